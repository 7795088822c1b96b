"""Unit statements: （责任单位：A、B，各街道）, （A牵头，B、C配合）, a trailing 责任单位：… line, a cell of units."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(slots=True)
class Statement:
    """A unit statement at [start, end) with the shares it lays and the deadline entries [start, end) it names."""

    start: int
    end: int
    shares: tuple[Share, ...]
    deadlines: tuple[Place, ...] = ()


@value
class _Reading:
    """What a run of names says: its shares, the deadlines among them, and whether a verb or mark gave a role."""

    shares: tuple[Share, ...]
    deadlines: tuple[Place, ...]
    spoken: bool


_OPEN, _CLOSE = "([", ")]"


def units(folded: str, start: int, end: int, role: Role, places: Sequence[int] | None = None) -> list[Share]:
    """The shares printed in [start, end) of a unit list or cell; `role` where no label, verb or mark says another.

    `places` of the flow tells where white space was printed: two complete names set apart by it are two units.
    """
    return list(_read(folded, start, end, role, places).shares)


def is_unit_list(folded: str, start: int, end: int) -> bool:
    """Whether [start, end) holds nothing but names of bodies and the words that join them."""
    first = names.NAME.match(folded, start, end)
    if start == end or first is None or first.end() - start > names.LONGEST or _SENTENCE.search(folded, start, end - 1):
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
    if end - start > 4 * names.LONGEST or _SENTENCE.search(folded, start, end - 1):
        return False
    reading = _read(folded, start, end, Role.RESPONSIBLE, None)
    bodies = all(
        grammar.is_body(folded[s.start : s.end]) and grammar.starts_body(folded[s.start : s.end])
        for s in reading.shares
    )
    return bodies and any(share.role is not Role.RESPONSIBLE for share in reading.shares)


def list_statement(folded: str, start: int, end: int, places: Sequence[int] | None = None) -> Statement:
    """A whole paragraph of names as a unit statement: one `is_spoken_list` or `is_unit_list` holds of."""
    return _statement(folded, start, end, start, end, places)


# --- statements in a text ---------------------------------------------------------------------------------------------

_BRACKET = re.compile(r"[()\[\]]")
_SENTENCE = re.compile(rf"[。!?《》]|{grammar.QUOTED}")
_SIGNS = {"“": "”", "<": ">", "|": "|", "*": "*", "★": "★", "▲": "▲", "◆": "◆", "■": "■"}
"""What may be printed before a statement instead of a bracket, and what ends it then."""
_VENUE = re.compile(r"(?:馆|站|中心|大厅|窗口|网|平台|栏|系统)$")


def opened(folded: str, start: int, end: int) -> int:
    """How many more brackets open in [start, end) than close."""
    printed = folded[start:end]
    return printed.count("(") + printed.count("[") - printed.count(")") - printed.count("]")


def brackets(folded: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """The outermost brackets in [start, end): where each begins, its content ends and it ends itself.

    One left open ends with its content at `end`.
    """
    found, depth, begin = [], 0, start
    for sign in _BRACKET.finditer(folded, start, end):
        if sign[0] in _OPEN:
            begin = begin if depth else sign.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((begin, sign.start(), sign.end()))
    if depth:
        found.append((begin, end, end))
    return found


def statements(folded: str, start: int, end: int, places: Sequence[int] | None = None) -> list[Statement]:
    """The unit statements printed in a paragraph [start, end), in printed order."""
    if _opens(folded, start, end, places):  # a line of its own: 责任单位：区财政局
        return [_until_prose(folded, start, start, end, places)]
    found: list[Statement] = []
    around = brackets(folded, start, end)
    for i, (a, stop, z) in enumerate(around):
        if (found and a < found[-1].end) or stop - a < 3:  # （一） names nobody
            continue
        first, last = a + 1, stop
        while folded[first] in _OPEN and folded[last - 1] in _CLOSE and opened(folded, first + 1, last - 1) == 0:
            first, last = first + 1, last - 1  # （（责任单位：区财政局））
        if grammar.MARKER.match(folded, first, last):
            found.append(_statement(folded, a, z, first, last, places))
            continue
        label = grammar.LABEL.match(folded, a + 1, stop)
        if label and label.end() == stop:  # 【责任单位】区政府办、区司法局
            behind, _, until = around[i + 1] if i + 1 < len(around) else (end, end, end)
            until = behind if _is_label(folded, behind, until) else end
            if is_unit_list(folded, z, until):
                reading = _read(folded, z, until, grammar.label_role(label), places)
                found.append(Statement(a, until, reading.shares, reading.deadlines))
        elif label and grammar.starts_body(folded[label.end() : label.end() + 4]):
            found.append(_statement(folded, a, z, a + 1, stop, places))
        else:
            found += _spoken(folded, a, z, stop, start, end, places)
    if found and folded.find(":", start, found[0].start) >= 0:  # 责任单位：区人社局（完成时限：年底前）
        found = _tail(folded, start, found[0].start, places) + found
    return found + _tail(folded, found[-1].end if found else start, end, places)


def _is_label(folded: str, start: int, end: int) -> bool:
    """Whether a bracket holds a label and nothing else: 【责任单位】."""
    return grammar.BRACKETED.fullmatch(folded, start, end) is not None


def _opens(folded: str, start: int, end: int, places: Sequence[int] | None) -> bool:
    """Whether a paragraph begins with a label that makes all of it a unit statement."""
    if folded[start : start + 1] not in grammar.LABEL_FIRST:
        return False
    if grammar.MARKER.match(folded, start, end):
        return True
    label = grammar.LABEL.match(folded, start, end)
    if label is None or label["verb"] or label.end() == end or places is None:
        return False
    until = next((at for at in _gaps(label.end() + 1, end, places)), end)  # 责任单位 区财政局 | 完成时限 9月底前
    return [*_gaps(label.end(), label.end() + 1, places)] != [] and is_unit_list(folded, label.end(), until)


def _gaps(start: int, end: int, places: Sequence[int]) -> Iterator[int]:
    """Where in [start, end) white space is printed before a character."""
    return (at for at in range(start, end) if places[at] - places[at - 1] > 1)


def _statement(folded: str, start: int, end: int, a: int, z: int, places: Sequence[int] | None) -> Statement:
    reading = _read(folded, a, z, Role.RESPONSIBLE, places)
    return Statement(start, end, reading.shares, reading.deadlines)


def _until_prose(folded: str, start: int, a: int, end: int, places: Sequence[int] | None) -> Statement:
    """A statement without brackets: to the end of the paragraph, or to a stop that running text follows."""
    stop = folded.find("。", a, end)
    while 0 <= stop < end - 1:
        rest = stop + 1
        if grammar.MARKER.match(folded, rest, end) is None and not is_unit_list(folded, rest, end):
            end = rest
            break
        stop = folded.find("。", rest, end)
    return _statement(folded, start, end, a, end, places)


def _tail(folded: str, start: int, end: int, places: Sequence[int] | None) -> list[Statement]:
    """The statement behind a text without brackets, or in other signs: … 全覆盖。责任单位：区财政局 · 「责任单位：」"""
    for found in grammar.markers(folded, start, end):
        at = found.start()
        sign = folded[at - 1] if at > start else ""
        if sign in _SIGNS:
            stop = folded.find(_SIGNS[sign], at, end)
            stop, until = (end, end) if stop < 0 else (stop, stop + 1)
            return [_statement(folded, at - 1, until, at, stop, places)]
        apart = at > 0 and (folded[at - 1] in "。;!)]-" or (places is not None and places[at] - places[at - 1] > 1))
        if at == start or apart:
            while at > start and folded[at - 1] == "-":  # … 全覆盖。——责任单位：区财政局
                at -= 1
            return [_until_prose(folded, at, found.start(), end, places)]
    at = folded.rfind("。", start, end - 1) + 1
    label = at > start and folded[at] in grammar.LABEL_FIRST
    if label and (_opens(folded, at, end, places) or _opens_unmarked(folded, at, end)):
        return [_statement(folded, at, end, at, end, places)]
    return []


def _opens_unmarked(folded: str, start: int, end: int) -> bool:
    """Whether the last sentence of a paragraph is a label with units right behind it: … 全覆盖。责任单位区财政局。"""
    label = grammar.LABEL.match(folded, start, end)
    return label is not None and label["body"] is not None and is_unit_list(folded, label.end(), end)


def _spoken(
    folded: str, a: int, z: int, stop: int, start: int, end: int, places: Sequence[int] | None
) -> list[Statement]:
    """The statement of a bracket without a label in front: （区科技局牵头，区经信局配合）, （区财政局、区审计局）.

    What a bracket says in the middle of a sentence is no statement, unless it names who leads or is responsible; nor is
    the second name of a body, 县政务办（县行政审批局）.
    """
    first = names.NAME.match(folded, a + 1, stop)
    if first is None or first.end() - a > names.LONGEST:
        return []
    if _SENTENCE.search(folded, a + 1, stop - 1) and not _speaks(folded, a + 1, stop):
        return []
    behind = a == start or folded[a - 1] in "。;!?)]"
    closes = z == end or folded[z] in "。;([" or behind
    reading = _read(folded, a + 1, stop, Role.RESPONSIBLE, places)
    mentions = [folded[share.start : share.end] for share in reading.shares]
    statement = Statement(a, z, reading.shares, reading.deadlines)
    if not all(grammar.is_body(name) for name in mentions):
        return []
    if not mentions:
        alone = all(deadlines.is_column_entry(folded, *place) for place in reading.deadlines)
        return [statement] if reading.deadlines and behind and alone else []
    clear = all(grammar.starts_body(name) or grammar.is_complete(name) for name in mentions)
    ends = folded[a - 1] not in grammar.NAME_LAST and (
        z == end or (z + 1 == end and folded[z] in "。;")
    )  # 公开（区财政局）
    many = (len(mentions) > 1 or ends) and not all(_VENUE.search(name) for name in mentions)
    return [statement] if reading.spoken or (closes and clear and (behind or many)) else []


def _speaks(folded: str, start: int, end: int) -> bool:
    """Whether each of several sentences says who does something: A牵头，B负责。各镇均为责任单位."""
    sentences = [sentence for sentence in folded[start:end].split("。") if sentence]
    return not any(_SENTENCE.search(sentence) for sentence in sentences) and all(
        _unspaced(sentence, Role.RESPONSIBLE).spoken for sentence in sentences
    )


# --- names in a list --------------------------------------------------------------------------------------------------

_VACANT = re.compile(r"[-/无*×]+|\d{1,2}")
_REMARK = re.compile(  # 区司法局（电话12345）, 各部门（排首位的为牵头单位，下同）
    r"[(\[](?:\d[\d\-]{4,}|[^()]{0,20}:|[见详][^()]{0,20}|[^()]{0,8}(?:首位|首个|第一)[^()]{0,24}|[^()]{0,24}下同|"
    r"(?:按|依|根据|分别|共同)[^()]{0,20})[)\]]?$"
)


def _read(folded: str, start: int, end: int, role: Role, places: Sequence[int] | None) -> _Reading:
    """A run of names, cut at its labels: 牵头单位：A；配合单位：B；完成时限：9月底前；责任人：张三."""
    if names.has_space(start, end, places):
        return _cut(folded, start, end, role, places)
    read = _unspaced(folded[start:end], role)
    shares = tuple([Share(start + s.start, start + s.end, s.role, s.kind) for s in read.shares])
    return _Reading(shares, tuple([(start + a, start + z) for a, z in read.deadlines]), read.spoken)


@lru_cache(4096)  # a plan names the same few bodies together again and again, and a statement is looked at twice
def _unspaced(folded: str, role: Role) -> _Reading:
    """A run of names in which no white space is printed."""
    return _cut(folded, 0, len(folded), role, None)


def _cut(folded: str, start: int, end: int, role: Role, places: Sequence[int] | None) -> _Reading:
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
    return _Reading(tuple(shares), tuple(due), spoken)


def _unmarked(folded: str, start: int, end: int, places: Sequence[int]) -> Iterator[re.Match[str]]:
    """The labels without a colon that white space sets apart on both sides: … 配合单位 区审计局 完成时限 9月底前."""
    for at in _gaps(start + 1, end, places):
        found = grammar.UNMARKED.match(folded, at, end) if folded[at] in grammar.LABEL_FIRST else None
        label = found is not None and (found["due"] or found["body"]) and not found["colon"] and found.end() < end
        if found is not None and label and [*_gaps(found.end(), found.end() + 1, places)]:
            yield found


def _list(folded: str, start: int, end: int, role: Role, places: Sequence[int] | None) -> _Reading:
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
    return _Reading((*shares, *waiting), tuple(due), spoken)


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
