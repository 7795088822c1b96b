"""Sheets of cells as lines and tables of a page.

The first and last rows that hold one print are lines (a title, a note); what stands between is one table a sheet.
The name of a sheet is a line above its table where it says what the sheet holds: 一、主动公开 · 区财政局 · 填表说明, or
is the title it prints nowhere else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.document import Cell, Table
from kg.readers.page import Page

_TELLS = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[、.．)）].+|.{0,4}说明|备注|附注|.{0,4}须知|.+(?:[局委办厅部镇乡]|街道|中心|公司|办公室|委员会)"
)
"""What the name of a sheet may say that its cells don't: a heading, that it holds notes, whose tasks they are."""
_NUMBERED = re.compile(r"[（(]?\d{1,3}[、.．)）](?!\d)")
_YEAR = re.compile(r"20\d\d年?")
_ENTITLES = re.compile(rf"(?:.{{2,12}})?{_YEAR.pattern}.*公开.*")
"""A sheet's name that is its title, where no line above its table prints a year."""


@dataclass(frozen=True, slots=True)
class Print:
    """What a cell prints, and how many rows and columns that are shown it covers."""

    lines: tuple[str, ...]
    rows: int = 1
    columns: int = 1


def put(name: str, rows: Sequence[dict[int, Print]], page: Page) -> None:
    """Put a sheet's name and rows on the page: a table, and the lone prints above and below it as lines."""
    filled = [[cell for cell in row.values() if cell.lines] for row in rows]
    many = [r for r, cells in enumerate(filled) if len(cells) > 1]
    first, end = (many[0], many[-1] + 1) if many else (len(rows), len(rows))
    while end < len(rows) and any(_NUMBERED.match(cell.lines[0]) for cell in filled[end]):
        end += 1  # its units and day are merged with those above, and only stand there
    end = max([end, *(r + cell.rows for r, row in enumerate(rows[:end]) for cell in row.values() if r >= first)])
    begins = next((cells[0].lines[0] for cells in filled if cells), name)
    above = [line for cells in filled[:first] for cell in cells for line in cell.lines]
    entitles = _ENTITLES.fullmatch(name) and first < len(rows) and not any(map(_YEAR.search, above))
    told = name if entitles or (_TELLS.fullmatch(name) and name not in begins) else ""
    if first == len(rows):
        page.line(told)
    for cells in filled[:first]:
        _lines(cells, page)
    if first < len(rows):
        page.line(told)
    if first < len(rows):
        page.blocks.append(_table(rows[first:end], page))
    for cells in filled[end:]:
        _lines(cells, page)


def _table(rows: Sequence[dict[int, Print]], page: Page) -> Table:
    """The table of some rows; an empty cell is one, too, so that none beside it is taken for the one before."""
    across = range(1 + max([column for row in rows for column in row]))
    covered = {
        (r + i, column + j)
        for r, row in enumerate(rows)
        for column, cell in row.items()
        for i in range(cell.rows)
        for j in range(cell.columns)
        if i or j
    }
    cells = []
    for r, row in enumerate(rows):
        for column in across:
            cell = row.get(column)
            if cell is not None:
                cells.append(Cell(r, column, tuple(map(page.put, cell.lines)), cell.rows, cell.columns))
            elif (r, column) not in covered:
                cells.append(Cell(r, column, ()))
    return Table(tuple(cells))


def _lines(cells: Sequence[Print], page: Page) -> None:
    for cell in cells:
        for line in cell.lines:
            page.line(line)
