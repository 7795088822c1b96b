"""Every weight and threshold of the linker, tuned on the pairs of plans in tests/pairs (make link-score)."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Weights:
    """Parts of a score count by their weight among those that can be compared; thresholds are scores from 0 to 1."""

    title: float = 0.2
    text: float = 0.5
    domain: float = 0.1
    unit: float = 0.15
    deadline: float = 0.06
    cover: float = 0.4
    """How much of a likeness of words is the share of the shorter one that the longer one holds."""
    place: float = 0.03
    """What standing under the same heading, or at the same place of the plan, adds at most."""

    link: float = 0.25
    """From here on a task goes on with the other."""
    words: float = 0.09
    """So alike the title and text of a link must be: the same units, field and days alone make none."""
    unlike: float = 0.03
    """Two tasks whose title and text are less alike are not compared any further."""
    doubt: float = 0.18
    """From here on that is a question for a reader."""
    left: float = 0.52
    """From here on two tasks left over go on with each other: their score, their characters and their places."""
    clear: float = 0.08
    """By so much more alike than either is to any other that is left over."""
    signs: float = 0.15
    """So alike their single characters must be."""
    near: float = 0.2
    """What the same place of the plan adds to that."""
    characters: float = 0.5
    """What single characters count beside pairs of them, where tasks are left over."""

    adds: float = 0.06
    """The share of a whole's text that a further part must add to the parts there are,"""
    lacking: float = 0.5
    """or the share of the offices and fields that they lack."""
    part: float = 0.51
    """From here on a task is a further part: what it adds, its own share that the whole holds, and its units."""
    part_unit: float = 0.15
    fills: float = 0.2
    """What a further part gains by having all the offices and fields that the others lack."""

    counterpart: float = 0.19
    """From here on a task of another place is named as asking the same."""


WEIGHTS: Final = Weights()

CANDIDATES: Final = 3
"""How many tasks of the other plan each task is compared with in full."""
HELD: Final = 6
"""Candidates are found by the words that so many tasks of the earlier plan hold at most."""
FEW: Final = 2
"""So many items of two headings count as not the same, because one item they share says little."""
COUNTERPARTS: Final = 5
"""How many tasks of other places a task names at most."""

MET: Final = 150
"""About how many tasks of other places a task meets in the index, those with its rarest words first."""
NEAREST: Final = 12
"""Of those who share a word, so many are met."""
COMPARED: Final = 5
"""Of those met, so many are compared in full."""
