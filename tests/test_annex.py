"""A body and its annex read as one: whose item each row is, and what a clerk should know where the two disagree."""

import pytest
from printed_tasks import plan_of, tasks_of

from kg.model import Severity

A = "公开部门预决算和三公经费，规范公开的格式。"
B = "公布义务教育招生政策，方便家长及时查询。"
C = "办好网民留言和热线工单，做到件件有回音。"
BODY = (
    f"一、公开\n（一）财政和教育公开。{A}{B}\n（二）做好回应。{C}办理结果向社会公布，接受群众监督。\n附件：任务分解表\n"
)
HEAD = "工作任务\t\t工作内容\t完成时限\t责任单位\n"

JOINED = [
    (
        f"一、公开\t（一）财政和教育公开\t1.{A}\t全年\t区财政局\n\t\t2.{B}\t全年\t区教育局\n\t（二）做好回应\t3.{C}\t长期\t区信访局\n",
        [
            "§1 公开",
            f"1/1 财政和教育公开 | {A}{B}",
            f"1/1/1  | {A} | R区财政局 | 全年",
            f"1/1/2  | {B} | R区教育局 | 全年",
            f"1/2 做好回应 | {C}办理结果向社会公布，接受群众监督。",
            f"1/2/3  | {C} | R区信访局 | 长期",
        ],
        "numbered items below the task whose text holds theirs",
    ),
    (
        f"一、公开\t（一）财政和教育公开\t1.{A}\t全年\t区财政局\n\t（二）做好回应\t2.{B}\t全年\t区教育局\n\t\t3.{C}\t长期\t区信访局\n",
        [
            "§1 公开",
            f"1/1 财政和教育公开 | {A}{B}",
            f"1/1/1  | {A} | R区财政局 | 全年",
            f"1/1/2  | {B} | R区教育局 | 全年",
            f"1/2 做好回应 | {C}办理结果向社会公布，接受群众监督。",
            f"1/2/3  | {C} | R区信访局 | 长期",
        ],
        "a merged cell gone astray: the body's place counts",
    ),
    (
        f"一、公开\t（一）财政和教育公开\t{A}\t全年\t区财政局\n\t\t{B}\t全年\t区教育局\n",
        [
            "§1 公开",
            f"1/1 财政和教育公开 | {A}{B}",
            f"1/1/1  | {A} | R区财政局 | 全年",
            f"1/1/2  | {B} | R区教育局 | 全年",
            f"1/2 做好回应 | {C}办理结果向社会公布，接受群众监督。",
        ],
        "items without a number are counted within their task",
    ),
    (
        f"一、公开\t（一）财政和教育公开\t{A}{B}\t全年\t区财政局\n\t（二）做好回应\t{C}\t长期\t区信访局\n",
        [
            "§1 公开",
            f"1/1 财政和教育公开 | {A}{B} | R区财政局 | 全年",
            f"1/2 做好回应 | {C}办理结果向社会公布，接受群众监督。 | R区信访局 | 长期",
        ],
        "one row each, without a number: the rows are the tasks",
    ),
    (
        f"一、公开\t（一）财政和教育公开\t1.{A}\t全年\t区财政局\n二、保障\t（三）抓好培训\t2.举办业务培训班，提升能力。\t全年\t区政府办\n",
        [
            "§1 公开",
            "§2 保障",
            f"1/1 财政和教育公开 | {A}{B}",
            f"1/1/1  | {A} | R区财政局 | 全年",
            f"1/2 做好回应 | {C}办理结果向社会公布，接受群众监督。",
            "2/3 抓好培训",
            "2/3/2  | 举办业务培训班，提升能力。 | R区政府办 | 全年",
        ],
        "what only the table prints is not lost",
    ),
    (
        f"一、公开\t（一）财政和教育公开\t1.规范财政数据。\t全年\t区财政局\n\t\t2.{B}\t全年\t区教育局\n",
        [
            "§1 公开",
            f"1/1 财政和教育公开 | {A}{B}",
            "1/1/1  | 规范财政数据。 | R区财政局 | 全年",
            f"1/1/2  | {B} | R区教育局 | 全年",
            f"1/2 做好回应 | {C}办理结果向社会公布，接受群众监督。",
        ],
        "an item the body words otherwise goes where its cell says",
    ),
]


@pytest.mark.parametrize(("rows", "tasks", "remark"), JOINED)
def test_rows_join_the_body(rows: str, tasks: list[str], remark: str) -> None:
    assert tasks_of(BODY + HEAD + rows) == tasks, remark


ROWS = f"一、公开\t（一）财政和教育公开\t1.{A}\t全年\t区财政局\n"
TITLE = "2022年乙区政务公开工作要点"
LETTER = f"甲市乙区人民政府办公室关于印发{TITLE}的通知\n甲市乙区人民政府办公室\n%s\n{TITLE}\n"
SIGNED = LETTER % "2022年5月6日"
FIRST = "（一）做好图解，便于阅读。（责任单位：区财政局）\n"
AMBIGUOUS = (
    "“三季度前” may mean before it begins or by its end; 2022-06-30 is taken, "
    "the earliest reading that was not past when the plan was printed."
)

FINDINGS = [
    (
        LETTER % "2022年11月28日" + FIRST + "甲市乙区人民政府办公室2022年7月28日印发\n",
        "dates-contradict", Severity.WARNING, None, "2022年11月28日",
        "The plan is signed 2022-11-28 but printed 2022-07-28, before it was signed.",
    ),
    (
        SIGNED + "（一）做好图解，3月底前完成。（责任单位：区财政局）\n",
        "deadline-before-print", Severity.WARNING, "1", "3月底前",
        "“3月底前” ends 2022-03-31, before the plan was printed on 2022-05-06.",
    ),
    (
        SIGNED + "（一）做好图解，到2023年底实现全覆盖。（责任单位：区财政局）\n",
        "deadline-after-year", Severity.INFO, "1", "到2023年底",
        "“到2023年底” ends 2023-12-31, after the plan's year 2022.",
    ),
    (
        SIGNED + "（一）做好图解，三季度前完成。（责任单位：区财政局）\n",
        "deadline-ambiguous", Severity.INFO, "1", "三季度前",
        AMBIGUOUS,
    ),
    (
        SIGNED + "（一）做好图解，便于阅读。\n（二）做好视频，便于观看。（责任单位：区财政局）\n",
        "task-without-unit", Severity.WARNING, "1", "（一）做好图解，便于阅读。",
        "No unit is named for this task.",
    ),
    (
        SIGNED + "（一）工作目标。办事更方便。\n（二）做好图解，便于阅读。\n（三）做好视频，便于观看。\n",
        "plan-without-units", Severity.WARNING, None, "（二）做好图解，便于阅读。",
        "No unit is named for any of the 2 tasks; an annex that is not in this file may do so.",
    ),
    (
        SIGNED + FIRST + "各部门、各街道要结合本工作要点，抓好落实。\n",
        "duty-outside-task", Severity.INFO, None, "各部门、各街道要结合本工作要点，抓好落实。",
        "The paragraph “各部门、各街道要结合本工作要点，…” lays a duty outside every task; it is not counted as one.",
    ),
    (
        SIGNED + FIRST + "\n认真总结工作经验，加强督促检查\n\n【打印本页】\n",
        "text-outside-task", Severity.INFO, None, "认真总结工作经验，加强督促检查",
        "The paragraph “认真总结工作经验，加强督促检查…” belongs to no task.",
    ),
    (
        SIGNED + BODY + HEAD + ROWS + f"\t（一）财政和教育公开\t2.{C}\t全年\t区信访局\n",
        "row-moved", Severity.WARNING, "1/2/2", C,
        "The table puts this row under “（一）财政和教育公开”; the body prints it under （二）, which counts.",
    ),
    (
        SIGNED + BODY + HEAD + f"一、主动公开\t（一）财政和教育公开\t1.{A}\t全年\t区财政局\n",
        "title-differs", Severity.INFO, None, "主动公开",
        "The table prints the heading “一、主动公开”, the body “公开”; the body's counts.",
    ),
    (
        SIGNED + BODY + HEAD + f"一、公开\t（一）财政教育\t1.{A}\t全年\t区财政局\n",
        "title-differs", Severity.INFO, "1/1", "财政教育",
        "The table prints the heading “（一）财政教育”, the body “财政和教育公开”; the body's counts.",
    ),
    (
        SIGNED + "任务内容\t完成时限\t责任单位\n做好图解，9月底前完成。\t10月底前\t区财政局\n",
        "deadline-differs", Severity.WARNING, "1", "9月底前",
        "“10月底前” and “9月底前” are both printed; both are kept.",
    ),
    (
        SIGNED + "任务内容\t完成时限\t责任单位\n做好图解，便于阅读。\t另行通知\t区财政局\n做好视频。\t全年\t区司法局\n",
        "deadline-unread", Severity.INFO, "1", "另行通知",
        "The deadline “另行通知” names no day; it is kept as printed only.",
    ),
    (
        SIGNED + "任务内容\t完成时限\t责任单位\n做好图解，便于阅读。\t随时更新\t区财政局\n做好视频。\t全年\t区司法局\n",
        "deadline-unread", Severity.INFO, "1", "随时更新",
        "The deadline “随时更新” names no day; it is kept as printed only.",
    ),
    (
        SIGNED + "任务内容\t完成时限\t责任单位\n做好图解，便于阅读。\t“双随机”期间\t区财政局\n做好视频。\t全年\t\n",
        "deadline-unread", Severity.WARNING, "1", "“双随机”期间",
        "The deadline “‘双随机’期间” names no day; it is kept as printed only.",
    ),
    (
        SIGNED + f"任务内容\t责任单位\n1.{A}2.{B}\t区财政局\n3.{C}\t区信访局\n",
        "two-items", Severity.WARNING, "1", f"1.{A}2.{B}",
        "One row holds the items 1.、2.; the lines of its other cells go to them in order.",
    ),
    (
        SIGNED + FIRST + "（一）做好视频，便于观看。（责任单位：区司法局）\n",
        "number-repeated", Severity.WARNING, "1-2", "（一）",
        "The number of this task is printed twice; the second is kept as 1-2.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "code", "severity", "about", "place", "message"), FINDINGS)
def test_a_finding_says_what_is_wrong_where(
    printed: str, code: str, severity: Severity, about: str | None, place: str, message: str
) -> None:
    plan = plan_of(printed)
    found = [finding for finding in plan.findings if finding.code == code]
    assert [(f.severity, f.about, f.message) for f in found] == [(severity, about, message)]
    assert plan.source_text[found[0].start : found[0].end].strip() == place


def test_a_plan_in_order_has_no_findings() -> None:
    assert (
        plan_of(
            SIGNED + BODY + HEAD + ROWS + f"\t\t2.{B}\t全年\t区教育局\n\t（二）做好回应\t3.{C}\t长期\t区信访局\n"
        ).findings
        == ()
    )


@pytest.mark.parametrize("cell", ["—", "——", "-", "/", "无", "（无）", "*"])
def test_a_deadline_cell_that_holds_nothing_is_no_finding(cell: str) -> None:
    rows = f"做好图解，便于阅读。\t{cell}\t区财政局\n做好视频。\t全年\t区司法局\n"
    assert plan_of(f"{SIGNED}任务内容\t完成时限\t责任单位\n{rows}").findings == ()


@pytest.mark.parametrize("cell", ["即时", "实时", "立即", "随时更新", "及时"])
def test_a_deadline_without_a_day_is_told_alike(cell: str) -> None:
    rows = f"做好图解，便于阅读。\t{cell}\t区财政局\n做好视频。\t全年\t区司法局\n"
    found = plan_of(f"{SIGNED}任务内容\t完成时限\t责任单位\n{rows}").findings
    assert [(finding.code, finding.severity) for finding in found] == [("deadline-unread", Severity.INFO)]


def test_findings_stand_in_printed_order() -> None:
    plan = plan_of(SIGNED + "（一）做好图解，3月底前完成。\n（二）做好视频，2月底前完成。\n")
    assert [finding.start for finding in plan.findings] == sorted(finding.start for finding in plan.findings)
    assert len(plan.findings) == 3
