"""What the columns of an annex table hold: the word at their head, weighed against what their cells look like."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.document import Flow, Place
from kg.numerals import mark
from kg.parser import deadlines, duties
from kg.parser.grammar import UNIT_COLUMNS, Column


def looks(flow: Flow, place: Place) -> Column:
    """What a print looks like, whatever stands above it: a number, a deadline, units, running text or a title."""
    start, end = place
    printed = flow.folded[start:end]
    if printed.rstrip(".、").isdigit() and len(printed) <= 4:
        return Column.NUMBER
    if "。" in printed[:-1]:
        return Column.CONTENT
    if mark(flow.folded, start, end) is None:
        if deadlines.is_column_entry(flow.folded, start, end):
            return Column.DEADLINE
        if duties.is_unit_list(flow.folded, start, end):
            return Column.RESPONSIBLE
    return Column.CONTENT if end - start > _LONGEST_TITLE or printed[-1] in "。;" else Column.TASK


_LONGEST_TITLE = 24


@dataclass(slots=True)
class Evidence:
    """What the cells of a column look like: shares of its `printed` cells, 0 to 1."""

    printed: int
    units: float = 0.0
    deadlines: float = 0.0
    numbers: float = 0.0
    long: float = 0.0


def evidence(flow: Flow, prints: Sequence[Place]) -> Evidence:
    """The evidence of the cells printed in one column."""
    kinds = [looks(flow, place) for place in prints]

    def share(kind: Column) -> float:
        return kinds.count(kind) / len(kinds) if kinds else 0.0

    return Evidence(
        len(prints), share(Column.RESPONSIBLE), share(Column.DEADLINE), share(Column.NUMBER), share(Column.CONTENT)
    )


def choose(heads: Sequence[Column | None], said: Sequence[Evidence]) -> list[Column]:
    """What each column holds: its head's word where its cells agree, else the alignment of heads that fits best.

    `heads` are the words above the columns, None where there is none, since the head beside it spans both; where no
    column has one, the cells decide.
    """
    if not any(head is not None for head in heads):
        kinds = [_by_looks(e) for e in said]
    else:
        direct: list[Column] = []
        for head in heads:
            direct.append(head or (direct[-1] if direct else Column.OTHER))
        shifted = _align([head for head in heads if head is not None], said)
        cost = sum(misfit(kind, e) for kind, e in zip(direct, said, strict=True))
        kinds = direct if shifted is None or cost <= shifted[0] + 1 else shifted[1]
    if Column.CONTENT not in kinds:  # 工作任务 holds the text itself where no other column does
        tasks = [c for c, kind in enumerate(kinds) if kind is Column.TASK]
        if tasks:
            kinds[max(tasks, key=lambda c: (said[c].long, c))] = Column.CONTENT
    return kinds


def misfit(kind: Column, e: Evidence) -> float:
    """How badly a column's cells fit a head, from 0."""
    if e.printed == 0:
        return 0.5 if kind is not Column.OTHER else 0.0
    if kind in UNIT_COLUMNS:
        return 3 * (1 - e.units)
    if kind is Column.DEADLINE:
        return 2 * (1 - e.deadlines) + 2 * e.units + e.long
    if kind is Column.NUMBER:
        return 3 * (1 - e.numbers)
    if kind is Column.OTHER:
        return 0.8
    alien = 3 * (e.units + e.deadlines + e.numbers)
    return alien + ((1 - e.long) if kind is Column.CONTENT else 0.8 * e.long)


def _by_looks(e: Evidence) -> Column:
    kinds = (Column.NUMBER, Column.DEADLINE, Column.RESPONSIBLE, Column.CONTENT, Column.TASK)
    return min(kinds, key=lambda kind: misfit(kind, e)) if e.printed else Column.OTHER


def _align(heads: Sequence[Column], said: Sequence[Evidence]) -> tuple[float, list[Column]] | None:
    """The cheapest way to lay heads over columns from left to right, each over one or more of them, with its cost."""
    if len(heads) > len(said):
        return None
    best: list[tuple[float, list[Column]] | None] = [None] * len(heads)
    for c, e in enumerate(said):
        step: list[tuple[float, list[Column]] | None] = [None] * len(heads)
        for h, kind in enumerate(heads[: c + 1]):
            came = [b for b in (best[h], best[h - 1] if h else None) if b is not None]
            if c == 0:
                step[0] = (misfit(kind, e), [kind])
            elif came:
                cost, kinds = min(came, key=lambda b: b[0])
                step[h] = (cost + misfit(kind, e), [*kinds, kind])
        best = step
    return best[-1]
