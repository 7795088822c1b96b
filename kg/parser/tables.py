"""Annex tables that the format itself marks as tables (tabs, pipes, HTML, Word): the rows of tasks in them."""

from collections import Counter
from collections.abc import Iterator, Sequence, Set

from kg.clean import quoted
from kg.document import Cell, Flow, Place, Table
from kg.model import Role, Severity
from kg.numerals import Style, mark
from kg.parser import asides, duties, grammar, heads
from kg.parser.columns import Evidence, Word, choose, evidence, looks, misfit, place_cells
from kg.parser.drafts import Note
from kg.parser.grammar import UNIT_COLUMNS, Column
from kg.parser.heads import Cells, whole
from kg.parser.rows import DITTO, Heading, Row, banners, heading, numbered
from kg.parser.shares import parted
from kg.parser.ticks import Ticks


class Reader:
    """Reads the annex tables of one plan in print order; a table without a head goes on with the one before it.

    `notes` gains what a reader must know of a table that cannot be decided.
    """

    def __init__(self, flow: Flow, notes: list[Note]) -> None:
        self.flow, self.notes = flow, notes
        self.words: list[Word | None] = []  # of its head
        self.columns: list[Column] = []
        self.above: dict[int, Heading] = {}  # the headings in force, by column; banners at -2 (一、) and -1
        self.ticks = Ticks(flow, notes)
        self.unit: Place | None = None  # who bears the tasks of a table without a column of units
        self.last: Row | None = None  # the row above, for what is merged with it
        self.short: set[int] = set()  # the rows of the table under way with fewer cells than the others
        self.reach = 0  # the columns of those others
        self.titles: set[str] = set()  # what stands above a head, and may be printed again on each page
        # Whether the format marks merged cells, so that an empty cell is empty; heads span rows in any case.
        spans = (
            c for b in flow.blocks if isinstance(b, Table) for c in b.cells if c.rows > 1 and c.row > 0 and c.lines
        )
        self.merges = any(grammar.column(self._print(cell)) is None for cell in spans)

    def read(
        self,
        table: Table,
        before: Sequence[Place] = (),
        words: Sequence[Word | None] = (),
        unit: Place | None = None,
    ) -> list[Row]:
        """The rows of tasks of a table, none if it lays no tasks on units.

        `before` are the headings right above it, `words` a head that stands there instead of in the table itself,
        `unit` the body named there, which bears all tasks of a table that has no column of units.
        """
        grid, self.short, self.reach = _grid(table)
        grid = self.ticks.without(heads.upright(self.flow, grid))
        if self.ticks.first and len(grid[0]) == 1:  # 工作内容 alone, beside the signs
            found = [(self.ticks.first - 1, self.ticks.first)]
        else:
            found = heads.find(self.flow, grid, named=bool(self.columns or words))
        below = bool(before)
        self.unit = unit or (self.unit if not found else None)
        if before:
            self.above, self.last = banners(self.flow, before), None
        if not found:
            return self._part(list(words), grid, below, [row for row in grid if any(row)], {})
        for row in grid[: found[0][0]]:
            banner = self._banner(row, len(row))
            if banner is not None and banner.mark is not None and banner.mark.style <= Style.SECTION:
                self.above, self.last, below = {-2: banner}, None, True
            elif len(printed := heads.prints(self.flow, row)) == 1:
                self.titles |= printed
        parts = []
        for (first, last), (until, _) in zip(found, [*found[1:], (len(grid), 0)], strict=True):
            head = grid[first:last]
            repeated = {said for above in head for said in heads.prints(self.flow, above)}
            body = [row for row in grid[last:until] if not self._repeats(row, repeated)]
            parts.append((heads.words(self.flow, head), body))
        rows: list[Row] = []
        alike: dict[tuple[Word | None, ...], list[Cells]] = {}
        for said, body in parts:
            alike.setdefault(tuple(said), []).extend(row for row in body if any(row))
        known: dict[tuple[Word | None, ...], list[Column]] = {}
        for i, (said, body) in enumerate(parts):
            rows += self._part(said, body, below or i > 0, alike[tuple(said)], known)
        return rows

    def _part(
        self,
        words: list[Word | None],
        body: Sequence[Cells],
        below: bool,
        alike: Sequence[Cells],
        known: dict[tuple[Word | None, ...], list[Column]],
    ) -> list[Row]:
        """The rows below one head; `below` says whether a heading printed above the head holds for them.

        `alike` are all rows of the table below such a head, `known` the columns of the heads above it in the table.
        """
        body = [row for row in body if any(row)]
        if not body:
            return []
        # The same head again, or none, is the next page of the same table.
        missing = 0 if words else self._missing(body)
        if missing:
            body = [[*[None] * missing, *row] for row in body]
        elif len(body[0]) != len(self.columns) or words not in ([], self.words):
            if tuple(words) not in known:
                known[tuple(words)] = self._columns(words, alike)
            self.words, self.columns, self.last = words, known[tuple(words)], None
            self.above = {k: h for k, h in self.above.items() if k < 0 and below}
        if not self.columns:
            return []
        return list(self._rows(self._laid(body, self.columns)))

    def _print(self, cell: Cell | None) -> str:
        return "" if cell is None else self.flow.folded[slice(*whole(cell))]

    # --- columns ------------------------------------------------------------------------------------------------------

    def _repeats(self, row: Cells, head: Set[str]) -> bool:
        """Whether a row prints a head again, as at the top of each page, or nothing."""
        printed = heads.prints(self.flow, row)
        return not printed or (len(printed) > 1 and printed <= head)

    def _missing(self, body: Sequence[Cells]) -> int:
        """How many columns a table without a head lacks that goes on with the one before it, merged over the page."""
        missing = len(self.columns) - len(body[0])
        merged = self.columns[: max(0, missing)]  # what is merged over the pages stands first
        if not 0 < missing <= 2 or len(body[0]) < 2 or not {*merged} <= {Column.TASK, Column.NUMBER}:
            return 0
        fits = zip(self.columns[missing:], self._evidence(body), strict=True)
        return missing if all(misfit(kind, e) < 2 for kind, e in fits) else 0

    def _columns(self, words: list[Word | None], body: Sequence[Cells]) -> list[Column]:
        """What the columns hold; none for a table that is no annex, with a note where it may be one."""
        named = any(word is not None and word.kind is not None for word in words)
        above = words if named else [None] * len(body[0])
        full = [row for row in body if id(row) not in self.short]
        if 0 < len(full) < len(body):  # the short ones tell nothing of the columns before they stand below theirs
            body = self._laid(body, choose(above, self._evidence(full)))
        said = self._evidence(body)
        kinds = choose(above, said)
        told = {word.kind for word in words if word is not None}
        text = bool(told & {Column.TASK, Column.CONTENT}) or any(e.long > (0.5 if named else 0.3) for e in said)
        units = (
            any(e.units > 0.6 for e in said)
            if not named
            else (bool({*kinds} & {*UNIT_COLUMNS}) or self.unit is not None or any(map(self.ticks.of, body)))
        )
        due = Column.DEADLINE in kinds
        content = [c for c, kind in enumerate(kinds) if kind is Column.CONTENT]
        if content and (text or (units and due)) and (units or (named and (due or self._states(body, content[0])))):
            self._tell_unread(words, kinds, said, body)
            return kinds
        if text or (not named and units):
            first, last = ([cell for cell in row if cell is not None] for row in (body[0], body[-1]))
            begins = self.flow.chars[slice(*whole(first[0]))][:20]
            missing = "no column of tasks" if units or due else "no column of units or deadlines"
            message = f"The table that begins with {quoted(begins)} has {missing}; its {len(body)} rows are not read."
            self.notes.append(
                Note("table-unread", Severity.INFO, message, None, (whole(first[0])[0], whole(last[-1])[1]))
            )
        return []

    def _tell_unread(
        self, words: Sequence[Word | None], kinds: Sequence[Column], said: Sequence[Evidence], body: Sequence[Cells]
    ) -> None:
        """Note the columns with a head that says nothing and cells that say nothing kg keeps."""
        for c, (word, kind) in enumerate(zip(words, kinds, strict=False)):
            if word is not None and word.kind is None and kind is Column.OTHER and said[c].printed:
                places = self._column(body, c)
                printed = self.flow.chars[slice(*places[0])][:20]
                message = f"The column of {quoted(printed)} holds neither tasks, units nor deadlines; it is not read."
                self.notes.append(Note("column-unread", Severity.INFO, message, None, places[0]))

    def _laid(self, body: Sequence[Cells], columns: Sequence[Column]) -> list[Cells]:
        """The rows, short ones with their cells below the columns they fit: what was merged is missing in them."""
        return [self._fitted(row, columns) if id(row) in self.short else row for row in body]

    def _fitted(self, row: Cells, columns: Sequence[Column]) -> Cells:
        cells = [cell for cell in row if cell is not None]
        found: Cells = [None] * len(row)
        reach = columns[: self.reach]
        for cell, c in zip(cells, place_cells(self.flow, [whole(cell) for cell in cells], reach), strict=True):
            found[c] = cell
        return found

    def _states(self, body: Sequence[Cells], c: int) -> bool:
        """Whether the cells of a column name the units themselves: … 。（责任单位：区财政局）"""
        places = self._column(body, c)
        stating = sum(1 for a, z in places if duties.statements(self.flow.folded, a, z, self.flow.places))
        return stating >= 0.5 * len(places) > 0

    def _evidence(self, body: Sequence[Cells]) -> list[Evidence]:
        rows = [row for row in body if len({id(cell) for cell in row if cell is not None}) > 1]
        return [evidence(self.flow, self._column(rows, c)) for c in range(len(body[0]))]

    def _column(self, body: Sequence[Cells], c: int) -> list[Place]:
        """The places printed in a column, each merged cell once."""
        cells = {id(row[c]): row[c] for row in body}
        return [whole(cell) for cell in cells.values() if cell is not None and cell.columns == 1]

    # --- rows ---------------------------------------------------------------------------------------------------------

    def _rows(self, body: Sequence[Cells]) -> Iterator[Row]:
        before: Cells = [None] * len(self.columns)
        noted = False  # below a note, the rest of its table is notes
        for r, cells in enumerate(body):
            banner = self._banner(cells, len(self.columns), body[r + 1 : r + 2])
            section = banner is not None and banner.mark is not None and banner.mark.style <= Style.SECTION
            alone = len({id(cell) for cell in cells if cell is not None}) == 1
            first = next(self._print(cell) for cell in cells if cell is not None)
            noted = (noted and alone and not section) or _is_note(first, alone)
            if noted or self._is_aside(first, alone):
                continue
            if banner is not None:
                style = Style.TASK if banner.mark is None else banner.mark.style
                self.above = {k: h for k, h in self.above.items() if k == -2 and style > Style.SECTION}
                self.above[-2 if style <= Style.SECTION else -1] = banner
                self.last = None
                continue
            cells = [above if self._print(c) in DITTO else c for c, above in zip(cells, before, strict=True)]
            row, fresh = self._row(cells, before, body[r + 1 : r + 2])
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

    def _is_aside(self, first: str, alone: bool) -> bool:
        """Whether a row with some first cell says no task: 合计 | 2项, or the table's title again."""
        again = alone and (first in self.titles or asides.TABLE_TITLE.fullmatch(first) is not None)
        return asides.TOTAL.fullmatch(first) is not None or again

    def _banner(self, cells: Cells, width: int, below: Sequence[Cells] = ()) -> Heading | None:
        """The heading of a row that is one cell alone across the table, `width` columns: a section row.

        `below` is the next row: what it numbers 1. stands below a （一） alone in its row, where the text stands too.
        """
        printed = {id(cell): (c, cell) for c, cell in reversed(list(enumerate(cells))) if cell is not None}
        if len(printed) == 2 and self.columns[:1] == [Column.NUMBER] and cells[0] is not None:
            (_, title), (_, number) = printed.values()
            return self._headed(number, title)
        if len(printed) != 1 or width < 2:
            return None
        c, cell = next(iter(printed.values()))
        found = heading(self.flow, whole(cell))
        style = Style.POINT if found.mark is None else found.mark.style
        short = found.title[1] - found.title[0] <= 60
        wide = cell.columns > 1 and cell.columns >= width - 1
        text = self.columns[c : c + 1] == [Column.CONTENT]
        headed = style <= Style.TASK and (not text or any(self._style(row[c]) > Style.TASK for row in below))
        if self.columns[c : c + 1] == [Column.NUMBER] and looks(self.flow, whole(cell)) is Column.TASK:
            return found  # 重点公开, where 1 and 2 stand

        return found if style <= Style.SECTION or (short and (wide or headed)) else None

    def _style(self, cell: Cell | None) -> int:
        """How deep the number of a cell nests, 0 for one without."""
        found = None if cell is None else mark(self.flow.folded, *whole(cell))
        return 0 if found is None else found.style

    def _headed(self, number: Cell, title: Cell) -> Heading | None:
        """The heading of a row that prints its number in a cell of its own and nothing but a title: 一 | 主动公开."""
        if self._print(number).strip(".、()").isdigit() or looks(self.flow, whole(title)) is not Column.TASK:
            return None
        return numbered(self.flow, whole(number), whole(title))

    def _row(self, cells: Cells, before: Cells, below: Sequence[Cells]) -> tuple[Row, bool]:
        """The row of some cells, and whether it says anything of its own rather than going on with the one above."""
        row = Row()
        fresh, headed = False, False
        for c, kind in enumerate(self.columns):
            cell = cells[c]
            merged = cell is not None and cell is before[c]
            wide = cell is not None and cell.columns > 1
            covered = {k for k, other in zip(self.columns, cells, strict=True) if other is cell} if wide else {kind}
            if kind is Column.TASK and (cell is None or Column.CONTENT not in covered):
                number = next((n for k, n in zip(self.columns, cells, strict=True) if k is Column.NUMBER), None)
                headed = self._head_row(cell, c, number, below) or headed
            if cell is None or (c and cell is cells[c - 1]):
                continue  # nothing printed, or a cell merged across columns already taken
            if kind is Column.NUMBER:
                row.number = whole(cell)
                fresh = fresh or not merged
            elif Column.CONTENT in covered:  # a row without a title prints its text across both columns
                if Column.TASK in covered:
                    self.above = {k: h for k, h in self.above.items() if k < c}
                row.content += cell.lines
                fresh = fresh or not merged
            elif kind is Column.DEADLINE:
                row.deadlines += cell.lines
            elif kind in UNIT_COLUMNS:
                roles = {UNIT_COLUMNS[k] for k in covered if k in UNIT_COLUMNS}
                names, due = parted(self.flow, cell.lines)
                row.units += [(roles.pop() if len(roles) == 1 else Role.RESPONSIBLE, lines) for lines in names]
                row.deadlines += due
        row.units += [(role, [place]) for role, place in self.ticks.of(cells)]
        if self.unit is not None and not {*self.columns} & {*UNIT_COLUMNS} and fresh:
            row.units = [(Role.RESPONSIBLE, [self.unit])]
        row.headings = [self.above[c] for c in sorted(self.above)]
        counts = None if row.number is None else self.flow.folded[slice(*row.number)]
        if any(h.number is not None and self.flow.folded[slice(*h.number)] == counts for h in row.headings):
            row.number = None  # it counts the heading
        return row, fresh or (headed and not row.content)

    def _go_on(self, row: Row, last: Row) -> None:
        """Lay what the row above says on a row whose cells were merged with it, where the format lost the merging."""
        if not row.deadlines and Column.DEADLINE in self.columns:
            row.deadlines = list(last.deadlines)
        roles = [UNIT_COLUMNS[kind] for kind in self.columns if kind in UNIT_COLUMNS]
        first = next(iter(roles), None)
        if roles and all(role is not first for role, _ in row.units):  # who may support a task may well be nobody
            row.units = [unit for unit in last.units if not row.units or unit[0] is first] + row.units

    def _head_row(self, cell: Cell | None, c: int, number: Cell | None, below: Sequence[Cells]) -> bool:
        """Note the heading cell of a row, and say whether it is new; an empty one continues the merged cell above."""
        if cell is None:
            return False
        found = heading(self.flow, whole(cell))
        if c in self.above and self._same(self.above[c], found):
            return False  # the merged cell printed again, as after a page break
        if found.mark is None and number is not None and below and self._spans(number, cell, c, below[0]):
            found = numbered(self.flow, whole(number), found.title) or found
        if found.mark is not None and found.mark.style <= Style.SECTION:
            self.above.clear()
        for deeper in [other for other in self.above if other > c]:
            del self.above[deeper]
        self.above[c] = found
        return True

    def _same(self, one: Heading, other: Heading) -> bool:
        folded = self.flow.folded
        return folded[slice(*one.title)] == folded[slice(*other.title)] and (
            other.mark is None or (one.mark is not None and one.mark.number == other.mark.number)
        )

    def _spans(self, number: Cell, title: Cell, c: int, below: Cells) -> bool:
        """Whether a 序号 cell counts a heading in column c with several rows rather than one row.

        Where the format lost the merging, both cells are empty in the row below, or printed again.
        """
        if number.rows > 1:
            return number in below
        under = below[self.columns.index(Column.NUMBER)]
        if under is None and below[c] is None:
            has_text = any(cell for kind, cell in zip(self.columns, below, strict=True) if kind is Column.CONTENT)
            return not self.merges and has_text
        return under is not number and (self._print(under), self._print(below[c])) == (
            self._print(number),
            self._print(title),
        )


def _is_note(first: str, alone: bool) -> bool:
    """Whether a row with some first cell is a note on the table: 注：各单位于每季度末报送。"""
    return asides.NOTE.match(first) is not None and (alone or len(first) <= 6)


def _grid(table: Table) -> tuple[list[Cells], set[int], int]:
    """The cells by row and column, empty ones left out, the rows with fewer cells than others, and how many those have.

    Their head may have more than all of them. A row is told by its identity; where the format marks merged cells,
    no row is short.
    """
    height = max([cell.row + cell.rows for cell in table.cells])
    width = max([cell.column + cell.columns for cell in table.cells])
    grid: list[Cells] = [[None] * width for _ in range(height)]
    spans = False
    for cell in table.cells:
        printed = cell if cell.lines else None
        if cell.rows == cell.columns == 1:
            grid[cell.row][cell.column] = printed
        else:
            spans = True
            for r in range(cell.row, cell.row + cell.rows):
                grid[r][cell.column : cell.column + cell.columns] = [printed] * cell.columns
    given = Counter([cell.row for cell in table.cells])
    head = next((given[r] for r in sorted(given) if given[r] > 1), width)
    reach = width if spans or head < width else sorted(given.values())[-2:][0]
    return grid, {id(row) for r, row in enumerate(grid) if not spans and 1 < given[r] < reach}, reach
