"""Real files of the formats plans are published in, made for tests: Word, Excel, PDF and zip."""

from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from kg.clean import fold
from kg.document import Cell, Document, Line, Table
from kg.numerals import Style, mark
from kg.readers.docx_ordinals import counted

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def zipped(members: dict[str, bytes | str]) -> bytes:
    """A zip of members by name."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _relations(*pairs: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{i}" Type="{_KINDS}/{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(pairs)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'


def docx(body: str, numbering: str = "", styles: str = "", footnotes: str = "", **more: bytes | str) -> bytes:
    """A Word package around the XML of a body; the other parts by the XML inside their root."""
    parts = {"numbering": numbering, "styles": styles, "footnotes": footnotes}
    given = {kind: inner for kind, inner in parts.items() if inner}
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(*((kind, f"{kind}.xml") for kind in given)),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
    }
    for kind, inner in given.items():
        members[f"word/{kind}.xml"] = f"<w:{kind} {_SPACES}>{inner}</w:{kind}>"
    return zipped(members | more)


def run(text: str) -> str:
    """A run of text; a line break in it is a soft one."""
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{inner}</w:r>"


def p(text: str = "", level: int | None = None, of: int = 1, style: str = "", inner: str = "") -> str:
    """A paragraph, numbered at a level of a list where one is given; `inner` is XML behind its text."""
    own = f'<w:pStyle w:val="{style}"/>' if style else ""
    own += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr>' if level is not None else ""
    return f"<w:p><w:pPr>{own}</w:pPr>{run(text) if text else ''}{inner}</w:p>"


def level(at: int, form: str, pattern: str, more: str = "", start: int = 1) -> str:
    """A level of a list: level(0, "chineseCounting", "%1、")."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def definition(at: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{at}">{more}{"".join(levels)}</w:abstractNum>'


def listed(at: int, of: int, more: str = "") -> str:
    """A list that counts by a definition."""
    return f'<w:num w:numId="{at}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


OUTLINE = (
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "（%4）")
    + level(4, "decimalEnclosedCircle", "%5")
)
"""The five levels of official documents: 一、（一）1.（1）①"""


def tc(*lines: str, down: str | None = None, across: int = 1, inner: str = "") -> str:
    """A cell of paragraphs; `down` is restart or continue."""
    merged = f'<w:vMerge w:val="{down}"/>' if down else ""
    inside = inner or "".join(p(line) for line in lines) or p()
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{across}"/>{merged}</w:tcPr>{inside}</w:tc>'


def tbl(*rows: list[str] | str) -> str:
    """A table of rows, each a list of cells or the XML of a w:tr."""
    inner = (row if isinstance(row, str) else f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl>{''.join(inner)}</w:tbl>"


# --- a Document shown, and printed anew in another format -------------------------------------------------------------


def shown(document: Document) -> list[Any]:
    """The print of each block: a line as it stands, a table as rows, columns and lines of its cells."""
    found: list[Any] = []
    for block in document.blocks:
        if isinstance(block, Line):
            found.append(document.text[block.start : block.end])
        else:
            found.append(
                [
                    (cell.row, cell.column, cell.rows, cell.columns, [document.text[a:b] for a, b in cell.lines])
                    for cell in block.cells
                ]
            )
    return found


def word(document: Document, automatic: bool = False) -> bytes:
    """A Word file of the same lines and tables; `automatic` makes Word print the outline's numbers."""
    counter = _Outline() if automatic else None
    body = []
    for block in document.blocks:
        if isinstance(block, Line):
            text = document.text[block.start : block.end]
            body.append(p(text) if counter is None else counter.paragraph(text))
        else:
            body.append(_word_table(document, block))
    levels = "".join(f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="1"/></w:lvlOverride>' for i in range(5))
    return docx("".join(body), numbering=definition(0, OUTLINE) + listed(1, 0, levels))


_LEVELS = {Style.SECTION: 0, Style.TASK: 1, Style.ITEM: 2, Style.SUBITEM: 3, Style.POINT: 4}


class _Outline:
    """Tells which numbers Word would print just so, and leaves those out of the text."""

    def __init__(self) -> None:
        self.counts: dict[int, int] = {}

    def paragraph(self, text: str) -> str:
        text = text.strip()
        found = mark(fold(text))
        at = _LEVELS.get(found.style) if found is not None else None
        if found is None or at is None or found.number != self.counts.get(at, 0) + 1:
            return p(text)
        chinese = counted(found.number)
        shown = (f"{chinese}、", f"（{chinese}）", f"{found.number}.", f"（{found.number}）", text[:1])[at]
        if text[: found.length] != shown:  # 1、 where the list prints 1.
            return p(text)
        self.counts = {other: n for other, n in self.counts.items() if other < at} | {at: found.number}
        return p(text[found.length :], level=at)


def grid(table: Table) -> list[list[Cell | None]]:
    """The cells of a table by row and column, a merged one at each place it covers."""
    height = max(cell.row + cell.rows for cell in table.cells)
    width = max(cell.column + cell.columns for cell in table.cells)
    rows: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for cell in table.cells:
        for row in rows[cell.row : cell.row + cell.rows]:
            row[cell.column : cell.column + cell.columns] = [cell] * cell.columns
    return rows


def _word_table(document: Document, table: Table) -> str:
    rows = []
    for r, row in enumerate(grid(table)):
        cells = []
        for c, cell in enumerate(row):
            if cell is None:
                cells.append(tc())
            elif c == cell.column:
                down = None if cell.rows == 1 else "restart" if r == cell.row else "continue"
                lines = prints(document, cell) if r == cell.row else []
                cells.append(tc(*lines, down=down, across=cell.columns))
        rows.append(cells)
    return tbl(*rows)


def prints(document: Document, cell: Cell) -> list[str]:
    """The lines of a cell."""
    return [document.text[start:end] for start, end in cell.lines]


def excel(document: Document) -> bytes:
    """An Excel file of the same lines and tables; a line is one cell, and each table ends its sheet."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    at = 1
    for before, block in pairwise((None, *document.blocks)):
        if isinstance(before, Table):
            sheet, at = book.create_sheet(), 1
        if isinstance(block, Line):
            sheet.cell(at, 1, document.text[block.start : block.end])
            at += 1
            continue
        for cell in block.cells:
            sheet.cell(at + cell.row, 1 + cell.column, "\n".join(prints(document, cell)) or None).data_type = "s"
            if cell.rows * cell.columns > 1:
                last = (at + cell.row + cell.rows - 1, cell.column + cell.columns)
                sheet.merge_cells(
                    start_row=at + cell.row, start_column=1 + cell.column, end_row=last[0], end_column=last[1]
                )
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@cache
def _song() -> str:
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont

    registerFont(UnicodeCIDFont("STSong-Light"))  # no font file: every viewer brings it
    return "STSong-Light"


def pdf(document: Document) -> bytes:
    """A PDF of the same lines and tables, set on numbered pages."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate
    from reportlab.platypus import Table as Ruled

    body = ParagraphStyle("body", fontName=_song(), fontSize=14, leading=24, wordWrap="CJK", firstLineIndent=28)
    small = ParagraphStyle("cell", fontName=_song(), fontSize=10, leading=14, wordWrap="CJK")
    story = []
    for block in document.blocks:
        if isinstance(block, Line):
            story.append(Paragraph(escape(document.text[block.start : block.end].strip()), body))
            continue
        rows = grid(block)
        shown = [[[Paragraph(escape(t), small) for t in prints(document, c)] if c else "" for c in row] for row in rows]
        style = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        style += [
            ("SPAN", (c.column, c.row), (c.column + c.columns - 1, c.row + c.rows - 1))
            for c in block.cells
            if c.rows * c.columns > 1
        ]
        story.append(Ruled(shown, colWidths=_widths(document, rows), style=style))
    out = BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(story, onFirstPage=_number, onLaterPages=_number)
    return out.getvalue()


def _widths(document: Document, rows: list[list[Cell | None]]) -> list[float]:
    """Widths of columns by the longest print in each, 440 points in all."""
    longest = [
        max((sum(map(len, prints(document, row[c]))) for row in rows if row[c] and row[c].columns == 1), default=1)
        for c in range(len(rows[0]))
    ]
    weights = [min(max(n, 4), 30) for n in longest]
    return [440 * weight / sum(weights) for weight in weights]


def _number(canvas: object, sheet: object) -> None:
    canvas.setFont(_song(), 12)  # type: ignore[attr-defined]
    canvas.drawCentredString(297, 40, f"— {sheet.page} —")  # type: ignore[attr-defined]
