"""Who leads and who supports in an annex table whose columns don't part them: 牵头及配合单位, notes on the order."""

import pytest
from printed_layouts import Rows, said_in
from printed_tasks import plan_of, tasks_of

A = "公开部门预决算和三公经费，规范公开格式。"
B = "公布义务教育招生政策，方便家长查询。"


def _table(head: str, one: str, two: str, *notes: str) -> Rows:
    rows = [["序号", "工作内容", head, "完成时限"], ["1", A, one, "全年"], ["2", B, two, "长期"]]
    return [*rows, *([f"{note}^c4"] for note in notes)]


def _tasks(one: str, two: str) -> list[str]:
    return [f"1  | {A} | {one} | 全年", f"2  | {B} | {two} | 长期"]


NOTE = "注：责任单位中排在第一位的为牵头单位，其他为配合单位。"
ROLES: list[tuple[Rows, list[str], str, str]] = [
    (
        _table("牵头及配合单位", "区财政局（牵头）、区审计局", "区教育局、各学校"),
        _tasks("L区财政局 S区审计局", "R区教育局 R各学校"),
        "htpcw",
        "who leads is marked, or not said",
    ),
    (
        _table("牵头（配合）单位", "区财政局牵头，区审计局配合", "牵头单位：区教育局 配合单位：各学校"),
        _tasks("L区财政局 S区审计局", "L区教育局 S各学校"),
        "htpcw",
        "said by verbs and labels",
    ),
    (
        _table("牵头单位（配合单位）", "区财政局（区审计局、各街道）", "市府办（市大数据局）"),
        _tasks("L区财政局 S区审计局 S各街道", "R市府办（市大数据局）"),
        "htpcw",
        "several units in brackets support; a single one may be another name",
    ),
    (
        _table("责任单位（牵头、配合）", "区财政局（牵头）、区审计局（配合）", "区教育局、各学校"),
        _tasks("L区财政局 S区审计局", "R区教育局 R各学校"),
        "htpcw",
        "marked one by one",
    ),
    (
        _table("责任单位", "区财政局、区审计局", "区教育局", NOTE),
        _tasks("L区财政局 S区审计局", "R区教育局"),
        "htpw",
        "a note says that the first leads; a single one stands alone",
    ),
    (
        _table("责任单位", "区财政局、区审计局", "区审计局（牵头）、区教育局", "说明：列首位的单位为牵头单位。"),
        _tasks("L区财政局 R区审计局", "L区审计局 R区教育局"),
        "htpw",
        "and nothing of the others; what a cell marks counts",
    ),
    (
        _table("牵头和配合单位（排第一的为牵头单位）", "区财政局、区审计局", "区教育局、各学校"),
        _tasks("L区财政局 S区审计局", "L区教育局 S各学校"),
        "htpcw",
        "the head says it, of those who lead and those who support",
    ),
]


@pytest.mark.parametrize(
    ("rows", "tasks", "form", "remark"),
    [(rows, tasks, form, remark) for rows, tasks, forms, remark in ROLES for form in forms],
)
def test_roles_by_what_a_table_prints(rows: Rows, tasks: list[str], form: str, remark: str) -> None:
    assert said_in(form, rows) == tasks, remark


def test_two_lists_set_apart_by_a_stroke() -> None:
    printed = "工作内容\t主办/协办单位\n" + f"{A}\t区财政局/区审计局、各街道\n{B}\t区教育局\n"
    assert tasks_of(printed) == [f"1  | {A} | L区财政局 S区审计局 S各街道", f"2  | {B} | R区教育局"]


TICKED: list[tuple[Rows, list[str], str, str]] = [
    (
        [["序号", "工作内容", "区财政局", "区教育局", "各街道"], ["1", A, "√", "", "√"], ["2", B, "", "√", ""]],
        [f"1  | {A} | R区财政局 R各街道", f"2  | {B} | R区教育局"],
        "htpw",
        "a column for each body",
    ),
    (
        [
            ["序号^r2", "工作内容^r2", "责任单位^c2", "完成时限^r2"],
            ["区财政局", "区教育局"],
            ["一、公开^c5"],
            ["1", A, "●", "—", "全年"],
            ["2", B, "●", "●", "长期"],
            ["合计", "", "2", "1", ""],
        ],
        ["§1 公开", f"1/1  | {A} | R区财政局 | 全年", f"1/2  | {B} | R区财政局 R区教育局 | 长期"],
        "htpw",
        "below a head of them all, with rows of sections and a total",
    ),
    (
        [
            ["工作内容", "区财政局", "区教育局", "区审计局"],
            [A, "▲", "", "○"],
            [B, "○", "▲", ""],
            ["注：▲为牵头单位，○为配合单位。^c4"],
        ],
        [f"1  | {A} | L区财政局 S区审计局", f"2  | {B} | S区财政局 L区教育局"],
        "htpw",
        "signs that a legend explains",
    ),
    (
        [["工作内容", "区财政局", "区教育局"], [A, "牵头", "配合"], [B, "", "主办"]],
        [f"1  | {A} | L区财政局 S区教育局", f"2  | {B} | L区教育局"],
        "htpw",
        "words instead of signs",
    ),
    (
        [
            ["工作内容^r2", "牵头单位^c2", "配合单位^c2"],
            ["区财政局", "区教育局", "区审计局", "各街道"],
            [A, "√", "", "√", "√"],
            [B, "", "√", "", "√"],
        ],
        [f"1  | {A} | L区财政局 S区审计局 S各街道", f"2  | {B} | L区教育局 S各街道"],
        "hw",
        "bodies that lead apart from those that support",
    ),
]


@pytest.mark.parametrize(
    ("rows", "tasks", "form", "remark"),
    [(rows, tasks, form, remark) for rows, tasks, forms, remark in TICKED for form in forms],
)
def test_a_tick_in_the_column_of_a_body_is_its_duty(rows: Rows, tasks: list[str], form: str, remark: str) -> None:
    assert said_in(form, rows) == tasks, remark


_TOP = "序号\n工作内容\n区财政局\n区教育局\n各街道\n完成时限\n"
_TICKED_TASKS = [f"1  | {A} | R区财政局 R各街道 | 全年", f"2  | {B} | R区教育局 | 9月底前"]
TICKED_LINES = [
    (f"{_TOP}1\n{A}\n√\n/\n√\n全年\n2\n{B}\n/\n√\n/\n9月底前", _TICKED_TASKS, "a sign for nothing in the empty cells"),
    (f"{_TOP}1\n{A}\n√\n \n√\n全年\n2\n{B}\n\n√\n\n9月底前", _TICKED_TASKS, "blank lines for them"),
    (
        f"{_TOP}1\n{A}\n√\n√\n全年\n2\n{B}\n√\n√\n√\n9月底前",
        [f"1  | {A} |  | 全年", f"2  | {B} | R区财政局 R区教育局 R各街道 | 9月底前"],
        "nothing for them: only a row whose cells are all printed tells",
    ),
    (
        f"序号\n工作内容\n责任单位\n完成时限\n区财政局\n区教育局\n一、公开\n1\n{A}\n●\n—\n全年\n二、服务\n2\n{B}\n●\n●\n长期",
        [
            "§1 公开",
            "§2 服务",
            f"1/1  | {A} | R区财政局 | 全年",
            f"2/2  | {B} | R区财政局 R区教育局 | 长期",
        ],
        "bodies below a head of them all, rows of sections",
    ),
    (
        f"任务\n工作内容\n区财政局\n区教育局\n财政公开\n{A}\n{A}\n牵头\n配合\n任务\n工作内容\n区财政局\n区教育局\n{B}\n配合\n牵头\n注：按季报送。",
        [f"1 财政公开 | {A}{A} | L区财政局 S区教育局", f"2 财政公开 | {B} | S区财政局 L区教育局"],
        "words, a text of two paragraphs, the heads on each page, a note",
    ),
]


@pytest.mark.parametrize(("printed", "tasks", "remark"), TICKED_LINES)
def test_ticks_in_a_table_of_a_cell_a_line(printed: str, tasks: list[str], remark: str) -> None:
    assert tasks_of(printed) == tasks, remark


def test_a_sign_that_may_be_of_several_units_is_a_finding() -> None:
    plan = plan_of(f"{_TOP}1\n{A}\n√\n√\n全年\n")
    assert [f.message for f in plan.findings if f.code == "sign-unplaced"] == [
        "This row prints 2 signs for 3 units, and nothing tells which of them they stand for; its units are not read."
    ]


LABELS = [
    ("（牵头及配合单位：区财政局、区审计局）", "R区财政局 R区审计局", "a label that does not say who leads"),
    ("（责任单位：区财政局、区审计局）", "R区财政局 R区审计局", "nor does this"),
]


@pytest.mark.parametrize(("label", "units", "remark"), LABELS)
def test_roles_by_a_label_in_running_text(label: str, units: str, remark: str) -> None:
    assert tasks_of(f"（一）财政公开。{A}{label}\n") == [f"1 财政公开 | {A} | {units}"], remark


def test_the_order_of_units_in_running_text() -> None:
    printed = f"责任单位排第一的为牵头单位，其余为配合单位。\n（一）财政公开。{A}（责任单位：区财政局、区审计局）\n"
    assert tasks_of(printed) == [f"1 财政公开 | {A} | L区财政局 S区审计局"]
