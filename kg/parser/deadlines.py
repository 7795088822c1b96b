"""Deadline phrases: 9月底前, 每季度不少于1次, 1个工作日内, 全年, 长期 → what they bind to.

`in_text` reads a task's own text, where only phrases that bind the doer count; `in_column` reads a cell of a
deadline column, where all of it is meant as a deadline. A date without a year is of the plan's year; with neither
it has no meaning and is left out. All patterns are bounded, so that reading stays linear in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.model import DeadlineKind
from kg.numerals import integer
from kg.parser import timewords


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


def in_text(folded: str, start: int, end: int, calendar: Calendar) -> list[Phrase]:
    """The phrases of a running text [start, end) that bind the doer, in printed order."""
    text = folded[start:end]  # what another cell prints before it is no context
    found: list[Phrase] = []
    for clause in timewords.CLAUSE.finditer(text):  # no phrase crosses the stop between two clauses
        a, z = clause.span()
        if timewords.DATED.search(text, a, z):
            found += _select(_phrases(text, a, z, calendar, column=False), a, z)
    return [_shifted(phrase, start) for phrase in _unquoted(text, found)] if found else found


def in_column(folded: str, start: int, end: int, calendar: Calendar) -> list[Phrase]:
    """The phrases of a deadline cell [start, end), in printed order."""
    text = folded[start:end]
    found: list[Phrase] = []
    for clause in timewords.CLAUSE.finditer(text):
        a, z = clause.span()
        if _tells_time(text, a, z):
            found += _select(_phrases(text, a, z, calendar, column=True), a, z)
    return [_shifted(phrase, start) for phrase in found]


def _shifted(phrase: Phrase, by: int) -> Phrase:
    return replace(phrase, start=phrase.start + by, end=phrase.end + by) if by else phrase


# What may stand in an entry beside its phrases: 9月底前完成，并长期坚持.
_FILLER = re.compile(
    r"[,、;。和及并前或按()]|坚持|更新|实施|落实|开展|长期|完成|推进|建成|启动|报送|到位|力争|基本|全部|全面|贯穿|进行|每次|实现"
)


def is_column_entry(folded: str, start: int, end: int) -> bool:
    """Whether [start, end) reads as an entry of a deadline column: nothing but deadline phrases and joints."""
    if end - start > 40 or not (
        timewords.DATED.search(folded, start, end) or timewords.STANDS.search(folded, start, end)
    ):
        return False
    left = folded[start:end]
    for phrase in reversed(in_column(folded, start, end, Calendar(2000))):
        left = left[: phrase.start - start] + left[phrase.end - start :]
    return len(left) < end - start and not _FILLER.sub("", left)


def opens_entry(folded: str, start: int, end: int) -> bool:
    """Whether [start, end) begins with a day or a rhythm, as what is done by then does: 每季度通报进展."""
    if not timewords.DATED.search(folded, start, min(end, start + 12)):
        return False
    first = next(iter(in_column(folded, start, end, Calendar(2000))), None)
    return first is not None and first.start == start and first.kind in (DeadlineKind.BY, DeadlineKind.RECURRING)


def _tells_time(folded: str, start: int, end: int) -> bool:
    return bool(timewords.DATED.search(folded, start, end) or timewords.STANDS.search(folded, start, end))


def _unquoted(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases but those in a title or name: “政务公开每月我直播” is a name, “1个工作日答复” binds by its figure."""
    kept: list[Phrase] = []
    quotes = timewords.QUOTED.finditer(text)
    quote = next(quotes, None)
    for phrase in phrases:
        while quote is not None and quote.end() <= phrase.start:
            quote = next(quotes, None)
        inside = quote is not None and quote.start() <= phrase.start
        is_title = quote is not None and text[quote.start()] == "《"
        if not inside or (not is_title and timewords.FIGURE.search(text, phrase.start, phrase.end)):
            kept.append(phrase)
    return kept


def _select(phrases: Iterator[Phrase], start: int, end: int) -> list[Phrase]:
    """Phrases that do not overlap: the earlier kind in the order of `_phrases` wins."""
    taken = bytearray(end - start)
    chosen: list[Phrase] = []
    for phrase in phrases:
        a, z = phrase.start - start, phrase.end - start
        if not any(taken[a:z]):
            taken[a:z] = b"\x01" * (z - a)
            chosen.append(phrase)
    return sorted(chosen, key=lambda phrase: phrase.start)


def _phrases(folded: str, start: int, end: int, calendar: Calendar, column: bool) -> Iterator[Phrase]:
    """All readings of a clause, the surer kinds first; a pattern is tried only where its own characters stand."""
    signs = frozenset(folded[start:end])
    for sign, pattern in timewords.RHYTHMS:
        if not signs.isdisjoint(sign):
            for found in pattern.finditer(folded, start, end):
                if column or timewords.STATISTIC.match(folded, found.start(), end) is None:
                    yield _recurring(found)
    if column:
        for found in timewords.CELL_RHYTHM.finditer(folded, start, end):
            yield _recurring(found)
    if column or not signs.isdisjoint("内复馈结过多最公缩减"):
        for found in timewords.RESPONSE.finditer(folded, start, end):
            if _limits(folded, found, column):
                yield _response(found)
    for sign, pattern, meaning in (("至到-~", timewords.RANGE, _range), ("季", timewords.QUARTERS, _quarters)):
        if not signs.isdisjoint(sign):
            for found in pattern.finditer(folded, start, end):
                if column or _is_done(folded, found.end(), end):
                    yield from meaning(found, calendar)
    if "半" in signs:
        for found in timewords.HALVES.finditer(folded, start, end):
            if column or _is_done(folded, found.end(), end) or folded.startswith("各", found.end()):
                yield from _halves(found, calendar)
    if not signs.isdisjoint("-./"):
        for found in timewords.NUMERIC.finditer(folded, start, end):
            if column or found["before"]:
                yield from _numeric(found)
    if column:
        for found in timewords.YEARS.finditer(folded, start, end):
            if found["one"] <= found["two"]:
                yield _period(found, date(int(found["one"]), 1, 1), date(int(found["two"]), 12, 31))
    if not signs.isdisjoint("月季半年"):
        for found in timewords.POINT.finditer(folded, start, end):
            if found.end() > found.start() and (
                not _begins(folded, found) if column else _binds(folded, start, end, found, calendar)
            ):
                yield from _point(found, calendar)
    if not signs.isdisjoint("到至"):
        for found in timewords.UNTIL_YEAR.finditer(folded, start, end):
            year = _year(found["year"], calendar)
            if year is not None and (calendar.year is None or year >= calendar.year):
                yield Phrase(found.start(), found.end(), DeadlineKind.BY, last_day=date(year, 12, 31))
    if column:
        yield from _standing(folded, start, end, calendar)


def _standing(folded: str, start: int, end: int, calendar: Calendar) -> Iterator[Phrase]:
    """What binds only as an entry of a deadline column: 全年, 2021年, 长期, 常态化推进."""
    for found in timewords.WHOLE_YEAR.finditer(folded, start, end):
        year = _year(found["year"] or found["only"], calendar)
        if year is not None and not _begins(folded, found):
            yield _period(found, date(year, 1, 1), date(year, 12, 31))
    for found in timewords.FIVE_YEARS.finditer(folded, start, end):  # 十二五 ends in 2015
        last = 2005 + 5 * (integer(found["number"]) or 1)
        yield Phrase(found.start(), found.end(), DeadlineKind.BY, last_day=date(last, 12, 31))
    for found in timewords.ONGOING.finditer(folded, start, end):
        yield Phrase(found.start(), found.end(), DeadlineKind.ONGOING)


_LONGEST_CHAIN = 12


def _begins(folded: str, found: re.Match[str]) -> bool:
    """Whether the work begins then rather than ends: 一季度起, but not 6月底前起草."""
    return timewords.FROM_THEN.match(folded, found.end()) is not None


def _is_told(folded: str, found: re.Match[str], calendar: Calendar) -> bool:
    """Whether 截至 with a day tells of what was done by then: 截至2021年4月底，已公开120项."""
    last = max((phrase.last_day for phrase in _point(found, calendar) if phrase.last_day), default=None)
    is_past = last is not None and calendar.printed is not None and last <= calendar.printed
    return is_past or timewords.TOLD_AFTER.match(folded, found.end()) is not None


def _binds(folded: str, start: int, end: int, found: re.Match[str], calendar: Calendar) -> bool:
    """Whether a date in running text binds the doer rather than telling of a law, a past event or a figure."""
    told = timewords.PAST_BEFORE.search(folded[max(0, found.start() - 3) : found.start()])
    until = told is not None and told[0][0] == "截"  # 截至9月底前，完成全部建设
    if told and (_is_told(folded, found, calendar) if until and (found["before"] or found["until"]) else True):
        return False
    year = _year(found["year"], calendar)
    if year is not None and calendar.year is not None and year < calendar.year:
        return False
    if found["before"]:
        return timewords.CLEARED.match(folded, found.end(), end) is None
    if timewords.PAST_AFTER.match(folded, found.end(), end):
        return False
    if found["until"] and (found["edge"] or found["day"]):
        return True
    if found["day"]:  # 5月15日 alone is the date of something
        return timewords.DONE_ON.match(folded, found.end(), end) is not None
    for _ in range(_LONGEST_CHAIN):  # 5月底、8月底和11月底前: the last of them says whether they bind
        following = timewords.POINT.match(folded, found.end() + 1, end)
        if found.end() == end or folded[found.end()] not in "、和及" or following is None:
            break
        found = following
    if found["before"]:
        return timewords.CLEARED.match(folded, found.end(), end) is None
    return timewords.DOING.match(folded, found.end(), end) is not None


def _is_done(folded: str, at: int, end: int) -> bool:
    """Whether a verb of doing follows a period, and not one of the past: 3月至6月开展, but not 1月至4月公布的."""
    if folded.startswith(",", at):  # 6月至年底，开展专项行动
        at, end = at + 1, min(len(folded), at + 24)
    return timewords.DOING.match(folded, at, end) is not None and timewords.PAST_AFTER.match(folded, at, end) is None


def _limits(folded: str, found: re.Match[str], column: bool) -> bool:
    """Whether a number of days is the most there may be: 20个工作日内, but not 不少于30日, 近3个月内."""
    if timewords.NO_LIMIT_BEFORE.search(folded[max(0, found.start() - 5) : found.start()]):
        return False
    if (
        found["within"]
        or found["most"]
        or timewords.CUT_BEFORE.search(folded[max(0, found.start() - 4) : found.start()])
    ):
        return timewords.NO_LIMIT_AFTER.match(folded, found.end()) is None
    return column and folded[found.end() : found.end() + 1] not in tuple("前以之起底")


# --- meanings ---------------------------------------------------------------------------------------------------------


def _period(found: re.Match[str], first: date, last: date) -> Phrase:
    return Phrase(found.start(), found.end(), DeadlineKind.PERIOD, first, last)


def _recurring(found: re.Match[str]) -> Phrase:
    groups = found.groupdict()
    days = groups.get("days") or ""
    count = sum(map(days.count, "日号")) or integer(
        next((groups[key] for key in ("count", "plain", "other") if groups.get(key)), "一")
    )
    per = timewords.PERIODS[groups["per"]] if groups.get("per") else "P1Y"  # 年内, 全年
    several = integer(groups.get("several") or "")
    if several is not None and several > 1:  # 每两周
        per = f"P{several * int(per[1:-1])}{per[-1]}"
    return Phrase(found.start(), found.end(), DeadlineKind.RECURRING, min_count=count, per=per)


def _response(found: re.Match[str]) -> Phrase:
    number, unit = integer(found["count"]) or 0, found["unit"]
    if found["months"]:
        within = f"P{number}M"
    elif found["weeks"]:
        within = f"P{number * 7}D"
    else:
        within = f"PT{number}H" if unit == "小时" else f"P{number}D"
    return Phrase(found.start(), found.end(), DeadlineKind.RESPONSE, within=within, working_days=unit == "工作日")


def _year(printed: str | None, calendar: Calendar) -> int | None:
    """The year a phrase speaks of: its own, or the plan's."""
    if not printed or printed[0] in "今本当":
        return calendar.year
    if printed[0] in "明次来翌下":
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


_TENS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}  # 上旬, 中旬, 下旬


def _range(found: re.Match[str], calendar: Calendar) -> Iterator[Phrase]:
    year, month = _year(found["year"], calendar), integer(found["month"])
    if year is None or month is None:
        return
    day2 = integer(found["day2"] or found["only_day"] or "")
    month2 = 12 if found["end"] else month if found["only_day"] else integer(found["month2"])  # 3月1日至15日
    year2 = _year(found["year2"], calendar) if found["year2"] else year + ((month2 or 0) < month)
    if month2 is None or year2 is None:
        return
    first = _date(year, month, integer(found["day"] or "") or _TENS.get(found["ten"] or "", (1, 1))[0])
    last = _month_end(year2, month2) if day2 is None else _date(year2, month2, day2)
    if last is not None and found["ten2"] in ("上", "中"):
        last = last.replace(day=_TENS[found["ten2"]][1])
    if first is not None and last is not None and first <= last:
        yield _period(found, first, last)


def _quarters(found: re.Match[str], calendar: Calendar) -> Iterator[Phrase]:
    year = _year(found["year"] or found["year2"], calendar)
    if year is None:
        return
    if found["first"]:  # 前三季度
        yield _period(found, date(year, 1, 1), _month_end(year, (integer(found["first"]) or 1) * 3))
        return
    one, two = integer(found["one"]) or 1, integer(found["two"]) or 1
    if found["to"] and one < two:
        yield _period(found, date(year, one * 3 - 2, 1), _month_end(year, two * 3))
    elif not found["to"]:  # 二、三季度: each quarter at its own numeral
        first = _period(found, date(year, one * 3 - 2, 1), _month_end(year, one * 3))
        second = _period(found, date(year, two * 3 - 2, 1), _month_end(year, two * 3))
        yield replace(first, end=found.end("one"))
        yield replace(second, start=found.start("two"))


def _halves(found: re.Match[str], calendar: Calendar) -> Iterator[Phrase]:
    """上、下半年各1次: each half at its own word; the count beside them adds nothing."""
    year = _year(found["year"], calendar)
    if year is not None:
        first = _period(found, date(year, 1, 1), date(year, 6, 30))
        yield replace(first, end=found.start("two") - 1)
        yield replace(_period(found, date(year, 7, 1), date(year, 12, 31)), start=found.start("two"))


def _numeric(found: re.Match[str]) -> Iterator[Phrase]:
    year, month = int(found["y"]), int(found["m"])
    if found["d"]:
        day = _date(year, month, int(found["d"]))
        if day is not None:
            yield Phrase(found.start(), found.end(), DeadlineKind.BY, last_day=day)
    elif 1 <= month <= 12 and (found["edge"] or found["before"]):
        yield Phrase(found.start(), found.end(), DeadlineKind.BY, last_day=_month_end(year, month))
    elif 1 <= month <= 12:
        yield _period(found, date(year, month, 1), _month_end(year, month))


def _point(found: re.Match[str], calendar: Calendar) -> Iterator[Phrase]:
    """The meaning of a date: its last day with 前, 底 or a day; the whole month, quarter or half without."""
    year = _year(found["year"], calendar)
    if year is None:
        return
    by = Phrase(found.start(), found.end(), DeadlineKind.BY)
    if found["day"]:
        day = _date(year, integer(found["month"]), integer(found["day"]))
        if day is not None:
            yield replace(by, last_day=day)
        return
    first, last = _span(found, year)
    if found["edge"] or found["until"] or (found["before"] and (found["ten"] or found["early"])):
        yield replace(by, last_day=last)
    elif found["before"]:
        # 三季度前 is before the quarter or by its end: the earliest of the two not past when the plan was printed.
        early = first - timedelta(days=1)
        past = early < (calendar.printed or date(calendar.year or early.year, 1, 1))
        yield replace(by, last_day=last if past else early, ambiguous=True)
    else:
        yield replace(by, kind=DeadlineKind.PERIOD, first_day=first, last_day=last)


def _span(found: re.Match[str], year: int) -> tuple[date, date]:
    """The first and last day of what a date names: a month or ten days of it, a quarter, a half-year, a year."""
    if found["month"]:
        month = integer(found["month"]) or 1
        first, last = date(year, month, 1), _month_end(year, month)
        ten = "上" if found["early"] else found["ten"]
        if ten:
            begin, stop = _TENS[ten]
            first, last = first.replace(day=begin), last.replace(day=min(stop, last.day))
        return first, last
    if found["quarter"]:
        quarter = integer(found["quarter"]) or 1
        return date(year, quarter * 3 - 2, 1), _month_end(year, quarter * 3)
    if found["half"]:
        return (
            (date(year, 1, 1), date(year, 6, 30)) if found["half"] == "上" else (date(year, 7, 1), date(year, 12, 31))
        )
    return date(year, 1, 1), date(year, 12, 31)
