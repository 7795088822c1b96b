"""Deadline phrases: 9月底前, 每季度不少于1次, 1个工作日内, 全年, 长期 → what they bind to.

`in_text` reads a task's own text, where only phrases that bind the doer count; `in_column` reads a cell of a
deadline column, where all of it is meant as a deadline. A date without a year is of the plan's year; with neither
it has no meaning and is left out. All patterns are bounded, so that reading stays linear in the text.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from kg.document import Place
from kg.model import DeadlineKind
from kg.numerals import integer
from kg.parser import timespans, timewords
from kg.parser.timespans import Calendar, Phrase


def in_text(folded: str, start: int, end: int, calendar: Calendar) -> list[Phrase]:
    """The phrases of a running text [start, end) that bind the doer, in printed order."""
    text = folded[start:end]  # what another cell prints before it is no context
    found: list[Phrase] = []
    for a, z in timewords.clauses(timewords.DATED_REST, text):  # no phrase crosses the stop between two clauses
        found += _select(_phrases(text, a, z, calendar, column=False), a, z)
    return [_shifted(phrase, start) for phrase in _unquoted(text, found)] if found else found


def in_column(folded: str, start: int, end: int, calendar: Calendar) -> list[Phrase]:
    """The phrases of a deadline cell [start, end), in printed order."""
    return [_shifted(phrase, start) for phrase in _entry(folded[start:end], calendar)]


# 公开部门预算（4月—11月）, but not of what a bracket dates: 预算执行情况（1月—6月）
_BRACKET = re.compile(
    r"(?<!情况)(?<!数据)(?<!信息)(?<!结果)(?<!报表)(?<!报告)(?<!统计)\((?P<entry>(?!20\d\d年度?\))[^()]{2,24})\)[。;.]?$"
)


def in_bracket(folded: str, start: int, end: int, calendar: Calendar) -> list[Phrase]:
    """The phrases of a bracket that ends [start, end) and holds nothing but a deadline, as a cell of a column does."""
    if folded.find(")", end - 2, end) < 0:
        return []
    found = _BRACKET.search(folded, max(start, end - 40), end)
    if found is None or found.start() == start or not is_column_entry(folded, *found.span("entry")):
        return []
    return in_column(folded, *found.span("entry"), calendar)


@lru_cache(4096)  # a column prints the same few entries again and again
def _entry(text: str, calendar: Calendar) -> tuple[Phrase, ...]:
    """The phrases of a whole deadline cell."""
    found: list[Phrase] = []
    for a, z in timewords.clauses(timewords.TIMED_REST, text):
        found += _select(_phrases(text, a, z, calendar, column=True), a, z)
    return tuple(found)


def undated(folded: str, start: int, end: int) -> list[Place]:
    """Where a running text binds the doer to a day that is not printed as one: 国庆节前完成."""
    if folded.find("前", start, end) < 0:
        return []
    found = timewords.UNDATED.finditer(folded, start, end)
    return [day.span() for day in found if timewords.DOING.match(folded, day.end(), end)]


def _shifted(p: Phrase, by: int) -> Phrase:
    return Phrase(
        p.start + by,
        p.end + by,
        p.kind,
        p.first_day,
        p.last_day,
        p.min_count,
        p.per,
        p.within,
        p.working_days,
        p.ambiguous,
    )


# What may stand in an entry beside its phrases: 9月底前完成，并长期坚持.
_FILLER = re.compile(
    r"[,、;。和及并前或按()]|坚持|更新|实施|落实|开展|长期|完成|推进|建成|启动|报送|到位|力争|基本|全部|全面|贯穿|进行|每次|实现"
)


_ANY_YEAR = Calendar(2000)


def is_column_entry(folded: str, start: int, end: int) -> bool:
    """Whether [start, end) reads as an entry of a deadline column: nothing but deadline phrases and joints."""
    return end - start <= _LONGEST_ENTRY and _is_entry(folded[start:end])


_LONGEST_ENTRY = 40


@lru_cache(4096)  # a cell is looked at several times
def _is_entry(text: str) -> bool:
    if timewords.TIMED.search(text) is None:
        return False
    left = text
    for phrase in reversed(_entry(text, _ANY_YEAR)):
        left = left[: phrase.start] + left[phrase.end :]
    return len(left) < len(text) and not _FILLER.sub("", left)


def opens_entry(folded: str, start: int, end: int) -> bool:
    """Whether [start, end) begins with a day or a rhythm, as what is done by then does: 每季度通报进展."""
    if not timewords.DATED.search(folded, start, min(end, start + 12)):
        return False
    first = next(iter(in_column(folded, start, end, _ANY_YEAR)), None)
    return first is not None and first.start == start and first.kind in (DeadlineKind.BY, DeadlineKind.RECURRING)


def _unquoted(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases but those in a title or name: “政务公开每月我直播” is a name, “1个工作日答复” binds by its figure."""
    kept: list[Phrase] = []
    quotes = timewords.QUOTED.finditer(text)
    quote = next(quotes, None)
    for phrase in phrases:
        while quote is not None and quote.end() <= phrase.start:
            quote = next(quotes, None)
        inside = quote is not None and quote.start() <= phrase.start
        is_name = quote is not None and (text[quote.start()] == "《" or timewords.REFORM.match(text, quote.end()))
        if not inside or (not is_name and timewords.FIGURE.search(text, phrase.start, phrase.end)):
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


_OF_RESPONSE, _OF_FIGURES, _OF_POINT = map(frozenset, ("内复馈结过多最公缩减", "-./", "月季半年"))
_PERIODS = (
    (frozenset("至到-~"), timewords.RANGE, timespans.months),
    (frozenset("季"), timewords.QUARTERS, timespans.quarters),
)


def _phrases(folded: str, start: int, end: int, calendar: Calendar, column: bool) -> Iterator[Phrase]:
    """All readings of a clause, the surer kinds first; a pattern is tried only where its own characters stand."""
    signs = frozenset(folded[start:end])
    for own, pattern in () if signs.isdisjoint(timewords.RHYTHMIC) else timewords.RHYTHMS:
        if not signs.isdisjoint(own):
            for found in pattern.finditer(folded, start, end):
                if column or timewords.STATISTIC.match(folded, found.start(), end) is None:
                    yield timespans.recurring(found)
    if column:
        for found in timewords.CELL_RHYTHM.finditer(folded, start, end):
            yield timespans.recurring(found)
    if column or not signs.isdisjoint(_OF_RESPONSE):
        for found in timewords.RESPONSE.finditer(folded, start, end):
            if _limits(folded, found, column):
                yield timespans.response(found)
    for own, pattern, meaning in _PERIODS:
        if not signs.isdisjoint(own):
            for found in pattern.finditer(folded, start, end):
                if column or _is_done(folded, found.end(), end):
                    yield from meaning(found, calendar)
    if "半" in signs:
        for found in timewords.HALVES.finditer(folded, start, end):
            if column or _is_done(folded, found.end(), end) or folded.startswith("各", found.end()):
                yield from timespans.halves(found, calendar)
    if not signs.isdisjoint(_OF_FIGURES):
        if column:
            for found in timewords.NUMERIC_RANGE.finditer(folded, start, end):
                yield from timespans.numeric_range(found, calendar)
        for found in timewords.NUMERIC.finditer(folded, start, end):
            if column or _is_before(folded, found, end):
                yield from timespans.numeric(found, calendar)
    if column:
        for found in timewords.YEARS.finditer(folded, start, end):
            if found["one"] <= found["two"]:
                yield timespans.period(found, date(int(found["one"]), 1, 1), date(int(found["two"]), 12, 31))
    if "月" in signs and "、" in signs:
        for found in timewords.MONTH_LIST.finditer(folded, start, end):
            edge = timewords.MONTHS_BEHIND.match(folded, found.end(), end) is not None
            if edge or column:
                yield from timespans.listed(found, calendar, edge)
    if not signs.isdisjoint(_OF_POINT):
        for found in timewords.POINT.finditer(folded, start, end):
            if found.end() > found.start() and (
                not _begins(folded, found) if column else _binds(folded, start, end, found, calendar)
            ):
                yield from timespans.point(found, calendar, _edge(folded, found, end))
    if "本" in signs:
        for found in timewords.CURRENT.finditer(folded, start, end):
            if (column or found["edge"]) and "每" not in folded[start : found.start()]:
                yield from timespans.current(found, calendar)
    if "到" in signs or "至" in signs:
        for found in timewords.UNTIL_YEAR.finditer(folded, start, end):
            year = timespans.year_of(found["year"], calendar)
            if year is not None and (calendar.year is None or year >= calendar.year):
                yield Phrase(found.start(), found.end(), DeadlineKind.BY, last_day=date(year, 12, 31))
    if column:
        yield from _standing(folded, start, end, calendar)


def _standing(folded: str, start: int, end: int, calendar: Calendar) -> Iterator[Phrase]:
    """What binds only as an entry of a deadline column: 全年, 2021年, 长期, 常态化推进."""
    for found in timewords.WHOLE_YEAR.finditer(folded, start, end):
        year = timespans.year_of(found["year"] or found["only"], calendar)
        if year is not None and not _begins(folded, found):
            yield timespans.period(found, date(year, 1, 1), date(year, 12, 31))
    for found in timewords.FIVE_YEARS.finditer(folded, start, end):  # 十二五 ends in 2015
        last = 2005 + 5 * (integer(found["number"]) or 1)
        yield Phrase(found.start(), found.end(), DeadlineKind.BY, last_day=date(last, 12, 31))
    for found in timewords.ONGOING.finditer(folded, start, end):
        yield Phrase(found.start(), found.end(), DeadlineKind.ONGOING)


_LONGEST_CHAIN = 12


def _edge(folded: str, found: re.Match[str], end: int) -> bool:
    """Whether a month in a list takes the 底 or 前 of the last one: 5月、8月、11月底前, 5、8、11月底前."""
    last = timewords.MONTHS_BEHIND.match(folded, found.end(), end)
    return last is not None and found["month"] is not None and not (found["day"] or found["ten"] or found["early"])


def _begins(folded: str, found: re.Match[str]) -> bool:
    """Whether the work begins then rather than ends: 一季度起, but not 6月底前起草."""
    return timewords.FROM_THEN.match(folded, found.end()) is not None


def _is_told(folded: str, found: re.Match[str], calendar: Calendar) -> bool:
    """Whether 截至 with a day tells of what was done by then: 截至2021年4月底，已公开120项."""
    last = max((phrase.last_day for phrase in timespans.point(found, calendar) if phrase.last_day), default=None)
    is_past = last is not None and calendar.printed is not None and last <= calendar.printed
    return is_past or timewords.TOLD_AFTER.match(folded, found.end()) is not None


def _binds(folded: str, start: int, end: int, found: re.Match[str], calendar: Calendar) -> bool:
    """Whether a date in running text binds the doer rather than telling of a law, a past event or a figure."""
    told = timewords.PAST_BEFORE.search(folded[max(0, found.start() - 3) : found.start()])
    until = told is not None and told[0][0] == "截"  # 截至9月底前，完成全部建设
    if told and (_is_told(folded, found, calendar) if until and (found["before"] or found["until"]) else True):
        return False
    year = timespans.year_of(found["year"], calendar)
    if year is not None and calendar.year is not None and year < calendar.year:
        return False
    if found["before"]:
        return timewords.CLEARED.match(folded, found.end(), end) is None
    if timewords.PAST_AFTER.match(folded, found.end(), end):
        return False
    if found["until"] and (found["edge"] or found["day"]):
        return True
    if found["day"] and timewords.MORE_DAYS.match(folded, found.end(), end) is None:
        return timewords.DONE_ON.match(folded, found.end(), end) is not None  # 5月15日 alone is the date of something
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


def _is_before(folded: str, found: re.Match[str], end: int) -> bool:
    """Whether a numeric date prints a 前 that binds: 6.30前完成, but not 2021.6.30前印发的文件."""
    before = found["before"] or found["before2"]
    return (
        before is not None
        and timewords.CLEARED.match(folded, found.end(), end) is None
        and folded[found.end() : found.end() + 1] != "的"
    )


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
