"""A plan and its predecessor → what each later task goes on with.

1. Tasks that say the same are a pair.
2. Of the rest, pairs that share rare words are compared in full, and the best one-to-one assignment is taken.
3. A task left over is one of several parts where the parts together are liker to the whole than without it.
4. What is left over on both sides is compared once more, by single characters and by its place as well.
5. What falls below the threshold is a doubt, or nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from kg.collector import put_off
from kg.iris import Iri
from kg.linker.assignment import best
from kg.linker.headings import Found, Headings, Pair
from kg.linker.links import LinkedPlan
from kg.linker.parts import Parts
from kg.linker.similarity import Comparison, Worded, joined, worded
from kg.linker.weights import CANDIDATES, HELD, WEIGHTS, Weights
from kg.linker.words import Grams, characters, counted, rarity
from kg.model import Change, Continuation, Doubt, Likeness


@put_off()
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
        self.kept = dict(self._same())
        # a word weighs by the plan in which more tasks hold it; what was kept is in both, and counts in the earlier
        stays = set(self.kept.values())
        said = {task.key: task for task in earlier}.values()
        changed = {task.key: task for number, task in enumerate(later) if number not in stays}.values()
        words = _counts(map(_own, said), map(_own, changed))
        signs = _counts([characters(task.key) for task in said], [characters(task.key) for task in changed])
        tasks = max(len(said), len({task.key for task in later}))
        self.comparison = Comparison(rarity(words | signs, tasks), weights)
        self.found: Found = {}

    def links(self) -> tuple[tuple[Continuation, ...], tuple[Doubt, ...]]:
        kept = self.kept
        for pair in kept.items():
            self._compare(pair)
        for pair in self._candidates(kept):
            compared = self.comparison.worth(self.earlier[pair[0]], self.later[pair[1]], self.weights.unlike)
            if compared is not None:
                self.found[pair] = compared
        # items first, because a heading goes where its items go
        items = {pair for pair in self.found if self.earlier[pair[0]].task.leaf and self.later[pair[1]].task.leaf}
        pairs = kept | self._paired(items, kept.items())
        headings = Headings(self.earlier, self.later, self.comparison)
        headings.compare(pairs, self.found)
        pairs = headings.lifted(pairs, kept, self.found)
        pairs |= self._paired(self.found, pairs.items())
        changes = {pair: Change.KEPT if pair[0] in kept else Change.REWORDED for pair in pairs.items()}
        changes |= Parts(self.earlier, self.later, self.comparison, self.found, pairs).changes()
        changes |= dict.fromkeys(self._second_look(changes).items(), Change.REWORDED)
        changes = {pair: change for pair, change in changes.items() if change is not Change.REWORDED or self._one(pair)}
        likeness = self._likeness(changes)
        doubts = self._paired(self.found, changes, self.weights.doubt)
        return (
            tuple(
                Continuation(*self._iris(pair), changes[pair], likeness[pair]) for pair in sorted(changes, key=_printed)
            ),
            tuple(
                Doubt(*self._iris(pair), self.found[pair].likeness()) for pair in sorted(doubts.items(), key=_printed)
            ),
        )

    def _iris(self, pair: Pair) -> tuple[Iri, Iri]:
        """The later task, and the earlier one."""
        return self.later[pair[1]].task.iri, self.earlier[pair[0]].task.iri

    def _likeness(self, changes: Mapping[Pair, Change]) -> dict[Pair, Likeness]:
        """Of each pair; of a whole and its parts, how alike the whole is to all of them together."""
        found = {}
        groups: dict[tuple[Change, int], list[Pair]] = defaultdict(list)
        for pair, change in sorted(changes.items()):
            if change in (Change.SPLIT, Change.MERGED):
                groups[change, pair[change is Change.MERGED]].append(pair)
            else:
                found[pair] = self.found[pair].likeness()
        for pairs in groups.values():
            one = joined([self.earlier[before] for before in sorted({before for before, _ in pairs})])
            other = joined([self.later[after] for after in sorted({after for _, after in pairs})])
            found |= dict.fromkeys(pairs, self.comparison.compare(one, other).likeness())
        return found

    # -- pairs

    def _same(self) -> Iterator[Pair]:
        """Tasks of the same words; of several, those in like circumstances first, then in the order of the print."""
        left: dict[str, list[int]] = defaultdict(list)
        right: dict[str, list[int]] = defaultdict(list)
        for number, task in enumerate(self.earlier):
            left[task.key].append(number)
        for number, task in enumerate(self.later):
            right[task.key].append(number)
        for key, ones in left.items():
            if not key or key not in right:
                continue
            if len(ones) == len(right[key]) == 1:
                yield ones[0], right[key][0]
            else:
                yield from self._in_order(ones, right[key])

    def _in_order(self, ones: list[int], others: list[int]) -> Iterator[Pair]:
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

    def _candidates(self, kept: Mapping[int, int]) -> list[Pair]:
        """The pairs of tasks not kept that share the most of the words few tasks hold: so many for each task."""
        held: dict[int, list[int]] = defaultdict(list)
        for before, task in enumerate(self.earlier):
            if before not in kept:
                for gram in _own(task):
                    held[gram].append(before)
        rare = {gram: who for gram, who in held.items() if len(who) <= HELD}
        sizes = [0 if before in kept else len(_own(task)) for before, task in enumerate(self.earlier)]
        stays = set(kept.values())
        pairs: set[Pair] = set()
        liked: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for after, task in enumerate(self.later):
            if after in stays:
                continue
            own = _own(task)
            shared = Counter(chain.from_iterable([rare[gram] for gram in own if gram in rare]))
            size = len(own)
            like = sorted([(-times / (size + sizes[before]), before) for before, times in shared.items()])
            pairs.update([(before, after) for _, before in like[:CANDIDATES]])
            for share, before in like:
                liked[before].append((share, after))
        for before, found in liked.items():
            pairs.update((before, after) for _, after in sorted(found)[:CANDIDATES])
        return sorted(pairs)

    def _compare(self, pair: Pair) -> None:
        if pair not in self.found:
            self.found[pair] = self.comparison.compare(self.earlier[pair[0]], self.later[pair[1]])

    def _paired(self, wanted: Iterable[Pair], taken: Iterable[Pair], least: float | None = None) -> dict[int, int]:
        """The best assignment of the wanted pairs of that score at least (None: a link's) that `taken` leaves free."""
        befores, afters = {before for before, _ in taken}, {after for _, after in taken}
        least = self.weights.link if least is None else least
        return best(
            {
                pair: self._gain(pair)
                for pair in wanted
                if pair[0] not in befores
                and pair[1] not in afters
                and self.found[pair].score >= least
                and (least < self.weights.link or self.found[pair].words >= self.weights.words)
            }
        )

    def _second_look(self, taken: Iterable[Pair]) -> dict[int, int]:
        """Pairs of items left over that are clearly each other's likest, by single characters and place too.

        Those that were compared, or share an office or a field, are looked at.
        """
        befores, afters = {before for before, _ in taken}, {after for _, after in taken}
        left = [(n, task) for n, task in enumerate(self.earlier) if n not in befores and task.task.leaf and task.key]
        over = [(n, task) for n, task in enumerate(self.later) if n not in afters and task.task.leaf and task.key]
        scores = {
            (before, after): self._second_score(one, other)
            for before, one in left
            for after, other in over
            if (before, after) in self.found or not one.labels.isdisjoint(other.labels)
        }
        rivals: dict[tuple[int, int], list[float]] = defaultdict(list)
        for (before, after), score in scores.items():
            rivals[0, before].append(score)
            rivals[1, after].append(score)
        second = {one: sorted([0.0, *many])[-2] for one, many in rivals.items()}
        found = {}
        for (before, after), score in scores.items():
            if score >= self.weights.left and score >= self.weights.clear + max(second[0, before], second[1, after]):
                found[before] = after
                self._compare((before, after))
        return found

    def _second_score(self, one: Worded, other: Worded) -> float:
        """What speaks for two tasks left over; 0 where hardly a character does."""
        signs = self.comparison.alike(one.characters, other.characters)
        if signs < self.weights.signs:
            return 0.0
        near = 1 - abs(one.place - other.place)
        return self.comparison.compare(one, other).score + self.weights.characters * signs + self.weights.near * near

    def _one(self, pair: Pair) -> bool:
        """Whether it can be one duty: the same phrase over another title and of another office is no more than that."""
        compared = self.found[pair]
        return compared.title != 0 or compared.unit != 0

    def _gain(self, pair: Pair) -> float:
        """What taking the pair is worth: a good pair more than two middling ones, and its place breaks ties."""
        one, other = self.earlier[pair[0]], self.later[pair[1]]
        near = ((one.above == other.above) + 1 - abs(one.place - other.place)) / 2
        return (self.found[pair].score + self.weights.place * near) ** 2


def _printed(pair: Pair) -> Pair:
    """In the order of the later plan."""
    return pair[1], pair[0]


def _counts(earlier: Iterable[Grams], later: Iterable[Grams]) -> dict[int, int]:
    """How many tasks hold each gram, in the plan in which more do."""
    counts, more = counted(earlier), counted(later)
    return {**counts, **more, **{gram: max(counts[gram], more[gram]) for gram in counts.keys() & more.keys()}}


def _own(task: Worded) -> Grams:
    """A task's words without those of its items, which find each other."""
    return task.words if task.task.leaf or task.task.text else task.title
