"""How the time of a piece of work grows with its length, told by ratios: no clock of any one machine decides."""

import time
from collections.abc import Callable

SQUARE = 9  # times the time for four times the length: work in proportion takes four, work in its square sixteen
NOISE = 0.02  # seconds a busy machine adds to work that takes next to none


def is_linear(work: Callable[[int], Callable[[], object]], length: int) -> bool:
    """Whether four times the length takes four times as long, give or take.

    `work` prepares a length and answers what is to be timed, in processor time and the least of three runs.
    """
    return _seconds(work(4 * length)) < SQUARE * _seconds(work(length)) + NOISE


def _seconds(run: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        begun = time.process_time()
        run()
        times.append(time.process_time() - begun)
    return min(times)
