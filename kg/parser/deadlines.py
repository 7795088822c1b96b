"""Deadline phrases: 9月底前, 每季度不少于1次, 1个工作日内, 全年, 长期 → what they bind to.

`in_text` reads a task's own text, where only phrases that bind the doer count; `in_column` reads a cell of a
deadline column, where all of it is meant as a deadline. A date without a year is of the plan's year; with neither
it has no meaning and is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.model import DeadlineKind
from kg.numerals import NUMERAL, integer


@dataclass(frozen=True, slots=True)
class Phrase:
    """A deadline phrase at [start, end) of the folded text; `ambiguous` when two readings were possible."""

    start: int
    end: int
    kind: DeadlineKind
    first_day: date | None = None
    last_day: date | None = None
    min_count: int | None = None
    per: str | None = None
    within: str | None = None
    working_days: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """The plan's year, and the day it was printed where known: what 年底, 明年 and 三季度前 count from."""

    year: int | None
    printed: date | None = None


_N = rf"(?:\d{{1,3}}|{NUMERAL})"
_YEAR = r"(?:20\d\d|二[〇零][〇零一二三四五六七八九]{2})年度?|今年|本年度?|当年|明年|次年|来年|下一?年度?"
_TIMES = r"个?(?:次|场|期|篇|条|件|轮|批|回)"
_AT_LEAST = r"(?:至少|不少于|不低于|不得少于|不能少于|最少|不下于)"
_PERIODS = {"日": "P1D", "天": "P1D", "工作日": "P1D", "周": "P7D", "星期": "P7D", "旬": "P10D", "半月": "P15D"}
_PERIODS |= {
    "月": "P1M",
    "双月": "P2M",
    "季": "P3M",
    "季度": "P3M",
    "半年": "P6M",
    "半年度": "P6M",
    "年": "P1Y",
    "年度": "P1Y",
}
_PER = r"(?P<per>工作日|星期|双月|半月|半年度?|季度?|月|周|年度?|日|天|旬)"

# 每季度至少1次 · 每年组织政务公开业务培训不少于1次 · 每周至少更新1次 · 每月5日前 · 每季度末
_EVERY = re.compile(
    rf"每(?:一|(?P<several>{_N}))?个?{_PER}"
    rf"(?:[^,。;:\d每]{{0,24}}?{_AT_LEAST}[^,。;:\d每]{{0,8}}?(?P<count>{_N}){_TIMES}"
    rf"|[^,。;:\d每]{{0,4}}?(?P<plain>{_N}){_TIMES}"
    rf"|(?:{_N}月份?)?(?:{_N}[日号]|[底末初])?(?:之?前|以前)?)"
)
# 年内一般不少于2次 · 全年培训不少于4次
_IN_YEAR = re.compile(
    rf"(?:{_YEAR})?(?:年内|全年|一年内?|年度内?|年均)[^,。;:\d每]{{0,16}}?{_AT_LEAST}[^,。;:\d每]{{0,8}}?(?P<count>{_N}){_TIMES}"
)
_RATE = re.compile(rf"(?P<count>{_N}){_TIMES}/{_PER}")  # 1次/季度
_ONCE_A = re.compile(rf"(?<!第)一?(?P<per>(?<=一)(?:季度?|月|周|年)|半年)(?P<count>{_N}){_TIMES}")  # 一季度一次
_BY_PERIOD = re.compile(  # 按月公布 · 逐季更新
    r"[按逐](?P<per>季度?|月|周|年度?|旬|日)(?=[^,。;:、]{0,4}?(?:公[开布示]|更新|发布|通报|报送|调度|开展|组织)|$)"
)
# 1个工作日答复 · 20个工作日内 · 不超过10个工作日内 · 24小时内 · 3个月内
_RESPONSE = re.compile(
    rf"(?P<count>{_N})(?:个(?P<months>月)|个?(?P<unit>工作日|自然日|小时|日|天)|(?P<weeks>周))"
    r"(?:之?内|以内|答复|回复|反馈|办结|办理完|(?=公开|公布))"
)
_AT_LEAST_BEFORE = re.compile(rf"(?:{_AT_LEAST}|少于|超过|每)$")

_RANGE = re.compile(  # 3月至6月 · 1-12月 · 2022年3月1日至5月31日
    rf"(?P<year>{_YEAR})?(?P<month>{_N})(?:月份?(?:(?P<day>{_N})[日号])?)?(?:至|到|-|~)"
    rf"(?P<year2>{_YEAR})?(?P<month2>{_N})(?:月份?(?:(?P<day2>{_N})[日号])?(?:底|末)?|(?P<only_day>[日号]))"
)
_POINT = re.compile(  # 2022年9月底前 · 9月30日前 · 三季度末 · 上半年 · 到2021年底 · 明年3月中旬前
    rf"(?P<until>[到至])?(?P<year>{_YEAR})?"
    rf"(?:(?P<month>{_N})月份?(?:(?P<day>{_N})[日号](?:\([^()]*\))?|(?P<ten>[上中下])旬)?"
    r"|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年|年(?=[底末终内])|(?<=年)(?=[底末终内])|(?<=年度)(?=[底末终内]))"
    r"(?P<edge>[底末终内])?(?P<before>之?前|以前)?"
)
_NUMERIC = re.compile(r"(?P<y>20\d\d)[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})日?(?P<before>之?前|以前)?")
_WHOLE_YEAR = re.compile(r"(?P<year>20\d\d年度?)?(?:全年度?|整年|年度)|(?P<only>20\d\d年度?)")
_ONGOING = re.compile(r"长期|持续(?:推进|实施|开展|落实|更新|进行|做好)?|常态化?|常年|经常性?|动态更新|日常")

# Before or after a date that binds nobody: 截至2021年底, 2019年底以来, 5月15日起施行, 6月的数据.
_PAST_BEFORE = re.compile(r"(?:截至|截止|自|从|每|于每)$")
_PAST_AFTER = re.compile(r"(?:以来|以后|的|数据|起|施行|印发的|发布的|公布的|修订|召开的|期间)")
# Without 前 a date in running text binds when a verb of doing follows in its clause: 第三季度组织一次培训.
_DOING = re.compile(
    r"[^,。;:、]{0,14}?(?:完成|实现|建成|推出|上线|出台|印发|启动|举办|组织|开展|召开|公布|公开|发布|更新|编制|制定|建立|报送|开通|"
    r"实施|推进|落实|达到|全覆盖|形成|汇总|开设|出版)"
)
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”")
_FIGURE = re.compile(rf"\d|{NUMERAL}个")


def in_text(folded: str, start: int, end: int, calendar: Calendar) -> list[Phrase]:
    """The phrases of a running text [start, end) that bind the doer, in printed order."""
    quoted = [(m.start(), m.end(), m[0][0] == "《") for m in _QUOTED.finditer(folded, start, end)]

    def binds(phrase: Phrase) -> bool:
        """Titles 《》 never bind; “政务公开每月我直播” is a name, “1个工作日答复” a requirement with a figure."""
        for a, z, is_title in quoted:
            if a <= phrase.start < z:
                return not is_title and _FIGURE.search(folded, phrase.start, phrase.end) is not None
        return True

    return [p for p in _select(_phrases(folded, start, end, calendar, column=False)) if binds(p)]


def in_column(folded: str, start: int, end: int, calendar: Calendar) -> list[Phrase]:
    """The phrases of a deadline cell [start, end), in printed order."""
    return _select(_phrases(folded, start, end, calendar, column=True))


def is_column_entry(folded: str, start: int, end: int) -> bool:
    """Whether [start, end) reads as an entry of a deadline column: nothing but deadline phrases and joints."""
    if end - start > 40:
        return False
    left = folded[start:end]
    for phrase in reversed(in_column(folded, start, end, Calendar(2000))):
        left = left[: phrase.start - start] + left[phrase.end - start :]
    return len(left) < end - start and not re.sub(
        r"[,、;。和及并完成推进或按()]|坚持|更新|实施|落实|开展|长期", "", left
    )


def _select(phrases: Iterator[Phrase]) -> list[Phrase]:
    """Phrases that do not overlap: the earlier kind in the order of `_phrases` wins."""
    chosen: list[Phrase] = []
    for phrase in phrases:
        if all(phrase.end <= other.start or phrase.start >= other.end for other in chosen):
            chosen.append(phrase)
    return sorted(chosen, key=lambda phrase: phrase.start)


def _phrases(folded: str, start: int, end: int, calendar: Calendar, column: bool) -> Iterator[Phrase]:
    for pattern in (_EVERY, _IN_YEAR, _RATE, _ONCE_A, _BY_PERIOD):
        for found in pattern.finditer(folded, start, end):
            yield _recurring(found)
    for found in _RESPONSE.finditer(folded, start, end):
        if not _AT_LEAST_BEFORE.search(folded[max(start, found.start() - 5) : found.start()].replace("不超过", "")):
            yield _response(found)
    for found in _RANGE.finditer(folded, start, end):
        period = _range(found, calendar)
        if period is not None and (column or _DOING.match(folded, found.end(), end)):
            yield period
    for found in _NUMERIC.finditer(folded, start, end):
        if (column or found["before"]) and (day := _date(int(found["y"]), int(found["m"]), int(found["d"]))):
            yield Phrase(found.start(), found.end(), DeadlineKind.BY, last_day=day)
    for found in _POINT.finditer(folded, start, end):
        if found.end() > found.start() and (column or _binds(folded, start, end, found, calendar)):
            point = _point(found, calendar)
            if point is not None:
                yield point
    if column:
        for found in _WHOLE_YEAR.finditer(folded, start, end):
            year = _year(found["year"] or found["only"], calendar)
            if year is not None:
                days = (date(year, 1, 1), date(year, 12, 31))
                yield Phrase(found.start(), found.end(), DeadlineKind.PERIOD, *days)
        for found in _ONGOING.finditer(folded, start, end):
            yield Phrase(found.start(), found.end(), DeadlineKind.ONGOING)


def _binds(folded: str, start: int, end: int, found: re.Match[str], calendar: Calendar) -> bool:
    """Whether a date in running text binds the doer rather than telling of a law, a past event or a figure."""
    if _PAST_BEFORE.search(folded[max(start, found.start() - 3) : found.start()]):
        return False
    year = _year(found["year"], calendar)
    if year is not None and calendar.year is not None and year < calendar.year:
        return False
    if found["before"]:
        return True
    if _PAST_AFTER.match(folded, found.end(), end):
        return False
    if found["until"] and found["edge"]:
        return True
    if found["day"]:  # 5月15日 alone is the date of something
        return bool(found["until"])
    followed = found.end() < end and folded[found.end()] in "、和及" and _POINT.match(folded, found.end() + 1, end)
    if followed and followed["before"]:  # 6月底、12月底前
        return True
    return _DOING.match(folded, found.end(), end) is not None


def _recurring(found: re.Match[str]) -> Phrase:
    groups = found.groupdict()
    count = integer(groups.get("count") or groups.get("plain") or "")
    per = _PERIODS[groups["per"]] if groups.get("per") else "P1Y"  # 年内, 全年
    several = integer(groups.get("several") or "")
    if several is not None and several > 1:  # 每两周
        per = f"P{several * int(per[1:-1])}{per[-1]}"
    count = 1 if count is None else count
    return Phrase(found.start(), found.end(), DeadlineKind.RECURRING, min_count=count, per=per)


def _response(found: re.Match[str]) -> Phrase:
    number, unit = integer(found["count"]), found["unit"]
    if found["months"]:
        within = f"P{number}M"
    elif found["weeks"]:
        within = f"P{(number or 0) * 7}D"
    else:
        within = f"PT{number}H" if unit == "小时" else f"P{number}D"
    return Phrase(found.start(), found.end(), DeadlineKind.RESPONSE, within=within, working_days=unit == "工作日")


def _year(printed: str | None, calendar: Calendar) -> int | None:
    """The year a phrase speaks of: its own, or the plan's."""
    if not printed or printed[0] in "今本当":
        return calendar.year
    if printed[0] in "明次来下":
        return None if calendar.year is None else calendar.year + 1
    return integer(printed.rstrip("度").rstrip("年"))


def _date(year: int | None, month: int | None, day: int | None) -> date | None:
    """The day, or None for a day no calendar has (2月30日): the print is kept, the meaning left empty."""
    try:
        return None if year is None or month is None or day is None else date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _range(found: re.Match[str], calendar: Calendar) -> Phrase | None:
    year, month = _year(found["year"], calendar), integer(found["month"])
    month2, day2 = integer(found["month2"]), integer(found["day2"] or "")
    if found["only_day"]:  # 3月1日至15日
        month2, day2 = month, month2
    if year is None or month is None or month2 is None or not 1 <= month <= 12 or not 1 <= month2 <= 12:
        return None
    year2 = _year(found["year2"], calendar) if found["year2"] else year + (month2 < month)
    first = _date(year, month, integer(found["day"] or "") or 1)
    last = _date(year2, month2, day2) if day2 is not None else _month_end(year2 or year, month2)
    if first is None or last is None or last < first:
        return None
    return Phrase(found.start(), found.end(), DeadlineKind.PERIOD, first, last)


def _point(found: re.Match[str], calendar: Calendar) -> Phrase | None:
    """The meaning of a date: its last day with 前, 底 or a day; the whole month, quarter or half without."""
    year = _year(found["year"], calendar)
    if year is None:
        return None
    by = Phrase(found.start(), found.end(), DeadlineKind.BY)
    if found["month"]:
        month = integer(found["month"]) or 0
        if not 1 <= month <= 12:
            return None
        first, last = date(year, month, 1), _month_end(year, month)
        if found["day"]:
            day = _date(year, month, integer(found["day"]))
            return None if day is None else replace(by, last_day=day)
        if found["ten"]:
            return replace(
                by, last_day=last if found["ten"] == "下" else last.replace(day="上中".index(found["ten"]) * 10 + 10)
            )
    elif found["quarter"]:
        quarter = integer(found["quarter"]) or 1
        first, last = date(year, quarter * 3 - 2, 1), _month_end(year, quarter * 3)
    elif found["half"]:
        first, last = (
            (date(year, 1, 1), date(year, 6, 30)) if found["half"] == "上" else (date(year, 7, 1), date(year, 12, 31))
        )
    else:
        return replace(by, last_day=date(year, 12, 31))
    if found["edge"] or found["until"]:
        return replace(by, last_day=last)
    if found["before"]:
        # 三季度前 is before the quarter or by its end: the earliest of the two not past when the plan was printed.
        early = first - timedelta(days=1)
        past = calendar.printed is not None and early < calendar.printed
        return replace(by, last_day=last if past else early, ambiguous=True)
    return replace(by, kind=DeadlineKind.PERIOD, first_day=first, last_day=last)
