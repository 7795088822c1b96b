"""Annexes in running text: numbered tasks with their units behind 附件, joined to the body as a table's rows are."""

import pytest
from printed_tasks import tasks_of

BODY = """一、公开
（一）推进预算公开。公开部门预算和决算，细化到科目；公开专项资金的分配结果。
（二）推进教育公开。公开招生政策和学区划分。
"""
TASKS = [
    "§1 公开",
    "1/1 推进预算公开 | 公开部门预算和决算，细化到科目；公开专项资金的分配结果。",
    "1/2 推进教育公开 | 公开招生政策和学区划分。",
]
SPLIT = [
    *TASKS[:2],
    "1/1/1  | 公开部门预算和决算，细化到科目。 | R区财政局 | 6月底前",
    "1/1/2  | 公开专项资金的分配结果。 | R区审计局",
    TASKS[2],
    "1/2/3  | 公开招生政策和学区划分。 | R区教育局",
]
ANNEXES = [
    ("""附件
任务分工
1.公开部门预算和决算，细化到科目。（责任单位：区财政局；完成时限：6月底前）
2.公开专项资金的分配结果。（责任单位：区审计局）
3.公开招生政策和学区划分。（责任单位：区教育局）
""", SPLIT, "its items split the body's tasks"),
    ("""附件：任务分工
一、公开
（一）推进预算公开
1.公开部门预算和决算，细化到科目。
责任单位：区财政局
完成时限：6月底前
2.公开专项资金的分配结果。
责任单位：区审计局
（二）推进教育公开
3.公开招生政策和学区划分。
责任单位：区教育局
抄送：区委各部门。
""", SPLIT, "with its headings, and a line for each label"),
    ("""附件
任务分工
（一）推进预算公开。公开部门预算和决算，细化到科目；公开专项资金的分配结果。（区财政局）
（二）推进教育公开。公开招生政策和学区划分。（区教育局）
""", [TASKS[0], f"{TASKS[1]} | R区财政局", f"{TASKS[2]} | R区教育局"], "one that prints the tasks again"),
    ("""附件
自查报告提纲
一、工作情况
（一）组织领导情况。
（二）主动公开情况。
二、存在问题
""", TASKS, "the headings of a report are no tasks"),
    ("""附件：1.联络员名单
2.任务清单
""", TASKS, "nor is the list of annexes"),
]  # fmt: skip


@pytest.mark.parametrize(("annex", "tasks", "remark"), ANNEXES)
def test_an_annex_in_running_text(annex: str, tasks: list[str], remark: str) -> None:
    assert tasks_of(BODY + annex) == tasks, remark
