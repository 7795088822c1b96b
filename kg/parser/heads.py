"""The heads of an annex table: the rows that name its columns, wherever in the grid they stand."""

from collections.abc import Sequence

from kg.document import Cell, Flow, Place
from kg.numerals import integer, mark
from kg.parser import asides, grammar
from kg.parser.columns import Word, looks, says_nothing, word
from kg.parser.grammar import Column

Cells = list[Cell | None]
"""One row of a grid: a merged cell stands at each position it covers."""


def whole(cell: Cell) -> Place:
    """The place of all that a cell prints."""
    return cell.lines[0][0], cell.lines[-1][1]


def prints(flow: Flow, row: Cells) -> set[str]:
    """What is printed in a row, folded."""
    return {flow.folded[slice(*whole(cell))] for cell in row if cell is not None}


_TOP = 8
"""Rows from the top that may be the title of a table and who filled it in."""


def find(flow: Flow, grid: Sequence[Cells], named: bool) -> list[tuple[int, int]]:
    """The rows [first, last) of each head, from top to bottom.

    A head is known by its words; where no row has such words, by standing above units or deadlines without being one,
    on top of a table that may go on with another whose columns are `named`.
    """
    found: list[tuple[int, int]] = []
    r = 0
    while r < len(grid):
        if _is_named(flow, grid[r]):
            last = r + 1
            while last < len(grid) and last < r + 3 and _goes_on(flow, grid[last - 1], grid[last]):
                last += 1
            found.append((r, last))
            r = last
        else:
            r += 1
    if not found:
        for r in range(min(1 if named else _TOP, len(grid) - 1)):
            if _stands_above(flow, grid, r):
                return [(r, r + 1)]
    return found


def _is_named(flow: Flow, row: Cells) -> bool:
    """Whether a row names columns: several of its cells are known heads, and none is what a column holds."""
    cells = {id(cell): cell for cell in row if cell is not None}
    said = {flow.folded[slice(*whole(cell))]: cell for cell in cells.values()}
    if len(said) < 2:
        return False
    words = [word(printed) for printed in said]
    known = sum(1 for w in words if w.firm)
    told = sum(1 for w in words if w.kind is not None)
    if known < 2 and (known == 0 or told < min(3, len(said))):
        return False
    return told >= 0.5 * len(said) and all(
        w.firm or is_headlike(flow, whole(c)) or (known > 2 and looks(flow, whole(c)) is not Column.CONTENT)
        for w, c in zip(words, said.values(), strict=True)
    )


_LONGEST = 30


def is_headlike(flow: Flow, place: Place) -> bool:
    """Whether a print could be a head: a short phrase that is neither units, nor a deadline, number or sentence."""
    start, end = place
    folded = flow.folded[start:end]
    if end - start > _LONGEST or folded[-1] in "。;:" or says_nothing(flow, place) or asides.TOTAL.fullmatch(folded):
        return False
    if folded[0].isdigit() or integer(folded.strip("()")) is not None or mark(folded) is not None:
        return False
    hinted = grammar.hint(folded)
    return hinted is not None or looks(flow, place) is Column.TASK


def _goes_on(flow: Flow, above: Cells, row: Cells) -> bool:
    """Whether a row is the lower part of a head: 牵头单位 | 配合单位, below 责任分工.

    It prints nothing but heads, and prints below a wide cell only, which may be one with nothing behind it.
    """
    own = [(c, cell) for c, cell in enumerate(row) if cell is not None and cell is not above[c]]
    said = [word(flow.folded[slice(*whole(cell))]) for _, cell in own]
    if own and all(w.firm for w in said):
        return not prints(flow, row) >= prints(flow, above)
    if len({id(cell) for _, cell in own}) < 2 or not all(_is_short(flow, whole(cell)) for _, cell in own):
        return False
    return all(_is_wide(above, c) for c, _ in own)


def _is_wide(row: Cells, c: int) -> bool:
    """Whether the cell over column c reaches over more columns, or may do so since nothing is printed beside it."""
    cell = row[c]
    if cell is None:
        return c > 0 and any(other is not None for other in row[:c])
    return cell.columns > 1 or (c + 1 < len(row) and row[c + 1] is None)


def _is_short(flow: Flow, place: Place) -> bool:
    """Whether a print may name part of a column: 区级 | 镇街."""
    kind = looks(flow, place)
    return (
        place[1] - place[0] <= 10
        and kind in (Column.TASK, Column.RESPONSIBLE, Column.DEADLINE)
        and mark(flow.folded, *place) is None
    )


def _stands_above(flow: Flow, grid: Sequence[Cells], r: int) -> bool:
    """Whether a row of short phrases stands above columns of units, numbers or deadlines without holding any."""
    row = grid[r]
    own = {id(cell): cell for cell in row if cell is not None}
    if (
        len(own) < 2
        or len(own) < len(row) - 1
        or any(cell.columns > 1 or not is_headlike(flow, whole(cell)) for cell in own.values())
    ):
        return False
    for c in range(len(row)):
        below = [cell for cell in {id(g[c]): g[c] for g in grid[r + 1 : r + 9]}.values() if cell is not None]
        kinds = [looks(flow, whole(cell)) for cell in below]
        if kinds and sum(map(kinds.count, (Column.RESPONSIBLE, Column.DEADLINE))) > 0.6 * len(kinds):
            return True
    return False


def upright(flow: Flow, grid: list[Cells]) -> list[Cells]:
    """A table that prints its heads down the side, once for each task, turned so that they stand on top.

    任务名称 | 财政公开 // 责任单位 | 区财政局 // 任务名称 | 教育公开 // 责任单位 | 区教育局
    """
    tops: dict[str, Cell] = {}
    records: list[dict[str, Cell]] = []
    for row in grid:
        cells = list({id(cell): cell for cell in row if cell is not None}.values())
        if len(cells) % 2 or not cells:
            return grid
        for top, cell in zip(cells[::2], cells[1::2], strict=True):
            said, below = (flow.folded[slice(*whole(c))] for c in (top, cell))
            if not word(said).firm or word(below).firm:
                return grid
            tops.setdefault(said, top)
            if not records or said in records[-1]:
                records.append({})
            records[-1][said] = cell
    if len(tops) < 2 or len(grid) < 2 or len(grid[0]) > 4:
        return grid
    return [list(tops.values()), *([record.get(said) for said in tops] for record in records)]


def words(flow: Flow, heads: Sequence[Cells]) -> list[Word | None]:
    """What is said above each column, None where nothing is.

    Of a head in several rows the lowest known word counts, else the lowest that hints at something.
    """
    found: list[Word | None] = [None] * (len(heads[0]) if heads else 0)
    for row in heads:
        for c, cell in enumerate(row):
            if cell is not None:
                said, before = word(flow.folded[slice(*whole(cell))]), found[c]
                keeps = before is not None and not said.firm and (before.firm or said.kind is None)
                found[c] = before if keeps else said
    return found
