"""Plans that say under the name of each unit what it must do: the heading lays the tasks below it on that unit."""

import pytest
from printed_tasks import tasks_of

A, B, C, D = "做好图解，便于阅读。", "做好视频，便于观看。", "办好留言，便于群众。", "办好培训，便于工作。"
HEADED = [
    (
        f"一、区司法局\n1.{A}\n2.{B}\n二、区信访局、各镇\n1.{C}\n2.{D}",
        [
            "§1 区司法局",
            "§2 区信访局、各镇",
            f"1/1  | {A} | R区司法局",
            f"1/2  | {B} | R区司法局",
            f"2/1  | {C} | R区信访局 R各镇",
            f"2/2  | {D} | R区信访局 R各镇",
        ],
        "sections",
    ),
    (
        f"一、任务分工\n（一）区司法局\n1.{A}\n2.{B}\n（二）区信访局\n1.{C}\n二、工作要求\n（一）抓好落实。{D}",
        [
            "§1 任务分工",
            "§2 工作要求",
            "1/1 区司法局",
            f"1/1/1  | {A} | R区司法局",
            f"1/1/2  | {B} | R区司法局",
            "1/2 区信访局",
            f"1/2/1  | {C} | R区信访局",
            f"2/1 抓好落实 | {D}",
        ],
        "tasks",
    ),
    (
        f"区司法局：\n1.{A}\n2.{B}\n区信访局：\n1.{C}\n2.{D}",
        [
            "1 区司法局",
            f"1/1  | {A} | R区司法局",
            f"1/2  | {B} | R区司法局",
            "2 区信访局",
            f"2/1  | {C} | R区信访局",
            f"2/2  | {D} | R区信访局",
        ],
        "no number before them",
    ),
]
OTHERS = [
    (
        f"一、公开\n（一）区档案馆\n1.{A}\n2.{B}\n（二）政府网站\n1.{C}\n（三）政务新媒体\n1.{D}",
        [
            "§1 公开",
            "1/1 区档案馆",
            f"1/1/1  | {A}",
            f"1/1/2  | {B}",
            "1/2 政府网站",
            f"1/2/1  | {C}",
            "1/3 政务新媒体",
            f"1/3/1  | {D}",
        ],
        "one name among headings of another kind",
    ),
    (
        f"一、区司法局\n1.{A}（责任单位：区府办）\n二、区信访局\n1.{C}（责任单位：区府办）",
        ["§1 区司法局", "§2 区信访局", f"1/1  | {A} | R区府办", f"2/1  | {C} | R区府办"],
        "tasks with units of their own",
    ),
]


@pytest.mark.parametrize(("printed", "tasks", "remark"), [*HEADED, *OTHERS])
def test_a_heading_that_names_units(printed: str, tasks: list[str], remark: str) -> None:
    assert tasks_of(printed) == tasks, remark
