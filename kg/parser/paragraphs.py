"""Lines → paragraphs: what was cut by the width of a line or the end of a page is one again."""

import re
from collections.abc import Sequence

from kg.document import Flow, Line, Place
from kg.numerals import Mark, Style, mark
from kg.parser import deadlines, grammar, lists, numbers
from kg.parser.letter import LONE_DATE
from kg.value import value


@value
class _Printed:
    """A line, and how many characters of the document its `margin` takes."""

    start: int
    end: int
    margin: int

    @property
    def indented(self) -> bool:
        return self.margin > 1


@value
class _Page:
    """The lines of a text with their marks, which of them go to the cut, and the styles that head their own line."""

    folded: str
    lines: Sequence[_Printed]
    marks: Sequence[Mark | None]
    full: Sequence[bool]
    wrapped: bool
    headed: frozenset[Style]


Paragraph = tuple[Place, Mark | None]


def paragraphs(flow: Flow, lines: Sequence[Line]) -> tuple[list[Paragraph], bool]:
    """The paragraphs of consecutive lines with their marks, and whether the text is cut at a width."""
    folded = flow.folded
    printed = [_measure(flow, line) for line in lines]
    marks = numbers.marks(flow, [(line.start, line.end) for line in printed])
    cut = _full(flow, printed)
    full = cut or [False] * len(printed)
    page = _Page(folded, printed, marks, full, cut is not None, _headed(folded, printed, marks, full))
    joined: list[Place] = []
    heads: list[Mark | None] = []
    latest: dict[Style, int] = {}
    depth, counted = 0, 0  # brackets open in the paragraph so far, and the first line they are not counted in
    for i, (line, found) in enumerate(zip(printed, marks, strict=True)):
        if found is None:  # only such a line asks for them
            for before in printed[counted:i]:
                depth = max(0, depth + lists.opened(folded, before.start, before.end))
            counted = i
        if i > 0 and _belongs(page, i, (joined[-1], heads[-1]), depth, latest):
            joined[-1] = (joined[-1][0], line.end)
            heads[-1] = heads[-1] or mark(folded, *joined[-1])  # （ | 一）公开
        else:
            joined.append((line.start, line.end))
            heads.append(found)
            depth, counted = 0, i
            if found is not None:
                latest[found.style] = found.number
    return list(zip(joined, heads, strict=True)), cut is not None


def _belongs(page: _Page, i: int, above: Paragraph, depth: int, latest: dict[Style, int]) -> bool:
    """Whether the i-th line goes on with the paragraph above it, which has `depth` brackets open."""
    folded, line, found, full = page.folded, page.lines[i], page.marks[i], page.full[i - 1]
    so_far, head = above
    if head is not None and head.length == so_far[1] - so_far[0]:
        return True  # a number alone on its line: 一、 | 公开
    if found is not None:
        return (
            (head is None and _lists_units(folded, so_far, (line.start + found.length, line.end)))
            or _counts_inside(folded, so_far, found)
            or (full and _is_phrase(folded, above, found, latest))
        )
    if depth > 0 or folded[line.start] in "。,;、:!?)]”":
        return True
    if _is_signature(page, i):
        return False
    if head is None and _goes_on(folded, so_far, (line.start, line.end), _beyond(page, i)):  # no label has a number
        return True
    before = page.lines[i - 1]
    cut = _is_cut(folded, so_far, before, line, (full, page.wrapped))
    if (
        cut
        and full
        and not before.indented
        and head is not None
        and head.style in page.headed
        and so_far[0] == before.start
    ):
        # A heading as long as a line stands alone, unless what is below is the short rest of it.
        rest = not page.full[i] and not ends(folded, line.end)
        return rest or _STOP.search(folded, *so_far) is not None
    return cut


_STOP = re.compile(r"[。;]")


def _headed(
    folded: str, lines: Sequence[_Printed], marks: Sequence[Mark | None], full: Sequence[bool]
) -> frozenset[Style]:
    """The styles whose numbers head a line of their own, with the text below it, wherever the print shows it."""
    alone, run_in = set(), set()
    for i, (line, found) in enumerate(zip(lines, marks, strict=True)):
        if found is None or found.style in run_in:
            continue
        if _STOP.search(folded, line.start, line.end):
            run_in.add(found.style)
        elif not full[i] and i + 1 < len(lines) and marks[i + 1] is None and not _labels(folded, lines[i + 1]):
            alone.add(found.style)
    return frozenset(alone - run_in)


def _labels(folded: str, line: _Printed) -> bool:
    return is_label(folded, line.start, line.end)


def _is_signature(page: _Page, i: int) -> bool:
    """Whether a date alone stands below a line: 乙区人民政府办公室 | 2022年5月6日."""
    below = page.lines[i + 1] if i + 1 < len(page.lines) else None
    return below is not None and LONE_DATE.fullmatch(page.folded, below.start, below.end) is not None


_LONGEST_STATEMENT = 600  # characters


def _beyond(page: _Page, i: int) -> int:
    """The end of the line behind the i-th, or of the i-th itself where a number or label begins the next."""
    behind = page.lines[i + 1] if i + 1 < len(page.lines) and page.marks[i + 1] is None else page.lines[i]
    return page.lines[i].end if _labels(page.folded, behind) else behind.end


def _goes_on(folded: str, so_far: Place, line: Place, beyond: int) -> bool:
    """Whether a line goes on with the statement on a line of its own above it: 配合单位： | 区审计局, 9月 | 底前.

    A name may be cut once more at the line behind it, which ends at `beyond`: 配合单位： | 区自然资源 | 规划局.
    """
    long = so_far[1] - so_far[0] > _LONGEST_STATEMENT
    if long or not is_label(folded, *so_far) or is_label(folded, *line) or so_far[1] != line[0]:
        return False
    label = _last_label(folded, so_far)
    if label is None:
        return False
    value, end = label.end(), line[1]
    if value < so_far[1] and folded[so_far[1] - 1] in "。!?":
        return False
    if label["due"]:
        return deadlines.is_column_entry(folded, value, end)
    if label["units"] is None:
        return False
    if deadlines.is_column_entry(folded, *line):
        return folded[so_far[1] - 1] in ",;、"
    if lists.is_unit_list(folded, *line):
        return True
    open_ = value == so_far[1] or not _is_whole(folded, value, so_far[1])
    return open_ and any(lists.is_unit_list(folded, value, until) for until in {end, beyond})


def _last_label(folded: str, place: Place) -> re.Match[str] | None:
    found = [*grammar.markers(folded, *place)]
    return found[-1] if found else None


_NUMBERED = re.compile(r"(?:\(?\d{1,2}[.、)]|[①-⑳])[^。;]{0,60}$")


def _lists_units(folded: str, so_far: Place, line: Place) -> bool:
    """Whether a numbered line goes on with a label above its units: 责任单位： | （1）区卫健局 | （2）区医保局."""
    long = so_far[1] - so_far[0] > _LONGEST_STATEMENT
    if long or not is_label(folded, *so_far) or not lists.is_unit_list(folded, *line):
        return False
    label = _last_label(folded, so_far)
    value = so_far[1] if label is None else label.end()
    return label is not None and (value == so_far[1] or _NUMBERED.match(folded, value, so_far[1]) is not None)


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether the last name of a list is complete."""
    begin = max(start, *(folded.rfind(joint, start, end) + 1 for joint in "、,;"))
    return grammar.is_complete(folded[begin:end])


def _measure(flow: Flow, line: Line) -> _Printed:
    text, first = flow.document.text, flow.places[line.start]
    margin = first
    while margin > 0 and not line.heading and text[margin - 1] in " \t　":  # before a heading stood its # marks
        margin -= 1
    return _Printed(line.start, line.end, first - margin)


_NARROW = re.compile(r"[\x00-\u2e7f]+")
_WIDEST = 120  # columns: no text is cut at a greater width


def _full(flow: Flow, lines: Sequence[_Printed]) -> list[bool] | None:
    """Which lines go to the width where the text was cut into lines, or None for one paragraph a line.

    A program counts characters, or columns, of which a wide character takes two; the margin counts as well. A stop or
    a number that must not begin the next line may end a line early.
    """
    if len(lines) < 4:
        return None
    longest = min(len(lines) - 1, int(len(lines) * 0.98))
    places = [(flow.places[line.start] - line.margin, flow.places[line.end - 1] + 1) for line in lines]
    lengths = [end - start for start, end in places]
    length = sorted(lengths)[longest]
    if length > _WIDEST:
        return None
    narrow = (sum(map(len, _NARROW.findall(flow.document.text, *place))) for place in places)
    widths = [2 * length - less for length, less in zip(lengths, narrow, strict=True)]
    width = sorted(widths)[longest]
    full = [w >= width - 6 or n >= length - 2 for w, n in zip(widths, lengths, strict=True)]
    cut = sum(1 for line, fills in zip(lines, full, strict=True) if fills and not ends(flow.folded, line.end))
    return full if 30 <= width <= _WIDEST and cut >= max(2, 0.2 * len(lines)) else None


_LONG = 46  # characters no heading has without a stop


def _is_cut(folded: str, so_far: Place, before: _Printed, line: _Printed, fills: tuple[bool, bool]) -> bool:
    """Whether a line without a number goes on with the paragraph `so_far`, whose last line is `before`.

    `fills` says whether that line goes to the cut, and whether lines are cut at a width at all.
    """
    full, wrapped = fills
    if _cuts_label(folded, before, line, full):
        return True
    if is_label(folded, line.start, line.end):
        return False
    if ends(folded, before.end):
        closes = grammar.CLOSING.match(folded, line.start) is not None
        return full and not line.indented and folded[line.start] not in "([" and not closes
    if full or before.indented:
        return not line.indented
    if _names_all(folded, so_far, line):
        return False
    # A heading on a line of its own has no stop inside; running text of some length does.
    own = folded[slice(*so_far)]
    number = own[-1].isdigit() and folded[line.start] in "0123456789年月日个"
    if number and not line.indented and _STOP.search(own):
        return True  # 公布办理情况。接听1234 | 5热线
    if wrapped or folded[line.start] in "([" or is_label(folded, *so_far):
        return False
    if number:
        return True  # 6月3 | 0日前
    head = mark(folded, *so_far)
    if head is not None and head.style >= Style.ITEM and own.count(",") > 1:
        return True  # 1.公开部门预算，细化到科目，做到统一，6月 | 底前完成
    return bool(re.search(r"[。;]", own)) or own[-1] in ",、" or before.end - before.start >= _LONG


def _names_all(folded: str, so_far: Place, line: _Printed) -> bool:
    """Whether a paragraph ends with whole names behind a label, and a line goes on with none: … 责任科室：办公室."""
    label = _last_label(folded, so_far)
    if label is None or label["units"] is None or folded[line.start] in ",;、":
        return False
    return _is_whole(folded, label.end(), so_far[1]) and not lists.is_unit_list(folded, line.start, line.end)


def _cuts_label(folded: str, before: _Printed, line: _Printed, full: bool) -> bool:
    """Whether a label is cut at the head of a line: 完成 | 时限：9月底前, 配合 | 单位：区审计局."""
    if folded.find(":", line.start, line.start + 8) < 0:
        return False
    whole = is_label(folded, line.start, line.end)
    for begin in range(max(before.start, line.start - 5), line.start):
        label = (grammar.DEADLINE_LABEL if whole else grammar.MARKER).match(folded, begin)
        if label is not None and label.end() > line.start:
            return full or begin == before.start
    return False


def _is_phrase(folded: str, paragraph: Paragraph, found: Mark, latest: dict[Style, int]) -> bool:
    """Whether a number that heads a line is no heading's but one of a phrase cut there: 口径统 | 一、格式规范."""
    so_far, above = paragraph
    if ends(folded, so_far[1]) or folded[so_far[1] - 1] == ":":
        return False
    if folded[so_far[1] - 1] in "、,":
        return True  # 第一、 | 二、三产业
    if found.number > 1:
        return found.number != latest.get(found.style, 0) + 1
    # 1 stands below a heading, which has no stop inside.
    return above is None or above.style >= found.style or _STOP.search(folded, *so_far) is not None


def _counts_inside(folded: str, so_far: Place, found: Mark) -> bool:
    """Whether the number before this one stands inside the paragraph: 一张清单。（1）编制目录；（2）… | （3）…"""
    if folded[so_far[1] - 1] in "([":
        return True  # （ | 2）编制目录
    if found.number == 1 or found.style < Style.SUBITEM:
        return False
    before = f"({found.number - 1})" if found.style is Style.SUBITEM else chr(ord("①") + found.number - 2)
    return folded.find(before, so_far[0] + 1, so_far[1]) > 0


def ends(folded: str, end: int) -> bool:
    """Whether a print that stops at `end` is a finished sentence or bracket."""
    return folded[end - 1] in "。!?;)]”"


def is_label(folded: str, start: int, end: int) -> bool:
    """Whether a line begins with a label of its own: 责任单位：区财政局 · 完成时限：9月底前."""
    first = folded[start : start + 1]
    if first not in grammar.LABEL_FIRST:
        return first in ("(", "[") and grammar.BRACKETED.match(folded, start, end) is not None
    label = grammar.LABEL.match(folded, start, end)
    if label is not None and label["colon"]:
        return True
    return grammar.DEADLINE_LABEL.match(folded, start, end) is not None
