"""The plans of one year → for each task those of other places that ask the same.

Never all pairs: what is asked in the same words is one wording, and a wording meets those it shares its rarest words
with, up to a fixed number, so that the time grows with the number of plans. Of words that many wordings share only the
nearest in the order of the texts are met; of many places that copied one sentence each names the next ones.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from kg.collector import put_off
from kg.iris import Iri
from kg.linker.links import LinkedPlan
from kg.linker.similarity import Compared, Comparison, Worded, worded
from kg.linker.weights import COMPARED, COUNTERPARTS, MET, NEAREST, WEIGHTS, Weights
from kg.linker.words import Grams, counted, rarity
from kg.model import Counterpart
from kg.value import value


@value
class _Wording:
    """What is asked in the same words: the places in order, and each one's tasks that ask it, the first compared."""

    words: Grams
    places: list[Iri]
    tasks: list[list[Worded]]


@put_off()
def counterparts(plans: Sequence[LinkedPlan], weights: Weights = WEIGHTS) -> Mapping[Iri, tuple[Counterpart, ...]]:
    """For each plan, in the order of its print, what its leaf tasks resemble in other places: five each at most.

    `plans` are those of one year; a plan that names no place is a place of its own.
    """
    search = _Search(_wordings(plans), weights)
    found = {task: matches for number in range(len(search.wordings)) for task, matches in search.matches(number)}
    return {
        plan.iri: tuple(
            counterpart
            for task in sorted(plan.tasks, key=lambda task: (task.order, task.path, task.iri))
            for counterpart in found.get(task.iri, ())
        )
        for plan in sorted(plans, key=lambda plan: plan.iri)
    }


def _wordings(plans: Sequence[LinkedPlan]) -> list[_Wording]:
    """What is asked, in the order of the words."""
    said: dict[tuple[str, str], dict[Iri, list[Worded]]] = defaultdict(lambda: defaultdict(list))
    for plan in sorted(plans, key=lambda plan: (plan.jurisdiction or plan.iri, plan.iri)):
        for task in worded(plan):
            if task.task.leaf and task.key:
                said[task.task.title, task.task.text][plan.jurisdiction or plan.iri].append(task)
    found = []
    for _, places in sorted(said.items(), key=lambda wording: wording[0]):
        tasks = list(places.values())
        for first, *_ in tasks[1:]:  # words are made ready once
            first.title, first.words = tasks[0][0].title, tasks[0][0].words
        found.append(_Wording(tasks[0][0].words, list(places), tasks))
    return found


class _Search:
    """An index of wordings by their words, the rarer a word the lower its rank."""

    def __init__(self, wordings: Sequence[_Wording], weights: Weights) -> None:
        self.wordings = wordings
        self.weights = weights
        frequency = counted(wording.words for wording in wordings)
        self.comparison = Comparison(rarity(frequency, len(wordings)), weights)
        self.sizes = [len(wording.words) for wording in wordings]
        shared = sorted([(number, gram) for gram, number in frequency.items() if number > 1])
        rank = {gram: at for at, (_, gram) in enumerate(shared)}
        self.ranks = [sorted([rank[gram] for gram in wording.words if gram in rank]) for wording in wordings]
        """Of each wording, the ranks of the pairs of characters it holds that others hold too, the rarest first."""
        self.who: list[list[int]] = [[] for _ in shared]
        """By rank, the wordings that hold the pair, in order."""
        for number, ranks in enumerate(self.ranks):
            for at in ranks:
                self.who[at].append(number)

    def matches(self, number: int) -> Iterator[tuple[Iri, list[Counterpart]]]:
        """Each task that asks in this wording, with its best matches, the best first."""
        wording = self.wordings[number]
        near = self._near(number) if len(wording.places) <= COUNTERPARTS else []
        for at, place in enumerate(wording.places):
            one = wording.tasks[at][0]
            others = [wording.tasks[other][0] for other in _next(at, len(wording.places))]
            others += [found for other in near if (found := self._elsewhere(other, place)) is not None]
            best: list[tuple[float, int, Compared]] = []
            for order, other in enumerate(others):
                compared = self.comparison.worth(one, other, self.weights.unlike)
                if compared is not None and compared.score >= self.weights.counterpart:
                    best.append((-compared.score, order, compared))
            best.sort()
            links = [(others[order].task.iri, compared.likeness()) for _, order, compared in best[:COUNTERPARTS]]
            for task in wording.tasks[at]:
                yield task.task.iri, [Counterpart(task.task.iri, *link) for link in links]

    def _elsewhere(self, number: int, place: Iri) -> Worded | None:
        """A task of that wording in the next place after `place`."""
        wording = self.wordings[number]
        at = bisect_left(wording.places, place) % len(wording.places)
        if wording.places[at] == place:
            at = (at + 1) % len(wording.places)
        return None if wording.places[at] == place else wording.tasks[at][0]

    def _near(self, number: int) -> list[int]:
        """The wordings that share the most of the rarest words, of those asked in some other place."""
        wording = self.wordings[number]
        met: list[list[int]] = []
        left = MET
        for others in map(self.who.__getitem__, self.ranks[number]):
            if len(others) > NEAREST:
                at = min(max(bisect_left(others, number) - NEAREST // 2, 0), len(others) - NEAREST)
                others = others[at : at + NEAREST]
            met.append(others)
            left -= len(others)
            if left <= 0:
                break
        shared = Counter(chain.from_iterable(met))
        del shared[number]
        found: list[int] = []
        size, sizes = self.sizes[number], self.sizes
        like = [(-times / (size + sizes[other]), other) for other, times in shared.items()]
        for _, other in sorted(like):
            if len(wording.places) > 1 or self.wordings[other].places != wording.places:
                found.append(other)
                if len(found) == COMPARED:
                    break
        return found


def _next(at: int, size: int) -> Iterator[int]:
    """The places after this one, from the last on to the first."""
    return ((at + step) % size for step in range(1, min(size, COUNTERPARTS + 1)))
