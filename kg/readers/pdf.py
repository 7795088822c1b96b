"""PDF files with a text layer: the lines and the ruled tables on each sheet, with where they stand.

Text that stands askew is a watermark, and no text of the plan.
"""

import base64
import io
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kg.document import Document
from kg.errors import Unreadable
from kg.readers.page import Page
from kg.readers.pdf_layout import Box, Printed, Ruled, Sheet, edges, lay_out

if TYPE_CHECKING:
    from pdfplumber.page import Page as Found
    from pdfplumber.table import Table as Grid

MEDIA_TYPE = "application/pdf"
_MOST_SHEETS = 300
_LARGEST_STREAM = 64 * 1024 * 1024
_LARGEST_WHOLE = 256 * 1024 * 1024


def read(data: bytes, name: str, sha256: str) -> Document:
    """The Document of a PDF; offsets count in its text, a printed line a line.

    Raises Unreadable where the library that reads PDF is not installed, and for a file that is locked, damaged,
    hostile, or holds pictures of pages.
    """
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError:
        raise Unreadable("is a PDF, which takes one more package to read: pip install 'kg[pdf]'") from None
    _check_size(data)
    page = Page()
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > _MOST_SHEETS:
                raise Unreadable(f"has more than {_MOST_SHEETS} pages; pass the plan alone")
            sheets = []
            for number, sheet in enumerate(pdf.pages, start=1):
                sheets.append(_sheet(sheet, number))
                sheet.close()
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise Unreadable("is locked with a password; save it without one") from None
        raise Unreadable("is a damaged PDF; fetch it again, or copy its text into a .txt file") from None
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, RecursionError, zlib.error):
        # What the library raises on files that break the format's rules: it checks few of them.
        raise Unreadable("is a damaged PDF; fetch it again, or copy its text into a .txt file") from None
    lay_out(sheets, page)
    document = page.document(name, MEDIA_TYPE, sha256)
    if document.text.count("(cid:") * 20 > len(document.text):
        raise Unreadable("does not say which characters its fonts show; save the plan as .docx or copy it out as text")
    if not document.text.strip():
        raise Unreadable("is a scan without text; turn it into text first (OCR), and save that as .docx or .txt")
    return document


def _check_size(data: bytes) -> None:
    """Refuse a file whose packed streams would fill the memory: the library expands each of them whole."""
    whole = 0
    for found in re.finditer(rb"stream\r?\n", data):
        end = data.find(b"endstream", found.end())
        stream = data[found.end() : end if end > 0 else len(data)]
        for _ in range(4):  # one may be packed in another
            stream = _unpacked(stream)
            whole += len(stream)
            if len(stream) >= _LARGEST_STREAM or whole > _LARGEST_WHOLE:
                raise Unreadable(f"expands to more than {_LARGEST_STREAM // 2**20} MB; a plan never does")
    if re.search(rb"/LZW(?:Decode)?[\s/>\]]", data):
        raise Unreadable("is packed by a method of the last century; save it anew as PDF")


def _unpacked(stream: bytes) -> bytes:
    """What a stream holds when it is packed by Flate, also one that is then written in ASCII; empty otherwise."""
    for packed in _written(stream):
        with suppress(zlib.error):
            return zlib.decompressobj().decompress(packed, _LARGEST_STREAM)
    return b""


def _written(stream: bytes) -> Iterator[bytes]:
    yield stream
    with suppress(ValueError):
        yield base64.a85decode(stream.strip().removesuffix(b"~>"))
    with suppress(ValueError):
        yield bytes.fromhex(stream.decode("ascii").strip().removesuffix(">"))


# --- one sheet ----------------------------------------------------------------------------------------------------


def _sheet(sheet: "Found", number: int) -> Sheet:
    """The lines and the tables of a sheet, from top to bottom."""
    from pdfplumber.utils.text import extract_words

    chars = list(_once(char for char in sheet.chars if char["upright"]))
    if sum(1 for char in chars if not char["text"].isspace()) < 10 and _is_picture(sheet):
        raise Unreadable(
            f"is a scan without text on page {number}; turn it into text first (OCR), and save that as .docx or .txt"
        )
    tables = [Ruled(table.bbox, {box: [] for box in table.cells}) for table in sheet.find_tables() if _is_grid(table)]
    inside: dict[tuple[int, Box], list[Any]] = {}
    outside = []
    for char in chars:
        place = _place(char, tables)
        if place is None:
            outside.append(char)
        else:
            inside.setdefault(place, []).append(char)
    for (t, box), found in inside.items():
        tables[t].cells[box].extend(_lines(extract_words(found, keep_blank_chars=False)))
    items: list[Printed | Ruled] = [*_lines(extract_words(outside, keep_blank_chars=False)), *tables]
    items.sort(key=lambda item: item.top if isinstance(item, Printed) else item.box[1])
    return Sheet(float(sheet.width), items)


def _once(chars: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Characters without those printed again a hair beside, which makes them bold."""
    seen: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
    for char in chars:
        x, y, near = char["x0"], char["top"], 0.1 * char["size"]
        column, row = int(x / 3), int(y / 3)
        around = [seen.get((char["text"], column + i, row + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        if not any(abs(x - a) < near and abs(y - b) < near for places in around for a, b in places):
            seen.setdefault((char["text"], column, row), []).append((x, y))
            yield char


def _is_picture(sheet: "Found") -> bool:
    """Whether a picture covers most of a sheet."""
    whole = float(sheet.width * sheet.height)
    return any(abs((i["x1"] - i["x0"]) * (i["bottom"] - i["top"])) > 0.5 * whole for i in sheet.images)


def _is_grid(table: "Grid") -> bool:
    """Whether rules make a table rather than a frame: two columns at least, and two rows or a third column."""
    columns, rows = edges(box[0] for box in table.cells), edges(box[1] for box in table.cells)
    return len(columns) > 1 and len(rows) + len(columns) > 3


def _place(char: dict[str, Any], tables: Sequence[Ruled]) -> tuple[int, Box] | None:
    """The table and the cell in which the middle of a character stands."""
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    for t, table in enumerate(tables):
        if _holds(table.box, x, y):
            return next(((t, box) for box in table.cells if _holds(box, x, y)), None)
    return None


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _lines(words: Sequence[dict[str, Any]]) -> list[Printed]:
    """Words as lines, from top to bottom: those of a line overlap in height by half."""
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda word: (word["top"] + word["bottom"]) / 2):
        middle = (word["top"] + word["bottom"]) / 2
        if rows and rows[-1][0]["top"] < middle < rows[-1][0]["bottom"]:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_line(sorted(row, key=lambda word: float(word["x0"]))) for row in rows]


def _line(words: Sequence[dict[str, Any]]) -> Printed:
    size = max(float(word["bottom"] - word["top"]) for word in words)
    pieces = [words[0]["text"]]
    for before, word in pairwise(words):
        pieces += [" " * max(1, round((word["x0"] - before["x1"]) / size)), word["text"]]
    return Printed(_usual("".join(pieces)), words[0]["x0"], words[0]["top"], words[-1]["x1"], size)


def _usual(text: str) -> str:
    """`text` with the everyday characters in place of the radicals of dictionaries (⼯ for 工) that fonts confuse."""
    return re.sub("[⺀-⿕]", lambda found: unicodedata.normalize("NFKC", found[0]), text)
