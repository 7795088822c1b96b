"""Tasks while they are put together from a body and its annex, and their last step to `kg.model.Task`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.clean import squeeze
from kg.document import Flow, Place
from kg.model import Deadline, Duty, Finding, Severity, Task
from kg.numerals import Mark
from kg.parser import deadlines
from kg.parser.deadlines import Calendar, Phrase
from kg.parser.duties import Share


@dataclass(slots=True)
class Draft:
    """A task under way; all places count in the flow.

    `due` holds entries of a deadline column or label, `text` the pieces of its own text.
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

    def place(self) -> Place:
        """The task's own print: from its number, where that stands before its text, to the end of its text."""
        pieces = [piece for piece in (self.head, self.title, *self.text) if piece is not None]
        last = self.text[-1] if self.text else pieces[-1]
        start = last[0] if not self.text else self.text[0][0]
        for piece in (self.title, self.head):  # a title cell that heads several rows stands apart
            if piece is not None and 0 <= start - piece[1] <= 2:
                start = piece[0]
        return start, last[1]


def text_of(flow: Flow, places: Sequence[Place]) -> str:
    """The print of several places as one text."""
    return "".join(flow.chars[a:z] for a, z in places).strip()


def finish(flow: Flow, draft: Draft, calendar: Calendar, bears: bool, findings: list[Finding]) -> Task:
    """The Task of a draft. `bears` is false for a task whose annex items carry its duties and deadlines."""
    start, end = draft.place()
    number = None if draft.head is None else squeeze(flow.chars[slice(*draft.head)]) or None
    place = flow.span(start, end)
    return Task(
        path=draft.path,
        number=number,
        title="" if draft.title is None else flow.chars[slice(*draft.title)].rstrip("。.；;").strip(),
        text=text_of(flow, draft.text),
        mention=squeeze(flow.chars[start:end]),
        start=place[0],
        end=place[1],
        section=draft.section,
        parent=None if draft.parent is None else draft.parent.path,
        duties=_duties(flow, draft) if bears else (),
        deadlines=_deadlines(flow, draft, calendar, findings) if bears else (),
    )


def _duties(flow: Flow, draft: Draft) -> tuple[Duty, ...]:
    return tuple(
        Duty(squeeze(flow.chars[s.start : s.end]), *flow.span(s.start, s.end), s.role, s.kind, position)
        for position, s in enumerate(draft.shares, start=1)
    )


_VAGUE = re.compile(r"及时|定期|适时|限时|实时|即时|第一时间|按.{0,6}(?:时|期|进度|要求)|根据.*|-+|/|无|另行通知")


def _deadlines(flow: Flow, draft: Draft, calendar: Calendar, findings: list[Finding]) -> tuple[Deadline, ...]:
    found: list[Phrase] = []
    for start, end in draft.due:
        named = deadlines.in_column(flow.folded, start, end, calendar)
        found += named
        if not named:
            printed = squeeze(flow.chars[start:end])
            vague = _VAGUE.search(flow.folded, start, end) is not None
            message = f"The deadline “{printed}” names no day; it is kept as printed only."
            severity = Severity.INFO if vague else Severity.WARNING
            findings.append(Finding("deadline-unread", severity, message, draft.path, *flow.span(start, end)))
    in_column = len(found)
    for start, end in [piece for piece in (draft.title, *draft.text) if piece is not None]:
        found += deadlines.in_text(flow.folded, start, end, calendar)
    made = tuple(_deadline(flow, phrase) for phrase in found)
    _compare(made[:in_column], made[in_column:], draft.path, findings)
    for phrase, deadline in zip(found, made, strict=True):
        if phrase.ambiguous:
            message = (
                f"“{deadline.mention}” may mean before it begins or by its end; {deadline.last_day} is taken, "
                "the earliest reading that was not past when the plan was printed."
            )
            findings.append(
                Finding("deadline-ambiguous", Severity.INFO, message, draft.path, deadline.start, deadline.end)
            )
    return made


def _deadline(flow: Flow, p: Phrase) -> Deadline:
    mention, place = squeeze(flow.chars[p.start : p.end]), flow.span(p.start, p.end)
    return Deadline(mention, *place, p.kind, p.first_day, p.last_day, p.min_count, p.per, p.within, p.working_days)


def _compare(column: Sequence[Deadline], text: Sequence[Deadline], path: str, findings: list[Finding]) -> None:
    """Report a dated deadline of the text that the column prints otherwise."""
    dated = [d for d in column if d.last_day is not None]
    for d in text:
        if d.last_day is None or not dated:
            continue
        if any((o.kind, o.last_day) == (d.kind, d.last_day) for o in dated):
            continue
        message = f"The column says “{dated[0].mention}”, the text “{d.mention}”; both are kept."
        findings.append(Finding("deadline-differs", Severity.WARNING, message, path, d.start, d.end))
