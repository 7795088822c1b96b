"""How alike two tasks are, basis by basis, and the one score that is blended from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from kg.linker.links import LinkedPlan, LinkedTask
from kg.linker.weights import Weights
from kg.linker.words import WHOLE, Grams, characters, grams
from kg.model import Likeness


class Worded:
    """A task with its words, made ready to compare when they are first looked at: most tasks stay as they were.

    `key` is equal where two tasks say the same, `above` the words of the heading over it, `items`
    the tasks below it, `place` where it stands in the plan, from 0 to 1. No task holds the one above it, so that
    none waits for a search for cycles.
    """

    def __init__(self, task: LinkedTask, place: float) -> None:
        self.task = task
        self.place = place
        self.key = task.title + task.text
        self.above = ""
        self.items: list[Worded] = []

    @cached_property
    def title(self) -> Grams:
        return grams(self.task.title)

    @cached_property
    def body(self) -> Grams:
        """Its text, for a heading without one that of its items."""
        if self.task.text or not self.items:
            return grams(self.task.body)
        return frozenset().union(*(item.title | item.body for item in self.items))

    @cached_property
    def words(self) -> Grams:
        """Title and body."""
        return self.title | self.body if self.title and self.body else self.title or self.body

    @cached_property
    def characters(self) -> Grams:
        """The single characters of all it says, a heading without text what its items say."""
        said = self.key if self.task.text else self.key + "".join([item.key for item in self.items])
        return characters(said)

    @cached_property
    def labels(self) -> frozenset[tuple[str, str]]:
        """The offices and fields it is of."""
        task = self.task
        return frozenset([*(("unit", unit) for unit in task.units), *(("domain", domain) for domain in task.domains)])

    @cached_property
    def texted(self) -> bool:
        """It says more than a title."""
        return bool(self.task.text) or any(item.key for item in self.items)


@lru_cache(maxsize=4)  # a plan is followed by one and follows another
def worded(plan: LinkedPlan) -> tuple[Worded, ...]:
    """The tasks of a plan in the order of the print, whatever the order they come in."""
    tasks = sorted(plan.tasks, key=lambda task: (task.order, task.path, task.iri))
    ready = {task.iri: Worded(task, number / len(tasks)) for number, task in enumerate(tasks)}
    for one in ready.values():
        over = None if one.task.parent is None else ready.get(one.task.parent)
        if over is not None and over is not one:
            one.above = over.key
            over.items.append(one)
    return tuple(ready.values())


def joined(parts: Sequence[Worded]) -> Worded:
    """Several tasks as one: what any of them says."""
    first = parts[0].task
    whole = Worded(
        replace(
            first,
            domains=frozenset().union(*(part.task.domains for part in parts)),
            units=frozenset().union(*(part.task.units for part in parts)),
            deadlines=frozenset().union(*(part.task.deadlines for part in parts)),
        ),
        parts[0].place,
    )
    whole.key = "".join(part.key for part in parts)
    whole.title = frozenset().union(*(part.title for part in parts))
    whole.body = frozenset().union(*(part.body for part in parts))
    whole.texted = any(part.texted for part in parts)
    return whole


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


class _Rarity(dict[int, int]):
    def __missing__(self, gram: int) -> int:
        return WHOLE


class Comparison:
    """Compares tasks by what their grams weigh; one that `rarity` does not know is as rare as can be."""

    def __init__(self, rarity: Mapping[int, int], weights: Weights) -> None:
        self.rarity = _Rarity(rarity)
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
        mine, theirs = one.task, other.task
        title = text = domain = unit = deadline = None
        score = whole = 0.0
        if mine.title and theirs.title:
            title = 1.0 if mine.title == theirs.title else self.alike(one.title, other.title)
            score, whole = title * weights.title, weights.title
        if one.key and other.key and ((one.texted and other.texted) or title is None):
            text = 1.0 if one.key == other.key else max(self.alike(one.words, other.words), items)
            score, whole = score + text * weights.text, whole + weights.text
        elif items:
            text = items
            score, whole = score + text * weights.text, whole + weights.text
        words = score / whole if whole else 0.0
        if words < least:
            return None
        if mine.domains and theirs.domains:
            domain = _shared(mine.domains, theirs.domains)
            score, whole = score + domain * weights.domain, whole + weights.domain
        if mine.units and theirs.units:
            unit = _shared(mine.units, theirs.units)
            score, whole = score + unit * weights.unit, whole + weights.unit
        if mine.deadlines and theirs.deadlines:
            deadline = _same_days(mine.deadlines, theirs.deadlines)
            score, whole = score + deadline * weights.deadline, whole + weights.deadline
        return Compared(score / whole if whole else 0.0, words, title, text, domain, unit, deadline)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The mean share of each that the other has too."""
    return 1.0 if one == other else 2 * len(one & other) / (len(one) + len(other))


def _same_days(one: frozenset[str], other: frozenset[str]) -> float:
    """As `_shared`; where the days differ, the same kind is half of it."""
    exact = _shared(one, other)
    return exact if exact == 1 else max(exact, _shared(_kinds(one), _kinds(other)) / 2)


def _kinds(deadlines: frozenset[str]) -> frozenset[str]:
    return frozenset(deadline.partition(" ")[0] for deadline in deadlines)
