"""How alike two tasks are, basis by basis, and the one score that is blended from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from kg.iris import Iri
from kg.linker.links import LinkedPlan, LinkedTask
from kg.linker.weights import Weights
from kg.linker.words import Grams, grams
from kg.model import Likeness


class Worded(NamedTuple):
    """A task with its words made ready to compare.

    `key` is equal where two tasks say the same; `body` is its text, for a heading without one that of its items;
    `words` are title and body. `above` is the title of the heading over it, `place` where it
    stands in the plan, from 0 to 1.
    """

    task: LinkedTask
    key: str
    title: Grams
    body: Grams
    words: Grams
    texted: bool
    above: Grams
    place: float


@lru_cache(maxsize=4)  # a plan is followed by one and follows another
def worded(plan: LinkedPlan) -> tuple[Worded, ...]:
    """The tasks of a plan in the order of the print, whatever the order they come in."""
    tasks = sorted(plan.tasks, key=lambda task: (task.order, task.path, task.iri))
    titles = {task.iri: grams(task.title) for task in tasks}
    bodies = {task.iri: grams(task.body) for task in tasks}
    items: dict[Iri, list[LinkedTask]] = {}
    for task in tasks:
        if task.parent is not None:
            items.setdefault(task.parent, []).append(task)
    for task in tasks:
        if not task.text and task.iri in items:
            below = items[task.iri]
            bodies[task.iri] = frozenset().union(*(titles[item.iri] | bodies[item.iri] for item in below))
    nothing: Grams = frozenset()
    return tuple(
        Worded(
            task=task,
            key=task.title + task.text,
            title=titles[task.iri],
            body=bodies[task.iri],
            words=titles[task.iri] | bodies[task.iri],
            texted=bool(task.text or bodies[task.iri]),
            above=titles.get(task.parent, nothing) if task.parent is not None else nothing,
            place=number / len(tasks),
        )
        for number, task in enumerate(tasks)
    )


def joined(parts: Sequence[Worded]) -> Worded:
    """Several tasks as one: what any of them says."""
    first = parts[0]
    return first._replace(
        task=replace(
            first.task,
            domains=frozenset().union(*(part.task.domains for part in parts)),
            units=frozenset().union(*(part.task.units for part in parts)),
            deadlines=frozenset().union(*(part.task.deadlines for part in parts)),
        ),
        title=frozenset().union(*(part.title for part in parts)),
        body=frozenset().union(*(part.body for part in parts)),
        words=frozenset().union(*(part.words for part in parts)),
        texted=any(part.texted for part in parts),
    )


class Compared(NamedTuple):
    """The score of two tasks, and what it is blended from: from 0 to 1, None where they cannot be compared in it."""

    score: float
    words: float
    """The part of the score that rests on title and text."""
    title: float | None
    text: float | None
    domain: float | None
    unit: float | None
    deadline: float | None

    def likeness(self) -> Likeness:
        """The same in whole percents."""
        score, _, title, text, domain, unit, deadline = self
        return Likeness(
            int(score * 100 + 0.5),
            None if title is None else int(title * 100 + 0.5),
            None if text is None else int(text * 100 + 0.5),
            None if domain is None else int(domain * 100 + 0.5),
            None if unit is None else int(unit * 100 + 0.5),
            None if deadline is None else int(deadline * 100 + 0.5),
        )


class Comparison:
    """Compares tasks by what their grams weigh: `rarity` knows every gram that occurs."""

    def __init__(self, rarity: Mapping[int, int], weights: Weights) -> None:
        self.rarity = rarity
        self.weights = weights
        self._weighed: dict[Grams, int] = {}

    def weight(self, words: Grams) -> int:
        """What the grams of a task weigh together."""
        weight = self._weighed.get(words)
        if weight is None:
            weight = self._weighed[words] = self.sum(words)
        return weight

    def sum(self, grams: Iterable[int]) -> int:
        """What some grams weigh together; whole numbers, so that their order changes nothing."""
        return sum(map(self.rarity.__getitem__, grams))

    def alike(self, one: Grams, other: Grams) -> float:
        """0 where two sets of grams share nothing of weight, 1 where all of it."""
        if one == other:
            return 1.0
        shared = self.sum(one & other)
        if shared == 0:
            return 0.0
        known = self._weighed
        left, right = known.get(one) or self.weight(one), known.get(other) or self.weight(other)
        cover = self.weights.cover
        return (1 - cover) * 2 * shared / (left + right) + cover * shared / (left if left < right else right)

    def compare(self, one: Worded, other: Worded, items: float = 0.0) -> Compared:
        """Two tasks; `items` is the share of items that two headings have in common."""
        compared = self.worth(one, other, 0.0, items)
        assert compared is not None
        return compared

    def worth(self, one: Worded, other: Worded, least: float, items: float = 0.0) -> Compared | None:
        """As `compare`; None where their words are less alike than `least`, which most are and is seen soon."""
        weights = self.weights
        title = text = domain = unit = deadline = None
        score = whole = 0.0
        if one.title and other.title:
            title = self.alike(one.title, other.title)
            score, whole = title * weights.title, weights.title
        if one.words and other.words and ((one.texted and other.texted) or title is None):
            text = max(self.alike(one.words, other.words), items)
            score, whole = score + text * weights.text, whole + weights.text
        elif items:
            text = items
            score, whole = score + text * weights.text, whole + weights.text
        words = score / whole if whole else 0.0
        if words < least:
            return None
        if one.task.domains and other.task.domains:
            domain = _shared(one.task.domains, other.task.domains)
            score, whole = score + domain * weights.domain, whole + weights.domain
        if one.task.units and other.task.units:
            unit = _shared(one.task.units, other.task.units)
            score, whole = score + unit * weights.unit, whole + weights.unit
        if one.task.deadlines and other.task.deadlines:
            deadline = _same_days(one.task.deadlines, other.task.deadlines)
            score, whole = score + deadline * weights.deadline, whole + weights.deadline
        return Compared(score / whole if whole else 0.0, words, title, text, domain, unit, deadline)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The mean share of each that the other has too."""
    return 2 * len(one & other) / (len(one) + len(other))


def _same_days(one: frozenset[str], other: frozenset[str]) -> float:
    """As `_shared`; where the days differ, the same kind is half of it."""
    exact = _shared(one, other)
    return exact if exact == 1 else max(exact, _shared(_kinds(one), _kinds(other)) / 2)


def _kinds(deadlines: frozenset[str]) -> frozenset[str]:
    return frozenset(deadline.partition(" ")[0] for deadline in deadlines)
