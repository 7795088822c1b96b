"""Front matter: the letter around a plan, and what it says of the plan as a whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.clean import fold
from kg.document import Flow, Line, Place
from kg.model import Printed
from kg.numerals import Style, integer, mark
from kg.parser import grammar


@dataclass(frozen=True, slots=True)
class Front:
    """What is printed around a plan; `body` is the index of the first block behind the title."""

    title: Printed[str] | None
    document_number: Printed[str] | None
    jurisdiction: Printed[str] | None
    issuer: Printed[str] | None
    year: Printed[int] | None
    signed: Printed[date] | None
    printed: Printed[date] | None
    body: int


_DIGITS = "〇零一二三四五六七八九十"
_DATE = re.compile(
    rf"(?P<y>20\d\d|[{_DIGITS}]{{4}})(?:年|[-./])(?P<m>\d{{1,2}}|[{_DIGITS}]{{1,3}})(?:月|[-./])(?P<d>\d{{1,2}}|[{_DIGITS}]{{1,3}})日?"
)
_NUMBER = re.compile(r"[^\s,。;:、()《》\d]{1,16}(?:\[|\()(?:20\d\d)(?:\]|\))(?:第)?\d{1,4}号")
_ORG = (
    r"(?:人民政府办公厅|人民政府办公室|政府办公厅|政府办公室|人民政府|党委办公室|委员会办公室|[市区县旗州]委办公室|[市区县旗州]委|管理委员会办公室|管理委员会|管委会办公室|管委会|"
    r"街道办事处|镇政府|领导小组办公室|领导小组|委员会|[^,。;:、《》\s]{0,20}(?:局|厅|办公室|办|中心|部|院|署|处|队|公司|会|行))"
)
_PLACE = (
    r"(?:[^,。;:、《》()\d于关的]{2,12}?"
    r"(?:省|自治区|特别行政区|市|州|盟|地区|区|县|旗|镇|乡|街道|新区|开发区|度假区|园区))"
)
_ISSUER = re.compile(rf"(?:中共|中国共产党)?(?P<place>{_PLACE}{{1,4}}){_ORG}")
_ABOUT = re.compile(r"关于(?:印发|下发|发布|转发|调整|做好|公布)?")
_TITLE = re.compile(
    r"(?:工作)?(?:要点|方案|计划|分解表?|分工表?|安排|任务|清单|台账|细则|意见|措施|责任表|一览表|目标)(?:的?通知)?(?:及(?:任务|责任|重点)?.{0,10}(?:分解|分工|清单)(?:方案|表)?)?(?:\([^()]*\))?$"
)
_SUBJECT = re.compile(r"公开|政务|信息")
_METADATA = {
    "number": re.compile(r"(?:发文字号|文号|发文号|公文字号|文件编号|发布文号|发布字号):?"),
    "signed": re.compile(r"(?:成文日期|成文时间|生成日期|发文日期|制发日期|签发日期|印发日期|发文时间):?"),
    "printed": re.compile(r"(?:发布日期|发布时间|公开日期|公布日期|发布于|信息时间):?"),
    "issuer": re.compile(r"(?:发文机关|发布机构|发文单位|制发机关|发布机关|发布单位|公开主体):?"),
}
_YEAR = re.compile(rf"(?P<year>20\d\d|二[{_DIGITS}]{{3}})年?")


@dataclass(frozen=True, slots=True)
class _Item:
    """One line of the front matter: its place, its print in both forms, and the block it stands in."""

    block: int
    start: int
    end: int
    folded: str


def read(flow: Flow) -> Front:
    """What the letter and the title say; fields no print supports are None."""
    items = list(_items(flow))
    first = _first_heading(flow, items)
    letter = items[:first] if first < len(items) else items
    notice = _notice(letter)
    title = _title(flow, letter, notice)
    head = [item for item in letter if title is None or item.start < title[0]]
    tail = items[first:]
    metadata = dict(_metadata(flow, items))
    issuer = _issuer(flow, letter, tail, metadata)
    signed, printed = _dates(flow, head or letter, tail, metadata, letter)
    number = _document_number(flow, letter, metadata)
    year = _plan_year(flow, title, notice, number, signed or printed)
    body = next((item.block for item in items if title is not None and item.start >= title[1]), 0)
    return Front(
        _printed(flow, *title) if title is not None else None,
        number,
        _jurisdiction(flow, issuer, title),
        issuer,
        year,
        signed,
        printed,
        body,
    )


def _printed(flow: Flow, start: int, end: int) -> Printed[str]:
    mention = flow.chars[start:end]
    return Printed(mention, mention, *flow.span(start, end))


def _items(flow: Flow) -> Iterator[_Item]:
    """All lines of the flow in printed order, those of table cells too."""
    for b, block in enumerate(flow.blocks):
        if isinstance(block, Line):
            yield _Item(b, block.start, block.end, flow.folded[block.start : block.end])
        else:
            for cell in block.cells:
                for start, end in cell.lines:
                    yield _Item(b, start, end, flow.folded[start:end])


def _first_heading(flow: Flow, items: Sequence[_Item]) -> int:
    """Index of the line with which the plan's tasks begin: a heading numbered 1, or the head of a table of tasks."""
    annexes = False
    for i, item in enumerate(items):
        annexes = annexes or item.folded.startswith("附件:")
        found = mark(item.folded)
        if found is not None and found.number == 1 and len(item.folded) > found.length + 1:
            if found.style is Style.ITEM and (annexes or item.folded.startswith("附")):
                continue  # 附件：1.任务分解表
            return i
        if (
            grammar.column(item.folded) is not None
            and i + 1 < len(items)
            and grammar.column(items[i + 1].folded) is not None
        ):
            return i
        if re.fullmatch(r"\(?\d{4}年.*\)?", item.folded):
            annexes = False
    return len(items)


def _notice(letter: Sequence[_Item]) -> tuple[int, int, str] | None:
    """The title of the letter, … 关于印发《…》的通知, as its first and last line and folded print."""
    for i, item in enumerate(letter):
        if "关于" not in item.folded:
            continue
        joined = item.folded
        for j in range(i, min(i + 3, len(letter))):
            joined = joined if j == i else joined + letter[j].folded
            if re.search(r"(?:通知|函|通告|公告|意见)(?:\([^()]*\))?$", joined):
                if len(joined) <= 120 and "。" not in joined:
                    return i, j, joined
                break
    return None


def _quoted_title(notice: tuple[int, int, str] | None) -> str | None:
    """The plan's title as the letter quotes it: 《2022年…工作要点》, or 2020年…工作要点 without marks."""
    if notice is None:
        return None
    printed = notice[2]
    quoted = re.search(r"《([^《》]+)》", printed)
    if quoted:
        return quoted[1]
    found = re.search(r"关于(?:印发|下发|发布|转发|公布)(.+?)的(?:通知|函|通告|公告)", printed)
    return found[1] if found else None


def _title(flow: Flow, letter: Sequence[_Item], notice: tuple[int, int, str] | None) -> Place | None:
    """The plan's own title: the line the letter quotes, else the last line before the tasks that reads as one."""
    quoted = _quoted_title(notice)
    after = 0 if notice is None else notice[1] + 1
    if quoted is not None:
        for i in range(len(letter) - 1, after - 1, -1):
            joined = ""
            for j in range(i, min(i + 3, len(letter))):
                joined += letter[j].folded
                if joined == quoted:
                    return letter[i].start, letter[j].end
                if not quoted.startswith(joined):
                    break
    best: Place | None = None
    for i in range(after, len(letter)):
        item = letter[i]
        if not 6 <= len(item.folded) <= 60 or re.search(r"[。;:,《》]", item.folded) or "通知" in item.folded[-3:]:
            continue
        before = letter[i - 1].folded if i > after else ""
        if _TITLE.search(item.folded) and (_SUBJECT.search(before + item.folded) or _YEAR.search(before + item.folded)):
            two = not _SUBJECT.search(item.folded) and 4 <= len(before) <= 30 and not re.search(r"[。;:,日]", before)
            best = (letter[i - 1].start if two else item.start, item.end)
    if best is not None:
        return best
    if notice is not None and quoted is not None:  # the letter is the only place the title is printed
        start = letter[notice[0]].start
        joined = flow.folded[start : letter[notice[1]].end]
        at = joined.find(quoted)
        return (start + at, start + at + len(quoted)) if at >= 0 else None
    if notice is not None:
        return letter[notice[0]].start, letter[notice[1]].end
    for item in letter:
        if _TITLE.search(item.folded) and 6 <= len(item.folded) <= 80:
            return item.start, item.end
    return None


def _metadata(flow: Flow, items: Sequence[_Item]) -> Iterator[tuple[str, Place]]:
    """Values of the block 索引号, 发文字号, 成文日期 … that web pages print above a document, as places."""
    labels = re.compile(
        "|".join(pattern.pattern for pattern in _METADATA.values())
        + r"|索引号:?|有效性:?|主题分类:?|公开方式:?|公开时限:?|分类:?|来源:?|浏览[次量]数?:?|字体:?|字号:?"
    )
    seen: set[str] = set()
    for i, item in enumerate(items):
        for key, pattern in _METADATA.items():
            for found in pattern.finditer(item.folded):
                if key in seen or (found.start() > 0 and ":" not in found[0]):
                    continue
                start, end = item.start + found.end(), item.end
                following = labels.search(item.folded, found.end())
                if following:
                    end = item.start + following.start()
                if start == end and i + 1 < len(items) and (":" in found[0] or items[i + 1].block == item.block):
                    start, end = items[i + 1].start, items[i + 1].end
                if (
                    end > start
                    and (found.end() > found.start())
                    and (":" in found[0] or len(item.folded) == len(found[0]))
                ):
                    seen.add(key)
                    yield key, (start, end)


def _document_number(flow: Flow, letter: Sequence[_Item], metadata: dict[str, Place]) -> Printed[str] | None:
    if "number" in metadata:
        found = _NUMBER.search(flow.folded, *metadata["number"])
        if found:
            return _printed(flow, found.start(), found.end())
    for item in letter:
        found = _NUMBER.fullmatch(item.folded) or (
            _NUMBER.match(item.folded) if len(item.folded) < 60 and "签发" in item.folded else None
        )
        if found:
            return _printed(flow, item.start, item.start + found.end())
    for item in letter:  # 仑政办〔2020〕41号 at the end of a title line
        found = re.search(rf"[(]?({_NUMBER.pattern})[)]?$", item.folded)
        if found and len(item.folded) < 90:
            return _printed(flow, item.start + found.start(1), item.start + found.end(1))
    return None


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(integer(found["y"]) or 0, integer(found["m"]) or 0, integer(found["d"]) or 0)
    except ValueError:
        return None


def _date_in(flow: Flow, start: int, end: int) -> Printed[date] | None:
    found = _DATE.search(flow.folded, start, end)
    day = _day(found) if found else None
    if found is None or day is None:
        return None
    return Printed(day, flow.chars[found.start() : found.end()], *flow.span(found.start(), found.end()))


def _dates(
    flow: Flow, head: Sequence[_Item], tail: Sequence[_Item], metadata: dict[str, Place], letter: Sequence[_Item]
) -> tuple[Printed[date] | None, Printed[date] | None]:
    """The date under the signature, and the date in the 印发 line or of publication."""
    signed = printed = None
    lone = re.compile(rf"[(]?{_DATE.pattern}[)]?")
    for item in [*head, *letter[len(head) :], *tail]:
        if "印发" in item.folded[-6:] and len(item.folded) < 60 and _DATE.search(item.folded):
            printed = _date_in(flow, item.start, item.end) or printed
        elif signed is None and lone.fullmatch(item.folded) and (item not in tail or _signs(tail, item)):
            signed = _date_in(flow, item.start, item.end)
        elif signed is None and len(item.folded) < 60 and lone.search(item.folded) and _ISSUER.match(item.folded):
            found = lone.search(item.folded)
            if found and found.end() == len(item.folded):
                signed = _date_in(flow, item.start, item.end)
    if signed is None and "signed" in metadata:
        signed = _date_in(flow, *metadata["signed"])
    if printed is None and "printed" in metadata:
        printed = _date_in(flow, *metadata["printed"])
    return signed, printed


def _signs(tail: Sequence[_Item], item: _Item) -> bool:
    """Whether a date behind the tasks stands under a signature."""
    i = tail.index(item)
    return i > 0 and (
        _ISSUER.fullmatch(tail[i - 1].folded) is not None or bool(re.search(rf"{_ORG}$", tail[i - 1].folded))
    )


def _issuer(
    flow: Flow, letter: Sequence[_Item], tail: Sequence[_Item], metadata: dict[str, Place]
) -> Printed[str] | None:
    """Who issued the plan, in full: from the letter's title, the letterhead, the signature or the metadata."""
    for item in letter:
        found = _ISSUER.match(item.folded)
        if not found:
            continue
        rest = item.folded[found.end() :]
        if not rest or rest.startswith(("文件", "关于", "便函", "办公室文件", "(")) or _ABOUT.match(rest):
            return _printed(flow, item.start, item.start + found.end())
    for item in tail:
        found = _ISSUER.fullmatch(item.folded)
        if found:
            return _printed(flow, item.start, item.end)
        stamped = re.match(rf"({_ISSUER.pattern}){_DATE.pattern}(?:印发)?$", item.folded)
        if stamped:
            return _printed(flow, item.start, item.start + stamped.end(1))
    if "issuer" in metadata:
        return _printed(flow, *metadata["issuer"])
    return None


def _jurisdiction(flow: Flow, issuer: Printed[str] | None, title: Place | None) -> Printed[str] | None:
    """Whose plan it is: the place in the issuer's name, else in the title."""
    for source, at in ((issuer, None), (None, title)):
        if source is not None:
            folded, base = fold(source.mention), source.start
            found = re.match(
                rf"(?:中共|中国共产党)?({_PLACE}{{1,4}})(?=人民|政府|党委|委|管|街道办|[^省市州盟区县旗]*(?:局|厅|办|中心|部|院|会|处|队))",
                folded,
            )
            if found:
                mention = source.mention[found.start(1) : found.end(1)]
                return Printed(mention, mention, base + found.start(1), base + found.end(1))
        elif at is not None:
            found = re.search(rf"(?:年度?|^)({_PLACE}{{1,3}})(?=政|信|人民|全|基层)", flow.folded[at[0] : at[1]])
            if found:
                return _printed(flow, at[0] + found.start(1), at[0] + found.end(1))
    return None


def _plan_year(
    flow: Flow,
    title: Place | None,
    notice: tuple[int, int, str] | None,
    number: Printed[str] | None,
    dated: Printed[date] | None,
) -> Printed[int] | None:
    """The year the plan is for: in its title, else of its document number, else of its date."""
    if title is not None:
        found = _YEAR.search(flow.folded, *title)
        if found:
            year = integer(found["year"])
            if year is not None:
                return Printed(year, flow.chars[found.start() : found.end()], *flow.span(found.start(), found.end()))
    if number is not None:
        found = re.search(r"20\d\d", fold(number.mention))
        if found:
            return Printed(int(found[0]), found[0], number.start + found.start(), number.start + found.end())
    if dated is not None:
        return Printed(dated.value.year, dated.mention, dated.start, dated.end)
    return None
