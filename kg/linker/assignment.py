"""The best one-to-one assignment: the pairs whose gains add up to the most where no one is taken twice."""

from collections.abc import Mapping
from heapq import heappop, heappush
from itertools import count


def best(gains: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Left → right, of the pairs that gain something; of equal sums the same one whatever the order of `gains`.

    Exact, by shortest augmenting paths over the pairs there are: n tasks with k candidates each take at most about
    n² k log n steps, and about n k where candidates seldom compete.
    """
    edges: dict[int, list[tuple[int, float]]] = {}
    for (left, right), gain in sorted(gains.items()):
        if gain > 0:
            edges.setdefault(left, []).append((right, -gain))
    # a place of its own for each one on the left, where it stays without a partner at no cost
    alone = {left: -1 - number for number, left in enumerate(edges)}
    for left, found in edges.items():
        found.append((alone[left], 0.0))
    taken: dict[int, int] = {}
    seats: dict[int, int] = {}
    price: dict[int, float] = {}
    worth: dict[int, float] = {}
    for left in edges:
        _seat(left, edges, taken, seats, price, worth)
    return {left: right for left, right in sorted(seats.items()) if right >= 0}


def _seat(
    newcomer: int,
    edges: Mapping[int, list[tuple[int, float]]],
    taken: dict[int, int],
    seats: dict[int, int],
    price: dict[int, float],
    worth: dict[int, float],
) -> None:
    """Give one on the left a partner, moving others along the cheapest path."""
    worth[newcomer] = min(cost - price.get(right, 0.0) for right, cost in edges[newcomer])
    reached: dict[int, float] = {}
    through: dict[int, int] = {}
    settled: dict[int, float] = {}
    tie = count()
    heap: list[tuple[float, int, int]] = []
    left, so_far = newcomer, 0.0
    while True:
        for right, cost in edges[left]:
            there = so_far + cost - worth[left] - price.get(right, 0.0)
            if right not in settled and there < reached.get(right, float("inf")):
                reached[right], through[right] = there, left
                heappush(heap, (there, next(tie), right))
        so_far, _, right = heappop(heap)
        while right in settled:
            so_far, _, right = heappop(heap)
        settled[right] = so_far
        if right not in taken:
            break
        left = taken[right]
    for passed, distance in settled.items():
        if passed in taken:
            price[passed] = price.get(passed, 0.0) + distance - so_far
            worth[taken[passed]] += so_far - distance
    worth[newcomer] += so_far
    while True:  # everyone on the path moves over by one
        left = through[right]
        before = seats.get(left)
        taken[right], seats[left] = left, right
        if before is None:
            return
        right = before
