"""Tables of signs printed one cell a line, as copied from web pages: their cells put back into rows and columns."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile

from kg.document import Cell, Flow, Line, Place, Table
from kg.model import Severity
from kg.numerals import Style, mark
from kg.parser import grammar
from kg.parser.columns import looks, place_cells, says_nothing, word
from kg.parser.drafts import Note
from kg.parser.grammar import UNIT_COLUMNS, Column
from kg.parser.ticks import is_tick

_FEWEST, _MOST_HEADS = 3, 40
_LONGEST_HEAD = 20
_LONGEST_ROW = 12  # lines of a row in front of its signs


def table(flow: Flow, blocks: Sequence[Line | Table], at: int, notes: list[Note]) -> tuple[int, Table | None]:
    """The table whose heads begin at `at`, names of bodies among them, and how many lines it takes.

    A row has a sign, one for nothing or a blank line below each body; `notes` gains those that lost some of these, so
    that nothing tells their units.
    """
    heads = _heads(flow, blocks, at)
    if len(heads) < _FEWEST:
        return 0, None
    bodies = [i for i, kind in enumerate(heads) if kind is None]
    if len(bodies) < 2 or bodies[-1] - bodies[0] >= len(bodies) or not {*heads} & {Column.TASK, Column.CONTENT}:
        return 0, None
    lines = [(block.start, block.end) for block in _lines(blocks, at)]
    printed = [flow.folded[slice(*place)] for place in lines[: len(heads)]]
    heads, order = _below_one(heads, bodies)
    first = heads.index(None)
    before, after = [kind or Column.OTHER for kind in heads[:first]], heads[first + len(bodies) :]
    cells = [Cell(0, c, (lines[i],)) for c, i in enumerate(order)]
    taken, r = len(printed), 1
    while True:
        if [flow.folded[slice(*place)] for place in lines[taken : taken + len(printed)]] == printed:
            taken += len(printed)  # the heads again, as on each page
        run = _next_run(flow, lines, taken)
        if run is None:
            break
        between = lines[taken : run[0]]
        for section in [place for place in between if _is_section(flow, place)]:
            cells.append(Cell(r, 0, (section,), columns=len(heads)))
            between.remove(section)
            r += 1
        cells += _in_front(flow, r, between, before)
        slots = _slots(flow, lines, run, len(bodies))
        cells += [Cell(r, first + slot, (lines[i],)) for i, slot in zip(range(*run), slots, strict=False)]
        if not slots:
            message = (
                f"This row prints {run[1] - run[0]} signs for {len(bodies)} units, and nothing tells which of them "
                "they stand for; its units are not read."
            )
            notes.append(Note("sign-unplaced", Severity.WARNING, message, None, lines[run[0]]))
        taken = run[1]
        for c, kind in enumerate(after, start=first + len(bodies)):
            if taken < len(lines) and looks(flow, lines[taken]) is kind:
                cells.append(Cell(r, c, (lines[taken],)))
                taken += 1
        r += 1
    return (taken, Table(tuple(cells))) if r > 1 else (0, None)


def _heads(flow: Flow, blocks: Sequence[Line | Table], at: int) -> list[Column | None]:
    """What consecutive lines from `at` say as heads, None for the name of a body."""
    heads: list[Column | None] = []
    for block in blocks[at : at + _MOST_HEADS]:
        if not isinstance(block, Line) or block.end - block.start > _LONGEST_HEAD:
            break
        printed = flow.folded[block.start : block.end]
        said = word(printed)
        if not said.firm and not grammar.is_body(printed) and not grammar.is_group(printed):
            break
        heads.append(said.kind if said.firm else None)
    return heads


def _lines(blocks: Sequence[Line | Table], at: int) -> Iterator[Line]:
    """The lines from `at` to the next table."""
    for block in blocks[at:]:
        if not isinstance(block, Line):
            return
        yield block


def _below_one(heads: list[Column | None], bodies: list[int]) -> tuple[list[Column | None], list[int]]:
    """The heads and their order, with bodies printed behind all others in the place of the head over them.

    责任单位 | 完成时限 | 区财政局 | 区教育局
    """
    above = next((i for i, kind in enumerate(heads) if kind in UNIT_COLUMNS), bodies[0])
    if bodies[-1] + 1 < len(heads) or above > bodies[0]:
        return heads, [*range(len(heads))]
    order = [*range(above), *bodies, *range(above + 1, bodies[0])]
    return [heads[i] for i in order], order


def _in_front(flow: Flow, r: int, places: list[Place], columns: list[Column]) -> list[Cell]:
    """The cells of a row in front of its signs; a text of several paragraphs is one."""
    last = len(columns) - 1
    fitted = place_cells(flow, places[: last + 1], columns)
    lines: dict[int, list[Place]] = {}
    for c, place in zip([*fitted, *[last] * (len(places) - len(fitted))], places, strict=True):
        lines.setdefault(c, []).append(place)
    return [Cell(r, c, tuple(printed)) for c, printed in lines.items()]


def _next_run(flow: Flow, lines: Sequence[Place], at: int) -> Place | None:
    """The next lines [first, last) that print nothing but signs, one of them a tick, within the reach of a row."""
    for begin in range(at, min(at + _LONGEST_ROW, len(lines))):
        run = [*takewhile(lambda place: _is_sign(flow, place), lines[begin : begin + _MOST_HEADS])]
        if any(is_tick(flow.folded, *place) for place in run):
            return begin, begin + len(run)
    return None


def _slots(flow: Flow, lines: Sequence[Place], run: Place, width: int) -> list[int]:
    """Which of `width` columns each line of a run of signs stands in; none where nothing tells.

    Where the empty cells between them are blank lines, these tell.
    """
    if run[1] - run[0] == width:
        return [*range(width)]

    def breaks(i: int) -> int:  # behind line i
        return flow.document.text.count("\n", flow.places[lines[i][1] - 1], flow.places[lines[i + 1][0]])

    usual = breaks(0)
    if run[1] == len(lines) or run[1] - run[0] > width or any(breaks(i) % usual for i in range(run[0] - 1, run[1])):
        return []
    *slots, end = accumulate(breaks(i) // usual for i in range(run[0] - 1, run[1]))
    return [slot - 1 for slot in slots] if end == width + 1 else []


def _is_sign(flow: Flow, place: Place) -> bool:
    return is_tick(flow.folded, *place) or says_nothing(flow, place)


def _is_section(flow: Flow, place: Place) -> bool:
    found = mark(flow.folded, *place)
    return found is not None and found.style <= Style.SECTION
