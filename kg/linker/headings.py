"""Headings go where their items go.

Afterwards two headings are as alike as their words or as the items they share, whichever is more; and a task that is
liker to a heading than to the heading's one item it was paired with is paired with the heading.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from kg.linker.similarity import Compared, Comparison, Worded
from kg.linker.weights import FEW

Pair = tuple[int, int]
"""Number of the earlier task, number of the later one."""

Found = dict[Pair, Compared]
"""The pairs compared so far."""


class Headings:
    """The headings of a plan and its predecessor, with the items below them."""

    def __init__(self, earlier: Sequence[Worded], later: Sequence[Worded], comparison: Comparison) -> None:
        self.tasks = earlier, later
        self.comparison = comparison
        self.above = _above(earlier), _above(later)

    def compare(self, pairs: Mapping[int, int], found: Found) -> None:
        """Compare the headings whose items are pairs anew, by the share of items they have in common."""
        shared = Counter((self.above[0].get(before), self.above[1].get(after)) for before, after in pairs.items())
        sizes = Counter(self.above[0].values()), Counter(self.above[1].values())
        for (before, after), number in shared.items():
            if before is not None and after is not None:
                share = 2 * number / (sizes[0][before] + sizes[1][after] + FEW)
                found[before, after] = self.comparison.compare(self.tasks[0][before], self.tasks[1][after], items=share)

    def lifted(self, pairs: Mapping[int, int], kept: Mapping[int, int], found: Found) -> dict[int, int]:
        """The pairs, each item replaced by its heading where the other task is liker to that and no one else's."""
        lifted = dict(pairs)
        for side in (0, 1):
            claimed = self._claimed(lifted, side)
            for pair in sorted(lifted.items()):
                item, other = pair[side], pair[1 - side]
                head = self.above[side].get(item)
                if head is None or pair[0] in kept or claimed[head] != {other}:
                    continue
                higher = (head, other) if side == 0 else (other, head)
                if higher in found and found[higher].score > found[pair].score:
                    del lifted[pair[0]]
                    lifted[higher[0]] = higher[1]
        return lifted

    def _claimed(self, pairs: Mapping[int, int], side: int) -> dict[int, set[int]]:
        """Heading on `side` → the tasks of the other side that go with it or with an item of it."""
        claimed: dict[int, set[int]] = defaultdict(set)
        for pair in pairs.items():
            claimed[self.above[side].get(pair[side], pair[side])].add(pair[1 - side])
            claimed[pair[side]].add(pair[1 - side])
        return claimed


def _above(tasks: Sequence[Worded]) -> dict[int, int]:
    """The number of each item → that of the task it is an item of."""
    numbers = {task.task.iri: number for number, task in enumerate(tasks)}
    return {
        number: numbers[task.task.parent]
        for number, task in enumerate(tasks)
        if task.task.parent is not None and task.task.parent in numbers
    }
