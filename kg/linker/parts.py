"""Pairs of tasks, one to one → which of them are parts of a split or a merger, and what the further parts are.

A task left over is a further part of a pair where it holds words of the whole that the parts so far do not. Where a
task and a heading are a pair, so are the task and the heading's items; and a heading goes with its items where all
of them are parts of one task.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.linker.similarity import Comparison, Worded
from kg.model import Change, Likeness

Pair = tuple[int, int]
"""Number of the earlier task, number of the later one."""


class Parts:
    """The further pairs by which sure pairs become splits and mergers."""

    def __init__(
        self,
        earlier: Sequence[Worded],
        later: Sequence[Worded],
        comparison: Comparison,
        found: Mapping[Pair, tuple[float, Likeness]],
        sure: Mapping[int, int],
    ) -> None:
        self.sides = (earlier, later)
        self.comparison = comparison
        self.compared = found
        self.sure = sure
        self.parts: dict[Pair, Change] = {}

    def found(self) -> dict[Pair, Change]:
        self._families()
        self._claims()
        self._headings()
        return self.parts

    def _groups(self, side: int) -> tuple[dict[int, list[int]], set[int]]:
        """Whole → its parts so far, the whole on `side`; and who is free on the other side."""
        groups: dict[int, list[int]] = defaultdict(list)
        taken = set()
        for pair in [*self.sure.items(), *self.parts]:
            groups[pair[side]].append(pair[1 - side])
            taken.add(pair[1 - side])
        return groups, {n for n in range(len(self.sides[1 - side])) if n not in taken}

    def _whole_only(self, side: int, whole: int, parts: list[int]) -> bool:
        """Nothing is split and merged at once: the parts of a whole are parts of no other."""
        return all(sum(pair[1 - side] == part for pair in [*self.sure.items(), *self.parts]) == 1 for part in parts)

    def _add(self, side: int, whole: int, part: int) -> None:
        change = Change.SPLIT if side == 0 else Change.MERGED
        self.parts[(whole, part) if side == 0 else (part, whole)] = change

    def _families(self) -> None:
        """A task that became a heading was split into its items, a heading that became a task was merged."""
        for side in (0, 1):
            wholes, others = self.sides[side], self.sides[1 - side]
            groups, free = self._groups(side)
            for whole, parts in groups.items():
                for part in parts:
                    if wholes[whole].task.leaf and not others[part].task.leaf:
                        for item in sorted(free):
                            if others[item].task.parent == others[part].task.iri:
                                self._add(side, whole, item)

    def _claims(self) -> None:
        """Tasks left over that hold what is missing."""
        weights = self.comparison.weights
        while True:
            best: tuple[float, int, int, int] | None = None
            for side in (0, 1):
                wholes, others = self.sides[side], self.sides[1 - side]
                groups, free = self._groups(side)
                for pair, (score, _) in self.compared.items():
                    whole, part = pair[side], pair[1 - side]
                    if part not in free or whole not in groups or score < weights.part:
                        continue
                    if not self._whole_only(side, whole, groups[whole]):
                        continue
                    so_far = frozenset().union(*(others[each].words for each in groups[whole]))
                    rise = self._together(wholes[whole], so_far, others[part])
                    claim = (-rise, side, whole, part)
                    if rise >= weights.together and (best is None or claim < best):
                        best = claim
            if best is None:
                return
            self._add(*best[1:])

    def _together(self, whole: Worded, so_far: frozenset[str], further: Worded) -> float:
        """How much of the whole's words the further part adds, and how much of its own that is: the lesser."""
        weight = self.comparison.weight
        gain = weight((whole.words & further.words) - so_far)
        return gain / (weight(whole.words) or 1.0)

    def _headings(self) -> None:
        """A heading goes with its items where all of them are parts of one task."""
        for side in (0, 1):
            others = self.sides[1 - side]
            groups, free = self._groups(side)
            items: dict[str | None, set[int]] = defaultdict(set)
            for number, task in enumerate(others):
                items[task.task.parent].add(number)
            for whole, parts in groups.items():
                if not self._whole_only(side, whole, parts):
                    continue
                for head in sorted(free):
                    below = items.get(others[head].task.iri)
                    if below and below <= set(parts):
                        self._add(side, whole, head)
