"""Where a plan begins behind a letter with numbered demands of its own."""

import pytest

from kg.clean import clean
from kg.parser import parse
from kg.readers import read_bytes

HEAD = """乙市甲区人民政府办公室关于印发甲区深化政务公开工作安排的通知
甲政办发〔2022〕9号
各街道办事处，区政府各部门：
"""
DEMANDS = """现将《甲区深化政务公开工作安排》印发给你们，并提出以下要求：
一、加强领导。各单位要高度重视，明确专人负责。
二、抓好落实。各单位要对照任务，按时完成，并于11月底前报送总结。
"""
SIGNED = """乙市甲区人民政府办公室
2022年5月10日
"""
TASKS = """一、重点领域
（一）财政公开。公开部门预算。（责任单位：区财政局）
（二）教育公开。公开招生政策。（责任单位：区教育局）
"""
OTHER = "2022年甲区政务公开重点任务分工方案\n"
SAME = "甲区深化政务公开工作安排\n"
PLAN = ["1/1 财政公开", "1/2 教育公开"]

LETTERS = [
    (HEAD + DEMANDS + SIGNED + SAME + TASKS, SAME, PLAN, "the quoted title"),
    (HEAD + DEMANDS + SIGNED + OTHER + TASKS, OTHER, PLAN, "another title than the quoted one"),
    (HEAD + DEMANDS + SIGNED + "附件\n" + OTHER + TASKS, OTHER, PLAN, "the same behind 附件"),
    (HEAD + SIGNED + OTHER + TASKS, OTHER, PLAN, "no demands"),
    (
        HEAD + TASKS + SIGNED + OTHER + "一、联络员\n（一）各单位。报送名单。\n",
        "",
        PLAN,
        "tasks that lay duties are no demands",
    ),
]


@pytest.mark.parametrize(("letter", "title", "tasks", "remark"), LETTERS)
def test_demands_of_a_letter_are_no_tasks(letter: str, title: str, tasks: list[str], remark: str) -> None:
    plan = parse(clean(read_bytes(letter.encode(), "plan.txt")))
    assert [f"{task.path} {task.title}" for task in plan.tasks][:2] == tasks, remark
    assert plan.title is not None
    assert not title or plan.title.value == title.strip(), remark
