"""How alike two tasks are, basis by basis, and the one score that is blended from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.iris import Iri
from kg.linker.links import LinkedPlan, LinkedTask
from kg.linker.weights import Weights
from kg.linker.words import folded, grams
from kg.model import Likeness


@dataclass(frozen=True, slots=True)
class Worded:
    """A task with its words made ready to compare.

    `key` is equal where two tasks say the same; `words` are all the words it stands for: title and text, and for
    a heading without a text those of its items. `place` is where it stands in the plan, from 0 to 1.
    """

    task: LinkedTask
    key: str
    title: frozenset[str]
    words: frozenset[str]
    texted: bool
    above: frozenset[str]
    place: float


def worded(plan: LinkedPlan) -> list[Worded]:
    """The tasks of a plan in the order of the print, whatever the order they come in."""
    tasks = sorted(plan.tasks, key=lambda task: (task.order, task.path, task.iri))
    titles = {task.iri: folded(task.title, plan.year) for task in tasks}
    texts = {task.iri: folded(task.text, plan.year) for task in tasks}
    items: dict[Iri, list[str]] = {}
    for task in tasks:
        if task.parent is not None:
            items.setdefault(task.parent, []).append(titles[task.iri] + texts[task.iri])
    ready = []
    for number, task in enumerate(tasks):
        title, text = titles[task.iri], texts[task.iri]
        below = set() if text else set().union(*map(grams, items.get(task.iri, ())))
        above = titles.get(task.parent, "") if task.parent is not None else ""
        ready.append(
            Worded(
                task=task,
                key=title + text,
                title=grams(title),
                words=grams(title + text) | below,
                texted=bool(text or below),
                above=grams(above),
                place=number / len(tasks),
            )
        )
    return ready


class Comparison:
    """Compares tasks whose words weigh what `rarity` says; a gram it does not know weighs nothing."""

    def __init__(self, rarity: Mapping[str, float], weights: Weights) -> None:
        self.rarity = rarity
        self.weights = weights

    def weight(self, words: frozenset[str]) -> float:
        """What some grams weigh together."""
        rarity = self.rarity
        return sum([rarity.get(gram, 0.0) for gram in words])

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """0 where two sets of grams share nothing of weight, 1 where all of it."""
        if one == other:
            return 1.0
        shared = self.weight(one & other)
        if shared == 0:
            return 0.0
        left, right = self.weight(one), self.weight(other)
        cover = self.weights.cover
        return (1 - cover) * 2 * shared / (left + right) + cover * shared / min(left, right)

    def likeness(self, one: Worded, other: Worded, items: float = 0.0) -> tuple[float, Likeness]:
        """The score from 0 to 1, and what it rests on; `items` is the share of their items known to be the same."""
        weights = self.weights
        title = self.alike(one.title, other.title) if one.title and other.title else None
        comparable = one.words and other.words and ((one.texted and other.texted) or title is None)
        text = self.alike(one.words, other.words) if comparable else None
        if items:
            text = max(text or 0.0, items)
        domain = _shared(one.task.domains, other.task.domains)
        unit = _shared(one.task.units, other.task.units)
        deadline = _same_rhythm(one.task.deadlines, other.task.deadlines)
        parts = (
            (title, weights.title),
            (text, weights.text),
            (domain, weights.domain),
            (unit, weights.unit),
            (deadline, weights.deadline),
        )
        whole = sum(weight for part, weight in parts if part is not None)
        score = sum(part * weight for part, weight in parts if part is not None) / whole if whole else 0.0
        return score, Likeness(percent(score), *map(_percent, (title, text, domain, unit, deadline)))


def percent(part: float) -> int:
    """0 to 100, and 100 only for the whole."""
    return min(int(part * 100 + 0.5), 100)


def _percent(part: float | None) -> int | None:
    return None if part is None else percent(part)


def _shared(one: frozenset[str], other: frozenset[str]) -> float | None:
    """The mean share of each that the other has too; None where one of them has none."""
    if not one or not other:
        return None
    return 2 * len(one & other) / (len(one) + len(other))


def _same_rhythm(one: frozenset[str], other: frozenset[str]) -> float | None:
    """As `_shared`; where the days differ, the same kind is half of it."""
    exact = _shared(one, other)
    if exact is None or exact == 1:
        return exact
    kinds = _shared(_kinds(one), _kinds(other))
    return exact if kinds is None else max(exact, kinds / 2)


def _kinds(deadlines: Sequence[str] | frozenset[str]) -> frozenset[str]:
    return frozenset(deadline.partition(" ")[0] for deadline in deadlines)
