"""Unit statements: （责任单位：A、B，各街道）, （A牵头，B、C配合）, a trailing 责任单位：… line, a cell of units."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.document import Place
from kg.model import Role, UnitKind
from kg.parser import grammar


@dataclass(frozen=True, slots=True)
class Share:
    """One unit's share as printed: its mention at [start, end) of the flow, with role and kind."""

    start: int
    end: int
    role: Role
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class Statement:
    """A unit statement at [start, end) with the shares it lays and the deadline entries [start, end) it names."""

    start: int
    end: int
    shares: tuple[Share, ...]
    deadlines: tuple[Place, ...] = ()


_OPEN, _CLOSE = "([", ")]"
_JOINT = re.compile(r"、|[,;。/]|以及|及|和|与|会同|会商|暨|\|")
_WORDS = ("以及", "及", "和", "与", "会同", "会商", "暨")
_NAME = re.compile(r"[^、,;。]*")
_TAIL = re.compile(rf"(?<=[。;]){grammar.LABEL.pattern}")
# What is no part of a name: 由A牵头 · A等部门 · A（含下属单位）
_BEFORE = re.compile(r"(?:由|以|请|报|和|及|与|、|,|:|;|\s)+")
_AFTER = re.compile(r"(?:等(?:有关|相关|各)?(?:部门|单位|部门和单位|单位和部门|职能部门|责任单位)?|[、,;:。.\s])+$")


def units(folded: str, start: int, end: int, role: Role, places: Sequence[int] | None = None) -> list[Share]:
    """The shares printed in [start, end) of a unit list or cell; `role` where no verb or mark says another.

    `places` of the flow tells where white space was printed: two complete names set apart by it are two units.
    """
    shares: list[Share] = []
    waiting: list[Share] = []  # names that still wait for the verb behind them: A、B牵头
    for a, z in _pieces(folded, start, end, places):
        label = grammar.LABEL.match(folded, a, z)
        if label and (label["colon"] or label.end() < z):
            shares += waiting
            waiting = []
            role = grammar.role_of(label["stem"])
            a = label.end()
        a, z = _trim(folded, a, z)
        spoken: Role | None = None
        verb = grammar.VERB.search(folded, a, z) if z - a > 1 else None
        if verb and verb.end() == z:
            spoken = Role(verb.lastgroup or Role.RESPONSIBLE)
            a, z = _trim(folded, a, verb.start())
        marked = grammar.MARKED.search(folded, a, z)
        if marked and marked.end() == z:
            z = marked.start()
            shares += waiting
            waiting = []
            if z > a:
                shares.append(_share(folded, a, z, grammar.role_of(marked[1])))
            continue
        if z > a:
            waiting.append(_share(folded, a, z, role))
        if spoken is not None:
            shares += [replace(share, role=spoken) for share in waiting]
            waiting = []
    return shares + waiting


def _share(folded: str, start: int, end: int, role: Role) -> Share:
    group = grammar.is_group(folded[start:end])
    return Share(start, end, role, UnitKind.GROUP if group else UnitKind.UNIT)


def _trim(folded: str, start: int, end: int) -> Place:
    """[start, end) without the words around a name."""
    before = _BEFORE.match(folded, start, end)
    if before:
        start = before.end()
    after = _AFTER.search(folded, start, end)
    if after:
        end = after.start()
    return start, max(start, end)


def _pieces(folded: str, start: int, end: int, places: Sequence[int] | None) -> list[Place]:
    """The names of a list: cut at its joints, but not inside brackets nor at a 和 that is part of a name."""
    pieces: list[Place] = []
    depth, begin, at = 0, start, start
    while at < end:
        char = folded[at]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            joint = _JOINT.match(folded, at, end)
            if joint and (joint[0] not in _WORDS or _parts(folded, begin, at, joint.end(), end)):
                pieces.append((begin, at))
                at = begin = joint.end()
                continue
            if (
                places is not None
                and at > begin
                and places[at] - places[at - 1] > 1
                and _set_apart(folded, begin, at, end)
            ):
                pieces.append((begin, at))
                begin = at
        at += 1
    pieces.append((begin, end))
    return [(a, z) for a, z in pieces if z > a]


def _next_name(folded: str, start: int, end: int) -> str:
    found = _NAME.match(folded, start, end)
    return found[0] if found else ""


def _parts(folded: str, begin: int, at: int, after: int, end: int) -> bool:
    """Whether 和, 及 … at `at` joins two names: 区财政局和区审计局, not 区发展和改革局 nor 住房和城乡建设局."""
    left, right = folded[begin:at], _next_name(folded, after, end)
    if not grammar.is_body(left) or left in ("各镇", "各乡", "各县", "各村"):
        return folded.startswith("各", after) and left.startswith("各")
    verb = grammar.VERB.search(right)
    right = right[: verb.start()] if verb else _AFTER.sub("", right)
    ends = [joint.start() for joint in _JOINT.finditer(right)]  # the name may hold a joint itself
    return any(grammar.is_body(right[:stop]) for stop in (*ends, len(right)))


def _set_apart(folded: str, begin: int, at: int, end: int) -> bool:
    left, right = folded[begin:at], _next_name(folded, at, end)
    return grammar.is_body(left) and grammar.starts_body(right) and grammar.is_body(_AFTER.sub("", right))


def is_unit_list(folded: str, start: int, end: int) -> bool:
    """Whether [start, end) holds nothing but names of bodies and the words that join them."""
    if start == end or folded[end - 1] == "。":
        return False
    shares = units(folded, start, end, Role.RESPONSIBLE)
    return bool(shares) and all(grammar.is_body(folded[share.start : share.end]) for share in shares)


def brackets(folded: str, start: int, end: int) -> list[Place]:
    """The outermost brackets in [start, end), each with both its signs; one left open ends at `end`."""
    found, depth, begin = [], 0, start
    for at in range(start, end):
        if folded[at] in _OPEN:
            begin = at if depth == 0 else begin
            depth += 1
        elif folded[at] in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                found.append((begin, at + 1))
    if depth:
        found.append((begin, end))
    return found


def statements(folded: str, start: int, end: int, places: Sequence[int] | None = None) -> list[Statement]:
    """The unit statements printed in a paragraph [start, end), in printed order."""
    if "单位" not in folded[start:end] and not any(c in folded[start:end] for c in "([:"):
        return []
    label = grammar.LABEL.match(folded, start, end)
    if label and label["colon"]:  # a line of its own: 责任单位：区财政局
        return [_labelled(folded, start, end, start, end, places)]
    found = []
    for a, z in brackets(folded, start, end):
        inner_end = z - 1 if folded[z - 1] in _CLOSE else z
        label = grammar.LABEL.match(folded, a + 1, inner_end)
        if (label and (label["colon"] or grammar.starts_body(folded[label.end() :]))) or grammar.DEADLINE_LABEL.match(
            folded, a + 1, inner_end
        ):
            found.append(_labelled(folded, a, z, a + 1, inner_end, places))
        elif _speaks_of_duty(folded, a + 1, inner_end, closes=z == end or folded[z:end] in ("。", ";")):
            shares = units(folded, a + 1, inner_end, Role.RESPONSIBLE, places)
            found.append(Statement(a, z, tuple(shares)))
    if not found or found[-1].end < end:
        tail = _TAIL.search(folded, found[-1].end if found else start, end)
        if tail and tail["colon"]:  # … 全覆盖。责任单位：区财政局。
            found.append(_labelled(folded, tail.start(), end, tail.start(), end, places))
    return found


def _labelled(folded: str, start: int, end: int, a: int, z: int, places: Sequence[int] | None) -> Statement:
    """A statement whose parts each begin with a label: 牵头单位：A；配合单位：B；完成时限：9月底前."""
    shares: list[Share] = []
    deadlines: list[Place] = []
    cuts = [m.start() for m in grammar.DEADLINE_LABEL.finditer(folded, a, z)]
    at = a
    while at < z:
        due = grammar.DEADLINE_LABEL.match(folded, at, z)
        if due:
            stop = grammar.LABEL.search(folded, due.end(), z)
            until = stop.start() if stop and stop["colon"] else z
            deadlines.append((due.end(), until))
        else:
            until = min((cut for cut in cuts if cut > at), default=z)
            shares += units(folded, at, until, Role.RESPONSIBLE, places)
        at = until
    return Statement(start, end, tuple(shares), tuple(deadlines))


def _speaks_of_duty(folded: str, start: int, end: int, closes: bool) -> bool:
    """Whether a bracket without a label lays duties: （区科技局牵头，区经信局配合）, （区财政局、区审计局）."""
    shares = units(folded, start, end, Role.RESPONSIBLE)
    if not shares or not all(grammar.is_body(folded[share.start : share.end]) for share in shares):
        return False
    verb = grammar.VERB.search(folded, start, end)
    spoken = verb is not None and verb.end() == end and verb.start() > start
    clear = all(grammar.starts_body(folded[share.start : share.end]) for share in shares)
    return closes and (spoken or (clear and len(shares) > 1))
