"""The facts of a plan → what of them can be compared.

Afterwards every task stands once, in the order of the print; units and deadlines a task lacks are its parent's.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from kg import iris
from kg.clean import fold
from kg.iris import Iri
from kg.linker.links import LinkedPlan, LinkedTask

_TERMS: Final = {
    iris.term(name): name
    for name in (
        *(
            "jurisdiction",
            "year",
            "issuer",
            "function",
            "name",
            "path",
            "order",
            "title",
            "text",
            "subtaskOf",
            "domain",
        ),
        *("task", "assignee", "mention", "deadline", "kind", "firstDay", "lastDay", "minCount", "per", "within"),
    )
}
"""The predicates read here, each with the name it has below."""

_Said = dict[str, list[Any]]


def described(plan: Iri, facts: Iterable[tuple[Iri, Iri, object]]) -> LinkedPlan:
    """What can be compared of the plan called `plan`, from its facts in any order; facts of other terms are left."""
    said: dict[Iri, _Said] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in facts:
        name = _TERMS.get(predicate)
        if name is not None:
            said[subject][name].append(value)
    duties: dict[Iri, list[_Said]] = defaultdict(list)
    for about in list(said.values()):
        for task in about.get("task", ()):
            duties[task].append(about)
    tasks = {iri: about for iri, about in said.items() if "path" in about}
    about_plan = said.get(plan, {})
    issuer = _first(about_plan, "issuer")
    return LinkedPlan(
        iri=plan,
        jurisdiction=_first(about_plan, "jurisdiction"),
        year=_first(about_plan, "year"),
        series=None if issuer is None else _office(said.get(issuer, {})),
        tasks=_tasks(tasks, duties, said),
    )


def _tasks(tasks: dict[Iri, _Said], duties: dict[Iri, list[_Said]], said: dict[Iri, _Said]) -> tuple[LinkedTask, ...]:
    parents = {iri: _first(about, "subtaskOf") for iri, about in tasks.items()}
    headings = set(parents.values())
    units: dict[Iri, frozenset[str]] = {}
    deadlines: dict[Iri, frozenset[str]] = {}
    for iri, about in tasks.items():
        found = ((duty, _office(said.get(_first(duty, "assignee"), {}))) for duty in duties.get(iri, ()))
        names = (office or _first(duty, "mention") for duty, office in found)
        units[iri] = frozenset(fold(name) for name in names if name)
        deadlines[iri] = frozenset(_rhythm(said.get(each, {})) for each in about.get("deadline", ()))
    return tuple(
        sorted(
            (
                LinkedTask(
                    iri=iri,
                    order=_first(about, "order") or 0,
                    path=_first(about, "path") or "",
                    title=_first(about, "title") or "",
                    text=_first(about, "text") or "",
                    leaf=iri not in headings,
                    parent=parents[iri],
                    domains=frozenset(map(_slug, about.get("domain", ()))),
                    units=_inherited(iri, units, parents),
                    deadlines=_inherited(iri, deadlines, parents),
                )
                for iri, about in tasks.items()
            ),
            key=lambda task: (task.order, task.iri),
        )
    )


def _inherited(iri: Iri, own: dict[Iri, frozenset[str]], parents: dict[Iri, Iri | None]) -> frozenset[str]:
    """The task's own, else those of the nearest task above that has some."""
    seen: set[Iri] = set()
    at: Iri | None = iri
    while at is not None and at not in seen:
        if found := own.get(at):
            return found
        seen.add(at)
        at = parents.get(at)
    return frozenset()


def _office(unit: _Said) -> str | None:
    """The slug of a unit's function, else its name."""
    function = _first(unit, "function")
    name: str | None = _first(unit, "name") if function is None else _slug(function)
    return name


def _rhythm(deadline: _Said) -> str:
    """A deadline without its year: by 09-30, period 01-01 12-31, recurring 2 P1Y, response P20D, ongoing."""
    parts = (_first(deadline, name) for name in ("kind", "firstDay", "lastDay", "minCount", "per", "within"))
    said = [part.strftime("%m-%d") if isinstance(part, date) else str(part) for part in parts if part is not None]
    # one whose meaning stayed open is told by its words
    return " ".join(said if len(said) > 1 else [*said, fold(_first(deadline, "mention") or "")])


def _slug(iri: str) -> str:
    """The last part of an identifier: the slug of a function or domain."""
    return iri.rpartition("/")[2]


def _first(said: _Said, name: str) -> Any:
    """What is said under `name`: of several things the least, whatever the order of the facts."""
    values = said.get(name)
    return None if not values else values[0] if len(values) == 1 else min(values)
