"""Annex tables printed one cell a line, as copied from web pages: merged and empty cells are simply missing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product

from kg.document import Flow, Line, Place, Table
from kg.numerals import NUMERAL, Style, mark
from kg.parser import asides
from kg.parser.columns import Word, looks, word
from kg.parser.grammar import UNIT_COLUMNS, Column, is_phrase
from kg.parser.heads import is_headlike
from kg.parser.laying import joined, lay
from kg.parser.letter import LONE_DATE
from kg.parser.rows import DITTO, Heading, Row, banners, heading, numbered
from kg.parser.shares import parted

_MOST_COLUMNS = 12
LONGEST_HEAD = 20
"""Characters that the first head of such a table may have."""


def head(flow: Flow, blocks: Sequence[Line | Table], at: int = 0) -> list[Word]:
    """What consecutive lines from `at` say as heads, one head a line; empty where no table begins.

    The last of them is a known head; a head nobody has met may follow.
    """
    first = blocks[at]
    if not isinstance(first, Line) or first.end - first.start > LONGEST_HEAD or _word(flow, first).kind is None:
        return []
    words: list[Word] = []
    for line in blocks[at : at + _MOST_COLUMNS]:
        if not isinstance(line, Line) or not (_word(flow, line).firm or is_headlike(flow, (line.start, line.end))):
            break
        words.append(_word(flow, line))
    while words and not words[-1].firm:
        words.pop()
    firm = [said.kind for said in words if said.firm]
    told = {said.kind for said in words}
    lays = bool(told & {*UNIT_COLUMNS}) or (len(firm) > 2 and Column.DEADLINE in told)
    if len(firm) < 2 or 2 * len(firm) < len(words) or not lays:
        return []
    return words if told & {Column.TASK, Column.CONTENT} else []


def _word(flow: Flow, line: Line) -> Word:
    return word(flow.folded[line.start : line.end])


def rows(flow: Flow, lines: Sequence[Line], above: Sequence[Place] = ()) -> tuple[list[Row], int]:
    """The rows of the tables whose heads and cells are `lines`, and how many of the lines they take.

    `above` are the headings right above them.
    """
    reader = _Cells(flow)
    reader.headings = banners(flow, above)
    printed: list[str] = []  # the head in force
    run: list[Place] = []
    at = 0
    last, noted = _limits(flow, lines)
    while at < len(lines):
        place = (lines[at].start, lines[at].end)
        if printed and printed == [flow.folded[b.start : b.end] for b in lines[at : at + len(printed)]]:
            at += len(printed)  # the head again, as on each page
            continue
        words = head(flow, lines, at)
        if words and (words[0].firm or not printed):  # 政务公开责任单位 above a repeated head is a cell
            reader.take(run)
            run = []
            below = [(b.start, b.end) for b in lines[at + len(words) : at + len(words) + _SAMPLE]]
            taken, reader.columns = _choose(flow, words, below)
            printed = [flow.folded[b.start : b.end] for b in lines[at : at + taken]]
            at += taken
            continue
        found = mark(flow.folded, *place)
        read = bool(run or reader.rows)
        if found is not None and found.style <= Style.SECTION and last <= at < noted and read:
            break  # the plan goes on in running text
        if found is not None and found.style <= Style.SECTION:
            # 序号 stands in front of the heading of its row.
            number = [run.pop()] if run and reader.columns[0] is Column.NUMBER and _is_number(flow, run[-1]) else []
            reader.take(run)
            run = number
            reader.headings = {-2: heading(flow, place)}
        elif (apart := _numbered(flow, lines, at)) is not None:  # 一 | 主动公开
            reader.take(run)
            run = []
            deeper = apart.mark is not None and apart.mark.style > Style.SECTION
            reader.headings = {
                **({k: h for k, h in reader.headings.items() if k == -2 and deeper}),
                -1 - (not deeper): apart,
            }
            at += 1
        elif found is not None and found.style is Style.TASK and _heads_items(flow, lines, at):
            reader.take(run)
            run = []
            reader.headings = {k: h for k, h in reader.headings.items() if k == -2} | {-1: heading(flow, place)}
        elif at >= noted or asides.TABLE_TITLE.fullmatch(flow.folded, *place):
            pass
        elif asides.TOTAL.fullmatch(flow.folded, *place):  # 合计 | 2项
            while at + 1 < len(lines) and _COUNT.fullmatch(flow.folded, lines[at + 1].start, lines[at + 1].end):
                at += 1
        else:
            run.append(place)
        at += 1
    reader.take(run)
    return reader.rows, at


_ASSIGNED = (Column.RESPONSIBLE, Column.DEADLINE)
_CHINESE = re.compile(rf"{NUMERAL}|\\({NUMERAL}\\)")


def _numbered(flow: Flow, lines: Sequence[Line], at: int) -> Heading | None:
    """The heading whose number stands on a line of its own in front of it."""
    place = (lines[at].start, lines[at].end)
    if at + 2 >= len(lines) or not _CHINESE.fullmatch(flow.folded, *place):
        return None
    title = (lines[at + 1].start, lines[at + 1].end)
    if looks(flow, title) is not Column.TASK or looks(flow, (lines[at + 2].start, lines[at + 2].end)) in _ASSIGNED:
        return None
    return numbered(flow, place, title)


def _heads_items(flow: Flow, lines: Sequence[Line], at: int) -> bool:
    """Whether the title on a line heads another on the next: （一）民生 | 1.财政公开 | 公开部门预算。"""
    if at + 2 >= len(lines):
        return False
    title, item, text = [(line.start, line.end) for line in lines[at : at + 3]]
    found = mark(flow.folded, *item)
    titles = [looks(flow, place) for place in (title, item)]
    return (
        found is not None
        and found.style > Style.TASK
        and titles == [Column.TASK, Column.TASK]
        and looks(flow, text) is Column.CONTENT
    )


_COUNT = re.compile(r"\d{1,4}[项条个件]?(?:任务|工作|事项)?")
_SAMPLE = 60
"""Cells that tell what the columns of a table hold."""


def _limits(flow: Flow, lines: Sequence[Line]) -> tuple[int, int]:
    """Where the cells of a table end that name units or days, and where the notes below it begin."""
    end = len(lines)
    if end > 2 and LONE_DATE.fullmatch(flow.folded, lines[-1].start, lines[-1].end):
        end -= 2  # who signed the notes, and when
    for upto in (end, len(lines)):
        noted = len(lines)
        for i in range(upto - 1, -1, -1):
            place = (lines[i].start, lines[i].end)
            if asides.NOTE.match(flow.folded, *place) or asides.heads_notes(flow.folded, *place):
                noted = i
            elif looks(flow, place) in _ASSIGNED:
                break
        else:
            i = -1
        if noted < len(lines) or upto == len(lines):
            return i + 1, noted
    return len(lines), len(lines)


def _ends(flow: Flow, place: Place) -> bool:
    """Whether a line is no cell that tells of its column: a section row, the total of a table or a note on it."""
    found = mark(flow.folded, *place)
    section = found is not None and found.style <= Style.SECTION
    return section or any(p.match(flow.folded, *place) for p in (asides.TOTAL, asides.NOTE))


def _is_number(flow: Flow, place: Place) -> bool:
    return looks(flow, place) is Column.NUMBER


# --- columns ----------------------------------------------------------------------------------------------------------


def _choose(flow: Flow, words: list[Word], cells: Sequence[Place]) -> tuple[int, list[Column]]:
    """How many lines the head takes and what its columns hold, so that the cells below it fit best.

    Up to two lines behind the last known head may be heads nobody has met.
    """
    best: tuple[float, int, list[Column]] | None = None
    for more in range(3):
        if more and (more > len(cells) or not _may_head(flow, cells[more - 1])):
            break
        said = words + [word(flow.folded[slice(*place)]) for place in cells[:more]]
        if any(w.kind in (Column.TASK, Column.CONTENT) for w in said[len(words) :]):
            break  # a title rather than a head
        looked = [_look(flow, place) for place in cells[more:] if not _ends(flow, place)]
        for kinds in _readings(said):
            if more and {*kinds[-more:]} & {Column.TASK, Column.CONTENT}:
                continue
            cost = 2.5 * more + (lay(looked, kinds)[0] if looked else 0.0)
            if best is None or cost < best[0]:
                best = (cost, len(said), kinds)
    for more in (2, 3):
        kinds = _widened(flow, words, cells, more)
        looked = [_look(flow, place) for place in cells[more:] if not _ends(flow, place)]
        if kinds and best is not None and looked and (cost := lay(looked, kinds)[0]) < best[0]:
            best = (cost, len(words) + more, kinds)
    assert best is not None
    return best[1], best[2]


_LONGEST_UNKNOWN = 12
"""Characters of a head nobody has met."""


def _may_head(flow: Flow, place: Place) -> bool:
    """Whether a print may be a head nobody has met, rather than the title of what is to be done: 围绕重点推进公开."""
    short = place[1] - place[0] <= _LONGEST_UNKNOWN
    return short and is_headlike(flow, place) and not is_phrase(flow.folded[slice(*place)])


def _widened(flow: Flow, words: Sequence[Word], cells: Sequence[Place], more: int) -> list[Column]:
    """The columns of a head whose units the first `more` cells below it part: 区级 | 镇街, before a row numbered 1."""
    kinds = [said.kind or Column.OTHER for said in words]
    parted_at = [c for c, kind in enumerate(kinds) if kind is Column.RESPONSIBLE]
    short = len(cells) > more and all(
        z - a <= 6 and mark(flow.folded, a, z) is None and looks(flow, (a, z)) in (Column.TASK, Column.RESPONSIBLE)
        for a, z in cells[:more]
    )
    if not short or not parted_at or kinds[0] is not Column.NUMBER or not _is_number(flow, cells[more]):
        return []
    at = parted_at[-1]
    return _with_content([*kinds[:at], *[Column.RESPONSIBLE] * more, *kinds[at + 1 :]])


_OPEN = (Column.OTHER, Column.TASK, Column.CONTENT, Column.RESPONSIBLE, Column.DEADLINE)
_MOST_OPEN = 2


def _readings(words: Sequence[Word]) -> Iterator[list[Column]]:
    """What the columns below some heads may hold, the likelier first."""
    titled = next((i for i, said in enumerate(words) if said.both and said.kind is Column.CONTENT), None)
    if titled is not None:  # 任务及要求 over titles and their texts
        words = [
            *words[:titled],
            Word(Column.TASK, firm=True),
            replace(words[titled], both=False),
            *words[titled + 1 :],
        ]
    unknown = [i for i, said in enumerate(words) if said.kind is None]
    open_kinds = _OPEN if len(unknown) <= _MOST_OPEN else _OPEN[:1]
    for guess in product(open_kinds, repeat=len(unknown)):
        kinds = [said.kind or Column.OTHER for said in words]
        for i, kind in zip(unknown, guess, strict=True):
            kinds[i] = kind
        texts = [i for i, kind in enumerate(kinds) if kind is Column.CONTENT]
        if any(kinds[i] is Column.TASK and i > texts[0] for i in unknown if texts) or len({*unknown} & {*texts[1:]}):
            continue  # behind the text no column of another title or text, unless its head says so
        yield _with_content(kinds)
        if Column.NUMBER not in kinds and Column.CONTENT in kinds[1:]:  # 具体要求 over the number of a row and its text
            at = kinds.index(Column.CONTENT, 1)
            yield [*kinds[:at], Column.NUMBER, *kinds[at:]]
        lower = len(kinds)
        while lower and kinds[lower - 1] in UNIT_COLUMNS and words[lower - 1].firm:
            lower -= 1
        upper = [i for i in range(lower - 1) if kinds[i] is Column.RESPONSIBLE]
        if len(kinds) - lower > 1 and upper:  # 责任分工 | 完成时限 | 牵头单位 | 配合单位: a head in two rows
            yield _with_content([*kinds[: upper[-1]], *kinds[lower:], *kinds[upper[-1] + 1 : lower]])
        lower = len(kinds)
        while lower and kinds[lower - 1] is Column.TASK and words[lower - 1].firm:
            lower -= 1
        if 0 < lower < len(kinds) - 1 and kinds[0] is Column.TASK:  # 分类 | 内容要求 | 责任单位 | 一级 | 二级
            yield [*kinds[lower:], *kinds[1:lower]]
        for i, (said, after) in enumerate(pairwise(words)):
            if said.kind is not None and not said.firm and after.firm:  # 目标 | 任务, one head cut in two
                yield _with_content([*kinds[:i], *kinds[i + 1 :]])
        both = [i for i, said in enumerate(words) if said.both and kinds[i] is not Column.CONTENT]
        if both:  # 责任单位及完成时限, each on a line of its own
            i = both[0]
            yield _with_content([*kinds[: i + 1], Column.DEADLINE, *kinds[i + 1 :]])
            yield _with_content([*kinds[:i], Column.DEADLINE, *kinds[i:]])


def _with_content(kinds: list[Column]) -> list[Column]:
    """The columns with the last of tasks as content where none is."""
    if Column.CONTENT not in kinds and Column.TASK in kinds:
        kinds[len(kinds) - 1 - kinds[::-1].index(Column.TASK)] = Column.CONTENT
    return kinds


# --- cells ------------------------------------------------------------------------------------------------------------


class _Cells:
    """The rows found so far and the headings in force.

    A section row stands at -2, a task's at -1, a heading of column c at 2c, and a 1. below a （一） at 2c + 1.
    """

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.columns: list[Column] = []
        self.headings: dict[int, Heading] = {}
        self.rows: list[Row] = []

    def take(self, run: Sequence[Place]) -> None:
        """Lay a run of cells, in which no section begins, into rows."""
        if not run:
            return
        run = joined(self.flow, run)
        row: Row | None = None
        begun = len(self.rows)
        last = len(self.columns)
        first = self.columns[0] in UNIT_COLUMNS  # units in front of what they do are merged over its rows
        for place, c in zip(run, lay([_look(self.flow, place) for place in run], self.columns)[1], strict=True):
            kind = self.columns[c]
            again = c == last and kind not in (Column.CONTENT, *UNIT_COLUMNS)
            if row is None or c < last or again:
                units = (
                    [(role, list(lines)) for role, lines in row.units] if first and row is not None and c > 0 else []
                )
                row = Row(headings=self._above(), units=units)
                self.rows.append(row)
            goes_on, last = c == last, c
            if kind is Column.TASK:
                self._head(heading(self.flow, place), 2 * c)
                row.headings = self._above()
            elif self.flow.folded[slice(*place)] not in DITTO:
                _put(self.flow, row, kind, place, goes_on)
            elif len(self.rows) > 1 and kind is Column.DEADLINE:
                row.deadlines += self.rows[-2].deadlines
            elif len(self.rows) > 1 and kind in UNIT_COLUMNS:
                row.units += [unit for unit in self.rows[-2].units if unit[0] is UNIT_COLUMNS[kind]]
        _count_headings(self.flow, self.rows[begun:])

    def _head(self, found: Heading, at: int) -> None:
        """Put a heading in force, and those it ends out of it."""
        outer = self.headings.get(at)
        if outer is not None and outer.mark is not None and found.mark is not None:
            at += Style.SECTION < outer.mark.style <= Style.TASK < found.mark.style
        self.headings = {key: h for key, h in self.headings.items() if key < at}
        self.headings[at] = found

    def _above(self) -> list[Heading]:
        return [self.headings[key] for key in sorted(self.headings)]


def _count_headings(flow: Flow, rows: Sequence[Row]) -> None:
    """Give the number of a row to its heading where that heads the rows below it, which have no number."""
    for i in range(len(rows) - 1):
        row = rows[i]
        if row.number is None or not row.headings or row.headings[-1].mark is not None:
            continue
        until = i + 1
        while until < len(rows) and rows[until].number is None and rows[until].headings == row.headings:
            until += 1
        found = numbered(flow, row.number, row.headings[-1].title) if until > i + 1 else None
        if found is not None and row.number[0] < found.title[0]:
            row.number = None
            for one in rows[i:until]:
                one.headings = [*one.headings[:-1], found]


def _put(flow: Flow, row: Row, kind: Column, place: Place, goes_on: bool) -> None:
    if kind is Column.NUMBER:
        row.number = place
    elif kind is Column.CONTENT:
        row.content.append(place)
    elif kind is Column.DEADLINE:
        row.deadlines.append(place)
    elif kind in UNIT_COLUMNS:
        names, due = parted(flow, [place])
        row.deadlines += due
        if goes_on and not due and row.units and row.units[-1][0] is UNIT_COLUMNS[kind]:
            row.units[-1][1].append(place)
        else:
            row.units += [(UNIT_COLUMNS[kind], lines) for lines in names]


def _look(flow: Flow, place: Place) -> Column | None:
    """What a cell looks like; None for 同上, which may stand for units or a deadline."""
    return None if flow.folded[slice(*place)] in DITTO else looks(flow, place)
