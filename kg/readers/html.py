"""Web pages: what a reader sees of them, as lines and tables; scripts, comments and hidden parts are not print."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from kg.document import Cell, Document, Table
from kg.readers.html_lists import Lists
from kg.readers.page import Page

_SILENT = {"script", "style", "noscript", "template", "head", "title", "meta", "link"}
_SILENT |= {"select", "option", "button", "textarea", "svg", "iframe"}
_INLINE = {"a", "abbr", "b", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "input", "ins", "kbd"}
_INLINE |= {"label", "mark", "o", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time"}
_INLINE |= {"tt", "u", "var", "wbr"}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")


def read(text: str, name: str, sha256: str) -> Document:
    """The Document of a web page; offsets count in the text as a browser would show it, a block a line."""
    root = lxml_html.document_fromstring(text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=False))
    page = Page()
    _walk(root, page)
    return page.document(name, "text/html", sha256)


def _is_shown(node: Any) -> bool:
    if not isinstance(node.tag, str) or node.tag in _SILENT or node.get("hidden") is not None:
        return False
    return not _HIDDEN.search(node.get("style") or "")


def _walk(root: Any, page: Page) -> None:
    """Put the lines and tables below a node on the page, in print order; a loop, since pages nest without limit."""
    pending: list[str] = []
    number = ""  # of the list item under way, until its first print
    heading = False
    lists = Lists()

    def flush() -> None:
        nonlocal pending, number
        printed = _SPACE.sub(" ", "".join(pending)).strip()
        if printed:
            page.line(number + printed, heading)
            number = ""
        pending = []

    steps: list[tuple[Any, bool]] = [(root, True)]
    while steps:
        node, entering = steps.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if not entering:
            if tag and tag not in _INLINE and _is_shown(node):
                flush()
                heading = False
                number = "" if tag == "li" else number
            pending.append(node.tail or "")
            continue
        if not _is_shown(node):
            pending.append((node.tail or "") if node is not root else "")
            continue
        if tag == "table" and (_is_grid(node) or (not "".join(pending).strip() and _goes_on(node, page))):
            flush()
            page.blocks.append(_table(node, page, lists))
            pending.append(node.tail or "")
            continue
        if tag not in _INLINE:
            flush()
            heading = tag in _HEADINGS
            if tag == "ol":
                lists.enter(node)
            number = lists.before(node) if tag == "li" else number
        pending.append(node.text or "")
        steps.append((node, False))
        steps.extend((child, True) for child in reversed(node))
    flush()


def _is_grid(table: Any) -> bool:
    """Whether a table holds data rather than lays out the page: several rows, some of two cells, none a page itself."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if len(rows) < 2 or all(len(row) < 2 for row in rows):
        return False
    longest = max((cell for row in rows for cell in row), key=_length)
    return _length(longest) < _PAGE or 2 * _length(longest) < _length(table)


def _goes_on(table: Any, page: Page) -> bool:
    """Whether a table of one row goes on with the table right above it, as the last one does on the next page."""
    above = page.blocks[-1] if page.blocks else None
    rows = list(table.iter("tr"))
    if not isinstance(above, Table) or len(rows) != 1 or next(table.iterdescendants("table"), None) is not None:
        return False
    across = [_span(cell, "colspan") for cell in rows[0] if cell.tag in ("td", "th")]
    return len(across) > 2 and sum(across) == max(cell.column + cell.columns for cell in above.cells)


_PAGE = 1500  # characters no cell of a plan's table has: the whole plan stands in it


def _length(node: Any) -> int:
    return sum(len(piece.strip()) for piece in node.itertext())


def _span(cell: Any, name: str) -> int:
    digits = re.match(r"\s*(\d{1,3})", cell.get(name) or "")
    return max(1, int(digits[1])) if digits else 1


def _table(table: Any, page: Page, lists: Lists) -> Table:
    taken: set[tuple[int, int]] = set()
    cells = []
    rows = list(table.iter("tr"))
    for r, row in enumerate(rows):
        c = 0
        for node in row:
            if node.tag not in ("td", "th"):
                continue
            while (r, c) in taken:
                c += 1
            down = min(_span(node, "rowspan"), len(rows) - r)
            across = _span(node, "colspan")
            taken.update((r + i, c + j) for i in range(down) for j in range(across))
            lines = tuple(page.put(line) for line in _cell_lines(node, lists))
            cells.append(Cell(r, c, lines, down, across, node.tag == "th"))
            c += across
    return Table(tuple(cells))


def _cell_lines(cell: Any, lists: Lists) -> Iterator[str]:
    """The lines printed in a cell: paragraphs, list items with their numbers, and what <br> parts."""
    number = ""
    for item, below in _lines_below(cell):
        if item is not None and item.tag == "ol":
            lists.enter(item)
        elif item is not None:
            number = lists.before(item)
        if line := _SPACE.sub(" ", below).strip():
            yield number + line
            number = ""


def _lines_below(cell: Any) -> Iterator[tuple[Any | None, str]]:
    """The lines below a cell, and empty ones with the lists and items that begin there."""
    pending = [cell.text or ""]
    for event, node in etree.iterwalk(cell, events=("start", "end")):
        if node is cell:
            continue
        shown = _is_shown(node)
        if event == "start":
            if shown and node.tag not in _INLINE:
                yield None, "".join(pending)
                pending = []
            if node.tag in ("ol", "li"):
                yield node, ""
            pending.append((node.text or "") if shown else "")
        else:
            if shown and node.tag not in _INLINE:
                yield None, "".join(pending)
                pending = []
            pending.append(node.tail or "")
    yield None, "".join(pending)
