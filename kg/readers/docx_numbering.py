"""Automatic numbers of Word: what it prints before a paragraph, which stands nowhere in the paragraph's own text.

A paragraph (or its style) names a list (`num`) and a level. The list points to a definition of nine levels
(`abstractNum`), each with a format (chineseCounting), a pattern (（%1）) and a start; it may restart or replace levels.
Lists of one definition count on together, unless one says where it starts.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kg.readers.docx_ordinals import ordinal

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_INTEGER = re.compile(r"-?\d{1,9}")
_NUMBERED, _STYLED, _OUTLINED = f"{W}numPr", f"{W}pStyle", f"{W}outlineLvl"


def value(node: Any, *path: str) -> str | None:
    """The w:val of the node at a path of w: names below `node`; None where there is none."""
    found = node.find(_path(path)) if path else node
    return None if found is None else found.get(f"{W}val")


@cache
def _path(steps: tuple[str, ...]) -> str:
    return "/".join(W + step for step in steps)


def number(node: Any, *path: str) -> int | None:
    """`value` as an integer; None where it is absent or no number."""
    found = value(node, *path)
    return int(found) if found is not None and _INTEGER.fullmatch(found) else None


def said(properties: Any | None) -> Mapping[str, Any]:
    """What properties say (<w:pPr>, <w:tcPr>), by tag; nothing where there are none."""
    return {} if properties is None else {node.tag: node for node in properties}


def is_on(node: Any | None) -> bool:
    """Whether a switch is there and not turned off: <w:vanish/>, <w:vanish w:val="1"/>."""
    return node is not None and node.get(f"{W}val", "1") not in ("0", "false", "off")


# --- styles -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says: its list, the level in it, and whether it is of headings; `names` are its own and those of
    the styles it is based on."""

    names: tuple[str, ...]
    list: str | None
    level: int | None
    is_heading: bool


class Styles:
    """The styles of a document, each with what its nearest ancestor says where it says nothing itself."""

    def __init__(self, root: Any | None) -> None:
        self._nodes: dict[str, Any] = {}
        self._default: str | None = None
        self._styles: dict[str | None, Style] = {}
        for node in () if root is None else root.iter(f"{W}style"):
            name = node.get(f"{W}styleId", "")
            if node.get(f"{W}type") == "paragraph" and node.get(f"{W}default") in ("1", "true", "on"):
                self._default = name
            self._nodes[name] = node

    def of(self, properties: Mapping[str, Any]) -> Style:
        """The style that a paragraph of some properties names, or the default style."""
        return self.named(value(properties[_STYLED]) if _STYLED in properties else None)

    def named(self, name: str | None) -> Style:
        """A style by its name; the default style for None, one that says nothing for an unknown name."""
        if name not in self._styles:
            chain: dict[str, Any] = {}
            at = self._default if name is None else name
            while at in self._nodes and at not in chain:
                chain[at] = self._nodes[at]
                at = value(chain[at], "basedOn")
            self._styles[name] = _style(chain)
        return self._styles[name]


def _style(chain: Mapping[str, Any]) -> Style:
    """What a style says, given with those it is based on: by name, itself first."""
    lists = (value(node, "pPr", "numPr", "numId") for node in chain.values())
    levels = (number(node, "pPr", "numPr", "ilvl") for node in chain.values())
    return Style(
        tuple(chain),
        next((found for found in lists if found is not None), None),
        next((found for found in levels if found is not None), None),
        any(map(_is_of_headings, chain.values())),
    )


def _is_of_headings(style: Any) -> bool:
    return is_outlined(said(style.find(f"{W}pPr"))) or (value(style, "name") or "").lower() == "title"


def is_outlined(properties: Mapping[str, Any]) -> bool:
    """Whether properties of their own make a paragraph a heading."""
    level = number(properties[_OUTLINED]) if _OUTLINED in properties else None
    return level is not None and 0 <= level < 9  # 9 is running text


# --- lists ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    pattern: str
    start: int
    restart: int | None  # the level (from 1) above which a new number lets this one begin again; 0 never, None any
    plain: bool  # all numbers of the pattern in 1, 2, 3
    after: str
    style: str | None


@dataclass(slots=True)
class _List:
    definition: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    begun: set[int] = field(default_factory=set)


class Numbering:
    """Counts the lists of one document; ask paragraph by paragraph, in print order."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions: dict[str, Any] = {}
        self._nodes: dict[str, Any] = {}
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._definitions = {node.get(f"{W}abstractNumId", ""): node for node in root.iter(f"{W}abstractNum")}
            self._nodes = {node.get(f"{W}numId", ""): node for node in root.iter(f"{W}num")}

    def next(self, properties: Mapping[str, Any], style: Style) -> tuple[str, bool]:
        """What Word prints before a paragraph, with the space behind it, and whether that is a bullet; ("", False)."""
        named, level = self._place(properties, style)
        numbered = None if named is None else self._list(named)
        if numbered is None or level not in numbered.levels:
            return "", False
        shown = numbered.levels[level]
        counts = self._counts.setdefault(numbered.definition, {})
        if level in numbered.starts and level not in numbered.begun:
            counts[level] = numbered.starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = numbered.starts.get(level, shown.start)
        numbered.begun.add(level)
        for deeper in [other for other in counts if other > level]:
            restart = numbered.levels[deeper].restart if deeper in numbered.levels else None
            if restart is None or level < restart:
                del counts[deeper]
        if shown.format == "bullet":
            return shown.pattern + shown.after, True
        printed = re.sub(r"%([1-9])", lambda found: self._printed(numbered, shown, int(found[1]) - 1), shown.pattern)
        return (printed + shown.after if printed else ""), False

    def _printed(self, numbered: _List, shown: _Level, level: int) -> str:
        """The number of a level in a pattern; a level that no paragraph has used yet stands at its start."""
        own = numbered.levels.get(level)
        if own is None or own.format in ("bullet", "none"):
            return ""
        count = self._counts[numbered.definition].get(level, own.start)
        return ordinal(count, "decimal" if shown.plain else own.format)

    def _place(self, properties: Mapping[str, Any], style: Style) -> tuple[str | None, int]:
        """The list and the level of a paragraph of some properties, its own or those of its style."""
        named = level = None
        if _NUMBERED in properties:
            named, level = value(properties[_NUMBERED], "numId"), number(properties[_NUMBERED], "ilvl")
        if named is None:
            named = style.list
            level = style.level if level is None else level
            if named is not None and level is None:
                level = self._linked(named, style.names)
        return (None if named == "0" else named), (0 if level is None else level)

    def _linked(self, named: str, styles: Sequence[str]) -> int | None:
        """The level of a list that names one of some styles as its own."""
        found = self._list(named)
        return next((i for i, level in found.levels.items() if level.style in styles), None) if found else None

    def _list(self, named: str) -> _List | None:
        if named not in self._lists:
            node = self._nodes.get(named)
            self._lists[named] = None if node is None else self._read(node)
        return self._lists[named]

    def _read(self, node: Any) -> _List | None:
        definition = value(node, "abstractNumId")
        levels: dict[int, _Level] = {}
        for _ in range(_LEVELS):  # a definition may only point to the style of another
            found = None if definition is None else self._definitions.get(definition)
            if found is None or definition is None:
                return None
            levels = _levels(found)
            style = value(found, "numStyleLink")
            other = None if style is None else self._nodes.get(self._styles.named(style).list or "")
            if levels or other is None:
                break
            definition = value(other, "abstractNumId")
        starts: dict[int, int] = {}
        for change in node.findall(f"{W}lvlOverride"):
            at = int(change.get(f"{W}ilvl", "0"))
            levels |= _levels(change)
            start = number(change, "startOverride")
            if start is not None:
                starts[at] = start
        return _List(definition or "", levels, starts)


_AFTER = {"space": " ", "nothing": ""}


def _levels(node: Any) -> dict[int, _Level]:
    found = {}
    for level in node.findall(f"{W}lvl"):
        forms = list(level.iter(f"{W}numFmt"))  # newer formats stand in an alternative, whose plain one comes last
        start = number(level, "start")
        found[int(level.get(f"{W}ilvl", "0"))] = _Level(
            format=forms[-1].get(f"{W}val", "decimal") if forms else "decimal",
            pattern=value(level, "lvlText") or "",
            start=0 if start is None else start,
            restart=number(level, "lvlRestart"),
            plain=is_on(level.find(f"{W}isLgl")),
            after=_AFTER.get(value(level, "suff") or "tab", "\t"),
            style=value(level, "pStyle"),
        )
    return found
