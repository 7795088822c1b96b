"""The letter around a plan: where the plan begins behind its demands, who signed it and when."""

import pytest

from kg.clean import clean
from kg.model import Plan
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


SERVICE = "甲区政务服务工作安排\n一、服务\n（一）办好大厅。延时办理。（责任单位：区审批局）\n"
TOGETHER = [
    ("《甲区政务服务工作安排》和《甲区深化政务公开工作安排》", SERVICE + SAME + TASKS, "the other plan first"),
    ("《甲区深化政务公开工作安排》《甲区政务服务工作安排》", SAME + TASKS + SERVICE, "the other plan last"),
]


@pytest.mark.parametrize(("names", "plans", "remark"), TOGETHER)
def test_of_two_plans_in_one_letter_that_on_disclosure_is_read(names: str, plans: str, remark: str) -> None:
    letter = HEAD.replace("甲区深化政务公开工作安排", names) + SIGNED + plans
    plan = parse(clean(read_bytes(letter.encode(), "plan.txt")))
    assert [f"{task.path} {task.title}" for task in plan.tasks] == PLAN, remark
    assert plan.title is not None, remark
    assert plan.title.value == SAME.strip(), remark
    assert [finding.code for finding in plan.findings] == ["other-plan"], remark


def test_an_annex_named_beside_the_plan_is_no_other_plan() -> None:
    letter = HEAD.replace("甲区深化政务公开工作安排", "《甲区深化政务公开工作安排》和《甲区重点任务分解表》") + SIGNED
    annex = "甲区重点任务分解表\n工作任务\t责任单位\n公开部门预算。\t区财政局\n公开招生政策。\t区教育局\n"
    plan = parse(clean(read_bytes((letter + SAME + annex).encode(), "plan.txt")))
    assert [task.text for task in plan.tasks] == ["公开部门预算。", "公开招生政策。"]


QUIET = "乙政办发〔2022〕9号\n各街道办事处，区政府各部门：\n"
DATES = [
    (
        QUIET + OTHER + TASKS + "乙市甲区人民政府\n办公室\n2022年5月10日\n",
        ("乙市甲区人民政府办公室", "2022-05-10", None),
        "a name cut",
    ),
    (
        HEAD + "乙市甲区人民政府办公室\n二〇二二年五月\n十日\n" + OTHER + TASKS,
        ("乙市甲区人民政府办公室", "2022-05-10", None),
        "a date cut",
    ),
    (
        QUIET + OTHER + TASKS + "乙市甲区司法局\n乙市甲区财政局\n2022年5月10日\n",
        ("乙市甲区财政局", "2022-05-10", None),
        "two organs that sign are not one",
    ),
    (
        HEAD + SIGNED + OTHER + TASKS + "抄送：区委各部门。\n乙市甲区人民政府办公室　　2022年5月\n12日印发\n",
        ("乙市甲区人民政府办公室", "2022-05-10", "2022-05-12"),
        "the line of printing cut in its date",
    ),
    (
        HEAD + SIGNED + OTHER + TASKS + "抄送：区委各部门。\n乙市甲区人民政府办公室　　2022年5月12日印\n发\n",
        ("乙市甲区人民政府办公室", "2022-05-10", "2022-05-12"),
        "or in its verb",
    ),
    (
        "发布日期：2022-05-12 08:30　来源：区政府办\n" + HEAD + SIGNED + OTHER + TASKS,
        ("乙市甲区人民政府办公室", "2022-05-10", "2022-05-12"),
        "a time of the day behind the date",
    ),
    (
        "成文日期 2022-05-10\n发布日期 2022-05-12 08:30\n" + HEAD + OTHER + TASKS,
        ("乙市甲区人民政府办公室", "2022-05-10", "2022-05-12"),
        "labels without a colon",
    ),
]


@pytest.mark.parametrize(("letter", "said", "remark"), DATES)
def test_who_signed_when(letter: str, said: tuple[str, str | None, str | None], remark: str) -> None:
    plan = parse(clean(read_bytes(letter.encode(), "plan.txt")))
    assert _said(plan) == said, remark


def _said(plan: Plan) -> tuple[str | None, str | None, str | None]:
    """Who issued a plan, the day it was signed and the day it was printed."""
    days = [None if day is None else day.value.isoformat() for day in (plan.signed, plan.printed)]
    return (None if plan.issuer is None else plan.issuer.value, days[0], days[1])


def test_the_labels_of_a_page_may_stand_above_their_values() -> None:
    table = (
        "<table><tr><td>索引号<td>成文日期<td>发布日期</tr><tr><td>001<td>2022-05-10<td>2022-05-12 09:00</tr></table>"
    )
    page = "".join(f"<p>{line}</p>" for line in (HEAD + OTHER + TASKS).split("\n"))
    plan = parse(clean(read_bytes(f"<html><body>{table}{page}</body></html>".encode(), "plan.html")))
    assert _said(plan) == ("乙市甲区人民政府办公室", "2022-05-10", "2022-05-12")
