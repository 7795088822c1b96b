"""The facts of a plan → what of them can be compared.

Afterwards every task stands once, in the order of the print, its words folded, with the units and deadlines that hold
for it, its own or those of a task above.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from kg import iris
from kg.clean import fold
from kg.collector import put_off
from kg.iris import Iri
from kg.linker.links import LinkedPlan, LinkedTask
from kg.linker.words import folded

_ONE: Final = (
    *("jurisdiction", "year", "function", "name", "path", "order", "title", "text", "subtaskOf", "task"),
    *("dutiesFrom", "deadlinesFrom", "assignee", "mention", "kind", "firstDay", "lastDay", "minCount", "per", "within"),
)
"""What is said once of a thing."""

_MANY: Final = ("domain", "deadline")

TERMS: Final = (*_ONE, *_MANY)
"""The terms of the facts that are looked at."""


@put_off()
def described(plan: Iri, facts: Iterable[tuple[Iri, Iri, object]]) -> LinkedPlan:
    """What can be compared of the plan called `plan`, from its facts in any order; facts of other terms are left."""
    return _Facts(facts).plan(plan)


class _Facts:
    """Facts by what they say: term → thing → value, and for a term said several times → values."""

    def __init__(self, facts: Iterable[tuple[Iri, Iri, object]]) -> None:
        self.one: dict[str, dict[Iri, Any]] = {name: {} for name in _ONE}
        self.many: dict[str, dict[Iri, list[Any]]] = {name: defaultdict(list) for name in _MANY}
        one = {str(iris.term(name)): values for name, values in self.one.items()}
        many = {str(iris.term(name)): values for name, values in self.many.items()}
        for subject, predicate, value in facts:
            if predicate in one:
                values = one[predicate]
                # of several the least, whatever the order of the facts
                values[subject] = value if subject not in values else min(values[subject], value)
            elif predicate in many:
                many[predicate][subject].append(value)

    def plan(self, iri: Iri) -> LinkedPlan:
        year = self.one["year"].get(iri)
        return LinkedPlan(
            iri=iri,
            jurisdiction=self.one["jurisdiction"].get(iri),
            year=year,
            tasks=self._tasks(year),
        )

    def _tasks(self, year: int | None) -> tuple[LinkedTask, ...]:
        one = self.one
        tasks = one["path"]
        parents = {task: one["subtaskOf"].get(task) for task in tasks}
        headings = set(parents.values())
        units = {task: frozenset(map(fold, offices)) for task, offices in self._offices().items()}
        deadlines = {
            task: frozenset(map(self._rhythm, many)) for task, many in self.many["deadline"].items() if task in tasks
        }
        mentions = [
            one["mention"].get(deadline, "") for limits in self.many["deadline"].values() for deadline in limits
        ]
        said = list(dict.fromkeys(["", *one["title"].values(), *one["text"].values(), *mentions]))
        plain = dict(zip(said, folded(said, year), strict=True))
        found = []
        for task, path in tasks.items():
            text = plain[one["text"].get(task, "")]
            found.append(
                LinkedTask(
                    iri=task,
                    order=one["order"].get(task, 0),
                    path=path,
                    title=plain[one["title"].get(task, "")],
                    text=text,
                    body=self._undated(text, self.many["deadline"].get(task, ()), plain),
                    leaf=task not in headings,
                    parent=parents[task],
                    domains=frozenset(map(_slug, self.many["domain"].get(task, ()))),
                    units=units.get(one["dutiesFrom"].get(task, task), frozenset()),
                    deadlines=deadlines.get(one["deadlinesFrom"].get(task, task), frozenset()),
                )
            )
        return tuple(sorted(found, key=lambda task: (task.order, task.iri)))

    def _offices(self) -> dict[Iri, list[str]]:
        """Task → who carries it: slugs of functions, else names."""
        found: dict[Iri, list[str]] = defaultdict(list)
        for duty, task in self.one["task"].items():
            name = self._office(self.one["assignee"].get(duty, duty)) or self.one["mention"].get(duty)
            if name:
                found[task].append(name)
        return found

    def _office(self, unit: Iri) -> str | None:
        """The slug of a unit's function, else its name."""
        function = self.one["function"].get(unit)
        name: str | None = self.one["name"].get(unit) if function is None else _slug(function)
        return name

    def _rhythm(self, deadline: Iri) -> str:
        """A deadline without its year: by 09-30, period 01-01 12-31, recurring 2 P1Y, response P20D, ongoing."""
        parts = (self.one[name].get(deadline) for name in ("kind", "firstDay", "lastDay", "minCount", "per", "within"))
        said = [f"{part:%m-%d}" if isinstance(part, date) else str(part) for part in parts if part is not None]
        # one whose meaning stayed open is told by its words
        return " ".join(said if len(said) > 1 else [*said, fold(self.one["mention"].get(deadline, ""))])

    def _undated(self, text: str, deadlines: Iterable[Iri], plain: Mapping[str, str]) -> str:
        """A folded text without the deadlines printed in it; `plain` are all texts folded."""
        mentions = {plain[self.one["mention"].get(deadline, "")] for deadline in deadlines}
        for mention in sorted(mentions, key=lambda mention: (-len(mention), mention)):
            text = text.replace(mention, "")
        return text


def _slug(iri: str) -> str:
    """The last part of an identifier: the slug of a function or domain."""
    return iri.rpartition("/")[2]
