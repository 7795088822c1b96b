"""Text and web pages as Documents: encodings known by content, lines, and tables where the print has some."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from growth import is_linear
from hypothesis import given
from hypothesis import strategies as st

from kg.clean import squeeze
from kg.document import Document, Line, Place, Table
from kg.errors import Unreadable
from kg.readers import read_bytes
from kg.readers.text import decode

PLAIN = "一、公开\r\n（一）政策解读。责任单位：区政府办公室，各街道。\r\n2022年9月底前完成。\r\n"
OLD = "一、公開\n（一）政策解讀。責任單位：區政府辦公室，各街道。\n2022年9月底前完成。\n"

ENCODINGS = [
    (PLAIN, "utf-8", "the usual one"),
    (PLAIN, "utf-8-sig", "UTF-8 with a mark in front"),
    (PLAIN, "utf-16", "UTF-16 with a mark, as an editor of Windows saves “Unicode”"),
    (PLAIN, "utf-16-le", "UTF-16 without a mark"),
    (PLAIN, "utf-16-be", "UTF-16, the other order"),
    (PLAIN, "gb18030", "the national standard"),
    (PLAIN, "gbk", "the same, by its older name"),
    (OLD, "big5", "traditional script"),
    (OLD, "utf-8", "traditional script"),
    (OLD, "gb18030", "traditional script in the national standard"),
]


@pytest.mark.parametrize(("printed", "encoding", "remark"), ENCODINGS)
def test_the_encoding_is_known_by_content(printed: str, encoding: str, remark: str) -> None:
    assert decode(printed.encode(encoding)) == printed, remark


NO_TEXT = [
    (bytes(range(256)) * 8, "bytes of every kind"),
    (b"\x00" * 64, "zeros"),
    (PLAIN.encode("shift_jis", "ignore") + b"\x81\x20\xff\xfe\x80" * 8, "an encoding of another country, cut"),
    ("Ñandú ".encode("latin-1") * 20, "Latin letters of an unknown page"),
]


@pytest.mark.parametrize(("data", "remark"), NO_TEXT)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, remark: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_bytes(data, "plan.txt")
    assert str(refused.value).startswith("plan.txt: ")
    assert "\n" not in str(refused.value), remark


def shown(document: Document) -> list[str | list[str]]:
    """Lines as text, `#` before a heading; tables as rows of cells, joined by |, lines in a cell by /."""
    found: list[str | list[str]] = []
    for block in document.blocks:
        if isinstance(block, Line):
            found.append("#" * block.heading + squeeze(document.text[block.start : block.end]))
        else:
            found.append(rows(document, block))
    return found


def rows(document: Document, table: Table) -> list[str]:
    height = 1 + max(cell.row for cell in table.cells)
    lines = []
    for r in range(height):
        cells = [cell for cell in table.cells if cell.row == r]
        prints = []
        for cell in cells:
            lines_of = "/".join(squeeze(document.text[start:end]) for start, end in cell.lines)
            span = f"<{cell.rows}x{cell.columns}>" if (cell.rows, cell.columns) != (1, 1) else ""
            prints.append(lines_of + span)
        lines.append("|".join(prints))
    return lines


TEXTS = [
    ("甲\n\n乙\n", ["甲", "乙"], "blank lines are no blocks"),
    ("甲\r\n乙\r丙\f丁\n", ["甲", "乙", "丙", "丁"], "all line ends, and the end of a page"),
    ("# 要点\n## 一、公开\n#标签\n", ["#要点", "#一、公开", "#标签"], "Markdown headings"),
    ("**（一）公开。**解读\n", ["（一）公开。解读"], "bold type of Markdown is no print"),
    ("公开**部门预算**，*（决算）*\n", ["公开部门预算，（决算）"], "type inside a line"),
    (
        "> 甲政办〔2022〕9号\n* 牵头单位：甲\n- 配合单位：乙\n",
        ["甲政办〔2022〕9号", "牵头单位：甲", "配合单位：乙"],
        "bullets",
    ),
    ("- 3 -\n3*4*5\n", ["-3-", "3*4*5"], "other signs stay"),
    ("公\u200b开\ufeff解读\n", ["公开解读"], "characters of no width are no print"),
    ("任务\t单位\n公开\t区财政局\n", [["任务|单位", "公开|区财政局"]], "a table set with tabs"),
    ("任务\t单位\r\n公开\t区财政局\r\n", [["任务|单位", "公开|区财政局"]], "the same with the line ends of Windows"),
    ("任务\t单位\n\t区财政局\n", [["任务|单位", "|区财政局"]], "an empty first cell"),
    ("任务\t单位\n\n公开\t区财政局\n", [["任务|单位", "公开|区财政局"]], "a blank line between rows"),
    (
        "任务\t单位\n公开\t区财\n政局\n解读\t区司法局\n",
        [["任务|单位", "公开|区财/政局", "解读|区司法局"]],
        "a line break inside the last cell",
    ),
    (
        "任务\t单位\n一、公开\n解读\t区司法局\n",
        [["任务|单位", "一、公开", "解读|区司法局"]],
        "a section on a line between rows",
    ),
    ("附件\t2022年任务分解\n", ["附件2022年任务分解"], "one line with a tab is no table"),
    ("甲\t\n乙\n", ["甲", "乙"], "a tab at the end of a line is layout"),
    ("\t\t（一）公开\n\t\t（二）解读\n", ["（一）公开", "（二）解读"], "lines indented with tabs are no table"),
    ("|任务|单位|\n|--|:-:|\n|公开|区财政局|\n", [["任务|单位", "公开|区财政局"]], "a pipe table of Markdown"),
    (
        "|任务|单位|\r\n|--|--|\r\n|公开|区财政局|\r\n",
        [["任务|单位", "公开|区财政局"]],
        "with the line ends of Windows",
    ),
    ("|任务|单位|\n|公开<br>解读|区财政局|\n", [["任务|单位", "公开/解读|区财政局"]], "a line break in a pipe cell"),
    ("首页 | 政务公开 | 服务\n", ["首页|政务公开|服务"], "a line with pipes inside is no table"),
    ("|只有一行|\n", ["只有一行"], "a single row is no table"),
    (
        "任务 | 单位 | 备注 |\n公开 | 区财政局 |\n|\n解读 | 区司法局 | |\n",
        [["任务|单位|备注", "公开|区财政局", "解读|区司法局"]],
        "a pipe behind each cell, an empty one on the next line",
    ),
    (
        "任务 |\n单位 |\n公开 |\n|||\n区财政局 |\n",
        ["任务", "单位", "公开", "区财政局"],
        "cells one a line, closed by pipes",
    ),
    (
        "任务|单位|时限\n公开|区财政局|\n解读|区司法局|9月底前\n",
        [["任务|单位|时限", "公开|区财政局|", "解读|区司法局|9月底前"]],
        "pipes between the cells and no rule",
    ),
    (
        "首页|政务公开|服务：办事\n首页|政务公开|服务\n新闻|公告|公示\n",
        ["首页|政务公开|服务：办事", "首页|政务公开|服务", "新闻|公告|公示"],
        "two such lines are no table, nor is a label a head",
    ),
    ("|\n任务\n|\n单位\n|\n|\n公开\n|", ["任务", "单位", "公开"], "cells one a line between pipes"),
]


@pytest.mark.parametrize(("printed", "blocks", "remark"), TEXTS)
def test_lines_and_tables_of_a_text(printed: str, blocks: list[str | list[str]], remark: str) -> None:
    assert shown(read_bytes(printed.encode(), "plan.txt")) == blocks, remark


LISTS = [
    ("<ol><li>甲<li>乙</ol>", ["1.甲", "2.乙"], "numbers that stand nowhere in the page"),
    ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3.甲", "7.乙", "8.丙"], "a number that is set"),
    ("<ol reversed><li>甲<li>乙</ol>", ["2.甲", "1.乙"], "counted down"),
    ("<ol type=A><li>甲<li>乙</ol>", ["A.甲", "B.乙"], "letters"),
    ("<ol type=i><li>甲<li>乙</ol>", ["i.甲", "ii.乙"], "Roman numbers"),
    ("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"], "Chinese numerals"),
    ("<ol style='list-style: none'><li>甲</ol>", ["甲"], "no numbers"),
    ("<ol><li>（一）甲<li>（二）乙</ol>", ["（一）甲", "（二）乙"], "numbers of the text's own"),
    ("<ol><li><p>甲</p><p>乙</p><li>丙</ol>", ["1.甲", "乙", "2.丙"], "before the first paragraph of an item"),
    (
        "<ol><li>甲<ol><li>乙<ol><li>丙</ol></ol><li>丁</ol>",
        ["1.甲", "（1）乙", "①丙", "2.丁"],
        "what a margin tells apart on a page is told apart by its sign",
    ),
    ("<ol><li><a href=x>首页</a><li><a href=y>公开</a></ol>", ["首页", "公开"], "a list of links is no text"),
    ("<nav><ol><li>首页<li>公开</ol></nav>", ["首页", "公开"], "nor is a bar"),
    ("<ul><li>甲<li>乙</ul>", ["甲", "乙"], "a list without numbers"),
    (
        "<table><tr><td>任务<td>单位<tr><td><ol><li>甲<li>乙</ol><td>区财政局</table>",
        [["任务|单位", "1.甲/2.乙|区财政局"]],
        "a list in a cell",
    ),
]


@pytest.mark.parametrize(("printed", "blocks", "remark"), LISTS)
def test_the_lists_of_a_page_print_their_numbers(printed: str, blocks: list[str | list[str]], remark: str) -> None:
    assert shown(read_bytes(f"<html><body>{printed}</body></html>".encode(), "plan.html")) == blocks, remark


STRAYS = [
    (PLAIN.replace("政策", "政\x00策"), "utf-8", "a zero in a word"),
    ("\x00" + PLAIN + "\x00\x1a", "utf-8", "zeros around, and the end of a file of long ago"),
    (PLAIN.replace("政策", "政\x00策"), "gb18030", "another encoding"),
    (PLAIN.replace("政策", "政\x01策"), "utf-8", "another character that prints nothing"),
]


@pytest.mark.parametrize(("printed", "encoding", "remark"), STRAYS)
def test_a_few_characters_that_print_nothing_are_layout(printed: str, encoding: str, remark: str) -> None:
    document = read_bytes(printed.encode(encoding), "plan.txt")
    assert len(document.text) == len(printed)
    assert squeeze(document.text) == squeeze(PLAIN), remark


PAGES = [
    ("<p>甲</p><p>乙<b>丙</b></p>", ["甲", "乙丙"], "paragraphs, and type that breaks no line"),
    ("<p>甲<br>乙<br/>丙</p>", ["甲", "乙", "丙"], "line breaks"),
    ("<h1>要点</h1><p>甲</p>", ["#要点", "甲"], "headings"),
    ("<p>&emsp;甲&nbsp;乙&lt;</p>", ["甲乙<"], "entities"),
    ("<script>甲</script><style>乙</style><!-- 丙 --><p>丁</p>", ["丁"], "scripts, styles and comments are no print"),
    ("<p hidden>甲</p><p style='display:none'>乙</p><p>丙</p>", ["丙"], "hidden parts are no print"),
    ("<title>甲</title><p>乙</p>", ["乙"], "the title of the window is no print"),
    ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"], "text around a nested part"),
    ("<p>甲", ["甲"], "a part left open"),
    (
        "<table><tr><th>任务<th>单位<tr><td>公开<td>区财政局</table>",
        [["任务|单位", "公开|区财政局"]],
        "a table with ends left out",
    ),
    (
        "<table><tr><td rowspan=2>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>",
        [["甲<2x1>|乙", "丙"]],
        "a cell over two rows is one cell",
    ),
    (
        "<table><tr><td colspan=2>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>",
        [["甲<1x2>", "乙|丙"]],
        "a cell over two columns is one cell",
    ),
    (
        "<table><tr><td rowspan=99>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>",
        [["甲<2x1>|乙", "丙"]],
        "a cell cannot reach below its table",
    ),
    (
        "<table><tr><td><p>甲</p><p>乙</p></td><td>丙<br>丁</td></tr><tr><td>戊</td><td></td></tr></table>",
        [["甲/乙|丙/丁", "戊|"]],
        "paragraphs and line breaks in cells",
    ),
    (
        "<table><tr><td>首页<table><tr><td>任务<td>单位<tr><td>甲<td>乙</table></td></tr></table>",
        ["首页", ["任务|单位", "甲|乙"]],
        "a table inside a table that only lays out the page",
    ),
    ("<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>", ["甲", "乙"], "one column is no table"),
    (
        f"<table><tr><td>首页<td>链接</tr><tr><td>栏目<td><p>{'公开' * 400}</p><p>{'解读' * 400}</p></table>",
        ["首页", "链接", "栏目", "公开" * 400, "解读" * 400],
        "a table with the whole plan in one cell lays out the page",
    ),
    ("<pre>甲\n\n乙  丙\n</pre><p>丁\n戊</p>", ["甲", "乙丙", "丁戊"], "text as it was typed"),
    ("<textarea>甲\n乙</textarea>", ["甲", "乙"], "a field that a script shows"),
    ("<textarea>甲</textarea><p>乙</p>", ["乙"], "a field beside print"),
    (
        "<table><tr><td>甲<td hidden>密<td>乙<tr hidden><td>旧<td>旧<tr><td>丙<td hidden>密<td>丁</table>",
        [["甲|乙", "丙|丁"]],
        "hidden rows and columns",
    ),
    (
        (
            "<table><tbody><tr><td>甲<td>乙<span style='display:none'>密<b>密</b></span></tbody>"
            "<tbody hidden><tr><td>旧<td>旧</tbody><tbody><tr><td>丙<td>丁</tbody></table>"
        ),
        [["甲|乙", "丙|丁"]],
        "hidden parts of a table and of a cell",
    ),
]


@pytest.mark.parametrize(("printed", "blocks", "remark"), PAGES)
def test_lines_and_tables_of_a_page(printed: str, blocks: list[str | list[str]], remark: str) -> None:
    page = f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{printed}</body></html>"
    assert shown(read_bytes(page.encode(), "plan.html")) == blocks, remark


@pytest.mark.parametrize("page", ["<!DOCTYPE html>", "<html", "<!-- <html> -->", "<html></html>"])
def test_a_page_that_holds_nothing_is_an_empty_one(page: str) -> None:
    assert read_bytes(page.encode(), "plan.html").blocks == ()


@pytest.mark.parametrize("inside", ["<div id=app></div><script>show()</script>", "<iframe src=a.htm></iframe>"])
def test_a_page_without_its_text_is_refused(inside: str) -> None:
    with pytest.raises(Unreadable, match="only a browser fetches"):
        read_bytes(f"<html><body>{inside}</body></html>".encode(), "plan.html")


def places_of(printed: str) -> list[Place]:
    """The places of all lines of a text, those of cells too, in the order of the blocks."""
    try:
        document = read_bytes(printed.encode("utf-8", "ignore"), "plan.txt")
    except Unreadable:
        return []
    return [
        place
        for block in document.blocks
        for place in (
            [(block.start, block.end)] if isinstance(block, Line) else [p for c in block.cells for p in c.lines]
        )
    ]


def check_apart(places: list[Place]) -> None:
    assert all(start < end for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


@given(st.text(min_size=1))
def test_any_text_becomes_disjoint_blocks_in_print_order(printed: str) -> None:
    check_apart(places_of(printed))


BARS = [
    "|", "a |", "a | b |", "| a | b |", "a | b", "a|b|c", "---|---", "|--|--|", "+--+--+", "| a | b |\n+--+--+",
    "a |\nb | c |", "│a│b│", "||||", "x\n---|---", "a | b\n---|---", "|a|\n\n", "a |\n\nb\n---|---",
]  # fmt: skip


@given(st.lists(st.sampled_from([*BARS, "公开", "", "|a|b|c|", "  "]), min_size=1, max_size=14).map("\n".join))
def test_bars_of_any_kind_become_disjoint_blocks(printed: str) -> None:
    check_apart(sorted(places_of(printed)))  # a framed row of several lines prints its cells side by side


@pytest.mark.parametrize("line", BARS)
def test_many_lines_with_bars_take_linear_time(line: str) -> None:
    def reading(count: int) -> Callable[[], object]:
        data = (f"{line}\n" * count).encode()
        return lambda: read_bytes(data, "plan.txt")

    assert is_linear(reading, 1000)
