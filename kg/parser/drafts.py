"""Tasks while they are put together from a body and its annex, and their last step to `kg.model.Task`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from kg.clean import quoted, squeeze
from kg.document import Flow, Place
from kg.model import Deadline, Duty, Finding, Severity, Task
from kg.numerals import Mark
from kg.parser import deadlines
from kg.parser.lists import Share
from kg.parser.timespans import Calendar, Phrase
from kg.value import value


@dataclass(slots=True)
class Draft:
    """A task under way; all places count in the flow.

    `due` holds entries of a deadline column or label, `text` the pieces of its own text. `bears` is false for a task
    whose annex items carry its duties and deadlines.
    """

    section: int | None
    parent: "Draft | None"
    mark: Mark | None
    head: Place | None
    title: Place | None = None
    text: list[Place] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    due: list[Place] = field(default_factory=list)
    number: int | None = None
    path: str = ""
    bears: bool = True

    def place(self, flow: Flow) -> Place:
        """The task's own print: from its number and title, where they stand before its text, to the end of its text."""
        if self.text:
            start, end = self.text[0][0], self.text[-1][1]
        else:
            shares = [(share.start, share.end) for share in self.shares[-1:]]
            start, end = self.title or self.head or next(iter(shares), (0, 0))
        for piece in (self.title, self.head):  # a title cell that heads several rows stands apart
            if piece is not None and 0 <= start - piece[1] <= 2 and not _parted(flow, piece[1], start):
                start = piece[0]
        return start, end


def _parted(flow: Flow, end: int, start: int) -> bool:
    """Whether something that is no print, such as the | of a table, stands between two pieces."""
    behind, before = flow.places[end - 1] + 1, flow.places[start]
    return before > behind and len(squeeze(flow.document.text[behind:before])) > start - end


@value
class Note:
    """A finding under way: about a draft, whose path is not settled yet, or about the plan; `place` in the flow."""

    code: str
    severity: Severity
    message: str
    draft: Draft | None
    place: Place

    def finding(self, flow: Flow) -> Finding:
        about = None if self.draft is None else self.draft.path
        return Finding(self.code, self.severity, self.message, about, *flow.span(*self.place))


def finish(flow: Flow, draft: Draft, calendar: Calendar, notes: list[Note]) -> Task:
    """The Task of a draft."""
    mention, start, end = flow.printed(*draft.place(flow))
    number = None if draft.head is None else flow.mention(*draft.head) or None
    return Task(
        path=draft.path,
        number=number,
        title="" if draft.title is None else flow.chars[slice(*draft.title)].rstrip("。.；;").strip(),
        text="".join([flow.chars[a:z] for a, z in draft.text]).strip(),
        mention=mention,
        start=start,
        end=end,
        section=draft.section,
        parent=None if draft.parent is None else draft.parent.path,
        duties=_duties(flow, draft) if draft.bears else (),
        deadlines=_deadlines(flow, draft, calendar, notes) if draft.bears else (),
    )


def _duties(flow: Flow, draft: Draft) -> tuple[Duty, ...]:
    return tuple(
        [
            Duty(*flow.printed(s.start, s.end), s.role, s.kind, position)
            for position, s in enumerate(draft.shares, start=1)
        ]
    )


def _deadlines(flow: Flow, draft: Draft, calendar: Calendar, notes: list[Note]) -> tuple[Deadline, ...]:
    """What the column and the text say, in this order, with notes on what is unclear or contradicts."""
    column: list[Phrase] = []
    for place in draft.due:
        named = deadlines.in_column(flow.folded, *place, calendar)
        column += named
        if not named and not _EMPTY.fullmatch(flow.folded, *place):
            notes.append(_unread(flow, draft, place))
    text: list[Phrase] = []
    pieces = draft.text if draft.title is None else [draft.title, *draft.text]
    for place in _unbroken(pieces):
        text += deadlines.in_text(flow.folded, *place, calendar)
        notes += [_unread(flow, draft, undated) for undated in deadlines.undated(flow.folded, *place)]
    read = [(phrase.start, phrase.end) for phrase in text]
    for piece in pieces:
        for phrase in deadlines.in_bracket(flow.folded, *piece, calendar):
            if all(phrase.end <= a or z <= phrase.start for a, z in read):
                text.append(phrase)
    if not column and not text:
        return ()
    text.sort(key=attrgetter("start"))
    if column:
        notes += _differing(flow, draft, column, text)
    notes += [_ambiguous(flow, draft, phrase) for phrase in (*column, *text) if phrase.ambiguous]
    return tuple(_deadline(flow, phrase) for phrase in (*column, *text))


def _unbroken(places: Sequence[Place]) -> list[Place]:
    """The pieces of a text, those that follow each other without anything between as one: 9月 | 底前完成."""
    whole: list[Place] = []
    for start, end in places:
        if whole and whole[-1][1] == start:
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return whole


def _deadline(flow: Flow, p: Phrase) -> Deadline:
    place = flow.printed(p.start, p.end)
    return Deadline(*place, p.kind, p.first_day, p.last_day, p.min_count, p.per, p.within, p.working_days)


def _print(flow: Flow, phrase: Phrase) -> str:
    return flow.mention(phrase.start, phrase.end)


_VAGUE = re.compile(
    r"及时|定期|适时|限时|实时|即时|立即|即刻|随时|随[有到]|尽快|第一时间|[按依].{0,6}(?:时|期|进度|要求)|根据.*|另行通知"
)
_EMPTY = re.compile(r"[-/\\—–─~*×.。\s]*|[(]?无[)]?。?")  # what a cell prints that holds nothing


def _unread(flow: Flow, draft: Draft, place: Place) -> Note:
    severity = Severity.INFO if _VAGUE.search(flow.folded, *place) else Severity.WARNING
    printed = flow.mention(*place)
    message = f"The deadline {quoted(printed)} names no day; it is kept as printed only."
    return Note("deadline-unread", severity, message, draft, place)


def _ambiguous(flow: Flow, draft: Draft, phrase: Phrase) -> Note:
    message = (
        f"{quoted(_print(flow, phrase))} may mean before it begins or by its end; {phrase.last_day} is taken, "
        "the earliest reading that was not past when the plan was printed."
    )
    return Note("deadline-ambiguous", Severity.INFO, message, draft, (phrase.start, phrase.end))


def _differing(flow: Flow, draft: Draft, column: Sequence[Phrase], text: Sequence[Phrase]) -> list[Note]:
    """Notes on dated deadlines of the text that the column, or a label in the text, prints otherwise."""
    dated = [p for p in column if p.last_day is not None]
    said = {(p.kind, p.last_day) for p in dated}
    return [
        Note(
            "deadline-differs",
            Severity.WARNING,
            f"{quoted(_print(flow, dated[0]))} and {quoted(_print(flow, p))} are both printed; both are kept.",
            draft,
            (p.start, p.end),
        )
        for p in text
        if dated and p.last_day is not None and (p.kind, p.last_day) not in said
    ]
