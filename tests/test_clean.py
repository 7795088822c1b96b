"""Layout undone: one form of each character, words whole over lines and pages, page furniture gone, places kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.clean import clean, fold, squeeze
from kg.document import Line, Table
from kg.readers import text

FORMS = [
    ("（）［］｛｝〈〉", "()[]()()", "full-width brackets"),
    ("〔2020〕【】〖〗", "[2020][][]", "the brackets of document numbers and of labels"),
    ("１２３．：；，！？％", "123.:;,!?%", "full-width digits and stops"),
    ("二○二一年 二Ｏ二一年 二◯二一年", "二〇二一年 二〇二一年 二〇二一年", "the many zeros of a Chinese year"),
    ("「一件事」『兩個』", "“一件事”“两个”", "quotation marks of the traditional script"),
    ("區發展和改革局", "区发展和改革局", "traditional script"),
    ("職責單位：國土資源廳", "职责单位:国土资源厅", "traditional script and a full-width colon"),
    ("— 3 —－5－", "- 3 --5-", "dashes"),
    ("浙里办APP、ＡＢＣ", "浙里办APP、ABC", "full-width letters"),
    ("公开，解读。", "公开,解读。", "the stop 。 stays"),
]


@pytest.mark.parametrize(("printed", "form", "remark"), FORMS)
def test_one_form_of_each_character(printed: str, form: str, remark: str) -> None:
    assert fold(printed) == form, remark


@given(st.text())
def test_a_form_is_as_long_as_its_print(printed: str) -> None:
    assert len(fold(printed)) == len(printed)


def chars(printed: str) -> str:
    return clean(text.read(printed, "plan.txt", "")).chars


JOINED = [
    ("区大数\n据中心", "区大数据中心", "a word cut by a line"),
    ("区大数\n\n据中心", "区大数据中心", "a word cut by a page"),
    ("2022 年 7 月底前", "2022年7月底前", "spaces around figures"),
    ("通    知", "通知", "a word set wide"),
    ("第 三 方", "第三方", "a word set wide"),
    ("浙里办 APP", "浙里办APP", "a Latin word in Chinese"),
    ("open data", "open data", "two Latin words stay two"),
    ("20\n22年", "2022年", "a number cut by a line"),
    ("20 22", "20 22", "two numbers on one line stay two"),
    ("　　（一）公开", "（一）公开", "an indented line"),
]


@pytest.mark.parametrize(("printed", "joined", "remark"), JOINED)
def test_white_space_of_layout_is_no_print(printed: str, joined: str, remark: str) -> None:
    assert chars(printed) == joined, remark


FURNITURE = [
    ("公开\n— 3 —\n解读", "公开解读", "a page number between dashes"),
    ("公开\n- 4 -\n解读", "公开解读", "a page number between hyphens"),
    ("公开\n第3页 共8页\n解读", "公开解读", "第3页 共8页"),
    ("公开\n第 3 页\n解读", "公开解读", "第3页"),
    ("公开\nPage 3 of 8\n解读", "公开解读", "an English page number"),
    ("公开\n------\n解读", "公开解读", "a drawn line"),
    ("公开\n***\n解读", "公开解读", "a drawn line of Markdown"),
    ("甲\n— 1 —\n工作要点\n乙\n— 2 —\n工作要点\n丙", "甲乙丙", "a running head below two page numbers"),
    ("甲\n— 1 —\n工作要点\n乙", "甲工作要点乙", "a line below one page number may be print"),
    ("甲。\n— 1 —\n乙。\n— 2 —\n乙。", "甲。乙。乙。", "a sentence printed twice is no running head"),
    (
        "甲\n责任单位：乙\n— 1 —\n丙\n责任单位：乙\n— 2 —\n丁",
        "甲责任单位：乙丙责任单位：乙丁",
        "what a label prints twice is no running head",
    ),
    (
        "甲\n办公室\n— 1 —\n乙\n办公室\n— 2 —\n丙\n— 3 —\n丁\n— 4 —\n戊\n— 5 —\n己",
        "甲办公室乙办公室丙丁戊己",
        "nor what stands beside a few of many page numbers",
    ),
    ("甲区工作要点\n乙\n— 1 —\n甲区工作要点\n丙", "甲区工作要点乙丙", "the title above a page but once"),
    (
        "甲区公开\n工作要点\n乙\n甲区公开工作要点\n— 1 —\n丙",
        "甲区公开工作要点乙丙",
        "printed on two lines where it stands itself",
    ),
    (
        "关于印发\n甲区工作要点\n的通知\n— 1 —\n甲区工作要点\n丙",
        "关于印发甲区工作要点的通知甲区工作要点丙",
        "the title itself at the top of a page",
    ),
    ("乙\n— 1 —\n甲区人民政府办公室文件\n丙", "乙丙", "a letterhead but once"),
    ("乙\n甲区人民政府公报　2022年第3期\n— 1 —\n丙", "乙丙", "the name of a gazette"),
    ("公开规范性\n— 1 —\n文件\n丙", "公开规范性文件丙", "a word cut by a page is no head"),
    ("公开\n1\n\f解读", "公开解读", "a bare number at the end of a page"),
    ("甲\n" * 14 + "1\n" + "乙\n" * 14 + "2\n丙", "甲" * 14 + "乙" * 14 + "丙", "bare numbers that count the pages"),
    ("甲\n1\n乙\n2\n丙\n3\n丁", "甲1乙2丙3丁", "numbers a line apart count rows"),
    ("序号\n1\n公开", "序号1公开", "a bare number may be print"),
    ("公开\n3/8\n解读\n4 / 8\n回应", "公开解读回应", "the number of the page, and of all"),
    ("公开\n3/8\n解读", "公开3/8解读", "which one alone may not be"),
    ("公开\n1/2\n解读\n1/3\n回应", "公开1/2解读1/3回应", "and shares are not"),
    ("??一、公开\n???? 甲区政府??????\n是否公开?", "一、公开甲区政府是否公开?", "characters lost in copying"),
    ("公開(kāi)工作（zuò）(一)(APP)", "公開工作(一)(APP)", "the sound of a character behind it"),
]


@pytest.mark.parametrize(("printed", "left", "remark"), FURNITURE)
def test_page_furniture_is_no_print(printed: str, left: str, remark: str) -> None:
    assert chars(printed) == left, remark


def test_a_sound_leaves_no_room_in_a_line_or_a_cell() -> None:
    flow = clean(text.read("任务\t各区(qū)县(xiàn)政府\n公开(kāi)\t区(qū)财政局", "plan.txt", ""))
    assert flow.document.text == "任务\t各区县政府\n公开\t区财政局"
    (table,) = flow.blocks
    assert isinstance(table, Table)
    assert [flow.document.text[slice(*flow.span(*line))] for cell in table.cells for line in cell.lines] == [
        "任务",
        "各区县政府",
        "公开",
        "区财政局",
    ]


@given(st.lists(st.sampled_from(["公开", " ", "\n", "　", "\t", "|", "a", "12", "（一）", "— 3 —", "\n\n", "。"])))
def test_every_character_keeps_its_place(pieces: list[str]) -> None:
    flow = clean(text.read("".join(pieces), "plan.txt", ""))
    assert len(flow.chars) == len(flow.folded) == len(flow.places)
    assert list(flow.places) == sorted(set(flow.places))
    for char, place in zip(flow.chars, flow.places, strict=True):
        assert char == " " or flow.document.text[place] == char
    for block in flow.blocks:
        places = [(block.start, block.end)] if isinstance(block, Line) else [p for c in block.cells for p in c.lines]
        for start, end in places:
            assert start < end
            shown = flow.document.text[slice(*flow.span(start, end))]
            assert squeeze(shown) == squeeze(flow.chars[start:end])


def test_an_empty_run_has_an_empty_span() -> None:
    flow = clean(text.read("公开", "plan.txt", ""))
    assert flow.span(1, 1) == (1, 1)
    assert flow.span(2, 2) == (2, 2)
