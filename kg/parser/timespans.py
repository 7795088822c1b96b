"""What a phrase of time means: the days, rhythm or response time that a match of `kg.parser.timewords` binds to.

A date without a year is of the plan's year; with neither, or on a day no calendar has, it means nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from kg.model import DeadlineKind
from kg.numerals import integer
from kg.parser import timewords
from kg.value import value


@value
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


class Calendar(NamedTuple):  # whose hash costs nothing: what is remembered of a plan is asked for by it
    """The plan's year, and the day it was printed where known: what 年底, 明年 and 三季度前 count from."""

    year: int | None
    printed: date | None = None


def period(found: re.Match[str], first: date, last: date) -> Phrase:
    return Phrase(found.start(), found.end(), DeadlineKind.PERIOD, first, last)


def recurring(found: re.Match[str]) -> Phrase:
    groups = found.groupdict()
    listed = groups.get("days") or groups.get("months") or ""
    count = sum(map(listed.count, "日号" if groups.get("days") else "月")) or integer(
        next((groups[key] for key in ("count", "plain", "other") if groups.get(key)), "一")
    )
    per = timewords.PERIODS[groups["per"]] if groups.get("per") else "P1Y"  # 年内, 全年
    if groups.get("alternate"):  # 隔月, 逢单月
        per = "P2M"
    several = integer(groups.get("several") or "")
    if several is not None and several > 1:  # 每两周
        per = f"P{several * int(per[1:-1])}{per[-1]}"
    return Phrase(found.start(), found.end(), DeadlineKind.RECURRING, min_count=count, per=per)


def response(found: re.Match[str]) -> Phrase:
    number, unit = integer(found["count"]) or 0, found["unit"]
    if found["months"]:
        within = f"P{number}M"
    elif found["weeks"]:
        within = f"P{number * 7}D"
    else:
        within = f"PT{number}H" if unit == "小时" else f"P{number}D"
    return Phrase(found.start(), found.end(), DeadlineKind.RESPONSE, within=within, working_days=unit == "工作日")


def year_of(printed: str | None, calendar: Calendar) -> int | None:
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


def months(found: re.Match[str], calendar: Calendar) -> Iterator[Phrase]:
    year, month = year_of(found["year"], calendar), integer(found["month"])
    if year is None or month is None:
        return
    day2 = integer(found["day2"] or found["only_day"] or "")
    month2 = (
        12 if found["end"] else month if found["only_day"] or found["only_ten"] else integer(found["month2"])
    )  # 3月1日至15日
    year2 = year_of(found["year2"], calendar) if found["year2"] else year + ((month2 or 0) < month)
    if month2 is None or year2 is None:
        return
    first = _date(year, month, integer(found["day"] or "") or _TENS.get(found["ten"] or "", (1, 1))[0])
    last = _month_end(year2, month2) if day2 is None else _date(year2, month2, day2)
    ten2 = found["ten2"] or found["only_ten"]
    if last is not None and ten2 in ("上", "中"):
        last = last.replace(day=_TENS[ten2][1])
    if first is not None and last is not None and first <= last:
        yield period(found, first, last)


def quarters(found: re.Match[str], calendar: Calendar) -> Iterator[Phrase]:
    year = year_of(found["year"] or found["year2"], calendar)
    if year is None:
        return
    if found["first"]:  # 前三季度
        yield period(found, date(year, 1, 1), _month_end(year, (integer(found["first"]) or 1) * 3))
        return
    one, two = integer(found["one"]) or 1, integer(found["two"]) or 1
    if found["to"] and one < two:
        yield period(found, date(year, one * 3 - 2, 1), _month_end(year, two * 3))
    elif not found["to"]:  # 二、三季度: each quarter at its own numeral
        first = period(found, date(year, one * 3 - 2, 1), _month_end(year, one * 3))
        second = period(found, date(year, two * 3 - 2, 1), _month_end(year, two * 3))
        yield replace(first, end=found.end("one"))
        yield replace(second, start=found.start("two"))


def halves(found: re.Match[str], calendar: Calendar) -> Iterator[Phrase]:
    """上、下半年各1次: each half at its own word; the count beside them adds nothing."""
    year = year_of(found["year"], calendar)
    if year is not None:
        first = period(found, date(year, 1, 1), date(year, 6, 30))
        yield replace(first, end=found.start("two") - 1)
        yield replace(period(found, date(year, 7, 1), date(year, 12, 31)), start=found.start("two"))


def listed(found: re.Match[str], calendar: Calendar, edge: bool) -> Iterator[Phrase]:
    """5、6、7月: the months whose 月 is that of the last; `edge` when it prints a 底 or 前 for all."""
    if calendar.year is None:
        return
    for numeral in timewords.NUMERAL_OF_MONTH.finditer(found.string, found.start(), found.end()):
        month = integer(numeral[0]) or 1
        whole = period(numeral, date(calendar.year, month, 1), _month_end(calendar.year, month))
        yield replace(whole, kind=DeadlineKind.BY, first_day=None) if edge else whole


def numeric(found: re.Match[str], calendar: Calendar) -> Iterator[Phrase]:
    """2021-12-31, 2021.12; 6.30前 is of the plan's year."""
    year = int(found["y"]) if found["y"] else calendar.year
    month, printed = int(found["m"] or found["m2"]), found["d"] or found["d2"]
    if printed:
        day = _date(year, month, int(printed))
        if day is not None:
            yield Phrase(found.start(), found.end(), DeadlineKind.BY, last_day=day)
    elif year is not None and 1 <= month <= 12 and (found["edge"] or found["before"]):
        yield Phrase(found.start(), found.end(), DeadlineKind.BY, last_day=_month_end(year, month))
    elif year is not None and 1 <= month <= 12:
        yield period(found, date(year, month, 1), _month_end(year, month))


def numeric_range(found: re.Match[str], calendar: Calendar) -> Iterator[Phrase]:
    """2021.6-2021.12, 2021.6.1-6.30, 3.1-12.31."""
    if found["y"]:
        year, month, day = int(found["y"]), int(found["m"]), integer(found["d"] or "") or 1
        year2 = int(found["y2"]) if found["y2"] else year
        month2, printed = int(found["m2"]), found["d2"]
    else:
        if calendar.year is None:
            return
        year = year2 = calendar.year
        month, day, month2, printed = int(found["m3"]), int(found["d3"]), int(found["m4"]), found["d4"]
    first = _date(year, month, day)
    last = _date(year2, month2, 1 if printed is None else int(printed))
    if first is not None and last is not None:
        last = last if printed else _month_end(last.year, last.month)
        if first <= last:
            yield period(found, first, last)


def current(found: re.Match[str], calendar: Calendar) -> Iterator[Phrase]:
    """本季度内, 本月底前: of the month the plan was printed in; without that day it means nothing."""
    if calendar.printed is None:
        return
    year, month = calendar.printed.year, calendar.printed.month
    first = month if found["month"] else (month - 1) // 3 * 3 + 1
    last = _month_end(year, first if found["month"] else first + 2)
    by = Phrase(found.start(), found.end(), DeadlineKind.BY, last_day=last)
    yield by if found["edge"] else replace(by, kind=DeadlineKind.PERIOD, first_day=date(year, first, 1))


def point(found: re.Match[str], calendar: Calendar, edge: bool = False) -> Iterator[Phrase]:
    """The meaning of a date: its last day with 前, 底 or a day; the whole month, quarter or half without.

    `edge` when the last of several months prints the 底 of all: 5月、8月、11月底前.
    """
    year = year_of(found["year"], calendar)
    if year is None:
        return
    start, end = found.span()
    if found["day"]:
        day = _date(year, integer(found["month"]), integer(found["day"]))
        if day is not None:
            yield Phrase(start, end, DeadlineKind.BY, last_day=day)
        return
    first, last = _span(found, year)
    if (
        edge
        or found["edge"]
        or found["middle"]
        or found["until"]
        or (found["before"] and (found["ten"] or found["early"]))
    ):
        yield Phrase(start, end, DeadlineKind.BY, last_day=last)
    elif found["before"]:
        # 三季度前 is before the quarter or by its end: the earliest of the two not past when the plan was printed.
        early = first - timedelta(days=1)
        past = early < (calendar.printed or date(calendar.year or early.year, 1, 1))
        yield Phrase(start, end, DeadlineKind.BY, last_day=last if past else early, ambiguous=True)
    else:
        yield period(found, first, last)


def _span(found: re.Match[str], year: int) -> tuple[date, date]:
    """The first and last day of what a date names: a month or ten days of it, a quarter, a half-year, a year."""
    if found["month"]:
        month = integer(found["month"]) or 1
        first, last = date(year, month, 1), _month_end(year, month)
        ten = "上" if found["early"] else found["ten"]
        if ten:
            begin, stop = _TENS[ten[0]][0], _TENS[ten[-1]][1]  # 中下旬: the 11th to the last
            first, last = first.replace(day=begin), last.replace(day=min(stop, last.day))
        return first, last
    if found["quarter"]:
        quarter = integer(found["quarter"]) or 1
        return date(year, quarter * 3 - 2, 1), _month_end(year, quarter * 3)
    if found["half"]:
        return (
            (date(year, 1, 1), date(year, 6, 30)) if found["half"] == "上" else (date(year, 7, 1), date(year, 12, 31))
        )
    return date(year, 1, 1), date(year, 6, 30) if found["middle"] else date(year, 12, 31)
