"""What the questions across years and places must answer, worked out from plans and links by plain Python.

Like `answers`, and built on it: one function a question, its name with _ for -.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from datetime import date

from answers import Answers, Leaf, Row, chosen, leaves, place_of, plan_key, unit_of, within, year_of
from made_links import Links

from kg import graph, iris
from kg.model import Continuation, Duty, Plan, UnitKind
from kg.vocabulary import Vocabulary

MONTHS = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
"""The days before each month of a year that is no leap year."""


class LinkAnswers(Answers):
    """The answers about some plans and the links between them."""

    def __init__(self, plans: Iterable[Plan], links: Iterable[Links], vocabulary: Vocabulary) -> None:
        super().__init__(plans, vocabulary)
        self.links = list(links)
        self.tasks: dict[str, Leaf] = {}
        """Every task, one that heads others too, with its own duties and deadlines or those from above."""
        for plan in self.plans:
            by_path = {task.path: task for task in plan.tasks}
            for order, task in enumerate(plan.tasks, start=1):
                line = [task]
                while line[-1].parent is not None and line[-1].parent in by_path:
                    line.append(by_path[line[-1].parent])
                self.tasks[iris.task(graph.plan_iri(plan), task.path)] = Leaf(
                    plan,
                    order,
                    task,
                    next((one.duties for one in line if one.duties), ()),
                    next((one.deadlines for one in line if one.deadlines), ()),
                )

    def plan_changes(
        self, jurisdiction: str | None = None, from_year: int | None = None, to_year: int | None = None
    ) -> list[Row]:
        rows: list[Row] = []
        for links in self._compared(jurisdiction, from_year, to_year):
            assert links.before is not None
            years = (place_of(links.plan), year_of(links.before), year_of(links.plan))
            doubts = defaultdict(list)
            for doubt in links.doubts:
                doubts[doubt.later].append(self.tasks[doubt.earlier].reference)
                doubts[doubt.earlier].append(self.tasks[doubt.later].reference)
            for iri, task in self._of(links.plan):
                own = sorted(
                    (link for link in links.continuations if link.later == iri),
                    key=lambda link: self.tasks[link.earlier].order,
                )
                for link in own:
                    then, likeness = _named(self.tasks[link.earlier]), astuple(link.likeness)
                    rows.append((*years, link.change.value, *then, *_named(task), *likeness, None))
                if not own:
                    perhaps = "、".join(sorted(doubts[iri])) or None
                    rows.append((*years, "new", *[None] * 3, *_named(task), *[None] * 6, perhaps))
            for iri, task in self._of(links.before):
                if all(link.earlier != iri for link in links.continuations):
                    perhaps = "、".join(sorted(doubts[iri])) or None
                    rows.append((*years, "dropped", *_named(task), *[None] * 9, perhaps))
        return rows

    def unit_handovers(
        self, jurisdiction: str | None = None, from_year: int | None = None, to_year: int | None = None
    ) -> list[Row]:
        rows = []
        for links, link in self._continued(jurisdiction, from_year, to_year):
            now, then = self._carriers(link.later), self._carriers(link.earlier)
            parts = [one.later for one in links.continuations if one.earlier == link.earlier]
            sources = [one.earlier for one in links.continuations if one.later == link.later]
            anywhere_now = set().union(*map(self._carriers, parts))
            anywhere_then = set().union(*map(self._carriers, sources))
            said: dict[str, list[Row]] = {"added": [], "removed": [], "role": []}
            for unit in now.keys() | then.keys():
                place = min(shares[unit][0] for shares in (now, then) if unit in shares)
                if unit in now and unit not in anywhere_then:
                    said["added"].append((place, f"{now[unit][2]}（{now[unit][1]}）"))
                elif unit in then and unit not in anywhere_now:
                    said["removed"].append((place, f"{then[unit][2]}（{then[unit][1]}）"))
                elif unit in now and unit in then and now[unit][1] != then[unit][1]:
                    said["role"].append((place, f"{now[unit][2]}（{then[unit][1]}→{now[unit][1]}）"))
            if any(said.values()):
                told = ("、".join(text for _, text in sorted(said[kind])) for kind in ("added", "removed", "role"))
                rows.append((*self._told(links, link), *told))
        return rows

    def deadline_shifts(
        self, jurisdiction: str | None = None, from_year: int | None = None, to_year: int | None = None
    ) -> list[Row]:
        rows = []
        for links, link in self._continued(jurisdiction, from_year, to_year):
            then, now = _limits(self.tasks[link.earlier]), _limits(self.tasks[link.later])
            if {limit[:2] for limit in then} != {limit[:2] for limit in now}:
                at = [
                    max((limit[0] for limit in limits if limit[4] is not None), default=None) for limits in (then, now)
                ]
                days = None if at[0] is None or at[1] is None else at[1] - at[0]
                rows.append((*self._told(links, link), *_told_limits(then), *_told_limits(now), days))
        return rows

    def same_duty_across(
        self,
        task: str | None = None,
        domain: str | None = None,
        jurisdiction: str | None = None,
        from_year: int | None = None,
        to_year: int | None = None,
    ) -> list[Row]:
        found = []
        for counterpart in (one for links in self.links for one in links.counterparts):
            mine, other = self.tasks[counterpart.of], self.tasks[counterpart.like]
            if (
                (task is None or mine.reference == task)
                and (domain is None or domain in mine.task.domains)
                and chosen([mine.plan], jurisdiction, from_year, to_year)
            ):
                score = counterpart.likeness.score
                beside = (other.place or "", graph.plan_iri(other.plan), other.order)
                side = (other.place, other.task.path, other.title, _units(other), other.last_day, other.reference)
                own = (mine.place, mine.year, mine.task.path, mine.title, _units(mine), mine.last_day)
                found.append(((*mine.key, -score, *beside), (*own, score, *side, mine.reference)))
        return [row for _, row in sorted(found, key=lambda each: each[0])]

    def lasting_duties(self, years: int = 3, jurisdiction: str | None = None) -> list[Row]:
        found = []
        before = defaultdict(list)
        for link in (link for links in self.links for link in links.continuations):
            before[link.later].append(link.earlier)
        gone_on = {earlier for several in before.values() for earlier in several}
        for last in before.keys() - gone_on:
            task, chain = self.tasks[last], {last}
            while more := {earlier for one in chain for earlier in before[one]} - chain:
                chain |= more
            if jurisdiction not in (None, task.place):
                continue
            by_year = defaultdict(list)
            for one in sorted(map(self.tasks.__getitem__, chain), key=lambda one: one.key):
                by_year[one.year].extend(duty.mention for duty in one.duties)
            units = "；".join(f"{year}：{'、'.join(dict.fromkeys(said))}" for year, said in by_year.items() if said)
            if len(by_year) >= years:
                row = (task.place, min(by_year), max(by_year), len(by_year), task.task.path, task.title, units)
                order = (task.place or "", -len(by_year), -max(by_year), *task.key)
                found.append((order, (*row, task.reference)))
        return [row for _, row in sorted(found)]

    def co_responsibility(
        self,
        min: int = 2,
        jurisdiction: str | None = None,
        from_year: int | None = None,
        to_year: int | None = None,
    ) -> list[Row]:
        shared: dict[Row, list[Row]] = defaultdict(list)
        for plan in chosen(self.plans, jurisdiction, from_year, to_year):
            captions = self._carried(plan, leaves([plan]))
            for leaf in leaves([plan]):
                roles: dict[Row, set[str]] = defaultdict(set)
                for duty in leaf.duties:
                    if duty.kind is UnitKind.UNIT:
                        roles[unit_of(plan, duty, self.many)].add(duty.role.value)
                for one in roles:
                    for two in roles:
                        if one < two:
                            leads = ("lead" in roles[one], "lead" in roles[two])
                            called = (captions[one][0], captions[two][0])
                            shared[place_of(plan), one, two].append((year_of(plan), *called, *leads))
        found = []
        for (place, one, two), tasks in shared.items():
            latest = max(task[0] or -9999 for task in tasks)
            told = sorted(
                (
                    max(task[at] for task in tasks if (task[0] or -9999) == latest),
                    sum(task[at + 2] for task in tasks),
                    unit,
                )
                for at, unit in ((1, one), (2, two))
            )
            if len(tasks) >= min:
                years = "、".join(str(year) for year in sorted({task[0] for task in tasks if task[0] is not None}))
                order = (place or "", -len(tasks), told[0][0], told[1][0], told[0][2])
                row = (place, told[0][0], told[1][0], len(tasks), years, told[0][1], told[1][1])
                found.append((order, row))
        return [row for _, row in sorted(found)]

    def lead_gaps(
        self, jurisdiction: str | None = None, from_year: int | None = None, to_year: int | None = None
    ) -> list[Row]:
        rows = []
        for leaf in sorted(leaves(chosen(self.plans, jurisdiction, from_year, to_year)), key=lambda leaf: leaf.key):
            units = {unit_of(leaf.plan, duty, self.many) for duty in leaf.duties}
            leads = {unit_of(leaf.plan, duty, self.many) for duty in leaf.duties if duty.role.value == "lead"}
            if len(leads) > 1 or (not leads and len(units) > 1):
                gap = "several" if leads else "none"
                rows.append((leaf.place, leaf.year, gap, leaf.task.path, leaf.title, _units(leaf), leaf.reference))
        return rows

    # -- links

    def _compared(self, jurisdiction: str | None, from_year: int | None, to_year: int | None) -> Iterator[Links]:
        """The comparisons between plans of these years; of one year alone, that with the plan before it."""
        one_year = from_year is not None and from_year == to_year
        for links in sorted(self.links, key=lambda links: plan_key(links.plan)):
            if (
                links.before is not None
                and chosen([links.plan], jurisdiction, from_year, to_year)
                and (one_year or within(year_of(links.before), from_year, to_year))
            ):
                yield links

    def _continued(
        self, jurisdiction: str | None, from_year: int | None, to_year: int | None
    ) -> Iterator[tuple[Links, Continuation]]:
        for links in self._compared(jurisdiction, from_year, to_year):
            for link in sorted(
                links.continuations, key=lambda link: (self.tasks[link.later].order, self.tasks[link.earlier].order)
            ):
                yield links, link

    def _told(self, links: Links, link: Continuation) -> Row:
        assert links.before is not None
        years = (place_of(links.plan), year_of(links.before), year_of(links.plan))
        return (*years, link.change.value, *_named(self.tasks[link.earlier]), *_named(self.tasks[link.later]))

    def _of(self, plan: Plan) -> Iterator[tuple[str, Leaf]]:
        for task in plan.tasks:
            iri = iris.task(graph.plan_iri(plan), task.path)
            yield iri, self.tasks[iri]

    def _carriers(self, iri: str) -> dict[Row, tuple[int, str, str]]:
        """Each unit of a task: its first place, its highest role, the name it is printed by."""
        task = self.tasks[iri]
        duties: dict[Row, list[Duty]] = defaultdict(list)
        for duty in task.duties:
            duties[unit_of(task.plan, duty, self.many)].append(duty)
        return {
            unit: (
                min(duty.position for duty in own),
                min(duty.role.value for duty in own),  # lead, responsible, support
                max(duty.mention for duty in own),
            )
            for unit, own in duties.items()
        }


def _named(task: Leaf) -> Row:
    return task.task.path, task.title, task.reference


def _units(task: Leaf) -> str:
    return "、".join(f"{duty.mention}（{duty.role.value}）" for duty in task.duties)


def _limits(task: Leaf) -> list[Row]:
    """Of each deadline its day in the plan's year, kind, place and print, by day; those without a day first."""
    return sorted(
        (_at(limit.last_day, task.year or 0), limit.kind.value, limit.start, number, limit.last_day, limit.mention)
        for number, limit in enumerate(task.deadlines)
    )


def _at(day: date | None, year: int) -> int:
    if day is None:
        return -99999
    return 365 * (day.year - year) + MONTHS[day.month - 1] + (28 if (day.month, day.day) == (2, 29) else day.day)


def _told_limits(limits: list[Row]) -> Row:
    kinds = "、".join(dict.fromkeys(limit[1] for limit in limits)) or "none"
    return kinds, "、".join(limit[5] for limit in limits), max((limit[4] for limit in limits if limit[4]), default=None)
