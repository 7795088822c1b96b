"""Zip archives of published files: which documents are in one, under which names, and their bytes."""

import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from kg.errors import Unreadable
from kg.readers.folder import documents
from kg.readers.package import Package

LARGEST_MEMBER = 64 * 1024 * 1024
LARGEST_WHOLE = 512 * 1024 * 1024
"""Bytes all documents of one archive may have together."""

_FLAG_UTF8 = 0x800


class Archive:
    """The documents of a zip archive. `names` are those a folder of the same files would give, in its order.

    Raises Unreadable for an archive without a document, or of more than any collection of plans has.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        stored = {_decoded(name, package.info(name).flag_bits): name for name in package.names}
        self.names = tuple(documents(stored))
        self._stored = {name: stored[name] for name in self.names}
        if not self.names:
            raise Unreadable("is an archive without a document in it; name the file to have it tried")
        if sum(package.info(name).file_size for name in self._stored.values()) > LARGEST_WHOLE:
            raise Unreadable(f"expands to more than {LARGEST_WHOLE // 2**20} MB; unpack it and name the plans alone")

    def __iter__(self) -> Iterator[tuple[str, "bytes | Unreadable"]]:
        """Each document's name and bytes, or why it has none; one at a time."""
        for name in self.names:
            try:
                yield name, self.document(name)
            except Unreadable as refusal:
                yield name, refusal

    def document(self, name: str) -> bytes:
        """The bytes of a document. Raises Unreadable for one that is not there, is locked or too large."""
        if name not in self._stored:
            raise Unreadable(f"there is no such document in the archive; it holds {self.names[0]}")
        if name.startswith("/") or ".." in name.split("/"):
            raise Unreadable("has a name that leads out of the archive; rename it")
        return self._package.part(self._stored[name], LARGEST_MEMBER)


def _decoded(name: str, flags: int) -> str:
    """A member's name as it was meant: programs in China write GBK where the format knows but two encodings."""
    if not flags & _FLAG_UTF8:
        stored = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = stored.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    shown = "".join(char if unicodedata.category(char)[0] != "C" else "\ufffd" for char in name)
    return str(PurePosixPath(shown.replace("\\", "/")))
