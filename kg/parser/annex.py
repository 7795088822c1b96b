"""Rows of an annex table joined to the body: whose item a row is, by where the body prints its text."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from kg.document import Flow, Place
from kg.model import Severity
from kg.parser import named, ranks
from kg.parser.drafts import Draft, Note
from kg.parser.items import Item, items_of
from kg.parser.rows import Heading, Row


def join(
    flow: Flow, rows: Sequence[Row], body: Sequence[Draft], sections: dict[int, Place], notes: list[Note]
) -> list[Draft]:
    """All drafts, body and annex, in order; `sections` gains the headings only the table prints.

    An item goes below the body task whose text holds its own; where its merged cell says otherwise, a note says so.
    """
    said = ranks.order(flow)
    shared = items_of(flow, rows, said)
    items = [item for several in shared for item in several]
    words = [named.letters(flow, item.text) for item in items]
    texts = [named.letters(flow, draft.text) for draft in body] if items else []
    names = named.tasks(flow, items, words, body, texts)
    homes = [name or home for name, home in zip(names, _homes(flow, items, words, body, texts), strict=True)]
    whole = _of_sections(flow, items, names, sections, body)
    compare = _Compare(flow, sections, notes)
    others = [item for item, name in zip(items, names, strict=True) if name is None and id(item) not in whole]
    heads = _Heads(flow, others, sections, body)
    itself = _same_tasks(flow, items, homes) | {id(i) for i, name in zip(items, names, strict=True) if name is not None}
    made: dict[int, Draft] = {}
    for item, name, home in zip(items, names, homes, strict=True):
        if id(item) in whole:
            continue
        if home is None:
            made[id(item)] = own = heads.draft(item)
            if own.parent is not None and own.parent.parent is not None and id(own.parent) not in made:
                made[id(own.parent)] = own.parent  # 1. below （一）, with rows of its own
        elif id(item) in itself:
            _take(flow, home, item)
            compare.headings(item, home, home)
            if name is not None:
                compare.name(item, name)
        else:
            made[id(item)] = item.draft(home.section, home)
            compare.headings(item, home, made[id(item)])
    for item in items:
        for draft in whole.get(id(item), ()):
            _take(flow, draft, item)
    notes += [_two_items(flow, several, made.get(id(several[0]))) for several in shared if len(several) > 1]
    drafted = list(made.values())
    _count(drafted)
    # A task of the body that the annex splits carries no duties of its own, unless a row lays some on itself.
    laden = {id(name) for name in names if name is not None}
    for draft in drafted:
        if draft.parent is not None and id(draft.parent) not in laden:
            draft.parent.bears = False
    joined = _in_order([*body, *heads.tasks], drafted)
    ranks.rank(joined, said)
    return joined


def _take(flow: Flow, draft: Draft, item: Item) -> None:
    """Lay on a task what a row says of it and the body doesn't."""
    known = {(share.role, flow.folded[share.start : share.end]) for share in draft.shares}
    draft.shares += [s for s in item.shares if (s.role, flow.folded[s.start : s.end]) not in known]
    due = {flow.folded[slice(*place)] for place in draft.due}
    draft.due += [place for place in item.due if flow.folded[slice(*place)] not in due]


def _of_sections(
    flow: Flow, items: Sequence[Item], names: Sequence[Draft | None], sections: dict[int, Place], body: Sequence[Draft]
) -> dict[int, list[Draft]]:
    """For each item that names a section as a whole, the tasks of the section that nothing else lays on units."""
    laden = {id(name) for name in names if name is not None}
    found: dict[int, list[Draft]] = {}
    for item, name in zip(items, names, strict=True):
        number = named.section_of(flow, item, sections) if name is None else None
        if number is not None:
            bare = [d for d in body if d.section == number and d.parent is None and not d.shares and id(d) not in laden]
            found.update({id(item): bare} if bare else {})
    return found


def _two_items(flow: Flow, items: Sequence[Item], first: Draft | None) -> Note:
    printed = "、".join(flow.mention(*item.head) for item in items if item.head is not None)
    message = f"One row holds the items {printed}; the lines of its other cells go to them in order."
    places = [place for item in items for place in (item.head, *item.text) if place is not None]
    return Note("two-items", Severity.WARNING, message, first, (places[0][0], places[-1][1]))


def _same_tasks(flow: Flow, items: Sequence[Item], homes: Sequence[Draft | None]) -> set[int]:
    """The items that are a body task itself rather than a part of it: one row each, without a number of its own."""
    below = Counter(id(home) for home in homes if home is not None)
    every = all(count == 1 for count in below.values())
    found = set()
    for item, home in zip(items, homes, strict=True):
        if home is None or below[id(home)] > 1 or not (item.mark is None or (item.counted and every)):
            continue
        above = item.heading(task=True)
        titled = above is not None and home.title is not None and _same_words(flow, above.title, home.title)
        if titled or len(named.letters(flow, item.text)) >= 0.8 * len(named.letters(flow, home.text)):
            found.add(id(item))
    return found


def _in_order(tasks: Sequence[Draft], items: Sequence[Draft]) -> list[Draft]:
    """Tasks each followed by its items, items without a task where they were printed."""
    children: dict[int, list[Draft]] = {}
    for item in items:
        children.setdefault(0 if item.parent is None else id(item.parent), []).append(item)
    ordered: list[Draft] = []
    stack = list(reversed(tasks))
    while stack:
        task = stack.pop()
        ordered.append(task)
        stack += reversed(children.pop(id(task), []))
    return ordered + [item for rest in children.values() for item in rest]


def _count(items: Sequence[Draft]) -> None:
    """Number the items the table prints without one, in order within their task or section."""
    seen: Counter[tuple[int | None, int]] = Counter()
    for item in items:
        key = (item.section, 0 if item.parent is None else id(item.parent))
        seen[key] += 1
        if item.number is None:
            item.number = seen[key]


# --- where the body prints it -----------------------------------------------------------------------------------------


_RUN = 8
"""Letters that two texts must share in a row to speak for each other."""


def _same_words(flow: Flow, one: Place, other: Place) -> bool:
    return named.letters(flow, [one]) == named.letters(flow, [other])


def _homes(
    flow: Flow, items: Sequence[Item], words: Sequence[str], body: Sequence[Draft], texts: Sequence[str]
) -> list[Draft | None]:
    """For each item the body task that prints its text, in whole or for the most part; None where that is not clear.

    `words` are the letters of the items, `texts` those of the body's tasks.
    """
    if not items or not body:
        return [None] * len(items)
    starts = [0, *accumulate(len(letters) + 1 for letters in texts)]
    printed = "\n".join(texts)
    index: dict[str, list[int]] = {}
    homes: list[Draft | None] = []
    at = 0
    for item, letters in zip(items, words, strict=True):
        found = printed.find(letters, at, at + _AHEAD) if len(letters) >= _RUN else -1
        if found >= 0:  # items are printed in the order of the body, but for those gone astray
            at = found
            homes.append(body[bisect_right(starts, found) - 1])
            continue
        index = index or _index(texts)
        votes = Counter(i for run in _runs(letters) for i in index.get(run, ()))
        candidates = [(body[i], letters in texts[i], n) for i, n in votes.most_common(_FEW)]
        homes.append(_home(flow, candidates, letters, item.heading(task=True)))
    return homes


_AHEAD = 4000


def _index(texts: Sequence[str]) -> dict[str, list[int]]:
    """The tasks, a few at most, that print each run of letters."""
    index: dict[str, list[int]] = {}
    for i, letters in enumerate(texts):
        for run in _runs(letters):
            known = index.setdefault(run, [])
            if len(known) < _FEW and (not known or known[-1] != i):
                known.append(i)
    return index


_FEW = 6


def _runs(letters: str) -> list[str]:
    return [letters[at : at + _RUN] for at in range(len(letters) - _RUN + 1)]


def _home(
    flow: Flow, candidates: Sequence[tuple[Draft, bool, int]], letters: str, above: Heading | None
) -> Draft | None:
    """The one of some body tasks (with whether it holds the whole text, and the runs it shares) that prints an item."""
    whole = [draft for draft, holds, _ in candidates if holds]
    if len(whole) == 1:
        return whole[0]
    enough = 0.4 * (len(letters) - _RUN + 1)
    close = whole or [d for d, _, n in candidates if n >= enough and n >= 0.5 * candidates[0][2]]
    if len(close) < 2:
        return close[0] if close else None
    named = [d for d in close if above is not None and d.title is not None and _same_words(flow, above.title, d.title)]
    return named[0] if len(named) == 1 else None


class _Compare:
    """Notes where a row's merged cells and the body's headings disagree; each heading is told of once."""

    def __init__(self, flow: Flow, sections: dict[int, Place], notes: list[Note]) -> None:
        self.flow, self.notes = flow, notes
        self.sections = dict(sections)  # as the body prints them
        self.told: set[str] = set()
        self.compared: set[tuple[Place | None, Place, Place]] = set()

    def headings(self, item: Item, home: Draft, draft: Draft) -> None:
        """Compare the cells `item` stands under with `home`; `draft` is what the item became."""
        above, top = item.heading(task=True), item.heading(task=False)
        if above is not None and above.mark is not None and home.mark is not None and home.head is not None:
            if above.mark.number != home.mark.number:
                printed, own = self._print(above), self.flow.mention(*home.head)
                message = f"The table puts this row under “{printed}”; the body prints it under {own}, which counts."
                place = (item.text[0][0], item.text[-1][1])
                self.notes.append(Note("row-moved", Severity.WARNING, message, draft, place))
            elif home.title is not None:
                self._title(above, home.title, home)
        if item.section in self.sections and top is not None:
            self._title(top, self.sections[item.section], None)

    def name(self, item: Item, home: Draft) -> None:
        """Compare the words by which `item` names its task with those of the body."""
        if home.title is None or not item.text or item.heading(task=True) is not None:
            return
        _, words = item.name(self.flow)
        said = Heading(item.mark, item.head, (words[0][0], words[-1][1]))
        if not named.letters(self.flow, [said.title]).startswith(named.letters(self.flow, [home.title])):
            self._title(said, home.title, home)

    def _print(self, found: Heading) -> str:
        return self.flow.mention((found.number or found.title)[0], found.title[1])

    def _title(self, found: Heading, title: Place, draft: Draft | None) -> None:
        pair = (found.number, found.title, title)
        if pair in self.compared:
            return
        self.compared.add(pair)
        printed = self._print(found)
        if printed in self.told or _same_words(self.flow, found.title, title):
            return
        self.told.add(printed)
        own = self.flow.mention(*title)
        message = f"The table prints the heading “{printed}”, the body “{own}”; the body's counts."
        self.notes.append(Note("title-differs", Severity.INFO, message, draft, found.title))


# --- rows the body does not print -------------------------------------------------------------------------------------


class _Heads:
    """The sections and tasks that only the table's heading cells print."""

    def __init__(self, flow: Flow, items: Sequence[Item], sections: dict[int, Place], body: Sequence[Draft]) -> None:
        self.flow, self.sections = flow, sections
        self.printed: dict[str, Draft] = {}  # the body's tasks by the words of their titles
        for draft in body if items else ():
            alone = draft.title is None and len(draft.text) == 1
            title = draft.text[0] if alone else draft.title
            if title is not None:
                self.printed.setdefault(named.letters(flow, [title]), draft)
        self.tasks: list[Draft] = []
        self.made: dict[tuple[int | None, str], Draft] = {}
        self.words: dict[Place, str] = {}  # of each heading cell
        self.keys = {id(item): self._key(item) for item in items}
        self.below = Counter(key for key in self.keys.values() if key is not None)
        # Where each numbered cell heads a single row without a number of its own, the row is the task it numbers.
        self.single = all(count == 1 for count in self.below.values()) and not any(
            item.mark is not None and not item.counted for item in items if self.keys[id(item)] is not None
        )

    def _key(self, item: Item) -> tuple[int | None, str] | None:
        """What tells the heading cell of an item from others: its section, number and words."""
        above = item.heading(task=True)
        if above is None or above.mark is None:
            return None
        outer = item.above(above)
        return item.section, " ".join([self._words(found) for found in (outer, above) if found is not None])

    def _words(self, found: Heading) -> str:
        if found.title not in self.words:
            number = "" if found.mark is None else found.mark.number
            self.words[found.title] = f"{number} {named.letters(self.flow, [found.title])}"
        return self.words[found.title]

    def draft(self, item: Item) -> Draft:
        """The draft of an item, below the task of its heading cell; a title cell without a number gives its title."""
        top, above = item.heading(task=False), item.heading(task=True)
        if top is not None and item.section is not None:
            self.sections.setdefault(item.section, top.title)
        key = self.keys[id(item)]
        if above is None or key is None:
            made = item.draft(item.section, None)
            made.title = next((h.title for h in reversed(item.headings) if h.mark is None), None)
            return made
        outer = item.above(above)
        parent = None if outer is None else self._made((item.section, self._words(outer)), item.section, outer, None)
        counted = item.mark is None or item.counted
        if (self.single or (parent and self.below[key] == 1 and counted)) and self._printed(above) is None:
            item.mark, item.head = above.mark, above.number
            made = item.draft(item.section, parent)
            made.title = above.title
            return made
        home = self._made(key, item.section, above, parent)
        return item.draft(home.section, home)

    def _made(self, key: tuple[int | None, str], section: int | None, found: Heading, parent: Draft | None) -> Draft:
        if key not in self.made:
            self.made[key] = self._task(section, found, parent)
        return self.made[key]

    def _task(self, section: int | None, found: Heading, parent: Draft | None) -> Draft:
        """The body task a heading cell repeats, or a new one."""
        printed = self._printed(found)
        if printed is not None:
            if printed.title is None:  # a heading that stands alone above its table
                printed.title, printed.text = printed.text[0], []
            return printed
        number = None if found.mark is None else found.mark.number
        draft = Draft(section, parent, found.mark, found.number, found.title, number=number)
        self.tasks += [] if parent else [draft]
        return draft

    def _printed(self, found: Heading) -> Draft | None:
        """The body task whose title a heading repeats, or which is nothing but that heading."""
        return self.printed.get(named.letters(self.flow, [found.title]))
