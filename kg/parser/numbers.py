"""The numbers of lines, also those that only the lines around them tell: 1 优化公开 above 1.1, 2.26个领域 behind 1."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.document import Flow, Place
from kg.numerals import NAMED, NUMERAL, Mark, Style, integer, mark

Marks = list[Mark | None]


def marks(flow: Flow, places: Sequence[Place]) -> Marks:
    """The mark of each line, None where it has none."""
    found = [mark(flow.folded, *place) for place in places]
    below = _first_below(found)
    _raise(found, below)
    _named(flow, places, found)
    _bare(flow, places, found, below)
    _items(flow, places, found)
    return found


def _first_below(found: Marks) -> Marks:
    """For each line the first mark below it."""
    below: Marks = [None] * len(found)
    for i in range(len(found) - 2, -1, -1):
        below[i] = found[i + 1] or below[i + 1]
    return below


def _heads(number: int, below: Mark | None) -> bool:
    """Whether the first mark below a number is its own 1.1."""
    return below is not None and below.above == (number,) and below.number == 1


def _raise(found: Marks, below: Marks) -> None:
    """Make sections of 1. 2. 3. where nothing stands above them and 1.1 below, as of 一、 with （一） below."""
    items = [(i, one) for i, one in enumerate(found) if one is not None and one.style is Style.ITEM]
    if not any(_heads(one.number, below[i]) for i, one in items) or any(map(_is_outer, found[: items[0][0]])):
        return
    if [one.number for _, one in items] == list(range(1, len(items) + 1)):
        for i, one in items:
            found[i] = replace(one, style=Style.SECTION)


# --- headings with a word before their number -------------------------------------------------------------------------

_NAMED = re.compile(rf"[(\[]?{NAMED}")
_UNSIGNED = re.compile(rf"{NAMED}(?P<number>{NUMERAL}|\d{{1,2}})(?=[^\d\W]|$)")  # 任务一 推进解读


def _named(flow: Flow, places: Sequence[Place], found: Marks) -> None:
    """Find the headings 任务一, 任务二 … that print no sign behind the number, and the level of all headings so named.

    They stand where the headings around them leave room: above 一、, above （一）, or below it.
    """
    named = {
        i: one
        for i, one in enumerate(found)
        if one is not None and one.style is Style.ARTICLE and _is_named(flow, places[i])
    }
    if not named:
        apart = False  # white space behind the number
        for i, (start, end) in enumerate(places):
            spoken = _UNSIGNED.match(flow.folded, start, end) if found[i] is None else None
            number = None if spoken is None else integer(spoken["number"])
            if spoken is not None and number == len(named) + 1:
                cut = spoken.end()
                apart = apart or (cut < end and flow.places[cut] - flow.places[cut - 1] > 1)
                named[i] = Mark(Style.ARTICLE, number, cut - start)
        if not apart and len(named) < 2:
            return
    first, last = min(named), max(named)
    above = next((one.style for one in reversed(found[:first]) if one is not None), None)
    heads = above is None and any(one is not None and one.style is Style.SECTION for one in found[first:last])
    for i, one in named.items():
        found[i] = replace(one, style=Style.ITEM if above is Style.TASK else Style.PART if heads else one.style)


def _is_named(flow: Flow, place: Place) -> bool:
    """Whether a heading prints a word before its number rather than 第: 任务一：."""
    return _NAMED.match(flow.folded, *place) is not None


# --- headings with a bare number --------------------------------------------------------------------------------------

_BARE = re.compile(r"(?P<number>[1-9]\d?) ?[^\W\d_][^。;:]{1,39}")  # 1 优化主动公开


def _bare(flow: Flow, places: Sequence[Place], found: Marks, below: Marks) -> None:
    """Find the phrases a number heads without a sign: with 1.1 below 1, or as 1, 2, 3 set apart, a text below each."""
    phrases = [
        (i, int(phrase["number"]))
        for i, place in enumerate(places)
        if found[i] is None and flow.folded[place[0]].isdecimal() and (phrase := _BARE.fullmatch(flow.folded, *place))
    ]
    if not phrases:
        return
    apart = {i for i, number in phrases if _is_apart(flow, places[i], len(str(number)))}
    heads = {i for i, number in phrases if _heads(number, below[i])}
    # What is above a heading says its level; 一、 further down may head a line by its cut: 口径统 | 一、格式规范.
    style = Style.ITEM if any(map(_is_outer, found[: min(heads, default=0)])) else Style.SECTION
    if heads:
        before = 0
        for i, number in phrases:
            heads |= {i} if i in apart and number == before + 1 else set()
            before = number if i in heads else before
    elif not any(one is not None and one.style is Style.ITEM for one in found):
        heads, style = _run(places, found, [(i, number) for i, number in phrases if i in apart]), Style.ITEM
    for i, number in phrases:
        if i in heads:
            found[i] = Mark(style, number, len(str(number)))


def _is_apart(flow: Flow, place: Place, digits: int) -> bool:
    """Whether white space stands behind a number, and nowhere else in its line, as between the cells of a row."""
    at, end = flow.places[place[0] : place[1]], place[1] - place[0]
    gaps = [i for i, (a, b) in enumerate(pairwise(at), start=1) if b - a > 1 or flow.folded[place[0] + i] == " "]
    return gaps[:1] == [digits] and gaps[-1] <= digits + 1 < end


def _run(places: Sequence[Place], found: Marks, phrases: Sequence[tuple[int, int]]) -> set[int]:
    """The lines numbered 1, 2, 3 …, anew below each outer heading, where each has text below it."""
    runs: list[list[int]] = []
    before = 0
    for i, number in phrases:
        has_text = i + 1 < len(places) and (i + 1, number + 1) not in phrases and not _is_outer(found[i + 1])
        if not has_text:
            return set()
        if number == 1:
            runs.append([])
        elif number != before + 1 or not runs:
            return set()
        runs[-1].append(i)
        before = number
    return {i for run in runs if len(run) > 1 for i in run}


def _is_outer(one: Mark | None) -> bool:
    return one is not None and one.style <= Style.TASK


# --- items that open with a figure ------------------------------------------------------------------------------------

_DECIMAL = re.compile(r"(?P<number>\d{1,2})\.\d")
_ENDS = "。;!?)]:"
_REACH = 200  # lines within which the next item stands


def _items(flow: Flow, places: Sequence[Place], found: Marks) -> None:
    """Make items of 2.26个试点领域 and 3.5G网络 where the numbers of the items demand one there.

    The one before them stands above; behind them stands the next, or nothing while what is above has ended.
    """
    last: dict[tuple[int, ...], int] = {}  # the last number of each decimal outline
    item = head = 0
    for i, (start, end) in enumerate(places):
        printed = found[i]
        if printed is not None and not printed.above:
            if printed.style <= Style.ITEM:
                head = printed.number
                item = head if printed.style is Style.ITEM else 0
            continue
        decimal = _DECIMAL.match(flow.folded, start, end) if flow.folded[start].isdecimal() else None
        if decimal is None:
            continue
        number = int(decimal["number"])
        demanded = not last and number == item + 1 and head != number and _demands(flow, places, found, i, number)
        if demanded:
            found[i] = Mark(Style.ITEM, number, decimal.end("number") + 1 - start)
            item = head = number
        elif printed is not None and printed.number == last.get(printed.above, 0) + 1:
            last[printed.above] = printed.number


def _demands(flow: Flow, places: Sequence[Place], found: Marks, i: int, number: int) -> bool:
    """Whether the items around the i-th line leave a gap for a number there."""
    start = places[i][0]
    ended = i == 0 or flow.folded[start - 1] in _ENDS
    if not ended and found[i - 1] is None:
        return False
    for j in range(i + 1, min(i + _REACH, len(places))):
        following, decimal = found[j], _DECIMAL.match(flow.folded, *places[j])
        if decimal is not None:
            return int(decimal["number"]) == number + 1
        if following is not None and following.style is Style.ITEM:
            return following.number == number + 1
        if following is not None and following.style < Style.ITEM:
            break
    return ended and number > 1 and found[i] is not None
