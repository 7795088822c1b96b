"""Small plans for the linker, written as tasks; what is left out is empty."""

from dataclasses import dataclass

from kg.iris import Iri
from kg.linker import LinkedPlan, LinkedTask
from kg.linker.words import folded


@dataclass(frozen=True)
class Asked:
    """A task as printed: path, title, text; `under` is the path of the heading it is an item of."""

    path: str
    title: str = ""
    text: str = ""
    under: str | None = None
    units: str = ""
    domains: str = ""
    deadlines: tuple[str, ...] = ()


def linked(name: str, *asked: Asked, year: int = 2021) -> LinkedPlan:
    """A plan of those tasks, in that order; its place is called like it."""
    headings = {each.under for each in asked}
    titles, texts = (folded([getattr(each, name) for each in asked], year) for name in ("title", "text"))
    return LinkedPlan(
        iri=Iri(name),
        jurisdiction=Iri(f"{name}-place"),
        year=year,
        tasks=tuple(
            LinkedTask(
                iri=Iri(f"{name}/{each.path}"),
                order=order,
                path=each.path,
                title=title,
                text=text,
                body=text,
                leaf=each.path not in headings,
                parent=None if each.under is None else Iri(f"{name}/{each.under}"),
                domains=frozenset(each.domains.split()),
                units=frozenset(each.units.split()),
                deadlines=frozenset(each.deadlines),
            )
            for order, (each, title, text) in enumerate(zip(asked, titles, texts, strict=True), start=1)
        ),
    )


def path(iri: str) -> str:
    """The path of a task of such a plan."""
    return iri.partition("/")[2]
