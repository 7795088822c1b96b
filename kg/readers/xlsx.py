"""Excel sheets, for annexes published as such: what is shown of each sheet, its merged cells and dates as printed.

Hidden sheets, rows and columns are not printed.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kg.document import Document
from kg.errors import Unreadable
from kg.readers import sheets
from kg.readers.package import Package
from kg.readers.page import Page
from kg.readers.sheets import Print
from kg.readers.xlsx_values import shown

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST_COLUMNS = 256
_MOST_ROWS = 5_000
_MOST_MERGED = 1_000_000  # places that merged cells cover

Position = tuple[int, int]
"""Row and column of a cell, from 0."""


def read(package: Package, name: str, sha256: str) -> Document:
    """The Document of an Excel package; offsets count in the cells' text, row by row, a line a line.

    Raises Unreadable for a package that is damaged, hostile or empty.
    """
    main = package.main()
    book = package.xml(main)
    values = _Values(package, main, book)
    parts = {relation.identifier: relation.target for relation in package.relations(main)}
    page = Page()
    for sheet in book.iter(f"{_S}sheet"):
        part = parts.get(sheet.get(_ID, ""))
        if sheet.get("state", "visible") == "visible" and part is not None and "/worksheets/" in f"/{part}":
            sheets.put(sheet.get("name", "").strip(), _rows(package.xml(part), values), page)
    document = page.document(name, MEDIA_TYPE, sha256)
    if not document.blocks:
        raise Unreadable("has no text in its sheets; name the file that holds the plan")
    return document


# --- a sheet ------------------------------------------------------------------------------------------------------


def _rows(sheet: Any, values: "_Values") -> list[dict[int, Print]]:
    """What is shown of a sheet: for each row its cells by column, counted without hidden rows and columns."""
    hidden = set()
    for columns in sheet.iter(f"{_S}col"):
        if columns.get("hidden") in ("1", "true"):
            hidden |= set(range(_number(columns.get("min")) - 1, min(_number(columns.get("max")), _MOST_COLUMNS)))
    prints: dict[Position, tuple[str, ...]] = {}
    closed = set()
    at = -1
    for row in sheet.iter(f"{_S}row"):
        at = _number(row.get("r")) - 1 if row.get("r") else at + 1
        if row.get("hidden") in ("1", "true"):
            closed.add(at)
        column = -1
        for cell in row.iter(f"{_S}c"):
            column = _position(cell.get("r"))[1] if cell.get("r") else column + 1
            lines = tuple(line.strip() for line in values.printed(cell).splitlines() if line.strip())
            if lines:
                prints[at, column] = lines
    merges = [_range(merge.get("ref", "")) for merge in sheet.iter(f"{_S}mergeCell")]
    printed = {place: lines for place, lines in prints.items() if place[0] not in closed and place[1] not in hidden}
    if not printed:
        return []
    height, width = max(r for r, _ in printed) + 1, max(c for _, c in printed) + 1
    if height > _MOST_ROWS or width > _MOST_COLUMNS:
        raise Unreadable(f"has a sheet of more than {_MOST_ROWS} rows or {_MOST_COLUMNS} columns; a plan never does")
    return _laid_out(prints, merges, [r for r in range(height) if r not in closed], _shown(width, hidden))


def _shown(width: int, hidden: set[int]) -> list[int]:
    return [c for c in range(width) if c not in hidden]


def _laid_out(
    prints: dict[Position, tuple[str, ...]],
    merges: Sequence[tuple[int, int, int, int]],
    rows: list[int],
    columns: list[int],
) -> list[dict[int, Print]]:
    """The cells of the rows and columns that are shown, merged ones once, at their first place that is shown."""
    row_at = {row: i for i, row in enumerate(rows)}
    column_at = {column: i for i, column in enumerate(columns)}
    found: list[dict[int, Print]] = [{} for _ in rows]
    covered: set[Position] = set()
    tried = 0
    for top, left, bottom, right in merges:
        inside_rows = [row_at[r] for r in range(top, min(bottom, rows[-1]) + 1) if r in row_at]
        inside_columns = [column_at[c] for c in range(left, min(right, columns[-1]) + 1) if c in column_at]
        tried += len(inside_rows) * len(inside_columns)
        if tried > _MOST_MERGED:
            raise Unreadable("has merged cells without end; a plan never does")
        places = {(r, c) for r in inside_rows for c in inside_columns}
        if places and not places & covered:
            covered |= places
            lines = prints.get((top, left), ())
            found[inside_rows[0]][inside_columns[0]] = Print(lines, len(inside_rows), len(inside_columns))
    for (row, column), lines in prints.items():
        if row in row_at and column in column_at and (row_at[row], column_at[column]) not in covered:
            found[row_at[row]][column_at[column]] = Print(lines, 1, 1)
    return found


def _number(text: str | None) -> int:
    return int(text) if text is not None and re.fullmatch(r"\d{1,7}", text) else 1


def _position(reference: str | None) -> Position:
    """ "C5" → (4, 2)."""
    found = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})", reference or "")
    if found is None:
        return 0, 0
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _range(reference: str) -> tuple[int, int, int, int]:
    """ "A1:C3" → (0, 0, 2, 2)."""
    first, _, last = reference.partition(":")
    return *_position(first), *_position(last or first)


# --- what cells hold ------------------------------------------------------------------------------------------------


class _Values:
    """The texts and formats that cells refer to by number."""

    def __init__(self, package: Package, main: str, book: Any) -> None:
        strings, styles = package.related(main, "sharedStrings"), package.related(main, "styles")
        self._strings = [] if strings is None else [_text(item) for item in package.xml(strings).iter(f"{_S}si")]
        self._formats: list[tuple[int, str]] = [] if styles is None else _formats(package.xml(styles))
        properties = book.find(f"{_S}workbookPr")
        since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self._epoch = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)

    def printed(self, cell: Any) -> str:
        """What a cell prints; a formula prints what it came to when it was last reckoned."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(f"{_S}is")
            return "" if inline is None else _text(inline)
        stored = cell.findtext(f"{_S}v") or ""
        if kind == "s":
            at = _number(stored) if stored != "0" else 0
            return self._strings[at] if at < len(self._strings) else ""
        if kind == "b":
            return "TRUE" if stored == "1" else "FALSE"
        if kind != "n":
            return stored
        style = cell.get("s")
        at = int(style) if style is not None and style.isdecimal() else 0
        code, form = self._formats[at] if at < len(self._formats) else (0, "General")
        return shown(stored, code, form, self._epoch)


def _text(item: Any) -> str:
    """The text of a string, its runs joined; how it is pronounced (rPh) is not printed."""
    spoken = {id(text) for phonetic in item.iter(f"{_S}rPh") for text in phonetic.iter(f"{_S}t")}
    text = "".join(text.text or "" for text in item.iter(f"{_S}t") if id(text) not in spoken)
    return text.replace("_x000D_", "\n") if "_x000D_" in text else text


def _formats(styles: Any) -> list[tuple[int, str]]:
    """The number of the format of each cell style, and the format where the file spells it out."""
    own = {_number(form.get("numFmtId")): form.get("formatCode", "") for form in styles.iter(f"{_S}numFmt")}
    used = styles.find(f"{_S}cellXfs")
    codes = [] if used is None else [form.get("numFmtId", "0") for form in used]
    return [(int(code), own.get(int(code), "")) for code in codes if code.isdecimal()]
