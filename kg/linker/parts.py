"""Pairs of tasks, one to one → which of them are parts of a split or a merger, and what the further parts are.

A task left over is a further part of a pair where it holds what the whole has and the parts so far do not: words, an
office, a field. Where a task and a heading are a pair, so are the task and the heading's items; and a heading goes
with its items where all of them are parts of one task.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.iris import Iri
from kg.linker.headings import Found, Pair
from kg.linker.similarity import Comparison, Worded
from kg.linker.words import Grams
from kg.model import Change


class Parts:
    """The further pairs by which sure pairs become splits and mergers.

    A side is 0 where the whole is an earlier task (split), 1 where it is a later one (merged).
    """

    def __init__(
        self,
        earlier: Sequence[Worded],
        later: Sequence[Worded],
        comparison: Comparison,
        found: Found,
        sure: Mapping[int, int],
    ) -> None:
        self.sides = (earlier, later)
        self.comparison = comparison
        self.compared = found
        self.parts: dict[Pair, Change] = {}
        self.groups: tuple[dict[int, list[int]], dict[int, list[int]]] = {}, {}
        """By side: each task in a pair → those of the other side it is in pairs with."""
        for before, after in sure.items():
            self.groups[0][before] = [after]
            self.groups[1][after] = [before]

    def changes(self) -> dict[Pair, Change]:
        """The pairs that are parts of a split or merger, the sure ones among them too."""
        self._families()
        self._claims()
        self._headings()
        for side, change in enumerate((Change.SPLIT, Change.MERGED)):
            for whole, parts in self.groups[side].items():
                if len(parts) > 1:
                    self.parts |= dict.fromkeys(_pairs(side, whole, parts), change)
        return self.parts

    def _add(self, side: int, whole: int, part: int) -> None:
        self.groups[side][whole].append(part)
        self.groups[1 - side][part] = [whole]

    def _free(self, side: int, part: int) -> bool:
        """A task of the other side than `side` that goes with no one yet."""
        return part not in self.groups[1 - side]

    def _open(self, side: int, whole: int) -> bool:
        """A whole that may have further parts: what is a part of another whole is not split or merged in turn."""
        return whole in self.groups[side] and all(
            len(self.groups[1 - side][part]) == 1 for part in self.groups[side][whole]
        )

    def _families(self) -> None:
        """A task that became a heading was split into its items, a heading that became a task was merged."""
        for side, (wholes, others) in enumerate((self.sides, self.sides[::-1])):
            items = _items(others)
            for whole, (part, *_) in sorted(self.groups[side].items()):
                if wholes[whole].task.leaf and not others[part].task.leaf:
                    for item in items.get(others[part].task.iri, ()):
                        if self._free(side, item):
                            self._add(side, whole, item)

    def _claims(self) -> None:
        """Tasks left over that hold what is missing, the one that holds most of it first."""
        near = [
            (side, pair[side], pair[1 - side])
            for pair in self.compared
            for side in (0, 1)
            if pair[side] in self.groups[side] and self._free(side, pair[1 - side]) and self._akin(*pair)
        ]
        claims = {claim: strength for claim in near if (strength := self._strength(*claim)) is not None}
        while claims:
            (side, whole, part), _ = min(claims.items(), key=lambda claim: (claim[1], claim[0]))
            del claims[side, whole, part]
            if not self._open(side, whole) or not self._free(side, part):
                continue
            self._add(side, whole, part)
            # with one part more the others add less, and of the offices that are still lacking they hold more
            for claim in [claim for claim in near if claim[:2] == (side, whole) and self._free(side, claim[2])]:
                strength = self._strength(*claim)
                if strength is not None:
                    claims[claim] = strength
                else:
                    claims.pop(claim, None)

    def _strength(self, side: int, whole: int, part: int) -> tuple[bool, float] | None:
        """How good a further part of a whole is, the least the best; None where it is none.

        It adds some of the whole's text that the parts so far do not hold, or offices and fields that they lack; what
        it adds, the share of its own text that the whole holds and the units they share are enough together.
        """
        weights = self.comparison.weights
        one, further = self.sides[side][whole], self.sides[1 - side][part]
        if one.key == self.sides[1 - side][self.groups[side][whole][0]].key:
            return None  # all its words are there
        across = one.task.leaf != further.task.leaf
        if across and not further.task.text:
            return None
        parts = [self.sides[1 - side][each] for each in self.groups[side][whole]]
        lacking = one.labels.difference(*(part.labels for part in parts))
        fills = len(lacking & further.labels) / len(lacking) if lacking else 0.0
        adds, own = self._held(one.body, further.body, [part.words for part in parts])
        if adds < weights.adds and fills < weights.lacking:
            return None
        more, its = self._held(one.characters, further.characters, [part.characters for part in parts])
        unit = self.compared[(whole, part) if side == 0 else (part, whole)].unit or 0.0
        strength = adds + own + weights.characters * (more + its) + weights.part_unit * unit + weights.fills * fills
        return (across, -strength) if strength >= weights.part else None

    def _held(self, whole: Grams, part: Grams, so_far: Iterable[Grams]) -> tuple[float, float]:
        """The share of the whole that the part has and the parts so far lack; the share of the part in the whole."""
        comparison, shared = self.comparison, whole & part
        return (
            comparison.sum(shared.difference(*so_far)) / (comparison.weight(whole) or 1),
            comparison.sum(shared) / (comparison.weight(part) or 1),
        )

    def _akin(self, before: int, after: int) -> bool:
        """They share a unit, all domains or a word of the title: a phrase alone wanders from task to task."""
        compared = self.compared[before, after]
        return any((compared.unit, compared.domain == 1, compared.title)) or compared.unit is None

    def _headings(self) -> None:
        """A heading goes with its items where all of them are parts of one task."""
        for side, others in enumerate(self.sides[::-1]):
            numbers = {task.task.iri: number for number, task in enumerate(others)}
            for head, items in _items(others).items():
                wholes = {tuple(self.groups[1 - side].get(item, ())) for item in items}
                if head in numbers and self._free(side, numbers[head]) and len(wholes) == 1:
                    for whole in wholes.pop()[:1]:
                        if self._open(side, whole):
                            self._add(side, whole, numbers[head])


def _items(tasks: Sequence[Worded]) -> dict[Iri, list[int]]:
    """The numbers of each heading's items."""
    items: dict[Iri, list[int]] = defaultdict(list)
    for number, task in enumerate(tasks):
        if task.task.parent is not None:
            items[task.task.parent].append(number)
    return items


def _pairs(side: int, whole: int, parts: Sequence[int]) -> list[Pair]:
    return [(whole, part) if side == 0 else (part, whole) for part in parts]
