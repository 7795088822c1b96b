"""Printed numbers: Chinese numerals as integers, and the outline marks 一、（一）1. 1.1（1）① that open a line.

All functions read *folded* text (`kg.clean.fold`): half-width brackets and digits, simplified script.
"""

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache

from kg.value import value

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100}

NUMERAL = "[〇零一二两三四五六七八九十百]+"
"""Regular expression of a Chinese numeral."""


def integer(text: str) -> int | None:
    """The integer a numeral stands for: "22", "二十二", "十", "二〇二一" (digit by digit); None for anything else."""
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or any(c not in _DIGITS and c not in _UNITS for c in text):
        return None
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, None
    for c in text:
        if c in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[c]
            digit = None
        else:
            digit = _DIGITS[c]
    return total + (digit or 0)


class Style(IntEnum):
    """Outline styles from the outermost to the innermost, as Chinese official documents nest them."""

    PART = 0  # 第一部分, 第一章
    SECTION = 1  # 一、
    ARTICLE = 2  # 第一条, 任务一：
    TASK = 3  # （一） ㈠
    ITEM = 4  # 1. ⒈
    SECOND = 5  # 1.1
    THIRD = 6  # 1.1.1
    SUBITEM = 7  # （1） ⑴
    POINT = 8  # ① ❶


@value
class Mark:
    """An outline mark at the head of a line: its style, its number and the characters it takes.

    `above` are the numbers it prints before its own: 1 and 2 of 1.2.3.
    """

    style: Style
    number: int
    length: int
    above: tuple[int, ...] = ()


_FIGURE = r"(?=\d{1,2}月|\d{3,}(?![\d.%万亿倍元米]))"
ITEM = rf"\d{{1,3}}(?:、|\.(?!\d)|\.{_FIGURE})"
"""Regular expression of the number of an item, also before a figure: 1. and 1、 and that of 2.8月底前, 3.12345热线."""
_NO_MARK = r"[\d.,。;:()%前底末月倍万亿千百元米-]|公[里顷斤]|个(?:百分点|月)|[至到]\d|日[前、,。]"
NAMED = r"(?:重点|主要|具体|年度|专项)?(?:工作)?(?:任务|事项)"
"""Regular expression of the words before the number of a heading: 任务一：, 重点任务1：, 事项（一）."""
_MARK = re.compile(
    rf"第(?P<part>{NUMERAL}|\d{{1,2}})(?:部分|章|篇)[、.:]?"
    rf"|(?P<section>[一二三四五六七八九十百]{{1,4}})[、.](?![一二三四五六七八九十]、)"  # not 一、二、三产业
    rf"|第(?P<article>{NUMERAL}|\d{{1,3}})条[、.:]?"
    rf"|\((?P<task>[一二三四五六七八九十百]{{1,4}})\)[、.]?"
    r"|(?P<third>\d{1,2}\.\d{1,2}\.\d{1,2})(?![.\d])[、]?"
    rf"|(?P<second>\d{{1,2}}\.\d{{1,2}})(?:[、]|\.(?!\d)|(?!{_NO_MARK}|$))"  # 1.1 but not 1.5倍, 6.30前
    rf"|(?P<item>\d{{1,3}})(?:、|\.(?!\d)|\.{_FIGURE})"
    r"|\((?P<subitem>\d{1,3})\)[、.]?|(?P<bare>\d{1,2})\)[、.]?"
    rf"|(?P<bracket>[(\[])?{NAMED}\(?(?P<named>{NUMERAL}|\d{{1,2}})\)?(?(bracket)[)\]]:?|[:、.](?!\d|任务|事项))"
    r"|(?:(?P<point>[①-⑳❶-❿])|(?P<of_task>[㈠-㈩])|(?P<of_item>[⒈-⒛])|(?P<of_subitem>[⑴-⒇]))[、.]?"
)
_LONGEST = 24  # characters a mark and what follows it may have
_SIGNS = frozenset(map(chr, (*range(0x2460, 0x249C), *range(0x2776, 0x2780), *range(0x3220, 0x322A))))  # ① ⑴ ⒈ ❶ ㈠
_FIRST = frozenset("([第一二三四五六七八九十百0123456789任事重主具年专工") | _SIGNS
_STYLES = {
    "part": Style.PART,
    "section": Style.SECTION,
    "article": Style.ARTICLE,
    "named": Style.ARTICLE,
    "task": Style.TASK,
    "of_task": Style.TASK,
    "item": Style.ITEM,
    "of_item": Style.ITEM,
    "second": Style.SECOND,
    "third": Style.THIRD,
    "subitem": Style.SUBITEM,
    "bare": Style.SUBITEM,
    "of_subitem": Style.SUBITEM,
    "point": Style.POINT,
}


def mark(folded: str, start: int = 0, end: int | None = None) -> Mark | None:
    """The outline mark at `start`, or None: "（一）", "(十二)", "1.", "１、", "1.2", "①", "第三条", "任务1："."""
    if folded[start : start + 1] not in _FIRST:
        return None
    return _mark(folded[start : start + _LONGEST if end is None else min(end, start + _LONGEST)])


@lru_cache(4096)  # the head of a line is looked at several times
def _mark(head: str) -> Mark | None:
    found = _MARK.match(head)
    if found is None or found.lastgroup is None:
        return None
    *above, printed = found[found.lastgroup].split(".")
    number = int(unicodedata.numeric(printed)) if printed in _SIGNS else integer(printed)
    return Mark(_STYLES[found.lastgroup], number, found.end(), tuple(map(int, above))) if number else None
