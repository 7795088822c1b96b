"""Annex tables that the format itself marks as tables (tabs, pipes, HTML, Word): the rows of tasks in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.document import Cell, Flow, Place, Table
from kg.model import Role
from kg.numerals import Mark, Style, integer, mark
from kg.parser import grammar
from kg.parser.columns import choose, evidence
from kg.parser.grammar import UNIT_COLUMNS, Column


@dataclass(frozen=True, slots=True)
class Heading:
    """A cell that heads rows: 一、… · （三）… · 政策解读. `number` is the place of its mark, `title` the rest."""

    mark: Mark | None
    number: Place | None
    title: Place


def heading(flow: Flow, place: Place) -> Heading:
    """The heading printed at a place."""
    found = mark(flow.folded, *place)
    if found is None:
        return Heading(None, None, place)
    cut = place[0] + found.length
    return Heading(found, (place[0], cut), (cut, place[1]))


@dataclass(slots=True)
class Row:
    """One row of tasks: the headings it stands under and the lines of its cells, by what their columns hold."""

    headings: list[Heading] = field(default_factory=list)
    number: Place | None = None
    content: list[Place] = field(default_factory=list)
    deadlines: list[Place] = field(default_factory=list)
    units: list[tuple[Role, list[Place]]] = field(default_factory=list)


Cells = list[Cell | None]
"""One row of a grid: a merged cell stands at each position it covers."""


def whole(cell: Cell) -> Place:
    """The place of all that a cell prints."""
    return cell.lines[0][0], cell.lines[-1][1]


class Reader:
    """Reads the annex tables of one plan in print order; a table without a head goes on with the one before it."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.words: list[Column | None] = []  # of its head
        self.columns: list[Column] = []
        self.above: dict[int, Heading] = {}  # the headings in force, by column; banners at -2 (一、) and -1
        self.last: Row | None = None  # the row above, for what is merged with it
        # Whether the format marks merged cells, so that an empty cell is empty; heads span rows in any case.
        marked = (c.rows > 1 and c.row > 0 for b in flow.blocks if isinstance(b, Table) for c in b.cells)
        self.merges = any(marked)

    def read(self, table: Table, before: Place | None = None) -> list[Row]:
        """The rows of tasks of a table, none if it lays no tasks on units. `before` is a heading right above it."""
        grid = [[c if c is not None and c.lines else None for c in row] for row in _grid(table)]
        head = self._head(grid)
        body = [row for row in grid[head[1] :] if not self._repeats(row, grid[slice(*head)])]
        words = self._words(grid[slice(*head)])
        # The same head again, or none, is the next page of the same table.
        if body and (len(body[0]) != len(self.columns) or words not in ([], self.words)):
            self.words, self.columns, self.above, self.last = words, self._columns(words, body), {}, None
        if not body or not self.columns:
            return []
        if before is not None:
            self.above, self.last = {-2: heading(self.flow, before)}, None
        return list(self._rows(body))

    def _print(self, cell: Cell | None) -> str:
        return "" if cell is None else self.flow.folded[slice(*whole(cell))]

    # --- heads --------------------------------------------------------------------------------------------------------

    def _head(self, grid: Sequence[Cells]) -> tuple[int, int]:
        """The rows [first, last) that name the columns: most of their cells are known heads; (0, 0) without one."""
        for r, row in enumerate(grid[:6]):
            prints = {self._print(cell) for cell in row} - {""}
            known = sum(1 for printed in prints if grammar.column(printed) is not None)
            if known >= 2 and known >= 0.6 * len(prints):
                second = {self._print(cell) for cell in grid[r + 1]} - {""} if r + 1 < len(grid) else set()
                two = bool(second) and all(grammar.column(printed) is not None for printed in second)
                return r, r + 1 + two
        return 0, 0

    def _words(self, heads: Sequence[Cells]) -> list[Column | None]:
        """What is said above each column, None where nothing is; of a head in two rows the lower word counts."""
        words: list[Column | None] = [None] * (len(heads[0]) if heads else 0)
        for row in heads:
            said = [grammar.column(self._print(cell)) or (None if cell is None else Column.OTHER) for cell in row]
            words = [word if new is None else new for word, new in zip(words, said, strict=True)]
        return words

    def _repeats(self, row: Cells, heads: Sequence[Cells]) -> bool:
        """Whether a row is a head again, as at the top of each page, or prints nothing."""
        prints = {self._print(cell) for cell in row} - {""}
        known = {self._print(cell) for head in heads for cell in head}
        return not prints or (len(prints) > 1 and prints <= known)

    def _columns(self, heads: list[Column | None], body: Sequence[Cells]) -> list[Column]:
        """What the columns hold; none for a table that is no annex."""
        width = len(body[0])
        named = any(head is not None for head in heads)
        said = [evidence(self.flow, self._column(body, c)) for c in range(width)]
        if not named and not (any(e.units > 0.6 for e in said) and any(e.long > 0.5 for e in said)):
            return []
        if named and not ({*heads} & {*UNIT_COLUMNS} and len({*heads} - {None}) > 1):
            return []
        return choose(heads if named else [None] * width, said)

    def _column(self, body: Sequence[Cells], c: int) -> list[Place]:
        """The places printed in a column, each merged cell once."""
        cells = {id(row[c]): row[c] for row in body}
        return [whole(cell) for cell in cells.values() if cell is not None and cell.columns == 1]

    # --- rows ---------------------------------------------------------------------------------------------------------

    def _rows(self, body: Sequence[Cells]) -> Iterator[Row]:
        before: Cells = [None] * len(self.columns)
        for r, cells in enumerate(body):
            banner = self._banner(cells)
            if banner is not None:
                style = Style.TASK if banner.mark is None else banner.mark.style
                self.above = {k: h for k, h in self.above.items() if k == -2 and style > Style.SECTION}
                self.above[-2 if style <= Style.SECTION else -1] = banner
                self.last = None
                continue
            row, fresh = self._row(cells, before, body[r + 1 :])
            last = self.last
            if last is not None and not fresh:  # its content is that of the row above, merged or left out
                last.units += row.units
                last.deadlines += row.deadlines
            elif row.content or row.units:
                if last is not None and not self.merges and last.headings == row.headings:
                    self._go_on(row, last)
                self.last = row
                yield row
            before = cells

    def _banner(self, cells: Cells) -> Heading | None:
        """The heading of a row that is one cell alone across the table: a section row."""
        printed = {id(cell): (c, cell) for c, cell in reversed(list(enumerate(cells))) if cell is not None}
        if len(printed) != 1 or len(self.columns) < 2:
            return None
        c, cell = next(iter(printed.values()))
        found = heading(self.flow, whole(cell))
        style = Style.POINT if found.mark is None else found.mark.style
        short = found.title[1] - found.title[0] <= 60
        wide = cell.columns > 1 and cell.columns >= len(self.columns) - 1
        headed = style <= Style.TASK and self.columns[c] is not Column.CONTENT
        return found if style <= Style.SECTION or (short and (wide or headed)) else None

    def _row(self, cells: Cells, before: Cells, below: Sequence[Cells]) -> tuple[Row, bool]:
        """The row of some cells, and whether it says anything of its own rather than going on with the one above."""
        row = Row()
        fresh = False
        for c, kind in enumerate(self.columns):
            cell = cells[c]
            merged = cell is not None and cell is before[c]
            if kind is Column.TASK:
                number = next((n for k, n in zip(self.columns, cells, strict=True) if k is Column.NUMBER), None)
                self._head_row(cell, c, number, below)
            if cell is None or (c and cell is cells[c - 1]):
                continue  # nothing printed, or a cell merged across columns already taken
            if kind is Column.NUMBER:
                row.number = whole(cell)
                fresh = fresh or not merged
            elif kind is Column.CONTENT:
                row.content += cell.lines
                fresh = fresh or not merged
            elif kind is Column.DEADLINE:
                row.deadlines += cell.lines
            elif kind in UNIT_COLUMNS:
                row.units.append((UNIT_COLUMNS[kind], list(cell.lines)))
        row.headings = [self.above[c] for c in sorted(self.above)]
        if any(h.number == row.number for h in row.headings):
            row.number = None  # it counts the heading
        return row, fresh

    def _go_on(self, row: Row, last: Row) -> None:
        """Lay what the row above says on a row whose cells were merged with it, where the format lost the merging."""
        if not row.deadlines:
            row.deadlines = list(last.deadlines)
        first = next(UNIT_COLUMNS[kind] for kind in self.columns if kind in UNIT_COLUMNS)
        if all(role is not first for role, _ in row.units):  # who may support a task may well be nobody
            row.units = [unit for unit in last.units if not row.units or unit[0] is first] + row.units

    def _head_row(self, cell: Cell | None, c: int, number: Cell | None, below: Sequence[Cells]) -> None:
        """Note the heading cell of a row; an empty one continues the merged cell above it."""
        if cell is None:
            return
        found = heading(self.flow, whole(cell))
        if c in self.above and self._same(self.above[c], found):
            return  # the merged cell printed again, as after a page break
        if found.mark is None and number is not None and self._spans(number, below):
            found = self._numbered(number, found)
        if found.mark is not None and found.mark.style <= Style.SECTION:
            self.above.clear()
        for deeper in [other for other in self.above if other > c]:
            del self.above[deeper]
        self.above[c] = found

    def _same(self, one: Heading, other: Heading) -> bool:
        folded = self.flow.folded
        return folded[slice(*one.title)] == folded[slice(*other.title)] and (
            other.mark is None or (one.mark is not None and one.mark.number == other.mark.number)
        )

    def _spans(self, number: Cell, below: Sequence[Cells]) -> bool:
        """Whether a 序号 cell counts a heading with several rows rather than one row."""
        return number.rows > 1 and bool(below) and number in below[0]

    def _numbered(self, number: Cell, title: Heading) -> Heading:
        """A heading whose number stands in a column of its own: 一 heads a section, 1 a task."""
        place = whole(number)
        printed = self.flow.folded[slice(*place)].strip(".、()")
        value = integer(printed)
        if value is None:
            return title
        style = Style.TASK if printed.isdigit() else Style.SECTION
        return Heading(Mark(style, value, place[1] - place[0]), place, title.title)


def _grid(table: Table) -> list[Cells]:
    """The cells by row and column."""
    height = max(cell.row + cell.rows for cell in table.cells)
    width = max(cell.column + cell.columns for cell in table.cells)
    grid: list[Cells] = [[None] * width for _ in range(height)]
    for cell in table.cells:
        for r in range(cell.row, cell.row + cell.rows):
            grid[r][cell.column : cell.column + cell.columns] = [cell] * cell.columns
    return grid
