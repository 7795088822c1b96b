"""Printed numbers and outline marks: what is printed and what it counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.clean import fold
from kg.numerals import NUMERAL, Mark, Style, integer, mark

INTEGERS = [
    ("0", 0, "a figure"), ("7", 7, "a figure"), ("22", 22, "two figures"), ("007", 7, "zeros in front"),
    ("一", 1, "one"), ("二", 2, "two"), ("两", 2, "two of something"), ("九", 9, "nine"),
    ("〇", 0, "a round zero"), ("零", 0, "a written zero"), ("十", 10, "ten without one"), ("十一", 11, "eleven"),
    ("十九", 19, "nineteen"), ("二十", 20, "twenty"), ("二十二", 22, "twenty-two"), ("三十一", 31, "the last day"),
    ("九十九", 99, "ninety-nine"), ("百", 100, "a hundred without one"), ("一百", 100, "a hundred"),
    ("一百零五", 105, "a zero between"), ("一百二十", 120, "no ones"), ("三百六十五", 365, "a year of days"),
    ("二〇二一", 2021, "a year, digit by digit"), ("二零二一", 2021, "with a written zero"), ("一二", 12,
     "digit by digit"),
    ("", None, "nothing"), ("a", None, "a letter"), ("十a", None, "a letter behind"), ("一千", None, "no thousands"),
    ("-1", None, "a sign"), ("1.5", None, "a fraction"), ("²", None, "a raised figure"), ("٣", None, "another script"),
    ("甲", None, "a stem"), ("壹", None, "a financial numeral"),
]  # fmt: skip

MARKS = [
    ("一、围绕落实", Style.SECTION, 1, 2, "a section"), ("十二、加强", Style.SECTION, 12, 3, "two characters"),
    ("二十一、加强", Style.SECTION, 21, 4, "three characters"), ("一.围绕", Style.SECTION, 1, 2, "a dot"),
    ("（一）推进", Style.TASK, 1, 3, "a task"), ("(十六)健全", Style.TASK, 16, 4, "half width"),
    ("（一)推进", Style.TASK, 1, 3, "mixed width"), ("（一）、推进", Style.TASK, 1, 4, "a 、 behind"),
    ("1.加强", Style.ITEM, 1, 2, "an item"), ("1、加强", Style.ITEM, 1, 2, "a 、"), ("１．加强", Style.ITEM, 1, 2,
     "full width"),
    ("48. 加强", Style.ITEM, 48, 3, "two figures"), ("100.加强", Style.ITEM, 100, 4, "three figures"),
    ("（1）加强", Style.SUBITEM, 1, 3, "a subitem"), ("(12)加强", Style.SUBITEM, 12, 4, "two figures"),
    ("1）加强", Style.SUBITEM, 1, 2, "one bracket"), ("①加强", Style.POINT, 1, 1, "a circled number"),
    ("⑳加强", Style.POINT, 20, 1, "the last circled number"), ("第一条 加强", Style.ARTICLE, 1, 3, "an article"),
    ("第十二条加强", Style.ARTICLE, 12, 4, "article twelve"), ("第3条加强", Style.ARTICLE, 3, 3, "a figure"),
    ("第一部分 总体要求", Style.PART, 1, 4, "a part"), ("第二章 公开", Style.PART, 2, 3, "a chapter"),
    ("第1章公开", Style.PART, 1, 3, "a chapter's figure"),
    ("任务1：公开", Style.ARTICLE, 1, 4, "a word before it"), ("任务十二、公开", Style.ARTICLE, 12, 5, "in numerals"),
    ("重点任务二：公开", Style.ARTICLE, 2, 6, "a longer word"), ("工作事项3.公开", Style.ARTICLE, 3, 6, "事项"),
    ("（任务1）公开", Style.ARTICLE, 1, 5, "a word and number in brackets"),
    ("【任务一】：公开", Style.ARTICLE, 1, 6, "other brackets, a colon behind"),
    ("任务（二）：公开", Style.ARTICLE, 2, 6, "brackets behind the word"),
    ("㈠推进", Style.TASK, 1, 1, "one sign"), ("㈩、推进", Style.TASK, 10, 2, "the last, a 、 behind"),
    ("⒈加强", Style.ITEM, 1, 1, "one sign"), ("⒛加强", Style.ITEM, 20, 1, "the last"),
    ("⑴加强", Style.SUBITEM, 1, 1, "one sign"), ("⑿加强", Style.SUBITEM, 12, 1, "two figures"),
    ("❶加强", Style.POINT, 1, 1, "white on black"), ("1）、加强", Style.SUBITEM, 1, 3, "one bracket and a 、"),
]  # fmt: skip

DECIMALS = [
    ("1.2 公开", Style.SECOND, (1,), 2, "two numbers"), ("1.2、公开", Style.SECOND, (1,), 2, "a 、"),
    ("１２．３公开", Style.SECOND, (12,), 3, "full width"), ("1.2.公开", Style.SECOND, (1,), 2, "a dot behind"),
    ("1.2.3公开", Style.THIRD, (1, 2), 3, "three numbers"),
]  # fmt: skip
FIGURES = ("6.30前", "1.5倍", "2.5个百分点", "3.2公里", "99.5%", "2022.6", "1.2.3.4", "2.3", "1.2，公开", "3.8日前")

NO_MARKS = [
    ("一、二、三产业发展", "an enumeration of sectors"), ("1.5万件", "a fraction"), ("2021年工作", "a year"),
    ("12345热线", "a telephone number"), ("(以下简称条例)", "a remark"), ("第一时间公开", "no article"),
    ("第三方评估", "no article"), ("一是加强", "a spoken number"), ("一体化平台", "a word"), ("（〇）", "zero"),
    ("0.公开", "zero"), ("", "nothing"), ("、加强", "no number"), ("十四五规划", "a plan's name"), ("(2021年)",
     "a year"),
    ("政务公开", "a word"), ("任务一览表", "a table's title"), ("任务一体推进", "a word"), ("任务1.5倍", "a fraction"),
    ("任务一、任务二要抓好", "several tasks named"), ("任务分解", "no number"), ("〔2021〕3号", "a document's number"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "value", "remark"), INTEGERS)
def test_integer(printed: str, value: int | None, remark: str) -> None:
    assert integer(printed) == value, remark


@pytest.mark.parametrize(("line", "style", "number", "length", "remark"), MARKS)
def test_mark(line: str, style: Style, number: int, length: int, remark: str) -> None:
    assert mark(fold(line)) == Mark(style, number, length), remark


@pytest.mark.parametrize(("line", "style", "above", "number", "remark"), DECIMALS)
def test_a_mark_of_several_numbers(line: str, style: Style, above: tuple[int, ...], number: int, remark: str) -> None:
    found = mark(fold(line))
    assert found is not None
    assert (found.style, found.above, found.number) == (style, above, number), remark


@pytest.mark.parametrize("line", FIGURES)
def test_a_figure_with_a_dot_is_no_mark(line: str) -> None:
    assert mark(fold(line)) is None


@pytest.mark.parametrize(("line", "remark"), NO_MARKS)
def test_no_mark(line: str, remark: str) -> None:
    assert mark(fold(line)) is None, remark


def _written(number: int) -> str:
    """A number below a thousand as Chinese writes it."""
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    text = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (digits[ones] if ones or not number else "")


def test_every_number_below_a_thousand() -> None:
    assert [integer(_written(number)) for number in range(1000)] == [*range(1000)]


@given(st.text(max_size=12) | st.text(alphabet="〇零一二两三四五六七八九十百0123456789", max_size=12))
def test_any_text_is_an_integer_or_none(text: str) -> None:
    value = integer(text)
    assert value is None or value >= 0
    assert NUMERAL.startswith("[")


@given(st.text(alphabet="一二三十()（）.、0123456789第条章部分①⑳〇百篇 公开", max_size=12), st.integers(0, 4))
def test_a_mark_stands_at_its_place(text: str, start: int) -> None:
    folded = fold(text)
    found = mark(folded, start)
    assert found is None or (0 < found.length <= len(folded) - start and found.number > 0)
