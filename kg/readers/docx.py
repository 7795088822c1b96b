"""Word documents: what a sheet of them shows, read from the file's XML.

Automatic numbers are printed, merged cells are one cell, text boxes stand where they are anchored, tracked insertions
count and deletions do not. Headers, footers and comments are no text. Footnotes and tables of contents are in the
text but in no block: they say nothing of their own. A table of one column, or one row of two cells, is layout.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from kg.document import Cell, Document, Table
from kg.errors import Unreadable
from kg.readers.docx_numbering import Numbering, Styles, W, is_on, is_outlined, number, said, value
from kg.readers.docx_runs import Runs, symbols
from kg.readers.package import Package
from kg.readers.page import Page

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MOST_COLUMNS = 256  # Word itself stops at 63
_MOST_ROWS = 5_000

_LOOK, _DELETED = f"{W}rPr", f"{W}del"
_OF_ROW, _OF_CELL, _HEAD = f"{W}trPr", f"{W}tcPr", f"{W}tblHeader"
_PARAGRAPH, _TABLE, _ROW, _CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}


class _Line(NamedTuple):  # one a paragraph: a dataclass takes three times as long to make
    """One printed line; its first `bullet` characters are a bullet, which stands in no block."""

    printed: str
    bullet: int = 0
    heading: bool = False
    listed: bool = False


class _Row(NamedTuple):
    """A row of a table: what is said of it, by tag, and the XML of its cells."""

    properties: Mapping[str, Any]
    cells: Sequence[Any]


def read(package: Package, name: str, sha256: str) -> Document:
    """The Document of a Word package; offsets count in the text as Word would show it, a paragraph a line.

    Raises Unreadable for a package that is damaged, hostile, or holds its text in another format.
    """
    main = package.main()
    root = package.xml(main)
    body = root.find(f"{W}body")
    if body is None:
        raise Unreadable("has no text in it; save it anew from Word or WPS as .docx")
    if next(body.iter(f"{W}altChunk"), None) is not None:
        raise Unreadable("holds a web page that only Word can show; open it and save it anew as .docx")
    styles, numbering, footnotes = (
        None if part is None else package.xml(part)
        for part in (package.related(main, kind) for kind in ("styles", "numbering", "footnotes"))
    )
    story = _Story(styles, numbering)
    story.print(body)
    story.append_notes(footnotes)
    document = story.page.document(name, MEDIA_TYPE, sha256)
    if not document.text.strip():
        raise Unreadable("has no text in it; if it holds pictures of pages, turn them into text first")
    return document


class _Story:
    """The page so far, and what counts and goes on from paragraph to paragraph."""

    def __init__(self, styles: Any | None, numbering: Any | None) -> None:
        self.page = Page()
        self._styles = Styles(styles)
        self._numbering = Numbering(numbering, self._styles)
        self._runs = Runs()
        self._carried = ""  # of a paragraph whose end is deleted: it goes on in the next

    def print(self, body: Any) -> None:
        """Put all that a body holds on the page."""
        for item in self._content(body):
            if isinstance(item, _Line):
                self._put(item)
            else:
                self.page.blocks.append(self._table(item))

    def append_notes(self, root: Any | None) -> None:
        """Put footnotes at the end of the text, in no block."""
        for note in () if root is None else root:
            if note.get(f"{W}type") is None:  # the others draw the line above the notes
                for paragraph in note.iter(_PARAGRAPH):
                    printed = Runs().read(paragraph).text.replace("\n", " ")
                    if printed.strip():
                        self.page.put(printed)

    def _put(self, line: _Line) -> None:
        if line.bullet:
            self.page.put(line.printed[: line.bullet])
        if line.listed:
            self.page.put(line.printed)
        else:
            self.page.line(line.printed[line.bullet :], line.heading)

    # --- what stands below one another ----------------------------------------------------------------------------

    def _content(self, parent: Any) -> Iterator["_Line | list[_Row]"]:
        """The lines and the tables (their rows) below a node, in print order; tables that are layout dissolved."""
        for node in parent:
            if node.tag == _PARAGRAPH:
                yield from self._paragraph(node)
            elif node.tag == _TABLE:
                rows = _rows(node)
                if _is_layout(rows):
                    for row in rows:
                        for cell in row.cells:
                            yield from self._content(cell)
                else:
                    yield rows
            elif node.tag in _WRAPPERS:
                yield from self._content(node)

    def _paragraph(self, paragraph: Any) -> Iterator["_Line | list[_Row]"]:
        printed = self._runs.read(paragraph)
        for box in printed.before:
            yield from self._content(box)
        properties = printed.properties
        if _LOOK in properties and properties[_LOOK].find(_DELETED) is not None:
            self._carried += printed.text
        else:
            style = self._styles.of(properties)
            mark, is_bullet = self._numbering.next(properties, style)
            text, self._carried = self._carried + printed.text, ""
            first, *others = symbols(mark + text).split("\n")
            heading = style.is_heading or is_outlined(properties)
            if first.strip() and (text.strip() or not is_bullet):
                yield _Line(first, len(mark) if is_bullet else 0, heading, printed.listed)
            for other in others:
                if other.strip():
                    yield _Line(other, 0, heading, printed.listed)
        for box in printed.after:
            yield from self._content(box)

    # --- tables -----------------------------------------------------------------------------------------------------

    def _table(self, rows: Sequence[_Row]) -> Table:
        if len(rows) > _MOST_ROWS:
            raise Unreadable(f"has a table of more than {_MOST_ROWS} rows; pass the plan alone")
        cells: list[Cell] = []
        above: dict[int, int] = {}  # the number of the cell that may go on in the next row, by its column
        for r, row in enumerate(rows):
            is_head = is_on(row.properties.get(_HEAD))
            column = _count(row.properties, "gridBefore", 0)
            going: dict[int, int] = {}
            last: int | None = None
            for node in row.cells:
                shape = said(next(node.iterchildren(_OF_CELL), None))
                across = max(1, _count(shape, "gridSpan", 1))
                if column + across > _MOST_COLUMNS:
                    raise Unreadable(f"has a table of more than {_MOST_COLUMNS} columns; a plan never does")
                down, beside = _merge(shape, "vMerge"), _merge(shape, "hMerge")
                if beside == "continue" and last is not None:
                    cells[last] = replace(cells[last], columns=cells[last].columns + across)
                elif down == "continue" and column in above:
                    last = going[column] = above[column]
                    cells[last] = replace(cells[last], rows=cells[last].rows + 1)
                else:
                    last = len(cells)
                    lines = tuple([self.page.put(line) for line in self._cell_lines(node)])
                    cells.append(Cell(r, column, lines, 1, across, is_head))
                    if down is not None:
                        going[column] = last
                column += across
            above = going
        return Table(tuple(cells))

    def _cell_lines(self, cell: Any) -> Iterator[str]:
        """The lines printed in a cell; those of a table inside it, cell by cell."""
        for item in self._content(cell):
            if not isinstance(item, _Line):
                for row in item:
                    for inner in row.cells:
                        yield from self._cell_lines(inner)
            elif item.printed[item.bullet :].strip():
                yield item.printed[item.bullet :]


def _rows(table: Any) -> list[_Row]:
    """The rows of a table that are not deleted."""
    rows = []
    for row in _children(table, _ROW):
        properties = said(next(row.iterchildren(_OF_ROW), None))
        if _DELETED not in properties:
            rows.append(_Row(properties, list(_children(row, _CELL))))
    return rows


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """The children of a kind, also those in content controls and insertions."""
    for node in parent:
        if node.tag == tag:
            yield node
        elif node.tag in _WRAPPERS:
            yield from _children(node, tag)


def _is_layout(rows: Sequence[_Row]) -> bool:
    """Whether a table only arranges text: the two halves of a letterhead, a frame around a page."""
    widest = max((len(row.cells) for row in rows), default=0)
    return widest <= 1 or (len(rows) == 1 and widest == 2)


def _count(properties: Mapping[str, Any], name: str, default: int) -> int:
    node = properties.get(W + name)
    found = None if node is None else number(node)
    return default if found is None else max(0, found)


def _merge(properties: Mapping[str, Any], name: str) -> str | None:
    """How a cell is merged: restart, continue (also when nothing is said), or None."""
    node = properties.get(W + name)
    return None if node is None else value(node) or "continue"
