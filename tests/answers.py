"""What the questions must answer, worked out from plans by plain Python: no store, no query language.

One function a question, its name with _ for -; each takes the plans and the question's values, and gives its rows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg import graph
from kg.model import Deadline, DeadlineKind, Duty, Plan, Severity, Task, UnitKind
from kg.vocabulary import Vocabulary

Row = tuple[Any, ...]

STANDING = (DeadlineKind.RECURRING, DeadlineKind.RESPONSE, DeadlineKind.ONGOING)


@dataclass(frozen=True)
class Leaf:
    """A task that heads no others, with what holds for it: its own, or the nearest above it that says something."""

    plan: Plan
    order: int
    task: Task
    duties: tuple[Duty, ...]
    deadlines: tuple[Deadline, ...]

    @property
    def place(self) -> str | None:
        return place_of(self.plan)

    @property
    def year(self) -> int | None:
        return year_of(self.plan)

    @property
    def title(self) -> str:
        head = self.task.text or self.task.mention
        return self.task.title or f"{self.task.number or ''}{head if len(head) <= 16 else head[:16] + '…'}"

    @property
    def reference(self) -> str:
        return f"{self.place or '-'}/{self.year or '-'}/{self.task.path}"

    @property
    def key(self) -> Row:
        return (*plan_key(self.plan), self.order)

    @property
    def last_day(self) -> date | None:
        return max((known.last_day for known in self.deadlines if known.last_day is not None), default=None)


def place_of(plan: Plan) -> str | None:
    return None if plan.jurisdiction is None else plan.jurisdiction.value


def year_of(plan: Plan) -> int | None:
    return None if plan.year is None else plan.year.value


def plan_key(plan: Plan) -> Row:
    """The order of plans in answers: what is missing comes first, then by characters."""
    return (place_of(plan) or "", -9999 if year_of(plan) is None else year_of(plan), graph.plan_iri(plan))


def chosen(
    plans: Iterable[Plan], jurisdiction: str | None = None, from_year: int | None = None, to_year: int | None = None
) -> list[Plan]:
    return [
        plan
        for plan in plans
        if (jurisdiction is None or place_of(plan) == jurisdiction) and within(year_of(plan), from_year, to_year)
    ]


def within(year: int | None, from_year: int | None, to_year: int | None) -> bool:
    """Whether a year is one of those asked for; where years are asked for, a plan that prints none is not."""
    if year is None:
        return from_year is None and to_year is None
    return (from_year is None or from_year <= year) and (to_year is None or year <= to_year)


def leaves(plans: Iterable[Plan]) -> Iterator[Leaf]:
    for plan in plans:
        by_path = {task.path: task for task in plan.tasks}
        heads = {task.parent for task in plan.tasks}

        def upwards(task: Task | None, known: dict[str, Task] = by_path) -> Iterator[Task]:
            while task is not None:
                yield task
                task = known.get(task.parent) if task.parent is not None else None

        for order, task in enumerate(plan.tasks, start=1):
            if task.path not in heads:
                yield Leaf(
                    plan,
                    order,
                    task,
                    next((above.duties for above in upwards(task) if above.duties), ()),
                    next((above.deadlines for above in upwards(task) if above.deadlines), ()),
                )


def unit_of(plan: Plan, duty: Duty, many: frozenset[str]) -> Row:
    """What makes a unit one: place (or the plan that names none), and function or name."""
    home = place_of(plan) or graph.plan_iri(plan)
    if duty.kind is UnitKind.GROUP:
        return home, "group", duty.mention
    if duty.function is None or duty.function in many:
        return home, "name", duty.mention
    return home, "function", duty.function


class Answers:
    """The answers about some plans."""

    def __init__(self, plans: Iterable[Plan], vocabulary: Vocabulary) -> None:
        self.plans = list(plans)
        self.vocabulary = vocabulary
        self.many = frozenset(known.slug for known in vocabulary.functions if known.many)

    def unit_duties(
        self, function: str, jurisdiction: str | None = None, from_year: int | None = None, to_year: int | None = None
    ) -> list[Row]:
        found = [
            ((*leaf.key, duty.position), leaf, duty)
            for leaf in leaves(chosen(self.plans, jurisdiction, from_year, to_year))
            for duty in leaf.duties
            if duty.function == function
        ]
        return [
            (
                leaf.place,
                leaf.year,
                leaf.task.path,
                leaf.title,
                duty.role.value,
                leaf.last_day,
                duty.mention,
                leaf.reference,
            )
            for _, leaf, duty in sorted(found, key=lambda each: each[0])
        ]

    def due_between(self, first: date, last: date, jurisdiction: str | None = None) -> list[Row]:
        found = [
            ((due.last_day, *leaf.key, due.start, number), leaf, due)
            for leaf in leaves(chosen(self.plans, jurisdiction))
            for number, due in enumerate(leaf.deadlines)
            if due.last_day is not None and first <= due.last_day <= last
        ]
        return [
            (
                due.last_day,
                leaf.place,
                leaf.year,
                leaf.task.path,
                leaf.title,
                "、".join(f"{duty.mention}（{duty.role.value}）" for duty in leaf.duties),
                due.mention,
                leaf.reference,
            )
            for _, leaf, due in sorted(found, key=lambda each: each[0])
        ]

    def units_by_load(
        self, jurisdiction: str | None = None, from_year: int | None = None, to_year: int | None = None
    ) -> list[Row]:
        found = []
        for plan in chosen(self.plans, jurisdiction, from_year, to_year):
            own = list(leaves([plan]))
            for unit, (name, tasks) in self._carried(plan, own).items():
                kind = "group" if unit[1] == "group" else "unit"
                total = len(set().union(*tasks.values()))
                percent = int(100 * total / len(own) + 0.5)
                counts = tuple(len(tasks.get(role, ())) for role in ("lead", "responsible", "support"))
                row = (place_of(plan), year_of(plan), kind, name, total, *counts, percent)
                found.append(((*plan_key(plan), kind == "group", -total, name), row))
        return [row for _, row in sorted(found)]

    def tasks_without_unit(
        self, jurisdiction: str | None = None, from_year: int | None = None, to_year: int | None = None
    ) -> list[Row]:
        found = [leaf for leaf in leaves(chosen(self.plans, jurisdiction, from_year, to_year)) if not leaf.duties]
        return [
            (leaf.place, leaf.year, leaf.task.path, leaf.title, leaf.reference)
            for leaf in sorted(found, key=lambda leaf: leaf.key)
        ]

    def tasks_without_deadline(
        self, jurisdiction: str | None = None, from_year: int | None = None, to_year: int | None = None
    ) -> list[Row]:
        found = [
            leaf
            for leaf in leaves(chosen(self.plans, jurisdiction, from_year, to_year))
            if all(due.kind is DeadlineKind.ONGOING for due in leaf.deadlines)
        ]
        return [
            (leaf.place, leaf.year, "ongoing" if leaf.deadlines else "none", leaf.task.path, leaf.title, leaf.reference)
            for leaf in sorted(found, key=lambda leaf: leaf.key)
        ]

    def domain_coverage(
        self,
        jurisdiction: str | None = None,
        from_year: int | None = None,
        to_year: int | None = None,
        domain: str | None = None,
    ) -> list[Row]:
        domains = {known.slug: known.name for known in self.vocabulary.domains if known.broader is None}
        return [
            (
                place_of(plan),
                year_of(plan),
                slug,
                domains[slug],
                sum(slug in leaf.task.domains for leaf in leaves([plan])),
            )
            for plan in sorted(chosen(self.plans, jurisdiction, from_year, to_year), key=plan_key)
            for slug in sorted(domains)
            if domain in (None, slug)
        ]

    def deadline_calendar(
        self, jurisdiction: str | None = None, from_year: int | None = None, to_year: int | None = None
    ) -> list[Row]:
        months: dict[Row, set[str]] = {}
        names = {}
        for leaf in leaves(chosen(self.plans, jurisdiction, from_year, to_year)):
            carried = self._carried(leaf.plan, leaves([leaf.plan]))
            for duty in leaf.duties:
                unit = unit_of(leaf.plan, duty, self.many)
                for due in leaf.deadlines:
                    if due.last_day is not None:
                        key = (*plan_key(leaf.plan), f"{due.last_day:%Y-%m}", unit)
                        names[key] = (leaf.place, leaf.year, f"{due.last_day:%Y-%m}", carried[unit][0])
                        months.setdefault(key, set()).add(leaf.reference)
        found = [((-len(tasks), key[3], *key[:3], names[key][3]), names[key], tasks) for key, tasks in months.items()]
        return [(*row, len(tasks)) for _, row, tasks in sorted(found, key=lambda each: each[0])]

    def function_across(
        self, function: str, jurisdiction: str | None = None, from_year: int | None = None, to_year: int | None = None
    ) -> list[Row]:
        found = []
        for plan in chosen(self.plans, jurisdiction, from_year, to_year):
            for unit, (name, tasks) in self._carried(plan, leaves([plan])).items():
                duties = [d for task in plan.tasks for d in task.duties if unit_of(plan, d, self.many) == unit]
                if any(duty.function == function for duty in duties):
                    printed = "、".join(sorted({duty.mention for duty in duties}))
                    counts = tuple(len(tasks.get(role, ())) for role in ("lead", "responsible", "support"))
                    total = len(set().union(*tasks.values()))
                    row = (place_of(plan), year_of(plan), name, printed, total, *counts)
                    found.append(((*plan_key(plan), name), row))
        return [row for _, row in sorted(found)]

    def group_duties(
        self, jurisdiction: str | None = None, from_year: int | None = None, to_year: int | None = None
    ) -> list[Row]:
        found = [
            ((*leaf.key, duty.position), leaf, duty)
            for leaf in leaves(chosen(self.plans, jurisdiction, from_year, to_year))
            for duty in leaf.duties
            if duty.kind is UnitKind.GROUP
        ]
        return [
            (leaf.place, leaf.year, duty.mention, duty.role.value, leaf.task.path, leaf.title, leaf.reference)
            for _, leaf, duty in sorted(found, key=lambda each: each[0])
        ]

    def unit_names(
        self, jurisdiction: str | None = None, from_year: int | None = None, to_year: int | None = None
    ) -> list[Row]:
        seen: dict[Row, list[int | None]] = {}
        plans = chosen(self.plans, jurisdiction, from_year, to_year)
        for plan in plans:
            printed = [duty for task in plan.tasks for duty in task.duties]
            for duty in printed:
                unit = unit_of(plan, duty, self.many)
                key = (place_of(plan), "group" if unit[1] == "group" else "unit", duty.mention, duty.function, unit)
                seen.setdefault(key, []).append(year_of(plan))
            if plan.issuer is not None:
                home = place_of(plan) or graph.plan_iri(plan)
                unit = (home, "function", plan.issuer_function)
                key = (place_of(plan), "unit", plan.issuer.value, plan.issuer_function, unit)
                if key not in seen or all(duty.mention != plan.issuer.value for duty in printed):
                    seen.setdefault(key, []).append(year_of(plan))
        rows = []
        for (place, kind, name, function, unit), years in seen.items():
            known = [year for year in years if year is not None]
            first, last = min(known, default=None), max(known, default=None)
            mentions = sum(
                duty.mention == name and unit_of(plan, duty, self.many) == unit
                for plan in plans
                for task in plan.tasks
                for duty in task.duties
            )
            bodies = {
                other[4]
                for other in seen
                if None not in (place, function) and (other[0], other[3]) == (place, function)
            }
            order = (kind == "group", function is not None, place or "", function or "", first or -9999, name, unit)
            rows.append((order, (place, kind, name, function, len(bodies) or None, first, last, mentions)))
        return [row for _, row in sorted(rows)]

    def standing_duties(
        self,
        function: str | None = None,
        jurisdiction: str | None = None,
        from_year: int | None = None,
        to_year: int | None = None,
    ) -> list[Row]:
        found = [
            ((*leaf.key, due.start, number, duty.position), leaf, due, duty)
            for leaf in leaves(chosen(self.plans, jurisdiction, from_year, to_year))
            for number, due in enumerate(leaf.deadlines)
            for duty in leaf.duties
            if due.kind in STANDING and function in (None, duty.function)
        ]
        return [
            (
                *(leaf.place, leaf.year, duty.mention, duty.role.value, due.kind.value, graph.deadline_caption(due)),
                *(due.min_count, due.per, due.within, due.working_days if due.within else None),
                *(leaf.task.path, leaf.title, due.mention, leaf.reference),
            )
            for _, leaf, due, duty in sorted(found, key=lambda each: each[0])
        ]

    def doubtful(
        self, jurisdiction: str | None = None, from_year: int | None = None, to_year: int | None = None
    ) -> list[Row]:
        ranks = [Severity.VIOLATION, Severity.WARNING, Severity.INFO]
        found = []
        for plan in chosen(self.plans, jurisdiction, from_year, to_year):
            orders = {task.path: order for order, task in enumerate(plan.tasks, start=1)}
            for finding in plan.findings:
                task = next((task for task in plan.tasks if task.path == finding.about), None)
                leaf = None if task is None else Leaf(plan, orders[task.path], task, (), ())
                key = (ranks.index(finding.severity), *plan_key(plan), leaf.order if leaf else -1, finding.start)
                row = (finding.severity.value, place_of(plan), year_of(plan), finding.code)
                about = (None, None) if leaf is None else (leaf.task.path, leaf.title)
                found.append(((*key, finding.code), (*row, *about, finding.message, None, leaf and leaf.reference)))
        return [row for _, row in sorted(found, key=lambda each: each[0])]

    def plan_summary(
        self, jurisdiction: str | None = None, from_year: int | None = None, to_year: int | None = None
    ) -> list[Row]:
        return [
            self._summary(plan) for plan in sorted(chosen(self.plans, jurisdiction, from_year, to_year), key=plan_key)
        ]

    def _summary(self, plan: Plan) -> Row:
        own = list(leaves([plan]))
        duties = [duty for task in plan.tasks for duty in task.duties]
        units = {unit_of(plan, duty, self.many) for duty in duties}
        kinds = [due.kind for task in plan.tasks for due in task.deadlines]
        return (
            place_of(plan),
            year_of(plan),
            None if plan.title is None else plan.title.value,
            None if plan.document_number is None else plan.document_number.value,
            len(plan.sections),
            len(plan.tasks),
            len(own),
            sum(unit[1] != "group" for unit in units),
            sum(unit[1] == "group" for unit in units),
            *(sum(duty.role == role for duty in duties) for role in ("lead", "responsible", "support")),
            *(kinds.count(kind) for kind in DeadlineKind),
            int(100 * sum(bool(leaf.duties) for leaf in own) / len(own) + 0.5),
            int(100 * sum(bool(leaf.deadlines) for leaf in own) / len(own) + 0.5),
            len({(f.code, f.start, f.end, f.about) for f in plan.findings}),
            plan.name,
            plan.sha256,
        )

    def _carried(self, plan: Plan, own: Iterable[Leaf]) -> dict[Row, tuple[str, dict[str, set[str]]]]:
        """Each unit of a plan that carries a task, by its caption, and the tasks by role."""
        carried: dict[Row, dict[str, set[str]]] = {}
        for leaf in own:
            for duty in leaf.duties:
                unit = unit_of(plan, duty, self.many)
                carried.setdefault(unit, {}).setdefault(duty.role.value, set()).add(leaf.task.path)
        captions = {}
        for duty in (duty for task in plan.tasks for duty in task.duties):
            unit = unit_of(plan, duty, self.many)
            captions[unit] = max(captions.get(unit, ""), duty.mention, key=len)
        return {unit: (captions[unit], tasks) for unit, tasks in carried.items()}
