"""Cells printed one a line: made whole where a line break cut them, and laid below the columns of their table."""

import re
from collections.abc import Sequence

from kg.document import Flow, Place
from kg.numerals import mark
from kg.parser.columns import looks, stranger
from kg.parser.grammar import UNIT_COLUMNS, Column


def joined(flow: Flow, run: Sequence[Place]) -> list[Place]:
    """The cells of a run, those that were cut by a line break made whole."""
    found: list[Place] = []
    for place in run:
        if found and _is_cut(flow, found[-1], place):
            found[-1] = (found[-1][0], place[1])
        else:
            found.append(place)
    return found


_REST = re.compile(r"[月日号年]?(?:底|末|前|内|以前|之前|底前|末前|[上中下]旬前?)(?:完成)?")  # what a 9月 is cut from


def _is_cut(flow: Flow, left: Place, right: Place) -> bool:
    """Whether a line break cut one cell there: 区财政局、|区审计局 · 区财政局、区审|计局 · 9月|底前."""
    if left[1] != right[0] or right[1] - left[0] > 400:
        return False
    folded = flow.folded[slice(*left)]
    if folded[-1] in "、,(" or folded.count("(") > folded.count(")"):
        return mark(flow.folded, *right) is None
    both = (left[0], right[1])
    if "、" in folded and looks(flow, left) is Column.TASK and looks(flow, right) is not Column.CONTENT:
        return looks(flow, both) is Column.RESPONSIBLE
    return _REST.fullmatch(flow.folded, *right) is not None and looks(flow, both) is Column.DEADLINE


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
