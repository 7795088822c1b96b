"""The body of a plan: paragraphs → headings with the text and unit statements below them, nested by printed numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.document import Flow, Line, Place
from kg.numerals import Mark, Style
from kg.parser import duties, grammar, lists
from kg.parser.duties import Statement
from kg.parser.paragraphs import Paragraph, ends, is_label, paragraphs
from kg.parser.pieces import heads_units, parted


@dataclass(slots=True)
class Entry:
    """One heading of the outline: its mark, its title and the text and unit statements of its own.

    `own` are its printed paragraphs, mark excluded from the first; `children` the entries below it.
    """

    mark: Mark | None
    head: Place
    own: list[Place] = field(default_factory=list)
    title: Place | None = None
    text: list[Place] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    children: list["Entry"] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """The outline of a body, and the paragraphs that stand outside every entry."""

    entries: list[Entry]
    loose: list[Place]

    def all(self) -> Iterator[Entry]:
        """All entries in printed order."""
        stack = self.entries[::-1]
        while stack:
            entry = stack.pop()
            yield entry
            if entry.children:
                stack.extend(entry.children[::-1])


def read(flow: Flow, lines: Sequence[Line]) -> Outline:
    """The outline of a plan's body, which begins with its first numbered heading."""
    roots: list[Entry] = []
    stack: list[Entry] = []
    loose: list[Place] = []
    printed, wrapped = paragraphs(flow, lines)
    pieces = parted(flow, printed)
    last = _last(flow, pieces)
    for i, ((start, end), found) in enumerate(pieces):
        if found is not None and found.length < end - start:
            entry = Entry(found, (start, start + found.length), [(start + found.length, end)])
            while stack and (stack[-1].mark is None or stack[-1].mark.style >= found.style):
                stack.pop()
            (stack[-1].children if stack else roots).append(entry)
            stack.append(entry)
        elif stack and (i <= last or _continues(flow, stack[-1], start, end)):
            stack[-1].own.append((start, end))
        else:
            loose.append((start, end))
        if i == last and stack and _is_over(flow, roots, stack[-1]):
            loose += [place for place, _ in pieces[i + 1 :]]
            break
    outline = Outline(roots, loose)
    for entry in outline.all():
        _divide(flow, entry, wrapped)
    for entry in outline.entries:
        _part_unnumbered(flow, entry)
    above = [entry for entry in outline.all() if len(entry.children) > 1]
    for siblings in (outline.entries, *(entry.children for entry in above)):
        _lay_below(flow, siblings)
    groups = [entry for entry in above if all(map(_is_leaf_item, entry.children))]
    if not any(_laid_below(flow, item, wrapped) for entry in groups for item in entry.children[:-1]):
        for entry in groups:  # where no other item has units on a line below it, those below the last are of all
            _share_below(flow, entry, wrapped)
    return outline


def _last(flow: Flow, pieces: Sequence[Paragraph]) -> int:
    """The index of the last paragraph that surely says a task: it has a number, or lays duties."""
    for i in range(len(pieces) - 1, -1, -1):
        place, found = pieces[i]
        if found is not None or is_label(flow.folded, *place) or duties.statements(flow.folded, *place, flow.places):
            return i
        if _unlabelled(flow.folded, *place, None):
            return i
    return -1


_TERM = re.compile(
    r"本[^,。;:]{0,12}(?:自[^,。;:]{0,12}起(?:施行|实施|执行)|由[^,。;:]{2,24}负责解释)"
)  # 本要点自印发之日起施行


_HEADS = re.compile(r"[^。;]*|[^,。;]*。")  # a heading, with its text below: 加强组织领导。


_MANY = 4  # tasks that show how a plan prints them


def _is_over(flow: Flow, roots: list[Entry], entry: Entry) -> bool:
    """Whether no task has a second paragraph, so that one behind the text of the last closes the plan."""
    leaves = [leaf for leaf in Outline(roots, []).all() if not leaf.children]
    return (
        len(leaves) >= _MANY
        and all(len(leaf.own) == 1 for leaf in leaves)
        and _HEADS.fullmatch(flow.folded, *entry.own[0]) is None
    )


def _continues(flow: Flow, entry: Entry, start: int, end: int) -> bool:
    """Whether a paragraph behind all duties belongs to the last task, rather than closing the plan."""
    folded = flow.folded
    laid = [duties.statements(folded, *place) or is_label(folded, *place) for place in entry.own]
    if any(laid[1:]) or (any(laid) and not _only_heads(flow, entry)):
        return folded[start] in "和及、,"
    if _TERM.match(folded, start, end):
        return False
    if grammar.CLOSING.match(folded, start, end):
        return len(entry.own) == 1 and _HEADS.fullmatch(folded, *entry.own[0]) is not None
    return ends(folded, end)


def _only_heads(flow: Flow, entry: Entry) -> bool:
    """Whether an entry so far is a phrase with its units, so that its text is below: 公开（责任单位：区财政局）."""
    found = duties.statements(flow.folded, *entry.own[0])
    stop = found[0].start if found else entry.own[0][1]
    return not re.search("[,。;]", flow.folded[entry.own[0][0] : stop]) and len(entry.own) == 1


def _divide(flow: Flow, entry: Entry, wrapped: bool) -> None:
    """Divide an entry's paragraphs into its title, its text and its unit statements."""
    # A line break parts two names of a list, but not where lines are cut at a width.
    places = None if wrapped else flow.places
    for i, (start, end) in enumerate(entry.own):
        at = start
        found = _statements(flow.folded, start, end, places)
        for statement in found or (_unlabelled(flow.folded, start, end, places) if i > 0 else []):
            entry.statements.append(statement)
            if _says(flow.folded, at, statement.start):
                entry.text.append((at, statement.start))
            at = statement.end
        if _says(flow.folded, at, end):
            entry.text.append((at, end))
    _take_title(flow, entry)


def _unlabelled(folded: str, start: int, end: int, places: Sequence[int] | None) -> list[Statement]:
    """A paragraph of its own that only says who does what is above it: 区卫健局牵头，区医保局配合。 · ——区交通局."""
    names = start
    while names < end and folded[names] == "-":
        names += 1
    if names == end:
        return []
    dashed = names > start and lists.is_unit_list(folded, names, end)
    listed = dashed or lists.is_spoken_list(folded, names, end)
    return [replace(duties.list_statement(folded, names, end, places), start=start)] if listed else []


_DUE = re.compile(
    rf"(?:(?<=[。;])|\A){grammar.DEADLINE_LABEL.pattern}|[(\[](?:{grammar.DEADLINE_LABEL.pattern[:-1]})[)\]]:?"
)

_DUE_WORD = re.compile("[时期节进][限间点度]")
"""What each of them holds, at most _TO_WORD characters behind its beginning."""
_TO_WORD = 5


def _statements(folded: str, start: int, end: int, places: Sequence[int] | None) -> list[Statement]:
    """The unit statements of a paragraph; 完成时限：9月底前 alone, or in front of one, is a statement too."""
    found = duties.statements(folded, start, end, places)
    word = _DUE_WORD.search(folded, start, end)
    if word is None:
        return found
    due = grammar.DEADLINE_LABEL.match(folded, start, end) or _DUE.search(
        folded, max(start, word.start() - _TO_WORD), end
    )
    if due is None or any(s.start <= due.start() < s.end for s in found):
        return found
    until = min((s.start for s in found if s.start > due.start()), default=end)
    return sorted([*found, Statement(due.start(), until, (), ((due.end(), until),))], key=lambda s: s.start)


def _says(folded: str, start: int, end: int) -> bool:
    """Whether anything but a stop is printed in [start, end)."""
    while start < end and folded[start] in "。;,、 ":
        start += 1
    return start < end


_SENTENCE = re.compile(r"[^。!?]*")
_LONGEST_HEADING = 60


def _take_title(flow: Flow, entry: Entry) -> None:
    """Part the title from the text: the first sentence, when it is a phrase without ， and something follows it.

    A heading on a line of its own may hold a ，.
    """
    if not entry.text:
        return
    start, end = entry.text[0]
    sentence = _SENTENCE.match(flow.folded, start, end)
    stop = end if sentence is None else sentence.end()
    phrase = flow.folded[start:stop]
    if "," in phrase or ";" in phrase or stop + 1 >= end:
        below = len(entry.text) > 1 or bool(entry.children)
        section = entry.mark is not None and entry.mark.style <= Style.SECTION
        alone = stop + 1 >= end and len(phrase) <= _LONGEST_HEADING
        heads = alone and ((section and (below or stop == end)) or (below and stop == end))
        if not heads and (not below or "," in phrase or ";" in phrase):
            return
    entry.title = (start, stop)
    rest = min(stop + 1, end)
    entry.text = ([(rest, end)] if rest < end else []) + entry.text[1:]


def _share_below(flow: Flow, entry: Entry, wrapped: bool) -> None:
    """Give a heading the units on a line of their own below its last item, where no other of its items names any.

    Below an item with a title of its own they are that item's.
    """
    *others, last = entry.children
    if (
        last.title is not None
        or entry.statements
        or any(item.statements for item in others)
        or not _laid_below(flow, last, wrapped)
    ):
        return
    entry.statements, last.statements = last.statements, []


def _is_leaf_item(entry: Entry) -> bool:
    return entry.mark is not None and entry.mark.style >= Style.ITEM and not entry.children


def _laid_below(flow: Flow, entry: Entry, wrapped: bool) -> bool:
    """Whether all statements of an entry stand on lines of their own below its text."""
    below = [place for place in entry.own[1:] if _is_set_apart(flow, place, wrapped)]
    laid = [any(a == s.start and s.end <= z for a, z in below) for s in entry.statements]
    return bool(laid) and all(laid)


def _is_set_apart(flow: Flow, place: Place, wrapped: bool) -> bool:
    """Whether a paragraph begins a line of its own, which a text cut at a width shows by a margin."""
    before = flow.document.text[flow.places[place[0] - 1] + 1 : flow.places[place[0]]]
    return not wrapped or not before.endswith("\n")


def _lay_below(flow: Flow, entries: Sequence[Entry]) -> None:
    """Lay what stands below the names of units on them, where several headings name units and nothing else does."""
    named = [(entry, heads_units(flow, entry.title)) for entry in entries if entry.children and entry.title is not None]
    heads = [(entry, place) for entry, place in named if place is not None]
    below = [[e for e in Outline(entry.children, []).all() if not e.children] for entry, _ in heads]
    if len(heads) < 2 or 2 * len(heads) < len(entries) or any(leaf.statements for leaves in below for leaf in leaves):
        return
    for (entry, place), leaves in zip(heads, below, strict=True):
        entry.title = place
        for leaf in leaves:
            leaf.statements = [duties.list_statement(flow.folded, *place, flow.places)]


def _part_unnumbered(flow: Flow, entry: Entry) -> None:
    """Make entries of the unnumbered paragraphs below a section without numbered tasks that each lay duties."""
    if entry.children or entry.mark is None or entry.mark.style > Style.SECTION:
        return
    if entry.title is None or entry.title[1] < entry.own[0][1] - 1:
        return  # a task in running text, with a statement behind each of its sentences
    parts: list[Entry] = []
    rest = entry.text[:]
    for statement in entry.statements:
        own = [piece for piece in rest if piece[0] < statement.start]
        rest = rest[len(own) :]
        if own or not parts:
            at = own[0][0] if own else statement.start
            parts.append(Entry(None, (at, at), own, text=own))
        parts[-1].statements.append(statement)
    if len(parts) < 2:
        return
    parts[-1].text = parts[-1].text + rest
    for part in parts:
        _take_title(flow, part)
    entry.children, entry.text, entry.statements = parts, [], []
