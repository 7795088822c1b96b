"""Annex tables and what stands around them: other tables, notes, running text; what is undecided; the time taken."""

from collections.abc import Callable

import pytest
from growth import is_linear
from printed_layouts import Rows, cells, html, plan_in, tabs
from printed_tasks import tasks_of

A = "公开部门预决算和三公经费，规范公开格式。"
B = "公布义务教育招生政策，方便家长查询。"
C = "办好网民留言，做到件件有回音。"
D = "抓好落实。"
HEAD = ["序号", "工作任务", "工作内容", "责任单位", "完成时限"]
ONE, TWO = ["1", "财政公开", A, "区财政局", "9月底前"], ["2", "教育公开", B, "区教育局", "长期"]
TASKS = [f"1 财政公开 | {A} | R区财政局 | 9月底前", f"2 教育公开 | {B} | R区教育局 | 长期"]
CELLS = cells([HEAD, ONE, TWO])
PERSONS = [["姓名", "单位", "电话"], ["张三", "区财政局", "85551234"], ["李四", "区教育局", "85551235"]]

H1, H2 = html([HEAD, ONE]), html([HEAD, TWO])
AROUND = [
    (html([HEAD]) + html([ONE, TWO]), TASKS, "a head in a table of its own"),
    (html([HEAD, ONE]) + html([TWO]), TASKS, "a row in a table of its own, behind the others"),
    (
        html([["工作任务", "工作内容", "责任单位"], ["一、公开", A, "区财政局"]])
        + html([[B, "区教育局"], [C, "区信访局"]]),
        ["§1 公开", f"1/1  | {A} | R区财政局", f"1/2  | {B} | R区教育局", f"1/3  | {C} | R区信访局"],
        "the next page without its head and its merged first column",
    ),
    (
        html([HEAD, ONE])
        + html([["何事", "怎么干", "谁来干", "啥时干", "干啥"], [B, "教育", "区教育局", "长期", "好"]]),
        [TASKS[0], f"2  | {B} | R区教育局 | 长期"],
        "another head, without a known word, is no task",
    ),
    (
        f"<table><tr><td>导航</td><td>{html([HEAD, ONE, TWO])}</td></tr></table>",
        TASKS,
        "a table in one that lays out the page",
    ),
    (
        f"<p>一、重点</p><p>任务分解见下表：</p>{H1}<p>二、服务</p><p>如下：</p>{H2}",
        ["§1 重点", "§2 服务", f"1/{TASKS[0]}", f"2/{TASKS[1]}"],
        "a line between the heading of a section and its table",
    ),
    (
        f"<p>一、重点</p><p>（一）财政</p>{H1}<p>（二）教育</p>{H2}",
        ["§1 重点", "1/1 财政", f"1/1/1  | {A} | R区财政局 | 9月底前", "1/2 教育", f"1/2/2  | {B} | R区教育局 | 长期"],
        "a table for each task",
    ),
    (
        f"<p>一、公开</p><p>（一）财政公开。做好公开。（责任单位：区财政局）</p>{H2}<p>注：1.每季度报送。</p><p>2.★为重点。</p>",
        ["§1 公开", "1/1 财政公开 | 做好公开。 | R区财政局", TASKS[1]],
        "notes below a table belong to no task above it",
    ),
    (
        f"{H1}{H2}<p>填表说明</p><p>1.本表每季度报送。</p><p>2.请各单位认真填写。</p>",
        TASKS,
        "notes below a line of their own",
    ),
    (
        "<p>（一）财政公开。做好公开。（责任单位：区财政局）</p><p>区教育局</p>"
        + html([["序号", "工作内容"], ["2", B]]),
        ["1 财政公开 | 做好公开。 | R区财政局", f"2  | {B} | R区教育局"],
        "a unit above the table of its tasks",
    ),
    (
        f"<p>附件1</p>{html([HEAD, ONE, TWO])}<p>附件2</p>{html(PERSONS)}",
        TASKS,
        "a table of another kind behind it",
    ),
]


@pytest.mark.parametrize(("page", "tasks", "remark"), AROUND)
def test_tables_and_what_stands_around_them(page: str, tasks: list[str], remark: str) -> None:
    assert tasks_of(page, page=True) == tasks, remark


ALIGNED = "\n".join(
    [
        "序号  工作内容                                  责任单位    完成时限",
        "一、公开",
        f"1     {A}  区财政局、  9月底前",
        "                                                区审计局",
        "2     公布义务教育招生政策，                    区教育局    长期",
        "      方便家长查询。",
        "",
        "乙区人民政府办公室    2022年5月6日印发",
    ]
)
STACKED = """工 作 任 务 |
牵头单位 |
责任单位 |
一、公开 | ||
（一）财政 | ||
1.预算决算公开 |
区财政局 |
各部门，
各镇 |
2.政府采购公开 | ||
（二）教育 | ||
3.招生政策公开 |
区教育局 |
各学校 |"""
LINES = [
    (
        ALIGNED,
        ["§1 公开", f"1/1  | {A} | R区财政局 R区审计局 | 9月底前", f"1/2  | {B} | R区教育局 | 长期"],
        "columns set apart by spaces",
    ),
    (
        f"序号\n工作内容\n责任分工\n完成时限\n区级\n镇街\n1\n{A}\n区财政局\n各街道\n9月底前\n2\n{B}\n区教育局\n各镇\n长期",
        [f"1  | {A} | R区财政局 R各街道 | 9月底前", f"2  | {B} | R区教育局 R各镇 | 长期"],
        "the lower row of a head, of words that say what kind of unit",
    ),
    (
        f"工作任务及要求\n牵头单位\n备注\n围绕民生推进公开\n{A}\n区财政局\n区审计局\n{B}\n区教育局\n{D}\n区政府办",
        [
            f"1 围绕民生推进公开 | {A} | L区财政局 L区审计局",
            f"2 围绕民生推进公开 | {B} | L区教育局",
            f"3 围绕民生推进公开 | {D} | L区政府办",
        ],
        "a head over titles and their texts, which are no heads",
    ),
    (
        STACKED,
        [
            "§1 公开",
            "1/1 财政",
            "1/1/1  | 预算决算公开 | L区财政局 R各部门 R各镇",
            "1/1/2  | 政府采购公开 | L区财政局 R各部门 R各镇",
            "1/2 教育",
            "1/2/3  | 招生政策公开 | L区教育局 R各学校",
        ],
        "a cell a line with a pipe behind it, and pipes that make up for what is merged",
    ),
    (
        f"序号\n工作任务\n牵头单位\n一季度进展情况\n1\n{A}\n区财政局\n已公开。\n2\n{B}\n区教育局\n已公布。",
        [f"1  | {A} | L区财政局", f"2  | {B} | L区教育局"],
        "what was done so far is no task",
    ),
    (
        f"目标\n任务\n主要内容\n责任单位\n一、公开\n（一）民生\n{A}\n区财政局牵头落实\n{B}\n区教育局牵头落实",
        ["§1 公开", "1/1 民生", f"1/1/1  | {A} | L区财政局", f"1/1/2  | {B} | L区教育局"],
        "a head cut in two lines",
    ),
    (
        f"分类\n|\n内容要求\n|\n责任科室\n|\n一级\n|\n二级\n|\n政策\n|\n文件\n|\n{A}\n|\n办公室\n|\n解读\n|\n{B}\n|\n法规科",
        [f"1 文件 | {A} | R办公室", f"2 解读 | {B} | R法规科"],
        "the lower row of a head, of levels of tasks",
    ),
    (
        f"工作任务\t工作内容\t责任单位\t完成时限\n一、公开\t{A}\t区财政局\t全年\n{B}\t区教育局\t长期",
        ["§1 公开", f"1/1  | {A} | R区财政局 | 全年", f"1/2  | {B} | R区教育局 | 长期"],
        "a row that lacks the cell merged with the one above it",
    ),
    (
        f"序号\n工作内容\n责任单位\n完成时限\n1\n{A[:14]}\n{A[14:]}\n区财政局、区审\n计局，各街道\n9月\n底前\n2\n{B}\n区教育局、\n各学校\n长期",
        [f"1  | {A} | R区财政局 R区审计局 R各街道 | 9月底前", f"2  | {B} | R区教育局 R各学校 | 长期"],
        "cells cut by line breaks",
    ),
    (
        f"{CELLS}\n备注：以上任务长期坚持。\n乙区人民政府办公室\n2022年5月6日",
        TASKS,
        "a note below the cells, and who signed it",
    ),
    (
        f"{CELLS}\n填表说明\n1.本表每季度报送。\n2.请各单位认真填写。",
        TASKS,
        "notes below a line of their own",
    ),
    (
        f"一、总体要求\n坚持为民。\n二、任务\n{CELLS}\n三、保障\n（一）加强领导。{D}（责任单位：区政府办）",
        [
            "§1 总体要求",
            "§2 任务",
            "§3 保障",
            f"3/1 加强领导 | {D} | R区政府办",
            f"2/{TASKS[0]}",
            f"2/{TASKS[1]}",
        ],
        "running text goes on below the cells",
    ),
]


@pytest.mark.parametrize(("printed", "tasks", "remark"), LINES)
def test_tables_whose_rows_lost_their_shape(printed: str, tasks: list[str], remark: str) -> None:
    assert tasks_of(printed) == tasks, remark


UNDECIDED = [
    (
        [["工作内容", "完成数", "评分"], [A, "1", "5"], [B, "2", "5"]],
        [
            (
                "table-unread",
                "The table that begins with “工作内容” has no column of units or deadlines; its 3 rows are not read.",
            )
        ],
    ),
    (
        [["序号", "工作内容", "区财政局", "区教育局"], ["1", A, "▲", "●"], ["2", B, "", "●"]],
        [("sign-unread", "No legend says what “▲” and “●” mean; each is taken for a unit that is responsible.")],
    ),
    (
        [["工作内容", "责任单位", "亮点"], [A, "区财政局", "图解"], [B, "区教育局", "视频"]],
        [("column-unread", "The column of “图解” holds neither tasks, units nor deadlines; it is not read.")],
    ),
]


FILLED_IN = [
    "填报单位：区司法局　填报时间：2022年3月5日",
    "编制单位：区司法局",
    "单位（盖章）：区司法局",
    "制表日期：2022年3月",
]
NOTES = [
    "备注：1.区府办负责汇总，6月底前完成。\n2.各镇配合。",
    "（注：请各单位于6月底前报区府办）",
    "【备注】区府办负责汇总",
    "注释：带★的由区府办负责",
    "有关说明：由区府办解释",
    "1.本表由区府办解释。\n2.各镇按季报送。",
    "注\n1.请各单位按季报送\n2.由区府办解释",
]


@pytest.mark.parametrize("line", [*FILLED_IN, *NOTES])
@pytest.mark.parametrize("form", [tabs, cells, html])
def test_who_filled_a_table_in_and_notes_below_it_are_no_task(form: Callable[[Rows], str], line: str) -> None:
    page = form is html
    beside = "".join(f"<p>{note}</p>" for note in line.split("\n")) if page else f"\n{line}\n"
    printed = form([HEAD, ONE, TWO])
    assert tasks_of(printed + beside, page) == TASKS
    assert line in NOTES or tasks_of(beside + printed, page) == TASKS


@pytest.mark.parametrize(("rows", "findings"), UNDECIDED)
def test_what_cannot_be_decided_is_a_finding(rows: Rows, findings: list[tuple[str, str]]) -> None:
    found = [(f.code, f.message) for f in plan_in("h", rows).findings]
    assert [finding for finding in found if finding[0].endswith("unread")] == findings


@pytest.mark.parametrize("form", list("htpc"))
def test_reading_a_table_is_linear_in_its_rows(form: str) -> None:
    def reading(count: int) -> Callable[[], object]:
        rows = [
            HEAD,
            *([str(i), f"公开{i}", f"{A}{i}号文件。", "区财政局、各街道", "9月底前"] for i in range(1, count)),
        ]
        assert len(plan_in(form, rows).tasks) == count - 1
        return lambda: plan_in(form, rows)

    assert is_linear(reading, 100)
