"""What a row of an annex table says, whatever form the table is printed in: the headings above it and its cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.document import Flow, Place
from kg.model import Role
from kg.numerals import Mark, Style, integer, mark
from kg.value import value


@value
class Heading:
    """A cell that heads rows: 一、… · （三）… · 政策解读. `number` is the place of its mark, `title` the rest."""

    mark: Mark | None
    number: Place | None
    title: Place


def heading(flow: Flow, place: Place) -> Heading:
    """The heading printed at a place."""
    found = mark(flow.folded, *place)
    if found is None or place[0] + found.length == place[1]:  # （一） alone heads nothing
        return Heading(None, None, place)
    cut = place[0] + found.length
    return Heading(found, (place[0], cut), (cut, place[1]))


def numbered(flow: Flow, number: Place, title: Place) -> Heading | None:
    """The heading whose number stands in a cell of its own: 一 heads a section, （一） and 1 a task."""
    printed = flow.folded[slice(*number)]
    value = integer(printed.strip(".、()"))
    if value is None:
        return None
    style = Style.TASK if printed[0] == "(" or printed[0].isdigit() else Style.SECTION
    return Heading(Mark(style, value, number[1] - number[0]), number, title)


@dataclass(slots=True)
class Row:
    """One row of tasks: the headings it stands under and the lines of its cells, by what their columns hold.

    Units have the role of their column, None where the cell itself must say who leads.
    """

    headings: list[Heading] = field(default_factory=list)
    number: Place | None = None
    content: list[Place] = field(default_factory=list)
    deadlines: list[Place] = field(default_factory=list)
    units: list[tuple[Role | None, list[Place]]] = field(default_factory=list)


def banners(flow: Flow, places: Sequence[Place]) -> dict[int, Heading]:
    """The headings printed above a table, as section rows in it: 一、 at -2, another at -1."""
    found = [heading(flow, place) for place in places]
    return {-2 if h.mark is not None and h.mark.style <= Style.SECTION else -1: h for h in found}


DITTO = frozenset(("同上", "〃", '"', "”", "同前"))
"""What a cell prints that says what the cell above it says."""
