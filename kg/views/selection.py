"""What a picture is drawn from: the tasks of the store a reader asked for, with their units, deadlines and domains."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.iris import Iri
from kg.views.queries import records

if TYPE_CHECKING:
    from kg.stores import Store


@dataclass(frozen=True, slots=True)
class Share:
    """One unit's share in a task; `unit` is its identifier, `function` a slug or None. `start` and `end` are the
    mention's place in the file's text.
    """

    unit: str
    mention: str
    role: str
    function: str | None
    function_zh: str | None
    function_en: str | None
    is_group: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as captioned, its kind and last day, and the place of its print."""

    name: str
    kind: str
    last_day: date | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain by slug and labels."""

    slug: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Continued:
    """The earlier task, by its identifier, that a task goes on with; `change` is perhaps where a reader must decide."""

    earlier: str
    change: str
    score: int


@dataclass(slots=True)
class Item:
    """A task with all that hangs on it; `shares` and `due` are those of the nearest task above where it has none.

    `source` is the whole text of the file `start` and `end` count in.
    """

    id: str
    plan: str
    plan_name: str
    jurisdiction: str
    year: int | None
    file: str
    source: str
    reference: str
    path: str
    number: str
    title: str
    text: str
    parent: str | None
    section: str | None
    section_title: str
    start: int
    end: int
    shares: list[Share] = field(default_factory=list)
    due: list[Due] = field(default_factory=list)
    domains: list[Domain] = field(default_factory=list)
    continues: list[Continued] = field(default_factory=list)
    is_leaf: bool = True


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asked for; None asks for all.

    `unit` is the identifier of a unit or of a function (that office in every place), `function` and `domain` are
    slugs, `references` the tasks that answer a question.
    """

    jurisdiction: str | None = None
    year: int | None = None
    unit: str | None = None
    function: str | None = None
    domain: str | None = None
    references: frozenset[str] | None = None


def select(store: "Store", wanted: Wanted) -> list[Item]:
    """The tasks asked for, in the order of plans and print; headings above a task that is asked for come along."""
    chosen: list[Item] = []
    plans = records(store, "picture-plans", {"jurisdiction": wanted.jurisdiction, "in_year": wanted.year})
    for plan in plans:
        items = _plan_items(store, plan)
        keep = {item.id for item in items if item.is_leaf and _is_wanted(item, wanted)}
        by_id = {item.id: item for item in items}
        for item in [by_id[key] for key in keep]:
            above = item.parent
            while above is not None and above in by_id:
                keep.add(above)
                above = by_id[above].parent
        chosen += [item for item in items if item.id in keep]
    return chosen


def follow(store: "Store", items: Sequence[Item]) -> None:
    """Tell each task what it goes on with, as far as that is among `items`."""
    by_id = {item.id: item for item in items}
    plans = {item.plan for item in items}
    for row in records(store, "successions", dict.fromkeys(("jurisdiction", "from_year", "to_year"))):
        if row["later"] in plans and row["earlier"] in plans:
            for link in records(store, "continuations", {"plan": Iri(row["later"])}):
                if link["later"] in by_id and link["earlier"] in by_id:
                    found = Continued(link["earlier"], link["change"], link["score"])
                    by_id[link["later"]].continues.append(found)


def _is_wanted(item: Item, wanted: Wanted) -> bool:
    if wanted.unit is not None and all(not _is_unit(share, wanted.unit) for share in item.shares):
        return False
    if wanted.function is not None and all(share.function != wanted.function for share in item.shares):
        return False
    if wanted.domain is not None and all(domain.slug != wanted.domain for domain in item.domains):
        return False
    return wanted.references is None or item.reference in wanted.references


def _is_unit(share: Share, wanted: str) -> bool:
    function = wanted.rpartition("/function/")[2] if "/function/" in wanted else None
    return share.unit == wanted or (function is not None and share.function == function)


def _plan_items(store: "Store", plan: Mapping[str, Any]) -> list[Item]:
    key = {"plan": Iri(plan["plan"])}
    items = [
        Item(
            id=row["task"],
            plan=plan["plan"],
            plan_name=plan["name"],
            jurisdiction=plan["jurisdiction"] or "",
            year=plan["year"],
            file=plan["file"],
            source=plan["source"],
            reference=row["reference"],
            path=row["path"],
            number=row["number"] or "",
            title=row["title"] or "",
            text=row["text"] or "",
            parent=row["parent"],
            section=row["section"],
            section_title=row["section_title"] or "",
            start=row["start"],
            end=row["end"],
        )
        for row in records(store, "picture-tasks", key)
    ]
    by_id = {item.id: item for item in items}
    for row in records(store, "picture-duties", key):
        names = (row["function"], row["function_zh"], row["function_en"])
        share = Share(row["unit"], row["mention"], row["role"], *names, bool(row["is_group"]), row["start"], row["end"])
        by_id[row["task"]].shares.append(share)
    for row in records(store, "picture-deadlines", key):
        due = Due(row["name"], row["kind"], row["last_day"], row["start"], row["end"])
        by_id[row["task"]].due.append(due)
    for row in records(store, "picture-domains", key):
        domain = Domain(row["domain"], row["zh"] or row["domain"], row["en"] or row["domain"])
        by_id[row["task"]].domains.append(domain)
    _inherit(items, by_id)
    return items


def _inherit(items: Iterable[Item], by_id: Mapping[str, Item]) -> None:
    """A task below another has its units and deadlines where it names none itself; items come after their task."""
    for item in items:
        above = None if item.parent is None else by_id.get(item.parent)
        if above is not None:
            above.is_leaf = False
            item.shares = item.shares or above.shares
            item.due = item.due or above.due
