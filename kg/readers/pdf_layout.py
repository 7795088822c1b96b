"""What stands on the sheets of a PDF, put together: paragraphs and tables that go on over lines and sheets.

A line goes on in the next one where the next character would not have fitted and the next line is not indented; a
table goes on in one of the same columns on the next sheet. What the sheets repeat at one height, page numbers and
running heads, is in the text but in no block.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.document import Cell, Table
from kg.readers.page import Page

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points, from the upper left corner of the sheet."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line with its place on the sheet and the height of its characters, in points."""

    text: str
    left: float
    top: float
    right: float
    size: float


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table with rules around its cells, and the lines in each."""

    box: Box
    cells: dict[Box, list[Printed]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one sheet, from top to bottom, and how wide it is."""

    width: float
    items: Sequence[Printed | Ruled]


_CLOSING = "，。、；：！？）》”’】〕,.;:!?)"
_UNBROKEN = re.compile(rf"(?:[0-9A-Za-z.%]+|.)[{re.escape(_CLOSING)}]?")
_APART = 0.25  # of the height of a character is kept free between Chinese and a figure: 5月 15日
_MOST_PADDING = 6.5  # points that cells keep free on each side: 5.4 in Word


def lay_out(sheets: Sequence[Sheet], page: Page) -> None:
    """Put what stands on the sheets, each from top to bottom, on the page."""
    furniture = _furniture(sheets)
    left, right = _margins(sheets, furniture)
    run: list[Printed] = []
    table: _Table | None = None
    aside: list[str] = []  # furniture met while a paragraph or a table goes on

    def close() -> None:
        nonlocal run, table, aside
        for text in _paragraphs(run, left, right):
            page.line(text)
        if table is not None:
            page.blocks.append(table.put(page))
        for text in aside:
            page.put(text)
        run, table, aside = [], None, []

    for sheet in sheets:
        for item in sheet.items:
            if id(item) in furniture and isinstance(item, Printed):
                aside.append(item.text)
            elif isinstance(item, Printed):
                if table is not None or (run and not _goes_on(run[-1], item, left, right)):
                    close()
                run.append(item)
            else:
                if table is None or not table.takes(item):
                    close()
                    table = _Table(item)
                else:
                    table.add(item)
    close()


def _furniture(sheets: Sequence[Sheet]) -> set[int]:
    """The lines, by id, that two sheets and a third of all print at one height, digits apart."""
    seen: Counter[tuple[int, str]] = Counter()
    keys: dict[int, tuple[int, str]] = {}
    for sheet in sheets:
        lines = [item for item in sheet.items if isinstance(item, Printed)]
        for line in {id(line): line for line in (*lines[:2], *lines[-2:])}.values():
            if _width(line.text.replace(" ", "")) * line.size > 0.6 * sheet.width:
                continue  # a full line of running text
            keys[id(line)] = (round(line.top / 4), re.sub(r"\d+", "0", line.text.replace(" ", "")))
        seen.update({keys[id(line)] for line in lines if id(line) in keys})
    return {line for line, key in keys.items() if seen[key] >= max(2, len(sheets) / 3)}


def _margins(sheets: Sequence[Sheet], furniture: set[int]) -> tuple[float, float]:
    """Where lines begin and where they end: as far as the longest, if it comes near what margins usually leave."""
    items = [item for sheet in sheets for item in sheet.items if id(item) not in furniture]
    lines = [item for item in items if isinstance(item, Printed)]
    if not lines:
        return 0.0, 0.0
    lefts = sorted(round(line.left) for line in lines)
    left = next((a for a, b in pairwise(lefts) if a == b), lefts[0])  # one alone may stand further out
    longest = max([line.right for line in lines if line.text[-1] not in _CLOSING] or [0.0])  # stops may hang over
    usual = max(sheet.width for sheet in sheets) - lefts[0] - 3 * max(line.size for line in lines)
    return left, longest if longest > usual else math.inf


def _paragraphs(lines: Sequence[Printed], left: float, right: float) -> Iterator[str]:
    """The paragraphs of lines between two margins."""
    paragraph = ""
    for i, line in enumerate(lines):
        if i and not _goes_on(lines[i - 1], line, left, right):
            yield paragraph
            paragraph = ""
        elif paragraph[-1:].isascii() and paragraph[-1:].isalpha() and line.text[0].isascii():
            paragraph += " "
        paragraph += line.text
    if paragraph:
        yield paragraph


def _goes_on(before: Printed, line: Printed, left: float, right: float) -> bool:
    """Whether a line goes on with the paragraph of the one before it: that one was full, this one is not indented."""
    is_indented = line.left > left + 0.8 * line.size
    return _is_full(before, line, right) and not is_indented and abs(line.size - before.size) < 0.25 * before.size


def _is_full(before: Printed, line: Printed, right: float) -> bool:
    """Whether what `line` begins with, a number whole and a stop beside it, would not have fitted before."""
    first = _UNBROKEN.match(line.text)
    needed = 0.0 if first is None else _width(first[0])
    if line.text[0].isascii() and before.text[-1] > "\u2e7f":
        needed += _APART
    return before.right + needed * before.size > right + 0.01


def _width(text: str) -> float:
    """The width of a print, in the height of its characters."""
    return sum(1.0 if char > "\u2e7f" else 0.5 for char in text)


# --- tables ----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    rows: int
    columns: int
    room: float  # points a line of it may take
    lines: list[Printed] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)

    def paragraphs(self) -> Iterator[str]:
        """Its paragraphs; lines may be centred, so only their length tells which are full."""
        moved = [Printed(line.text, 0.0, line.top, line.right - line.left, line.size) for line in self.lines]
        return _paragraphs(moved, 0.0, self.room)


class _Table:
    """A table that may go on over several sheets."""

    def __init__(self, ruled: Ruled) -> None:
        self.columns = _columns(ruled)
        self.cells, self.height = _cells(ruled)

    def takes(self, ruled: Ruled) -> bool:
        """Whether a table has the same columns as this one, so that it goes on with it."""
        own, other = self.columns, _columns(ruled)
        return len(own) == len(other) and all(abs(a - b) < 4 for a, b in zip(own, other, strict=True))

    def add(self, ruled: Ruled) -> None:
        """Go on with the table of the next sheet, whose first rows may be the head again."""
        cells, height = _cells(ruled)
        repeated = self._repeated(cells)
        first = [cell for cell in cells if cell.row == repeated]
        above = {(cell.column, cell.columns): cell for cell in self.cells if cell.row + cell.rows == self.height}
        is_cut = self._is_cut(first, above)
        shift = self.height - repeated - is_cut
        for cell in (cell for cell in cells if cell.row >= repeated):
            over = above.get((cell.column, cell.columns)) if cell.row == repeated else None
            if over is not None and (is_cut or (not cell.lines and cell.rows > 1)):
                over.lines += cell.lines  # a row, or a merged cell, cut by the end of the sheet
                over.rows += cell.rows - is_cut
            else:
                cell.row += shift
                self.cells.append(cell)
        self.height += height - repeated - is_cut

    def _repeated(self, cells: Sequence[_Cell]) -> int:
        """How many of the first rows are those this table begins with."""
        count = 0
        while (row := _texts(cells, count)) and any(row) and row == _texts(self.cells, count):
            count += 1
        return count

    def _is_cut(self, first: Sequence[_Cell], above: dict[tuple[int, int], _Cell]) -> bool:
        """Whether the end of the sheet cut a row in two.

        Its longest cell broke off in a full line and goes on, while another cell had said all it has to say.
        """
        pairs = [(above.get((cell.column, cell.columns)), cell) for cell in first]
        known = [(over, cell) for over, cell in pairs if over is not None]
        if not known or len(known) < len(pairs):
            return False
        over, cell = max(known, key=lambda pair: len(pair[0].text))
        if not over.lines or not cell.lines or over.text[-1] in "。；！？":
            return False
        last = over.lines[-1]
        moved = Printed(last.text, 0.0, last.top, last.right - last.left, last.size)
        return _is_full(moved, cell.lines[0], over.room) and any(o.lines and not c.lines for o, c in known)

    def put(self, page: Page) -> Table:
        """The table with its print on the page."""
        self.cells.sort(key=lambda cell: (cell.row, cell.column))
        return Table(
            tuple(
                Cell(cell.row, cell.column, tuple(map(page.put, cell.paragraphs())), cell.rows, cell.columns)
                for cell in self.cells
            )
        )


def _texts(cells: Sequence[_Cell], row: int) -> list[str]:
    return [cell.text for cell in cells if cell.row == row]


def _columns(ruled: Ruled) -> list[float]:
    return edges(x for box in ruled.cells for x in (box[0], box[2]))


def _cells(ruled: Ruled) -> tuple[list[_Cell], int]:
    """The cells of a table by their place in its grid, and how many rows it has."""
    columns, rows = _columns(ruled), edges(y for box in ruled.cells for y in (box[1], box[3]))
    offsets = [line.left - box[0] for box, lines in ruled.cells.items() for line in lines]
    padding = max(0.0, min([*offsets, _MOST_PADDING]))
    cells = []
    for box, lines in ruled.cells.items():
        row, column = _at(rows, box[1]), _at(columns, box[0])
        down, across = max(1, _at(rows, box[3]) - row), max(1, _at(columns, box[2]) - column)
        cells.append(_Cell(row, column, down, across, box[2] - box[0] - 2 * padding, list(lines)))
    return sorted(cells, key=lambda cell: (cell.row, cell.column)), len(rows) - 1


def edges(places: Iterable[float]) -> list[float]:
    """Different places, in order; those within three points are one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > 3:
            found.append(place)
    return found


def _at(known: Sequence[float], place: float) -> int:
    return min(range(len(known)), key=lambda i: abs(known[i] - place))
