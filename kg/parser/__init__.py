"""Flow → Plan: what a plan says, for any text whatever. Parsing never refuses; what is doubtful becomes a finding."""

from collections import Counter
from collections.abc import Sequence

from kg.document import Flow, Place
from kg.model import Plan, Section, Severity
from kg.numerals import Style
from kg.parser import annex, drafts, extent, findings, front, grammar, letter, outline
from kg.parser.drafts import Draft, Note
from kg.parser.outline import Entry, Outline
from kg.parser.timespans import Calendar


def parse(flow: Flow) -> Plan:
    """The plan a flow prints. Total: text without a plan gives a Plan without tasks."""
    around = front.read(flow)
    notes: list[Note] = []
    if around.besides is not None:
        message = "The letter sends another plan besides this one on disclosure; its tasks are not read."
        notes.append(Note("other-plan", Severity.INFO, message, None, around.besides))
    lines, rows = extent.read(flow, around.body, around.end, notes)
    body = outline.read(flow, lines)
    sections, marks = _sections(flow, body.entries, bool(rows))
    printed = _tasks(flow, body.entries, sections, bool(rows))
    joined = annex.join(flow, rows, printed, sections, notes)
    _name(joined, notes)
    calendar = Calendar(
        None if around.year is None else around.year.value,
        next((p.value for p in (around.printed, around.signed) if p is not None), None),
    )
    tasks = tuple(drafts.finish(flow, draft, calendar, notes) for draft in joined)
    plan = Plan(
        name=flow.document.name,
        media_type=flow.document.media_type,
        sha256=flow.document.sha256,
        source_text=flow.document.text,
        title=around.title,
        document_number=around.document_number,
        jurisdiction=around.jurisdiction,
        issuer=around.issuer,
        year=around.year,
        signed=around.signed,
        printed=around.printed,
        sections=tuple(_section(flow, number, place, marks.get(number)) for number, place in sorted(sections.items())),
        tasks=tasks,
        findings=tuple(note.finding(flow) for note in notes),
    )
    return findings.complete(flow, plan, body.loose)


def other_title(flow: Flow) -> str | None:
    """The title by which a text says that it is no plan but explains one or reports on it; None where none does."""
    place = letter.other_title(flow)
    return None if place is None else flow.chars[slice(*place)]


def sent_elsewhere(flow: Flow) -> str | None:
    """The title of a letter that has but demands of its own and sends a plan that is not in the text; else None."""
    place = letter.sent_elsewhere(flow)
    return None if place is None else flow.chars[slice(*place)]


# --- sections and tasks -----------------------------------------------------------------------------------------------


def _sections(flow: Flow, entries: Sequence[Entry], has_rows: bool) -> tuple[dict[int, Place], dict[int, Place]]:
    """Titles and marks of the sections by number: the outermost headings, where they have tasks below them.

    A 一、 with its text in the same paragraph and nothing below it is a task itself.
    """
    top = [e for e in entries if e.mark is not None and e.mark.style <= Style.SECTION]
    if not has_rows and (not any(e.children for e in top) or _is_flat(flow, top)):
        top = [e for e in top if _is_preamble(flow, e)]
    titles: dict[int, Place] = {}
    marks: dict[int, Place] = {}
    for entry in top:
        if entry.mark is not None and entry.mark.number not in titles and not _is_task(flow, entry, has_rows):
            titles[entry.mark.number] = entry.title or (entry.text[0] if entry.text else entry.head)
            marks[entry.mark.number] = entry.head
    return titles, marks


def _is_flat(flow: Flow, top: Sequence[Entry]) -> bool:
    """Whether the 一、 of a plan are its tasks, some of them with items 1. below: most say their text beside it."""
    if any(child.mark is None or child.mark.style < Style.ITEM for entry in top for child in entry.children):
        return False
    said = sum(_says(flow, entry) for entry in top)
    return 2 * said > sum(not _is_preamble(flow, entry) for entry in top)


def _section(flow: Flow, number: int, title: Place, head: Place | None) -> Section:
    start, end = (title[0] if head is None else head[0]), title[1]
    printed = flow.chars[slice(*title)].rstrip("。.；;").strip()
    return Section(number, printed, *flow.printed(start, end))


def _tasks(flow: Flow, entries: Sequence[Entry], sections: dict[int, Place], has_rows: bool) -> list[Draft]:
    """The body's tasks in printed order."""
    found: list[Draft] = []
    for position, entry in enumerate(entries, start=1):
        task = entry.mark is None or entry.mark.style > Style.SECTION or _is_task(flow, entry, has_rows)
        if task or entry.mark is None or entry.mark.number not in sections:
            found += _drafts(entry, None, None, position)
        elif entry.children:
            for i, child in enumerate(entry.children, start=1):
                if entry.statements and not any(below.statements for below in Outline([child], []).all()):
                    child.statements = entry.statements  # units named at the heading of a section bear all its tasks
                found += _drafts(child, entry.mark.number, None, i)
        elif entry.statements or (entry.text and not has_rows and not _is_preamble(flow, entry)):
            own = Entry(
                None, entry.head, text=entry.text, statements=entry.statements
            )  # a section that is its one task
            found += _drafts(own, entry.mark.number, None, 1)
    return found


def _drafts(entry: Entry, section: int | None, parent: Draft | None, position: int) -> list[Draft]:
    """A task and the items below it, in printed order."""
    shares = [share for statement in entry.statements for share in statement.shares]
    due = [place for statement in entry.statements for place in statement.deadlines]
    head = None if entry.mark is None else entry.head
    number = position if entry.mark is None else entry.mark.number
    draft = Draft(section, parent, entry.mark, head, entry.title, entry.text, shares, due, number)
    drafts = [draft]
    for i, child in enumerate(entry.children, start=1):
        drafts += _drafts(child, section, draft, i)
    return drafts


def _is_task(flow: Flow, entry: Entry, has_rows: bool) -> bool:
    """Whether a 一、 says its task in its own paragraph: 四、规范依申请公开。20个工作日内答复申请人。（区司法局）."""
    return not entry.children and not has_rows and _says(flow, entry)


def _says(flow: Flow, entry: Entry) -> bool:
    """Whether a 一、 says text of its own in its own paragraph, other than what the plan is about."""
    if _is_preamble(flow, entry):
        return False
    own = entry.own[0][1] if entry.own else entry.head[1]
    return any(piece[0] < own for piece in entry.text) and (entry.title is None or entry.title[1] < own - 1)


def _is_preamble(flow: Flow, entry: Entry) -> bool:
    """Whether a section says no task of its own: 一、总体要求."""
    return entry.title is not None and grammar.PREAMBLE.search(flow.folded, *entry.title) is not None


def _name(drafted: Sequence[Draft], notes: list[Note]) -> None:
    """Give each draft its path; a number printed twice below one heading gets a second path and a note."""
    seen: Counter[str] = Counter()
    for draft in drafted:
        above = draft.parent.path if draft.parent is not None else "" if draft.section is None else str(draft.section)
        if not above and draft.mark is not None:
            above = "/".join(map(str, draft.mark.above))  # 2.1 without a 2 above it
        draft.path = f"{above}/{draft.number}" if above else str(draft.number)
        seen[draft.path] += 1
        if seen[draft.path] > 1:
            draft.path += f"-{seen[draft.path]}"
            message = f"The number of this task is printed twice; the second is kept as {draft.path}."
            place = draft.head or draft.title or next(iter(draft.text), (0, 0))
            notes.append(Note("number-repeated", Severity.WARNING, message, draft, place))
