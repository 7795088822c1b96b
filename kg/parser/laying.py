"""Cells printed one a line, laid below the columns of their table at the least cost."""

from collections.abc import Sequence

from kg.parser.columns import stranger
from kg.parser.grammar import UNIT_COLUMNS, Column


def lay(looked: Sequence[Column | None], columns: Sequence[Column]) -> tuple[float, list[int]]:
    """The column of each cell, by what it looks like, at the least cost over the whole run (Viterbi), and that cost.

    A cell costs what it is a stranger to a column, and a step to a column costs the cells it leaves out.
    """
    width = range(len(columns))
    steps = [[_step(columns, b, c) for b in width] for c in width]
    fits = {look: [_misfit(look, column) for column in columns] for look in {*looked}}
    left_before = [sum(map(_leave, columns[:c])) for c in width]
    first = fits[looked[0]]
    costs = [left_before[c] + first[c] for c in width]
    trail: list[list[int]] = []
    for look in looked[1:]:
        fit = fits[look]
        ways = [[cost + step for cost, step in zip(costs, steps[c], strict=True)] for c in width]
        costs = [min(way) + fit[c] for c, way in zip(width, ways, strict=True)]
        trail.append([way.index(min(way)) for way in ways])
    costs = [costs[c] + sum(map(_leave, columns[c + 1 :])) for c in width]
    c = costs.index(min(costs))
    path = [c]
    for choice in reversed(trail):
        c = choice[c]
        path.append(c)
    return min(costs), path[::-1]


def _misfit(look: Column | None, column: Column) -> float:
    if look is None:
        return 0.0 if column is Column.DEADLINE or column in UNIT_COLUMNS else 6.0
    return stranger(look, column)


def _leave(kind: Column) -> float:
    """What a row without a cell of this kind costs: one without content is rare."""
    return {Column.CONTENT: 4.0, Column.OTHER: 0.2}.get(kind, 0.5)


def _step(columns: Sequence[Column], before: int, after: int) -> float:
    """What going from one column to another costs: the cells left out between them."""
    if after > before:
        return sum(map(_leave, columns[before + 1 : after]))
    if after == before:  # another paragraph of the same cell
        kind = columns[after]
        return 0.3 if kind is Column.CONTENT else 1.5 if kind in UNIT_COLUMNS else 2.5
    return sum(map(_leave, columns[before + 1 :])) + sum(map(_leave, columns[:after]))
