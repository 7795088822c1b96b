"""Front matter: what the letter around a plan and its title say of the plan as a whole."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from kg.document import Flow, Place
from kg.model import Printed
from kg.numerals import integer, mark
from kg.parser import issuers, letter
from kg.parser.letter import DATE, LONE_DATE, TITLE_END, ZH, Item, Letter, is_date, run
from kg.value import value


@value
class Front:
    """What is printed around a plan; `body` is the index of the first block behind the title.

    `besides` is where the notice names other plans that it sends with this one, `end` the index of the block with
    which one of them begins behind it; None where none does.
    """

    title: Printed[str] | None
    document_number: Printed[str] | None
    jurisdiction: Printed[str] | None
    issuer: Printed[str] | None
    year: Printed[int] | None
    signed: Printed[date] | None
    printed: Printed[date] | None
    body: int
    end: int | None
    besides: Place | None


_YEAR = re.compile(rf"(?:20\d\d|二[〇零][{ZH}]{{2}})(?=年|-)")
_TERM = re.compile(r"(20\d\d)年?[-至~](20\d\d)年?")
_LONE_YEAR = re.compile(r"\(?20\d\d年度?\)?")  # （2021年）, below a title without year
_NUMBER_PRINT = r"[^\s,。;:、()《》\[\]\d第|]{1,16}[\[(]20\d\d[\])]第?\d{1,4}号"
_NUMBER = re.compile(
    rf"{_NUMBER_PRINT}|[^\s,。;:、()《》\[\]\d第|]{{1,15}}[发办函字]\[20\d\d\]\d{{1,4}}$"
)  # with 号, or without
_NUMBER_LABELLED = re.compile(
    rf"(?:文号|字号)\|?(?P<number>{_NUMBER_PRINT})"
)  # 索引号 12/2021 发文字号 甲政办发〔2021〕9号
_NUMBER_BEHIND = re.compile(rf"(?:文件|通知\(?|^\()(?P<number>{_NUMBER_PRINT})\)?$")


def read(flow: Flow) -> Front:
    """What the letter and the title say; fields no print supports are None."""
    around = letter.read(flow)
    title = _title(around)
    above, below = list(_signatures(around.head)), list(_signatures(around.foot))
    issuer = _issuer(flow, around, title, [organ for organ, _ in (*above, *below)])
    number = _document_number(flow, around)
    signed = _signed(flow, around, [day for _, day in above], [day for _, day in below])
    printed = _published(flow, around)
    opening = None if title else _opening(around)
    return Front(
        None if title is None else _text(flow, title),
        None if number is None else _text(flow, number),
        _jurisdiction(flow, around, issuer, title, opening),
        None if issuer is None else _text(flow, issuer),
        _year(flow, around, title or (opening and opening[0]), number) or _year_of(signed or printed),
        signed,
        printed,
        next((i.block for i in (*around.head, *around.tail) if title is not None and i.start >= title[1]), 0),
        _other_plan(around),
        (around.notice[0].start, around.notice[-1].end) if around.besides else None,
    )


def _other_plan(around: Letter) -> int | None:
    """The block with which another plan begins that the same letter sends."""
    tail = around.tail
    begins = (i for i in range(len(tail)) if any(letter.run(tail, i, other) for other in around.besides))
    return next((tail[i].block for i in begins), None)


def _text(flow: Flow, place: Place) -> Printed[str]:
    mention = flow.chars[slice(*place)]
    return Printed(mention, mention, *flow.span(*place))


# --- title, number, year ----------------------------------------------------------------------------------------------

_LONGEST_PLACE = 16
_SHORTEST_REST = 2
"""Characters that go on with no title that may have ended."""
_SUBJECT = re.compile(r"公开|政务|信息")
_NO_TITLE = re.compile(
    r"[。;:,《》>_|]|总结[和及与暨]|通知$|日$|^附件?\d*$|^(?:一图|图[解说])|\([图文政策]*[图解][解读]\)$|-(?!\d)|^[(\[]|^\d{1,2}(?!\d)"
)


def _title(around: Letter) -> Place | None:
    """The plan's own title: the lines the notice quotes, else the last before the tasks that read as one.

    Where the plan prints none, the title the notice quotes, or that of the notice.
    """
    head, notice, quoted = around.head, around.notice, around.quoted
    after = head.index(notice[-1]) + 1 if notice else 0
    if quoted:
        for i in range(len(head) - 1, after - 1, -1):
            lines = run(head, i, quoted)
            if lines:
                return head[i].start, head[i + lines - 1].end
    for i in range(len(head) - 1, after - 1, -1):
        place = _reads_as_title(head, i, after)
        if place is not None:
            return place
    if quoted:
        for item in head[after:]:  # 望江区2021年重点工作, quoted without its place
            before = item.folded.removesuffix(quoted)
            if before != item.folded and len(before) <= _LONGEST_PLACE and not _NO_TITLE.search(item.folded):
                return item.start, item.end
        return _as_quoted(head, notice, quoted)
    return (notice[0].start, notice[-1].end) if notice else _drawn_up(head)


def _as_quoted(head: Sequence[Item], notice: Sequence[Item], quoted: str) -> Place | None:
    """Where the notice's title quotes the plan's, or the letter does that has no title."""
    pattern = re.compile(r"\W*".join(map(re.escape, quoted)))
    joined = [(notice[0].start, "".join(item.folded for item in notice))] if notice else []
    for start, printed in joined or ((item.start, item.folded) for item in head):
        if found := pattern.search(printed):
            return start + found.start(), start + found.end()
    return None


_DRAWN_UP = re.compile(r"(?:制[定订]|提出)(?P<title>[^,。;:《》本此如以]{4,40}(?:要点|方案|计划|安排|意见|措施))[。:]$")


def _drawn_up(head: Sequence[Item]) -> Place | None:
    """The title that the plan's opening words alone print: 结合工作实际，特制定望江街道政务公开工作实施方案。"""
    for item in head:
        found = _DRAWN_UP.search(item.folded)
        if found and _SUBJECT.search(found["title"]):
            return item.start + found.start("title"), item.start + found.end("title")
    return None


# How a plan opens whose page prints its title elsewhere: 2020年望江区教育局政务公开工作的总体要求是…
_OPENING = re.compile(
    r"20\d\d年度?(?P<organ>[^\s,。;:《》]{0,20}?)(?:政务|政府信息)公开工作的?(?:总体|主要|基本)?(?:要求|思路|目标)"
)


def _opening(around: Letter) -> tuple[Place, Place] | None:
    """The words that a plan without a title opens with, and whose work they speak of."""
    for item in around.head:
        if found := _OPENING.match(item.folded):
            return (item.start, item.start + found.end()), (
                item.start + found.start("organ"),
                item.start + found.end("organ"),
            )
    return None


def _reads_as_title(head: Sequence[Item], i: int, after: int) -> Place | None:
    """The place of a title that ends with line `i`, with the line above it where that begins it."""
    folded = head[i].folded
    if len(folded) > 60 or _NO_TITLE.search(folded) or TITLE_END.search(folded) is None or mark(folded) is not None:
        return None
    above = head[i - 1].folded if i > after else ""
    begins = 4 <= len(above) <= 30 and not _NO_TITLE.search(above) and issuers.organ(above) is None
    if begins and len(folded) <= _SHORTEST_REST and TITLE_END.search(above):
        return None  # 2021年工作方案 | 目标, the head of a table
    if len(folded) >= 6 and _SUBJECT.search(folded) and (_YEAR.search(folded) or not begins or not _YEAR.search(above)):
        return head[i].start, head[i].end
    if begins and _SUBJECT.search(above + folded):
        return head[i - 1].start, head[i].end
    return (head[i].start, head[i].end) if _YEAR.search(folded) and len(folded) >= 6 else None


def _document_number(flow: Flow, around: Letter) -> Place | None:
    """The plan's own number: of the metadata, on a line of its own, or behind the letterhead or the title."""
    if "number" in around.metadata:
        found = _NUMBER.search(flow.folded, *around.metadata["number"])
        if found:
            return found.span()
    for item in around.head:
        found = _NUMBER.match(item.folded)
        if found and (found.end() == len(item.folded) or "签发" in item.folded[found.end() :]):
            return item.start, item.start + found.end()
    for item in around.head:
        behind = _NUMBER_LABELLED.search(item.folded) or _NUMBER_BEHIND.search(item.folded)
        if behind and (item in around.notice or not item.folded.startswith("根据")):
            return item.start + behind.start("number"), item.start + behind.end("number")
    return None


def _year(flow: Flow, around: Letter, title: Place | None, number: Place | None) -> Printed[int] | None:
    """The year the plan is for: in its title, else in the notice's, else of its document number."""
    notice = (around.notice[0].start, around.notice[-1].end) if around.notice else None
    for place in (title, notice):
        end = 0 if place is None else min(place[1] + 1, len(flow.folded))
        found = None if place is None else _YEAR.search(flow.folded, place[0], end)
        if found and (term := _TERM.match(flow.folded, found.start(), end)) and int(term[2]) > int(term[1]) + 1:
            found = _YEAR.search(flow.folded, term.end(), end)  # 五年行动计划（2021—2025年） is of no one year
        value = integer(found[0]) if found else None
        if found and value is not None:
            return Printed(value, flow.chars[slice(*found.span())], *flow.span(*found.span()))
    below = [(item.start, item.end) for item in around.head if _LONE_YEAR.fullmatch(item.folded)]
    for place in (*below, *([number] if number else [])):
        found = re.compile(r"20\d\d").search(flow.folded, *place)
        if found:
            return Printed(int(found[0]), found[0], *flow.span(*found.span()))
    return None


def _year_of(day: Printed[date] | None) -> Printed[int] | None:
    return None if day is None else Printed(day.value.year, day.mention, day.start, day.end)


# --- issuer, place, dates ---------------------------------------------------------------------------------------------


def _organ(item: Item) -> Place | None:
    begin = int(item.folded.startswith("("))  # （望江区人民政府办公室 2021年3月8日）
    found = issuers.organ(item.folded[begin:])
    return None if found is None else (item.start + begin + found[0], item.start + begin + found[1])


_DATE_ENDS = tuple(f"日)0123456789{ZH}")


def _signatures(items: Sequence[Item]) -> Iterator[tuple[Place, Place]]:
    """The organs that sign with the place of the date below or beside them."""
    for i, item in enumerate(items):
        if len(item.folded) > 80:
            continue
        below = i + 1 < len(items) and is_date(items[i + 1].folded)
        if not (below or item.folded.endswith(_DATE_ENDS)):
            continue
        organ = _organ(item) or (_cut_organ(items[i - 1], item) if below and i > 0 else None)
        if organ is None:
            continue
        rest = LONE_DATE.fullmatch(item.folded, organ[1] - item.start)
        if rest:
            yield organ, (item.start + rest.start(), item.end)
        elif below and item.folded[-4:] != "文件":
            yield organ, (items[i + 1].start, items[i + 1].end)


_LONGEST_ORGAN = 40


def _cut_organ(above: Item, item: Item) -> Place | None:
    """The organ whose name is cut between two lines: 甲区人民政府 | 办公室."""
    joined = above.folded + item.folded
    if above.end != item.start or len(joined) > _LONGEST_ORGAN:
        return None
    found = issuers.organ(joined)
    whole = found is not None and found == (0, len(joined))
    return (above.start, item.end) if whole else None


def _issuer(flow: Flow, around: Letter, title: Place | None, signed: Sequence[Place]) -> Place | None:
    """Who issued the plan: by the notice's title, the letterhead, the signature, the 印发 line or the metadata.

    `signed` are the organs that sign. Where one of all prints the same name in full, 云澜市望江区… for 望江区…, that.
    """
    everywhere = [*around.head, *around.foot]
    named = [*([around.notice[0]] if around.notice else []), *(i for i in around.head if i.folded.endswith("文件"))]
    found = [place for place in map(_organ, named) if place is not None]
    found += signed
    found += [place for item in everywhere if _is_print_line(item) and (place := _organ(item)) is not None]
    stated = around.metadata.get("issuer")
    if stated is not None and issuers.organ(flow.folded[slice(*stated)]):
        found.append(stated)
    found += [
        (item.start + organ[0], item.start + organ[1])
        for item in everywhere
        if (organ := issuers.stated(item.folded)) is not None
    ]
    if not found:
        short = (
            item
            for item in everywhere
            if len(item.folded) <= 40 and not item.among and not letter.is_metadata(item.folded)
        )
        alone = [(item, _organ(item)) for item in short]
        found = [place for item, place in alone if place is not None and _fills(item, place)][:1]
        organ = None if title is None else issuers.organ(flow.folded[slice(*title)])
        if title is not None and organ is not None:
            begins = (title[0], title[0] + organ[1])
            same = any(flow.folded.startswith(flow.folded[slice(*begins)], start) for start, _ in found)
            found = found if same else [begins, *found]  # 望江区人民政府 above 望江区教育局2023年… names but the site
    if not found:
        return None if stated is None or _SITE.search(flow.folded, *stated) else stated
    name = flow.folded[slice(*found[0])]
    full = [place for place in found if flow.folded[slice(*place)].endswith(name)]
    return max(full, key=lambda place: place[1] - place[0])


_SITE = re.compile(r"(?:网站?|平台|频道)$")  # 发布机构：县政府网站, who put the page there


def _fills(item: Item, organ: Place) -> bool:
    """Whether a line prints an organ and nothing else, or two that sign jointly."""
    rest = item.folded[organ[1] - item.start :]
    return not rest or issuers.organ(rest) == (0, len(rest))


def _is_print_line(item: Item) -> bool:
    return item.folded.endswith("印发") and len(item.folded) < 60


_ADDRESS = re.compile(r"https?:|www\.")  # 望江区人民政府 www.wangjiang.gov.cn 发布时间：…


def _jurisdiction(
    flow: Flow, around: Letter, issuer: Place | None, title: Place | None, opening: tuple[Place, Place] | None
) -> Printed[str] | None:
    """Whose plan it is: the place in the issuer's name, else in the title, else of the government the page names.

    A plan without a title may say it in the words it opens with.
    """
    organ = opening and opening[1]
    for place, find in ((issuer, issuers.place), (title, issuers.place_in_title), (organ, issuers.place)):
        found = None if place is None else find(flow.folded[slice(*place)])
        if place is not None and found is not None:
            return _text(flow, (place[0] + found[0], place[0] + found[1]))
    if title is None or (issuer is not None and issuers.is_national(flow.folded[slice(*issuer)])):
        return None
    for item in (*around.head, *around.foot[-8:]):
        printed = _ADDRESS.split(item.folded, maxsplit=1)[0]
        named = issuers.place_of_government(printed) if len(printed) <= 40 else None
        if named is not None:
            return _text(flow, (item.start + named[0], item.start + named[1]))
    return None


def _date_in(flow: Flow, place: Place | None) -> Printed[date] | None:
    """The first date printed in a place; None for a day no calendar has."""
    found = None if place is None else DATE.search(flow.folded, *place)
    if found is None:
        return None
    try:
        day = date(integer(found["y"]) or 0, integer(found["m"]) or 0, integer(found["d"]) or 0)
    except ValueError:
        return None
    return Printed(day, flow.chars[slice(*found.span())], *flow.span(*found.span()))


def _signed(flow: Flow, around: Letter, above: Sequence[Place], below: Sequence[Place]) -> Printed[date] | None:
    """The date under the signature, else a date alone in the letter, else that of the metadata.

    `above` are the dates under signatures before the tasks, `below` those from the tasks on.
    """
    values = {start for start, _ in around.metadata.values()}
    places = [*above]
    places += [
        (item.start, item.end)
        for item in around.head
        if item.start not in values and "年" in item.folded and is_date(item.folded)
    ]
    places += below
    places += [(i.start, i.end) for i in around.foot[-6:] if "年" in i.folded and is_date(i.folded)]
    days = (_date_in(flow, place) for place in (*places, around.metadata.get("signed")))
    return next((day for day in days if day is not None), None)


def _published(flow: Flow, around: Letter) -> Printed[date] | None:
    """The date of the 印发 line, else of publication as the metadata print it."""
    lines = [(item.start, item.end) for item in (*around.head, *around.foot) if _is_print_line(item)]
    days = (_date_in(flow, place) for place in (*lines[::-1], around.metadata.get("printed")))
    return next((day for day in days if day is not None), None)
