"""What a reader must know about the whole store: findings and objections, and how much it holds."""

import io
from typing import TYPE_CHECKING

from kg.views.queries import ask

if TYPE_CHECKING:
    from kg.stores import Rows, Store


def checked(store: "Store") -> "Rows":
    """Findings of the plans, then what the shapes object to, each with its severity; the gravest first."""
    from kg import iris, ontology
    from kg.stores import Rows

    found = ask(store, "findings")
    out = io.BytesIO()
    store.dump(out, "turtle")
    objections = tuple(
        (result.severity, "shape", _named(result.about, iris.THINGS), result.message_en, None, None, None)
        for result in ontology.check(out.getvalue().decode("utf-8"))
    )
    weights = ("violation", "warning", "info")
    return Rows(found.columns, tuple(sorted((*objections, *found.rows), key=lambda row: weights.index(str(row[0])))))


def counted(store: "Store") -> "Rows":
    """How many things of each class the plans hold, and how many facts in all."""
    from kg.stores import Rows

    things = ask(store, "stats")
    return Rows(("what", "count"), (*things.rows, ("facts", store.count())))


def _named(iri: str, things: str) -> str:
    """An identifier without the part all share."""
    return iri.removeprefix(things)
