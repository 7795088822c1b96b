"""Zip packages opened with limits: nothing is unpacked to disk, no part grows beyond what a plan can need.

Every refusal is an Unreadable whose sentence goes on after the file's name.
"""

import posixpath
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kg.errors import Unreadable

MOST_MEMBERS = 10_000
LARGEST_PART = 32 * 1024 * 1024
"""Bytes a part may have when expanded: the text of a hundred pages takes some 2 MB in Word."""

MOST_MARKS = 600_000
"""Tags and attributes a part may have: memory and time go by them, and fifty pages of Word have 100,000."""

_DAMAGED = "is a damaged zip or Office file; fetch it again, or save the plan as text"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/", b"http://schemas.openxmlformats.org/spreadsheetml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)


class Form(Enum):
    """The packages that are read as one document, by the folder of their main part."""

    WORD = "word/"
    EXCEL = "xl/"


# What another package is by a file in it, and what to do about it.
_REFUSED = {
    "OFD.xml": "is an OFD file; open it in its reader and save it as PDF, or copy the text into a .txt file",
    "ppt/presentation.xml": "is a set of slides; copy the text into a .txt file",
    "content.xml": "is an OpenDocument file; open it in LibreOffice, Word or WPS and save it as .docx",
    "[Content_Types].xml": "is a damaged Office file; open it in Word or WPS and save it as .docx",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """How a part of a package refers to another: what it calls it, as what it takes it, and the member's name."""

    identifier: str
    kind: str
    target: str
    is_external: bool


class Package:
    """A zip file in memory. `names` are its members as stored, folders left out."""

    def __init__(self, data: bytes) -> None:
        if data.count(b"PK\x01\x02") > MOST_MEMBERS:  # entries of its directory, counted before it is read
            raise Unreadable(f"holds more than {MOST_MEMBERS} files; unpack it and name the plans alone")
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError, NotImplementedError):
            raise Unreadable(_DAMAGED) from None
        self._members = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
        self._relations: dict[str, Sequence[Relation]] = {}
        self.names = tuple(self._members)

    def form(self) -> Form | None:
        """What document the package is, None for an archive of files. Raises Unreadable for a form not read."""
        main = self.main()
        for form in Form:
            if main.startswith(form.value):
                return form
        for name, why in _REFUSED.items():
            if name in self._members:
                raise Unreadable(why)
        return None

    def info(self, name: str) -> ZipInfo:
        """What the directory says of a member."""
        return self._members[name]

    def part(self, name: str, largest: int = LARGEST_PART) -> bytes:
        """The bytes of a member, expanded."""
        info = self._members.get(name)
        if info is None:
            raise Unreadable(_DAMAGED)
        if info.flag_bits & 1:
            raise Unreadable("is locked with a password; unpack it first")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Unreadable("is packed in an unusual way; unpack it first")
        if info.file_size > largest:
            raise Unreadable(f"expands to more than {largest // 2**20} MB; a plan never does")
        try:
            with self._zip.open(info) as member:
                return member.read(info.file_size)
        except (BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error):
            raise Unreadable(_DAMAGED) from None

    def xml(self, name: str) -> Any:
        """The root element of an XML part; entities, comments and instructions are not in it."""
        from lxml import etree  # here, because it is slow to import and most plans are text

        data = self.part(name)
        if data.count(b"<") + data.count(b"=") > MOST_MARKS:
            raise Unreadable("has more parts than any plan; pass the plan alone")
        if b"<!DOCTYPE" in data:
            raise Unreadable("declares entities of its own, as no Office program does; save it anew from Word or WPS")
        if b"http://purl.oclc.org/ooxml/" in data[:20_000]:  # saved as “Strict Open XML”: other names, same things
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise Unreadable(_DAMAGED) from None
        if root.getroottree().docinfo.internalDTD is not None:  # in an encoding in which the bytes above are others
            raise Unreadable("declares entities of its own, as no Office program does; save it anew from Word or WPS")
        return root

    def related(self, part: str, kind: str) -> str | None:
        """The part another one (or the package, "") names as its `kind`: officeDocument, styles, numbering."""
        for relation in self.relations(part):
            if relation.kind == kind and not relation.is_external:
                return relation.target if relation.target in self._members else None
        return None

    def main(self) -> str:
        """The part that holds the document itself; "" where none is named."""
        return self.related("", "officeDocument") or ""

    def relations(self, part: str) -> Sequence[Relation]:
        """What another part refers to, in the order of the file."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            listed = posixpath.join(folder, "_rels", f"{name}.rels")
            self._relations[part] = [
                Relation(
                    identifier=node.get("Id", ""),
                    kind=node.get("Type", "").rpartition("/")[2],
                    target=posixpath.normpath(posixpath.join("/", folder, node.get("Target", ""))).lstrip("/"),
                    is_external=node.get("TargetMode") == "External",
                )
                for node in (self.xml(listed) if listed in self._members else ())
            ]
        return self._relations[part]
