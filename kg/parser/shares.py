"""Cells that hold units and deadlines together, cut into both: 区财政局（9月底前）· 区教育局；长期."""

import re
from collections.abc import Iterator, Sequence

from kg.document import Flow, Place
from kg.parser import deadlines, duties, timewords

_OF_TIME = re.compile("[时期快即度点]")  # a character of all that tells no day: 及时公开, 按序时进度
_SIGNS = frozenset(";,、。/:")


def parted(flow: Flow, lines: Sequence[Place]) -> tuple[list[list[Place]], list[Place]]:
    """The runs of lines that name units, and the deadlines printed between and behind them.

    A cell without deadlines is one run.
    """
    due = [place for line in lines for place in _deadlines(flow, line)]
    if not due:
        return [list(lines)], []
    runs: list[list[Place]] = [[]]
    for start, end in lines:
        at = start
        for a, z in due:
            if start <= a < end:
                bracketed = flow.folded[a - 1] in "([" and flow.folded[z : z + 1] in (")", "]")
                runs[-1] += _names(flow.folded, at, a - bracketed)
                runs.append([])
                at = z + bracketed
        runs[-1] += _names(flow.folded, at, end)
    return [run for run in runs if run], due


def _names(folded: str, start: int, end: int) -> list[Place]:
    """[start, end) without the signs around it, unless nothing else is left."""
    while start < end and folded[start] in _SIGNS:
        start += 1
    while start < end and folded[end - 1] in _SIGNS:
        end -= 1
    return [(start, end)] if start < end else []


def _deadlines(flow: Flow, line: Place) -> list[Place]:
    """The deadlines of a line of units: behind a label, in brackets of their own, or set apart by a sign or space."""
    folded = flow.folded
    if timewords.TIMED.search(folded, *line) is None and _OF_TIME.search(folded, *line) is None:
        return []
    stated = [place for statement in duties.statements(folded, *line, flow.places) for place in statement.deadlines]
    return stated or [place for place in _pieces(flow, *line) if _is_deadline(folded, *place)]


def _is_deadline(folded: str, start: int, end: int) -> bool:
    return deadlines.is_column_entry(folded, start, end) or timewords.VAGUE.fullmatch(folded, start, end) is not None


def _pieces(flow: Flow, start: int, end: int) -> Iterator[Place]:
    """What signs, spaces and brackets set apart in a line."""
    folded = flow.folded
    begin = start
    for at in range(start, end):
        if folded[at] in _SIGNS or folded[at] in "()[]":
            yield begin, at
            begin = at + 1
        elif at > begin and flow.places[at] - flow.places[at - 1] > 1:
            yield begin, at
            begin = at
    yield begin, end
