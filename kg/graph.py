"""What a plan says as facts: with `kg.link_graph`, the only writer of predicates.

A fact is (subject, predicate, object); stores and exports are made from nothing else. The terms are those of
ontology/disclosure.ttl. Every node carries a `name`, a short caption to draw it with.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from operator import attrgetter
from typing import Final, TypeVar

from kg import iris, terms
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

_HELD: Final[tuple[tuple[Iri, Callable[[Task], object]], ...]] = (
    (terms.dutiesFrom, attrgetter("duties")),
    (terms.deadlinesFrom, attrgetter("deadlines")),
)
"""What a task without any of its own has from the nearest task above it that has some."""

_GROUP: Final = UnitKind.GROUP  # to look a member up in its enumeration takes as long as to write a fact
_ROLES: Final = {Role.LEAD: "牵头", Role.RESPONSIBLE: "责任", Role.SUPPORT: "配合"}
_EVERY: Final = {"P1Y": "每年", "P3M": "每季度", "P1M": "每月", "P7D": "每周", "P1D": "每日"}
_COUNTERS: Final = {"Y": "年", "M": "个月", "W": "周", "D": "日", "H": "小时"}
_DURATION: Final = re.compile("P(?:([0-9]+)([YMWD])|T([0-9]+)(H))")


def plan_iri(plan: Plan) -> Iri:
    """The plan's identifier, which is also the name of its graph."""
    key = plan.document_number or plan.title
    return iris.plan(
        _said(plan.jurisdiction), _said(plan.year), plan.sha256[:16] if key is None or not key.value else key.value
    )


def facts(plan: Plan, vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """Everything `plan` says, each fact once, in the order of the print. What it leaves unsaid has no fact."""
    return tuple(_Writer(plan, vocabulary).facts())


class _Writer:
    """The facts of one plan."""

    def __init__(self, plan: Plan, vocabulary: Vocabulary) -> None:
        self.plan = plan
        self.iri = plan_iri(plan)
        self.own_names = {function.slug for function in vocabulary.functions if function.many}
        self.sections = {section.number: iris.section(self.iri, section.number) for section in plan.sections}
        self.paths: dict[str, list[int]] = {}
        self.tasks = self._task_iris()
        self.above = [
            None if task.parent is None else self._nearest(task.parent, number)
            for number, task in enumerate(plan.tasks)
        ]
        place = _said(plan.jurisdiction)
        self.place: str | Iri = self.iri if place is None else place
        self.reference = f"{place or iris.ABSENT}/{(plan.year and plan.year.value) or iris.ABSENT}/"
        self.assignees: dict[tuple[str, UnitKind, str | None, bool], Iri] = {}  # a plan names each unit many times

    def facts(self) -> list[Fact]:
        """All facts in the order of the print."""
        found = self._plan()
        # a number may be printed twice
        found += dict.fromkeys(fact for section in self.plan.sections for fact in self._section(section))
        for number, task in enumerate(self.plan.tasks):
            found += self._task(number, task)
        return found + self._units() + self._findings()

    # -- the plan as a whole

    def _plan(self) -> list[Fact]:
        plan, iri = self.plan, self.iri
        place, year = _said(plan.jurisdiction), _said(plan.year)
        caption = " ".join(part for part in (place, None if year is None else str(year)) if part)
        found: list[Fact] = [
            (iri, TYPE, terms.Plan),
            (iri, terms.name, caption or _short(_said(plan.title) or plan.name)),
        ]
        for term, printed in (
            (terms.title, plan.title),
            (terms.documentNumber, plan.document_number),
            (terms.year, plan.year),
            (terms.signed, plan.signed),
            (terms.printed, plan.printed),
        ):
            if printed is not None:
                found.append((iri, term, printed.value))
        if place is not None:
            jurisdiction = iris.jurisdiction(place)
            found += [
                (iri, terms.jurisdiction, jurisdiction),
                (jurisdiction, TYPE, terms.Jurisdiction),
                (jurisdiction, terms.name, place),
            ]
        if plan.issuer is not None:
            found.append((iri, terms.issuer, self._unit(plan.issuer.value, plan.issuer_function)))
        document = iris.document(plan.sha256)
        return [
            *found,
            (iri, terms.source, document),
            (document, TYPE, terms.Document),
            (document, terms.name, plan.name),
            (document, terms.sha256, plan.sha256),
            (document, terms.mediaType, plan.media_type),
            (document, terms.text, plan.source_text),
        ]

    def _section(self, section: Section) -> list[Fact]:
        iri = self.sections[section.number]
        return [
            (iri, TYPE, terms.Section),
            (iri, terms.name, _short(section.mention or section.title)),
            (iri, terms.plan, self.iri),
            (iri, terms.number, str(section.number)),
            (iri, terms.title, section.title),
            (iri, terms.start, section.start),
            (iri, terms.end, section.end),
        ]

    # -- tasks and what hangs on them

    def _task_iris(self) -> list[Iri]:
        """One identifier a task: a path printed twice is told apart by where it stands, so neither is lost."""
        found = []
        for number, task in enumerate(self.plan.tasks):
            again = task.path in self.paths
            self.paths.setdefault(task.path, []).append(number)
            found.append(iris.task(self.iri, f"{task.path}@{task.start}" if again else task.path))
        return found

    def _nearest(self, path: str, before: int) -> int | None:
        """The number of the task of that path printed last before task number `before`, else of the first one."""
        at = self.paths.get(path)
        if at is not None and len(at) == 1:
            return at[0]
        return max((n for n in at if n < before), default=at[0]) if at else None

    def _holds(self, above: int | None, has: Callable[[Task], object]) -> Iri | None:
        """The nearest task from the one above on that has some: what that one has holds for those below too."""
        while above is not None and not has(self.plan.tasks[above]):
            above = self.above[above]  # a path shorter than this one's, so it ends
        return None if above is None else self.tasks[above]

    def _task(self, number: int, task: Task) -> list[Fact]:
        iri, above = self.tasks[number], self.above[number]
        found: list[Fact] = [
            (iri, TYPE, terms.Task),
            (iri, terms.name, f"{task.number or ''}{_short(task.title or task.text or task.mention)}"),
            (iri, terms.plan, self.iri),
        ]
        if task.section in self.sections:
            found.append((iri, terms.section, self.sections[task.section]))
        if above is not None:
            found.append((iri, terms.subtaskOf, self.tasks[above]))
            for predicate, has in _HELD:
                if not has(task) and (holder := self._holds(above, has)) is not None:
                    found.append((iri, predicate, holder))
        if task.number is not None:
            found.append((iri, terms.number, task.number))
        found += [
            (iri, terms.path, task.path),
            (iri, terms.order, number + 1),
            (iri, terms.reference, self.reference + task.path),
            (iri, terms.title, task.title),
            (iri, terms.text, task.text),
            (iri, terms.mention, task.mention),
            (iri, terms.start, task.start),
            (iri, terms.end, task.end),
        ]
        for duty in task.duties:
            found += self._duty(duty, iri)
        for position, deadline in enumerate(task.deadlines, start=1):
            found += self._deadline(deadline, iri, iris.deadline(iri, position))
        found += [(iri, terms.domain, iris.domain(slug)) for slug in task.domains]
        return found

    def _duty(self, duty: Duty, task: Iri) -> list[Fact]:
        iri = iris.duty(task, duty.position)
        return [
            (iri, TYPE, terms.Duty),
            (iri, terms.name, duty_caption(duty.mention, duty.role)),
            (iri, terms.task, task),
            (iri, terms.assignee, self._assignee(duty)),
            (iri, terms.role, iris.role(duty.role)),
            (iri, terms.position, duty.position),
            (iri, terms.mention, duty.mention),
            (iri, terms.start, duty.start),
            (iri, terms.end, duty.end),
        ]

    def _deadline(self, deadline: Deadline, task: Iri, iri: Iri) -> list[Fact]:
        found: list[Fact] = [
            (task, terms.deadline, iri),
            (iri, TYPE, terms.Deadline),
            (iri, terms.name, deadline_caption(deadline)),
            (iri, terms.kind, str(deadline.kind)),
        ]
        if deadline.first_day is not None:
            found.append((iri, terms.firstDay, deadline.first_day))
        if deadline.last_day is not None:
            found.append((iri, terms.lastDay, deadline.last_day))
        if deadline.min_count is not None:
            found.append((iri, terms.minCount, deadline.min_count))
        if deadline.per is not None:
            found.append((iri, terms.per, deadline.per))
        if deadline.within is not None:
            found.append((iri, terms.within, deadline.within))
        if deadline.kind is DeadlineKind.RESPONSE:
            found.append((iri, terms.workingDays, deadline.working_days))
        return [
            *found,
            (iri, terms.mention, deadline.mention),
            (iri, terms.start, deadline.start),
            (iri, terms.end, deadline.end),
        ]

    # -- units

    def _unit(self, mention: str, function: str | None) -> Iri:
        return iris.unit(self.place, None if function in self.own_names else function, mention)

    def _assignee(self, duty: Duty) -> Iri:
        key = (duty.mention, duty.kind, duty.function, duty.by_name)
        iri = self.assignees.get(key)
        if iri is None:
            if duty.kind is _GROUP:
                iri = iris.group(self.place, duty.mention)
            else:
                iri = self._unit(duty.mention, None if duty.by_name else duty.function)
            self.assignees[key] = iri
        return iri

    def _units(self) -> list[Fact]:
        """Each unit the tasks name, once, with its printed names: the longest, the first of equals, is its caption."""
        names: dict[Iri, dict[str, None]] = {}
        functions: dict[Iri, str] = {}
        groups: set[Iri] = set()
        for (mention, kind, function, _), iri in self.assignees.items():
            names.setdefault(iri, {})[mention] = None
            if kind is _GROUP:
                groups.add(iri)
            elif function is not None:
                functions[iri] = function
        issuer, issuing = self.plan.issuer, None
        if issuer is not None:
            issuing = self._unit(issuer.value, self.plan.issuer_function)
            # last, and only captioned by it where no task names the unit: 区政府办公室 is what readers look for
            names.setdefault(issuing, {})
            if self.plan.issuer_function is not None:
                functions[issuing] = self.plan.issuer_function
        found: list[Fact] = []
        for iri, mentions in names.items():
            caption = max(mentions, key=len) if mentions or issuer is None else issuer.value
            if issuer is not None and iri == issuing:
                mentions[issuer.value] = None
            found += self._one_unit(iri, caption, mentions, functions.get(iri), iri in groups)
        return found

    def _one_unit(
        self, iri: Iri, caption: str, mentions: Iterable[str], function: str | None, group: bool
    ) -> list[Fact]:
        found: list[Fact] = [(iri, TYPE, terms.Unit)]
        if group:
            found.append((iri, TYPE, terms.UnitGroup))
        found.append((iri, terms.name, caption))
        found += [(iri, terms.printedName, mention) for mention in mentions]
        if function is not None:
            found.append((iri, terms.function, iris.function(function)))
        place = _said(self.plan.jurisdiction)
        if place is not None:
            found.append((iri, terms.jurisdiction, iris.jurisdiction(place)))
        return found

    # -- findings

    def _findings(self) -> list[Fact]:
        """Each place a finding shows once: what is said of it twice in different words is one message of both."""
        messages: dict[Iri, list[str]] = {}
        first: dict[Iri, Finding] = {}
        for finding in self.plan.findings:
            iri = iris.finding(self.iri, finding.code, finding.start, finding.end, finding.about)
            first.setdefault(iri, finding)
            if finding.message not in messages.setdefault(iri, []):
                messages[iri].append(finding.message)
        found: list[Fact] = []
        for iri, finding in first.items():
            about = None if finding.about is None else self._nearest(finding.about, len(self.tasks))
            found += [
                (iri, TYPE, terms.Finding),
                (iri, terms.name, finding.code),
                (iri, terms.code, finding.code),
                (iri, terms.severity, finding.severity.value),
                (iri, terms.message, " ".join(messages[iri])),
                (iri, terms.about, self.iri if about is None else self.tasks[about]),
                (iri, terms.plan, self.iri),
                (iri, terms.start, finding.start),
                (iri, terms.end, finding.end),
            ]
        return found


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
