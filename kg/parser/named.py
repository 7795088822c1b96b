"""Rows of an annex that only name what the body prints: （一）政策解读 | 区政府办 | 9月底前 says who does that task."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.document import Flow, Place
from kg.numerals import Mark, Style
from kg.parser.drafts import Draft
from kg.parser.items import Item

_LETTERS = re.compile(r"[^\w]+")


def letters(flow: Flow, places: Sequence[Place]) -> str:
    """The letters and figures printed at some places, folded."""
    return _LETTERS.sub("", "".join([flow.folded[a:z] for a, z in places]))


def tasks(
    flow: Flow, items: Sequence[Item], words: Sequence[str], body: Sequence[Draft], texts: Sequence[str]
) -> list[Draft | None]:
    """For each item the body task it names without adding to it; None for one with a text of its own.

    It prints the words of the task's heading, those of its whole paragraph, or its number with words close to these.
    `words` are the letters of the items' texts, `texts` those of the body's.
    """
    if not items or not body:
        return [None] * len(items)
    index: dict[str, list[Draft]] = {}
    numbers: dict[tuple[int | None, Style, int], list[Draft]] = {}
    for draft, text in zip(body, texts, strict=True):
        title = "" if draft.title is None else letters(flow, [draft.title])
        index.setdefault(title + text, []).append(draft)
        if title and text:
            index.setdefault(title, []).append(draft)
        if draft.mark is not None:
            numbers.setdefault((draft.section, draft.mark.style, draft.mark.number), []).append(draft)
    return [_task(flow, item, own, index, numbers) for item, own in zip(items, words, strict=True)]


def section_of(flow: Flow, item: Item, sections: Mapping[int, Place]) -> int | None:
    """The number of the section an item names, whose tasks it then speaks of: 一、主动公开 | 区政府办."""
    if item.mark is not None and item.mark.style <= Style.SECTION and not item.counted:
        number, words = item.mark.number, letters(flow, item.text)
    elif not item.text and item.headings and item.section is not None and item.headings[-1].mark is not None:
        number, words = item.section, letters(flow, [item.headings[-1].title])
    else:
        return None
    return number if number in sections and words == letters(flow, [sections[number]]) else None


def _task(
    flow: Flow,
    item: Item,
    own: str,
    index: Mapping[str, Sequence[Draft]],
    numbers: Mapping[tuple[int | None, Style, int], Sequence[Draft]],
) -> Draft | None:
    above = item.headings[-1] if item.headings else None
    if item.text:
        (mark, places), below = item.name(flow), item.heading(task=True)
        words = own if places is item.text else letters(flow, places)
    elif above is not None and (above.mark is None or above.mark.style > Style.SECTION):
        mark, words, below = above.mark, letters(flow, [above.title]), None
    else:
        return None
    number = mark if below is None or mark is not None else below.mark
    found = [*index.get(words, ())]
    for agrees in (_in_section, _has_number):
        found = [draft for draft in found if agrees(draft, item.section, number)] if len(found) > 1 else found
    if len(found) == 1:
        return found[0]
    if mark is None or below is not None:
        return None
    same = numbers.get((item.section, mark.style, mark.number), ())
    return same[0] if len(same) == 1 and _are_close(words, _paragraph(flow, same[0])) else None


def _paragraph(flow: Flow, draft: Draft) -> str:
    return letters(flow, [*([] if draft.title is None else [draft.title]), *draft.text])


def _in_section(draft: Draft, section: int | None, _: Mark | None) -> bool:
    return draft.section == section


def _has_number(draft: Draft, _: int | None, mark: Mark | None) -> bool:
    return mark is not None and draft.mark is not None and draft.mark.number == mark.number


_LONGEST_NAME = 40
_CLOSE = 0.5


def _are_close(words: str, printed: str) -> bool:
    """Whether some words are another wording of how a paragraph begins: 推进财政公开 for 深入推进财政资金公开。…"""
    if not words or len(words) > _LONGEST_NAME:
        return False
    pairs, begins = set(pairwise(words)), set(pairwise(printed[: 2 * len(words) + 4]))
    return len(pairs & begins) >= _CLOSE * len(pairs) > 0
