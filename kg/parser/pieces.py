"""Paragraphs → pieces: each with the one number it stands under, also where several are printed in one paragraph."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.document import Flow, Place
from kg.model import Role
from kg.numerals import ITEM, Mark, Style, integer, mark
from kg.parser import duties, grammar, lists
from kg.parser.paragraphs import Paragraph


def parted(flow: Flow, printed: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with their marks, cut where a number of the outline, or an item with units, stands inside one."""
    pieces = list(_parts(flow, printed))
    _head_units(flow, pieces)
    _spoken_items(flow, pieces)
    return pieces


# A heading inside a line, where the layout between two paragraphs was lost: …信息公开。（二）聚焦…
_INLINE = re.compile(  # led by the sign before it, so that all others are passed over fast
    rf"[。;)\]](?=(?P<mark>\([一二三四五六七八九十]{{1,3}}\)|{ITEM}|\d{{1,2}}(?:\.\d{{1,2}}){{1,2}}(?!\d))[^.,。;、)])"
)
# An item inside a paragraph, with units of its own: （1）同步解读。（区政府办）（2）上线问答库。（区数据局）
_SPOKEN = re.compile(r"(?P<number>[一二三四五六七八九十]{1,2})[是要](?!否)")  # 一是同步解读 · 二要上线问答库
_INNER = re.compile(rf"[。;:)\]](?=(?:\(\d{{1,2}}\)|[①-⒛])[^\d,。;、)]|{_SPOKEN.pattern})")
_NUMBERED = re.compile(r"[。;:)\]](?=[\d①-⒛]|\([\d一二三四五六七八九十]|二[是要])")
"""What all of them begin with."""


def _parts(flow: Flow, printed: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs with their marks, cut where the next number of the outline stands inside one."""
    last: dict[Style, Mark] = {}
    for (start, end), found in printed:
        if found is not None and found.above and not _follows(found, last.get(found.style)):
            found = None  # 3.5 begins no heading unless 3.4 did
        if _NUMBERED.search(flow.folded, start, end) is None:
            _count(last, found)
            yield (start, end), found
            continue
        begin = start
        for inner in _INLINE.finditer(flow.folded, start + 1, end):
            at, after = inner.span("mark")
            following = mark(flow.folded, at, end)
            if following is None:
                continue
            before = found if found is not None and found.style is following.style else last.get(following.style)
            if not _follows(following, before) or (following.number == 1 and not _goes_on(flow, following, after, end)):
                continue
            _count(last, found)
            yield from _inner(flow, (begin, at), found)
            found, begin = following, at
        _count(last, found)
        yield from _inner(flow, (begin, end), found)


def _follows(found: Mark, before: Mark | None) -> bool:
    """Whether a number is the next of its style, or the first."""
    if before is None or (found.above and before.above != found.above):
        return found.number == 1
    return found.number == before.number + 1


def _inner(flow: Flow, place: Place, found: Mark | None) -> Iterator[Paragraph]:
    """A paragraph, cut at the items （1）, ① or 一是 in it where each has units of its own; else they are text."""
    start, end = place
    cuts: list[tuple[int, Mark]] = []
    first = found or _spoken(flow, place)
    if first is not None and first.style >= Style.SUBITEM:  # the first of them heads the paragraph
        cuts.append((start, first))
    for inner in _INNER.finditer(flow.folded, start, end):
        item = mark(flow.folded, inner.end(), end) or _spoken(flow, (inner.end(), end))
        if item is None or (found is not None and item.style < found.style):
            continue
        if item.number == (cuts[-1][1].number if cuts else 0) + 1 and (not cuts or item.style is cuts[0][1].style):
            cuts.append((inner.end(), item))
    if len(cuts) < 2:
        yield place, found
        return
    edges = [at for at, _ in cuts] + [end]
    if not all(duties.statements(flow.folded, a, z) for a, z in pairwise(edges)):
        yield place, found
        return
    if edges[0] > start:
        yield (start, edges[0]), found
    for (at, item), until in zip(cuts, edges[1:], strict=True):
        yield (at, until), item


def _spoken(flow: Flow, place: Place) -> Mark | None:
    """The mark of 一是 at the head of a text, which is print of that text."""
    found = _SPOKEN.match(flow.folded, *place)
    number = None if found is None else integer(found["number"])
    return Mark(Style.POINT, number, 0) if number else None


def _spoken_items(flow: Flow, pieces: list[Paragraph]) -> None:
    """Make items of the paragraphs 一是, 二是, 三是 where each has units of its own; else they are text."""
    marks = [_spoken(flow, place) if found is None else None for place, found in pieces]
    runs: list[list[int]] = []
    for i, one in enumerate(marks):
        if one is not None and one.number == 1:
            runs.append([i])
        elif one is not None and runs and one.number == len(runs[-1]) + 1:
            runs[-1].append(i)
    for run in runs:
        ends = next((i for i in range(run[-1] + 1, len(pieces)) if pieces[i][1] is not None), len(pieces))
        parts = [pieces[i:until] for i, until in pairwise([*run, ends])]
        inside = all(found is None for place, found in pieces[run[0] : ends])
        if len(run) > 1 and inside and all(any(duties.statements(flow.folded, *p) for p, _ in part) for part in parts):
            for i in run:
                pieces[i] = (pieces[i][0], marks[i])


def _count(last: dict[Style, Mark], found: Mark | None) -> None:
    if found is not None:
        last[found.style] = found
        if found.style <= Style.TASK:
            last.pop(Style.ITEM, None)  # items restart below a heading, unless they run on


def _goes_on(flow: Flow, first: Mark, start: int, end: int) -> bool:
    """Whether a number 2 follows a number 1 in the same line, so that both are headings."""
    found = _INLINE.search(flow.folded, start - 1, end)
    following = mark(flow.folded, found.start("mark"), end) if found else None
    return following is not None and following.style is first.style and following.number == 2


# --- the names of units as headings -----------------------------------------------------------------------------------


def heads_units(flow: Flow, place: Place) -> Place | None:
    """The names of units that a heading prints and nothing else: 区财政局 · 区教育局：; None for any other."""
    start, end = place
    end -= flow.folded[end - 1] == ":"
    if not lists.is_unit_list(flow.folded, start, end):
        return None
    shares = lists.units(flow.folded, start, end, Role.RESPONSIBLE, flow.places)
    named = (flow.folded[share.start : share.end] for share in shares)
    return (start, end) if all(grammar.is_complete(name) or grammar.is_group(name) for name in named) else None


def _head_units(flow: Flow, pieces: list[Paragraph]) -> None:
    """Make headings of the units above numbers that begin anew below each: 区财政局： | 1.… | 2.… | 区教育局： | 1.…"""
    above = [
        i
        for i, (one, below) in enumerate(pairwise(pieces))
        if one[1] is None
        and below[1] is not None
        and below[1].style >= Style.ITEM
        and below[1].number == 1
        and heads_units(flow, one[0]) is not None
    ]
    if len(above) < 2 or any(found is not None and found.style in (Style.ARTICLE, Style.TASK) for _, found in pieces):
        return
    number = 0
    for i, (place, found) in enumerate(pieces):
        if found is not None and found.style <= Style.SECTION:
            number = 0
        elif i in above:
            number += 1
            pieces[i] = (place, Mark(Style.TASK, number, 0))
