"""Plain text and Markdown: lines, and tables drawn with tabs or pipes."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from kg.clean import is_page_number
from kg.document import Document, Line, Place, Table, blank
from kg.numerals import Style, mark
from kg.readers import text_bars, text_columns

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f�]")
_STRAY = 0.01
"""The share of a text that characters which print nothing may have; beyond it the bytes are no text."""
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_MARKUP = re.compile(r"(?<![*\w])(?:\*\*|__)(?=[^\s*])|(?<=[^\s*])(?:\*\*|__)(?![*\w])")
_EMPHASIS = re.compile(
    r"(?P<open>\*\*(?=[^\s*]))(?P<inner>[^*\n]{1,200}?)(?P<close>(?<=[^\s*])\*\*)|(?<![*\w])(?P<o>\*(?=[^\s*]))(?P<i>[^*\n]{1,200})(?P<c>(?<=[^\s*])\*)(?![*\w])"
)
_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_BULLETS = ">*+•●▪-"
_BULLET = re.compile(rf"^[ \t　]*(?:>[ \t]?)*[{_BULLETS}](?=[ \t]+[^\s\d*+•●▪-])", re.MULTILINE)  # > quoted, * item


def decode(data: bytes) -> str | None:
    """The text of bytes in UTF-8, UTF-16, GB18030 or Big5, known by content; None when it is text in none of them."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _text(data, "utf-16")
    if b"\x00" in data:  # UTF-16 without a mark has a NUL beside each Latin character or line break
        wide = _text(data, "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be", plausible=True)
        if wide is not None:
            return wide
    return _text(data, "utf-8-sig") or _text(data, "gb18030", plausible=True) or _text(data, "big5", plausible=True)


def _text(data: bytes, encoding: str, plausible: bool = False) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    text, strays = _CONTROL.subn(" ", text)  # a broken transfer leaves a few; each keeps its place
    if strays > max(3, _STRAY * len(text)):
        return None
    return text if not plausible or _is_chinese(text) else None


def _is_chinese(text: str) -> bool:
    """Whether most characters beyond ASCII are everyday Chinese, as only the right encoding makes them."""
    wide = [c for c in text[:20000] if c > "\x7f"]
    return sum(map(_is_everyday, wide)) >= 0.7 * len(wide)


# The first level of each national set: the characters of everyday text, and where their lead bytes lie.
_LEVELS = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6))


def _is_everyday(char: str) -> bool:
    if char in "，。、；：？！（）“”《》〔〕—…·　":
        return True
    for encoding, first, last in _LEVELS:
        with suppress(UnicodeEncodeError):
            if first <= char.encode(encoding)[0] <= last:
                return True
    return False


def printed(text: str) -> str:
    """`text` with what is not printed (zero-width characters, Markdown bold) turned into spaces of equal length."""
    text = _INVISIBLE.sub(" ", text)
    text = _EMPHASIS.sub(_plain, text) if "*" in text else text
    text = _BULLET.sub(_blank, text) if any(sign in text for sign in _BULLETS) else text
    return _MARKUP.sub("  ", text) if "**" in text or "__" in text else text


def _plain(found: re.Match[str]) -> str:
    """Emphasis of Markdown without its signs: **公开**, *公开*."""
    inner = found["inner"] or found["i"]
    signs = "  " if found["inner"] else " "
    return f"{signs}{inner}{signs}"


def read(text: str, name: str, sha256: str) -> Document:
    """The Document of a decoded text; offsets count in the text as decoded."""
    text = printed(text)
    drawn = text_bars.plain(text)
    lines = list(_lines(text))
    headings = {found.start(): found.end() for found in _HEADING.finditer(text)} if "#" in text else {}
    blocks: list[Line | Table] = []
    bounds: list[Place] = []
    at = 0
    while at < len(lines):
        start, end = lines[at]
        line = drawn[start:end]
        taken, table = _table(text, drawn, lines, at)
        if table is not None:
            blocks.append(table)
            at += taken
            continue
        at += 1
        if text_bars.is_rule(line):
            continue
        if "|" in line:  # the bounds of a table that prints a cell a line
            begins, ends = start + len(line) - len(line.lstrip("| \t　")), start + len(line.rstrip("| \t　"))
            bounds += [(start, begins), (max(begins, ends), end)]
            start, end = begins, ends
        if start < end and line.strip():
            blocks.append(Line(headings.get(start, start), end, start in headings))
    text = _BREAK.sub(_blank, blank(text, bounds))
    return Document(name, "text/plain", sha256, _HEADING.sub(_blank, text) if headings else text, tuple(blocks))


def _table(text: str, drawn: str, lines: Sequence[Place], at: int) -> tuple[int, Table | None]:
    """The table that begins at line `at`, and how many lines it takes; None where none begins.

    `drawn` is the text with bars of any kind as | - and +; else a table is set with tabs or aligned by spaces.
    """
    line = drawn[slice(*lines[at])]
    taken, table = 0, None
    if "|" in line or "+-" in line:
        taken, table = text_bars.table(drawn, lines, at)
    elif "\t" in line:
        taken, rows = _tab_rows(text, lines, at)
        table = text_bars.grid(text, rows) if len(rows) > 1 else None
    if table is None and ("  " in line or "　　" in line):
        taken, table = text_columns.table(text, lines, at)
    return taken, table


def _lines(text: str) -> Iterator[Place]:
    """Places of all lines, blank ones too, without the line breaks."""
    start = 0
    for printed, whole in zip(text.splitlines(), text.splitlines(keepends=True), strict=True):
        yield start, start + len(printed)
        start += len(whole)


def _tab_rows(text: str, lines: Sequence[Place], at: int) -> tuple[int, list[text_bars.Row]]:
    """The rows of the table set with tabs that begins at line `at`, and the number of lines it takes.

    Blank lines, page numbers and section headings may stand between its rows; a line without tabs right below a row
    goes on with its last cell.
    """
    rows: list[text_bars.Row] = []
    taken, blank = 0, False
    for n in range(at, len(lines)):
        start, end = lines[n]
        if "\t" in text[start:end].lstrip(" \t") or (rows and "\t" in text[start:end]):
            rows.append(text_bars.split(text, start, end, "\t"))
        elif not text[start:end].strip() or (rows and is_page_number(text[start:end])):
            if not rows:
                break
            blank = True
            continue
        elif not rows or not _tabs_follow(text, lines, n + 1):
            break
        elif (found := mark(text, start, end)) is not None and found.style is Style.SECTION:
            rows.append([[(start, end)]])
        elif not blank:
            rows[-1][-1] = [(rows[-1][-1][0][0], end)]  # a line break inside the last cell of the row
        else:
            break
        taken, blank = n + 1 - at, False
    return taken, rows


def _tabs_follow(text: str, lines: Sequence[Place], at: int) -> bool:
    """Whether the next printed line, within a few, is a table row again."""
    for start, end in lines[at : at + 4]:
        if text[start:end].strip():
            return "\t" in text[start:end]
    return False


# The line break of a Markdown cell.
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
