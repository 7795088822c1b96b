"""What a plan says as facts: with `kg.link_graph`, the only writer of predicates.

A fact is (subject, predicate, object); stores and exports are made from nothing else. The terms are those of
ontology/disclosure.ttl. Every node carries a `name`, a short caption to draw it with.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final, TypeVar

from kg import iris
from kg.iris import Iri
from kg.model import Deadline, DeadlineKind, Duty, Finding, Plan, Printed, Role, Section, Task, UnitKind
from kg.vocabulary import Vocabulary

T = TypeVar("T")

Value = Iri | str | int | bool | date
"""What a fact can say of its subject: another node, or a text, number, yes or no, day."""

Fact = tuple[Iri, Iri, Value]

TYPE: Final = Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

CAPTION: Final = 16
"""Characters of a caption made from a text."""

_ROLES: Final = {Role.LEAD: "牵头", Role.RESPONSIBLE: "责任", Role.SUPPORT: "配合"}
_EVERY: Final = {"P1Y": "每年", "P3M": "每季度", "P1M": "每月", "P7D": "每周", "P1D": "每日"}
_COUNTERS: Final = {"Y": "年", "M": "个月", "W": "周", "D": "日", "H": "小时"}
_DURATION: Final = re.compile("P(?:([0-9]+)([YMWD])|T([0-9]+)(H))")

_kg = cache(iris.term)  # a term a fact, and there are some seventy


def plan_iri(plan: Plan) -> Iri:
    """The plan's identifier, which is also the name of its graph."""
    key = plan.document_number or plan.title
    return iris.plan(
        _said(plan.jurisdiction), _said(plan.year), plan.sha256[:16] if key is None or not key.value else key.value
    )


def facts(plan: Plan, vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """Everything `plan` says, each fact once, in the order of the print. What it leaves unsaid has no fact."""
    return tuple(dict.fromkeys(_Writer(plan, vocabulary).facts()))


class _Writer:
    """The facts of one plan."""

    def __init__(self, plan: Plan, vocabulary: Vocabulary) -> None:
        self.plan = plan
        self.iri = plan_iri(plan)
        self.own_names = {function.slug for function in vocabulary.functions if function.many}
        self.paths: dict[str, list[int]] = {}
        self.tasks = self._task_iris()
        place = _said(plan.jurisdiction)
        self.place: str | Iri = self.iri if place is None else place

    def facts(self) -> Iterator[Fact]:
        yield from self._plan()
        for section in self.plan.sections:
            yield from self._section(section)
        sections = {section.number for section in self.plan.sections}
        for order, task in enumerate(self.plan.tasks, start=1):
            yield from self._task(task, self.tasks[order - 1], order, sections)
        yield from self._units()
        yield from self._findings()

    # -- the plan as a whole

    def _plan(self) -> Iterator[Fact]:
        plan, iri = self.plan, self.iri
        place, year = _said(plan.jurisdiction), _said(plan.year)
        caption = " ".join(part for part in (place, None if year is None else str(year)) if part)
        yield iri, TYPE, _kg("Plan")
        yield iri, _kg("name"), caption or _short(_said(plan.title) or plan.name)
        for name, printed in (
            ("title", plan.title),
            ("documentNumber", plan.document_number),
            ("year", plan.year),
            ("signed", plan.signed),
            ("printed", plan.printed),
        ):
            if printed is not None:
                yield iri, _kg(name), printed.value
        if place is not None:
            jurisdiction = iris.jurisdiction(place)
            yield iri, _kg("jurisdiction"), jurisdiction
            yield jurisdiction, TYPE, _kg("Jurisdiction")
            yield jurisdiction, _kg("name"), place
        if plan.issuer is not None:
            yield iri, _kg("issuer"), self._unit(plan.issuer.value, plan.issuer_function)
        document = iris.document(plan.sha256)
        yield iri, _kg("source"), document
        yield document, TYPE, _kg("Document")
        yield document, _kg("name"), plan.name
        yield document, _kg("sha256"), plan.sha256
        yield document, _kg("mediaType"), plan.media_type
        yield document, _kg("text"), plan.source_text

    def _section(self, section: Section) -> Iterator[Fact]:
        iri = iris.section(self.iri, section.number)
        yield iri, TYPE, _kg("Section")
        yield iri, _kg("name"), _short(section.mention or section.title)
        yield iri, _kg("plan"), self.iri
        yield iri, _kg("number"), str(section.number)
        yield iri, _kg("title"), section.title
        yield from self._place(iri, section)

    # -- tasks and what hangs on them

    def _task_iris(self) -> list[Iri]:
        """One identifier a task: a path printed twice is told apart by where it stands, so neither is lost."""
        found = []
        for number, task in enumerate(self.plan.tasks):
            again = task.path in self.paths
            self.paths.setdefault(task.path, []).append(number)
            found.append(iris.task(self.iri, f"{task.path}@{task.start}" if again else task.path))
        return found

    def _nearest(self, path: str, before: int) -> Iri | None:
        """The task of that path printed last before task number `before`, else the first of that path."""
        at = self.paths.get(path)
        return self.tasks[max((n for n in at if n < before), default=at[0])] if at else None

    def _task(self, task: Task, iri: Iri, order: int, sections: set[int]) -> Iterator[Fact]:
        yield iri, TYPE, _kg("Task")
        yield iri, _kg("name"), f"{task.number or ''}{_short(task.title or task.text or task.mention)}"
        yield iri, _kg("plan"), self.iri
        if task.section is not None and task.section in sections:
            yield iri, _kg("section"), iris.section(self.iri, task.section)
        if task.parent is not None:
            parent = self._nearest(task.parent, order - 1)
            if parent is not None:
                yield iri, _kg("subtaskOf"), parent
        if task.number is not None:
            yield iri, _kg("number"), task.number
        yield iri, _kg("path"), task.path
        yield iri, _kg("order"), order
        yield (
            iri,
            _kg("reference"),
            "/".join(
                (_said(self.plan.jurisdiction) or iris.ABSENT, str(_said(self.plan.year) or iris.ABSENT), task.path)
            ),
        )
        yield iri, _kg("title"), task.title
        yield iri, _kg("text"), task.text
        yield iri, _kg("mention"), task.mention
        yield from self._place(iri, task)
        for duty in task.duties:
            yield from self._duty(duty, iri)
        for number, deadline in enumerate(task.deadlines, start=1):
            yield from self._deadline(deadline, iri, iris.deadline(iri, number))
        for slug in task.domains:
            yield iri, _kg("domain"), iris.domain(slug)

    def _duty(self, duty: Duty, task: Iri) -> Iterator[Fact]:
        iri = iris.duty(task, duty.position)
        yield iri, TYPE, _kg("Duty")
        yield iri, _kg("name"), duty_caption(duty.mention, duty.role)
        yield iri, _kg("task"), task
        yield iri, _kg("assignee"), self._assignee(duty)
        yield iri, _kg("role"), iris.role(duty.role.value)
        yield iri, _kg("position"), duty.position
        yield iri, _kg("mention"), duty.mention
        yield from self._place(iri, duty)

    def _deadline(self, deadline: Deadline, task: Iri, iri: Iri) -> Iterator[Fact]:
        yield task, _kg("deadline"), iri
        yield iri, TYPE, _kg("Deadline")
        yield iri, _kg("name"), deadline_caption(deadline)
        yield iri, _kg("kind"), deadline.kind.value
        for name, value in (
            ("firstDay", deadline.first_day),
            ("lastDay", deadline.last_day),
            ("minCount", deadline.min_count),
            ("per", deadline.per),
            ("within", deadline.within),
        ):
            if value is not None:
                yield iri, _kg(name), value
        if deadline.kind is DeadlineKind.RESPONSE:
            yield iri, _kg("workingDays"), deadline.working_days
        yield iri, _kg("mention"), deadline.mention
        yield from self._place(iri, deadline)

    # -- units

    def _unit(self, mention: str, function: str | None) -> Iri:
        return iris.unit(self.place, None if function in self.own_names else function, mention)

    def _assignee(self, duty: Duty) -> Iri:
        if duty.kind is UnitKind.GROUP:
            return iris.group(self.place, duty.mention)
        return self._unit(duty.mention, None if duty.by_name else duty.function)

    def _units(self) -> Iterator[Fact]:
        """Each unit once, with all its printed names; its caption is the longest of them, the first of equals."""
        names: dict[Iri, list[str]] = {}
        functions: dict[Iri, str] = {}
        groups: set[Iri] = set()
        for duty in (duty for task in self.plan.tasks for duty in task.duties):
            iri = self._assignee(duty)
            names.setdefault(iri, []).append(duty.mention)
            if duty.kind is UnitKind.GROUP:
                groups.add(iri)
            elif duty.function is not None:
                functions[iri] = duty.function
        if self.plan.issuer is not None:
            iri = self._unit(self.plan.issuer.value, self.plan.issuer_function)
            # last, and only captioned by it where no task names the unit: 区政府办公室 is what readers look for
            names.setdefault(iri, [])
            if self.plan.issuer_function is not None:
                functions[iri] = self.plan.issuer_function
        for iri, mentions in names.items():
            yield from self._one_unit(iri, mentions, functions.get(iri), iri in groups)

    def _one_unit(self, iri: Iri, mentions: list[str], function: str | None, group: bool) -> Iterator[Fact]:
        issuer = self.plan.issuer
        issues = issuer is not None and iri == self._unit(issuer.value, self.plan.issuer_function)
        yield iri, TYPE, _kg("Unit")
        if group:
            yield iri, TYPE, _kg("UnitGroup")
        yield iri, _kg("name"), max(mentions, key=len) if mentions or issuer is None else issuer.value
        for mention in mentions:
            yield iri, _kg("printedName"), mention
        if issues and issuer is not None:
            yield iri, _kg("printedName"), issuer.value
        if function is not None:
            yield iri, _kg("function"), iris.function(function)
        place = _said(self.plan.jurisdiction)
        if place is not None:
            yield iri, _kg("jurisdiction"), iris.jurisdiction(place)

    # -- findings

    def _findings(self) -> Iterator[Fact]:
        """Each place a finding shows once: what is said of it twice in different words is one message of both."""
        messages: dict[Iri, list[str]] = {}
        found: dict[Iri, Finding] = {}
        for finding in self.plan.findings:
            iri = iris.finding(self.iri, finding.code, finding.start, finding.end, finding.about)
            found.setdefault(iri, finding)
            if finding.message not in messages.setdefault(iri, []):
                messages[iri].append(finding.message)
        for iri, finding in found.items():
            about = None if finding.about is None else self._nearest(finding.about, len(self.tasks))
            yield iri, TYPE, _kg("Finding")
            yield iri, _kg("name"), finding.code
            yield iri, _kg("code"), finding.code
            yield iri, _kg("severity"), finding.severity.value
            yield iri, _kg("message"), " ".join(messages[iri])
            yield iri, _kg("about"), self.iri if about is None else about
            yield iri, _kg("plan"), self.iri
            yield from self._place(iri, finding)

    def _place(self, iri: Iri, printed: "Section | Task | Duty | Deadline | Finding | Printed[str]") -> Iterator[Fact]:
        """Where it stands in the Document's text."""
        yield iri, _kg("start"), printed.start
        yield iri, _kg("end"), printed.end


def duty_caption(mention: str, role: Role) -> str:
    """A duty in a few characters: 区司法局 牵头."""
    return f"{mention} {_ROLES[role]}"


def deadline_caption(deadline: Deadline) -> str:
    """A deadline in a few characters: 2022-09-30前, 全年 2022, 每年≥1次, 1个工作日内, 长期; as printed where unread."""
    first, last = deadline.first_day, deadline.last_day
    if deadline.kind is DeadlineKind.BY and last is not None:
        return f"{last}前"
    if deadline.kind is DeadlineKind.PERIOD and first is not None and last is not None:
        whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
        return f"全年 {first.year}" if whole else f"{first}—{last}"
    if deadline.kind is DeadlineKind.RECURRING and deadline.per is not None:
        every = _EVERY.get(deadline.per) or f"每{_duration(deadline.per)}"
        return every if deadline.min_count is None else f"{every}≥{deadline.min_count}次"
    if deadline.kind is DeadlineKind.RESPONSE and deadline.within is not None:
        within = _duration(deadline.within)
        return f"{within.replace('日', '个工作日') if deadline.working_days else within}内"
    return "长期" if deadline.kind is DeadlineKind.ONGOING else deadline.mention


def _duration(iso: str) -> str:
    """P20D → 20日, P1M → 1个月, PT24H → 24小时; any other form as it is."""
    if (match := _DURATION.fullmatch(iso)) is None:
        return iso
    count, counter = match[1] or match[3], match[2] or match[4]
    return f"{count}{_COUNTERS[counter]}"


def _short(text: str) -> str:
    """The head of a text, as long as a caption may be."""
    return text if len(text) <= CAPTION else f"{text[:CAPTION]}…"


def _said(printed: Printed[T] | None) -> T | None:
    return None if printed is None else printed.value
