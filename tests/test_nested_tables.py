"""Annex tables whose cells are merged one inside another, with the column of numbers anywhere among them."""

import pytest
from printed_layouts import Rows, said_in

A = "公开部门预决算和三公经费，规范公开格式。"
B = "公布义务教育招生政策，方便家长查询。"
C = "办好网民留言，做到件件有回音。"
D = "升级政府网站检索功能，清理空白栏目。"
COLUMNS = "STCUD"  # section, task, content, units, deadline
ROWS: list[dict[str, str]] = [
    {"S": "一、扩大公开^r3", "T": "（一）财政教育公开^r2", "C": A, "U": "区财政局", "D": "9月底前"},
    {"C": B, "U": "区教育局", "D": "长期"},
    {"T": "（二）留言办理公开", "C": C, "U": "区信访局", "D": "全年"},
    {"S": "二、夯实基础", "T": "（一）平台建设", "C": D, "U": "区大数据局", "D": "年底前"},
]
SECTIONS = ["§1 扩大公开", "§2 夯实基础"]
NUMBERED = [
    *SECTIONS,
    "1/1 财政教育公开",
    f"1/1/1  | {A} | R区财政局 | 9月底前",
    f"1/1/2  | {B} | R区教育局 | 长期",
    "1/2 留言办理公开",
    f"1/2/3  | {C} | R区信访局 | 全年",
    "2/1 平台建设",
    f"2/1/4  | {D} | R区大数据局 | 年底前",
]
TITLED = [
    *SECTIONS,
    f"1/1 财政教育公开 | {A} | R区财政局 | 9月底前",
    f"1/2 财政教育公开 | {B} | R区教育局 | 长期",
    f"1/3 留言办理公开 | {C} | R区信访局 | 全年",
    f"2/4 平台建设 | {D} | R区大数据局 | 年底前",
]
HEADS = [
    ("重点领域", "重点任务", "具体措施"),
    ("工作任务", "重点举措", "具体内容"),  # two heads that announce text, the first above headings
    ("板块", "工作要点", "任务内容"),
    ("类别", "工作内容", "任务要求"),
]


def table(heads: tuple[str, str, str], at: int, numbered: bool) -> Rows:
    """The table below some heads, its column of numbers in front of the `at`-th of the others."""
    first = [*heads, "责任单位", "完成时限"]
    rows = [[*first[:at], "序号", *first[at:]]]
    for number, row in enumerate(ROWS, start=1):
        cells = {column: row[column] for column in COLUMNS if column in row}
        if "T" in cells and not numbered:
            cells["T"] = cells["T"][3:]
        before = [cell for column, cell in cells.items() if column in COLUMNS[:at]]
        rows.append([*before, str(number), *[cell for column, cell in cells.items() if column in COLUMNS[at:]]])
    return rows


@pytest.mark.parametrize("form", list("htpw"))
@pytest.mark.parametrize("at", range(len(COLUMNS) + 1))
@pytest.mark.parametrize("heads", HEADS)
def test_headings_over_rows_head_them_whatever_stands_between(heads: tuple[str, str, str], at: int, form: str) -> None:
    assert said_in(form, table(heads, at, numbered=True)) == NUMBERED
    assert said_in(form, table(heads, at, numbered=False)) == TITLED


def test_two_columns_of_text_are_one_text() -> None:
    rows = [
        ["序号", "工作内容", "工作措施", "责任单位"],
        ["1", "公开预算", "细化到科目，规范公开格式。", "区财政局"],
        ["2", "公开招生", "公布学区划分，方便家长查询。", "区教育局"],
    ]
    assert said_in("h", rows) == [
        "1  | 公开预算细化到科目，规范公开格式。 | R区财政局",
        "2  | 公开招生公布学区划分，方便家长查询。 | R区教育局",
    ]
