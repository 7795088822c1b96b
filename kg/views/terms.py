"""The words the graph is made of, as rows: classes and properties, kinds of office, domains of disclosure."""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.stores import Cell, Rows


class Terms(StrEnum):
    """What can be listed."""

    CLASSES = "classes"
    PROPERTIES = "properties"
    FUNCTIONS = "functions"
    DOMAINS = "domains"


def listed(terms: Terms) -> "Rows":
    """One row a term, in the order of the files; what there is several of in one cell, set apart by 、."""
    from kg import ontology
    from kg.stores import Rows

    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    if terms is Terms.FUNCTIONS:
        columns = ("function", "name", "printed_as")
        rows = [(one.slug, one.name, "、".join(one.labels)) for one in ontology.vocabulary().functions]
    elif terms is Terms.DOMAINS:
        columns = ("domain", "name", "broader", "terms")
        rows = [(one.slug, one.name, one.broader, "、".join(one.terms)) for one in ontology.vocabulary().domains]
    elif terms is Terms.CLASSES:
        columns = ("class", "zh", "en", "kind_of", "meaning")
        rows = [
            (one.name, one.label_zh, one.label_en, "、".join(one.above), one.comment_en)
            for one in ontology.terms()
            if one.kind == "class"
        ]
    else:
        columns = ("property", "zh", "en", "of", "value", "meaning")
        rows = [
            (one.name, one.label_zh, one.label_en, "、".join(one.domain), "、".join(one.range), one.comment_en)
            for one in ontology.terms()
            if one.kind in ("link", "literal")
        ]
    return Rows(columns, tuple(rows))
