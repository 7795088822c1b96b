"""What comparing plans found, as facts: links between tasks in graphs of their own, beside those of the plans.

A plan has two such graphs: its continuations from the plan before, and its counterparts in other places.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kg import iris, terms
from kg.graph import TYPE, Fact
from kg.iris import Iri
from kg.model import Change, Continuation, Counterpart, Doubt, Likeness, Severity

CODE: Final = "link-doubtful"
"""The code of a finding that two tasks may be one duty."""

CHANGES: Final = {Change.KEPT: "沿用", Change.REWORDED: "改写", Change.SPLIT: "拆分", Change.MERGED: "合并"}
"""How a task goes on, in Chinese."""


def continuations(
    plan: Iri,
    before: Iri | None,
    found: Iterable[Continuation],
    doubts: Iterable[Doubt],
    places: Mapping[str, tuple[int, int]],
) -> tuple[Fact, ...]:
    """The graph of a plan's links to the plan `before`, None where it is the first of its place.

    `places` tells where each task of the plan stands in its document; a doubt shows its later task there.
    """
    return tuple(_continuations(plan, before, found, doubts, places))


def counterparts(plan: Iri, found: Iterable[Counterpart]) -> tuple[Fact, ...]:
    """The graph of a plan's links to tasks of other places in its year."""
    return tuple(_counterparts(plan, found))


def continuation_caption(change: Change, score: int) -> str:
    """A continuation in a few characters: 改写 83%."""
    return f"{CHANGES[change]} {score}%"


def counterpart_caption(score: int) -> str:
    """A counterpart in a few characters: 相似 83%."""
    return f"相似 {score}%"


def _continuations(
    plan: Iri,
    before: Iri | None,
    found: Iterable[Continuation],
    doubts: Iterable[Doubt],
    places: Mapping[str, tuple[int, int]],
) -> Iterator[Fact]:
    graph = iris.comparison("continuations", plan)
    yield graph, TYPE, terms.Comparison
    yield graph, terms.name, "与上一份比对"
    yield graph, terms.plan, plan
    if before is not None:
        yield graph, terms.follows, before
    for one in found:
        later, earlier = Iri(one.later), Iri(one.earlier)
        link = iris.continuation(later, earlier)
        yield link, TYPE, terms.Continuation
        yield link, terms.name, continuation_caption(one.change, one.likeness.score)
        yield link, terms.later, later
        yield link, terms.earlier, earlier
        yield link, terms.change, one.change.value
        yield from _likeness(link, one.likeness)
    for doubt in doubts:
        yield from _doubt(plan, doubt, *places[doubt.later])


def _counterparts(plan: Iri, found: Iterable[Counterpart]) -> Iterator[Fact]:
    graph = iris.comparison("counterparts", plan)
    yield graph, TYPE, terms.Comparison
    yield graph, terms.name, "与同年各地比对"
    yield graph, terms.plan, plan
    for one in found:
        of, like = Iri(one.of), Iri(one.like)
        link = iris.counterpart(of, like)
        yield link, TYPE, terms.Counterpart
        yield link, terms.name, counterpart_caption(one.likeness.score)
        yield link, terms.of, of
        yield link, terms.like, like
        yield from _likeness(link, one.likeness)


def _likeness(link: Iri, likeness: Likeness) -> Iterator[Fact]:
    for term, value in (
        (terms.score, likeness.score),
        (terms.titleScore, likeness.title),
        (terms.textScore, likeness.text),
        (terms.domainScore, likeness.domain),
        (terms.unitScore, likeness.unit),
        (terms.deadlineScore, likeness.deadline),
    ):
        if value is not None:
            yield link, term, value


def _doubt(plan: Iri, doubt: Doubt, start: int, end: int) -> Iterator[Fact]:
    """A question for a reader: the task counts as new until it is answered."""
    later, earlier = Iri(doubt.later), Iri(doubt.earlier)
    finding = iris.doubt(later, earlier)
    _, year, _, path = iris.parse(earlier).parts
    yield finding, TYPE, terms.Finding
    yield finding, terms.name, CODE
    yield finding, terms.code, CODE
    yield finding, terms.severity, Severity.WARNING.value
    yield (
        finding,
        terms.message,
        f"It may go on with {path} of {year}, but they are only {doubt.likeness.score} % alike; it counts as new.",
    )
    yield finding, terms.about, later
    yield finding, terms.candidate, earlier
    yield finding, terms.score, doubt.likeness.score
    yield finding, terms.plan, plan
    yield finding, terms.start, start
    yield finding, terms.end, end
