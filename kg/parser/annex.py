"""Rows of an annex table joined to the body: whose item a row is, by where the body prints its text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.clean import squeeze
from kg.document import Flow, Place
from kg.model import Finding, Role, Severity
from kg.numerals import Mark, Style, integer, mark
from kg.parser import deadlines, duties, grammar
from kg.parser.drafts import Draft
from kg.parser.duties import Share
from kg.parser.tables import Heading, Row


@dataclass(slots=True)
class _Item:
    """One item of a row: its mark, its text, and what the row's other cells say of it."""

    row: Row
    mark: Mark | None
    head: Place | None
    text: list[Place]
    shares: list[Share]
    due: list[Place]


_SHINGLE = 8
_LETTERS = re.compile(r"[^\w]+")


def join(
    flow: Flow, rows: Sequence[Row], body: Sequence[Draft], sections: dict[int, Place], findings: list[Finding]
) -> list[Draft]:
    """All drafts, body and annex, in order; `sections` gains the headings only the table prints.

    An item goes below the body task whose text holds its own; where its merged cell says otherwise, a finding says so.
    """
    found = [item for row in rows for item in _items(flow, row, findings)]
    index = _index(flow, body)
    homes = [_home(flow, item, body, index) for item in found]
    told: set[str] = set()
    below: Counter[int] = Counter(id(home) for home in homes if home is not None)
    made: list[Draft] = []
    merged: set[int] = set()
    heads = _Heads(flow, found, sections)
    for item, home in zip(found, homes, strict=True):
        if home is not None:
            _compare(flow, item, home, body, sections, findings, told)
            if below[id(home)] == 1 and item.mark is None and _covers(flow, item, home):
                home.shares += item.shares  # the row is the task itself
                home.due += item.due
                merged.add(id(home))
                continue
            made.append(_draft(item, home.section, home))
        else:
            made.append(heads.draft(item, body))
    new = heads.tasks
    _count(made)
    return _in_order([*body, *new], made)


def _draft(item: _Item, section: int | None, parent: Draft | None) -> Draft:
    number = None if item.mark is None else item.mark.number
    return Draft(section, parent, item.mark, item.head, None, item.text, item.shares, item.due, number)


def _in_order(tasks: Sequence[Draft], items: Sequence[Draft]) -> list[Draft]:
    """Tasks each followed by its items, items without a task where they were printed."""
    children: dict[int, list[Draft]] = {}
    for item in items:
        children.setdefault(0 if item.parent is None else id(item.parent), []).append(item)
    ordered: list[Draft] = []
    for task in tasks:
        ordered += [task, *children.pop(id(task), [])]
    return ordered + [item for rest in children.values() for item in rest]


def _count(items: Sequence[Draft]) -> None:
    """Number the items the table prints without one, in order within their task or section."""
    seen: Counter[tuple[int | None, int]] = Counter()
    for item in items:
        key = (item.section, 0 if item.parent is None else id(item.parent))
        seen[key] += 1
        if item.number is None:
            item.number = seen[key]


# --- what a row says --------------------------------------------------------------------------------------------------


def _items(flow: Flow, row: Row, findings: list[Finding]) -> list[_Item]:
    """The items of a row: one, or several numbered ones that share its cells."""
    pieces = _numbered(flow, row.content)
    if len(pieces) > 1:
        start, end = row.content[0][0], row.content[-1][1]
        printed = "、".join(squeeze(flow.chars[a : a + m.length]) for m, a, _ in pieces if m is not None)
        message = f"One row holds the items {printed}; the lines of its other cells go to them in order."
        findings.append(Finding("two-items", Severity.WARNING, message, None, *flow.span(start, end)))
    items = []
    for i, (found, start, end) in enumerate(pieces):
        head = None if found is None else (start, start + found.length)
        text = _clip(row.content, start if head is None else head[1], end)
        shares: list[Share] = []
        for statement in [s for a, z in text for s in duties.statements(flow.folded, a, z, flow.places)]:
            shares += statement.shares  # a cell that prints its units itself
            text = [(a, statement.start if a <= statement.start < z else z) for a, z in text if a < statement.start]
        for role, lines in row.units:
            for a, z in _portion(flow, lines, len(pieces), i):
                shares += _in_cell(flow, a, z, role)
        due = [place for lines in [row.deadlines] if lines for place in _portion(flow, lines, len(pieces), i)]
        number = found or _counted(flow, row.number)
        items.append(_Item(row, number, head or (row.number if number else None), text, shares, due))
    return items


def _in_cell(flow: Flow, start: int, end: int, role: Role) -> list[Share]:
    """The shares of a unit cell: a plain list, or clauses with labels and verbs of their own."""
    return [s for s in duties.units(flow.folded, start, end, role, flow.places) if flow.folded[s.start] not in "-/—无"]


def _counted(flow: Flow, number: Place | None) -> Mark | None:
    """The number of a 序号 cell as a mark."""
    value = None if number is None else integer(flow.folded[slice(*number)].strip(".、()"))
    return None if value is None else Mark(Style.ITEM, value, 0)


def _clip(lines: Sequence[Place], start: int, end: int) -> list[Place]:
    return [(max(a, start), min(z, end)) for a, z in lines if a < end and z > start]


_MARKS = re.compile(r"\(?\d{1,3}[.、)](?!\d)|[①-⑳]|\([一二三四五六七八九十]{1,3}\)")


def _numbered(flow: Flow, lines: Sequence[Place]) -> list[tuple[Mark | None, int, int]]:
    """The numbered pieces of a content cell as (mark, start, end); one piece without a mark where none is printed."""
    if not lines:
        return [(None, 0, 0)]
    start, end = lines[0][0], lines[-1][1]
    first = mark(flow.folded, start, end)
    if first is None:
        return [(None, start, end)]
    pieces: list[tuple[Mark | None, int, int]] = [(first, start, end)]
    number = first.number
    begins = {a for a, _ in lines}
    for found in _MARKS.finditer(flow.folded, start + 1, end):
        at = found.start()
        following = mark(flow.folded, at, end)
        apart = at in begins or flow.folded[at - 1] in "。;" or flow.places[at] - flow.places[at - 1] > 1
        if following is not None and apart and following.style is first.style and following.number == number + 1:
            pieces[-1] = (pieces[-1][0], pieces[-1][1], at)
            pieces.append((following, at, end))
            number += 1
    return pieces


def _portion(flow: Flow, lines: Sequence[Place], count: int, i: int) -> list[Place]:
    """What the i-th of several items takes of a cell: its own line where there is one for each, else all of it."""
    whole = (lines[0][0], lines[-1][1])
    if count == 1:
        return [whole]
    cuts = [whole[0]]
    for at in range(whole[0] + 1, whole[1]):
        if flow.places[at] - flow.places[at - 1] > 1 and _is_apart(flow, cuts[-1], at, whole[1]):
            cuts.append(at)
    if len(cuts) != count:
        return [whole]
    return [(cuts[i], [*cuts[1:], whole[1]][i])]


def _is_apart(flow: Flow, begin: int, at: int, end: int) -> bool:
    left, right = (begin, at), (at, end)
    if all(deadlines.is_column_entry(flow.folded, *side) for side in (left, right)):
        return True
    return duties.is_unit_list(flow.folded, *left) and grammar.starts_body(flow.folded[at:end])


# --- where the body prints it -----------------------------------------------------------------------------------------


def _letters(flow: Flow, places: Sequence[Place]) -> str:
    return _LETTERS.sub("", "".join(flow.folded[a:z] for a, z in places))


def _own(draft: Draft) -> list[Place]:
    return [*([draft.title] if draft.title is not None else []), *draft.text]


def _index(flow: Flow, body: Sequence[Draft]) -> dict[str, int]:
    """The body task that prints each run of eight letters; -1 where several do."""
    index: dict[str, int] = {}
    for i, draft in enumerate(body):
        letters = _letters(flow, draft.text)
        for at in range(len(letters) - _SHINGLE + 1):
            run = letters[at : at + _SHINGLE]
            index[run] = i if index.get(run, i) == i else -1
    return index


def _home(flow: Flow, item: _Item, body: Sequence[Draft], index: dict[str, int]) -> Draft | None:
    """The body task whose text holds most of an item's text, when no other comes near."""
    letters = _letters(flow, item.text)
    if not body or len(letters) < _SHINGLE:
        return None
    votes = Counter(index.get(letters[at : at + _SHINGLE], -2) for at in range(len(letters) - _SHINGLE + 1))
    runs = len(letters) - _SHINGLE + 1
    best = [(count, i) for i, count in votes.most_common(3) if i >= 0]
    if not best or best[0][0] < 0.4 * runs or (len(best) > 1 and best[1][0] > 0.5 * best[0][0]):
        return None
    return body[best[0][1]]


def _covers(flow: Flow, item: _Item, home: Draft) -> bool:
    return len(_letters(flow, item.text)) >= 0.8 * len(_letters(flow, home.text))


def _heading(item: _Item, task: bool) -> Heading | None:
    """The numbered cell a row stands under: its section, or its task."""
    for heading in reversed(item.row.headings):
        if heading.mark is not None and (heading.mark.style > Style.SECTION) == task:
            return heading
    return None


def _title(flow: Flow, heading: Heading) -> str:
    start, end = heading.place
    return _LETTERS.sub("", flow.folded[start + (heading.mark.length if heading.mark else 0) : end])


def _compare(
    flow: Flow,
    item: _Item,
    home: Draft,
    body: Sequence[Draft],
    sections: dict[int, Place],
    findings: list[Finding],
    told: set[str],
) -> None:
    """Report where a row's merged cells and the body's headings disagree."""
    heading = _heading(item, task=True)
    at = flow.span(item.text[0][0], item.text[-1][1])
    if heading is not None and heading.mark is not None and home.mark is not None:
        printed = squeeze(flow.chars[slice(*heading.place)])
        if heading.mark.number != home.mark.number:
            own = "" if home.head is None else squeeze(flow.chars[slice(*home.head)])
            message = f"The table puts this row under “{printed}”; the body prints its text under {own}, which counts."
            findings.append(Finding("row-moved", Severity.WARNING, message, home.path, *at))
        elif home.title is not None and _title(flow, heading) != _LETTERS.sub("", flow.folded[slice(*home.title)]):
            _differs(flow, heading, home.title, home.path, findings, told)
    top = _heading(item, task=False)
    if top is not None and top.mark is not None and top.mark.number in sections:
        own_title = sections[top.mark.number]
        if _title(flow, top) != _LETTERS.sub("", flow.folded[slice(*own_title)]):
            _differs(flow, top, own_title, None, findings, told)


def _differs(
    flow: Flow, heading: Heading, title: Place, path: str | None, findings: list[Finding], told: set[str]
) -> None:
    printed, own = squeeze(flow.chars[slice(*heading.place)]), squeeze(flow.chars[slice(*title)])
    if printed in told:
        return
    told.add(printed)
    message = f"The table prints the heading “{printed}”, the body “{own}”; the body's counts."
    findings.append(Finding("title-differs", Severity.INFO, message, path, *flow.span(*heading.place)))


# --- rows the body does not print -------------------------------------------------------------------------------------


class _Heads:
    """The sections and tasks that only the table's heading cells print."""

    def __init__(self, flow: Flow, items: Sequence[_Item], sections: dict[int, Place]) -> None:
        self.flow = flow
        self.sections = sections
        self.tasks: list[Draft] = []
        self.made: dict[tuple[int | None, str], Draft] = {}
        under = Counter(self._key(item) for item in items)
        numbered = [count for key, count in under.items() if key is not None]
        # Where each numbered cell heads a single unnumbered row, the row is the task the cell numbers.
        self.single = all(count == 1 for count in numbered) and not any(i.mark for i in items if self._key(i))

    def _key(self, item: _Item) -> tuple[int | None, str] | None:
        heading = _heading(item, task=True)
        return None if heading is None else (self._section(item), _title(self.flow, heading))

    def _section(self, item: _Item) -> int | None:
        top = _heading(item, task=False)
        return None if top is None or top.mark is None else top.mark.number

    def draft(self, item: _Item, body: Sequence[Draft]) -> Draft:
        """The draft of an item, below the task of its heading cell; a title cell without a number gives its title."""
        section = self._section(item)
        top, heading = _heading(item, task=False), _heading(item, task=True)
        if top is not None and top.mark is not None and section is not None and section not in self.sections:
            start, end = top.place
            self.sections[section] = (start + top.mark.length, end)
        if heading is None or heading.mark is None:
            made = _draft(item, section, None)
            titles = [h for h in item.row.headings if h.mark is None]
            if titles:
                made.title = titles[-1].place
            return made
        start, end = heading.place
        number, title = (start, start + heading.mark.length), (start + heading.mark.length, end)
        if self.single:
            made = _draft(replace(item, mark=heading.mark, head=number), section, None)
            made.title = title
            return made
        key = (section, _title(self.flow, heading))
        if key not in self.made:
            self.made[key] = self._task(section, heading.mark, number, title, body)
        return _draft(item, self.made[key].section, self.made[key])

    def _task(self, section: int | None, found: Mark, number: Place, title: Place, body: Sequence[Draft]) -> Draft:
        """The body task a heading cell repeats, or a new one."""
        printed = _LETTERS.sub("", self.flow.folded[slice(*title)])
        for draft in body:
            if draft.title is not None and _LETTERS.sub("", self.flow.folded[slice(*draft.title)]) == printed:
                return draft
        draft = Draft(section, None, found, number, title, number=found.number)
        self.tasks.append(draft)
        return draft
