"""Annex tables as offices lay them out: odd heads, heads in two rows or none, totals and notes, rows of sections."""

import pytest
from printed_layouts import Rows, said_in

A = "公开部门预决算和三公经费，规范公开格式。"
B = "公布义务教育招生政策，方便家长查询。"
C = "办好网民留言，做到件件有回音。"
HEAD = ["序号", "工作任务", "工作内容", "责任单位", "完成时限"]
ONE, TWO = ["1", "财政公开", A, "区财政局", "9月底前"], ["2", "教育公开", B, "区教育局", "长期"]
TASKS = [f"1 财政公开 | {A} | R区财政局 | 9月底前", f"2 教育公开 | {B} | R区教育局 | 长期"]
PLAIN = [task.replace("财政公开", "").replace("教育公开", "") for task in TASKS]

WORDS: list[tuple[Rows, list[str], str, str]] = [
    (
        [
            ["类别", "公开事项", "公开内容", "公开责任主体", "公开时限"],
            ["重点公开^r2", *ONE[1:]],
            TWO[1:],
        ],
        TASKS,
        "htprgxcbw",
        "words nobody listed tell by their parts",
    ),
    (
        [["一级任务", "二级任务", "具体工作", "责任单位", "完成时限"], ["重点公开^r2", *ONE[1:]], TWO[1:]],
        TASKS,
        "htprgxcbw",
        "levels of tasks",
    ),
    (
        [["工作任务", "具体要求^c2", "责任单位", "完成时限"], [ONE[1], "1", *ONE[2:]], [TWO[1], "2", *TWO[2:]]],
        TASKS,
        "hcb",
        "one head over the number of a row and its text",
    ),
    (
        [[*HEAD, "备注"], ["1", "财政公开^r2", A, "区财政局", "9月底前", ""], ["2", B, "区教育局", "长期", ""]],
        [TASKS[0], f"2 财政公开 | {B} | R区教育局 | 长期"],
        "htpxw",
        "a last column with nothing in it",
    ),
    ([["No", "干什么", "怎么干", "谁来干", "啥时干"], ONE, TWO], TASKS, "htpw", "no known word: the cells tell"),
    (
        [
            ["工作任务", "具体要求", "市里落实单位", "局内负责处室"],
            ["财政公开", A, "市财政局", "财务处"],
            ["教育公开", B, "各区政府", "各处室"],
        ],
        [f"1 财政公开 | {A} | R市财政局 R财务处", f"2 教育公开 | {B} | R各区政府 R各处室"],
        "htprgxcbw",
        "two kinds of units, and where each is found",
    ),
    ([["", *HEAD[2:]], ONE[1:], TWO[1:]], TASKS, "htpw", "a column without a head"),
    ([[*HEAD[1:], ""], [*ONE[1:], "已报"], [*TWO[1:], "未报"]], TASKS, "htpw", "remarks without a head are no units"),
    (
        [
            ["工作任务", "具体举措", "亮点", "责任单位", "完成时限"],
            [*ONE[1:3], "形成清单", *ONE[3:]],
            [*TWO[1:3], "形成台账", *TWO[3:]],
        ],
        TASKS,
        "htprgxcbw",
        "a column nobody knows is left out",
    ),
    (
        [["序号", "具体举措", "分管领导", "责任科室", "联系人及电话"], ["1", A, "刘明", "办公室", "张三 85551234"]],
        [f"1  | {A} | R办公室"],
        "htprgxcbw",
        "persons are no units",
    ),
    (
        [["序号", "工作任务", "启动时间", "完成时间", "责任单位"], ["1", A, "3月", "9月底前", "区财政局"]],
        [f"1  | {A} | R区财政局 | 9月底前"],
        "htprgxcbw",
        "when work begins is no deadline",
    ),
    (
        [["序号", "工作任务", "责任单位（排名第一的为牵头单位）", "完成时限"], ["1", A, "区财政局、区审计局", "全年"]],
        [f"1  | {A} | L区财政局 R区审计局 | 全年"],
        "htprgxcbw",
        "a remark in a head",
    ),
    (
        [["工作任务", "工作目标", "责任单位"], [A, "公开率达100%", "区财政局"], [B, "公开率达100%", "区教育局"]],
        [f"1  | {A}公开率达100% | R区财政局", f"2  | {B}公开率达100% | R区教育局"],
        "htprgxcbw",
        "sentences are text, whatever their head",
    ),
    (
        [
            ["工作要点", "具体要求", "任务分工"],
            ["财政公开", A, "区财政局"],
            ["教育公开^r2", B, "区教育局"],
            [C, "区教育局，各镇街"],
        ],
        [
            f"1 财政公开 | {A} | R区财政局",
            f"2 教育公开 | {B} | R区教育局",
            f"3 教育公开 | {C} | R区教育局 R各镇街",
        ],
        "htpcbw",
        "要点 head the rows of what is asked in detail",
    ),
    (
        [["工作要点", "责任单位"], [A, "区财政局"], [B, "区教育局"]],
        [f"1  | {A} | R区财政局", f"2  | {B} | R区教育局"],
        "htprgxcbw",
        "要点 are the text where nothing stands beside them",
    ),
    (
        [["序号", "重点任务", "责任单位"], ["1", "推进财政公开", "区财政局"], ["2", "推进教育公开", "区教育局"]],
        ["1  | 推进财政公开 | R区财政局", "2  | 推进教育公开 | R区教育局"],
        "htprgxcbw",
        "phrases are text where there is no other",
    ),
]

SHARED: list[tuple[Rows, list[str], str, str]] = [
    (
        [
            ["任务", "具体工作", "责任人", "责任单位及时限"],
            ["财政公开", A, "张三", "区财政局（9月底前）"],
            ["教育公开", B, "李四", "区教育局；长期"],
        ],
        TASKS,
        "htpw",
        "units and a deadline in one cell",
    ),
    (
        [
            ["任务", "具体工作", "责任单位及完成时限"],
            ["财政公开", A, "区财政局/9月底前"],
            ["教育公开", B, "区教育局，长期"],
        ],
        TASKS,
        "htpcbw",
        "on lines of their own",
    ),
    (
        [
            ["任务", "具体工作", "完成时限、责任单位"],
            ["财政公开", A, "9月底前，区财政局"],
            ["教育公开", B, "长期/区教育局"],
        ],
        TASKS,
        "htpcbw",
        "the deadline in front",
    ),
    (
        [["具体工作", "责任单位"], [A, "区财政局（6月底前）、区审计局（9月底前）"], [B, "区教育局"]],
        [f"1  | {A} | R区财政局 R区审计局 | 6月底前 9月底前", f"2  | {B} | R区教育局"],
        "htprgxcbw",
        "a deadline for each unit",
    ),
    (
        [
            ["任务", "具体工作", "责任单位及完成时限"],
            ["财政公开", A, "区财政局牵头，各部门配合；及时公开"],
            ["教育公开", B, "区教育局；依法定时限"],
        ],
        [f"1 财政公开 | {A} | L区财政局 S各部门", f"2 教育公开 | {B} | R区教育局"],
        "htprgxcbw",
        "what names no day is no unit",
    ),
    (
        [
            ["重点工作", "主要内容及责任分工"],
            ["财政", f"{A}（区财政局牵头，区审计局配合）"],
            ["教育", f"{B}（区教育局）"],
        ],
        [f"1 财政 | {A} | L区财政局 S区审计局", f"2 教育 | {B} | R区教育局"],
        "htpw",
        "units within the text",
    ),
    (
        [["工作任务", "牵头单位", "配合单位"], [A, "区财政局、区审计局^c2"], [B, "区教育局", "各学校"]],
        [f"1  | {A} | R区财政局 R区审计局", f"2  | {B} | L区教育局 S各学校"],
        "hw",
        "a cell across two roles gives neither",
    ),
    (
        [HEAD, ONE, [*TWO[:3], "同上", "同上"]],
        [TASKS[0], f"2 教育公开 | {B} | R区财政局 | 9月底前"],
        "htprgxcbw",
        "同上 says what stands above",
    ),
]

HEADS: list[tuple[Rows, list[str], str, str]] = [
    (
        [
            ["序号^r2", "工作任务^r2", "责任分工^c2", "完成时限^r2", "责任人及联系电话^r2"],
            ["牵头单位", "配合单位"],
            ["1", A, "区财政局", "区审计局", "9月底前", "王建国 85551234"],
            ["2", B, "区教育局", "各学校", "长期", "李卫东 85551235"],
        ],
        [f"1  | {A} | L区财政局 S区审计局 | 9月底前", f"2  | {B} | L区教育局 S各学校 | 长期"],
        "htpcbw",
        "a head in two rows with a word nobody knows",
    ),
    (
        [
            ["序号^r2", "工作任务^r2", "责任单位^c2", "完成时限^r2"],
            ["区级", "镇街"],
            ["1", A, "区财政局", "各街道", "9月底前"],
        ],
        [f"1  | {A} | R区财政局 R各街道 | 9月底前"],
        "htpw",
        "whose lower row says what kind of unit",
    ),
    ([ONE, TWO], TASKS, "htpw", "no head at all"),
    (
        [["1", "财政公开", "公开预算", "区财政局", "9月底前"], ["2", "教育公开", "公开招生", "区教育局", "长期"]],
        ["1 财政公开 | 公开预算 | R区财政局 | 9月底前", "2 教育公开 | 公开招生 | R区教育局 | 长期"],
        "htpw",
        "no head, and short texts",
    ),
    ([HEAD[1:], ONE, TWO], TASKS, "htpw", "one head fewer than columns"),
    ([[*HEAD[:1], "分类", *HEAD[1:]], ONE, TWO], TASKS, "htpw", "one head more"),
    (
        [["2022年乙区政务公开任务分解表^c5"], ["填报单位：区政府办^c3", "2022年4月6日^c2"], HEAD, ONE, HEAD, TWO],
        TASKS,
        "htprgxcbw",
        "the title and who filled it in above the head",
    ),
    (
        [["任务分解表^c5"], HEAD, ONE, ["任务分解表（续）^c5"], HEAD, TWO],
        TASKS,
        "htprgxcbw",
        "the title again on the next page",
    ),
    (
        [
            ["一、公开^c4"],
            ["序号", "工作内容", "责任单位", "完成时限"],
            ["1", A, "区财政局", "9月底前"],
            ["二、服务^c4"],
            ["序号", "责任单位", "工作内容", "完成时限"],
            ["2", "区教育局", B, "长期"],
        ],
        ["§1 公开", "§2 服务", f"1/1  | {A} | R区财政局 | 9月底前", f"2/2  | {B} | R区教育局 | 长期"],
        "htprgxcbw",
        "a head for each section, in another order",
    ),
    (
        [
            ["任务名称", "财政公开"],
            ["工作内容", A],
            ["责任单位", "区财政局"],
            ["任务名称", "教育公开"],
            ["工作内容", B],
            ["责任单位", "区教育局"],
        ],
        [f"1 财政公开 | {A} | R区财政局", f"2 教育公开 | {B} | R区教育局"],
        "htpw",
        "heads down the side",
    ),
]

ROWS: list[tuple[Rows, list[str], str, str]] = [
    (
        [HEAD, ONE, TWO, ["合计", "2项", "", "", ""], ["注：各单位于每季度末报送进展。^c5"]],
        TASKS,
        "htprgxcbw",
        "a total and a note",
    ),
    (
        [
            HEAD,
            ["小计^c2", "1项", "", ""],
            ONE,
            TWO,
            ["总计：2项^c5"],
            ["备注：1.各单位报送进展。^c5"],
            ["2.请认真落实。^c5"],
        ],
        TASKS,
        "htprgxcbw",
        "totals anywhere, notes of several rows",
    ),
    (
        [HEAD, ["一、公开（共1项）^c5"], ONE, ["二、服务^c5"], TWO],
        ["§1 公开（共1项）", "§2 服务", f"1/{TASKS[0]}", f"2/{TASKS[1]}"],
        "htprgxcbw",
        "rows of sections",
    ),
    (
        [
            ["序号", "工作内容", "责任单位"],
            ["一", "公开", ""],
            ["1", A, "区财政局"],
            ["二", "服务", ""],
            ["2", B, "区教育局"],
        ],
        ["§1 公开", "§2 服务", f"1/1  | {A} | R区财政局", f"2/2  | {B} | R区教育局"],
        "htprgxcbw",
        "the number of a section in a cell of its own",
    ),
    (
        [["序号", "工作内容", "责任单位"], ["（一）", "公开^c2"], ["1", A, "区财政局"], ["2", B, "区教育局"]],
        ["1 公开", f"1/1  | {A} | R区财政局", f"1/2  | {B} | R区教育局"],
        "hw",
        "the number of a task so",
    ),
    (
        [["序号", "工作内容", "责任单位"], ["一", A, "区财政局"], ["二", B, "区教育局"]],
        [f"1  | {A} | R区财政局", f"2  | {B} | R区教育局"],
        "htprgxcbw",
        "rows counted 一, 二",
    ),
    (
        [HEAD[:4], ["1^r2", "公开^r2", A, "区财政局"], [B, "区教育局"], ["2", "回应", C, "区信访局"]],
        ["1 公开", f"1/1  | {A} | R区财政局", f"1/2  | {B} | R区教育局", f"2 回应 | {C} | R区信访局"],
        "htprgxcbw",
        "a number over several rows, also where the merging is lost",
    ),
    (
        [HEAD[:4], ["1", "公开", A, "区财政局"], ["1", "公开", B, "区教育局"], ["2", "回应", C, "区信访局"]],
        ["1 公开", f"1/1  | {A} | R区财政局", f"1/2  | {B} | R区教育局", f"2 回应 | {C} | R区信访局"],
        "htpw",
        "and where it is printed again",
    ),
    (
        [["责任单位", "工作内容"], ["区财政局^r2", A], [B], ["区信访局", C]],
        [f"1  | {A} | R区财政局", f"2  | {B} | R区财政局", f"3  | {C} | R区信访局"],
        "htpw",
        "units in front, over several rows",
    ),
    (
        [HEAD, ONE, ["2", f"{B}^c2", "区教育局", "长期"]],
        [TASKS[0], PLAIN[1]],
        "hw",
        "text across the columns of titles and text",
    ),
    (
        [HEAD[1:4], ["做好公开", "", "区财政局"], ["教育公开", B, "区教育局"]],
        ["1 做好公开 |  | R区财政局", f"2 教育公开 | {B} | R区教育局"],
        "htpw",
        "a task that is its title alone",
    ),
]

NO_ANNEX: list[tuple[Rows, str]] = [
    ([["姓名", "单位", "电话"], ["张三", "区财政局", "85551234"], ["李四", "区教育局", "85551235"]], "persons"),
    ([["序号", "单位", "地址"], ["1", "区财政局", "人民路1号"], ["2", "区教育局", "解放路2号"]], "addresses"),
    ([["职务", "姓名", "单位"], ["组长", "张三", "区政府办"], ["副组长", "李四", "区财政局"]], "a leading group"),
]


@pytest.mark.parametrize(
    ("rows", "tasks", "form", "remark"),
    [(rows, tasks, form, remark) for rows, tasks, forms, remark in [*WORDS, *SHARED, *HEADS, *ROWS] for form in forms],
)
def test_a_layout_says_the_same_in_every_form(rows: Rows, tasks: list[str], form: str, remark: str) -> None:
    assert said_in(form, rows) == tasks, remark


@pytest.mark.parametrize("form", list("htprgxcbw"))
@pytest.mark.parametrize(("rows", "remark"), NO_ANNEX)
def test_a_list_of_bodies_is_no_table_of_tasks(rows: Rows, remark: str, form: str) -> None:
    assert said_in(form, rows) == [], remark
