"""一是…；二是…；三是…: items where each has units of its own, text wherever else; the words are kept as printed."""

import pytest
from printed_tasks import tasks_of

A, B, C = "做好图解，便于阅读。", "做好视频，便于观看。", "办好留言，便于群众。"
BELOW = ["§1 公开", "1/1 加强解读", f"1/1/1  | 一是{A} | R区司法局", f"1/1/2  | 二是{B} | R区府办 R各镇"]
ITEMS = [
    (f"（一）加强解读。\n一是{A}（责任单位：区司法局）\n二是{B}（区府办、各镇）", BELOW, "paragraphs of their own"),
    (f"（一）加强解读。一是{A}（责任单位：区司法局）二是{B}（区府办、各镇）", BELOW, "inside a paragraph"),
    (f"（一）加强解读\n一是{A}（责任单位：区司法局）二是{B}（区府办、各镇）", BELOW, "in a paragraph below"),
    (
        f"（一）加强解读。\n一是{A}\n责任单位：区司法局\n二是{B}\n责任单位：区府办、各镇",
        BELOW,
        "units on lines of their own",
    ),
    (
        f"（一）加强解读。\n一要{A}（责任单位：区司法局）\n二要{B}（责任单位：区府办）\n（二）加强回应。{C}（责任单位：区信访局）",
        [
            "§1 公开",
            "1/1 加强解读",
            f"1/1/1  | 一要{A} | R区司法局",
            f"1/1/2  | 二要{B} | R区府办",
            f"1/2 加强回应 | {C} | R区信访局",
        ],
        "要 for 是, and the next task",
    ),
]
TEXTS = [
    (
        f"（一）加强解读。一是{A}二是{B}（责任单位：区司法局）",
        ["§1 公开", f"1/1 加强解读 | 一是{A}二是{B} | R区司法局"],
        "units for both",
    ),
    (
        f"（一）加强解读。\n一是{A}\n二是{B}\n（责任单位：区司法局）",
        ["§1 公开", f"1/1 加强解读 | 一是{A}二是{B} | R区司法局"],
        "units below both paragraphs",
    ),
    (
        f"（一）加强解读。\n一是{A}（责任单位：区司法局）\n三是{B}（责任单位：区府办）",
        ["§1 公开", f"1/1 加强解读 | 一是{A}三是{B} | R区司法局 R区府办"],
        "numbers that do not count on",
    ),
    (
        f"（一）加强解读。\n一是{A}（责任单位：区司法局）\n二是{B}\n（二）加强回应。{C}（责任单位：区信访局）",
        ["§1 公开", f"1/1 加强解读 | 一是{A}二是{B} | R区司法局", f"1/2 加强回应 | {C} | R区信访局"],
        "units of only one of them",
    ),
]


@pytest.mark.parametrize(("printed", "tasks", "remark"), [*ITEMS, *TEXTS])
def test_spoken_numbers(printed: str, tasks: list[str], remark: str) -> None:
    assert tasks_of(f"一、公开\n{printed}") == tasks, remark
