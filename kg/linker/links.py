"""What is compared: plans and tasks as far as others can resemble them."""

from dataclasses import dataclass

from kg.iris import Iri
from kg.value import value


@value
class LinkedTask:
    """A task as far as another can resemble it.

    `order` counts from 1 in the order of the print. `title` and `text` are folded: one script and width, no white
    space or punctuation, the plan's own year as ¤; `body` is the text without its deadlines, which many tasks share
    and which are compared as days. `leaf` is true of a task without items. `units` are slugs of functions, else names
    as printed; `deadlines` are kinds with a day of the year or a rhythm, so that two years can be compared. Both are
    the task's own, else its parent's.
    """

    iri: Iri
    order: int
    path: str
    title: str
    text: str
    body: str
    leaf: bool
    parent: Iri | None
    domains: frozenset[str]
    units: frozenset[str]
    deadlines: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity, so that what is made ready can be remembered
class LinkedPlan:
    """A plan as far as another can be compared with it."""

    iri: Iri
    jurisdiction: Iri | None
    year: int | None
    tasks: tuple[LinkedTask, ...]
