"""The letter around a plan: its lines, the title of its notice, and the metadata a web page prints above it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from kg.document import Flow, Line, Place
from kg.numerals import Style, mark
from kg.parser import asides, duties, grammar, issuers
from kg.value import value


@value
class Item:
    """One printed line, also of a table cell: the block it stands in, its place in the flow and its folded print.

    `among` for that of a cell with others beside it.
    """

    block: int
    start: int
    end: int
    folded: str
    among: bool = False


@value
class Letter:
    """The lines before the tasks and those from the tasks on; in `head` also what is read of its parts.

    `foot` are those of the tail that may sign or publish a plan: the cells of a table say what others must do.
    `notice` are the lines of the notice's title, `quoted` the plan's title as the notice quotes it, `besides` those of
    other plans it sends with it, `metadata` the places of the values that web pages print above a document.
    """

    head: Sequence[Item]
    tail: Sequence[Item]
    foot: Sequence[Item]
    notice: Sequence[Item]
    quoted: str | None
    besides: Sequence[str]
    metadata: dict[str, Place]


ZH = "〇零一二三四五六七八九十"
DATE = re.compile(
    rf"(?P<y>20\d\d|二[{ZH}]{{3}})(?:年|[-./])(?P<m>\d{{1,2}}|[{ZH}]{{1,3}})(?:月|[-./])(?P<d>\d{{1,2}}|[{ZH}]{{1,3}})日?"
)
LONE_DATE = re.compile(rf"\(?{DATE.pattern}\)?")
_LONGEST_DATE = 15
_WIDEST = 400
"""Characters above which a line is running text: no title, number, date or signature is so long."""


def is_date(folded: str) -> bool:
    """Whether a line prints a date and nothing else."""
    return len(folded) <= _LONGEST_DATE and folded[0] in "(2二" and LONE_DATE.fullmatch(folded) is not None


def read(flow: Flow) -> Letter:
    """The letter of a flow, for any text whatever."""
    items, first, notice, quoted = _opening(flow)
    besides = _besides(notice)
    first = _behind_plan(items, first, quoted) if besides and quoted else _behind_demands(flow, items, first, quoted)
    metadata = _dated(items[:first]) | dict(_metadata(items)) | dict(_stacked(flow))
    tail = items[first:]
    return Letter(items[:first], tail, [item for item in tail if not item.among], notice, quoted, besides, metadata)


def _opening(flow: Flow) -> tuple[list[Item], int, Sequence[Item], str | None]:
    """All lines, the number of the first heading, the title of the notice before it, and the title that quotes."""
    items = _whole(flow, list(_items(flow)))
    first = _first_heading(items, 0)
    notice = _notice(items[:first])
    quoted = _quoted(notice) if notice else _sent(items[:first])
    return items, first, notice, quoted


def _items(flow: Flow) -> Iterator[Item]:
    """All lines of the flow in printed order, those of table cells too."""
    folded = flow.folded
    for b, block in enumerate(flow.blocks):
        if isinstance(block, Line):
            yield Item(b, block.start, block.end, folded[block.start : min(block.end, block.start + _WIDEST)])
            continue
        cells = Counter(cell.row for cell in block.cells if cell.lines)
        for cell in block.cells:
            for start, end in cell.lines:
                yield Item(b, start, end, folded[start : min(end, start + _WIDEST)], cells[cell.row] > 1)


_DATE_ENDS = tuple(f"日发)0123456789{ZH}")
_REST_OF_DATE = 12  # characters
_DATED = re.compile(rf"{DATE.pattern}(?:印发)?\)?$")


def _whole(flow: Flow, items: Sequence[Item]) -> list[Item]:
    """The lines, those with a date or 印发 cut in two as one: 二〇二一年七月 | 九日, 2021年7月 | 12日印发."""
    whole: list[Item] = []
    for item in items:
        rest = len(item.folded) <= _REST_OF_DATE and item.folded.endswith(_DATE_ENDS)
        if rest and whole and (above := whole[-1]).end == item.start:
            joined = flow.folded[max(above.start, above.end - 2 * _REST_OF_DATE) : item.end]
            found = _DATED.search(joined)
            if found and found.start() < len(joined) - len(item.folded) and not _DATED.fullmatch(item.folded):
                whole[-1] = Item(above.block, above.start, item.end, above.folded + item.folded, above.among)
                continue
        whole.append(item)
    return whole


def _first_heading(items: Sequence[Item], start: int) -> int:
    """Index of the line with which the tasks begin: a heading numbered 1, or the head of a table of tasks."""
    listed = False  # within the list of annexes, 附件：1.任务分解表, or notes on a table that stand in front of it
    for i in range(start, len(items)):
        folded = items[i].folded
        opens = folded.startswith("附件:") or asides.heads_notes(folded, 0, len(folded))
        listed = (listed or opens) and not is_date(folded)
        found = mark(folded)
        if found is not None and found.number == 1 and len(folded) > found.length + 1:
            if found.style is not Style.ITEM or not listed:
                return i
        elif grammar.column(folded) and i + 1 < len(items) and grammar.column(items[i + 1].folded):
            return i
    return len(items)


_ABOUT = re.compile(r"关于|转发")
_NO_NOTICE = re.compile(r"根据|按照|(?:文件|信息)?(?:名称|标题):?|内容概述")  # of the metadata, above the title itself
_NOTICE_END = re.compile(r"(?:通知|函|通告|公告|意见)(?:\([^()]{0,30}\))?》?$")


def _notice(head: Sequence[Item]) -> Sequence[Item]:
    """The lines of the notice's title, … 关于印发《…》的通知; its issuer may stand on the line above."""
    for i, item in enumerate(head):
        if _ABOUT.search(item.folded) is None or _NO_NOTICE.match(item.folded):
            continue
        joined = ""
        for j in range(i, min(i + 4, len(head))):
            joined += head[j].folded
            if len(joined) > 120 or re.search(r"[。_|>]|通知.*-", joined):
                break
            if _NOTICE_END.search(joined):
                above = i > 0 and item.folded.startswith("关于") and issuers.organ(head[i - 1].folded)
                alone = above and above[1] == len(head[i - 1].folded)
                return head[i - 1 if alone else i : j + 1]
    return ()


_NAME = r"《((?:[^《》]|《[^《》]*》)+)》"  # with names in it: 《贯彻《…行动计划》实施方案》
_SENDS = re.compile(r"(?:关于(?:印发|下发|发布|公布)|转发)(.+?)的(?:通知|函|通告|公告)")


def _quoted(notice: Sequence[Item]) -> str | None:
    """The plan's title as the notice quotes it: 《2022年…工作要点》, or 2020年…工作要点 without marks; letters only."""
    names = _names(notice)
    if not names or _SENDS.search(names[0]):  # 《甲县人民政府办公室关于印发〈2022年…工作要点〉的通知》
        names = _SENDS.findall("".join(item.folded for item in notice))
    return _letters(names[0]) if names else None


def _names(notice: Sequence[Item]) -> list[str]:
    """The title a notice quotes, or those it quotes side by side, 《…》和《…》, those on disclosure first."""
    joined = "".join(item.folded for item in notice)
    names = [found[1] for found in re.finditer(_NAME, joined)]
    return sorted(names, key=lambda name: "公开" not in name) if re.search("》[和及与、]?《", joined) else names[:1]


def _besides(notice: Sequence[Item]) -> list[str]:
    """The titles of other plans that a notice sends with one on disclosure; letters only.

    What is of another kind belongs to that plan: 《2021年政务公开工作要点》和《任务分解表》.
    """
    first, *others = _names(notice) or [""]
    return [_letters(name) for name in others if "公开" in first and "公开" not in name and name[-2:] == first[-2:]]


def _sent(head: Sequence[Item]) -> str | None:
    """The plan's title as a letter without a title of its own quotes it: 《…方案》已经区政府同意，现印发给你们."""
    quotes = (re.search(rf"{_NAME},?(?:已|业经|经|印发)|现将{_NAME}", item.folded) for item in head)
    return next((_letters(found[1] or found[2]) for found in quotes if found), None)


def _letters(folded: str) -> str:
    return re.sub(r"\W", "", folded)


TITLE_END = re.compile(
    r"(?:工作)?(?:要点|方案|计划|分解表?|分工表?|安排|任务表?|清单|台账|细则|意见|措施|责任表|一览表|目标)(?:的?通知)?"
    r"(?:及(?:任务|责任|重点)?.{0,10}(?:分解|分工|清单)(?:方案|表)?)?(?:\([^()]{0,20}\))?$"
)
"""How the title of a plan ends."""
_NO_TITLE = re.compile(r"[。;:,]|通知$")
_NEAR = 12  # lines behind a signature within which the title of what it sends stands


def _behind_demands(flow: Flow, items: Sequence[Item], first: int, quoted: str | None) -> int:
    """The plan's first heading where the letter itself has numbered demands: behind its signature and the title.

    The title may differ from the one quoted, when the demands are a list of single paragraphs that name no unit.
    """
    signed: int | None = None
    for i in range(first, len(items) if quoted else 0):
        folded = items[i].folded
        if is_date(folded):
            signed = i if signed is None else signed
        elif signed is not None and quoted and run(items, i, quoted):
            later = _first_heading(items, i)
            return later if later < len(items) else first
        elif (
            signed is not None and i <= signed + _NEAR and TITLE_END.search(folded) and _NO_TITLE.search(folded) is None
        ):
            later = _first_heading(items, i)
            found = mark(items[later].folded) if later < len(items) else None
            if found is not None and found.style <= Style.TASK and _are_demands(flow, items[first:signed]):
                return later
    return first


def _are_demands(flow: Flow, items: Sequence[Item]) -> bool:
    """Whether lines list what a letter asks for rather than a plan's tasks: on one level, and no unit named."""
    styles = {found.style for item in items if (found := mark(item.folded)) is not None}
    return len(styles) == 1 and not any(duties.statements(flow.folded, item.start, item.end) for item in items)


def _behind_plan(items: Sequence[Item], first: int, quoted: str) -> int:
    """The plan's first heading where another plan may stand in front of it."""
    title = next((i for i in range(len(items)) if run(items, i, quoted)), 0)
    return first if title < first else _first_heading(items, title)


_TO_YOU = re.compile(r"(?:印发|转发|下发|发)(?:给|于|予)?(?:你们|你单位|各单位)")


def sent_elsewhere(flow: Flow) -> Place | None:
    """Where a letter prints the title of a plan it sends that is not in the text: all it has is demands of its own."""
    items, first, notice, quoted = _opening(flow)
    sends = next((item for item in items[:first] if _TO_YOU.search(item.folded)), None)
    if not quoted or sends is None or any(run(items, i, quoted) for i in range(len(items))):
        return None
    if not _are_demands(flow, items[first:]):
        return None
    return (notice[0].start, notice[-1].end) if notice else (sends.start, sends.end)


def run(items: Sequence[Item], i: int, quoted: str) -> int:
    """How many lines from `i` on print the quoted title, 0 where they do not."""
    joined = ""
    for count, item in enumerate(items[i : i + 3], start=1):
        joined += _letters(item.folded)
        if joined == quoted:
            return count
        if not quoted.startswith(joined):
            break
    return 0


_REPORTS = re.compile(
    r".*(?:公开|政务|要点|方案|计划|20\d\d).*(?:解读|图解|问答|年度报告|年报|总结(?:[和及与暨].{0,20})?|工作报告|汇报|情况(?:的?报告|通报)?)\)?"
    r"(?:\([^()]{0,20}\))?|(?:一图|图解|图说).*(?:公开|政务|要点|方案|计划|20\d\d).*"
)
_TOP = 30  # lines in which a title stands


def other_title(flow: Flow) -> Place | None:
    """The title by which a text says that it explains or reports on a plan: 2021年政务公开工作要点解读; None else."""
    for item in islice(_items(flow), _TOP):
        if len(item.folded) <= 60 and _NO_TITLE.search(item.folded) is None and _REPORTS.fullmatch(item.folded):
            return item.start, item.end
    return None


_METADATA = {
    "number": r"发文字号|文号|发文号|公文字号|文件编号|发布文号|发布字号",
    "signed": r"成文日期|成文时间|生成日期|发文日期|制发日期|签发日期|发文时间",
    "printed": r"发布日期|发布时间|公开日期|公布日期|发布于|信息时间|印发日期|印发时间",
    "issuer": r"发文机关|发布机构|发文单位|制发机关|发布机关|发布单位|公开主体|发文机构",
    "": (
        r"索引号|有效性|主题分类|公开方式|公开时限|信息分类|分类|来源|信息来源|浏览次数|浏览量数|浏览次|浏览量|浏览数|浏览|"
        r"访问量|字体|主题词|标题|名称|作者|组配分类|体裁分类|公开形式|公开目录|公开范围|"
        r"关键词|统一登记号|文件名称|信息名称|内容概述|公开责任部门|统一编号|信息状态|失效日期|废止时间|生命周期分类"
    ),
}
_WORDS = [word for words in _METADATA.values() for word in words.split("|")]
_ENDS = frozenset(word[-3:] for word in _WORDS)
"""How the words end, to pass over the colons of all others fast."""
_LABEL = re.compile(
    rf"(?=[{''.join(sorted({word[0] for word in _WORDS}))}])(?:"
    + "|".join(f"(?P<{key or 'other'}>{words})" for key, words in _METADATA.items())
    + ")"
)


def _metadata(items: Sequence[Item]) -> Iterator[tuple[str, Place]]:
    """Values of the block 索引号, 发文字号, 成文日期 … that web pages print above a document, as places."""
    seen: set[str] = set()
    for i, item in enumerate(items):
        labels = _labels(item.folded)
        for n, found in enumerate(labels):
            key = found.lastgroup or ""
            start = found.end() + (item.folded[found.end() : found.end() + 1] == ":")
            place = item.start + start, (item.start + labels[n + 1].start() if n + 1 < len(labels) else item.end)
            if place[0] == place[1] and n + 1 == len(labels) and i + 1 < len(items):  # the value on the next line
                after = _LABEL.match(items[i + 1].folded)
                place = (
                    place if after and _is_label(items[i + 1].folded, after) else (items[i + 1].start, items[i + 1].end)
                )
            if place[0] < place[1] and key in _METADATA and key not in seen:
                seen.add(key)
                yield key, place


# 来源：甲县政府网 日期：2021-05-08 · 2021-05-08 16:50 来源：甲县政府网, but not 失效日期：
_DAY_LABEL = re.compile(rf"(?<![效文布发生签制印开终止成立档新起始截])(?:日期|时间):(?={DATE.pattern})")
_DAY_BESIDE = re.compile(
    rf"{DATE.pattern}(?: ?\d{{1,2}}:\d\d)?(?::\d\d)?(?:信息|文章)?(?:来源|字[号体]|浏览|点击|作者|编辑)"
)


def _dated(head: Sequence[Item]) -> dict[str, Place]:
    """The day a page was published, where no more than 日期 says so, or nothing but what is printed beside it."""
    for item in head:
        labelled = _DAY_LABEL.search(item.folded)
        if labelled or _DAY_BESIDE.match(item.folded):
            return {"printed": (item.start + (labelled.end() if labelled else 0), item.end)}
    return {}


def _stacked(flow: Flow) -> Iterator[tuple[str, Place]]:
    """Values of a table whose labels stand side by side with the values below: 成文日期 | 发布日期."""
    for block in flow.blocks:
        if isinstance(block, Line):
            continue
        cells = {(cell.row, cell.column): cell for cell in block.cells if cell.lines}
        for (row, column), cell in cells.items():
            found = _LABEL.fullmatch(flow.folded, *cell.lines[0])
            if found is None:
                continue
            below = cells.get((row + 1, column))
            side = cells.get((row, column + 1)) or cells.get((row, column - 1))
            beside = side is not None and _LABEL.fullmatch(flow.folded, *side.lines[0])
            if beside and below and not _LABEL.fullmatch(flow.folded, *below.lines[0]):
                yield found.lastgroup or "", below.lines[0]


def is_metadata(folded: str) -> bool:
    """Whether a line begins with a label of the metadata, with or without a colon: 公开形式 主动公开."""
    return _LABEL.match(folded) is not None


_LONGEST_LABEL = max(map(len, _WORDS))
_LONGEST_DATED = 36
_TIMED = re.compile(rf"{DATE.pattern}(?: ?\d{{1,2}}[:时].{{0,8}})?")


def _labels(folded: str) -> list[re.Match[str]]:
    """The words that label a value in a line; only short lines and the print before colons can hold one."""
    if len(folded) <= _LONGEST_LABEL:
        return [found for found in _LABEL.finditer(folded) if _is_label(folded, found)]
    first = _LABEL.match(folded) if len(folded) <= _LONGEST_DATED else None
    labels = [first] if first and _TIMED.fullmatch(folded, first.end()) else []  # 成文日期 2021-07-09
    colon = folded.find(":")
    while colon >= 0:
        if folded[colon - 2 : colon] in _ENDS or folded[colon - 3 : colon] in _ENDS:
            before = _LABEL.finditer(folded, max(0, colon - 2 * _LONGEST_LABEL), colon)
            labels += [found for found in before if found.end() == colon]
        colon = folded.find(":", colon + 1)
    return labels


def _is_label(folded: str, found: re.Match[str]) -> bool:
    """Whether a word labels a value: with a colon behind it, or alone in its line or cell."""
    return folded[found.end() : found.end() + 1] == ":" or len(folded) == found.end() - found.start()
