"""Which task goes on with which: plans as facts → tasks to compare → links, each with what it rests on.

    facts of a plan → described → continuations (a plan and its predecessor: kept, reworded, split, merged, or a doubt)
                                → counterparts (the plans of one year: who else is asked the same)

Knows no store; every weight and threshold is in weights.py. The order of what goes in changes nothing.
"""

from kg.linker.continuations import continuations
from kg.linker.counterparts import counterparts
from kg.linker.described import TERMS, described
from kg.linker.links import LinkedPlan, LinkedTask
from kg.model import Change, Continuation, Counterpart, Doubt, Likeness

__all__ = [
    "TERMS",
    "Change",
    "Continuation",
    "Counterpart",
    "Doubt",
    "Likeness",
    "LinkedPlan",
    "LinkedTask",
    "continuations",
    "counterparts",
    "described",
]
