"""The only mint of identifiers, and their inverse.

An identifier is made from what is printed (jurisdiction, year, document number, path) and from nothing else, so the
same plan read twice has the same identifiers. Only what an IRI forbids is percent-encoded; Chinese stays readable:
https://kg.example/id/plan/宁波市北仑区/2020/仑政办〔2020〕41号/task/2/7
A part that is not printed, or empty, is "-"; a printed "-" is "%2D".
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import unquote_to_bytes


class Iri(str):
    """An absolute IRI, to be told from a text. Put together by +: in an f-string it costs three times as much."""

    __slots__ = ()


ONTOLOGY: Final = "https://kg.example/disclosure#"
THINGS: Final = "https://kg.example/id/"
LINKS: Final = f"{THINGS}links/"
"""What the graphs of links begin with."""

VOCABULARY_GRAPH: Final = Iri(f"{THINGS}graph/vocabulary")
"""The named graph of functions, domains, roles and the ontology; a plan's graph is named by the plan."""

ABSENT = "-"

_SEGMENTS: Final = 4096  # the same names and slugs are written again and again

# RFC 3987: ipchar without "%"; "/" parts segments. The marks that turn the direction of text are forbidden in IRIs.
_FORBIDDEN = re.compile(
    "[^A-Za-z0-9._~!$&'()*+,;=:@\\-"
    "\u00a0-\u200d\u2010-\u2029\u202f-\u2065\u206a-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    + "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14))
    + "\U000e1000-\U000efffd]"
)


@dataclass(frozen=True, slots=True)
class Name:
    """What an identifier says: the kind of thing, and the printed parts it was made from (None where not printed).

    Parts by kind: plan (jurisdiction, year, key); section, task, duty, deadline, finding: those of the plan and
    their own; unit (jurisdiction, function, None) or (jurisdiction, None, mention), and with a plan's three parts
    in the place of the jurisdiction where the plan names none; group (jurisdiction, mention); comparison (kind and
    the plan's three); continuation (the later plan's three, its task's path, the earlier task's path); counterpart
    (plan's three and path of one task, then of the other); one part for jurisdiction, document, function, domain,
    role, graph.
    """

    kind: str
    parts: tuple[str | None, ...]


def plan(jurisdiction: str | None, year: int | None, key: str) -> Iri:
    """A plan; `key` is its document number, else its title, else the first 16 characters of the file's sha256."""
    return Iri(f"{THINGS}plan/{_segment(jurisdiction)}/{_segment(year)}/{_segment(key)}")


def section(plan: Iri, number: int) -> Iri:
    """A section of a plan by its printed number."""
    return Iri(plan + f"/section/{number}")


def task(plan: Iri, path: str) -> Iri:
    """A task by its path, "2/7/22": printed numbers, so no element is empty or one of the words below a task."""
    return Iri(plan + "/task/" + "/".join(map(_segment, path.split("/"))))


def duty(task: Iri, position: int) -> Iri:
    """A duty by its place among the units printed for the task, from 1."""
    return Iri(task + f"/duty/{position}")


def deadline(task: Iri, number: int) -> Iri:
    """A deadline by its place among those printed for the task, from 1."""
    return Iri(task + f"/deadline/{number}")


def finding(plan: Iri, code: str, start: int, end: int, path: str | None = None) -> Iri:
    """A finding by its code, the place it shows and the task it is about."""
    about = "" if path is None else f"/{'/'.join(map(_segment, path.split('/')))}"
    return Iri(f"{plan}/finding/{_segment(code)}/{start}-{end}{about}")


def unit(place: str | Iri, function: str | None, mention: str) -> Iri:
    """A unit of a jurisdiction, by its function where it has one of its own, else by its printed name.

    `place` is the jurisdiction's name, or the plan where that names no jurisdiction: a 区财政局 of an unknown
    place is not another plan's 区财政局.
    """
    own = f"name/{_segment(mention)}" if function is None else _segment(function)
    return Iri(f"{_home(place)}unit/{_within(place)}{own}")


def group(place: str | Iri, mention: str) -> Iri:
    """An open set of units (各街道), by its printed name; `place` as of a unit."""
    return Iri(f"{_home(place)}group/{_within(place)}{_segment(mention)}")


def comparison(kind: str, plan: Iri) -> Iri:
    """A plan held against others, which is also the name of the graph of what was found.

    `kind` is continuations, to the plan before, or counterparts, to other places.
    """
    return Iri(f"{LINKS}{kind}/{_below(plan)}")


def continuation(later: Iri, earlier: Iri) -> Iri:
    """The link from a task to one of the plan before, by their identifiers."""
    plan, task = _cut(later)
    return Iri(f"{comparison('continuations', plan)}/task/{task}/from/{_cut(earlier)[1]}")


def counterpart(of: Iri, like: Iri) -> Iri:
    """The link from a task to one of another place, by their identifiers."""
    plan, task = _cut(of)
    return Iri(f"{comparison('counterparts', plan)}/task/{task}/like/{_below(like)}")


def doubt(later: Iri, earlier: Iri) -> Iri:
    """The finding that a task may go on with one of the plan before, by their identifiers."""
    plan, task = _cut(later)
    return Iri(f"{comparison('continuations', plan)}/finding/{task}/from/{_cut(earlier)[1]}")


def jurisdiction(name: str) -> Iri:
    """A place by its full name, 宁波市北仑区."""
    return Iri(f"{THINGS}jurisdiction/{_segment(name)}")


def document(sha256: str) -> Iri:
    """A published file by what it holds."""
    return Iri(f"{THINGS}document/{_segment(sha256)}")


@lru_cache(_SEGMENTS)
def function(slug: str) -> Iri:
    """A kind of office."""
    return Iri(f"{THINGS}function/{_segment(slug)}")


@lru_cache(_SEGMENTS)
def domain(slug: str) -> Iri:
    """What is disclosed, or which work."""
    return Iri(f"{THINGS}domain/{_segment(slug)}")


@lru_cache(_SEGMENTS)
def role(slug: str) -> Iri:
    """lead, responsible or support."""
    return Iri(f"{THINGS}role/{_segment(slug)}")


def term(name: str) -> Iri:
    """A class or property of the ontology."""
    return Iri(f"{ONTOLOGY}{name}")


def parse(iri: str) -> Name:
    """What `iri` was minted from; ValueError for one that was not minted here."""
    kind, *segments = iri.removeprefix(THINGS).split("/")
    if iri.startswith(THINGS) and all(segments):
        if kind == "plan" and len(segments) >= 3:
            return _parse_plan([_text(segment) for segment in segments[:3]], segments[3:])
        if kind == "links" and len(segments) >= 4:
            return _parse_link(segments[0], [_text(segment) for segment in segments[1:4]], segments[4:])
        if kind == "unit" and len(segments) in (2, 3):
            return Name(kind, (_text(segments[0]), *_office(segments[1:])))
        if kind == "group" and len(segments) == 2:
            return Name(kind, tuple(map(_text, segments)))
        if kind in ("jurisdiction", "document", "function", "domain", "role", "graph") and len(segments) == 1:
            return Name(kind, (_text(segments[0]),))
    raise ValueError(f"not an identifier of this graph: {iri}")


def _parse_plan(parts: list[str | None], rest: list[str]) -> Name:
    """A plan (nothing left) or what lies below one."""
    match rest:
        case []:
            return Name("plan", tuple(parts))
        case ["section", number]:
            return Name("section", (*parts, number))
        case ["task", *path, "duty" | "deadline" as kind, position] if path:
            return Name(kind, (*parts, _path(path), position))
        case ["task", *path] if path:
            return Name("task", (*parts, _path(path)))
        case ["finding", code, place, *path] if "-" in place:
            start, end = place.split("-")
            return Name("finding", (*parts, _text(code), start, end, _path(path) if path else None))
        case ["unit", *office] if len(office) in (1, 2):
            return Name("unit", (*parts, *_office(office)))
        case ["group", mention]:
            return Name("group", (*parts, _text(mention)))
    raise ValueError(f"nothing lies below a plan as {'/'.join(rest)}")


def _parse_link(kind: str, plan: list[str | None], rest: list[str]) -> Name:
    """A graph of links (nothing left) or a link in it."""
    match rest:
        case []:
            return Name("comparison", (kind, *plan))
        case ["task", *task] if "from" in task:
            at = task.index("from")
            return Name("continuation", (*plan, _path(task[:at]), _path(task[at + 1 :])))
        case ["finding", *task] if "from" in task:
            at = task.index("from")
            return Name("doubt", (*plan, _path(task[:at]), _path(task[at + 1 :])))
        case ["task", *task] if "like" in task:
            at = task.index("like")
            other = task[at + 1 :]
            return Name("counterpart", (*plan, _path(task[:at]), *map(_text, other[:3]), _path(other[4:])))
    raise ValueError(f"nothing lies below a graph of links as {'/'.join(rest)}")


def _below(thing: Iri) -> str:
    """What tells a plan, or what lies below one, from others: 宁波市北仑区/2020/…"""
    return thing.removeprefix(f"{THINGS}plan/")


def _cut(task: Iri) -> tuple[Iri, str]:
    """The plan of a task, and its path as the identifier has it."""
    place, year, key, _, path = _below(task).split("/", 4)
    return Iri(f"{THINGS}plan/{place}/{year}/{key}"), path


def _office(segments: list[str]) -> tuple[str | None, str | None]:
    if len(segments) == 1:
        return _text(segments[0]), None
    if segments[0] != "name":
        raise ValueError(f"a unit is a function or name/…, not {'/'.join(segments)}")
    return None, _text(segments[1])


def _home(place: str | Iri) -> str:
    return f"{place}/" if isinstance(place, Iri) else THINGS


def _within(place: str | Iri) -> str:
    return "" if isinstance(place, Iri) else f"{_segment(place)}/"


@lru_cache(_SEGMENTS)
def _segment(value: str | int | None) -> str:
    """One segment of a path: nothing in it ends the segment, and "." and ".." would be read as directions."""
    if value is None or value == "":
        return ABSENT
    if value in ("-", ".", ".."):
        return "".join(f"%{ord(character):02X}" for character in str(value))
    return _FORBIDDEN.sub(_percent, str(value))


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def _text(segment: str) -> str | None:
    if segment == ABSENT:
        return None
    return unquote_to_bytes(segment).decode("utf-8", "surrogatepass")


def _path(segments: list[str]) -> str:
    return "/".join(_text(segment) or "" for segment in segments)
