"""The runs of a Word paragraph: what of them is printed, with fields, symbols and tracked changes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.errors import Unreadable
from kg.readers.docx_numbering import W, is_on, said
from kg.readers.docx_ordinals import circled

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_ALTERNATE, _CHOICE, _FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
_TEXT, _RUN, _BOX = f"{W}t", f"{W}r", f"{W}txbxContent"
_PROPERTIES, _LOOK, _VANISHED = f"{W}pPr", f"{W}rPr", f"{W}vanish"
_FIELD, _INSTRUCTION, _SIMPLE_FIELD, _SYMBOL = f"{W}fldChar", f"{W}instrText", f"{W}fldSimple", f"{W}sym"
# Deleted and moved away, properties (former ones too), the reading above a character.
_UNPRINTED = {W + name for name in ("del", "moveFrom", "rPr", "sdtPr", "rt", "delText", "delInstrText")}
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_PAGE_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}  # what they print belongs to the sheet, not to the plan
_DEEPEST = 100  # Word nests twenty fields
_CIRCLED = re.compile(r"\\o\s*\\a?c?\s*\(\s*[○〇◯]\s*[,，;]\s*(\d{1,2})\s*\)", re.IGNORECASE)

# What the symbol fonts of Office print at their private places; a symbol not listed stays as it is stored.
_SYMBOLS = {0xF06C: "●", 0xF06E: "■", 0xF06F: "□", 0xF071: "❑", 0xF075: "◆", 0xF076: "❖", 0xF0A7: "▪", 0xF0A8: "□"}
_SYMBOLS |= {0xF0B7: "•", 0xF0D8: "➢", 0xF0E0: "→", 0xF0FB: "✗", 0xF0FC: "✓", 0xF0FD: "☒", 0xF0FE: "☑"}
_SYMBOLS |= {0xF081 + i: chr(ord("①") + i) for i in range(10)} | {0xF08C + i: chr(ord("❶") + i) for i in range(10)}
_BOXES = {0xF050: "✓", 0xF052: "☑", 0xF0A3: "□"}  # Wingdings 2
_PRIVATE = re.compile("[\uf020-\uf0ff]")


def symbols(text: str) -> str:
    """`text` with what the symbol fonts print in place of their private characters."""
    return _PRIVATE.sub(lambda found: _SYMBOLS.get(ord(found[0]), found[0]), text)


@dataclass(slots=True)
class Print:
    """What one paragraph prints: its text with line breaks, and the text boxes anchored before and in it.

    `properties` are its own, by tag.
    """

    text: str = ""
    properties: Mapping[str, Any] = field(default_factory=dict)
    before: list[Any] = field(default_factory=list)
    after: list[Any] = field(default_factory=list)
    listed: bool = False  # stands in a table of contents


@dataclass(slots=True)
class _Field:
    instruction: list[str] = field(default_factory=list)
    shown: bool = False  # between its “separate” and its “end”, and printed

    @property
    def name(self) -> str:
        return ("".join(self.instruction).split() or [""])[0].upper()


class Runs:
    """Reads the paragraphs of one story in print order: a field may go on over several of them."""

    def __init__(self) -> None:
        self._fields: list[_Field] = []

    def read(self, paragraph: Any) -> Print:
        """What a paragraph prints, its automatic number left out."""
        printed = Print()
        self._walk(paragraph, printed)
        return printed

    def _walk(self, parent: Any, printed: Print) -> None:
        for node in parent:
            tag = node.tag
            if tag in (_TEXT, _MATH):
                self._put(node.text or "", printed)
            elif tag == _RUN:
                first = node[0] if len(node) else None  # the properties, where a run has any
                if first is None or first.tag != _LOOK or not is_on(first.find(_VANISHED)):
                    self._walk(node, printed)
            elif tag == _PROPERTIES:
                printed.properties = said(node)
            elif tag in _UNPRINTED:
                continue
            elif tag in _SIGNS:
                self._put(_SIGNS[tag], printed)
            elif tag == _INSTRUCTION:
                if self._fields:
                    self._fields[-1].instruction.append(node.text or "")
            elif tag == _FIELD:
                self._turn(node.get(f"{W}fldCharType"), printed)
            elif tag == _SYMBOL:
                self._put(_symbol(node), printed)
            elif tag == _BOX:
                (printed.after if printed.text.strip() else printed.before).append(node)
            elif tag == _ALTERNATE:  # the same thing twice: for newer programs, and for older ones
                chosen = node.find(_CHOICE)
                chosen = node.find(_FALLBACK) if chosen is None else chosen
                if chosen is not None:
                    self._walk(chosen, printed)
            elif tag == _SIMPLE_FIELD:
                if (node.get(f"{W}instr", "").split() or [""])[0].upper() not in _PAGE_FIELDS:
                    self._walk(node, printed)
            else:  # hyperlinks, insertions, content controls, drawings: what is printed stands below
                self._walk(node, printed)

    def _put(self, text: str, printed: Print) -> None:
        if not self._fields or all(field.shown for field in self._fields):
            printed.text += text
            if self._fields and text.strip() and any(field.name == "TOC" for field in self._fields):
                printed.listed = True

    def _turn(self, kind: str | None, printed: Print) -> None:
        """Enter, go on in or leave a field."""
        if kind == "begin":
            if len(self._fields) == _DEEPEST:
                raise Unreadable("has fields without end; save it anew from Word or WPS")
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = self._fields[-1].name not in _PAGE_FIELDS
        elif kind == "end" and self._fields:
            done = self._fields.pop()
            found = _CIRCLED.search("".join(done.instruction)) if done.name == "EQ" else None
            if found is not None:  # EQ \o\ac(○,21) draws a circle around 21
                self._put(circled(int(found[1])) or f"({found[1]})", printed)


def _symbol(node: Any) -> str:
    """<w:sym w:font="Wingdings 2" w:char="F052"/> → ☑"""
    code = node.get(f"{W}char", "")
    if not re.fullmatch(r"[0-9A-Fa-f]{1,4}", code):
        return ""
    sign = int(code, 16)
    if node.get(f"{W}font") == "Wingdings 2" and sign in _BOXES:
        return _BOXES[sign]
    return symbols(chr(sign)) if sign and not 0xD800 <= sign <= 0xDFFF else ""
