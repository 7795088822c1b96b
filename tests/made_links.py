"""Links between plans, drawn by a number as `made_plans` draws the plans: what the questions across years stand on.

Where two successive plans have a task of one path it mostly goes on; some are split or merged, some only doubted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random

from answers import place_of, year_of

from kg import graph, iris, link_graph
from kg.graph import Fact
from kg.iris import Iri
from kg.model import Change, Continuation, Counterpart, Doubt, Likeness, Plan, Task


@dataclass(frozen=True)
class Links:
    """What was found about one plan: held against the one before (None: it is the first), and against other places."""

    plan: Plan
    before: Plan | None
    continuations: tuple[Continuation, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    counterparts: tuple[Counterpart, ...] = ()

    def graphs(self) -> dict[Iri, tuple[Fact, ...]]:
        """The two graphs of the plan's links."""
        plan = graph.plan_iri(self.plan)
        before = None if self.before is None else graph.plan_iri(self.before)
        places = {iri: (task.start, task.end) for iri, task in tasks_of(self.plan).items()}
        return {
            iris.comparison("continuations", plan): link_graph.continuations(
                plan, before, self.continuations, self.doubts, places
            ),
            iris.comparison("counterparts", plan): link_graph.counterparts(plan, self.counterparts),
        }


def tasks_of(plan: Plan) -> Mapping[str, Task]:
    """Identifier → task; the plans of tests print no path twice."""
    return {iris.task(graph.plan_iri(plan), task.path): task for task in plan.tasks}


def successions(plans: Iterable[Plan]) -> list[tuple[Plan, Plan | None]]:
    """Each plan that prints place and year, with the one before it there."""
    by_place: dict[str, list[Plan]] = defaultdict(list)
    for plan in plans:
        if plan.jurisdiction is not None and plan.year is not None:
            by_place[plan.jurisdiction.value].append(plan)
    found: list[tuple[Plan, Plan | None]] = []
    for ours in by_place.values():
        ours.sort(key=lambda plan: year_of(plan) or 0)
        found += zip(ours, [None, *ours], strict=False)
    return found


def made_links(plans: list[Plan]) -> list[Links]:
    """The links of these plans; the same plans give the same."""
    random = Random(len(plans))
    return [_links(random, plan, before, plans) for plan, before in successions(plans)]


def _links(random: Random, plan: Plan, before: Plan | None, plans: list[Plan]) -> Links:
    later = list(tasks_of(plan))
    earlier = [] if before is None else list(tasks_of(before))
    found: list[Continuation] = []
    doubts: list[Doubt] = []
    random.shuffle(earlier)
    for one in later:
        chance = random.random()
        if not earlier or chance < 0.15:
            continue
        other = earlier.pop()
        if chance < 0.25:
            doubts.append(Doubt(one, other, _likeness(random)))
        elif chance < 0.35 and earlier:
            found += [Continuation(one, old, Change.MERGED, _likeness(random)) for old in (other, earlier.pop())]
        elif chance < 0.45:
            found.append(Continuation(one, other, Change.SPLIT, _likeness(random)))
            earlier.append(other)  # the next task may take its share
        else:
            change = random.choice((Change.KEPT, Change.REWORDED))
            found.append(Continuation(one, other, change, _likeness(random)))
    elsewhere = [
        other
        for other, _ in successions(plans)
        if year_of(other) == year_of(plan) and place_of(other) != place_of(plan)
    ]
    counterparts = tuple(
        Counterpart(one, random.choice(list(tasks_of(other))), _likeness(random))
        for one in later
        for other in random.sample(elsewhere, min(len(elsewhere), random.randint(0, 3)))
    )
    return Links(plan, before, tuple(found), tuple(doubts), counterparts)


def _likeness(random: Random) -> Likeness:
    parts = [random.choice((None, random.randint(0, 100))) for _ in range(5)]
    return Likeness(random.randint(40, 100), *parts)
