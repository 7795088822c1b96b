"""A plan that says everything a plan can say, and its facts: they use every term a plan may use."""

from dataclasses import replace
from datetime import date

from kg import graph, iris, link_graph, ontology
from kg.graph import Fact
from kg.model import (
    Change,
    Continuation,
    Counterpart,
    Deadline,
    DeadlineKind,
    Doubt,
    Duty,
    Finding,
    Likeness,
    Plan,
    Printed,
    Role,
    Section,
    Severity,
    Task,
    UnitKind,
)


def whole_plan() -> Plan:
    """One section, a task with an item, a unit and a group, each kind of deadline, a domain and a finding; below that
    item one that says nothing of its own."""
    text = "一、公开（一）解读。9月底前（区司法局，各街道）"
    deadlines = tuple(
        replace(Deadline("9月底前", 10, 14, DeadlineKind.BY, last_day=None), kind=kind, **fields)
        for kind, fields in (
            (DeadlineKind.BY, {"last_day": date(2021, 9, 30)}),
            (DeadlineKind.PERIOD, {"first_day": date(2021, 1, 1), "last_day": date(2021, 6, 30)}),
            (DeadlineKind.RECURRING, {"min_count": 1, "per": "P3M"}),
            (DeadlineKind.RESPONSE, {"within": "P1D", "working_days": True}),
            (DeadlineKind.ONGOING, {}),
        )
    )
    duties = (
        Duty("区司法局", 15, 19, Role.LEAD, UnitKind.UNIT, 1, "justice"),
        Duty("各街道", 20, 23, Role.SUPPORT, UnitKind.GROUP, 2),
    )
    task = Task("1/1", "（一）", "解读", "", "（一）解读。", 4, 10, section=1)
    item = Task(
        "1/1/1", None, "", "9月底前", "9月底前", 10, 14, 1, "1/1", duties, deadlines, ("policy-interpretation",)
    )
    below = Task("1/1/1/1", None, "", "底前", "底前", 12, 14, 1, "1/1/1")
    return Plan(
        name="plan.txt",
        media_type="text/plain",
        sha256="0" * 64,
        source_text=text,
        title=Printed("2021年乙区政务公开工作要点", "", 0, 1),
        document_number=Printed("乙政办〔2021〕1号", "", 0, 1),
        jurisdiction=Printed("甲市乙区", "", 0, 1),
        issuer=Printed("甲市乙区人民政府办公室", "", 0, 1),
        year=Printed(2021, "", 0, 1),
        signed=Printed(date(2021, 3, 1), "", 0, 1),
        printed=Printed(date(2021, 3, 2), "", 0, 1),
        sections=(Section(1, "公开", "一、公开", 0, 4),),
        tasks=(task, item, below),
        findings=(Finding("two-items", Severity.WARNING, "Two items stand in one row.", "1/1/1", 10, 14),),
        issuer_function="government-office",
    )


def whole_links() -> dict[iris.Iri, tuple[Fact, ...]]:
    """The graphs of links of that plan: to the plan of the year before, and to another place's."""
    plan = graph.plan_iri(whole_plan())
    before, elsewhere = (
        iris.plan("甲市乙区", 2020, "乙政办〔2020〕1号"),
        iris.plan("甲市丙区", 2021, "丙政办〔2021〕1号"),
    )
    task, item = iris.task(plan, "1/1"), iris.task(plan, "1/1/1")
    likeness = Likeness(83, title=100, text=71, domain=100, unit=50, deadline=0)
    continuation = Continuation(task, iris.task(before, "1/2"), Change.REWORDED, likeness)
    doubt = Doubt(item, iris.task(before, "1/2/1"), Likeness(41, text=41))
    counterpart = Counterpart(item, iris.task(elsewhere, "2/3"), likeness)
    return {
        iris.comparison("continuations", plan): link_graph.continuations(
            plan, before, [continuation], [doubt], {item: (10, 14)}
        ),
        iris.comparison("counterparts", plan): link_graph.counterparts(plan, [counterpart]),
    }


FACTS = graph.facts(whole_plan(), ontology.vocabulary())
"""What the writer of plans' facts says of a plan that leaves nothing unsaid."""

LINK_FACTS = tuple(fact for facts in whole_links().values() for fact in facts)
"""What the writer of links says of that plan's."""
