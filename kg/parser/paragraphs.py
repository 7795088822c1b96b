"""Lines → paragraphs: what was cut by the width of a line or the end of a page is one again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.document import Flow, Line, Place
from kg.numerals import Mark, Style, mark
from kg.parser import grammar


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line with its length in characters and its width in columns, of which a wide character takes two.

    Both count its margin; `indented` when it has one.
    """

    start: int
    end: int
    length: int
    width: int
    indented: bool


@dataclass(frozen=True, slots=True)
class _Wrap:
    """Where a text was cut into lines: at a number of characters or of columns, as the program counted."""

    length: int
    width: int

    def fills(self, line: _Printed) -> bool:
        """Whether a line goes to the cut: a stop or a number that must not begin the next may end it early."""
        return line.width >= self.width - 6 or line.length >= self.length - 2


def paragraphs(flow: Flow, lines: Sequence[Line]) -> tuple[list[Place], bool]:
    """The paragraphs of consecutive lines, and whether the text is cut at a width."""
    printed = [_measure(flow, line) for line in lines]
    wrap = _wrap(flow, printed)
    joined: list[Place] = []
    numbers: dict[Style, int] = {}
    depth = 0  # brackets open in the paragraph so far
    for i, line in enumerate(printed):
        found = mark(flow.folded, line.start, line.end)
        full = i > 0 and wrap is not None and wrap.fills(printed[i - 1])
        before = mark(flow.folded, *joined[-1]) if joined else None
        if before is not None and before.length == joined[-1][1] - joined[-1][0]:
            cut = True  # a number alone on its line: 一、 | 公开
        elif i == 0 or found is not None:
            cut = full and found is not None and _is_phrase(flow.folded, joined[-1], found, numbers)
        else:
            cut = depth > 0 or _is_cut(flow.folded, joined[-1], printed[i - 1], line, (full, wrap is not None))
        if cut:
            joined[-1] = (joined[-1][0], line.end)
        else:
            joined.append((line.start, line.end))
            depth = 0
            if found is not None:
                numbers[found.style] = found.number
        depth = max(0, depth + _balance(flow.folded[line.start : line.end]))
    return joined, wrap is not None


def _measure(flow: Flow, line: Line) -> _Printed:
    text = flow.document.text
    first, last = flow.places[line.start], flow.places[line.end - 1] + 1
    margin = first
    while margin > 0 and not line.heading and text[margin - 1] in " \t　":  # before a heading stood its # marks
        margin -= 1
    length = last - margin
    narrow = sum(map(len, _NARROW.findall(text, margin, last))) if length <= _WIDEST else 0
    return _Printed(line.start, line.end, length, 2 * length - narrow, first - margin > 1)


_NARROW = re.compile(r"[\x00-\u2e7f]+")
_WIDEST = 120  # characters: no text is cut at a greater width


def _wrap(flow: Flow, lines: Sequence[_Printed]) -> _Wrap | None:
    """Where a text was cut into lines, or None for one paragraph a line."""
    if len(lines) < 4:
        return None
    longest = min(len(lines) - 1, int(len(lines) * 0.98))
    wrap = _Wrap(sorted(line.length for line in lines)[longest], sorted(line.width for line in lines)[longest])
    cut = sum(1 for line in lines if wrap.fills(line) and not ends(flow.folded, line.end))
    return wrap if 30 <= wrap.width <= 120 and cut >= max(2, 0.2 * len(lines)) else None


_LONG = 46  # characters no heading has without a stop


def _is_cut(folded: str, so_far: Place, before: _Printed, line: _Printed, fills: tuple[bool, bool]) -> bool:
    """Whether a line without a number goes on with the paragraph `so_far`, whose last line is `before`.

    `fills` says whether that line goes to the cut, and whether lines are cut at a width at all.
    """
    full, wrapped = fills
    if is_label(folded, line.start, line.end):
        return full and _cuts_label(folded, line.start)
    if ends(folded, before.end):
        return full and not line.indented and folded[line.start] not in "(["
    if full or before.indented:
        return not line.indented
    if wrapped or folded[line.start] in "([" or is_label(folded, *so_far):
        return False
    # A heading on a line of its own has no stop inside; running text of some length does.
    own = folded[slice(*so_far)]
    return bool(re.search(r"[。;]", own)) or own[-1] in ",、" or before.end - before.start >= _LONG


def _cuts_label(folded: str, at: int) -> bool:
    """Whether a label is cut at the head of a line: 完成 | 时限：9月底前."""
    labels = [grammar.DEADLINE_LABEL.match(folded, at - k) for k in range(1, min(5, at + 1))]
    return any(label is not None and label.end() > at for label in labels)


def _is_phrase(folded: str, so_far: Place, found: Mark, numbers: dict[Style, int]) -> bool:
    """Whether a number that heads a line is no heading's but one of a phrase cut there: 口径统 | 一、格式规范."""
    if ends(folded, so_far[1]):
        return False
    if found.number > 1:
        return found.number != numbers.get(found.style, 0) + 1
    # 1 stands below a heading, which has no stop inside.
    return mark(folded, *so_far) is None or re.search(r"[。;,]", folded[slice(*so_far)]) is not None


def _balance(folded: str) -> int:
    return folded.count("(") + folded.count("[") - folded.count(")") - folded.count("]")


def ends(folded: str, end: int) -> bool:
    """Whether a print that stops at `end` is a finished sentence or bracket."""
    return folded[end - 1] in "。!?;)]”"


def is_label(folded: str, start: int, end: int) -> bool:
    """Whether a line begins with a label of its own: 责任单位：区财政局 · 完成时限：9月底前."""
    label = grammar.LABEL.match(folded, start, end)
    return (label is not None and bool(label["colon"])) or grammar.DEADLINE_LABEL.match(folded, start, end) is not None
