"""Annex tables: what each column holds and which rows are tasks, in a grid and printed one cell a line."""

import pytest
from printed_tasks import plan_of, tasks_of

A = "公开部门预决算和三公经费，规范公开格式。"
B = "公布义务教育招生政策，方便家长查询。"
C = "办好网民留言，做到件件有回音。"

GRIDS = [
    (
        ["任务内容\t完成时限\t责任单位", f"{A}\t9月底前\t区财政局", f"{B}\t全年\t区教育局"],
        [f"1  | {A} | R区财政局 | 9月底前", f"2  | {B} | R区教育局 | 全年"],
        "rows without a number are counted",
    ),
    (
        ["序号\t任务内容\t责任单位", f"3\t{A}\t区财政局", f"7\t{B}\t区教育局"],
        [f"3  | {A} | R区财政局", f"7  | {B} | R区教育局"],
        "a column of numbers keeps what is printed",
    ),
    (
        ["任务内容\t责任单位", f"3.{A}\t区财政局", f"4.{B}\t区教育局"],
        [f"3  | {A} | R区财政局", f"4  | {B} | R区教育局"],
        "a number in the cell itself",
    ),
    (
        ["责任单位\t完成时限\t任务内容", f"区财政局\t全年\t{A}", f"区教育局\t长期\t{B}"],
        [f"1  | {A} | R区财政局 | 全年", f"2  | {B} | R区教育局 | 长期"],
        "columns in any order",
    ),
    (
        ["重点任务\t主要措施\t牵头单位\t配合单位\t时间节点", f"财政公开\t{A}\t区财政局\t区审计局、各街道\t全年"],
        [f"1 财政公开 | {A} | L区财政局 S区审计局 S各街道 | 全年"],
        "a title without a number, a column for each role",
    ),
    (
        ["工作任务\t工作要求\t责任单位", f"一、公开\t{A}\t区财政局", f"\t{B}\t区教育局", f"二、服务\t{C}\t区信访局"],
        ["§1 公开", "§2 服务", f"1/1  | {A} | R区财政局", f"1/2  | {B} | R区教育局", f"2/1  | {C} | R区信访局"],
        "merged cells of sections, missing below",
    ),
    (
        ["工作任务\t工作要求\t责任单位", f"一、公开\t{A}\t区财政局", f"一、公开\t{B}\t区教育局"],
        ["§1 公开", f"1/1  | {A} | R区财政局", f"1/2  | {B} | R区教育局"],
        "merged cells of sections, repeated",
    ),
    (
        [
            "工作任务\t工作要求\t责任单位",
            "一、公开\t\t",
            f"财政公开\t{A}\t区财政局",
            "二、服务",
            f"留言\t{C}\t区信访局",
        ],
        ["§1 公开", "§2 服务", f"1/1 财政公开 | {A} | R区财政局", f"2/1 留言 | {C} | R区信访局"],
        "sections as rows, with and without empty cells",
    ),
    (
        [
            "工作任务\t\t工作要求\t责任单位",
            f"一、公开\t（一）财政公开\t{A}\t区财政局",
            f"\t\t{B}\t区教育局",
            f"\t（二）做好回应\t{C}\t区信访局",
        ],
        [
            "§1 公开",
            "1/1 财政公开",
            f"1/1/1  | {A} | R区财政局",
            f"1/1/2  | {B} | R区教育局",
            "1/2 做好回应",
            f"1/2/1  | {C} | R区信访局",
        ],
        "numbered cells are tasks, their rows items",
    ),
    (
        [
            "工作任务\t工作要求\t责任单位\t",
            f"一、公开\t（一）财政公开\t1.{A}\t区财政局",
            f"\t\t2.{B}\t区教育局",
        ],
        ["§1 公开", "1/1 财政公开", f"1/1/1  | {A} | R区财政局", f"1/1/2  | {B} | R区教育局"],
        "heads moved to the left by a merged one",
    ),
    (
        ["工作任务\t工作要求\t责任单位", f"（一）财政公开\t{A}\t区财政局", f"（二）教育公开\t{B}\t区教育局"],
        [f"1 财政公开 | {A} | R区财政局", f"2 教育公开 | {B} | R区教育局"],
        "numbered cells that head one row each are the rows' titles",
    ),
    (
        ["序号\t任务内容\t责任单位", f"1\t{A}\t区财政局", "序号\t任务内容\t责任单位", f"2\t{B}\t区教育局"],
        [f"1  | {A} | R区财政局", f"2  | {B} | R区教育局"],
        "the head repeated on each page",
    ),
    (
        ["工作任务\t任务内容\t责任单位", f"一、公开\t{A}\t区财政局", "", "— 2 —", "", f"\t{B}\t区教育局"],
        ["§1 公开", f"1/1  | {A} | R区财政局", f"1/2  | {B} | R区教育局"],
        "a page between the rows of a merged cell, without a head",
    ),
    (
        [
            "工作任务\t任务内容\t责任单位",
            f"一、公开\t{A}\t区财政局",
            "— 2 —",
            "工作任务\t任务内容\t责任单位",
            f"\t{B}\t区教育局",
        ],
        ["§1 公开", f"1/1  | {A} | R区财政局", f"1/2  | {B} | R区教育局"],
        "the same with a head",
    ),
    (
        ["任务内容\t完成时限\t责任单位", f"{A}\t9月底前\t区财政局", f"{B}\t\t区教育局", f"{C}\t/\t"],
        [f"1  | {A} | R区财政局 | 9月底前", f"2  | {B} | R区教育局 | 9月底前", f"3  | {C} | R区教育局"],
        "an empty cell was merged with the one above, a / says nothing",
    ),
    (
        ["任务内容\t牵头单位\t配合单位", f"{A}\t区财政局\t区审计局", f"{B}\t区教育局\t"],
        [f"1  | {A} | L区财政局 S区审计局", f"2  | {B} | L区教育局"],
        "nobody need support a task",
    ),
    (
        ["任务内容\t责任单位\t备注", f"{A}\t区财政局（牵头）、区审计局\t已报", f"{B}\t区教育局牵头，各街道配合\t"],
        [f"1  | {A} | L区财政局 R区审计局", f"2  | {B} | L区教育局 S各街道"],
        "roles within the cell; a column of remarks is none",
    ),
    (
        ["任务内容\t完成时限\t责任单位", f"1.{A} 2.{B}\t9月底前 12月底前\t区财政局 区教育局"],
        [f"1  | {A} | R区财政局 | 9月底前", f"2  | {B} | R区教育局 | 12月底前"],
        "two items in one row, each with its own lines",
    ),
    (
        ["任务内容\t完成时限\t责任单位", f"1.{A}2.{B}\t全年\t区财政局、区教育局", f"3.{C}\t全年\t区信访局"],
        [
            f"1  | {A} | R区财政局 R区教育局 | 全年",
            f"2  | {B} | R区财政局 R区教育局 | 全年",
            f"3  | {C} | R区信访局 | 全年",
        ],
        "two items in one row that share its cells",
    ),
    (
        ["重点任务\t主要措施\t责任单位", f"财政\t1.{A}2.{C}\t区财政局", f"教育\t1.{B}\t区教育局"],
        [f"1 财政 | 1.{A}2.{C} | R区财政局", f"2 教育 | 1.{B} | R区教育局"],
        "numbers that begin anew in each row count its paragraphs",
    ),
    (
        ["序号\t主要措施\t责任单位", f"1\t（1）{A}（2）{C}\t区财政局", f"2\t{B}\t区教育局"],
        [f"1  | （1）{A}（2）{C} | R区财政局", f"2  | {B} | R区教育局"],
        "so do those beside a number of the row",
    ),
]

PAGES = [
    (
        f"<tr><th>工作任务<th>工作内容<th>责任单位<tr><td rowspan=2>一、公开<td>{A}<td rowspan=2>区财政局<tr><td>{B}",
        ["§1 公开", f"1/1  | {A} | R区财政局", f"1/2  | {B} | R区财政局"],
        "cells over several rows hold for each",
    ),
    (
        f"<tr><td colspan=3>2022年任务分解表<tr><th>序号<th>工作内容<th>责任单位<tr><td>1<td>{A}<td>区财政局",
        [f"1  | {A} | R区财政局"],
        "a title above the head",
    ),
    (
        (
            f"<tr><th colspan=2>工作任务<th>工作内容<th>责任单位<tr><td>一、公开<td>（一）财政<td>1.{A}<td>区财政局"
            f"<tr><td><td><td>2.{B}<td>区教育局"
        ),
        ["§1 公开", "1/1 财政", f"1/1/1  | {A} | R区财政局", f"1/1/2  | {B} | R区教育局"],
        "a head over two columns",
    ),
    (
        (
            "<tr><td rowspan=2>工作内容<td colspan=2>责任分工<td rowspan=2>完成时限<tr><td>牵头单位<td>配合单位"
            f"<tr><td>{A}<td>区财政局<td>区审计局<td>全年"
        ),
        [f"1  | {A} | L区财政局 S区审计局 | 全年"],
        "a head in two rows",
    ),
    (
        (
            "<tr><th>序号<th>工作任务<th>工作内容<th>责任单位"
            f"<tr><td rowspan=2>一<td rowspan=2>推进公开<td>{A}<td>区财政局<tr><td>{B}<td>区教育局"
        ),
        ["§1 推进公开", f"1/1  | {A} | R区财政局", f"1/2  | {B} | R区教育局"],
        "一 in a column of its own heads a section",
    ),
    (
        (
            "<tr><th>序号<th>工作任务<th>工作内容<th>责任单位"
            f"<tr><td rowspan=2>1<td rowspan=2>推进公开<td>{A}<td>区财政局<tr><td>{B}<td>区教育局"
        ),
        ["1 推进公开", f"1/1  | {A} | R区财政局", f"1/2  | {B} | R区教育局"],
        "1 over several rows numbers their task",
    ),
    (
        (
            "<tr><th>序号<th>工作任务<th>工作内容<th>责任单位"
            f"<tr><td>1<td rowspan=2>推进公开<td>{A}<td>区财政局<tr><td>2<td>{B}<td>区教育局"
        ),
        [f"1 推进公开 | {A} | R区财政局", f"2 推进公开 | {B} | R区教育局"],
        "a title without a number goes to each of its rows",
    ),
    (
        f"<tr><th>工作内容<th>责任单位<tr><td rowspan=2>{A}<td>区财政局<tr><td>区审计局",
        [f"1  | {A} | R区财政局 R区审计局"],
        "one content with a row for each unit",
    ),
    (
        (
            f"<tr><th>工作内容<th>完成时限<th>责任单位<tr><td rowspan=2>{A}<td>全年<td>区财政局<tr><td>长期<td></table>"
            f"<table><tr><th>姓名<th>电话<tr><td>甲<td>1234"
        ),
        [f"1  | {A} | R区财政局 | 全年 长期"],
        "a table without units is no annex",
    ),
    (
        f"<tr><th>工作内容<th>责任单位<tr><td>{A}<td>区发展和<br>改革局<br>区财政局",
        [f"1  | {A} | R区发展和改革局 R区财政局"],
        "a line break in a name, and one between two names",
    ),
    (
        f"<tr><th>工作内容<th>完成时限<th>责任单位<tr><td>1.{A}<br>2.{B}<td>2021年 9 月底前<br>12月底前<td>区财政局",
        [f"1  | {A} | R区财政局 | 2021年9月底前", f"2  | {B} | R区财政局 | 12月底前"],
        "two items in one row, parted by a break rather than by a space",
    ),
]

CELLS = [
    (
        ["工作任务", "工作要求", "责任单位", "财政公开", A, "区财政局", "教育公开", B, "区教育局"],
        [f"1 财政公开 | {A} | R区财政局", f"2 教育公开 | {B} | R区教育局"],
        "one cell a line",
    ),
    (
        ["工作任务", "工作要求", "责任单位", "一、公开", "财政公开", A, "区财政局", B, "区教育局"],
        ["§1 公开", f"1/1 财政公开 | {A} | R区财政局", f"1/2 财政公开 | {B} | R区教育局"],
        "a merged title is missing in the second row",
    ),
    (
        ["序号", "任务内容", "完成时限", "责任单位", "1", A, "区财政局", "2", B, "全年", "区教育局"],
        [f"1  | {A} | R区财政局", f"2  | {B} | R区教育局 | 全年"],
        "an empty deadline is missing",
    ),
    (
        ["任务内容", "牵头单位", "配合单位", A, "区财政局", "区审计局、各街道", B, "区教育局"],
        [f"1  | {A} | L区财政局 S区审计局 S各街道", f"2  | {B} | L区教育局"],
        "nobody supports the second",
    ),
    (
        ["任务内容", "责任单位", A, B, "区财政局", C, "区信访局"],
        [f"1  | {A}{B} | R区财政局", f"2  | {C} | R区信访局"],
        "two paragraphs of one cell",
    ),
    (
        ["任务内容", "责任单位", A, "区财政局", "任务内容", "责任单位", B, "区教育局", "抄送：区委各部门。"],
        [f"1  | {A} | R区财政局", f"2  | {B} | R区教育局"],
        "the head again on the next page, and the end of the letter",
    ),
    (
        ["工作任务", "序号", "任务内容", "责任单位", "（一）财政公开", "1", A, "区财政局", "2", B, "区教育局"],
        ["1 财政公开", f"1/1  | {A} | R区财政局", f"1/2  | {B} | R区教育局"],
        "a numbered task and its items",
    ),
    (
        ["序号", "工作任务", "任务内容", "责任单位", "1", "一、公开", A, "区财政局", "2", B, "区教育局"],
        ["§1 公开", f"1/1  | {A} | R区财政局", f"1/2  | {B} | R区教育局"],
        "a number in front of the section's cell counts the row",
    ),
]


@pytest.mark.parametrize(("lines", "tasks", "remark"), [*GRIDS, *CELLS])
def test_rows_of_a_table_in_a_text(lines: list[str], tasks: list[str], remark: str) -> None:
    assert tasks_of("\n".join(lines)) == tasks, remark


@pytest.mark.parametrize(("lines", "tasks", "remark"), CELLS)
def test_blank_lines_between_cells_say_nothing(lines: list[str], tasks: list[str], remark: str) -> None:
    assert tasks_of("\n\n".join(lines)) == tasks, remark


@pytest.mark.parametrize(("table", "tasks", "remark"), PAGES)
def test_rows_of_a_table_in_a_page(table: str, tasks: list[str], remark: str) -> None:
    assert tasks_of(f"<table>{table}</table>", page=True) == tasks, remark


@pytest.mark.parametrize(("lines", "tasks", "remark"), GRIDS)
def test_pipes_say_the_same_as_tabs(lines: list[str], tasks: list[str], remark: str) -> None:
    """Where a table is not cut by a page: a Markdown table has no pages."""
    width = max(line.count("\t") for line in lines)
    if "— 2 —" in lines:
        return
    rows = [line + "\t" * (width - line.count("\t")) for line in lines]
    assert tasks_of("\n".join("|" + row.replace("\t", "|") + "|" for row in rows)) == tasks, remark


def test_a_table_for_each_section_stands_below_its_heading() -> None:
    head = "<tr><th>工作内容<th>责任单位"
    page = (
        f"<p>一、公开</p><table>{head}<tr><td>{A}<td>区财政局</table>"
        f"<p>二、服务</p><table>{head}<tr><td>{C}<td>区信访局</table>"
    )
    assert tasks_of(page, page=True) == ["§1 公开", "§2 服务", f"1/1  | {A} | R区财政局", f"2/1  | {C} | R区信访局"]


def test_a_mention_never_holds_what_parts_two_cells() -> None:
    plan = plan_of(f"|序号|任务内容|责任单位|\n|--|--|--|\n|1|{A}|区财政局|\n")
    assert [(task.number, task.mention) for task in plan.tasks] == [("1", A)]
