"""What people call things → what a query is bound to: a unit by any of its names, a place, function, domain or task.

A name that means nothing known, or more than one thing, is a Usage error that names the nearest known ones.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg import iris
from kg.errors import Usage
from kg.iris import Iri
from kg.stores import Store
from kg.vocabulary import ENDINGS, Vocabulary, is_stem

if TYPE_CHECKING:
    from kg.resolver.functions import Reader

_INSTALLED: Final = Path(__file__).with_name("_queries")
QUERIES: Final = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parent.parent / "queries"
"""Where the queries are: beside the package where a wheel put them, else at the top of the checkout."""

_SUGGESTED: Final = 3
_NEAR: Final = 50.0
"""How alike, of 100, a known name must be to be suggested."""

_UPPER: Final = re.compile(r"^.+?[省市州盟](?=.{2})")  # 宁波市|北仑区
_SOME_PLACE: Final = re.compile(r".{2,}?[省市州盟区县旗]")  # 宁波市, but not 区
_ANY_PLACE: Final = "省市州盟区县旗"  # 区发改局: of the district, whichever it is


def unit(text: str, store: Store, vocabulary: Vocabulary) -> Iri:
    """The function `text` names (区发改局: that office everywhere) or the one unit (北仑区发改局, or no function's).

    Known are its printed names in any plan, these with a place's name in front, and the names of its function.
    """
    if text.startswith(iris.THINGS):
        return _identifier(text, "unit", "group", "function")
    slug = _slug(text, vocabulary)
    if slug is not None:
        return iris.function(slug)
    place, rest = _split(text, places(store))
    if place is not None and rest:
        return _unit_of(place, rest, text, store, vocabulary)
    office = _reader(vocabulary)(text)
    many = {function.slug for function in vocabulary.functions if function.many}
    if office.function is not None and office.function not in many:
        front = _normal(text).removesuffix(office.name)
        if _SOME_PLACE.fullmatch(front):
            raise Usage(f"no plan of {front}{_did_you_mean(front, places(store))}")
        return iris.function(office.function)
    everywhere = _printed(store)
    found = {iri: f"{where or ''}{name}" for iri, name, where in everywhere if _normal(name) == _normal(text)}
    if len(found) == 1:
        return next(iter(found))
    if found:
        raise Usage(f"{text} is printed in several places: write one of {_listed(found.values())}")
    known = [label for function in vocabulary.functions for label in (function.name, *function.labels)]
    known += [name for _, name, _ in everywhere]
    raise Usage(f"no unit {text}{_did_you_mean(text, known)}")


def function(text: str, store: Store, vocabulary: Vocabulary) -> Iri:
    """The kind of office `text` names: by its slug, its name, or any printed name of such an office."""
    if text.startswith(iris.THINGS):
        return _identifier(text, "function")
    slug = _slug(text, vocabulary) or _reader(vocabulary)(text).function
    if slug is None:
        known = [name for function in vocabulary.functions for name in (function.slug, function.name, *function.labels)]
        known += [name for _, name, _ in _printed(store)]
        raise Usage(f"no function {text}{_did_you_mean(text, known)}")
    return iris.function(slug)


def domain(text: str, store: Store, vocabulary: Vocabulary) -> str:
    """The slug of the domain `text` names, by its slug or name; a narrower field is its domain."""
    broader = {domain.slug: domain.broader for domain in vocabulary.domains}
    for known in vocabulary.domains:
        if text in (known.slug, known.name, iris.domain(known.slug)):
            slug = known.slug
            while (above := broader.get(slug)) is not None:
                slug = above
            return slug
    names = [name for domain in vocabulary.domains for name in (domain.slug, domain.name)]
    raise Usage(f"no domain {text}{_did_you_mean(text, names)}")


def jurisdiction(text: str, store: Store, vocabulary: Vocabulary) -> str:
    """The full name of the place `text` names among those with plans: 宁波市北仑区, 北仑区 or 北仑."""
    if text.startswith(iris.THINGS):
        return iris.parse(_identifier(text, "jurisdiction")).parts[0] or ""
    known = places(store)
    found = [place for place in known if _normal(text) in _forms(place)]
    if text in known:
        return text
    if len(found) == 1:
        return found[0]
    if found:
        raise Usage(f"{text} is the name of several places: write one of {_listed(found)}")
    raise Usage(f"no plan of {text}{_did_you_mean(text, [form for place in known for form in _forms(place)])}")


def task(text: str, store: Store, vocabulary: Vocabulary) -> Iri:
    """The task of a reference, 宁波市江北区/2022/2/7/22 as questions print it; its place may be short (江北区)."""
    if text.startswith(iris.THINGS):
        return _identifier(text, "task")
    place, _, rest = text.partition("/")
    full = text if place == iris.ABSENT or not rest else f"{jurisdiction(place, store, vocabulary)}/{rest}"
    found = [str(row[0]) for row in store.query(lookup(store, "tasks"), {"reference": full}).rows]
    if len(found) == 1:
        return Iri(found[0])
    if found:
        raise Usage(f"{text} is a task of several plans: write one of {_listed(found)}")
    known = [str(row[0]) for row in store.query(lookup(store, "references"), {"front": full.partition("/")[0]}).rows]
    raise Usage(f"no task {text}{_did_you_mean(full, known)}")


def places(store: Store) -> list[str]:
    """The full names of the places with plans."""
    return [str(row[0]) for row in store.query(lookup(store, "places")).rows]


def nearest(text: str, known: Iterable[str]) -> list[str]:
    """The known names most like `text`, the likest first."""
    from rapidfuzz import fuzz, process

    found = process.extract(text, sorted(set(known)), scorer=fuzz.ratio, limit=_SUGGESTED, score_cutoff=_NEAR)
    return [name for name, _, _ in found]


def _unit_of(place: str, rest: str, text: str, store: Store, vocabulary: Vocabulary) -> Iri:
    """The unit of one place, by its printed name or by that of its function."""
    here = [(iri, name) for iri, name, where in _printed(store) if where == place]
    slug = _slug(rest, vocabulary) or _reader(vocabulary, place)(rest).function
    if slug is not None and (iri := iris.unit(place, slug, "")) in {iri for iri, _ in here}:
        return iri
    names = {_normal(name) for name in (text, rest, place[-1:] + rest)}
    found = list(dict.fromkeys(iri for iri, name in here if _normal(name) in names))
    if len(found) == 1:
        return found[0]
    raise Usage(f"no unit {rest} in the plans of {place}{_did_you_mean(rest, [name for _, name in here])}")


def _slug(text: str, vocabulary: Vocabulary) -> str | None:
    """The function whose slug, name or label `text` is, as it stands or behind 区, 市 …; None where not just one is."""
    forms = {text, text[1:]} if text[:1] in _ANY_PLACE else {text}
    found = {
        known.slug
        for known in vocabulary.functions
        if text in (known.slug, known.name) or not forms.isdisjoint(known.labels)
    }
    if not found:
        stems = {form.removesuffix(ending) for form in forms for ending in ENDINGS if form.endswith(ending)}
        stems = set(filter(is_stem, stems))
        found = {known.slug for known in vocabulary.functions if not stems.isdisjoint(known.labels)}
    many = {known.slug for known in vocabulary.functions if known.many and text not in (known.slug, known.name)}
    return found.pop() if len(found) == 1 and found.isdisjoint(many) else None


def _reader(vocabulary: Vocabulary, place: str | None = None) -> "Reader":
    from kg.resolver.functions import reader  # slow to make, and few names that are asked for need it

    return reader(vocabulary, place)


def _normal(text: str) -> str:
    from kg.resolver.functions import normal

    return normal(text)


def _split(text: str, known: Iterable[str]) -> tuple[str | None, str]:
    """The place whose name `text` begins with, and the rest; the longest of several."""
    name = _normal(text)
    forms = sorted(((form, place) for place in known for form in _forms(place)), key=lambda found: -len(found[0]))
    found = {place for form, place in forms if name.startswith(form)}
    for form, place in forms:
        if name.startswith(form):
            same = {other for other in found if form in _forms(other)}
            if len(same) > 1:
                raise Usage(f"{form} is the name of several places: write one of {_listed(sorted(same))} in front")
            return place, name[len(form) :]
    return None, text


def _forms(place: str) -> tuple[str, ...]:
    """How a place is written: 宁波市北仑区, 北仑区, 北仑."""
    full = _normal(place)
    short = _UPPER.sub("", full)
    return tuple(dict.fromkeys((full, short, short[:-1] if len(short) > 2 else short)))


def _printed(store: Store) -> list[tuple[Iri, str, str | None]]:
    """(unit, printed name, place) for every printed name."""
    rows = store.query(lookup(store, "units")).rows
    return [(Iri(str(iri)), str(printed), None if place is None else str(place)) for iri, printed, place in rows]


def _identifier(text: str, *kinds: str) -> Iri:
    try:
        if iris.parse(text).kind in kinds:
            return Iri(text)
    except ValueError:
        pass
    raise Usage(f"{text} is no identifier of a {' or '.join(kinds)}")


def _did_you_mean(text: str, known: Iterable[str]) -> str:
    near = nearest(text, known)
    return f"; did you mean {_listed(near)}?" if near else ""


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def lookup(store: Store, name: str) -> str:
    """The text of a query of queries/lookup in the store's language."""
    return (QUERIES / "lookup" / f"{name}.{store.language}").read_text(encoding="utf-8")
