"""Annex tables with a column for each body and a sign where it has a share: 区财政局 | 区教育局 // √ | ▲."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.document import Cell, Flow, Place
from kg.model import Role, Severity
from kg.parser import asides, grammar
from kg.parser.columns import says_nothing, word
from kg.parser.drafts import Note
from kg.parser.grammar import UNIT_COLUMNS
from kg.parser.heads import Cells, whole

_SIGN = "√✓✔☑●〇○◎▲△★☆■□◆◇"
_TICK = re.compile(rf"[{_SIGN}]|(?P<said>牵头|主办|主责|责任|负责|承办|配合|协办|协助|参与)")
_LEGEND = re.compile(
    rf"(?P<sign>[{_SIGN}])[”\"'’)]?(?:号|标记)?(?:标[识注示记]的?|的)?(?:单位|部门)?(?:为|是|表示|代表|指|:|-|—)?"
    r"(?P<role>牵头|主办|主责|责任|负责|承办|配合|协办|协助|参与)"
)
_TOP = 8  # rows in which the names of the bodies may stand


@dataclass(slots=True)
class Ticks:
    """The columns of signs of the tables of a plan, and what the signs in their rows say.

    `first` is the row below the head of the table under way, 0 if it names no bodies. `shares` holds the units of a row
    and their roles, by the identity of each cell the row prints beside the signs.
    """

    flow: Flow
    notes: list[Note]
    first: int = 0
    shares: dict[int, list[tuple[Role, Place]]] = field(default_factory=dict)
    _width: int = 0
    _bodies: dict[int, tuple[Place, Role | None]] = field(default_factory=dict)
    _legend: dict[str, Role] | None = None

    def without(self, grid: list[Cells]) -> list[Cells]:
        """A grid without its columns of signs; a table without a head may go on with those of the one before it."""
        self.first = 0
        if not any(map(self._is_tick, {id(cell): cell for row in grid for cell in row}.values())):
            return grid
        self.first = first = self._find(grid)
        if not self._bodies or len(grid[0]) != self._width:
            return grid
        unread: dict[str, Place] = {}  # signs that nothing explains
        for row in grid[first:]:
            shares = []
            for c, (place, above) in self._bodies.items():
                cell = row[c]
                if cell is not None and self._is_tick(cell):
                    role = self._role(self._print(cell), above)
                    shares.append((role or Role.RESPONSIBLE, place))
                    if role is None:
                        unread.setdefault(self._print(cell), whole(cell))
            for c, cell in enumerate(row):
                if c not in self._bodies and cell is not None and cell.rows == 1:
                    self.shares[id(cell)] = shares
        if len(unread) > 1:
            signs = " and ".join(f"“{self.flow.mention(*place)}”" for place in unread.values())
            message = f"No legend says what {signs} mean; each is taken for a unit that is responsible."
            self.notes.append(Note("sign-unread", Severity.WARNING, message, None, next(iter(unread.values()))))
        return [[cell for c, cell in enumerate(row) if c not in self._bodies] for row in grid]

    def of(self, cells: Cells) -> list[tuple[Role, Place]]:
        """What the signs in a row of such a table say."""
        if not self.shares:
            return []
        return next((self.shares[id(cell)] for cell in cells if id(cell) in self.shares), [])

    def _find(self, grid: Sequence[Cells]) -> int:
        """Note the columns of signs below a row of names of bodies; answers the row below that one, 0 if none is."""
        counted = [row for row in grid if not self._is_total(row)]
        for r, row in enumerate(grid[:_TOP]):
            bodies = {
                c: whole(cell) for c, cell in enumerate(row) if cell is not None and self._heads(cell, c, counted)
            }
            if len(bodies) > 1 and any(self._is_tick(below[c]) for below in grid[r + 1 :] for c in bodies):
                self._width = len(row)
                self._bodies = {c: (place, _role_above(self.flow, grid[:r], c)) for c, place in bodies.items()}
                return r + 1
        return 0

    def _heads(self, cell: Cell, c: int, rows: Sequence[Cells]) -> bool:
        """Whether a cell of column c names a body, and nothing but signs stands below it."""
        printed = self._print(cell)
        if cell.columns > 1 or word(printed).firm or not (grammar.is_body(printed) or grammar.is_group(printed)):
            return False
        return all(
            other is None
            or other.row <= cell.row
            or other.columns > 1  # a row of a section or a note
            or self._is_tick(other)
            or self._print(other) == printed
            or says_nothing(self.flow, whole(other))
            for other in {id(row[c]): row[c] for row in rows}.values()
        )

    def _is_total(self, row: Cells) -> bool:
        return asides.TOTAL.fullmatch(next(filter(None, map(self._print, row)), "")) is not None

    def _print(self, cell: Cell | None) -> str:
        return "" if cell is None else self.flow.folded[slice(*whole(cell))]

    def _is_tick(self, cell: Cell | None) -> bool:
        return cell is not None and is_tick(self.flow.folded, *whole(cell))

    def _role(self, printed: str, above: Role | None) -> Role | None:
        """The role a sign says, by its words, a legend or the head above it; None where none of them tells."""
        if self._legend is None:
            self._legend = dict(_legend(self.flow))
        found = _TICK.fullmatch(printed)
        if found is not None and found["said"]:
            return grammar.role_of(found["said"])
        return self._legend.get(printed) or above


def is_tick(folded: str, start: int, end: int) -> bool:
    """Whether a cell prints a sign, or a word for one, that lays its row on the body above it: √ · ▲ · 牵头."""
    return end - start <= 4 and _TICK.fullmatch(folded, start, end) is not None


def _legend(flow: Flow) -> Iterator[tuple[str, Role]]:
    """What a plan says of its signs: 注：▲为牵头单位，●为配合单位."""
    for found in _LEGEND.finditer(flow.folded):
        yield found["sign"], grammar.role_of(found["role"])


def _role_above(flow: Flow, heads: Sequence[Cells], c: int) -> Role | None:
    """The role said above the name of a body: 牵头单位, over 区财政局 | 区教育局."""
    for row in reversed(heads):
        cell = row[c]
        kind = None if cell is None else word(flow.folded[slice(*whole(cell))]).kind
        if kind in UNIT_COLUMNS:
            return UNIT_COLUMNS[kind]
    return None
