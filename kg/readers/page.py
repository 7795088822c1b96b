"""What a page prints, put down line by line: the text so far and the blocks in it."""

import re

from kg.document import Document, Line, Place, Table

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


class Page:
    """The text and the blocks of a Document in the making; each line put down ends with a line break."""

    def __init__(self) -> None:
        self.blocks: list[Line | Table] = []
        self._lines: list[str] = []
        self._length = 0

    def put(self, printed: str) -> Place:
        """Put a line down; answers the place of what it prints, the white space around it left out."""
        printed = _INVISIBLE.sub("", printed).rstrip()
        end = self._length + len(printed)
        self._lines.append(printed)
        self._length = end + 1
        return end - len(printed.lstrip()), end

    def line(self, printed: str, heading: bool = False) -> None:
        """Put a line down as a block of its own; a blank one is none."""
        if printed.strip():
            self.blocks.append(Line(*self.put(printed), heading))

    def document(self, name: str, media_type: str, sha256: str) -> Document:
        """The Document of all that was put down."""
        text = "".join([f"{line}\n" for line in self._lines])
        return Document(name, media_type, sha256, text, tuple(self.blocks))
