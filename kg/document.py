"""What is on the page: the published file as one text, and the lines and tables on it as places in that text.

A reader makes a `Document`; `kg.clean` makes a `Flow` of it. Every place is a pair of offsets [start, end).
"""

from collections.abc import Iterable, Sequence

from kg.value import value

Place = tuple[int, int]
"""Offsets [start, end) into a text."""


@value
class Line:
    """One printed line or paragraph as the reader met it; `heading` when the format itself marks it as one."""

    start: int
    end: int
    heading: bool = False


@value
class Cell:
    """A cell of a table: the grid positions it covers and the places of the lines printed in it.

    A merged cell is one Cell with `rows` or `columns` above 1; positions count from 0.
    """

    row: int
    column: int
    lines: tuple[Place, ...]
    rows: int = 1
    columns: int = 1
    header: bool = False


@value
class Table:
    """A table of the format itself (tabs, pipes, HTML, Word); cells in print order."""

    cells: tuple[Cell, ...]


@value
class Document:
    """A published file: `text` is everything it prints, and the one thing all offsets count in.

    Blocks stand in print order and are disjoint.
    """

    name: str
    media_type: str
    sha256: str
    text: str
    blocks: tuple[Line | Table, ...]


def blank(text: str, places: Iterable[Place]) -> str:
    """The text with these places, in printed order, turned into spaces, so that all offsets stay."""
    pieces, at = [], 0
    for start, end in places:
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


@value
class Flow:
    """A Document's print as one run of characters without layout, ready for a grammar.

    `chars` is the print without page furniture and without the white space of layout (a single space stays
    between two Latin words); `folded` has the same length, with brackets and digits of one width and simplified
    script, to match on; `places[i]` is the offset of `chars[i]` in `document.text`. Blocks count in `chars`.
    """

    document: Document
    chars: str
    folded: str
    places: Sequence[int]
    blocks: tuple[Line | Table, ...]

    def mention(self, start: int, end: int) -> str:
        """The print of `chars[start:end]` without any white space."""
        return self.chars[start:end].replace(" ", "")

    def printed(self, start: int, end: int) -> tuple[str, int, int]:
        """The mention of `chars[start:end]`, and its span: what every value of a plan begins with."""
        if start >= end:
            return "", *self.span(start, end)
        return self.chars[start:end].replace(" ", ""), self.places[start], self.places[end - 1] + 1

    def span(self, start: int, end: int) -> Place:
        """Offsets in the document's text of `chars[start:end]`; an empty run has an empty span."""
        if start >= end:
            place = self.places[start] if start < len(self.places) else len(self.document.text)
            return place, place
        return self.places[start], self.places[end - 1] + 1
