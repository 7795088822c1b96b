"""Unit statements: （责任单位：A、B，各街道）, （A牵头，B、C配合）, a trailing 责任单位：… line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.document import Place
from kg.model import Role
from kg.parser import deadlines, grammar, lists, names
from kg.parser.lists import Share


@dataclass(slots=True)
class Statement:
    """A unit statement at [start, end) with the shares it lays and the deadline entries [start, end) it names."""

    start: int
    end: int
    shares: tuple[Share, ...]
    deadlines: tuple[Place, ...] = ()


def list_statement(folded: str, start: int, end: int, places: Sequence[int] | None = None) -> Statement:
    """A whole paragraph of names as a unit statement: one `is_spoken_list` or `is_unit_list` holds of."""
    return _statement(folded, start, end, start, end, places)


_OPEN, _CLOSE = "([", ")]"
_BRACKET = re.compile(r"[()\[\]]")
_SIGNS = {"“": "”", "<": ">", "|": "|", "*": "*", "★": "★", "▲": "▲", "◆": "◆", "■": "■"}
"""What may be printed before a statement instead of a bracket, and what ends it then."""
_VENUE = re.compile(r"(?:馆|站|中心|大厅|窗口|网|平台|栏|系统)$")


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
        while folded[first] in _OPEN and folded[last - 1] in _CLOSE and lists.opened(folded, first + 1, last - 1) == 0:
            first, last = first + 1, last - 1  # （（责任单位：区财政局））
        if grammar.MARKER.match(folded, first, last):
            found.append(_statement(folded, a, z, first, last, places))
            continue
        label = grammar.LABEL.match(folded, a + 1, stop)
        if label and label.end() == stop:  # 【责任单位】区政府办、区司法局
            behind, _, until = around[i + 1] if i + 1 < len(around) else (end, end, end)
            until = behind if _is_label(folded, behind, until) else end
            if lists.is_unit_list(folded, z, until):
                reading = lists.read(folded, z, until, grammar.label_role(label), places)
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
    until = next((at for at in names.gaps(label.end() + 1, end, places)), end)  # 责任单位 区财政局 | 完成时限 9月底前
    return [*names.gaps(label.end(), label.end() + 1, places)] != [] and lists.is_unit_list(folded, label.end(), until)


def _statement(folded: str, start: int, end: int, a: int, z: int, places: Sequence[int] | None) -> Statement:
    reading = lists.read(folded, a, z, Role.RESPONSIBLE, places)
    return Statement(start, end, reading.shares, reading.deadlines)


def _until_prose(folded: str, start: int, a: int, end: int, places: Sequence[int] | None) -> Statement:
    """A statement without brackets: to the end of the paragraph, or to a stop that running text follows."""
    stop = folded.find("。", a, end)
    while 0 <= stop < end - 1:
        rest = stop + 1
        if grammar.MARKER.match(folded, rest, end) is None and not lists.is_unit_list(folded, rest, end):
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
    return label is not None and label["body"] is not None and lists.is_unit_list(folded, label.end(), end)


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
    if lists.SENTENCE.search(folded, a + 1, stop - 1) and not lists.speaks(folded, a + 1, stop):
        return []
    behind = a == start or folded[a - 1] in "。;!?)]"
    closes = z == end or folded[z] in "。;([" or behind
    reading = lists.read(folded, a + 1, stop, Role.RESPONSIBLE, places)
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
