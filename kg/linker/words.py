"""Words as they are compared: what printing varies is folded away, and what many tasks say weighs little."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from math import log

from kg.clean import fold

_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_NOT_WORDS = re.compile(r"[\W_]+")


def folded(text: str, year: int | None) -> str:
    """The text in one script and width, without white space and punctuation, the plan's own year as ¤."""
    words = _NOT_WORDS.sub("", fold(text).lower())
    return words if year is None else _year(year).sub("¤", words)


@cache
def _year(year: int) -> re.Pattern[str]:
    # 2021, 二〇二一 and 二零二一, but not the middle of a longer number: 012021
    spelt = str(year).translate(_DIGITS)
    return re.compile(rf"(?<!\d){year}(?!\d)|{spelt.replace('〇', '[〇零0]')}")


def grams(words: str) -> frozenset[str]:
    """The pairs of neighbouring characters; a single character is its own."""
    return frozenset(map(str.__add__, words, words[1:])) or frozenset(words)


def rarity(earlier: Mapping[str, int], later: Mapping[str, int], tasks: int) -> dict[str, float]:
    """What each gram weighs, from 0 to 1, by how many of `tasks` tasks hold it in the plan that has more of them.

    One that a single task of each plan holds weighs 1; one that a third of all tasks hold weighs nothing.
    """
    most = tasks / 3 + 2
    scale = log(most)
    return {
        gram: max(0.0, 1 - log(max(earlier.get(gram, 0), later.get(gram, 0))) / scale)
        for gram in earlier.keys() | later.keys()
    }


def counted(sets: Iterable[frozenset[str]]) -> dict[str, int]:
    """How many of the sets hold each gram."""
    found: dict[str, int] = {}
    for each in sets:
        for gram in each:
            found[gram] = found.get(gram, 0) + 1
    return found
