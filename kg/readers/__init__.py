"""Published files as Documents: bytes in, one text with lines and tables out. Formats are known by their content."""

import hashlib
from pathlib import Path

from kg.document import Document
from kg.errors import Unreadable
from kg.readers import text
from kg.readers.text import decode

LARGEST = 64 * 1024 * 1024
"""Bytes above which a file is refused: a work plan has some ten thousand characters."""

# How a file begins that holds no text to read, and what to do about it.
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "is an old Word or WPS file; open it and save it as .docx or as text"),
    (b"%PDF", "is a PDF; copy its text into a .txt file"),
    (b"PK\x03\x04", "is a zip, Word or Excel file; save the plan as text or as a web page"),
    (b"\x89PNG", "is a picture; a scanned plan must be turned into text first"),
    (b"\xff\xd8\xff", "is a picture; a scanned plan must be turned into text first"),
    (b"GIF8", "is a picture; a scanned plan must be turned into text first"),
    (b"BM", "is a picture; a scanned plan must be turned into text first"),
    (b"II*\x00", "is a picture; a scanned plan must be turned into text first"),
    (b"MM\x00*", "is a picture; a scanned plan must be turned into text first"),
    (b"RIFF", "is a picture or a recording; a plan must be turned into text first"),
    (b"Rar!", "is an archive; unpack it first"),
    (b"7z\xbc\xaf", "is an archive; unpack it first"),
    (b"\x1f\x8b", "is an archive; unpack it first"),
)


def read(path: Path) -> Document:
    """The Document of a published file. Raises Unreadable with one sentence that names the file and what to do."""
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable(f"{path}: is larger than {LARGEST // 2**20} MB; a plan never is, pass the plan alone.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"{path}: there is no such file; check the path.") from None
    except IsADirectoryError:
        raise Unreadable(f"{path}: is a folder; name a file in it.") from None
    except OSError as error:
        raise Unreadable(f"{path}: cannot be read ({error.strerror}); check its permissions.") from None
    return read_bytes(data, path.name, str(path))


def read_bytes(data: bytes, name: str, place: str | None = None) -> Document:
    """The Document of a file's bytes; `name` is its file name, `place` what errors call it (default the name)."""
    place = name if place is None else place
    if not data.strip():
        raise Unreadable(f"{place}: is empty; nothing to read.")
    for head, why in _REFUSED:
        if data.startswith(head) and not (head == b"BM" and data.isascii()):
            raise Unreadable(f"{place}: {why}.")
    printed = decode(data)
    if printed is None:
        raise Unreadable(f"{place}: is not text in UTF-8, UTF-16, GB18030 or Big5; save it as UTF-8.")
    sha256 = hashlib.sha256(data).hexdigest()
    if _is_html(printed):
        from kg.readers import html  # here, because lxml is slow to import and most plans are text

        return html.read(printed, name, sha256)
    return text.read(printed, name, sha256)


def _is_html(printed: str) -> bool:
    """Whether a text is a web page or a piece of one."""
    head = printed[:4096].lower()
    return any(tag in head for tag in ("<!doctype html", "<html", "<body", "<table", "<div", "<p>", "<p "))
