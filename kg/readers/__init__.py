"""Published files as Documents: bytes in, one text with lines and tables out. Formats are known by their content."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from kg.document import Document
from kg.errors import Unreadable
from kg.readers import mht, separated, text
from kg.readers.archive import Archive
from kg.readers.package import Form, Package
from kg.readers.text import decode

LARGEST = 64 * 1024 * 1024
"""Bytes above which a file is refused: a work plan has some ten thousand characters."""

# How a file begins that holds no text to read, and what to do about it.
_REFUSED = (
    (b"{\\rtf", "is an RTF file; open it in Word, WPS or LibreOffice and save it as .docx"),
    (b"\x89PNG", "is a picture; a scanned plan must be turned into text first"),
    (b"\xff\xd8\xff", "is a picture; a scanned plan must be turned into text first"),
    (b"GIF8", "is a picture; a scanned plan must be turned into text first"),
    (b"BM", "is a picture; a scanned plan must be turned into text first"),
    (b"II*\x00", "is a picture; a scanned plan must be turned into text first"),
    (b"MM\x00*", "is a picture; a scanned plan must be turned into text first"),
    (b"RIFF", "is a picture or a recording; a plan must be turned into text first"),
    (b"Rar!", "is an archive that only its own program opens; unpack it, or pack it anew as .zip"),
    (b"7z\xbc\xaf", "is an archive that only its own program opens; unpack it, or pack it anew as .zip"),
    (b"\x1f\x8b", "is an archive that only its own program opens; unpack it, or pack it anew as .zip"),
)

# What a file of the old Office formats is, by a name in its directory.
_OLE = b"\xd0\xcf\x11\xe0"
_REFUSED_OLE = (
    ("EncryptedPackage", "is locked with a password; open it and save it without one"),
    ("WordDocument", "is an old Word or WPS file; open it in Word, WPS or LibreOffice and save it as .docx"),
    ("Workbook", "is an old Excel file; open it in Excel, WPS or LibreOffice and save it as .xlsx"),
    ("Book", "is an old Excel file; open it in Excel, WPS or LibreOffice and save it as .xlsx"),
    ("PowerPoint Document", "is a set of slides; copy the text into a .txt file"),
    ("", "is a file of an old Office or WPS; open it there and save it as .docx or .xlsx"),
)
# What a file names that an Office program saved as XML alone, and what to do about it.
_REFUSED_XML = (
    (
        "urn:schemas-microsoft-com:office:spreadsheet",
        "is an Excel file saved as XML; open it there and save it as .xlsx",
    ),
    ("/office/word/2003/wordml", "is a Word file saved as XML; open it there and save it as .docx"),
    ("/office/2006/xmlPackage", "is a Word file saved as XML; open it there and save it as .docx"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def read(path: Path) -> Document:
    """The Document of a published file; of an archive its only one, or the one named behind a "!".

    Raises Unreadable with one sentence that names the file and what to do.
    """
    path, member = _member(path)
    archive = _archive(data := _bytes(path), path)
    if archive is None:
        return read_bytes(data, path.name, str(path))
    if member is None and len(archive.names) > 1:
        named = f"'{path}!{archive.names[0]}'"
        raise Unreadable(f"{path}: is an archive of {len(archive.names)} documents; name one, for example {named}.")
    chosen = archive.names[0] if member is None else member
    place = f"{path}!{chosen}"
    try:
        inner = archive.document(chosen)
    except Unreadable as refusal:
        raise Unreadable(f"{place}: {refusal}.") from None
    return read_bytes(inner, f"{path.name}!{chosen}", place)


def read_all(path: Path) -> Iterator[tuple[Path, Document | Unreadable]]:
    """What a path holds, each with its place: one Document, of an archive each; a refusal where there is none.

    A document of an archive is named archive.zip!document. They are read one at a time, as they are asked for.
    """
    try:
        file, member = _member(path)
        archive = _archive(data := _bytes(file), file)
        if archive is None or member is not None:
            yield path, read(path) if member is not None else read_bytes(data, path.name, str(path))
            return
    except Unreadable as refusal:
        yield path, refusal
        return
    for name, inner in archive:
        place = Path(f"{path}!{name}")
        try:
            if isinstance(inner, Unreadable):
                raise Unreadable(f"{place}: {inner}.")
            yield place, read_bytes(inner, f"{path.name}!{name}", str(place))
        except Unreadable as refusal:
            yield place, refusal


def _member(path: Path) -> tuple[Path, str | None]:
    """plans.zip!2021/a.docx → plans.zip and 2021/a.docx, unless there is a file of the whole name."""
    whole = str(path)
    at = whole.find("!")
    while at > 0 and not path.exists():
        if Path(whole[:at]).is_file():
            return Path(whole[:at]), whole[at + 1 :]
        at = whole.find("!", at + 1)
    return path, None


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable(f"{path}: is larger than {LARGEST // 2**20} MB; a plan never is, pass the plan alone.")
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"{path}: there is no such file; check the path.") from None
    except IsADirectoryError:
        raise Unreadable(f"{path}: is a folder; name a file in it.") from None
    except OSError as error:
        raise Unreadable(f"{path}: cannot be read ({error.strerror}); check its permissions.") from None


def _archive(data: bytes, path: Path) -> Archive | None:
    """The archive that bytes are; None for a file that is itself a document."""
    if not data.startswith(_ZIP):
        return None
    try:
        package = Package(data)
        return Archive(package) if package.form() is None else None
    except Unreadable as refusal:
        raise Unreadable(f"{path}: {refusal}.") from None


def read_bytes(data: bytes, name: str, place: str | None = None) -> Document:
    """The Document of a file's bytes; `name` is its file name, `place` what errors call it (default the name)."""
    try:
        return _read(data, name, hashlib.sha256(data).hexdigest())
    except Unreadable as refusal:
        raise Unreadable(f"{name if place is None else place}: {refusal}.") from None


# Readers are imported where they are used: lxml is slow to import, and most plans are text.


def _read(data: bytes, name: str, sha256: str) -> Document:
    """`read_bytes`, with refusals that go on after the name of the file."""
    if not data.strip():
        raise Unreadable("is empty; nothing to read")
    for head, why in _REFUSED:
        if data.startswith(head) and not (head == b"BM" and data.isascii()):
            raise Unreadable(why)
    if data.startswith(_OLE):
        raise Unreadable(next(why for word, why in _REFUSED_OLE if word.encode("utf-16-le") in data))
    if data[:1024].lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"%PDF-"):
        from kg.readers import pdf

        return pdf.read(data, name, sha256)
    if data.startswith(_ZIP):
        return _read_package(Package(data), name, sha256)
    if is_page := mht.is_saved_page(data):
        data = mht.page(data)
    printed = decode(data)
    if printed is None:
        if any(decode(data[:-cut]) is not None for cut in (1, 2, 3)):
            raise Unreadable("ends in the middle of a character, so it was cut off; fetch or save it again")
        raise Unreadable("is not text in UTF-8, UTF-16, GB18030 or Big5; save it as UTF-8")
    if printed.startswith("<?xml"):
        for root, why in _REFUSED_XML:
            if root in printed[:4096]:
                raise Unreadable(why)
    if is_page or _is_html(printed):
        from kg.readers import html

        return html.read(printed, name, sha256)
    return separated.read(printed, name, sha256) or text.read(printed, name, sha256)


def _read_package(package: Package, name: str, sha256: str) -> Document:
    form = package.form()
    if form is None:
        raise Unreadable("is an archive inside an archive; unpack it first")
    if form is Form.WORD:
        from kg.readers import docx

        return docx.read(package, name, sha256)
    from kg.readers import xlsx

    return xlsx.read(package, name, sha256)


def _is_html(printed: str) -> bool:
    """Whether a text is a web page or a piece of one."""
    head = printed[:4096]
    if "<" not in head:
        return False
    head = head.lower()
    return any(tag in head for tag in ("<!doctype html", "<html", "<body", "<table", "<div", "<p>", "<p "))
