"""Annexes in Excel that take more than one sheet: a sheet of notes, one for each section or for each unit."""

import io

import pytest
from printed_tasks import TITLE, notation

from kg.clean import clean
from kg.parser import parse
from kg.readers import read_bytes

A = "公开部门预决算和三公经费，规范公开格式。"
B = "公布义务教育招生政策，方便家长查询。"
HEAD = ["序号", "工作内容", "责任单位", "完成时限"]
ONE, TWO = ["1", A, "区财政局", "9月底前"], ["2", B, "区教育局", "长期"]
TASKS = [f"1  | {A} | R区财政局 | 9月底前", f"2  | {B} | R区教育局 | 长期"]
NOTES = [["1.本表由区政务公开领导小组办公室负责解释。"], ["2.联系电话：0592-6680000"]]

Sheets = dict[str, list[list[str]]]


def said(sheets: Sheets, hidden: str = "") -> list[str]:
    """The sections and tasks of an Excel file of some sheets, in the notation of `printed_tasks`."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
    out = io.BytesIO()
    book.save(out)
    plan = parse(clean(read_bytes(out.getvalue(), "annex.xlsx")))
    assert plan.title is not None
    assert plan.title.value == TITLE
    return notation(plan)


BOOKS: list[tuple[Sheets, list[str], str]] = [
    ({"分工表": [[TITLE], HEAD, ONE, TWO], "填表说明": NOTES}, TASKS, "notes behind the table"),
    ({"说明": NOTES, "分工表": [[TITLE], HEAD, ONE, TWO]}, TASKS, "notes before it"),
    ({"Sheet1": [[TITLE], HEAD, ONE, TWO], "Sheet2": [["填表说明"], *NOTES]}, TASKS, "which the sheet itself names"),
    (
        {"分工表": [[TITLE], HEAD, ONE, TWO], "备注": [["一、本表每季度报送。"], ["二、逾期通报。"]]},
        TASKS,
        "notes numbered as sections are",
    ),
    ({"Sheet1": [[TITLE], HEAD, ONE], "Sheet2": [HEAD, TWO]}, TASKS, "the table goes on in another sheet"),
    ({"Sheet1": [[TITLE], HEAD, ONE], "Sheet2": [TWO]}, TASKS, "without its head"),
    (
        {"一、公开": [[TITLE], HEAD, ONE], "二、服务": [[TITLE], HEAD, TWO]},
        ["§1 公开", "§2 服务", f"1/{TASKS[0]}", f"2/{TASKS[1]}"],
        "a sheet for each section",
    ),
    (
        {"1": [[TITLE], ["一、公开"], HEAD, ONE], "2": [["二、服务"], HEAD, TWO]},
        ["§1 公开", "§2 服务", f"1/{TASKS[0]}", f"2/{TASKS[1]}"],
        "whose heading stands above its table",
    ),
    (
        {
            "区财政局": [[TITLE], ["序号", "工作内容", "完成时限"], ["1", A, "9月底前"]],
            "区教育局": [["序号", "工作内容", "完成时限"], ["2", B, "长期"]],
        },
        TASKS,
        "a sheet for each unit, which only its name says",
    ),
    (
        {"区财政局": [[TITLE], HEAD, ONE], "区教育局": [[TITLE], HEAD, TWO]},
        TASKS,
        "and which its table says, too",
    ),
    ({TITLE: [HEAD, ONE, TWO]}, TASKS, "a title that only the sheet's name prints"),
    ({TITLE: [["各街道、区直各部门"], HEAD, ONE, TWO]}, TASKS, "above whom it goes to"),
    ({"2021年政务公开工作任务清单": [[TITLE], HEAD, ONE, TWO]}, TASKS, "the name beside a title is none"),
]


@pytest.mark.parametrize(("sheets", "tasks", "remark"), BOOKS)
def test_sheets_of_one_annex(sheets: Sheets, tasks: list[str], remark: str) -> None:
    assert said(sheets) == tasks, remark


def test_a_hidden_sheet_holds_no_tasks() -> None:
    assert said({"旧表": [HEAD, TWO], "分工表": [[TITLE], HEAD, ONE]}, hidden="旧表") == TASKS[:1]
