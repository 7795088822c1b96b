"""Words as they are compared: what printing varies is folded away, and what many tasks say weighs little."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from math import log
from typing import Final

from kg.clean import fold

Grams = frozenset[int]
"""Pairs of neighbouring characters, each pair as a number."""

WHOLE: Final = 1000
"""What a gram weighs that one task holds: weights are whole numbers, so that a sum is the same in any order."""

_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_BETWEEN = "\x1f"
_NOT_WORDS = re.compile(rf"[^\w{_BETWEEN}]+|_+")


def folded(texts: Sequence[str], year: int | None) -> list[str]:
    """The texts in one script and width, without white space and punctuation, the plan's own year as ¤."""
    if not texts:
        return []
    whole = _BETWEEN.join([text.replace(_BETWEEN, "") for text in texts])
    words = _NOT_WORDS.sub("", fold(whole).lower())
    return (words if year is None else _year(year).sub("¤", words)).split(_BETWEEN)


@cache
def _year(year: int) -> re.Pattern[str]:
    # 2021, 二〇二一 and 二零二一, but not the middle of a longer number: 012021
    spelt = str(year).translate(_DIGITS)
    return re.compile(rf"(?<!\d){year}(?!\d)|{spelt.replace('〇', '[〇零0]')}")


def grams(words: str) -> Grams:
    """The pairs of neighbouring characters; a single character is its own."""
    if len(words) < 2:
        return frozenset(map(ord, words))
    # four bytes a character, read eight at a time, once from the first character and once from the second: a third
    # of the time that slicing takes, and most of the linker's time is spent here
    printed = memoryview(words.encode("utf-32-le", "surrogatepass"))
    size = len(printed)
    found = {*printed[: size // 8 * 8].cast("Q"), *printed[4 : (size - 4) // 8 * 8 + 4].cast("Q")}
    return frozenset(found)  # a copy takes half the room of a set that grew


def characters(words: str) -> Grams:
    """The single characters, which an abbreviation or another word of the same sense often keeps: 审核, 审查."""
    return frozenset(memoryview(words.encode("utf-32-le", "surrogatepass")).cast("I"))


def rarity(counts: Mapping[int, int], tasks: int) -> dict[int, int]:
    """What each gram weighs, from 0 to WHOLE, by how many of `tasks` tasks hold it.

    One that a single task holds weighs that; one that a third of all tasks hold weighs nothing.
    """
    scale = log(tasks / 3 + 2)
    weights = {count: max(0, round(WHOLE * (1 - log(count) / scale))) for count in set(counts.values())}
    return {gram: weights[count] for gram, count in counts.items()}


def counted(sets: Iterable[Grams]) -> dict[int, int]:
    """How many of the sets hold each gram."""
    return Counter(chain.from_iterable(sets))
