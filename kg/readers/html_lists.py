"""The numbers of a web page's lists, which stand nowhere in its text: what a browser prints before each <li>."""

import re
from typing import Any

from kg.clean import fold
from kg.numerals import mark
from kg.readers.docx_ordinals import ordinal

# How a list's type, or its list-style, names the forms that Word knows too, and what stands behind the number.
_FORMS = {
    "1": ("decimal", ". "), "decimal": ("decimal", ". "), "decimal-leading-zero": ("decimalZero", ". "),
    "a": ("lowerLetter", ". "), "lower-alpha": ("lowerLetter", ". "), "lower-latin": ("lowerLetter", ". "),
    "A": ("upperLetter", ". "), "upper-alpha": ("upperLetter", ". "), "upper-latin": ("upperLetter", ". "),
    "i": ("lowerRoman", ". "), "lower-roman": ("lowerRoman", ". "),
    "I": ("upperRoman", ". "), "upper-roman": ("upperRoman", ". "),
    "cjk-ideographic": ("chineseCounting", "、"), "simp-chinese-informal": ("chineseCounting", "、"),
    "trad-chinese-informal": ("chineseCounting", "、"), "cjk-decimal": ("ideographDigital", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"), "trad-chinese-formal": ("ideographLegalTraditional", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"), "cjk-earthly-branch": ("ideographZodiac", "、"),
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_INTEGER = re.compile(r"\s*(-?\d{1,5})")
_PLACES = {"nav", "header", "footer", "aside"}


class Lists:
    """The numbers of one page's lists; each list is told of with `enter`, its items before their text is read."""

    def __init__(self) -> None:
        self._numbers: dict[Any, str] = {}
        self._plain: set[Any] = set()  # lists that print 1. 2. 3.

    def enter(self, listed: Any) -> None:
        """Number the items of an <ol>: by its type, start and reversed, and by the value of an item."""
        items = [node for node in listed if node.tag == "li"]
        form = _form(listed)
        if form is None or not items or _leads_elsewhere(listed, items):
            return
        above = sum(outer in self._plain for outer in listed.iterancestors("ol"))
        down = listed.get("reversed") is not None
        number = _integer(listed.get("start"), len(items) if down else 1)
        for node in items:
            number = _integer(node.get("value"), number)
            own = _form(node, form)
            if own is not None and mark(fold("".join(node.itertext()).lstrip())) is None:
                self._numbers[node] = _printed(number, own, above)
            number += -1 if down else 1
        if form[0] == "decimal" and any(node in self._numbers for node in items):
            self._plain.add(listed)

    def before(self, node: Any) -> str:
        """What is printed before the text of an element, the space behind it included; "" before most."""
        return self._numbers.get(node, "")


def _printed(number: int, form: tuple[str, str], above: int) -> str:
    """A number as printed. Below a list that counts 1. 2. 3., one that does so too is set in by the browser.

    A text has no such margin, so it counts as documents do one level down: （1）, then ①.
    """
    if form[0] == "decimal" and above == 1:
        return f"（{number}）"
    if form[0] == "decimal" and above > 1:
        return ordinal(number, "decimalEnclosedCircle")
    return ordinal(number, form[0]) + form[1]


def _form(node: Any, outer: tuple[str, str] | None = _FORMS["1"]) -> tuple[str, str] | None:
    """The form a list or an item names for its numbers, else `outer`; None where it prints none, or a bullet."""
    style = _STYLE.search(node.get("style") or "")
    if style is not None:
        return _FORMS.get(style[1].lower())
    kind = node.get("type")
    return outer if kind is None else _FORMS.get(kind.strip() or "1", outer)


def _integer(printed: str | None, otherwise: int) -> int:
    found = _INTEGER.match(printed or "")
    return otherwise if found is None else int(found[1])


def _leads_elsewhere(listed: Any, items: list[Any]) -> bool:
    """Whether a list is a way through the site rather than text: it stands in a bar, or each item is a link."""
    if any(outer.tag in _PLACES for outer in listed.iterancestors()):
        return True
    return all(_letters(node) == sum(map(_letters, node.iter("a"))) for node in items)


def _letters(node: Any) -> int:
    return sum(len(piece.strip()) for piece in node.itertext())
