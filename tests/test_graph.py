"""Facts: what they say of a plan, how often, and in which words."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from gold_plans import VOCABULARY, gold_plan
from whole_plan import whole_plan

from kg import graph, iris
from kg.graph import Fact, Value
from kg.iris import Iri
from kg.model import Deadline, DeadlineKind, Duty, Finding, Plan, Role, Severity, Task, UnitKind

PLAN = whole_plan()
IRI = graph.plan_iri(PLAN)
ITEM = iris.task(IRI, "1/1/1")
PLACE = "甲市乙区"


def said(facts: tuple[Fact, ...], subject: str, *properties: str) -> dict[str, list[Value]]:
    """What the facts say of one thing, by the names of the properties (all but the type where none is named)."""
    found: dict[str, list[Value]] = {}
    for about, predicate, value in facts:
        name = predicate.rpartition("#")[2]
        if about == subject and (name in properties if properties else name != "type"):
            found.setdefault(name, []).append(value)
    return found


def test_what_is_said_of_a_duty() -> None:
    assert said(graph.facts(PLAN, VOCABULARY), iris.duty(ITEM, 1)) == {
        "name": ["区司法局 牵头"],
        "task": [ITEM],
        "assignee": [iris.unit(PLACE, "justice", "")],
        "role": [iris.role("lead")],
        "position": [1],
        "mention": ["区司法局"],
        "start": [15],
        "end": [19],
    }


def test_what_is_said_of_a_task() -> None:
    assert said(graph.facts(PLAN, VOCABULARY), ITEM) == {
        "name": ["9月底前"],  # no number, no title: the head of the text
        "plan": [IRI],
        "section": [iris.section(IRI, 1)],
        "subtaskOf": [iris.task(IRI, "1/1")],
        "path": ["1/1/1"],
        "order": [2],
        "reference": ["甲市乙区/2021/1/1/1"],
        "title": [""],
        "text": ["9月底前"],
        "mention": ["9月底前"],
        "start": [10],
        "end": [14],
        "deadline": [iris.deadline(ITEM, number) for number in range(1, 6)],
        "domain": [iris.domain("policy-interpretation")],
    }


def test_what_is_said_of_a_plan_and_its_file() -> None:
    facts = graph.facts(PLAN, VOCABULARY)
    document = iris.document("0" * 64)
    assert said(facts, IRI) == {
        "name": ["甲市乙区 2021"],
        "title": ["2021年乙区政务公开工作要点"],
        "documentNumber": ["乙政办〔2021〕1号"],
        "year": [2021],
        "signed": [date(2021, 3, 1)],
        "printed": [date(2021, 3, 2)],
        "jurisdiction": [iris.jurisdiction(PLACE)],
        "issuer": [iris.unit(PLACE, "government-office", "")],
        "source": [document],
    }
    assert said(facts, document, "name", "sha256", "mediaType", "text") == {
        "name": ["plan.txt"],
        "sha256": ["0" * 64],
        "mediaType": ["text/plain"],
        "text": [PLAN.source_text],
    }


def test_a_group_is_a_unit_too_and_has_no_function() -> None:
    facts = graph.facts(PLAN, VOCABULARY)
    group = iris.group(PLACE, "各街道")
    kinds = [value for about, predicate, value in facts if about == group and predicate == graph.TYPE]
    assert kinds == [iris.term("Unit"), iris.term("UnitGroup")]
    assert "function" not in said(facts, group)


def test_what_is_not_printed_has_no_fact() -> None:
    bare = replace(
        PLAN, title=None, document_number=None, jurisdiction=None, issuer=None, year=None, signed=None, printed=None
    )
    iri = graph.plan_iri(bare)
    assert iri == "https://kg.example/id/plan/-/-/0000000000000000"  # the file's own mark is all that is left
    facts = graph.facts(bare, VOCABULARY)
    assert said(facts, iri) == {"name": ["plan.txt"], "source": [iris.document("0" * 64)]}
    assert said(facts, iris.task(iri, "1/1"), "reference") == {"reference": ["-/-/1/1"]}
    assert said(facts, iris.duty(iris.task(iri, "1/1/1"), 1), "assignee") == {
        "assignee": [iris.unit(iri, "justice", "")]
    }


def one_task(*duties: tuple[str, str | None], **fields: object) -> Plan:
    made = tuple(
        Duty(mention, 0, len(mention), Role.RESPONSIBLE, UnitKind.UNIT, position, function)
        for position, (mention, function) in enumerate(duties, start=1)
    )
    task = Task("1", "（一）", "公开", "", "（一）公开", 0, 5, duties=made)
    return replace(PLAN, sections=(), tasks=(replace(task, **fields),), findings=(), issuer=None)  # type: ignore[arg-type]


def test_two_names_of_an_office_are_one_unit_captioned_by_the_longest() -> None:
    plan = one_task(("区发改局", "development-reform"), ("区发展和改革局", "development-reform"))
    unit = iris.unit(PLACE, "development-reform", "")
    assert said(graph.facts(plan, VOCABULARY), unit, "name", "printedName") == {
        "name": ["区发展和改革局"],
        "printedName": ["区发改局", "区发展和改革局"],
    }


def test_townships_and_units_without_function_are_told_apart_by_name() -> None:
    plan = one_task(("慈城镇", "township"), ("庄桥街道", "township"), ("区碧水办", None), ("区蓝天办", None))
    units = {subject for subject, predicate, value in graph.facts(plan, VOCABULARY) if value == iris.term("Unit")}
    assert units == {iris.unit(PLACE, None, name) for name in ("慈城镇", "庄桥街道", "区碧水办", "区蓝天办")}
    assert said(graph.facts(plan, VOCABULARY), iris.unit(PLACE, None, "慈城镇"), "function") == {
        "function": [iris.function("township")]
    }


def test_bodies_told_by_name_are_units_of_their_own_with_the_same_function() -> None:
    plan = one_task(("市国税局", "tax"), ("市地税局", "tax"))
    named = tuple(replace(duty, by_name=True) for duty in plan.tasks[0].duties)
    facts = graph.facts(replace(plan, tasks=(replace(plan.tasks[0], duties=named),)), VOCABULARY)
    for name in ("市国税局", "市地税局"):
        assert said(facts, iris.unit(PLACE, None, name), "printedName", "function") == {
            "printedName": [name],
            "function": [iris.function("tax")],
        }


def test_a_path_printed_twice_is_two_tasks() -> None:
    first, item = (Task(path, "1.", "甲", "", "1.甲", at, at + 3) for path, at in (("2", 0), ("2/1", 4)))
    again = (replace(first, title="乙", start=40, end=43), replace(item, title="丙", start=44, end=47, parent="2"))
    plan = replace(PLAN, sections=(), tasks=(first, replace(item, parent="2"), *again), findings=())
    facts = graph.facts(plan, VOCABULARY)
    second = Iri(f"{iris.task(IRI, '2')}@40")
    assert said(facts, iris.task(IRI, "2"), "title") == {"title": ["甲"]}
    assert said(facts, second, "title", "order") == {"title": ["乙"], "order": [3]}
    # the item stands below the task printed last before it
    assert said(facts, iris.task(IRI, "2/1"), "subtaskOf") == {"subtaskOf": [iris.task(IRI, "2")]}
    assert said(facts, Iri(f"{iris.task(IRI, '2/1')}@44"), "subtaskOf") == {"subtaskOf": [second]}


HELD = [
    ("1 区司法局; 1/1; 1/2 区财政局", {"1/1": "1"}, "units of its own, or those of the task above"),
    ("1 区司法局; 1/1; 1/1/1", {"1/1": "1", "1/1/1": "1"}, "of the nearest that has some, not of the next"),
    ("1 区司法局; 1/1 区财政局; 1/1/1", {"1/1/1": "1/1"}, "the nearer before the farther"),
    ("1; 1/1; 1/1/1 区财政局", {}, "nothing comes from below"),
    ("2 区司法局; 1; 1/1", {}, "nor from another task"),
]


@pytest.mark.parametrize(("printed", "held", "remark"), HELD)
def test_a_task_without_units_or_deadlines_has_those_of_the_nearest_task_above(
    printed: str, held: dict[str, str], remark: str
) -> None:
    tasks = []
    for said_of_it in printed.split("; "):
        path, _, unit = said_of_it.partition(" ")
        (task,) = one_task(*[(unit, None)] if unit else []).tasks
        dates = (Deadline("9月底前", 0, 4, DeadlineKind.ONGOING),) if unit else ()
        tasks.append(replace(task, path=path, parent=path.rpartition("/")[0] or None, deadlines=dates))
    facts = graph.facts(replace(PLAN, tasks=tuple(tasks), findings=()), VOCABULARY)
    wanted = {(iris.task(IRI, path), iris.task(IRI, above)) for path, above in held.items()}
    for predicate in ("dutiesFrom", "deadlinesFrom"):
        assert {(fact[0], fact[2]) for fact in facts if fact[1] == iris.term(predicate)} == wanted, remark


def test_two_findings_at_one_place_are_one_with_both_sentences() -> None:
    finding = Finding("unit-unresolved", Severity.WARNING, "甲。", "1", 0, 2)
    plan = replace(one_task(("甲", None)), findings=(finding, replace(finding, message="乙。"), finding))
    iri = iris.finding(IRI, "unit-unresolved", 0, 2, "1")
    assert said(graph.facts(plan, VOCABULARY), iri, "message", "about") == {
        "message": ["甲。 乙。"],
        "about": [iris.task(IRI, "1")],
    }


BY, PERIOD, RECURRING, RESPONSE, ONGOING = DeadlineKind

# deadline as read, its caption
CAPTIONS = [
    (Deadline("9月底前", 0, 4, BY, last_day=date(2022, 9, 30)), "2022-09-30前"),
    (Deadline("全年", 0, 2, PERIOD, date(2022, 1, 1), date(2022, 12, 31)), "全年 2022"),
    (Deadline("上半年", 0, 3, PERIOD, date(2022, 1, 1), date(2022, 6, 30)), "2022-01-01—2022-06-30"),
    (Deadline("年内至少1次", 0, 6, RECURRING, min_count=1, per="P1Y"), "每年≥1次"),
    (Deadline("每季度", 0, 3, RECURRING, per="P3M"), "每季度"),
    (Deadline("每两个月", 0, 4, RECURRING, min_count=1, per="P2M"), "每2个月≥1次"),
    (Deadline("1个工作日答复", 0, 7, RESPONSE, within="P1D", working_days=True), "1个工作日内"),
    (Deadline("20日内", 0, 4, RESPONSE, within="P20D"), "20日内"),
    (Deadline("24小时内", 0, 5, RESPONSE, within="PT24H"), "24小时内"),
    (Deadline("长期", 0, 2, ONGOING), "长期"),
    (Deadline("择机", 0, 2, BY), "择机"),  # not read: as printed
]


@pytest.mark.parametrize(("deadline", "caption"), CAPTIONS)
def test_a_deadline_in_a_few_characters(deadline: Deadline, caption: str) -> None:
    assert graph.deadline_caption(deadline) == caption


def test_a_long_title_is_cut_in_the_caption_only() -> None:
    plan = one_task(title="一二三四五六七八九十一二三四五六七")
    assert said(graph.facts(plan, VOCABULARY), iris.task(IRI, "1"), "name", "title") == {
        "name": ["（一）一二三四五六七八九十一二三四五六…"],
        "title": ["一二三四五六七八九十一二三四五六七"],
    }


def test_a_section_number_printed_twice_is_one_section_with_both_titles() -> None:
    (first,) = PLAN.sections
    facts = graph.facts(replace(PLAN, sections=(first, replace(first, title="解读", start=50, end=54))), VOCABULARY)
    assert len(facts) == len(set(facts))
    assert said(facts, iris.section(IRI, 1), "number", "title") == {"number": ["1"], "title": ["公开", "解读"]}


@pytest.mark.parametrize("name", ["beilun-2020", "jiangbei-2022"])
def test_each_fact_is_said_once_and_each_node_has_one_name(name: str) -> None:
    facts = graph.facts(gold_plan(name), VOCABULARY)
    assert len(facts) == len(set(facts))
    assert facts == graph.facts(gold_plan(name), VOCABULARY)
    nodes = {subject for subject, _, _ in facts}
    names = Counter(subject for subject, predicate, _ in facts if predicate == iris.term("name"))
    assert names == Counter(nodes)
    # every node pointed at says something of itself, but for those of the vocabulary
    pointed = {value for _, predicate, value in facts if isinstance(value, Iri) and predicate != graph.TYPE}
    assert {iris.parse(iri).kind for iri in pointed - nodes} == {"function", "domain", "role"}
