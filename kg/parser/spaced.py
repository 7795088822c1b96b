"""Annex tables whose columns are parted by single spaces, as copied from a PDF: cut at the spaces into cells."""

import re
from collections.abc import Sequence
from itertools import combinations, combinations_with_replacement, islice

from kg.clean import quoted
from kg.document import Cell, Flow, Line, Place, Table
from kg.model import Severity
from kg.numerals import Style, integer, mark
from kg.parser import asides, cells, deadlines, grammar, lists
from kg.parser.columns import looks, place_cells, word
from kg.parser.drafts import Note
from kg.parser.grammar import UNIT_COLUMNS, Column
from kg.parser.rows import Row

Lines = dict[int, list[Place]]
"""The lines of a row's cells by column."""

_LONGEST_HEAD = 80
_ALNUM = re.compile(r"[0-9A-Za-z]")


def is_head(flow: Flow, blocks: Sequence[Line | Table], at: int) -> bool:
    """Whether a line names columns and nothing else, and a line close below it has several cells, too."""
    head = blocks[at]
    if not isinstance(head, Line) or head.end - head.start > _LONGEST_HEAD or not _has_space(flow, head):
        return False
    pieces = _pieces(flow, head)
    if len(pieces) < 2 or len(cells.head(flow, pieces)) < len(pieces):
        return False
    return any(isinstance(block, Line) and _has_space(flow, block) for block in blocks[at + 1 : at + 3])


def rows(flow: Flow, lines: Sequence[Line], above: Sequence[Place]) -> tuple[list[Row], int]:
    """The rows of the table whose head is the first of some lines, and how many of the lines they take.

    `above` are the headings right above it.
    """
    pieces = [_pieces(flow, line) for line in lines]
    found, taken = cells.rows(flow, [piece for line in pieces for piece in line], above)
    count = 0
    while count < len(lines) and taken > 0:
        taken -= len(pieces[count])
        count += 1
    return found, count


def table(flow: Flow, lines: Sequence[Line], notes: list[Note]) -> tuple[int, Table | None]:
    """The table with such a head whose rows are counted 1, 2, 3, and how many lines it takes; None for any other.

    Each line below the first of a row goes on with the cells that it makes whole; `notes` gains the names cut there.
    """
    heads = [(piece.start, piece.end) for piece in _pieces(flow, lines[0])]
    kinds = [word(flow.folded[slice(*place)]).kind or Column.OTHER for place in heads]
    if kinds[0] is not Column.NUMBER:
        return 0, None
    if Column.CONTENT not in kinds:
        kinds[len(kinds) - 1 - kinds[::-1].index(Column.TASK)] = Column.CONTENT
    printed = flow.folded[lines[0].start : lines[0].end]
    rows: list[Lines] = [{c: [place] for c, place in enumerate(heads)}]
    number = taken = 0
    banner: list[Place] = []  # a section heading, until a row stands below it
    for i, line in enumerate(lines[1:], start=1):
        pieces = [(piece.start, piece.end) for piece in _pieces(flow, line)]
        counted = integer(flow.folded[slice(*pieces[0])].strip(".、")) if len(pieces) > 1 else None
        found = mark(flow.folded, line.start, line.end)
        if counted is not None and counted in (number + 1, 1):
            rows += [{0: banner}] if banner else []
            fitted = _first(flow, pieces, kinds)
            rows.append({})
            for c, place in zip(fitted, pieces, strict=True):
                rows[-1].setdefault(c, []).append(place)
            number, banner, taken = counted, [], i + 1
        elif flow.folded[line.start : line.end] == printed:  # the head again, as on each page
            taken = i + 1
        elif found is not None and found.style <= Style.SECTION:
            banner = [(line.start, line.end)]
        elif number and not banner and not _is_note(flow, line) and (columns := _below(flow, rows[-1], pieces, kinds)):
            for c, place in zip(columns, pieces, strict=True):
                _go_on(flow, rows[-1].setdefault(c, []), place, kinds[c], notes)
            taken = i + 1
        else:
            break
    cells_of = (
        Cell(r, c, tuple(places), columns=len(kinds) if len(row) == 1 else 1)
        for r, row in enumerate(rows)
        for c, places in row.items()
    )
    return (taken, Table(tuple(cells_of))) if number else (0, None)


_JOINT = re.compile("[、,;]")


def _go_on(flow: Flow, lines: list[Place], place: Place, kind: Column, notes: list[Note]) -> None:
    """Add a line to a cell; of a name cut there, whose parts other cells stand between, the longer part is kept."""
    if kind in UNIT_COLUMNS and lines and flow.folded[lines[-1][1] - 1] not in "、,;":
        (start, end), (a, z) = lines[-1], place
        begin = max(start, *(flow.folded.rfind(joint, start, end) + 1 for joint in "、,;"))
        joint = _JOINT.search(flow.folded, a, z)
        until = z if joint is None else joint.start()
        if not grammar.is_complete(flow.folded[begin:end]) or not grammar.starts_body(flow.folded[a:until]):
            kept = (begin, end) if end - begin > until - a else (a, until)
            printed = flow.mention(begin, end) + flow.mention(a, until)
            message = f"The name {quoted(printed)} is cut by other cells; {quoted(flow.mention(*kept))} is kept of it."
            notes.append(Note("name-cut", Severity.WARNING, message, None, kept))
            if kept == (begin, end):
                place = (until, z)
            else:
                lines[-1] = (start, begin)
    lines += [place] if place[0] < place[1] else []
    lines[:] = [line for line in lines if line[0] < line[1]]


def _is_note(flow: Flow, line: Line) -> bool:
    place = (line.start, line.end)
    return asides.NOTE.match(flow.folded, *place) is not None or asides.heads_notes(flow.folded, *place)


def _first(flow: Flow, pieces: Sequence[Place], kinds: Sequence[Column]) -> Sequence[int]:
    """The columns of the pieces of the first line of a row; more than there are columns share some."""
    if len(pieces) <= len(kinds):
        return place_cells(flow, pieces, kinds)
    rest = combinations_with_replacement(range(1, len(kinds)), len(pieces) - 1)
    ways = ((0, *columns) for columns in islice(rest, _MOST_WAYS))
    return min(ways, key=lambda way: _cost(flow, {}, pieces, way, kinds))


_MOST_WAYS = 3000


def _below(flow: Flow, row: Lines, pieces: Sequence[Place], kinds: Sequence[Column]) -> Sequence[int]:
    """The columns of a row whose cells the pieces of the line below it go on with; none where they go on with none."""
    ways = combinations(range(1, len(kinds)), len(pieces))
    cost, best = min(((_cost(flow, row, pieces, way, kinds), way) for way in ways), default=(0.0, ()))
    return best if cost < _cost(flow, row, (), (), kinds) + len(pieces) else ()


def _cost(flow: Flow, row: Lines, pieces: Sequence[Place], way: Sequence[int], kinds: Sequence[Column]) -> float:
    """How badly a row's cells fit their columns once some pieces are added to them, each in the column of a way."""
    cost = 0.0
    for c, kind in enumerate(kinds):
        above = [flow.folded[slice(*place)] for place in row.get(c, ())]
        own = [flow.folded[slice(*piece)] for at, piece in zip(way, pieces, strict=True) if at == c]
        cost += min(_strange(joint.join([*above, *own]), kind) for joint in ("", "、"))
        cost += 0.5 if own and above and above[-1][-1] in _ENDS else 0.0
        if kind in UNIT_COLUMNS:
            cost += sum(1.0 for piece in own if deadlines.is_column_entry(piece, 0, len(piece)))
    return cost


_ENDS = ("。", ";")  # of a cell that no line below it goes on with


def _strange(printed: str, kind: Column) -> float:
    """How strange a cell is in a column, from 0: one of units or deadlines prints nothing else, and is whole."""
    if kind in UNIT_COLUMNS or kind is Column.DEADLINE:
        reads = lists.is_unit_list if kind in UNIT_COLUMNS else deadlines.is_column_entry
        return 0.4 if not printed else 0.0 if reads(printed, 0, len(printed)) else 1.0
    return 0.0 if len(printed) < 2 or printed[-1] in "。;" or kind is not Column.CONTENT else 0.3


def _has_space(flow: Flow, line: Line) -> bool:
    return flow.places[line.end - 1] - flow.places[line.start] > line.end - 1 - line.start


def _pieces(flow: Flow, line: Line) -> list[Line]:
    """What white space parts in a line, but for a figure set apart from the words around it: 公开 26 个领域."""
    cuts = [at for at in range(line.start + 1, line.end) if flow.places[at] - flow.places[at - 1] > 1]
    pieces = [Line(a, z) for a, z in zip([line.start, *cuts], [*cuts, line.end], strict=True)]
    whole: list[Line] = pieces[:1]
    for piece in pieces[1:]:
        if whole[1:] and _is_figure(flow, whole[-1], piece):
            whole[-1] = Line(whole[-1].start, piece.end)
        else:
            whole.append(piece)
    return whole


def _is_figure(flow: Flow, left: Line, right: Line) -> bool:
    """Whether a single space stands only before or behind a figure or Latin word."""
    one = flow.places[right.start] - flow.places[left.end - 1] == 2
    latin = _ALNUM.match(flow.folded[left.end - 1]) or _ALNUM.match(flow.folded[right.start])
    if not one or latin is None:
        return False
    dated = flow.folded[left.end - 1] in "年月" and flow.folded[right.start].isdecimal()
    if dated or looks(flow, (left.start, right.end)) is Column.DEADLINE:  # 9 月 30 日前
        return True
    assigned = (Column.RESPONSIBLE, Column.DEADLINE)
    return all(looks(flow, (piece.start, piece.end)) not in assigned for piece in (left, right))
