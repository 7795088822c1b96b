"""What changed from a plan to the next, as plain values: each task beside the one it goes on with, its words marked.

Units are compared by who they are, so an office under a new name is no change; deadlines by their day in their year.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from kg.errors import Usage
from kg.iris import Iri
from kg.views.queries import records
from kg.views.selection import Due, Item, Share, Wanted, select

if TYPE_CHECKING:
    from kg.stores import Store

CHANGES: Final = ("kept", "reworded", "split", "merged", "new", "dropped")
"""What can become of a task, in the order they are counted in."""

SAME, ONLY = "", "only"
"""What a piece is: in both years, or in this one only."""

_SHORTEST: Final = 3  # characters two texts must share in a row; less is chance, and would scatter the marks
_ROLES: Final = {"lead": "（牵头）", "support": "（配合）", "responsible": ""}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters, and whether the other year has them too."""

    text: str
    mark: str = SAME


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said of a task in both years: its heading, text, units or deadlines."""

    label: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One duty followed over the two plans; `score` is of the least alike of its links, `perhaps` the earlier tasks a
    new one may go on with, or the later ones that may go on with a dropped one.
    """

    change: str
    score: int | None
    lines: tuple[Line, ...]
    perhaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Two plans side by side: how many tasks became what, and each entry in which something changed."""

    jurisdiction: str
    years: tuple[int, int]
    titles: tuple[str, str]
    counts: Mapping[str, int]
    entries: tuple[Entry, ...]


def changes(store: "Store", jurisdiction: str | None, first: int, second: int) -> Changes:
    """What changed from the plan of the year `first` to that of `second`, which must follow it.

    Raises Usage where no such plans follow each other, or those of several places do.
    """
    pair = _pair(store, jurisdiction, first, second)
    place = str(pair["jurisdiction"])
    before = [item for item in select(store, Wanted(place, first)) if item.plan == pair["earlier"]]
    after = [item for item in select(store, Wanted(place, second)) if item.plan == pair["later"]]
    entries = list(_entries(before, after, records(store, "continuations", {"plan": Iri(str(pair["later"]))})))
    counted = Counter(entry.change for entry in entries)
    return Changes(
        place,
        (first, second),
        (str(pair["earlier_title"] or ""), str(pair["later_title"] or "")),
        {change: counted[change] for change in CHANGES},
        tuple(entry for entry in entries if entry.change != "kept" or any(map(_differs, entry.lines))),
    )


def _pair(store: "Store", jurisdiction: str | None, first: int, second: int) -> dict[str, object]:
    years = {"from_year": first, "to_year": second}
    found = records(store, "successions", {"jurisdiction": jurisdiction, **years})
    if len(found) == 1:
        return found[0]
    places = [str(row["jurisdiction"]) for row in found]
    if len(set(places)) > 1:
        raise Usage(f"plans of {first} and {second} follow each other in {', '.join(places)}: name one, --jurisdiction")
    if places:
        titles = ", ".join(str(row["later_title"]) for row in found)
        raise Usage(f"{places[0]} has several plans of {second}, of different offices: {titles}")
    known = records(store, "successions", {"jurisdiction": jurisdiction, "from_year": None, "to_year": None})
    others = ", ".join(f"{row['jurisdiction']} {row['earlier_year']} {row['later_year']}" for row in known[:5])
    where = f" of {jurisdiction}" if jurisdiction else ""
    raise Usage(
        f"no plan of {second} follows one of {first}{where}"
        + (f"; there are {others}" if others else "; import plans of successive years of one place")
    )


# -- the tasks of both years, brought together


def _entries(before: Sequence[Item], after: Sequence[Item], links: Iterable[Mapping[str, object]]) -> Iterable[Entry]:
    """One entry a duty: in the order of the later plan, then what it dropped in the order of the earlier."""
    linked = [link for link in links if link["change"] != "perhaps"]
    doubts = [link for link in links if link["change"] == "perhaps"]
    old = {item.id: item for item in before}
    new = {item.id: item for item in after}
    groups = _groups([(str(link["earlier"]), str(link["later"])) for link in linked])
    done: set[str] = set()
    for item in after:
        if item.id in done:
            continue
        earlier, later = groups.get(item.id, (frozenset(), frozenset((item.id,))))
        done |= later
        own = [link for link in linked if link["later"] in later]
        yield _entry(
            next((str(link["change"]) for link in own if link["change"] != "kept"), "kept" if own else "new"),
            [one for one in before if one.id in earlier],
            [one for one in after if one.id in later],
            min((int(str(link["score"])) for link in own), default=None),
            [old[str(link["earlier"])].path for link in doubts if link["later"] == item.id and link["earlier"] in old],
        )
    gone = {str(link["earlier"]) for link in linked}
    for item in before:
        if item.id not in gone:
            perhaps = [new[str(link["later"])].path for link in doubts if link["earlier"] == item.id]
            yield _entry("dropped", [item], [], None, perhaps)


def _groups(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Later task → all earlier and all later tasks it is tied to, over any number of links."""
    earlier_of: dict[str, set[str]] = defaultdict(set)
    later_of: dict[str, set[str]] = defaultdict(set)
    for earlier, later in pairs:
        earlier_of[later].add(earlier)
        later_of[earlier].add(later)
    found: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for start in earlier_of:
        if start in found:
            continue
        olds: set[str] = set()
        news = {start}
        waiting = [start]
        while waiting:
            for old in earlier_of[waiting.pop()] - olds:
                olds.add(old)
                waiting += later_of[old] - news
                news |= later_of[old]
        for one in news:
            found[one] = (frozenset(olds), frozenset(news))
    return found


def _entry(change: str, before: list[Item], after: list[Item], score: int | None, perhaps: list[str]) -> Entry:
    old_shares, new_shares = _shares(before), _shares(after)
    old_due, new_due = _due(before), _due(after)
    titles = _marked("\n".join(item.title for item in before), "\n".join(item.title for item in after))
    lines = [
        Line("任务", _headings(before, titles[0]), _headings(after, titles[1])),
        Line("正文", *_marked(_texts(before), _texts(after))),
        Line("单位", _units(old_shares, new_shares), _units(new_shares, old_shares)),
        Line("时限", _days(old_due, new_due), _days(new_due, old_due)),
    ]
    if not before or not after:  # there is nothing to hold it against
        lines = [Line(line.label, _unmarked(line.before), _unmarked(line.after)) for line in lines]
    return Entry(change, score, tuple(line for line in lines if line.before or line.after), tuple(perhaps))


def _shares(items: Iterable[Item]) -> list[Share]:
    return list(dict.fromkeys(share for item in items for share in item.shares))


def _due(items: Iterable[Item]) -> list[Due]:
    return list(dict.fromkeys(due for item in items for due in item.due))


def _differs(line: Line) -> bool:
    return any(piece.mark != SAME for piece in (*line.before, *line.after))


def _headings(items: Sequence[Item], titles: Iterable[Piece]) -> tuple[Piece, ...]:
    """The marked titles of tasks, a line each, with path and number in front: a task that only moved is no other."""
    lines: list[list[tuple[str, str]]] = [[]]
    for piece in titles:
        first, *others = piece.text.split("\n")
        lines[-1].append((first, piece.mark))
        lines += [[(part, piece.mark)] for part in others]
    pieces: list[tuple[str, str]] = []
    for item, line in zip(items, lines, strict=False):  # no items have one empty title
        pieces += [("\n" if pieces else "", SAME), (f"{item.path} {item.number}", SAME), *line]
    return _joined(pieces)


def _texts(items: Iterable[Item]) -> str:
    return "\n".join(item.text for item in items if item.text)


def _units(shares: Sequence[Share], others: Sequence[Share]) -> tuple[Piece, ...]:
    """Units as printed; marked where the other year has not that unit, or not in that role."""
    roles: dict[str, set[str]] = defaultdict(set)
    for other in others:
        roles[other.unit].add(other.role)
    pieces: list[tuple[str, str]] = []
    for unit, role, mention in dict.fromkeys((share.unit, share.role, share.mention) for share in shares):
        pieces.append(("、" if pieces else "", SAME))
        pieces.append((mention, SAME if unit in roles else ONLY))
        pieces.append((_ROLES[role], SAME if role in roles[unit] else ONLY))
    return _joined(pieces)


def _days(due: Sequence[Due], others: Sequence[Due]) -> tuple[Piece, ...]:
    known = {_day(other) for other in others}
    pieces: list[tuple[str, str]] = []
    for one in due:
        pieces.append(("；" if pieces else "", SAME))
        pieces.append((one.name, SAME if _day(one) in known else ONLY))
    return _joined(pieces)


def _day(due: Due) -> tuple[object, ...]:
    """What a deadline is whatever its year: kind and day of the year, or the rhythm."""
    return (due.kind, due.name) if due.last_day is None else (due.kind, due.last_day.month, due.last_day.day)


# -- words


def _marked(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces, those only one of them has marked."""
    old: list[tuple[str, str]] = []
    new: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        same = kind == "equal" and (end - start >= _SHORTEST or before == after)
        old.append((before[start:end], SAME if same else ONLY))
        new.append((after[begin:stop], SAME if same else ONLY))
    return _joined(old), _joined(new)


def _unmarked(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return _joined((piece.text, SAME) for piece in pieces)


def _joined(pieces: Iterable[tuple[str, str]]) -> tuple[Piece, ...]:
    """Neighbours of one mark as one piece."""
    found: list[Piece] = []
    for text, mark in pieces:
        if found and text and found[-1].mark == mark:
            found[-1] = Piece(found[-1].text + text, mark)
        elif text:
            found.append(Piece(text, mark))
    return tuple(found)
