"""A plan and its predecessor → what each later task goes on with.

1. Tasks that say the same are a pair.
2. Of the rest, pairs that share rare words are compared in full, and the best one-to-one assignment is taken.
3. A task left over is one of several parts where the parts together are liker to the whole than without it.
4. What falls below the threshold is a doubt, or nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest

from kg.linker.assignment import best
from kg.linker.links import LinkedPlan
from kg.linker.parts import Parts
from kg.linker.similarity import Comparison, Worded, worded
from kg.linker.weights import CANDIDATES, WEIGHTS, Weights
from kg.linker.words import counted, rarity
from kg.model import Change, Continuation, Doubt, Likeness

_Pair = tuple[int, int]
"""Number of the earlier task, number of the later one."""


def continuations(
    earlier: LinkedPlan, later: LinkedPlan, weights: Weights = WEIGHTS
) -> tuple[tuple[Continuation, ...], tuple[Doubt, ...]]:
    """What the tasks of `later` go on with, and what they may go on with, in the order of the later plan's print.

    A task stands in one continuation, unless it was split or merged; one that stands in a doubt stands in none.
    """
    return _Linking(worded(earlier), worded(later), weights).links()


class _Linking:
    """One plan and its predecessor."""

    def __init__(self, earlier: Sequence[Worded], later: Sequence[Worded], weights: Weights) -> None:
        self.earlier = earlier
        self.later = later
        self.weights = weights
        known = rarity(
            counted({task.key: task.words for task in earlier}.values()),
            counted({task.key: task.words for task in later}.values()),
            max(len({task.key for task in earlier}), len({task.key for task in later})),
        )
        self.comparison = Comparison(known, weights)
        self.found: dict[_Pair, tuple[float, Likeness]] = {}

    def links(self) -> tuple[tuple[Continuation, ...], tuple[Doubt, ...]]:
        kept = dict(self._same())
        for pair in [*kept.items(), *self._candidates()]:
            self._compare(pair)
        # what is to be done first: a heading goes where its items go
        items = self._paired(kept, lambda one, other: one.task.leaf and other.task.leaf)
        self._compare_headings(items)
        heads = self._paired(items, lambda one, other: True)
        sure = {
            one: other for one, other in heads.items() if one in kept or self.found[one, other][0] >= self.weights.link
        }
        parts = Parts(self.earlier, self.later, self.comparison, self.found, sure).found()
        return self._continuations(kept, sure, parts), self._doubts(heads, sure, parts)

    def _paired(self, taken: dict[int, int], wanted: Callable[[Worded, Worded], bool]) -> dict[int, int]:
        """`taken`, and the best assignment of the wanted pairs among those it leaves."""
        others = set(taken.values())
        gains = {
            (before, after): self._gain(before, after)
            for (before, after), (score, _) in self.found.items()
            if score >= self.weights.doubt
            and before not in taken
            and after not in others
            and wanted(self.earlier[before], self.later[after])
        }
        return taken | best(gains)

    def _compare_headings(self, items: dict[int, int]) -> None:
        """Two headings are as alike as their words, or as their items that go on with each other's."""
        above_earlier, above_later = _above(self.earlier), _above(self.later)
        shared = Counter(
            (above_earlier[one], above_later[other])
            for one, other in items.items()
            if one in above_earlier and other in above_later and self.found[one, other][0] >= self.weights.link
        )
        sizes, other_sizes = Counter(above_earlier.values()), Counter(above_later.values())
        for (one, other), number in shared.items():
            share = 2 * number / (sizes[one] + other_sizes[other])
            self.found[one, other] = self.comparison.likeness(self.earlier[one], self.later[other], share)

    # -- pairs

    def _same(self) -> Iterator[_Pair]:
        """Tasks of the same words; of several, those in the same circumstances first, then in printed order."""
        left: dict[str, list[int]] = defaultdict(list)
        right: dict[str, list[int]] = defaultdict(list)
        for number, task in enumerate(self.earlier):
            left[task.key].append(number)
        for number, task in enumerate(self.later):
            right[task.key].append(number)
        for key, ones in left.items():
            if key and key in right:
                yield from self._in_order(ones, right[key])

    def _in_order(self, ones: list[int], others: list[int]) -> Iterator[_Pair]:
        for like in (
            lambda task: (task.above, task.task.units, task.task.deadlines),
            lambda task: task.above,
            lambda task: None,
        ):
            waiting: dict[object, list[int]] = defaultdict(list)
            for other in reversed(others):
                waiting[like(self.later[other])].append(other)
            pairs = {}
            for one in ones:
                if alike := waiting[like(self.earlier[one])]:
                    pairs[one] = alike.pop()
            yield from pairs.items()
            taken = set(pairs.values())
            ones, others = [n for n in ones if n not in pairs], [n for n in others if n not in taken]

    def _candidates(self) -> Iterator[_Pair]:
        """For each task of either plan those of the other that share the most of its words."""
        comparison = self.comparison
        held: dict[str, list[int]] = defaultdict(list)
        for number, task in enumerate(self.earlier):
            for gram in task.words:
                held[gram].append(number)
        lefts = [comparison.weight(task.words) for task in self.earlier]
        shares: dict[int, list[tuple[float, int]]] = defaultdict(list)
        known = comparison.rarity
        for number, task in enumerate(self.later):
            shared: dict[int, float] = defaultdict(float)
            for gram in task.words:
                weight = known[gram]
                if weight and gram in held:
                    for other in held[gram]:
                        shared[other] += weight
            right = comparison.weight(task.words)
            like = [
                (2 * part / (lefts[other] + right) + part / min(lefts[other], right), -other)
                for other, part in shared.items()
            ]
            for _, other in nlargest(CANDIDATES, like):
                yield -other, number
            for share, other in like:
                shares[-other].append((share, -number))
        for number, like in shares.items():
            for _, other in nlargest(CANDIDATES, like):
                yield number, -other

    def _compare(self, pair: _Pair) -> None:
        if pair not in self.found:
            self.found[pair] = self.comparison.likeness(self.earlier[pair[0]], self.later[pair[1]])

    def _gain(self, before: int, after: int) -> float:
        """What taking the pair is worth: a good pair more than two middling ones, and its place breaks ties."""
        one, other = self.earlier[before], self.later[after]
        near = (self.comparison.alike(one.above, other.above) + 1 - abs(one.place - other.place)) / 2
        return (self.found[before, after][0] + self.weights.place * near) ** 2

    # -- what comes out

    def _continuations(
        self, kept: dict[int, int], sure: dict[int, int], parts: dict[_Pair, Change]
    ) -> tuple[Continuation, ...]:
        split = {before for (before, _), change in parts.items() if change is Change.SPLIT}
        merged = {after for (_, after), change in parts.items() if change is Change.MERGED}
        found = dict(parts)
        for before, after in sure.items():
            found[before, after] = (
                Change.SPLIT
                if before in split
                else Change.MERGED
                if after in merged
                else Change.KEPT
                if before in kept
                else Change.REWORDED
            )
        return tuple(
            Continuation(
                self.later[after].task.iri,
                self.earlier[before].task.iri,
                found[before, after],
                self.found[before, after][1],
            )
            for before, after in sorted(found, key=lambda pair: (pair[1], pair[0]))
        )

    def _doubts(self, paired: dict[int, int], sure: dict[int, int], parts: dict[_Pair, Change]) -> tuple[Doubt, ...]:
        earlier, later = {before for before, _ in parts}, {after for _, after in parts}
        return tuple(
            Doubt(self.later[after].task.iri, self.earlier[before].task.iri, self.found[before, after][1])
            for before, after in sorted(paired.items(), key=lambda pair: (pair[1], pair[0]))
            if before not in sure and before not in earlier and after not in later
        )


def _above(tasks: Sequence[Worded]) -> dict[int, int]:
    """The number of each item → that of the task it is an item of."""
    numbers = {task.task.iri: number for number, task in enumerate(tasks)}
    return {
        number: numbers[task.task.parent]
        for number, task in enumerate(tasks)
        if task.task.parent is not None and task.task.parent in numbers
    }
