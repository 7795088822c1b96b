"""Whole plans: what each published file says, word for word and place for place; no text is too odd to read."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from growth import is_linear
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.clean import clean, squeeze
from kg.errors import Unreadable
from kg.model import Plan
from kg.parser import parse
from kg.readers import read, read_bytes

HERE = Path(__file__).parent
DOCUMENTS = {path.stem: path for path in sorted([*HERE.glob("documents/*"), *HERE.parent.glob("import/*/*.txt")])}
PLANS = {name: parse(clean(read(path))) for name, path in DOCUMENTS.items()}


def form(plan: Plan) -> dict[str, Any]:
    """All a parser says of a plan, its places too."""
    fields = ("title", "document_number", "jurisdiction", "issuer", "year", "signed", "printed")
    return {
        "plan": {field: getattr(getattr(plan, field), "value", None) for field in fields},
        "sections": [[s.number, s.title, s.start, s.end] for s in plan.sections],
        "tasks": [
            {
                "path": task.path,
                "number": task.number,
                "title": task.title,
                "text": task.text,
                "span": [task.start, task.end],
                "duties": [[d.mention, d.role, d.kind, d.start, d.end] for d in task.duties],
                "deadlines": [
                    [d.mention, d.kind, d.first_day, d.last_day, d.min_count, d.per, d.within, d.working_days, d.start]
                    for d in task.deadlines
                ],
            }
            for task in plan.tasks
        ],
        "findings": [[f.code, f.severity, f.about, f.message, f.start, f.end] for f in plan.findings],
    }


@pytest.mark.parametrize("name", ["beilun-2020", "jiangbei-2022", *(n for n in DOCUMENTS if n.startswith("sample"))])
def test_a_published_plan_says_what_it_said(name: str, pytestconfig: pytest.Config) -> None:
    golden = HERE / f"goldens/plans/{name}.json"
    said = json.loads(json.dumps(form(PLANS[name]), ensure_ascii=False, default=str))
    if pytestconfig.getoption("--renew-goldens"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert said == json.loads(golden.read_text(encoding="utf-8"))


def places(plan: Plan) -> Iterator[tuple[str, int, int]]:
    for thing in (*plan.sections, *plan.tasks, *(d for t in plan.tasks for d in (*t.duties, *t.deadlines))):
        yield thing.mention, thing.start, thing.end
    for field in ("title", "document_number", "jurisdiction", "issuer", "year", "signed", "printed"):
        printed = getattr(plan, field)
        if printed is not None:
            yield printed.mention, printed.start, printed.end


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_mention_is_what_stands_at_its_place(name: str) -> None:
    plan = PLANS[name]
    for mention, start, end in places(plan):
        assert squeeze(plan.source_text[start:end]) == squeeze(mention)
        assert mention


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_invented(name: str) -> None:
    plan = PLANS[name]
    source = squeeze(plan.source_text)
    for task in plan.tasks:
        assert squeeze(task.title) in source
        assert squeeze(task.number or "") in source
        for clause in re.findall("[^，。]+", task.text):  # a unit statement may stand between two
            assert squeeze(clause) in source


BODIES = sorted(
    name for name, plan in PLANS.items() if all(task.number and not task.number.isdigit() for task in plan.tasks)
)
ANNEXED = {"jiangbei-2022", "taoyuan-2023", "lanjiang-2021"}  # the headings of their tables repeat the body's
# 一、总体要求 says no task.
PREAMBLE = "以公开促落实、强监管、优服务，加快转变政务公开职能，重点加强政策发布解读回应，稳步提升公开质效。"
# What is left between the places of a plan's facts: labels, verbs, joints, signs of layout.
JOINTS = re.compile(r"[（）()【】：；、，。\s\-#]|由|等|及|和|部门|按职责分工|分别|牵头|负责|配合|参与|落实|坚持")
LABELS = re.compile(r"(?:责任|牵头|配合)(?:单位|部门|科室)|完成时限")


@pytest.mark.parametrize("name", [name for name in BODIES if name not in ANNEXED])
def test_nothing_printed_in_a_numbered_task_is_lost(name: str) -> None:
    """Between the first and the last fact all print is a section, a task's own, a unit or a deadline."""
    plan = PLANS[name]
    things = [*plan.sections, *(thing for task in plan.tasks for thing in (task, *task.duties, *task.deadlines))]
    first, last = min(thing.start for thing in things), max(thing.end for thing in things)
    left = list(plan.source_text)
    for thing in things:
        left[thing.start : thing.end] = " " * (thing.end - thing.start)
    lost = squeeze("".join(left[first:last])).replace(PREAMBLE, "")
    assert JOINTS.sub("", LABELS.sub("", lost)) == ""


# --- any text ---------------------------------------------------------------------------------------------------------

MARKS = "一、 （一） 1. （1） ① 第一条 第一部分 （ ） ( 【 】 、 ， 。 ； ： | 和 及 牵头 配合 — 3 — 《 》 “ ”"
NAMES = "责任单位： 牵头单位： 完成时限： 区财政局 各街道 9月底前 每季度 全年 三季度前 2022年 公开政策"
HEADS = "序号 工作任务 任务内容 责任单位 完成时限 附件 抄送： 关于印发 的通知"
WORDS = [*MARKS.split(), *NAMES.split(), *HEADS.split(), "\n", "\n", "\n\n", "\t", " ", "　"]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(WORDS), max_size=80).map("".join)))
@example("1\r|、0")
def test_any_text_is_a_plan(printed: str) -> None:
    try:
        document = read_bytes(printed.encode("utf-8", "ignore"), "plan.txt")
    except Unreadable:
        return
    plan = parse(clean(document))
    assert len({task.path for task in plan.tasks}) == len(plan.tasks)
    for mention, start, end in places(plan):
        assert squeeze(plan.source_text[start:end]) == squeeze(mention)
    for finding in plan.findings:
        assert 0 <= finding.start <= finding.end <= len(plan.source_text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=4).map("".join), min_size=4, max_size=60), st.integers(2, 6))
def test_any_table_is_a_plan(cells: list[str], width: int) -> None:
    rows = [cells[i : i + width] for i in range(0, len(cells), width)]
    inside = "".join("<tr>" + "".join(f"<td rowspan={len(cell) % 3 + 1}>{cell}" for cell in row) for row in rows)
    plan = parse(clean(read_bytes(f"<html><body><table>{inside}</table>".encode(), "plan.html")))
    for mention, start, end in places(plan):
        assert squeeze(plan.source_text[start:end]) == squeeze(mention)


# --- speed ------------------------------------------------------------------------------------------------------------

GROWING = [
    ("一、公开\n（一）推进解读。做好图解，便于阅读，9月底前完成。（责任单位：区财政局、区审计局）\n", "a plan"),
    ("1.做好图解，便于阅读。\n", "one number again and again"),
    ("（责任单位：", "brackets left open"),
    ("（一）甲。（二）乙。", "headings inside one line"),
    ("区财政局、", "one long list"),
    ("9月底前，每季度1次，", "one long text of deadlines"),
    (
        "工作任务\n任务内容\n责任单位\n做好图解，便于阅读，让群众看得懂用得上。\n区财政局\n",
        "a table of one cell a line",
    ),
    ("一、公开\t（一）解读\t1.做好图解，便于阅读。\t全年\t区财政局\n", "a table"),
    ("|做好图解|区财政局|\n", "a pipe table"),
    ("附件\n来源：甲\n", "the end of the letter again and again"),
    ("甲\n— 3 —\n", "pages"),
    ("甲\t乙\n丙\n\n", "small tables"),
    ("<p>一、公开</p>", "paragraphs of a page"),
    ("<table><tr><td>任务内容<td>责任单位<tr><td>做好图解<td>区财政局</table>", "tables of a page"),
    ("<div>", "parts of a page in one another"),
]


@pytest.mark.parametrize(("unit", "remark"), GROWING)
def test_reading_grows_with_the_length_of_a_plan(unit: str, remark: str) -> None:
    page = "<html><body>" if unit.startswith("<") else ""

    def reading(length: int) -> Callable[[], object]:
        data = (page + unit * (length // len(unit))).encode()
        return lambda: parse(clean(read_bytes(data, "plan.txt")))

    assert is_linear(reading, 6_000), remark
