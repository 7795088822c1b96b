"""What an import did, in words: each plan with its counts and findings, and at the end what went in and what not."""

from kg.importer import Report, Summary
from kg.model import Finding, Plan
from kg.views.rows import visible

FULL = 10  # plans up to which every finding is printed; `kg check` lists those of more


def imported(report: Report) -> str:
    """The report of an import, a block a plan."""
    every_finding = len(report.summaries) <= FULL
    blocks = [_block(summary, every_finding) for summary in report.summaries]
    return "\n".join([*blocks, _total(report)])


def head(plan: Plan) -> str:
    """What a plan says of itself, a line a field, for `kg parse`."""
    title, place, year = plan.title, plan.jurisdiction, plan.year
    lines = [
        _title(
            None if title is None else title.value,
            None if place is None else place.value,
            None if year is None else year.value,
        )
    ]
    for name, said in (("document", plan.document_number), ("issuer", plan.issuer)):
        if said is not None:
            lines.append(f"  {name:<9} {visible(said.value)}")
    for name, day in (("signed", plan.signed), ("printed", plan.printed)):
        if day is not None:
            lines.append(f"  {name:<9} {day.value.isoformat()}")
    return "\n".join(lines) + "\n"


def findings(found: tuple[Finding, ...]) -> str:
    """One finding a line: how much it weighs, the task it is about, its sentence."""
    return "".join(
        f"  {one.severity:<9} {one.about or '-':<8} {visible(one.message)}\n"
        for one in sorted(found, key=lambda one: (one.start, one.end))
    )


def _title(title: str | None, jurisdiction: str | None, year: int | None) -> str:
    known = [part for part in (jurisdiction, str(year) if year is not None else None) if part is not None]
    return visible(" ".join([*known, title or "(no title printed)"]))


def _block(summary: Summary, every_finding: bool) -> str:
    counts = (
        f"{_count(summary.sections, 'section')}, {_count(summary.tasks, 'task')} ({summary.leaf_tasks} without items), "
        f"{_count(summary.duties, 'duty', 'duties')} of {_count(summary.units, 'unit')}, "
        f"{_count(summary.deadlines, 'deadline')}, {_count(len(summary.findings), 'finding')}"
    )
    block = f"{_title(summary.title, summary.jurisdiction, summary.year)}\n  {visible(str(summary.path))}\n  {counts}\n"
    return block + findings(summary.findings) if every_finding else block


def _total(report: Report) -> str:
    total = f"{_count(len(report.summaries), 'plan')} went in"
    if report.links:
        total += f", {_count(report.links, 'link')} between tasks of other years and places"
    if report.refusals:
        total += f", {_count(len(report.refusals), 'file')} refused"
    if len(report.summaries) > FULL and any(summary.findings for summary in report.summaries):
        total += "; kg check lists the findings"
    return total + "\n"


def _count(number: int, one: str, more: str | None = None) -> str:
    return f"{number} {one if number == 1 else more or f'{one}s'}"
