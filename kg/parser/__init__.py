"""Flow → Plan: what a plan says, for any text whatever. Parsing never refuses; what is doubtful becomes a finding."""

from collections.abc import Sequence

from kg.clean import squeeze
from kg.document import Flow, Line, Place
from kg.model import Finding, Plan, Section, Severity
from kg.numerals import Style
from kg.parser import annex, drafts, findings, front, grammar, outline, tables
from kg.parser.deadlines import Calendar
from kg.parser.drafts import Draft
from kg.parser.outline import Entry
from kg.parser.tables import Row


def parse(flow: Flow) -> Plan:
    """The plan a flow prints. Total: text without a plan gives a Plan without tasks."""
    around = front.read(flow)
    lines, rows = _body(flow, around.body)
    told: list[Finding] = []
    body = outline.read(flow, lines)
    sections, marks = _sections(body.entries, bool(rows))
    tasks = _tasks(body.entries, sections)
    _name(tasks)
    joined = annex.join(flow, rows, tasks, sections, told)
    _name(joined, told, flow)
    calendar = Calendar(
        None if around.year is None else around.year.value,
        next((p.value for p in (around.printed, around.signed) if p is not None), None),
    )
    bearing = {id(draft) for draft in joined} - {
        id(draft.parent) for draft in joined if draft.parent in tasks and draft not in tasks
    }
    made = tuple(drafts.finish(flow, draft, calendar, id(draft) in bearing, told) for draft in joined)
    document = flow.document
    plan = Plan(
        name=document.name,
        media_type=document.media_type,
        sha256=document.sha256,
        source_text=document.text,
        title=around.title,
        document_number=around.document_number,
        jurisdiction=around.jurisdiction,
        issuer=around.issuer,
        year=around.year,
        signed=around.signed,
        printed=around.printed,
        sections=tuple(_section(flow, number, place, marks.get(number)) for number, place in sorted(sections.items())),
        tasks=made,
        findings=tuple(told),
    )
    return findings.complete(flow, plan, body.loose)


def _body(flow: Flow, start: int) -> tuple[list[Line], list[Row]]:
    """The lines of the plan's body, and the rows of its annex tables, whatever form they are printed in."""
    lines: list[Line] = []
    rows: list[Row] = []
    blocks = flow.blocks[start:]
    loose = [block for block in blocks if isinstance(block, Line)]
    over = False
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if not isinstance(block, Line):
            if tables.is_annex(flow, block):
                rows += tables.rows(flow, block)
            at += 1
            continue
        columns = tables.head_of_lines(flow, [b for b in blocks[at : at + 10] if isinstance(b, Line)], 0)
        if columns:
            first = loose.index(block) + len(columns)
            taken = loose[first : first + _until_over(flow, loose[first:])]
            rows += tables.rows_of_lines(flow, taken, columns)
            at += len(columns) + len(taken)
            continue
        over = over or (bool(lines) and grammar.BACK_MATTER.match(flow.folded, block.start, block.end) is not None)
        if not over:
            lines.append(block)
        at += 1
    return lines, rows


def _until_over(flow: Flow, lines: Sequence[Line]) -> int:
    """How many lines stand before the back matter."""
    for i, line in enumerate(lines):
        if grammar.BACK_MATTER.match(flow.folded, line.start, line.end):
            return i
    return len(lines)


def _sections(entries: Sequence[Entry], has_rows: bool) -> tuple[dict[int, Place], dict[int, Place]]:
    """Titles and marks of the sections by number: the outermost headings, where they have tasks below them."""
    top = [e for e in entries if e.mark is not None and e.mark.style <= Style.SECTION]
    if not any(e.children for e in top) and not has_rows:
        return {}, {}
    titles: dict[int, Place] = {}
    marks: dict[int, Place] = {}
    for entry in top:
        if entry.mark is not None and entry.mark.number not in titles:
            titles[entry.mark.number] = entry.title or (entry.text[0] if entry.text else entry.head)
            marks[entry.mark.number] = entry.head
    return titles, marks


def _section(flow: Flow, number: int, title: Place, head: Place | None) -> Section:
    start, end = (title[0] if head is None else head[0]), title[1]
    printed = flow.chars[slice(*title)].rstrip("。.；;").strip()
    return Section(number, printed, squeeze(flow.chars[start:end]), *flow.span(start, end))


def _tasks(entries: Sequence[Entry], sections: dict[int, Place]) -> list[Draft]:
    """The body's tasks in printed order."""
    found: list[Draft] = []

    def add(entry: Entry, section: int | None, parent: Draft | None) -> None:
        number = None if entry.mark is None else entry.mark.number
        shares = [share for statement in entry.statements for share in statement.shares]
        due = [place for statement in entry.statements for place in statement.deadlines]
        head = None if entry.mark is None else entry.head
        draft = Draft(section, parent, entry.mark, head, entry.title, entry.text, shares, due, number)
        found.append(draft)
        for i, child in enumerate(entry.children, start=1):
            add(child, section, draft)
            if child.mark is None:
                found[-1].number = i

    for entry in entries:
        if entry.mark is not None and entry.mark.style <= Style.SECTION and entry.mark.number in sections:
            for i, child in enumerate(entry.children, start=1):
                before = len(found)
                add(child, entry.mark.number, None)
                if child.mark is None:
                    found[before].number = i
            if not entry.children and (entry.statements or entry.text):  # a section that is a task of its own
                own = Entry(None, entry.head, text=entry.text, statements=entry.statements)
                add(own, entry.mark.number, None)
                found[-1].number = 1
        else:
            add(entry, None, None)
    return found


def _name(tasks: Sequence[Draft], told: list[Finding] | None = None, flow: Flow | None = None) -> None:
    """Give each draft its path; a number printed twice below one heading gets a second path and a finding."""
    taken: set[str] = set()
    for draft in tasks:
        above = draft.parent.path if draft.parent is not None else "" if draft.section is None else str(draft.section)
        path = f"{above}/{draft.number}" if above else str(draft.number)
        again = 2
        while path in taken:
            path = f"{path.rsplit('-', 1)[0]}-{again}"
            again += 1
        if again > 2 and told is not None and flow is not None:
            message = f"The number of this task is printed twice; the second is kept as {path}."
            told.append(Finding("number-repeated", Severity.WARNING, message, path, *flow.span(*draft.place())))
        taken.add(path)
        draft.path = path
