"""Web pages: what a reader sees of them, as lines and tables; scripts, comments and hidden parts are not print."""

import re
from typing import Any

from lxml import etree

from kg.document import Cell, Document, Table
from kg.errors import Unreadable
from kg.readers.html_lists import Lists
from kg.readers.page import Page

_SILENT = {"script", "style", "noscript", "template", "head", "title", "meta", "link"}
_SILENT |= {"select", "option", "button", "textarea", "svg", "iframe", "noframes"}
_INLINE = {"a", "abbr", "b", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "input", "ins", "kbd"}
_INLINE |= {"label", "mark", "o", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time"}
_INLINE |= {"tt", "u", "var", "wbr"}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_NUMBER = re.compile(r"\s*(\d{1,3})")


def read(text: str, name: str, sha256: str) -> Document:
    """The Document of a web page; offsets count in the text as a browser would show it, a block a line."""
    root = etree.fromstring(text.encode(), etree.HTMLParser(encoding="utf-8", huge_tree=False))
    page = Page()
    if root is not None:  # as where there is nothing but a comment
        _walk(root, page)
        if not page.blocks:
            _unscripted(root, page)
    return page.document(name, "text/html", sha256)


def _unscripted(root: Any, page: Page) -> None:
    """Put down what a page holds for a script to show, where it shows nothing else: the text of a field.

    Raises Unreadable where its text is fetched from elsewhere.
    """
    for node in root.iter("textarea"):
        for line in "\n".join(node.itertext()).splitlines():
            page.line(line)
    if not page.blocks and next(root.iter("script", "frame", "iframe"), None) is not None:
        raise Unreadable(
            "is a page whose text only a browser fetches; open it there, and copy the text into a .txt file"
        )


def _is_shown(node: Any) -> bool:
    if not isinstance(node.tag, str) or node.tag in _SILENT or node.get("hidden") is not None:
        return False
    style = node.get("style")
    return style is None or _HIDDEN.search(style) is None


def _walk(root: Any, page: Page) -> None:
    """Put the lines and tables below a node on the page, in print order; a loop, since pages nest without limit."""
    pending: list[str] = []
    number = ""  # of the list item under way, until its first print
    heading = False
    lists = Lists()

    def flush() -> None:
        nonlocal pending, number
        printed = "".join(pending).strip()
        for line in printed.splitlines() if as_typed else [printed] if printed else ():
            page.line(number + (line if as_typed else _SPACE.sub(" ", line)), heading)
            number = ""
        pending = []

    as_typed = False  # in <pre>
    steps: list[tuple[Any, bool]] = [(root, True)]
    while steps:
        node, entering = steps.pop()
        if entering and not _is_shown(node):
            pending.append((node.tail or "") if node is not root else "")
            continue
        tag = node.tag
        if not entering:
            if tag not in _INLINE:
                flush()
                heading = False
                number = "" if tag == "li" else number
                as_typed = as_typed and tag != "pre"
            pending.append(node.tail or "")
            continue
        if tag == "table":
            rows = _rows(node)
            if _is_grid(node, rows) or (not "".join(pending).strip() and _goes_on(rows, page)):
                flush()
                page.blocks.append(_table(rows, page, lists))
                pending.append(node.tail or "")
                continue
        if tag not in _INLINE:
            flush()
            heading = tag in _HEADINGS
            as_typed = as_typed or tag == "pre"
            if tag == "ol":
                lists.enter(node)
            number = lists.before(node) if tag == "li" else number
        pending.append(node.text or "")
        steps.append((node, False))
        steps += [(child, True) for child in reversed(node)]
    flush()


def _rows(table: Any) -> list[list[Any]]:
    """The cells of a table, row by row; none where a table stands in it."""
    if next(table.iterdescendants("table"), None) is not None:
        return []
    return [[cell for cell in row if cell.tag in ("td", "th") and _is_shown(cell)] for row in _shown_rows(table)]


def _shown_rows(table: Any) -> list[Any]:
    return [row for row in table.iter("tr") if _is_shown(row) and _is_shown(row.getparent())]


def _is_grid(table: Any, rows: list[list[Any]]) -> bool:
    """Whether a table holds data rather than lays out the page: several rows, some of two cells, none a page itself."""
    if len(rows) < 2 or all(len(row) < 2 for row in rows):
        return False
    page = max(_PAGE, _length(table) / 2)
    full = (cells for row, cells in zip(_shown_rows(table), rows, strict=True) if _length(row) >= page)
    return all(_length(cell) < page for cells in full for cell in cells)


def _goes_on(rows: list[list[Any]], page: Page) -> bool:
    """Whether a table of one row goes on with the table right above it, as the last one does on the next page."""
    above = page.blocks[-1] if page.blocks else None
    if not isinstance(above, Table) or len(rows) != 1:
        return False
    across = [_span(cell, "colspan") for cell in rows[0]]
    return len(across) > 2 and sum(across) == max(cell.column + cell.columns for cell in above.cells)


_PAGE = 1500  # characters no cell of a plan's table has: the whole plan stands in it


def _length(node: Any) -> int:
    return sum([len(piece.strip()) for piece in node.itertext()])


def _span(cell: Any, name: str) -> int:
    printed = cell.get(name)
    digits = None if printed is None else _NUMBER.match(printed)
    return 1 if digits is None else max(1, int(digits[1]))


def _table(rows: list[list[Any]], page: Page, lists: Lists) -> Table:
    taken: set[tuple[int, int]] = set()
    cells = []
    for r, row in enumerate(rows):
        c = 0
        for node in row:
            while (r, c) in taken:
                c += 1
            down = min(_span(node, "rowspan"), len(rows) - r)
            across = _span(node, "colspan")
            if down > 1:
                taken.update((r + i, c + j) for i in range(1, down) for j in range(across))
            lines = tuple([page.put(line) for line in _cell_lines(node, lists)])
            cells.append(Cell(r, c, lines, down, across, node.tag == "th"))
            c += across
    return Table(tuple(cells))


def _cell_lines(cell: Any, lists: Lists) -> list[str]:
    """The lines printed in a cell: paragraphs, list items with their numbers, and what <br> parts."""
    lines: list[str] = []
    pending = [cell.text or ""]
    number = ""

    def flush() -> None:
        nonlocal pending, number
        if line := "".join(pending).strip():
            lines.append(number + _SPACE.sub(" ", line))
            number = ""
        pending = []

    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, node in walk if len(cell) else ():
        if node is cell:
            continue
        shown = _is_shown(node)
        if not shown and event == "start":
            walk.skip_subtree()
        if shown and node.tag not in _INLINE:
            flush()
        if event == "start":
            if node.tag == "ol":
                lists.enter(node)
            elif node.tag == "li":
                number = lists.before(node)
            pending.append((node.text or "") if shown else "")
        else:
            pending.append(node.tail or "")
    flush()
    return lines
