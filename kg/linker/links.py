"""What is compared, and what is found: values only."""

from dataclasses import dataclass
from enum import StrEnum

from kg.iris import Iri


@dataclass(frozen=True, slots=True)
class LinkedTask:
    """A task as far as another can resemble it.

    `order` counts from 1 in the order of the print. `units` are slugs of functions, else names as printed;
    `deadlines` are kinds with a day of the year or a rhythm, so that two years can be compared. Both are the
    task's own, else its parent's.
    """

    iri: Iri
    order: int
    path: str
    title: str
    text: str
    leaf: bool
    parent: Iri | None
    domains: frozenset[str]
    units: frozenset[str]
    deadlines: frozenset[str]


@dataclass(frozen=True, slots=True)
class LinkedPlan:
    """A plan as far as another can follow it: `series` is the kind of office that issues it, else its name."""

    iri: Iri
    jurisdiction: Iri | None
    year: int | None
    series: str | None
    tasks: tuple[LinkedTask, ...]


class Change(StrEnum):
    """What became of a task from one year's plan to the next."""

    KEPT = "kept"  # the same words, but for the year, punctuation, script and width
    REWORDED = "reworded"
    SPLIT = "split"  # one of several later tasks that go on with one
    MERGED = "merged"  # one of several earlier tasks that one goes on with


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two tasks are, and what that rests on: whole percents; None where the two cannot be compared in it."""

    score: int
    title: int | None = None
    text: int | None = None
    domain: int | None = None
    unit: int | None = None
    deadline: int | None = None


@dataclass(frozen=True, slots=True)
class Continuation:
    """A task goes on with a task of the plan before."""

    later: Iri
    earlier: Iri
    change: Change
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Doubt:
    """A task may go on with a task of the plan before: a question for a reader, not a fact."""

    later: Iri
    earlier: Iri
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A task of another place and the same year that asks what task `of` asks."""

    of: Iri
    like: Iri
    likeness: Likeness
