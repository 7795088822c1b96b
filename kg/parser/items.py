"""What a row of an annex table says: one item, or several numbered ones that share its cells."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.document import Flow, Place
from kg.numerals import Mark, Style, integer, mark
from kg.parser import deadlines, duties, lists, ranks
from kg.parser.drafts import Draft
from kg.parser.lists import Share
from kg.parser.ranks import Order
from kg.parser.rows import Heading, Row


@dataclass(slots=True)
class Item:
    """One item of a row: its mark, its text, and what the row's other cells say of it.

    `counted` when the number is that of a 序号 column, which may count what a heading numbers already.
    """

    headings: list[Heading]
    mark: Mark | None
    head: Place | None
    text: list[Place]
    shares: list[Share]
    due: list[Place]
    counted: bool = False

    def heading(self, task: bool) -> Heading | None:
        """The numbered cell the item stands under: its task, or its section."""
        for found in reversed(self.headings):
            if found.mark is not None and (found.mark.style > Style.SECTION) == task:
                return found
        return None

    def above(self, found: Heading) -> Heading | None:
        """The task's numbered cell above another numbered one: （一） above 1."""
        style = Style.TASK if found.mark is None else found.mark.style
        above = (h for h in reversed(self.headings) if h.mark is not None and Style.SECTION < h.mark.style < style)
        return next(above, None)

    def name(self, flow: Flow) -> tuple[Mark | None, list[Place]]:
        """The number and words by which it may name a task of the body: （二）教育信息公开, even with a 3 in front."""
        inner = mark(flow.folded, *self.text[0]) if self.counted and self.text else None
        if inner is None:
            return (None if self.counted else self.mark), self.text
        (start, end), *rest = self.text
        return inner, [(start + inner.length, end), *rest]

    @property
    def section(self) -> int | None:
        top = self.heading(task=False)
        return None if top is None or top.mark is None else top.mark.number

    def draft(self, section: int | None, parent: Draft | None) -> Draft:
        number = None if self.mark is None else self.mark.number
        return Draft(section, parent, self.mark, self.head, None, self.text, self.shares, self.due, number)


_Piece = tuple[Mark | None, int, int]
"""A numbered piece of a cell: its mark, its start and end."""


def items_of(flow: Flow, rows: Sequence[Row], said: Order) -> list[list[Item]]:
    """The items of each row: one, or several numbered ones that share its cells; `said` of the order of units.

    Numbers that begin anew in each of several rows, or stand beside a number of the row, only count its paragraphs.
    """
    pieces = [_numbered(flow, row.content) for row in rows]
    begins: Counter[tuple[Place, ...]] = Counter()
    several: set[tuple[Place, ...]] = set()
    for row, parts in zip(rows, pieces, strict=True):
        if parts[0][0] is not None and parts[0][0].number == 1:
            begins[_above(row)] += 1
            several.update([_above(row)] if len(parts) > 1 else [])
    found = []
    for row, parts in zip(rows, pieces, strict=True):
        inner = row.number is not None or (begins[_above(row)] > 1 and _above(row) in several)
        whole: list[_Piece] = [(None, row.content[0][0], row.content[-1][1])] if inner and row.content else parts
        found.append(list(_items(flow, row, whole, said)))
    return found


def _above(row: Row) -> tuple[Place, ...]:
    """The numbered cells a row stands under."""
    return tuple(heading.title for heading in row.headings if heading.mark is not None)


def _items(flow: Flow, row: Row, pieces: Sequence[_Piece], said: Order) -> Iterator[Item]:
    for i, (found, start, end) in enumerate(pieces):
        own = start + (0 if found is None else found.length)
        text, shares = _own_units(flow, [(max(a, own), min(z, end)) for a, z in row.content if a < end and z > own])
        for role, lines in row.units:
            for a, z in _portion(flow, lines, len(pieces), i):
                if role is None:
                    listed = ranks.shared(flow, (a, z), said)
                else:
                    listed = lists.units(flow.folded, a, z, role, flow.places)
                shares += [share for share in listed if flow.folded[share.start] not in "-/无"]
        due = _portion(flow, row.deadlines, len(pieces), i)
        if found is not None:
            yield Item(row.headings, found, (start, own), text, shares, due)
        else:
            number = _counted(flow, row.number)
            head = None if number is None else row.number
            yield Item(row.headings, number, head, text, shares, due, counted=True)


def _own_units(flow: Flow, text: list[Place]) -> tuple[list[Place], list[Share]]:
    """The text of a cell without the units it prints itself, and those units."""
    own: list[Place] = []
    shares: list[Share] = []
    for start, end in text:
        at = start
        for statement in duties.statements(flow.folded, start, end, flow.places):
            shares += statement.shares
            own += [(at, statement.start)] if statement.start > at else []
            at = statement.end
        own += [(at, end)] if end > at else []
    return own, shares


def _counted(flow: Flow, number: Place | None) -> Mark | None:
    """The number of a 序号 cell as a mark."""
    value = None if number is None else integer(flow.folded[slice(*number)].strip(".、()"))
    return None if value is None else Mark(Style.ITEM, value, 0)


_MARKS = re.compile(r"\(?\d{1,3}[.、)](?!\d)|[①-⒛]|\([一二三四五六七八九十]{1,3}\)")


def _numbered(flow: Flow, lines: Sequence[Place]) -> list[_Piece]:
    """The numbered pieces of a content cell; one piece without a mark where none is printed."""
    if not lines:
        return [(None, 0, 0)]
    start, end = lines[0][0], lines[-1][1]
    first = mark(flow.folded, start, end)
    pieces: list[_Piece] = [(first, start, end)]
    if first is None:
        return pieces
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


_WITHIN_DAY = re.compile(r"\d[年月]\d")  # 2016年 10月底前, but 每月 10月底前 are two


def _portion(flow: Flow, lines: Sequence[Place], count: int, i: int) -> list[Place]:
    """What the i-th of several items takes of a cell: its own line where there is one for each, else all of it."""
    if not lines:
        return []
    whole = (lines[0][0], lines[-1][1])
    if count == 1:
        return _runs(lines)
    begins = [start for start, _ in lines[1:]]  # a break parts them, else a space: 2024年 9 月底前|12月底前
    spaces = [at for at in range(whole[0] + 1, whole[1]) if flow.places[at] - flow.places[at - 1] > 1]
    for places in (begins, spaces):
        cuts = [whole[0]]
        for at in places:
            if _is_apart(flow, cuts[-1], at, whole[1]):
                cuts.append(at)
        if len(cuts) == count:
            return [(cuts[i], [*cuts[1:], whole[1]][i])]
    return [whole]


def _runs(lines: Sequence[Place]) -> list[Place]:
    """The lines with nothing printed between them as one place each; those of several cells stay apart."""
    found = [lines[0]]
    for a, z in lines[1:]:
        if a == found[-1][1]:
            found[-1] = (found[-1][0], z)
        else:
            found.append((a, z))
    return found


def _is_apart(flow: Flow, begin: int, at: int, end: int) -> bool:
    left, right = (begin, at), (at, end)
    if _WITHIN_DAY.match(flow.folded, at - 2, end):
        return False
    if all(deadlines.is_column_entry(flow.folded, *side) for side in (left, right)):
        return True
    return lists.is_unit_list(flow.folded, *left) and lists.is_unit_list(flow.folded, *right)
