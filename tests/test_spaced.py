"""Tables whose columns are parted by spaces, as copied from a PDF: laid into cells by what their heads announce."""

from collections.abc import Callable

import pytest
from growth import is_linear
from printed_tasks import plan_of, tasks_of

A = "公开部门预决算和三公经费，规范公开格式。"
B = "公布义务教育招生政策，方便家长查询。"
HEAD = "序号 工作内容 责任单位 完成时限"
TASKS = [f"1  | {A} | R区财政局 | 9月底前", f"2  | {B} | R区教育局 R区司法局 | 长期"]
ROWS = f"{HEAD}\n1 {A} 区财政局 9月底前\n2 {B} 区教育局、区司法局 长期"

COUNTED = [
    (ROWS, TASKS, "a row a line"),
    (ROWS.replace(" ", "　"), TASKS, "wide spaces"),
    (ROWS.replace("、区司", " 区司"), TASKS, "a space between two units, too"),
    (
        (
            f"{HEAD}\n1 公开部门预决算和三公经 区财政局 9月底前\n费，规范公开格式。\n"
            "2 公布义务教育招生政策，方 区教育局、 长期\n便家长查询。 区司法局"
        ),
        TASKS,
        "cells of several lines, side by side",
    ),
    (
        f"{HEAD}\n1 公开部门预决算和三公经费，规范公开格式。\n区财政局 9月底前\n2 {B} 区教育局、\n区司法局 长期",
        TASKS,
        "a row cut between two cells",
    ),
    (
        (
            f"{HEAD}\n一、公开\n1 {A} 区财政局 9月底前\n{HEAD}\n二、服务\n2 {B} 区教育局、区司法局 长期\n"
            "注：区府办 负责汇总。"
        ),
        ["§1 公开", "§2 服务", f"1/{TASKS[0]}", f"2/{TASKS[1]}"],
        "rows of sections, the head on each page, a note",
    ),
    (
        f"{HEAD}\n1 公开 26 个领域清单，规范 公开格式。 区财政局 9 月 30 日前\n2 {B} 区教育局、区司法局 长期",
        ["1  | 公开26个领域清单，规范公开格式。 | R区财政局 | 9月30日前", TASKS[1]],
        "spaces around figures, and inside a text",
    ),
    (
        (
            f"序号 重点任务 具体措施 牵头单位 配合单位\n1 政策公开 {A} 区财政局 各镇\n"
            f"2 {B} 区教育局 区司法局\n3 回应关切 办好留言。 区信访局 各镇"
        ),
        [
            f"1 政策公开 | {A} | L区财政局 S各镇",
            f"2 政策公开 | {B} | L区教育局 S区司法局",
            "3 回应关切 | 办好留言。 | L区信访局 S各镇",
        ],
        "a cell merged over two rows",
    ),
    (
        f"一、总体要求\n做好公开工作。\n二、重点任务\n任务分工见下表。\n{ROWS}\n三、工作要求\n（一）加强领导。开好会议，抓好落实。（责任单位：区府办）",
        [
            "§1 总体要求",
            "§2 重点任务",
            "§3 工作要求",
            "3/1 加强领导 | 开好会议，抓好落实。 | R区府办",
            f"2/{TASKS[0]}",
            f"2/{TASKS[1]}",
        ],
        "running text around it",
    ),
]
UNCOUNTED = [
    (f"工作内容 责任单位 完成时限\n{A} 区财政局 9月底前\n{B} 区教育局、区司法局 长期", TASKS, "no number"),
    (
        (
            f"工作内容 责任单位 完成时限\n公开部门预决算和三公经费，\n规范公开格式。 区财政局 9月底前\n"
            f"{B} 区教育局、\n区司法局 长期"
        ),
        TASKS,
        "cells of several lines, one behind the other",
    ),
    (
        f"一、公开\n1.明确 责任单位 完成时限。\n2.填好 工作任务 责任单位\n做好公开工作，抓好 落实。\n3.{A}（区财政局）",
        [
            "§1 公开",
            "1/1  | 明确责任单位完成时限。",
            "1/2 填好工作任务责任单位 | 做好公开工作，抓好落实。",
            f"1/3  | {A} | R区财政局",
        ],
        "such words in running text are no head",
    ),
]


@pytest.mark.parametrize(("printed", "tasks", "remark"), [*COUNTED, *UNCOUNTED])
def test_columns_parted_by_spaces(printed: str, tasks: list[str], remark: str) -> None:
    assert tasks_of(printed) == tasks, remark


CUT = [
    ("区财政局、区 9月底前\n费，规范公开格式。 审计局", "R区财政局 R审计局", "审计局"),
    ("区财政局、区府 9月底前\n费，规范公开格式。 办", "R区财政局 R区府", "区府"),
]


@pytest.mark.parametrize(("rest", "units", "kept"), CUT)
def test_a_name_that_other_cells_cut_is_a_finding(rest: str, units: str, kept: str) -> None:
    printed = f"{HEAD}\n1 公开部门预决算和三公经 {rest}"
    assert tasks_of(printed) == [f"1  | {A} | {units} | 9月底前"]
    (found,) = [f for f in plan_of(printed).findings if f.code == "name-cut"]
    assert f"“{kept}” is kept of it" in found.message


def test_a_long_table_of_spaces_takes_linear_time() -> None:
    def reading(count: int) -> Callable[[], object]:
        rows = "\n".join(f"{i} {A} 区财政局 9月底前" for i in range(1, count))
        return lambda: plan_of(f"{HEAD}\n{rows}")

    assert is_linear(reading, 100)
