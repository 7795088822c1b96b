"""The links a store keeps between its plans: which plans meet, and what is computed again when one of them changes.

A plan meets the plan before it, of its place and kind of issuer, and the plans of other places of its year. Both are
computed from what the store holds, so a run that was cut off is made good by the next.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg import iris, link_graph, linker, names
from kg.graph import Fact
from kg.iris import Iri
from kg.linker import LinkedPlan
from kg.stores import Store

BATCH: Final = 200  # comparisons that go in by one bulk operation
KEPT: Final = 1000  # plans of the store whose tasks are kept at hand, some 60 kB each


@dataclass(frozen=True, slots=True)
class Listed:
    """A plan that can be compared: `office` is the kind of office whose own plan it is, "" for a whole place's."""

    iri: Iri
    jurisdiction: str
    year: int
    office: str


def relink(
    store: Store,
    changed: Mapping[Iri, LinkedPlan],
    progress: Callable[[int, int, str], None] = lambda done, total, what: None,
) -> int:
    """Compute the links of the plans in `changed` anew, and of the plans that meet them; returns how many links.

    What can be compared of the others is read from the store. Comparisons that are missing, or were made with another
    plan than now stands before, are made good as well.
    `progress` is called with how many comparisons are done, how many there are, and "links".
    """
    plans = _plans(store)
    made = _comparisons(store)
    before = _before(plans)
    continued = [
        plan
        for plan in plans
        if (key := iris.comparison("continuations", plan.iri)) not in made
        or made[key] != before.get(plan.iri)
        or plan.iri in changed
        or before.get(plan.iri) in changed
    ]
    years: dict[int, list[Listed]] = defaultdict(list)
    for plan in plans:
        years[plan.year].append(plan)
    crossed = {
        year: several
        for year, several in years.items()
        if any(plan.iri in changed or iris.comparison("counterparts", plan.iri) not in made for plan in several)
    }
    total = len(continued) + sum(map(len, crossed.values()))
    links, waiting = 0, []
    compared = _compared(store, changed, continued, before, crossed.values())
    for done, (graph, facts, found) in enumerate(compared, start=1):
        links += found
        waiting.append((graph, facts))
        if len(waiting) == BATCH:
            store.replace(waiting)
            waiting = []
        progress(done, total, "links")
    store.replace(waiting)
    return links


def _compared(
    store: Store,
    changed: Mapping[Iri, LinkedPlan],
    continued: Iterable[Listed],
    before: dict[Iri, Iri],
    crossed: Iterable[list[Listed]],
) -> Iterator[tuple[Iri, tuple[Fact, ...], int]]:
    """Each graph of links with its facts, and how many links it holds."""

    @lru_cache(KEPT)
    def described(iri: Iri) -> LinkedPlan:
        return changed.get(iri) or linker.described(iri, store.facts(iri, linker.TERMS))

    for plan in continued:
        earlier = before.get(plan.iri)
        found, doubts = ((), ()) if earlier is None else linker.continuations(described(earlier), described(plan.iri))
        facts = link_graph.continuations(
            plan.iri, earlier, found, doubts, _places(store.facts(plan.iri, ("start", "end"))) if doubts else {}
        )
        yield iris.comparison("continuations", plan.iri), facts, len(found)
    for several in crossed:
        likes = linker.counterparts([described(plan.iri) for plan in several])
        for plan in several:
            own = likes.get(plan.iri, ())
            yield iris.comparison("counterparts", plan.iri), link_graph.counterparts(plan.iri, own), len(own)


def _places(facts: Iterable[Fact]) -> dict[str, tuple[int, int]]:
    """Where each thing of a plan stands in its document."""
    starts, ends = (
        {subject: value for subject, predicate, value in facts if predicate == iris.term(name)}
        for name in ("start", "end")
    )
    return {subject: (int(str(starts[subject])), int(str(ends[subject]))) for subject in starts}


def _plans(store: Store) -> list[Listed]:
    """The plans that print a place and a year: others can't be put beside any."""
    rows = store.query(names.lookup(store, "plans")).rows
    return [
        Listed(Iri(str(iri)), str(place), int(str(year)), str(office))
        for iri, place, year, office in rows
        if place is not None and year is not None
    ]


def _comparisons(store: Store) -> dict[Iri, Iri | None]:
    """The comparisons that were made → the plan each was made with."""
    rows = store.query(names.lookup(store, "comparisons")).rows
    return {Iri(str(iri)): None if follows is None else Iri(str(follows)) for iri, follows in rows}


def _before(plans: Iterable[Listed]) -> dict[Iri, Iri]:
    """Plan → the one before it in its series, of the nearest earlier year; the last by its identifier of several."""
    series: dict[tuple[str, str], list[Listed]] = defaultdict(list)
    for plan in plans:
        series[plan.jurisdiction, plan.office].append(plan)
    found: dict[Iri, Iri] = {}
    for several in series.values():
        several.sort(key=lambda plan: (plan.year, plan.iri))
        for plan in several:
            earlier = [other for other in several if other.year < plan.year]
            if earlier:
                found[plan.iri] = earlier[-1].iri
    return found
