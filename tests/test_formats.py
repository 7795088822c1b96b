"""Every form of file a plan is published in: it says the same in each, or is refused with one sentence."""

import io
import re
import sys
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from office_files import docx, excel, p, pdf, run, shown, tbl, tc, word, zipped

from kg import clean, parser, readers
from kg.document import Document
from kg.errors import Unreadable
from kg.readers import read_bytes
from kg.readers.folder import documents
from kg.readers.xlsx_values import shown as cell_print

ROOT = Path(__file__).parent.parent
PLANS = sorted([*(ROOT / "tests/documents").iterdir(), *(ROOT / "import").glob("*/*.txt")])
LEVELS = ROOT / "tests/documents/sample-levels-2023.txt"


def said(document: Document) -> Any:
    """All a plan says, without its places and white space."""
    plan = parser.parse(clean.clean(document))
    fields = ("title", "issuer", "document_number", "jurisdiction", "year", "signed", "printed")
    front = [getattr(getattr(plan, field), "value", None) for field in fields]
    tasks = [
        (
            task.path,
            task.number,
            clean.squeeze(task.title),
            clean.squeeze(task.text),
            [(clean.squeeze(duty.mention), duty.role) for duty in task.duties],
            [(clean.squeeze(due.mention), due.kind, due.first_day, due.last_day) for due in task.deadlines],
        )
        for task in plan.tasks
    ]
    return [clean.squeeze(value) if isinstance(value, str) else value for value in front], tasks


# --- a plan says the same in every format -----------------------------------------------------------------------------


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
@pytest.mark.parametrize("made", [word, lambda plan: word(plan, automatic=True), excel, pdf])
def test_a_plan_says_the_same_whatever_it_is_saved_as(made: Any, path: Path) -> None:
    published = readers.read(path)
    assert said(read_bytes(made(published), "plan")) == said(published)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_word_keeps_every_line_and_cell(path: Path) -> None:
    published = readers.read(path)
    again = shown(read_bytes(word(published), "plan"))
    assert [clean.squeeze(str(block)) for block in again] == [clean.squeeze(str(block)) for block in shown(published)]


def test_word_prints_the_outline_of_a_real_plan_by_itself() -> None:
    """Else the test above would prove nothing: no number of the outline stands in the file's text."""
    made = zipfile.ZipFile(io.BytesIO(word(readers.read(LEVELS), automatic=True)))
    stored = made.read("word/document.xml").decode()
    assert "一、" not in stored
    assert stored.count("<w:numPr>") > 10


# --- Excel ------------------------------------------------------------------------------------------------------------


def sheet(fill: Callable[[Any], None]) -> Document:
    """What is read of an Excel file whose one sheet is filled by a function."""
    from openpyxl import Workbook

    book = Workbook()
    fill(book.active)
    out = io.BytesIO()
    book.save(out)
    return read_bytes(out.getvalue(), "annex.xlsx")


def test_a_sheet_is_a_title_a_table_and_a_note() -> None:
    def fill(active: Any) -> None:
        active["A1"] = "2022年政务公开工作任务分解表"
        active.merge_cells("A1:C1")
        for row in (("序号", "工作内容", "责任单位"), (1, "甲", "区财政局"), (2, "乙", None)):
            active.append(row)
        active.merge_cells("C3:C4")
        active["A6"] = "注：排名第一的为牵头单位。"

    title, table, note = shown(sheet(fill))
    assert (title, note) == ("2022年政务公开工作任务分解表", "注：排名第一的为牵头单位。")
    assert table[3:] == [
        (1, 0, 1, 1, ["1"]),
        (1, 1, 1, 1, ["甲"]),
        (1, 2, 2, 1, ["区财政局"]),
        (2, 0, 1, 1, ["2"]),
        (2, 1, 1, 1, ["乙"]),
    ]


def test_what_is_hidden_is_not_printed() -> None:
    def fill(active: Any) -> None:
        for row in (("甲", "密", "乙"), ("旧", "密", "旧"), ("丙", "密", "丁")):
            active.append(row)
        active.column_dimensions["B"].hidden = True
        active.row_dimensions[2].hidden = True
        other = active.parent.create_sheet("旧表")
        other["A1"] = "旧"
        other.sheet_state = "hidden"

    (table,) = shown(sheet(fill))
    assert table == [(0, 0, 1, 1, ["甲"]), (0, 1, 1, 1, ["乙"]), (1, 0, 1, 1, ["丙"]), (1, 1, 1, 1, ["丁"])]


@pytest.mark.parametrize(
    ("stored", "code", "form", "printed"),
    [
        ("44834", 0, 'yyyy"年"m"月"', "2022年9月"),  # how 2022年9月 is kept once Excel takes it for a date
        ("44834", 57, "", "2022年9月"),  # by the number of a Chinese format alone
        ("44834", 31, "", "2022年9月30日"),
        ("44834", 58, "", "9月30日"),
        ("44834", 14, "", "2022/9/30"),
        ("44834.5", 0, "yyyy-mm-dd hh:mm", "2022-09-30 12:00"),
        ("44834", 0, '[$-804][DBNum1]yyyy"年"m"月"d"日"', "二〇二二年九月三十日"),
        ("44834", 0, "General", "44834"),
        ("1", 0, "", "1"),
        ("3", 0, "000", "003"),
        ("0.5", 9, "", "50%"),
        ("1.50", 0, "", "1.5"),
        ("0.1", 0, "0.00%", "10.00%"),
    ],
)
def test_numbers_and_dates_are_read_as_excel_prints_them(stored: str, code: int, form: str, printed: str) -> None:
    assert cell_print(stored, code, form, datetime(1899, 12, 30)) == printed


# --- PDF --------------------------------------------------------------------------------------------------------------


def test_page_numbers_are_in_the_text_but_say_nothing() -> None:
    document = read_bytes(pdf(readers.read(ROOT / "import/beilun/beilun-2020.txt")), "plan.pdf")
    assert "— 2 —" in document.text
    assert not any(isinstance(block, str) and "— 2 —" in block for block in shown(document))


def test_a_scan_is_a_sentence() -> None:
    with pytest.raises(Unreadable, match=r"^plan\.pdf: is a scan without text.*OCR"):
        read_bytes(drawn(lambda canvas: canvas.rect(10, 10, 500, 700, fill=1)), "plan.pdf")


def test_a_scanned_page_among_others_is_a_sentence() -> None:
    """Half a plan read in silence would be worse than none."""

    def draw(canvas: Any) -> None:
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        canvas.drawString(80, 700, "1. Publish the budget in full.")
        canvas.showPage()
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 590, 840)

    with pytest.raises(Unreadable, match="is a scan without text on page 2"):
        read_bytes(drawn(draw), "plan.pdf")


def drawn(draw: Callable[[Any], None]) -> bytes:
    """A PDF drawn by a function."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def test_bold_made_by_printing_twice_is_read_once() -> None:
    def draw(canvas: Any) -> None:
        for shift in (0, 0.4):
            canvas.drawString(80 + shift, 700, "1. All bills will be published.")

    assert shown(read_bytes(drawn(draw), "plan.pdf")) == ["1. All bills will be published."]


def test_a_locked_pdf_is_a_sentence() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", ownerPassword="other", strength=128))
    canvas.drawString(80, 700, "1. Publish the budget.")
    canvas.save()
    with pytest.raises(Unreadable, match="locked with a password"):
        read_bytes(out.getvalue(), "plan.pdf")


def test_without_its_library_a_pdf_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(Unreadable, match=r"pip install 'kg\[pdf\]'"):
        read_bytes(b"%PDF-1.7\n", "plan.pdf")


# --- web pages saved whole --------------------------------------------------------------------------------------------

WEB_PAGE = (
    "<html><head><meta charset='{}'></head><body><h1>某区政务公开工作要点</h1>"
    "<p>一、公开（责任单位：区财政局）</p></body></html>"
)
WEB_PRINT = ["某区政务公开工作要点", "一、公开（责任单位：区财政局）"]


def message(encoding: str) -> bytes:
    """A page saved as .mht: a message of the page and a picture."""
    page = EmailMessage()
    page["From"] = "<Saved by Blink>"
    page["MIME-Version"] = "1.0"
    page.make_related()
    body = EmailMessage()
    body.set_content(WEB_PAGE.format(encoding), subtype="html", charset=encoding, cte="quoted-printable")
    page.attach(body)
    page.add_related(b"\x89PNG", maintype="image", subtype="png")
    return page.as_bytes()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("made", [lambda e: WEB_PAGE.format(e).encode(e), message], ids=["htm", "mht"])
def test_a_saved_page_is_read_in_its_encoding(made: Callable[[str], bytes], encoding: str) -> None:
    assert shown(read_bytes(made(encoding), "plan")) == WEB_PRINT


# --- folders and archives ---------------------------------------------------------------------------------------------


def test_which_files_of_a_folder_are_documents() -> None:
    names = ["b.txt", "a/2021.docx", "a/README.md", "a/~$2021.docx", ".x.txt", "scan.png", "__MACOSX/b.txt", "c.zip"]
    page = ["要点.htm", "要点_files/a.htm", "要点.files/b/c.html", "other_files/d.htm"]
    assert documents(names) == ["a/2021.docx", "b.txt", "c.zip"]
    assert documents(page) == ["other_files/d.htm", "要点.htm"]  # only what was saved beside a page goes with it


def test_an_archive_is_read_like_a_folder(tmp_path: Path) -> None:
    archive = tmp_path / "plans.zip"
    plan = LEVELS.read_bytes()
    archive.write_bytes(
        zipped({"2/a.docx": word(readers.read(LEVELS)), "1/b.txt": plan, "1/scan.png": b"", "1/old.doc": OLE})
    )
    found = list(readers.read_all(archive))
    assert [str(place) for place, _ in found] == [f"{archive}!{n}" for n in ("1/b.txt", "1/old.doc", "2/a.docx")]
    text, old, docx = [document for _, document in found]
    assert isinstance(text, Document)
    assert isinstance(docx, Document)
    assert text.name == "plans.zip!1/b.txt"
    assert said(text) == said(docx)
    assert str(old).startswith(f"{archive}!1/old.doc: is an old Word")


def test_a_document_of_an_archive_can_be_named(tmp_path: Path) -> None:
    archive = tmp_path / "plans.zip"
    archive.write_bytes(zipped({"a.txt": "甲", "b.txt": "乙"}))
    assert readers.read(Path(f"{archive}!b.txt")).text == "乙"
    with pytest.raises(Unreadable, match=r"is an archive of 2 documents; name one, for example '.*plans\.zip!a\.txt'"):
        readers.read(archive)
    with pytest.raises(Unreadable, match="no such document in the archive"):
        readers.read(Path(f"{archive}!c.txt"))


def test_an_archive_of_one_document_is_that_document(tmp_path: Path) -> None:
    archive = tmp_path / "plan.zip"
    archive.write_bytes(zipped({"a.txt": "甲", "a.png": b""}))
    assert readers.read(archive).text == "甲"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_a_mark_of_their_encoding_are_read_right(tmp_path: Path, encoding: str) -> None:
    """Windows in China writes GBK, older programs elsewhere UTF-8, and neither says so."""
    archive = tmp_path / "plans.zip"
    made = zipped({"x" * len("要点/二〇二一年.txt".encode(encoding)): "甲"})
    archive.write_bytes(
        made.replace(b"x" * len("要点/二〇二一年.txt".encode(encoding)), "要点/二〇二一年.txt".encode(encoding))
    )
    assert [document.name for _, document in readers.read_all(archive)] == ["plans.zip!要点/二〇二一年.txt"]


# --- refusals, each one sentence that says what to do -----------------------------------------------------------------

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument".encode("utf-16-le")
BOMB = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
LAUGHS = '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'

REFUSED = {
    "an old Word file": (OLE, "old Word or WPS file; open it in Word, WPS or LibreOffice and save it as .docx"),
    "an old Excel file": (OLE[:4] + "Workbook".encode("utf-16-le"), "save it as .xlsx"),
    "an older Excel file": (OLE[:4] + "Book".encode("utf-16-le"), "old Excel file; .* save it as .xlsx"),
    "old slides": (OLE[:4] + "PowerPoint Document".encode("utf-16-le"), "set of slides"),
    "an Excel file as XML": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "Excel file saved as XML; .* save it as .xlsx",
    ),
    "a Word file as XML": (
        b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
        "Word file saved as XML; .* save it as .docx",
    ),
    "a locked Office file": (OLE[:4] + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
    "RTF": (b"{\\rtf1\\ansi}", "RTF file; .* save it as .docx"),
    "an OFD file": (zipped({"OFD.xml": "<ofd/>"}), "OFD file; .* save it as"),
    "an OpenDocument file": (zipped({"mimetype": "x", "content.xml": "<a/>"}), "OpenDocument file; .* .docx"),
    "slides": (zipped({"ppt/presentation.xml": "<a/>"}), "set of slides"),
    "an archive in an archive": (zipped({"a.zip": zipped({"b.txt": "甲"})}), "archive inside an archive"),
    "an empty archive": (zipped({}), "archive without a document"),
    "an archive of pictures": (zipped({"a.png": "x"}), "archive without a document"),
    "a cut zip": (docx(p("甲"))[:-40], "damaged zip or Office file"),
    "a damaged docx": (docx("<w:p>"), "damaged"),
    "a docx without text": (docx(p()), "has no text in it"),
    "a docx that holds a web page": (docx('<w:altChunk r:id="x"/>'), "web page that only Word can show"),
    "an empty sheet": (zipped({"[Content_Types].xml": "<a/>"}), "damaged Office file"),
    "entities": (
        docx(p("甲"), **{"word/document.xml": f"{LAUGHS}<w:document>&b;</w:document>"}),
        "entities of its own",
    ),
    "entities in UTF-16": (
        docx(p("甲"), **{"word/document.xml": f"{LAUGHS}<a/>".encode("utf-16")}),
        "entities of its own",
    ),
    "a million and a half paragraphs in 259 KB": (docx(BOMB * 1_500_000), "expands to more"),
    "as many, within the size": (docx("<w:p/>" * 1_100_000), "more parts than any plan"),
    "a gigabyte of one letter": (docx(run("x" * 40_000_000)), "expands to more than 32 MB"),
    "a table of a hundred million columns": (docx(tbl([tc("甲", across=10**8), tc()], [tc(), tc()])), "256 columns"),
    "a table of ten thousand rows": (docx(tbl(*[[tc(), tc()]] * 10_000)), "5000 rows"),
    "fields nested without end": (
        docx(p("", inner='<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 500)),
        "fields without end",
    ),
    "elements nested without end": (docx("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000), "damaged"),
    "a directory of a hundred thousand files": (b"PK\x03\x04" + b"PK\x01\x02" * 100_000, "holds more than 10000 files"),
    "a PDF that is none": (b"%PDF-1.7\nnothing", "damaged PDF"),
    "a stream of a hundred megabytes": (
        b"%PDF-1.4\n1 0 obj<</Filter/FlateDecode>>stream\n" + zlib.compress(bytes(100_000_000)) + b"endstream",
        "expands to more than 64 MB",
    ),
    "one packed twice": (
        b"%PDF-1.4\n1 0 obj<<>>stream\n" + zlib.compress(zlib.compress(bytes(100_000_000))) + b"endstream",
        "expands to more than 64 MB",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_read_is_refused_with_what_to_do(name: str, tmp_path: Path) -> None:
    data, sentence = REFUSED[name]
    file = tmp_path / "plan"
    file.write_bytes(data)
    with pytest.raises(Unreadable, match=rf"^{re.escape(str(file))}.*: .*(?:{sentence})") as refused:
        readers.read(file)
    assert "\n" not in str(refused.value)


def test_a_bomb_is_refused_in_bounded_memory() -> None:
    data = docx(BOMB * 1_500_000)
    assert len(data) < 300_000
    tracemalloc.start()
    with pytest.raises(Unreadable):
        read_bytes(data, "plan.docx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 150_000_000


def test_a_name_that_leads_out_of_an_archive_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "plans.zip"
    archive.write_bytes(zipped({"../../etc/a.txt": "甲", "b.txt": "乙"}))
    refused = [document for _, document in readers.read_all(archive) if isinstance(document, Unreadable)]
    assert ["leads out of the archive" in str(refusal) for refusal in refused] == [True]


def test_merged_cells_without_end_are_refused() -> None:
    made = zipfile.ZipFile(io.BytesIO(excel(readers.read(LEVELS))))
    parts = {name: made.read(name) for name in made.namelist()}
    name = next(name for name in parts if name.endswith("sheet1.xml"))
    merges = b"<mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 100_000 + b"</mergeCells>"
    parts[name] = parts[name].replace(b"</sheetData>", b"</sheetData>" + merges)
    with pytest.raises(Unreadable, match="merged cells without end"):
        read_bytes(zipped(parts), "annex.xlsx")
