"""Levels of titles in annex tables: sections, tasks and items in merged cells, rows of their own or side by side."""

import pytest
from printed_layouts import Rows, said_in

A = "公开部门预决算和三公经费，规范公开格式。"
B = "公布义务教育招生政策，方便家长查询。"
C = "办好网民留言，做到件件有回音。"

LEVELS: list[tuple[Rows, list[str], str, str]] = [
    (
        [
            ["工作任务", "具体要求", "责任单位"],
            ["一、重点公开^c3"],
            ["（一）民生^c3"],
            ["1.财政公开", A, "区财政局"],
            ["2.教育公开", B, "区教育局"],
            ["（二）互动^c3"],
            ["1.网民留言", C, "区政府办"],
        ],
        [
            "§1 重点公开",
            "1/1 民生",
            f"1/1/1 财政公开 | {A} | R区财政局",
            f"1/1/2 教育公开 | {B} | R区教育局",
            "1/2 互动",
            f"1/2/1 网民留言 | {C} | R区政府办",
        ],
        "htpxcbw",
        "titles numbered 1. below titles numbered （一）",
    ),
    (
        [
            ["工作任务^c2", "具体要求", "责任单位"],
            ["（一）民生^r3", "1.财政公开", A, "区财政局"],
            ["2.教育公开^r2", B, "区教育局"],
            [C, "区教育局"],
        ],
        [
            "1 民生",
            f"1/1 财政公开 | {A} | R区财政局",
            "1/2 教育公开",
            f"1/2/1  | {B} | R区教育局",
            f"1/2/2  | {C} | R区教育局",
        ],
        "hxw",
        "side by side, and with rows of their own",
    ),
    (
        [
            ["主要任务^c2", "工作内容", "责任单位"],
            ["一、重点公开^r3", "（一）民生^r2", A, "区财政局"],
            [B, "区教育局"],
            ["（二）互动", C, "区政府办"],
        ],
        [
            "§1 重点公开",
            "1/1 民生",
            f"1/1/1  | {A} | R区财政局",
            f"1/1/2  | {B} | R区教育局",
            "1/2 互动",
            f"1/2/1  | {C} | R区政府办",
        ],
        "hxw",
        "one head over what is merged twice, and one row alone that lacks no cell",
    ),
]


@pytest.mark.parametrize(
    ("rows", "tasks", "form", "remark"),
    [(rows, tasks, form, remark) for rows, tasks, forms, remark in LEVELS for form in forms],
)
def test_a_title_stands_below_those_it_is_printed_below(rows: Rows, tasks: list[str], form: str, remark: str) -> None:
    assert said_in(form, rows) == tasks, remark
