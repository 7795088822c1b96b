"""Annex tables printed one cell a line, as copied from web pages: merged and empty cells are simply missing."""

from collections.abc import Sequence

from kg.document import Flow, Line, Place, Table
from kg.numerals import Style, mark
from kg.parser import grammar
from kg.parser.columns import looks, stranger
from kg.parser.grammar import UNIT_COLUMNS, Column
from kg.parser.tables import Heading, Row, heading

_MOST_COLUMNS = 10


def head(flow: Flow, blocks: Sequence[Line | Table], at: int = 0) -> list[Column]:
    """The columns named by consecutive lines from `at`, one head a line; empty where no table begins."""
    columns: list[Column] = []
    for line in blocks[at : at + _MOST_COLUMNS]:
        kind = grammar.column(flow.folded[line.start : line.end]) if isinstance(line, Line) else None
        if kind is None:
            break
        columns.append(kind)
    if len(columns) < 2 or not {*columns} & {*UNIT_COLUMNS} or not {*columns} & {Column.TASK, Column.CONTENT}:
        return []
    if Column.CONTENT not in columns:
        columns[len(columns) - 1 - columns[::-1].index(Column.TASK)] = Column.CONTENT
    return columns


def rows(flow: Flow, lines: Sequence[Line], columns: list[Column]) -> list[Row]:
    """The rows of the table whose cells are `lines`, its head left out."""
    reader = _Cells(flow, columns)
    run: list[Place] = []
    at = 0
    while at < len(lines):
        if head(flow, lines, at) == columns:  # the head again, as on each page
            at += len(columns)
            continue
        place = (lines[at].start, lines[at].end)
        found = mark(flow.folded, *place)
        if found is not None and found.style <= Style.SECTION:
            # 序号 stands in front of the heading of its row.
            number = [run.pop()] if run and columns[0] is Column.NUMBER and _is_number(flow, run[-1]) else []
            reader.take(run)
            run = number
            reader.headings = {-1: heading(flow, place)}
        else:
            run.append(place)
        at += 1
    reader.take(run)
    return reader.rows


def _is_number(flow: Flow, place: Place) -> bool:
    return looks(flow, place) is Column.NUMBER


class _Cells:
    """The rows found so far and the headings in force, by column (a section row at -1)."""

    def __init__(self, flow: Flow, columns: list[Column]) -> None:
        self.flow, self.columns = flow, columns
        self.headings: dict[int, Heading] = {}
        self.rows: list[Row] = []

    def take(self, run: Sequence[Place]) -> None:
        """Lay a run of cells, in which no section begins, into rows."""
        row: Row | None = None
        last = len(self.columns)
        for place, c in zip(run, _columns(self.flow, run, self.columns), strict=True):
            kind = self.columns[c]
            again = c == last and kind not in (Column.CONTENT, *UNIT_COLUMNS)
            if row is None or c < last or again:
                row = Row(headings=self._above())
                self.rows.append(row)
            last = c
            if kind is Column.TASK:
                self.headings = {key: h for key, h in self.headings.items() if key < c}
                self.headings[c] = heading(self.flow, place)
                row.headings = self._above()
            else:
                _put(row, kind, place)

    def _above(self) -> list[Heading]:
        return [self.headings[key] for key in sorted(self.headings)]


def _put(row: Row, kind: Column, place: Place) -> None:
    if kind is Column.NUMBER:
        row.number = place
    elif kind is Column.CONTENT:
        row.content.append(place)
    elif kind is Column.DEADLINE:
        row.deadlines.append(place)
    elif kind in UNIT_COLUMNS:
        if row.units and row.units[-1][0] is UNIT_COLUMNS[kind]:
            row.units[-1][1].append(place)
        else:
            row.units.append((UNIT_COLUMNS[kind], [place]))


def _columns(flow: Flow, run: Sequence[Place], columns: list[Column]) -> list[int]:
    """The column of each cell, at the least cost over the whole run (Viterbi).

    A cell costs what it misfits a column, and a step to a column costs the cells it leaves out.
    """
    if not run:
        return []
    width = range(len(columns))
    steps = [[_step(columns, b, c) for b in width] for c in width]
    fits = {kind: [stranger(kind, column) for column in columns] for kind in Column}
    left_before = [sum(map(_leave, columns[:c])) for c in width]
    first = fits[looks(flow, run[0])]
    costs = [left_before[c] + first[c] for c in width]
    trail: list[list[int]] = []
    for place in run[1:]:
        fit = fits[looks(flow, place)]
        ways = [[cost + step for cost, step in zip(costs, steps[c], strict=True)] for c in width]
        costs = [min(way) + fit[c] for c, way in zip(width, ways, strict=True)]
        trail.append([way.index(min(way)) for way in ways])
    c = min(width, key=lambda c: costs[c] + sum(map(_leave, columns[c + 1 :])))
    path = [c]
    for choice in reversed(trail):
        c = choice[c]
        path.append(c)
    return path[::-1]


def _leave(kind: Column) -> float:
    """What a row without a cell of this kind costs: one without content is rare."""
    return 4.0 if kind is Column.CONTENT else 0.5


def _step(columns: list[Column], before: int, after: int) -> float:
    """What going from one column to another costs: the cells left out between them."""
    if after > before:
        return sum(map(_leave, columns[before + 1 : after]))
    if after == before:  # another paragraph of the same cell
        kind = columns[after]
        return 0.3 if kind is Column.CONTENT else 1.5 if kind in UNIT_COLUMNS else 2.5
    return sum(map(_leave, columns[before + 1 :])) + sum(map(_leave, columns[:after]))

