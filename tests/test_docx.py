"""Word files: what of one is print, with the numbers Word counts, merged cells, text boxes and tracked changes."""

import io
import zipfile

import pytest
from office_files import OUTLINE, definition, docx, level, listed, p, run, shown, tbl, tc, zipped

from kg.document import Line, Table
from kg.readers import read_bytes
from kg.readers.docx_ordinals import counted, ordinal

# --- Word: automatic numbers ------------------------------------------------------------------------------------------

DEEP = definition(0, OUTLINE) + listed(1, 0)
LINKED = (
    '<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>'
    '</w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Item"/></w:style>'
    '<w:style w:type="numbering" w:styleId="Outline"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
)
OVERRIDE = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/></w:lvlOverride>'

TO_21 = [counted(number) for number in range(1, 22)]

NUMBERS = {
    "the five levels of official documents, inner ones from 1 below each outer one": (
        DEEP,
        "",
        [p("a", 0), p("b", 1), p("c", 2), p("d", 3), p("e", 4), p("f", 2), p("g", 1), p("h", 2), p("i", 0), p("j", 1)],
        ["一、a", "（一）b", "1.c", "（1）d", "①e", "2.f", "（二）g", "1.h", "二、i", "（一）j"],
    ),
    "eleven, twenty and twenty-one": (
        definition(0, level(0, "chineseCountingThousand", "（%1）")) + listed(1, 0),
        "",
        [p("x", 0) for _ in range(21)],
        [f"（{n}）x" for n in TO_21],
    ),
    "items that run on through all sections": (
        definition(0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'))
        + listed(1, 0),
        "",
        [p("a", 0), p("b", 1), p("c", 0), p("d", 1)],
        ["一、a", "1.b", "二、c", "2.d"],
    ),
    "a level that begins again only below the outermost": (
        definition(
            0,
            level(0, "decimal", "%1 "),
            level(1, "decimal", "%1.%2 "),
            level(2, "decimal", "(%3)", '<w:lvlRestart w:val="1"/>'),
        )
        + listed(1, 0),
        "",
        [p("a", 0), p("b", 1), p("c", 2), p("d", 1), p("e", 2), p("f", 0), p("g", 2)],
        ["1 a", "1.1 b", "(1)c", "1.2 d", "(2)e", "2 f", "(1)g"],
    ),
    "another list of the same definition counts on": (
        definition(0, level(0, "decimal", "%1.")) + listed(1, 0) + listed(2, 0),
        "",
        [p("a", 0), p("b", 0, of=2), p("c", 0)],
        ["1.a", "2.b", "3.c"],
    ),
    "a list that says where it starts begins there, once": (
        definition(0, level(0, "decimal", "%1.")) + listed(1, 0) + listed(2, 0, OVERRIDE.format(0, 1)),
        "",
        [p("a", 0), p("b", 0), p("c", 0, of=2), p("d", 0, of=2), p("e", 0)],
        ["1.a", "2.b", "1.c", "2.d", "3.e"],
    ),
    "a list may replace a level": (
        definition(0, level(0, "decimal", "%1."))
        + listed(1, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)", start=3)}</w:lvlOverride>'),
        "",
        [p("a", 0), p("b", 0)],
        ["C)a", "D)b"],
    ),
    "a pattern of several levels, in digits where it asks for them": (
        definition(0, level(0, "chineseCounting", "第%1章 "), level(1, "decimal", "%1.%2 ", "<w:isLgl/>"))
        + listed(1, 0),
        "",
        [p("a", 0), p("b", 1), p("c", 0), p("d", 1)],
        ["第一章 a", "1.1 b", "第二章 c", "2.1 d"],
    ),
    "a level nobody used stands at its start": (
        definition(0, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2 ")) + listed(1, 0),
        "",
        [p("a", 1), p("b", 1)],
        ["1.1 a", "1.2 b"],
    ),
    "a bullet is no number and in no block": (
        definition(0, level(0, "bullet", "\uf06c")) + listed(1, 0),
        "",
        [p("a", 0)],
        ["a"],
    ),
    "a level says by which style it is meant": (
        definition(
            0,
            level(0, "chineseCounting", "%1、", '<w:pStyle w:val="Part"/>'),
            level(1, "decimal", "%2.", '<w:pStyle w:val="Item"/>'),
        )
        + listed(1, 0),
        LINKED,
        [p("a", style="Part"), p("b", style="Item"), p("c", style="Child"), p("d", style="Part")],
        ["一、a", "1.b", "2.c", "二、d"],
    ),
    "a paragraph may take its style's number away": (
        definition(0, level(0, "chineseCounting", "%1、", '<w:pStyle w:val="Part"/>')) + listed(1, 0),
        LINKED,
        [p("a", style="Part"), p("b", 0, of=0, style="Part"), p("c", style="Part")],
        ["一、a", "b", "二、c"],
    ),
    "a definition that points to a numbering style": (
        definition(0, more='<w:numStyleLink w:val="Outline"/>')
        + definition(5, level(0, "ideographTraditional", "%1、"), more='<w:styleLink w:val="Outline"/>')
        + listed(1, 0)
        + listed(2, 5),
        LINKED,
        [p("a", 0), p("b", 0)],
        ["甲、a", "乙、b"],
    ),
    "an empty paragraph prints its number, as in a column of numbers": (DEEP, "", [p("", 2), p("", 2)], ["1.", "2."]),
    "a list that is not there": (DEEP, "", [p("a", 0, of=9)], ["a"]),
}  # fmt: skip


@pytest.mark.parametrize("name", NUMBERS)
def test_automatic_numbers_are_printed_as_word_prints_them(name: str) -> None:
    numbering, styles, body, expected = NUMBERS[name]
    assert shown(read_bytes(docx("".join(body), numbering, styles), "plan")) == expected


@pytest.mark.parametrize(
    ("form", "number", "printed"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCountingThousand", 105, "一百〇五"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("taiwaneseCountingThousand", 23, "二十三"),
        ("ideographDigital", 12, "一二"),
        ("chineseLegalSimplified", 21, "贰拾壹"),
        ("ideographLegalTraditional", 3, "參"),
        ("ideographTraditional", 2, "乙"),
        ("ideographZodiac", 12, "亥"),
        ("ideographEnclosedCircle", 3, "㊂"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircleChinese", 1, "①"),
        ("decimalEnclosedParen", 5, "⑸"),
        ("decimalEnclosedFullstop", 20, "⒛"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 7, "07"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 1, "a"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 9, "ix"),
        ("decimalEnclosedParen", 30, "30"),  # past the end of its row
        ("something new", 4, "4"),
        ("none", 4, ""),
    ],
)
def test_a_number_in_the_formats_of_lists(form: str, number: int, printed: str) -> None:
    assert ordinal(number, form) == printed


# --- Word: what of a paragraph is print -------------------------------------------------------------------------------

IN_LIST = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
DELETED_MARK = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{}</w:p>"


def field(instruction: str, result: str) -> str:
    """A field as Word keeps it: begin, instruction, separate, result, end."""
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return char("begin") + code + char("separate") + (run(result) if result else "") + char("end")


def box(*lines: str) -> str:
    """A text box, twice as Word keeps it: for newer programs and for older ones."""
    inner = f"<w:txbxContent>{''.join(p(line) for line in lines)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wps:txbx>"
        f"{inner}</wps:txbx></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


PARAGRAPHS = {
    "a word over several runs": (p("区财", inner=run("政局")), ["区财政局"]),
    "a soft break begins a line": (p("第一行\n第二行"), ["第一行", "第二行"]),
    "a tab, a hyphen that does not break, a reading aid": (
        p("甲", inner="<w:r><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t><w:softHyphen/></w:r>"
          "<w:r><w:ruby><w:rt><w:r><w:t>dīng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>丁</w:t></w:r></w:rubyBase></w:ruby></w:r>"),
        ["甲\t乙-丙丁"],
    ),
    "insertions count, deletions and what was moved away do not": (
        p("责任单位：", inner=f"<w:ins>{run('区教育局')}</w:ins>"
          "<w:del><w:r><w:delText>区财政局</w:delText></w:r></w:del>"
          f"<w:moveFrom>{run('区民政局')}</w:moveFrom><w:moveTo>{run('、区司法局')}</w:moveTo>"),
        ["责任单位：区教育局、区司法局"],
    ),
    "a deleted paragraph mark joins two paragraphs": (DELETED_MARK.format(run("前半")) + p("后半"), ["前半后半"]),
    "hidden text is not printed": (p("公开", inner="<w:r><w:rPr><w:vanish/></w:rPr><w:t>批注</w:t></w:r>"), ["公开"]),
    "a switch turned off": (p("公", inner='<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>开</w:t></w:r>'), ["公开"]),
    "a hyperlink": (p("见", inner=f'<w:hyperlink r:id="x">{run("区政府网站")}</w:hyperlink>'), ["见区政府网站"]),
    "a field prints its result": (p("日期：", inner=field("DATE", "2021年3月1日")), ["日期：2021年3月1日"]),
    "a page number does not": (p("第", inner=field("PAGE \\* MERGEFORMAT", "3") + run("页")), ["第页"]),
    "nor one in short": (p("第", inner=f'<w:fldSimple w:instr=" NUMPAGES ">{run("9")}</w:fldSimple>'), ["第"]),
    "a circled number that is drawn": (p("", inner=field("eq \\o\\ac(○,21)", "") + run("公开")), ["㉑公开"]),
    "a symbol": (p("", inner='<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>' + run("是")), ["☑是"]),
    "a circled number of a symbol font": (p("", inner='<w:r><w:sym w:font="Wingdings" w:char="F082"/></w:r>'), ["②"]),
    "a formula": (p("", inner="<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"), ["x"]),
    "a content control around a paragraph": (f"<w:sdt><w:sdtContent>{p('正文')}</w:sdtContent></w:sdt>", ["正文"]),
    "a content control inside one": (
        p("甲", inner=f"<w:sdt><w:sdtContent>{run('乙')}</w:sdtContent></w:sdt>"),
        ["甲乙"],
    ),
    "former properties are not print": (
        f"<w:p><w:pPr><w:pPrChange><w:pPr>{IN_LIST}</w:pPr></w:pPrChange></w:pPr>{run('甲')}</w:p>",
        ["甲"],
    ),
    "a section break is no line": ("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" + p("甲"), ["甲"]),
    "a text box once, before the text it is anchored before": (
        p("", inner=box("某区文件", "第1号") + run("甲")),
        ["某区文件", "第1号", "甲"],
    ),
    "a text box behind the text it is anchored in": (p("甲", inner=box("附注") + run("乙")), ["甲乙", "附注"]),
    "a comment's mark": (p("甲", inner="<w:commentRangeStart/><w:r><w:commentReference/></w:r>"), ["甲"]),
    "a footnote's mark": (p("甲", inner="<w:r><w:footnoteReference w:id='2'/></w:r>"), ["甲"]),
}  # fmt: skip


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_what_a_paragraph_prints(name: str) -> None:
    body, expected = PARAGRAPHS[name]
    assert shown(read_bytes(docx(body, DEEP), "plan")) == expected


def test_a_table_of_contents_is_in_the_text_but_says_nothing_of_its_own() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    contents = p("", inner=begin + run("一、公开\t1")) + p("二、解读\t2")
    document = read_bytes(docx(contents + p("", inner=end + run("一、公开"))), "plan")
    assert shown(document) == ["一、公开"]
    assert document.text == "一、公开\t1\n二、解读\t2\n一、公开\n"


def test_footnotes_stand_behind_the_text_in_no_block() -> None:
    note = f'<w:footnote w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">{p("指规范性文件。")}</w:footnote>'
    document = read_bytes(docx(p("甲"), footnotes=note), "plan")
    assert document.text == "甲\n指规范性文件。\n"
    assert shown(document) == ["甲"]


def test_headings_are_known_by_outline_level_or_style() -> None:
    outlined = f"<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr>{run('乙')}</w:p>"
    document = read_bytes(docx(p("甲", style="Part") + outlined + p("丙"), styles=LINKED), "plan")
    assert [block.heading for block in document.blocks if isinstance(block, Line)] == [True, True, False]


# --- Word: tables -----------------------------------------------------------------------------------------------------

TABLES = {
    "cells merged down and across are one": (
        tbl(
            [tc("任务"), tc("内容", across=2)],
            [tc("一、公开", down="restart"), tc("甲"), tc("乙")],
            [tc(down="continue"), tc("丙"), tc("丁")],
        ),
        [
            (0, 0, 1, 1, ["任务"]), (0, 1, 1, 2, ["内容"]), (1, 0, 2, 1, ["一、公开"]), (1, 1, 1, 1, ["甲"]),
            (1, 2, 1, 1, ["乙"]), (2, 1, 1, 1, ["丙"]), (2, 2, 1, 1, ["丁"]),
        ],
    ),
    "what a merged cell hides is not printed": (
        tbl([tc("甲", down="restart"), tc("乙")], [tc("旧", down="continue"), tc("丙")]),
        [(0, 0, 2, 1, ["甲"]), (0, 1, 1, 1, ["乙"]), (1, 1, 1, 1, ["丙"])],
    ),
    "cells merged across in the old way": (
        tbl(
            "<w:tr><w:tc><w:tcPr><w:hMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>"
            "<w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc></w:tr>",
            [tc("乙"), tc("丙")],
        ),
        [(0, 0, 1, 2, ["甲"]), (1, 0, 1, 1, ["乙"]), (1, 1, 1, 1, ["丙"])],
    ),
    "a row that begins further right, a deleted row": (
        tbl(
            [tc("甲"), tc("乙")],
            f"<w:tr><w:trPr><w:del/></w:trPr>{tc('旧')}{tc('旧')}</w:tr>",
            f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{tc('丙')}</w:tr>",
        ),
        [(0, 0, 1, 1, ["甲"]), (0, 1, 1, 1, ["乙"]), (1, 1, 1, 1, ["丙"])],
    ),
    "lines of a cell, blank ones left out, and those of a table in it": (
        tbl([tc("甲\n乙", "", "丙"), tc(inner=tbl([tc("丁"), tc("戊")], [tc("己"), tc("庚")]))], [tc(), tc("辛")]),
        [
            (0, 0, 1, 1, ["甲", "乙", "丙"]), (0, 1, 1, 1, ["丁", "戊", "己", "庚"]),
            (1, 0, 1, 1, []), (1, 1, 1, 1, ["辛"]),
        ],
    ),
    "a column that Word numbers": (
        tbl([tc(inner=p("", 2)), tc("甲")], [tc(inner=p("", 2)), tc("乙")]),
        [(0, 0, 1, 1, ["1."]), (0, 1, 1, 1, ["甲"]), (1, 0, 1, 1, ["2."]), (1, 1, 1, 1, ["乙"])],
    ),
    "rows and cells in content controls": (
        tbl(f"<w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>{tc('甲')}</w:sdtContent></w:sdt>{tc('乙')}</w:tr></w:sdtContent></w:sdt>",
            [tc("丙"), tc("丁")]),
        [(0, 0, 1, 1, ["甲"]), (0, 1, 1, 1, ["乙"]), (1, 0, 1, 1, ["丙"]), (1, 1, 1, 1, ["丁"])],
    ),
    "one row of three cells goes on with the table before": (
        tbl([tc("1"), tc("甲"), tc("乙")]),
        [(0, 0, 1, 1, ["1"]), (0, 1, 1, 1, ["甲"]), (0, 2, 1, 1, ["乙"])],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_what_a_table_prints(name: str) -> None:
    table, expected = TABLES[name]
    assert shown(read_bytes(docx(table, DEEP), "plan")) == [expected]


def test_a_table_that_only_arranges_text_is_lines() -> None:
    letterhead = tbl([tc("某区人民政府办公室", "某区财政局"), tc("文件")])
    frame = tbl([tc("一、公开", inner=p("一、公开") + tbl([tc("甲"), tc("乙")], [tc("丙"), tc("丁")]))])
    lines = shown(read_bytes(docx(letterhead + frame), "plan"))
    assert lines[:4] == ["某区人民政府办公室", "某区财政局", "文件", "一、公开"]
    assert [cell[4] for cell in lines[4]] == [["甲"], ["乙"], ["丙"], ["丁"]]


def test_a_head_that_word_repeats_is_marked() -> None:
    table = tbl(f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{tc('任务')}{tc('单位')}</w:tr>", [tc("甲"), tc("乙")])
    (block,) = read_bytes(docx(table), "plan").blocks
    assert isinstance(block, Table)
    assert [cell.header for cell in block.cells] == [True, True, False, False]


def test_word_files_saved_as_strict_open_xml_are_read() -> None:
    made = zipfile.ZipFile(io.BytesIO(docx(p("甲", 0), DEEP)))
    strict = {
        name: made.read(name).replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name in made.namelist()
    }
    assert shown(read_bytes(zipped(strict), "plan")) == ["一、甲"]
