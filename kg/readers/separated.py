"""Tables saved as text (.csv, .tsv): a sign between cells, quotes around those that print the sign or several lines."""

import csv

from kg.document import Document
from kg.readers import sheets
from kg.readers.page import Page
from kg.readers.sheets import Print

_MEDIA_TYPES = {",": "text/csv", ";": "text/csv", "\t": "text/tab-separated-values"}
_FEWEST = 3  # rows
_LONGEST_HEAD = 52  # characters


def read(text: str, name: str, sha256: str) -> Document | None:
    """The Document of such a table; None for any other text. Offsets count in the text of its cells, a line a line."""
    for sign, media_type in _MEDIA_TYPES.items():
        if sign not in text[:_HEAD] or (sign == "\t" and '"' not in text):  # tabs alone are a table of a text
            continue
        records = _records(text, sign)
        if records:
            page = Page()
            cells = [[tuple(line.strip() for line in cell.splitlines() if line.strip()) for cell in r] for r in records]
            sheets.put("", [{c: Print(lines) for c, lines in enumerate(row) if lines} for row in cells], page)
            return page.document(name, media_type, sha256)
    return None


_HEAD = 4096
"""Characters within which the first row of cells ends."""


def _records(text: str, sign: str) -> list[list[str]]:
    """The rows of a table with a sign between its cells, none for a text that only prints the sign here and there.

    All rows have as many cells, but for titles and notes printed in a line of their own.
    """
    if text[:4] == "sep=":  # what Excel writes above
        text = text.partition("\n")[2]
    try:
        records = [record for record in csv.reader(text.splitlines(keepends=True), delimiter=sign) if any(record)]
    except csv.Error:
        return []
    rows = [record for record in records if len(record) > 1]
    if len(rows) < _FEWEST or 2 * len(rows) < len(records):
        return []
    head = next((row for row in rows if sum(map(bool, row)) > 1), rows[0])
    uniform = all(len(row) == len(rows[0]) for row in rows) and all(
        len(cell) <= _LONGEST_HEAD and "。" not in cell for cell in head
    )
    return records if uniform else []
