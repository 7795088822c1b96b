"""Lists of units: A、B，各街道 · A牵头，B、C配合 · 牵头单位：A；配合单位：B；完成时限：9月底前."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.document import Place
from kg.model import Role, UnitKind
from kg.parser import deadlines, grammar, names, timewords
from kg.value import value


@value
class Share:
    """One unit's share as printed: its mention at [start, end) of the flow, with role and kind."""

    start: int
    end: int
    role: Role
    kind: UnitKind


@value
class Reading:
    """What a run of names says: its shares, the deadlines among them, and whether a verb or mark gave a role."""

    shares: tuple[Share, ...]
    deadlines: tuple[Place, ...]
    spoken: bool


_OPEN, _CLOSE = "([", ")]"
SENTENCE = re.compile(rf"[。!?《》]|{grammar.QUOTED}")
"""What a list of units never prints, but a sentence does."""


def units(folded: str, start: int, end: int, role: Role, places: Sequence[int] | None = None) -> list[Share]:
    """The shares printed in [start, end) of a unit list or cell; `role` where no label, verb or mark says another.

    `places` of the flow tells where white space was printed: two complete names set apart by it are two units.
    """
    return list(read(folded, start, end, role, places).shares)


def is_unit_list(folded: str, start: int, end: int) -> bool:
    """Whether [start, end) holds nothing but names of bodies and the words that join them."""
    first = names.NAME.match(folded, start, end)
    if start == end or first is None or first.end() - start > names.LONGEST or SENTENCE.search(folded, start, end - 1):
        return False
    return _names_units(folded[start:end])


@lru_cache(1024)  # merged cells, and the cells of a column, print the same few lists
def _names_units(folded: str) -> bool:
    shares = units(folded, 0, len(folded), Role.RESPONSIBLE)
    if folded[-1] == "。" and not all(grammar.starts_body(folded[s.start : s.end]) for s in shares):
        return False
    return bool(shares) and all(grammar.is_body(folded[s.start : s.end]) for s in shares)


def is_spoken_list(folded: str, start: int, end: int) -> bool:
    """Whether [start, end) says who leads or supports and nothing else: 区卫健局牵头，区医保局配合。"""
    if end - start > 4 * names.LONGEST or SENTENCE.search(folded, start, end - 1):
        return False
    reading = read(folded, start, end, Role.RESPONSIBLE, None)
    bodies = all(
        grammar.is_body(folded[s.start : s.end]) and grammar.starts_body(folded[s.start : s.end])
        for s in reading.shares
    )
    return bodies and any(share.role is not Role.RESPONSIBLE for share in reading.shares)


def opened(folded: str, start: int, end: int) -> int:
    """How many more brackets open in [start, end) than close."""
    printed = folded[start:end]
    return printed.count("(") + printed.count("[") - printed.count(")") - printed.count("]")


def speaks(folded: str, start: int, end: int) -> bool:
    """Whether each of several sentences says who does something: A牵头，B负责。各镇均为责任单位."""
    sentences = [sentence for sentence in folded[start:end].split("。") if sentence]
    return not any(SENTENCE.search(sentence) for sentence in sentences) and all(
        _unspaced(sentence, Role.RESPONSIBLE).spoken for sentence in sentences
    )


_VACANT = re.compile(r"[-/无*×]+|\d{1,2}")
_REMARK = re.compile(  # 区司法局（电话12345）, 各部门（排首位的为牵头单位，下同）
    r"[(\[](?:\d[\d\-]{4,}|[^()]{0,20}:|[见详][^()]{0,20}|[^()]{0,8}(?:首位|首个|第一)[^()]{0,24}|[^()]{0,24}下同|"
    r"(?:按|依|根据|分别|共同)[^()]{0,20})[)\]]?$"
)


def read(folded: str, start: int, end: int, role: Role, places: Sequence[int] | None) -> Reading:
    """A run of names, cut at its labels: 牵头单位：A；配合单位：B；完成时限：9月底前；责任人：张三."""
    if names.has_space(start, end, places):
        return _cut(folded, start, end, role, places)
    read = _unspaced(folded[start:end], role)
    shares = tuple([Share(start + s.start, start + s.end, s.role, s.kind) for s in read.shares])
    return Reading(shares, tuple([(start + a, start + z) for a, z in read.deadlines]), read.spoken)


@lru_cache(4096)  # a plan names the same few bodies together again and again, and a statement is looked at twice
def _unspaced(folded: str, role: Role) -> Reading:
    """A run of names in which no white space is printed."""
    return _cut(folded, 0, len(folded), role, None)


def _cut(folded: str, start: int, end: int, role: Role, places: Sequence[int] | None) -> Reading:
    shares: list[Share] = []
    due: list[Place] = []
    spoken = False
    at = start
    marks = [*grammar.markers(folded, start, end)]
    if places is not None:
        marks = sorted([*marks, *_unmarked(folded, start, end, places)], key=re.Match.start)
    label = None if marks and marks[0].start() == start else grammar.LABEL.match(folded, start, end)
    if label and label.end() < end and (label["verb"] or label["body"]):  # 责任单位区财政局, 责任单位为区财政局
        role, at = grammar.label_role(label), label.end()
    mark: re.Match[str] | None = None
    for found in (*marks, None):
        until = end if found is None else found.start()
        if mark is not None and mark["due"]:
            a, z = names.trim(folded, at, until)
            z -= folded[z - 1] in _CLOSE if z > a and opened(folded, a, z) < 0 else 0
            if a < z:
                due.append((a, z))
        elif at < until and (mark is None or mark["units"]):
            listed = _list(folded, at, until, role if mark is None else grammar.label_role(mark), places)
            only_bodies = mark is not None and mark["person"]  # 责任单位及责任人：区政府办/张三
            shares += [s for s in listed.shares if not only_bodies or grammar.is_body(folded[s.start : s.end])]
            due += listed.deadlines
            spoken = spoken or listed.spoken
        at, mark = (end, None) if found is None else (found.end(), found)
    return Reading(tuple(shares), tuple(due), spoken)


def _unmarked(folded: str, start: int, end: int, places: Sequence[int]) -> Iterator[re.Match[str]]:
    """The labels without a colon that white space sets apart on both sides: … 配合单位 区审计局 完成时限 9月底前."""
    for at in names.gaps(start + 1, end, places):
        found = grammar.UNMARKED.match(folded, at, end) if folded[at] in grammar.LABEL_FIRST else None
        label = found is not None and (found["due"] or found["body"]) and not found["colon"] and found.end() < end
        if found is not None and label and [*names.gaps(found.end(), found.end() + 1, places)]:
            yield found


def _list(folded: str, start: int, end: int, role: Role, places: Sequence[int] | None) -> Reading:
    """What one list of names says; names without a role of their own take that of the verb behind them."""
    shares: list[Share] = []
    due: list[Place] = []
    spoken = False
    waiting: list[Share] = []  # A、B牵头
    apart = 0  # how many of them a ; sets apart from what follows: A、B；C配合
    usual = role
    for a, z in names.clauses(folded, start, end, places):
        before = folded[a - 1]
        bracketed = a > start and before in _OPEN  # A(B配合)
        if before not in "、和及与":  # A会同B、C: who is brought in takes part
            role = Role.SUPPORT if folded.endswith(names.WITH, start, a) else usual
            apart = len(waiting) if bracketed or (a > start and before == ";") else apart
        clause = _clause(folded[a:z])
        if clause.is_deadline:
            due.append((a, z))
            continue
        if clause.due is not None:
            due.append((a + clause.due[0], a + clause.due[1]))
        if clause.kind is not None:
            waiting.append(Share(a + clause.start, a + clause.end, clause.own or role, clause.kind))
        if clause.own is not None:
            spoken = True
            if clause.kind is not None:
                shares += waiting
                waiting, apart = [], 0
        if clause.spoken is not None:
            spoken = True
            kept = apart if clause.spoken is Role.SUPPORT or bracketed else 0
            shares += waiting[:kept]
            shares += [Share(w.start, w.end, clause.spoken, w.kind) for w in waiting[kept:]]
            waiting, apart = [], 0
    return Reading((*shares, *waiting), tuple(due), spoken)


@value
class _Clause:
    """One name of a list at [start, end) of its clause, None as its kind where it is no body's.

    `own` is the role marked at it, 区政府办（牵头）, `spoken` that of the verb behind it, of those before it, too.
    `due` is the deadline printed right behind it, 区财政局（9月底前）.
    """

    start: int
    end: int
    kind: UnitKind | None = None
    own: Role | None = None
    spoken: Role | None = None
    is_deadline: bool = False
    due: Place | None = None


# 以下任务均需各镇落实 · 列第一位的为牵头单位
_ASIDE = re.compile(
    r"以[下上](?:任务|工作|各项|事项|不再|均|都)|(?:排|列|位)[^、,;]{0,6}(?:首|第|前)[^、,;]{0,8}(?:为|是)"
)
_DUE = re.compile(r"(?<=[局委办会院府厅部心门位处科镇乡道])\(?(?=\d{1,4}年|\d{1,2}月|每[年季月周]|全年|长期|年底)")


@lru_cache(4096)  # a plan names the same few bodies again and again
def _clause(folded: str) -> _Clause:
    """What one clause of a list says."""
    a, z = 0, len(folded)
    vague = timewords.VAGUE.fullmatch(folded) is not None  # 及时公开
    if vague or deadlines.is_column_entry(folded, a, z) or deadlines.opens_entry(folded, a, z):  # 9月底前完成
        return _Clause(a, z, is_deadline=True)
    if _ASIDE.match(folded):
        return _Clause(a, z)
    own: Role | None = None
    before = grammar.MARKED_BEFORE.match(folded) if folded[0] == "(" else None
    if before and before.end() < z:  # （牵头）区政府办
        own, a = grammar.role_of(before["word"]), before.end()
    spoken, z = _verb(folded, a, z)
    a, z = names.trim(folded, a, z)
    due = None
    behind = _DUE.search(folded, a, z)
    if behind:  # 区财政局2017年9月底前 · 区财政局（9月底前）
        due = names.trim(folded, behind.end(), z - (folded[z - 1] in _CLOSE))
        due, z = (due, behind.start()) if deadlines.is_column_entry(folded, *due) else (None, z)
    if z > a and folded[z - 1] in _CLOSE:
        marked = grammar.MARKED.search(folded, max(a, z - 14), z)
        if marked:  # 区政府办（牵头）
            said, z = grammar.role_of(marked["word"]), marked.start()
            own, spoken = (own, said) if marked["all"] else (said, spoken)
        a, z = names.trim(folded, *_without_remark(folded, a, z))
    kind = None
    named = z - a > 3 or (z > a and not _VACANT.fullmatch(folded, a, z) and not names.PERSON.fullmatch(folded, a, z))
    if named and not grammar.is_phrase(folded[a:z]):  # 及时公开
        kind = UnitKind.GROUP if grammar.is_group(folded[a:z]) else UnitKind.UNIT
    return _Clause(a, z, kind, own, spoken, due=due)


# 区数据局|负责技术支撑
_DOES = re.compile(r"(?<=[局委办会院府厅部心门位处科镇乡道])(?:负责|承担)[^、,;。()]{2,10}$")


def _verb(folded: str, start: int, end: int) -> tuple[Role | None, int]:
    """The role of what a name is said to do, and where that begins: A牵头, B负责技术支撑."""
    role, stop = names.verb(folded, start, end)
    does = _DOES.search(folded, start, end)
    if does is None or grammar.is_body(folded[slice(*names.trim(folded, start, stop))]):
        return role, stop
    return Role.RESPONSIBLE, does.start()


def _without_remark(folded: str, start: int, end: int) -> Place:
    """[start, end) without a bracket behind the name that is none of its own: a person, a telephone number."""
    begin = folded.rfind(_OPEN[_CLOSE.find(folded[end - 1])], max(start, end - 40), end)
    if begin <= start:
        return start, end
    person = names.PERSON.fullmatch(folded, begin + 1, end - 1)
    return (start, begin) if person or _REMARK.match(folded, begin, end) else (start, end)
