"""What the columns of an annex table hold: the words at their head, weighed against what their cells look like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kg.document import Flow, Place
from kg.numerals import Style, integer, mark
from kg.parser import deadlines, grammar, lists, names
from kg.parser.grammar import UNIT_COLUMNS, Column
from kg.value import value


@value
class Word:
    """What is said above a column: its kind, None where its words say nothing; `firm` for a head known as such.

    `both` for a head of units that names a deadline too, 责任单位及完成时限, or of contents with tasks, 任务及要求.
    """

    kind: Column | None
    firm: bool
    both: bool = False


def word(folded: str) -> Word:
    """What a column head says: 责任单位 for sure, 公开责任主体 by its words, 谁 nothing."""
    return _word(folded) if len(folded) <= grammar.HEAD_WITH_REMARK else _NO_HEAD


_NO_HEAD = Word(None, firm=False)


@lru_cache(4096)  # every cell of a table is looked at, since each may be a head
def _word(folded: str) -> Word:
    known = grammar.column(folded)
    return (
        Word(grammar.hint(folded), firm=False)
        if known is None
        else Word(known, firm=True, both=grammar.holds_both(folded))
    )


HEAD_FIRST = frozenset(
    "N一三上下主举乡事二五任会依全当公共具内分办包协单参号启周四处备完实工年序开总成截执承报拟挂指推措支整方日时更期机板标牵目直"
    "科立站第类编考职联股节落街要计评详说负责起进部配重镇附项预领频"
)
"""Characters a known head begins with, to pass over all other lines fast."""


# --- what cells look like ---------------------------------------------------------------------------------------------

_TELEPHONE = re.compile(r"[^\d。]{0,12}(?:\d{3,4}-?)?\d{7,8}(?:[、,/].{0,20})?|[^\d。]{0,12}1\d{10}.{0,20}")
_EMPTY = re.compile(r"[-/\\—–─~*×.\s]*|[(]?无[)]?")


def looks(flow: Flow, place: Place) -> Column:
    """What a print looks like, whatever stands above it: a number, a deadline, units, running text or a title."""
    start, end = place
    printed = flow.folded[start:end]
    if len(printed) <= 5 and integer(printed.strip(".、()")) is not None:
        return Column.NUMBER
    if "。" in printed[:-1]:
        return Column.CONTENT
    if mark(flow.folded, start, end) is None:
        if deadlines.is_column_entry(flow.folded, start, end):
            return Column.DEADLINE
        if lists.is_unit_list(flow.folded, start, end):
            return Column.RESPONSIBLE
        if _TELEPHONE.fullmatch(printed):
            return Column.OTHER
    return Column.CONTENT if end - start > _LONGEST_TITLE or printed[-1] in "。;" else Column.TASK


_LONGEST_TITLE = 24


def says_nothing(flow: Flow, place: Place) -> bool:
    """Whether a cell prints a sign for nothing: / · — · 无."""
    return _EMPTY.fullmatch(flow.folded, *place) is not None


@dataclass(slots=True)
class Evidence:
    """What the cells of a column look like: shares of its `printed` cells, 0 to 1, and their mean `length`.

    `people` is the share of cells that read as persons' names, which short titles may do by chance, `headed` that of
    cells numbered as sections and tasks are.
    """

    printed: int
    units: float = 0.0
    deadlines: float = 0.0
    numbers: float = 0.0
    long: float = 0.0
    people: float = 0.0
    headed: float = 0.0
    length: float = 0.0


def evidence(flow: Flow, prints: Sequence[Place]) -> Evidence:
    """The evidence of the cells printed in one column; those that say nothing aside."""
    told = [place for place in prints if not says_nothing(flow, place)]
    kinds = [looks(flow, place) for place in told]

    def share(*of: Column) -> float:
        return sum(map(kinds.count, of)) / len(kinds) if kinds else 0.0

    people = sum(1 for (a, z), kind in zip(told, kinds, strict=True) if kind is Column.OTHER or _is_person(flow, a, z))
    return Evidence(
        len(told),
        share(Column.RESPONSIBLE),
        share(Column.DEADLINE),
        share(Column.NUMBER),
        share(Column.CONTENT),
        people / len(told) if told else 0.0,
        sum(1 for place in told if _is_headed(flow, *place)) / len(told) if told else 0.0,
        sum(z - a for a, z in told) / len(told) if told else 0.0,
    )


def _is_headed(flow: Flow, start: int, end: int) -> bool:
    found = mark(flow.folded, start, end)
    return found is not None and found.style <= Style.TASK


def _is_person(flow: Flow, start: int, end: int) -> bool:
    return end - start <= 4 and names.PERSON.fullmatch(flow.folded, start, end) is not None


# --- what columns hold ------------------------------------------------------------------------------------------------


def choose(heads: Sequence[Word | None], said: Sequence[Evidence]) -> list[Column]:
    """What each column holds: its head's words where its cells agree, else the alignment of heads that fits best.

    `heads` are the words above the columns, None where there is none, since the head beside it spans both; where no
    column has one, the cells decide.
    """
    if not any(head is not None for head in heads):
        kinds = _without_rivals([_by_looks(e) for e in said], [Word(None, firm=False) for _ in said], said)
    else:
        direct: list[Word] = []
        for head in heads:
            beside = Word(direct[-1].kind if direct else None, firm=False)
            direct.append(head or beside)
        shifted = _align([head for head in heads if head is not None], said)
        fits = [_fit(head, e) for head, e in zip(direct, said, strict=True)]
        cost = sum(fit for fit, _ in fits)
        kinds = [kind for _, kind in fits] if shifted is None or cost <= shifted[0] + 1 else shifted[1]
        if shifted is None or cost <= shifted[0] + 1:
            kinds = _without_rivals(kinds, direct, said)
    counts = [c for c, e in enumerate(said) if kinds[c] in (Column.TASK, Column.CONTENT) and e.numbers > 0.8]
    if counts and Column.NUMBER not in kinds:  # 具体要求 over the number of a row and its text
        kinds[counts[0]] = Column.NUMBER
    if Column.CONTENT not in kinds:  # 工作任务 holds the text itself where no other column does
        tasks = [c for c, kind in enumerate(kinds) if kind is Column.TASK]
        if tasks:
            kinds[max(tasks, key=lambda c: (said[c].long, c))] = Column.CONTENT
    texts = [c for c, kind in enumerate(kinds) if kind is Column.CONTENT]
    for c, below in pairwise(texts):  # 重点举措 holds what heads the rows of 具体内容
        heads_rows = said[c].headed > 0.5 or said[c].printed < 0.8 * said[below].printed
        if heads_rows and said[c].length < min(_LONGEST_HEADING, 0.7 * said[below].length):
            kinds[c] = Column.TASK
    longest = max((e.length for kind, e in zip(kinds, said, strict=True) if kind is Column.CONTENT), default=0.0)
    for c, (kind, e) in enumerate(zip(kinds, said, strict=True)):
        if kind is Column.TASK and e.long > 0.6 and e.length > 1.5 * longest:
            kinds[c] = Column.CONTENT  # 工作任务 holds sentences, and 工作目标 a few words on each
    return kinds


_LONGEST_HEADING = 30  # characters, on the mean of a column


def _without_rivals(kinds: list[Column], heads: Sequence[Word], said: Sequence[Evidence]) -> list[Column]:
    """Columns whose heads say nothing are no second text, nor a second number, beside those whose heads do."""
    texts = [c for c, kind in enumerate(kinds) if kind is Column.CONTENT and heads[c].kind is kind]
    numbers = [c for c, kind in enumerate(kinds) if kind is Column.NUMBER and heads[c].kind is kind]
    looked = [c for c, kind in enumerate(kinds) if kind is Column.CONTENT]
    text = texts[0] if texts else max(looked, key=lambda c: said[c].length, default=len(kinds))
    found = []
    for c, (kind, head) in enumerate(zip(kinds, heads, strict=True)):
        rival = kind is not head.kind and (
            (kind is Column.CONTENT and texts)
            or (kind is Column.TASK and c > text)
            or (kind is Column.NUMBER and (numbers or c > 1))
        )
        found.append(Column.OTHER if rival else kind)
    return found


def _fit(head: Word, e: Evidence) -> tuple[float, Column]:
    """What the cells of a column hold if it stands below a head, and how badly they fit it, from 0.

    Names of bodies and deadlines are told beyond doubt, so that a column full of them is one whatever its head says.
    """
    looked = _by_looks(e)
    if head.kind is None:
        return 0.3 + misfit(looked, e), looked
    own = misfit(head.kind, e)
    full = e.printed >= (2 if head.firm else 1) and max(e.units, e.deadlines) >= 0.8
    if looked not in (Column.RESPONSIBLE, Column.DEADLINE) or not full or own < 2 or looked is head.kind:
        told = head.firm or own + 0.2 <= misfit(looked, e) + 1
        return (own + (0 if head.firm else 0.2), head.kind) if told else (misfit(looked, e) + 1, looked)
    if head.kind in UNIT_COLUMNS and looked is Column.RESPONSIBLE:
        return own, head.kind
    return 2.2, looked


def misfit(kind: Column, e: Evidence) -> float:
    """How badly a column's cells fit a kind, from 0."""
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
    """What a column holds by its cells alone."""
    if e.printed == 0 or e.people > 0.6:
        return Column.OTHER
    for kind, share in ((Column.NUMBER, e.numbers), (Column.DEADLINE, e.deadlines), (Column.RESPONSIBLE, e.units)):
        if share > 0.5:
            return kind
    return Column.CONTENT if misfit(Column.CONTENT, e) < misfit(Column.TASK, e) else Column.TASK


def _align(heads: Sequence[Word], said: Sequence[Evidence]) -> tuple[float, list[Column]] | None:
    """The cheapest way to lay heads over columns from left to right, each over one or more of them, with its cost."""
    if len(heads) > len(said):
        return None
    best: list[tuple[float, list[Column]] | None] = [None] * len(heads)
    for c, e in enumerate(said):
        step: list[tuple[float, list[Column]] | None] = [None] * len(heads)
        for h, head in enumerate(heads[: c + 1]):
            fit, kind = _fit(head, e)
            came = [b for b in (best[h], best[h - 1] if h else None) if b is not None]
            if c == 0:
                step[0] = (fit, [kind])
            elif came:
                cost, kinds = min(came, key=lambda b: b[0])
                step[h] = (cost + fit, [*kinds, kind])
        best = step
    return best[-1]


# --- single cells -----------------------------------------------------------------------------------------------------

_ALIEN = 6.0
# What a print of one look costs in a column of another; 0 where they are alike.
_STRANGERS = {
    Column.RESPONSIBLE: {Column.TASK: 4.0},
    Column.DEADLINE: {Column.TASK: 3.0},
    Column.TASK: {Column.CONTENT: 3.5, Column.RESPONSIBLE: 2.5, Column.DEADLINE: 3.0},
    Column.CONTENT: {Column.TASK: 1.5, Column.RESPONSIBLE: 4.0, Column.DEADLINE: 4.0},
}


def stranger(look: Column, column: Column) -> float:
    """How strange a print of one look is in a column, from 0."""
    kind = Column.RESPONSIBLE if column in UNIT_COLUMNS else column
    if kind is Column.OTHER:
        return 0.0 if look is Column.OTHER else 2.0 if look in (Column.RESPONSIBLE, Column.DEADLINE) else 1.0
    return 0.0 if look is kind else _STRANGERS.get(kind, {}).get(look, _ALIEN)


# What a row costs that leaves out a column: what is merged with the row above stands first.
_LEFT_OUT = {Column.TASK: 0.1, Column.NUMBER: 0.1, Column.OTHER: 0.0, Column.CONTENT: 3.0}


def place_cells(flow: Flow, cells: Sequence[Place], columns: Sequence[Column]) -> list[int]:
    """The columns that the cells of a row fit from left to right, where some columns have no cell."""
    looked = [looks(flow, cell) for cell in cells]
    tasks = [c for c, kind in enumerate(columns) if kind is Column.TASK]
    # Of two titles the outer one is merged with the row above.
    leave = [_LEFT_OUT.get(kind, 0.3) - (0.01 if c in tasks[:-1] else 0.0) for c, kind in enumerate(columns)]
    # The cheapest way to lay the first k cells over the columns so far.
    best: list[tuple[float, list[int]] | None] = [(0.0, []), *[None] * len(cells)]
    for c, kind in enumerate(columns):
        step: list[tuple[float, list[int]] | None] = []
        for k in range(len(cells) + 1):
            ways = []
            if (left := best[k]) is not None:
                ways.append((left[0] + leave[c], left[1]))
            if k and (before := best[k - 1]) is not None:
                ways.append((before[0] + stranger(looked[k - 1], kind), [*before[1], c]))
            step.append(min(ways, key=lambda way: way[0]) if ways else None)
        best = step
    straight = list(range(len(cells)))
    found = best[-1]
    if found is None:
        return straight
    cost = sum(stranger(look, kind) for look, kind in zip(looked, columns, strict=False))
    cost += sum(leave[len(cells) :])
    return found[1] if found[0] + 1 < cost else straight
