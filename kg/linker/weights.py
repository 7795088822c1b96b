"""Every weight and threshold of the linker, tuned on the pairs of plans in tests/pairs (make link-score)."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Weights:
    """Parts of a score count by their weight among those that can be compared; thresholds are scores from 0 to 1."""

    title: float = 0.35
    text: float = 0.40
    domain: float = 0.08
    unit: float = 0.12
    deadline: float = 0.05
    cover: float = 0.4
    """How much of a likeness of words is the share of the shorter one that the longer one holds."""
    place: float = 0.03
    """What standing under the same heading, or at the same place of the plan, adds at most."""

    link: float = 0.30
    """From here on a task goes on with the other."""
    doubt: float = 0.22
    """From here on that is a question for a reader."""
    part: float = 0.22
    """From here on a task may be one of several parts."""
    together: float = 0.03
    """How much liker the whole must be to all parts together than to one part fewer."""
    counterpart: float = 0.45
    """From here on a task of another place is named as asking the same."""


WEIGHTS: Final = Weights()

CANDIDATES: Final = 6
"""How many tasks of the other plan each task is compared with in full."""
COUNTERPARTS: Final = 5
"""How many tasks of other places a task names at most."""
