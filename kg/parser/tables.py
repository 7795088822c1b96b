"""Annex tables: which column holds what, and the rows of tasks in it; for a grid and for one cell a line.

A grid is a table of the format itself. Text copied from a web page often has one cell a line instead, merged and
empty cells simply missing; both come out as the same rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.document import Cell, Flow, Line, Place, Table
from kg.model import Role
from kg.numerals import Mark, Style, mark
from kg.parser import deadlines, duties, grammar
from kg.parser.grammar import UNIT_COLUMNS, Column


@dataclass(frozen=True, slots=True)
class Heading:
    """A cell that heads rows: 一、… · （三）… · 政策解读. `place` is all of its print, mark included."""

    mark: Mark | None
    place: Place


@dataclass(slots=True)
class Row:
    """One row of tasks: the headings it stands under and the lines of its cells, by what their columns hold."""

    headings: list[Heading] = field(default_factory=list)
    number: Place | None = None
    content: list[Place] = field(default_factory=list)
    deadlines: list[Place] = field(default_factory=list)
    units: list[tuple[Role, list[Place]]] = field(default_factory=list)


def is_annex(flow: Flow, table: Table) -> bool:
    """Whether a table lays tasks on units: it has a head, or a column, of units."""
    grid = _grid(table)
    head = _head(flow, grid)
    if head is not None:
        kinds = {grammar.column(_print(flow, cell)) for cell in grid[head] if cell is not None}
        return bool(kinds & {*UNIT_COLUMNS}) and len(kinds) > 1
    evidence = _evidence(flow, grid)
    return any(e.units > 0.6 for e in evidence) and any(e.long > 0.5 for e in evidence)


def rows(flow: Flow, table: Table) -> list[Row]:
    """The rows of tasks of a grid, in printed order."""
    grid = _grid(table)
    head = _head(flow, grid)
    heads = [] if head is None else [_print(flow, cell) for cell in grid[head]]
    body = [row for r, row in enumerate(grid) if r != head and not _repeats(flow, row, heads)]
    columns = _columns(flow, grid[head] if head is not None else None, body)
    found: list[Row] = []
    above: dict[int, Heading] = {}
    for cells in body:
        printed = {c: cell for c, cell in enumerate(cells) if cell is not None and cell.lines}
        banner = _banner(flow, printed, columns)
        if banner is not None:
            above = {-1: banner}
            continue
        row = Row()
        for c, kind in enumerate(columns):
            cell = printed.get(c)
            if kind is Column.TASK:
                _head_row(flow, cell, c, above)
            elif cell is None or (c and cell is printed.get(c - 1)):
                continue  # nothing printed, or a cell merged across columns already taken
            elif kind is Column.NUMBER:
                row.number = _whole(cell)
            elif kind is Column.CONTENT:
                row.content += cell.lines
            elif kind is Column.DEADLINE:
                row.deadlines += cell.lines
            elif kind in UNIT_COLUMNS:
                row.units.append((UNIT_COLUMNS[kind], list(cell.lines)))
        row.headings = [above[c] for c in sorted(above)]
        if row.content or row.units:
            found.append(row)
    return found


def _head_row(flow: Flow, cell: Cell | None, c: int, above: dict[int, Heading]) -> None:
    """Note the heading cell of a row; an empty one continues the merged cell above it."""
    if cell is None:
        return
    place = _whole(cell)
    heading = Heading(mark(flow.folded, *place), place)
    if c in above and _same(flow, above[c].place, place):
        return  # the merged cell printed again, as after a page break
    if heading.mark is not None and heading.mark.style <= Style.SECTION:
        above.clear()
    for deeper in [other for other in above if other > c]:
        del above[deeper]
    above[c] = heading


def _same(flow: Flow, one: Place, other: Place) -> bool:
    return flow.folded[slice(*one)] == flow.folded[slice(*other)]


def _banner(flow: Flow, printed: dict[int, Cell], columns: Sequence[Column]) -> Heading | None:
    """The heading of a row that is one cell alone across the table: a section row."""
    cells = {id(cell): cell for cell in printed.values()}
    if len(cells) != 1 or len(columns) < 2:
        return None
    cell = next(iter(cells.values()))
    place = _whole(cell)
    found = mark(flow.folded, *place)
    wide = cell.columns > 1 and cell.columns >= len(columns) - 1
    if (found is not None and found.style <= Style.SECTION) or (wide and place[1] - place[0] <= 60):
        return Heading(found, place)
    return None


def _grid(table: Table) -> list[list[Cell | None]]:
    """The cells by row and column; a merged cell stands at each position it covers."""
    height = max(cell.row + cell.rows for cell in table.cells)
    width = max(cell.column + cell.columns for cell in table.cells)
    grid: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for cell in table.cells:
        for r in range(cell.row, min(cell.row + cell.rows, height)):
            for c in range(cell.column, min(cell.column + cell.columns, width)):
                grid[r][c] = cell
    return grid


def _whole(cell: Cell) -> Place:
    return cell.lines[0][0], cell.lines[-1][1]


def _print(flow: Flow, cell: Cell | None) -> str:
    return "" if cell is None or not cell.lines else flow.folded[slice(*_whole(cell))]


def _head(flow: Flow, grid: list[list[Cell | None]]) -> int | None:
    """The row that names the columns: most of its cells are known heads, two at least."""
    for r, row in enumerate(grid[:6]):
        prints = {_print(flow, cell) for cell in row} - {""}
        known = sum(1 for printed in prints if grammar.column(printed) is not None)
        if known >= 2 and known >= 0.6 * len(prints):
            return r
    return None


def _repeats(flow: Flow, row: list[Cell | None], heads: list[str]) -> bool:
    """Whether a row is the head again, as at the top of each page, or a title row without content."""
    prints = {_print(flow, cell) for cell in row} - {""}
    return not prints or (len(prints) > 1 and prints <= {*heads})


@dataclass(slots=True)
class _Evidence:
    """What the cells of a column look like: shares of its printed cells."""

    units: float = 0.0
    deadlines: float = 0.0
    numbers: float = 0.0
    long: float = 0.0
    printed: int = 0


def _evidence(flow: Flow, body: list[list[Cell | None]]) -> list[_Evidence]:
    columns = []
    for c in range(len(body[0]) if body else 0):
        seen: dict[int, Cell] = {}
        for row in body:
            cell = row[c]
            if cell is not None and cell.lines and cell.columns == 1:
                seen[id(cell)] = cell
        e = _Evidence(printed=len(seen))
        for cell in seen.values():
            kind = _looks(flow, _whole(cell))
            e.units += kind is Column.RESPONSIBLE
            e.deadlines += kind is Column.DEADLINE
            e.numbers += kind is Column.NUMBER
            e.long += kind is Column.CONTENT
        if seen:
            for name in ("units", "deadlines", "numbers", "long"):
                setattr(e, name, getattr(e, name) / len(seen))
        columns.append(e)
    return columns


def _looks(flow: Flow, place: Place) -> Column:
    """What the print of a cell looks like, whatever stands above it."""
    start, end = place
    printed = flow.folded[start:end]
    if printed.rstrip(".").isdigit() and len(printed) <= 4:
        return Column.NUMBER
    if deadlines.is_column_entry(flow.folded, start, end):
        return Column.DEADLINE
    if duties.is_unit_list(flow.folded, start, end):
        return Column.RESPONSIBLE
    return Column.CONTENT if end - start > 24 or printed[-1] in "。;" else Column.TASK


def _misfit(kind: Column, e: _Evidence) -> float:
    """How badly a column's cells fit a head, from 0."""
    if e.printed == 0:
        return 0.5 if kind is not Column.OTHER else 0.0
    if kind in UNIT_COLUMNS:
        return 3 * (1 - e.units)
    if kind is Column.DEADLINE:
        return 2 * (1 - e.deadlines) + 2 * e.units + e.long
    if kind is Column.NUMBER:
        return 3 * (1 - e.numbers)
    alien = 3 * (e.units + e.deadlines + e.numbers)
    if kind is Column.OTHER:
        return 0.8
    return alien + ((1 - e.long) if kind is Column.CONTENT else 0.8 * e.long)


def _columns(flow: Flow, head: list[Cell | None] | None, body: list[list[Cell | None]]) -> list[Column]:
    """What each column holds: its head's word where its cells agree, else the alignment of heads that fits best."""
    evidence = _evidence(flow, body)
    if head is None:
        kinds = [_by_looks(e) for e in evidence]
    else:
        direct = [grammar.column(_print(flow, cell)) or Column.OTHER for cell in head]
        named = [
            kind for i, kind in enumerate(direct) if _print(flow, head[i]) and (i == 0 or head[i] is not head[i - 1])
        ]
        shifted = _align(named, evidence)
        cost = sum(_misfit(kind, e) for kind, e in zip(direct, evidence, strict=True))
        kinds = direct if shifted is None or cost <= shifted[0] + 1 else shifted[1]
    if Column.CONTENT not in kinds:  # 工作任务 holds the text itself where no other column does
        tasks = [c for c, kind in enumerate(kinds) if kind is Column.TASK]
        if tasks:
            kinds[max(tasks, key=lambda c: (evidence[c].long, c))] = Column.CONTENT
    return kinds


def _by_looks(e: _Evidence) -> Column:
    kinds = (Column.NUMBER, Column.DEADLINE, Column.RESPONSIBLE, Column.CONTENT, Column.TASK)
    return min(kinds, key=lambda kind: _misfit(kind, e)) if e.printed else Column.OTHER


def _align(heads: list[Column], evidence: list[_Evidence]) -> tuple[float, list[Column]] | None:
    """The cheapest way to lay heads over columns from left to right, each over one or more of them."""
    if not heads or len(heads) > len(evidence):
        return None
    best: list[tuple[float, list[Column]] | None] = [None] * len(heads)
    for c, e in enumerate(evidence):
        step: list[tuple[float, list[Column]] | None] = [None] * len(heads)
        for h, kind in enumerate(heads[: c + 1]):
            came = [] if c == 0 else [b for b in (best[h], best[h - 1] if h else None) if b is not None]
            if c == 0 and h == 0:
                step[0] = (_misfit(kind, e), [kind])
            elif came:
                cost, kinds = min(came, key=lambda b: b[0])
                step[h] = (cost + _misfit(kind, e), [*kinds, kind])
        best = step
    return best[-1]


# --- one cell a line --------------------------------------------------------------------------------------------------


def head_of_lines(flow: Flow, lines: Sequence[Line], at: int) -> list[Column]:
    """The columns named by consecutive lines from `at`, one head a line; empty where no table begins."""
    columns: list[Column] = []
    for line in lines[at : at + 9]:
        kind = grammar.column(flow.folded[line.start : line.end])
        if kind is None:
            break
        columns.append(kind)
    if len(columns) < 2 or not {*columns} & {*UNIT_COLUMNS} or not {*columns} & {Column.TASK, Column.CONTENT}:
        return []
    if Column.CONTENT not in columns:
        columns[columns.index(Column.TASK)] = Column.CONTENT
    return columns


def rows_of_lines(flow: Flow, lines: Sequence[Line], columns: list[Column]) -> list[Row]:
    """The rows of a table whose cells are printed one a line, merged and empty cells missing.

    Finds the most likely column of each line (Viterbi): a line costs what it misfits a column, and a step to a
    column costs the cells it leaves out.
    """
    rows_found: list[Row] = []
    headings: dict[int, Heading] = {}
    run: list[Line] = []

    def flush() -> None:
        _take_rows(flow, run, columns, headings, rows_found)
        run.clear()

    at = 0
    while at < len(lines):
        again = head_of_lines(flow, lines, at)
        if again == columns:
            flush()
            at += len(columns)
            continue
        line = lines[at]
        found = mark(flow.folded, line.start, line.end)
        if found is not None and found.style <= Style.SECTION:
            flush()
            headings.clear()
            headings[-1] = Heading(found, (line.start, line.end))
        else:
            run.append(line)
        at += 1
    flush()
    return rows_found


def _take_rows(
    flow: Flow, run: list[Line], columns: list[Column], headings: dict[int, Heading], found: list[Row]
) -> None:
    row: Row | None = None
    last = len(columns)
    for line, c in zip(run, _places_in_row(flow, run, columns), strict=True):
        place = (line.start, line.end)
        kind = columns[c]
        if row is None or c < last or (c == last and kind not in (Column.CONTENT, *UNIT_COLUMNS)):
            row = Row(headings=[headings[key] for key in sorted(headings)])
            found.append(row)
        last = c
        if kind is Column.TASK:
            for deeper in [key for key in headings if key >= c]:
                del headings[deeper]
            headings[c] = Heading(mark(flow.folded, *place), place)
            row.headings = [headings[key] for key in sorted(headings)]
        elif kind is Column.NUMBER:
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


def _places_in_row(flow: Flow, run: Sequence[Line], columns: list[Column]) -> list[int]:
    """The column of each line, at the least cost over the whole run."""
    if not run:
        return []
    width = len(columns)
    leave = [4.0 if kind is Column.CONTENT else 0.5 for kind in columns]  # a row without content is rare

    def step(before: int, after: int) -> float:
        if after > before:
            return sum(leave[before + 1 : after])
        if after == before:  # another paragraph of the same cell
            return {Column.CONTENT: 0.3}.get(columns[after], 1.5 if columns[after] in UNIT_COLUMNS else 2.5)
        return sum(leave[before + 1 :]) + sum(leave[:after])

    costs = [sum(leave[:c]) + _cost(flow, run[0], columns[c]) for c in range(width)]
    trail: list[list[int]] = []
    for line in run[1:]:
        choice = [min(range(width), key=lambda b, c=c: costs[b] + step(b, c)) for c in range(width)]  # type: ignore[misc]
        costs = [costs[choice[c]] + step(choice[c], c) + _cost(flow, line, columns[c]) for c in range(width)]
        trail.append(choice)
    c = min(range(width), key=lambda c: costs[c] + sum(leave[c + 1 :]))
    path = [c]
    for choice in reversed(trail):
        c = choice[c]
        path.append(c)
    return path[::-1]


def _cost(flow: Flow, line: Line, kind: Column) -> float:
    """How badly a line fits a column."""
    looks = _looks(flow, (line.start, line.end))
    if kind in UNIT_COLUMNS:
        return {Column.RESPONSIBLE: 0.0, Column.TASK: 4.0}.get(looks, 6.0)
    if kind is Column.DEADLINE:
        return {Column.DEADLINE: 0.0, Column.TASK: 3.0}.get(looks, 6.0)
    if kind is Column.NUMBER:
        return 0.0 if looks is Column.NUMBER else 6.0
    if kind is Column.TASK:
        return {Column.TASK: 0.0, Column.CONTENT: 3.5, Column.RESPONSIBLE: 2.5, Column.DEADLINE: 3.0}.get(looks, 6.0)
    if kind is Column.CONTENT:
        return {Column.CONTENT: 0.0, Column.TASK: 1.5, Column.RESPONSIBLE: 4.0, Column.DEADLINE: 4.0}.get(looks, 6.0)
    return 2.0
