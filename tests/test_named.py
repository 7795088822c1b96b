"""Annexes whose rows only name what the body prints: their units and dates are the body's, whatever form they take."""

import pytest
from printed_layouts import Rows, plan_in, said_in

A = "公开部门预决算和三公经费，规范公开格式。"
B = "公布义务教育招生政策，方便家长查询。"
C = "办好网民留言，做到件件有回音。"
BODY = [
    "一、推进公开",
    f"（一）财政资金公开。{A}",
    f"（二）教育信息公开。{B}",
    "二、做好回应",
    f"（一）社会关切回应。{C}",
    "附件：任务分工表",
]
HEAD = ["工作要点条目", "责任单位", "配合单位", "完成时限"]
FIRST, SECOND = ["区财政局", "区审计局", "9月底前"], ["区教育局", "各学校", "长期"]
THIRD = ["区信访局", "各街道", "全年"]
TASKS = [
    "§1 推进公开",
    "§2 做好回应",
    f"1/1 财政资金公开 | {A} | R区财政局 S区审计局 | 9月底前",
    f"1/2 教育信息公开 | {B} | R区教育局 S各学校 | 长期",
    f"2/1 社会关切回应 | {C} | R区信访局 S各街道 | 全年",
]
NUMBERED = ["（一）财政资金公开", "（二）教育信息公开", "（一）社会关切回应"]

NAMED: list[tuple[Rows, str, str]] = [
    (
        [
            HEAD,
            ["一、推进公开^c4"],
            [NUMBERED[0], *FIRST],
            [NUMBERED[1], *SECOND],
            ["二、做好回应^c4"],
            [NUMBERED[2], *THIRD],
        ],
        "htpcw",
        "their numbers and headings, below rows of sections",
    ),
    (
        [
            ["重点任务", *HEAD],
            ["一、推进公开^r2", NUMBERED[0], *FIRST],
            [NUMBERED[1], *SECOND],
            ["二、做好回应", NUMBERED[2], *THIRD],
        ],
        "htpcw",
        "beside a column of sections",
    ),
    (
        [
            ["序号", *HEAD],
            ["1", NUMBERED[0], *FIRST],
            ["2", NUMBERED[1], *SECOND],
            ["3", NUMBERED[2], *THIRD],
        ],
        "htpcw",
        "their numbers and headings, counted anew",
    ),
    (
        [
            ["序号", *HEAD],
            ["1", "财政资金公开", *FIRST],
            ["2", "教育信息公开", *SECOND],
            ["3", "社会关切回应", *THIRD],
        ],
        "htpcw",
        "their headings alone, counted anew",
    ),
    (
        [HEAD, ["教育信息公开", *SECOND], ["社会关切回应", *THIRD], ["财政资金公开", *FIRST]],
        "htpcw",
        "without a number, in another order",
    ),
    (
        [
            ["工作任务", "工作内容", *HEAD[1:]],
            ["（一）财政资金公开", A, *FIRST],
            ["（二）教育信息公开", B, *SECOND],
            ["（一）社会关切回应", C, *THIRD],
        ],
        "htpcw",
        "their heading and their text, each in a column",
    ),
    (
        [
            HEAD,
            ["一、推进公开^c4"],
            [f"（一）财政资金公开。{A}", *FIRST],
            [f"（二）教育信息公开。{B}", *SECOND],
            ["二、做好回应^c4"],
            [f"（一）社会关切回应。{C}", *THIRD],
        ],
        "htpcw",
        "their whole paragraph",
    ),
    (
        [
            HEAD,
            ["一、推进公开^c4"],
            ["（一）推进财政资金公开", *FIRST],
            ["（二）教育领域信息公开", *SECOND],
            ["二、做好回应^c4"],
            ["（一）关切回应", *THIRD],
        ],
        "htpcw",
        "their number, and the heading in other words",
    ),
    (
        [
            HEAD,
            ["财政资金公开", "区财政局", "区审计局", "9月底前"],
            ["教育信息公开", *SECOND],
            ["社会关切回应", *THIRD],
            ["财政资金公开", "区财政局", "区审计局", "9月底前"],
        ],
        "htpw",
        "twice: each duty is owed once",
    ),
]


@pytest.mark.parametrize(
    ("rows", "form", "remark"), [(rows, form, remark) for rows, forms, remark in NAMED for form in forms]
)
def test_rows_that_name_the_tasks_of_the_body(rows: Rows, form: str, remark: str) -> None:
    plan = plan_in(form, rows, BODY)
    assert said_in(form, rows, BODY) == TASKS, remark
    assert {finding.code for finding in plan.findings} <= {"title-differs"}


BESIDE: list[tuple[Rows, list[str], str]] = [
    (
        [HEAD[:2], ["（一）财政资金公开", "区财政局"], ["一、推进公开", "区政府办"]],
        [TASKS[0], TASKS[1], f"1/1 财政资金公开 | {A} | R区财政局", f"1/2 教育信息公开 | {B} | R区政府办"],
        "a section named as a whole: its tasks that no row names",
    ),
    (
        [["工作任务", "工作内容", "责任单位"], ["（一）财政资金公开", "建立台账并逐月核对。", "区财政局"]],
        [TASKS[0], TASKS[1], f"1/1 财政资金公开 | {A}", "1/1/1  | 建立台账并逐月核对。 | R区财政局"],
        "a text of its own: an item of the task",
    ),
    (
        [
            ["工作任务", "责任单位"],
            ["（一）财政资金公开", "区政府办"],
            [f"1.{A}", "区财政局"],
        ],
        [TASKS[0], TASKS[1], f"1/1 财政资金公开 | {A} | R区政府办", f"1/1/1  | {A} | R区财政局"],
        "a row for the task, and one for its item: both keep their units",
    ),
]


@pytest.mark.parametrize(
    ("rows", "begins", "form", "remark"), [(*case[:2], form, case[2]) for case in BESIDE for form in "htpw"]
)
def test_rows_beside_those_that_name(rows: Rows, begins: list[str], form: str, remark: str) -> None:
    assert said_in(form, rows, BODY)[: len(begins)] == begins, remark


def test_a_name_in_other_words_is_told() -> None:
    plan = plan_in("t", [HEAD[:2], ["一、推进公开", ""], ["（一）推进财政资金公开", "区财政局"]], BODY)
    found = [(f.code, f.about, f.message) for f in plan.findings if f.code == "title-differs"]
    message = "The table prints the heading “（一）推进财政资金公开”, the body “财政资金公开”; the body's counts."
    assert found == [("title-differs", "1/1", message)]
