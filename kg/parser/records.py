"""Tasks printed as forms, a head before each value: 任务名称：财政公开 | 责任单位：区财政局 | 任务名称：… → a table."""

from collections.abc import Sequence

from kg.document import Cell, Flow, Line, Place, Table
from kg.numerals import mark
from kg.parser.columns import word
from kg.parser.grammar import UNIT_COLUMNS, Column

_FIRST = (Column.NUMBER, Column.TASK, Column.CONTENT)
_LONGEST_HEAD = 14
_FEWEST = 3  # heads of a form
_REACH = 6  # lines of one value

Field = tuple[Place, list[Place]]
"""A head, and the lines of its value."""


def table(flow: Flow, blocks: Sequence[Line | Table], at: int) -> tuple[int, Table | None]:
    """The forms that begin at `at` as one table, a head and its value in each row, and how many lines they take.

    There are several, each with the same first head, and some head announces tasks, another units.
    """
    first = blocks[at]
    begun = _field(flow, (first.start, first.end)) if isinstance(first, Line) else None
    if begun is None or word(flow.folded[slice(*begun[0])]).kind not in _FIRST:
        return 0, None
    fields = [begun]
    taken, end = at + bool(begun[1]), at + 1
    while end < len(blocks) and end - taken <= _REACH:
        block = blocks[end]
        if not isinstance(block, Line):
            break
        place = (block.start, block.end)
        field = _field(flow, place)
        waits = not fields[-1][1]
        if field is not None and not waits:
            fields.append(field)
            taken = end + bool(field[1])
        elif field is None and (waits or mark(flow.folded, *place) is None):
            fields[-1][1].append(place)
            taken = end + 1 if len(fields[-1][1]) == 1 else taken
        else:
            break
        end += 1
    return (taken - at, _table(fields, taken, blocks)) if _are_forms(flow, fields) else (0, None)


def _field(flow: Flow, place: Place) -> Field | None:
    """The head a line begins with, and what it prints behind the colon: 责任单位：区财政局; None for any other line."""
    start, end = place
    colon = flow.folded.find(":", start, min(end, start + _LONGEST_HEAD + 1))
    stop = end if colon < 0 else colon
    if stop - start > _LONGEST_HEAD or not word(flow.folded[start:stop]).firm:
        return None
    return (start, stop), [(stop + 1, end)] if stop + 1 < end else []


def _are_forms(flow: Flow, fields: Sequence[Field]) -> bool:
    heads = [flow.folded[slice(*head)] for head, _ in fields]
    kinds = {word(head).kind for head in heads}
    said = len({*heads}) >= _FEWEST and bool(kinds & {Column.TASK, Column.CONTENT}) and bool(kinds & {*UNIT_COLUMNS})
    return said and heads.count(heads[0]) > 1


def _table(fields: Sequence[Field], taken: int, blocks: Sequence[Line | Table]) -> Table:
    """A row for each field, what stands behind the forms left out."""
    last = blocks[taken - 1]
    until = last.end if isinstance(last, Line) else 0
    cells = []
    for r, (head, lines) in enumerate(fields):
        cells += [Cell(r, 0, (head,)), Cell(r, 1, tuple(line for line in lines if line[1] <= until))]
    return Table(tuple(cells))
