"""Tasks printed as forms: a head before each value, the same heads for each task."""

from collections.abc import Callable

import pytest
from growth import is_linear
from printed_tasks import plan_of, tasks_of

A = "公开部门预决算和三公经费，规范公开格式。"
B = "公布义务教育招生政策，方便家长查询。"
FIELDS = ("任务名称", "工作内容", "牵头单位", "配合单位", "完成时限")
ONE, TWO = ("财政公开", A, "区财政局", "区审计局、各镇", "9月底前"), ("教育公开", B, "区教育局", "区司法局", "长期")
TASKS = [f"1 财政公开 | {A} | L区财政局 S区审计局 S各镇 | 9月底前", f"2 教育公开 | {B} | L区教育局 S区司法局 | 长期"]


def forms(between: str, fields: tuple[str, ...] = FIELDS) -> str:
    return "\n".join(f"{head}{between}{value}" for task in (ONE, TWO) for head, value in zip(fields, task, strict=True))


PRINTED = [
    (forms("："), TASKS, "a colon behind each head"),
    (forms("\n"), TASKS, "each head on a line of its own"),
    (forms("：\n"), TASKS, "and a colon behind it"),
    (forms("：").replace("，", "，\n"), TASKS, "values of two lines"),
    (
        f"一、公开\n{forms('：')}\n二、保障\n（一）加强培训。办好培训。（责任单位：区府办）",
        ["§1 公开", "§2 保障", "2/1 加强培训 | 办好培训。 | R区府办", f"1/{TASKS[0]}", f"1/{TASKS[1]}"],
        "between sections",
    ),
    (
        f"1.财政公开\n工作内容：{A}\n责任单位：区财政局\n完成时限：9月底前\n2.教育公开\n工作内容：{B}\n责任单位：区教育局\n完成时限：长期",
        [f"1 财政公开 | 工作内容：{A} | R区财政局 | 9月底前", f"2 教育公开 | 工作内容：{B} | R区教育局 | 长期"],
        "numbered tasks with labels are no forms",
    ),
]


@pytest.mark.parametrize(("printed", "tasks", "remark"), PRINTED)
def test_forms(printed: str, tasks: list[str], remark: str) -> None:
    assert tasks_of(printed) == tasks, remark


@pytest.mark.parametrize("between", ["：", "\n"])
def test_what_stands_behind_the_last_form_is_none_of_it(between: str) -> None:
    assert tasks_of(f"{forms(between)}\n各部门要加强领导，抓好落实。") == TASKS


@pytest.mark.parametrize("head", ["责任单位", "配合单位"])
def test_many_forms_take_linear_time(head: str) -> None:
    def reading(count: int) -> Callable[[], object]:
        printed = f"任务名称：财政公开\n工作内容：{A}\n{head}：区财政局\n" * count
        return lambda: plan_of(printed)

    assert is_linear(reading, 100)
