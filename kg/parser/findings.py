"""What a reader must know of a parsed plan: contradictions and gaps that show only when all of it is read."""

from collections.abc import Sequence
from dataclasses import replace

from kg.clean import fold
from kg.document import Flow, Place
from kg.model import Finding, Plan, Severity, Task
from kg.parser import duties, grammar


def complete(flow: Flow, plan: Plan, loose: Sequence[Place]) -> Plan:
    """The plan with the findings that need the whole of it, all in printed order."""
    found = [*plan.findings, *_dates(plan), *_gaps(plan), *_late(plan), *_outside(flow, plan, loose)]
    return replace(plan, findings=tuple(sorted(found, key=lambda f: (f.start, f.end, f.code, f.about or ""))))


def _dates(plan: Plan) -> list[Finding]:
    """A plan signed after it was printed, or of another year than its title."""
    found = []
    if plan.signed is not None and plan.printed is not None and plan.signed.value > plan.printed.value:
        message = f"The plan is signed {plan.signed.value} but printed {plan.printed.value}, before it was signed."
        found.append(Finding("dates-contradict", Severity.WARNING, message, None, plan.signed.start, plan.signed.end))
    return found


def _leaves(plan: Plan) -> list[Task]:
    parents = {task.parent for task in plan.tasks}
    return [task for task in plan.tasks if task.path not in parents]


def _gaps(plan: Plan) -> list[Finding]:
    """Tasks nobody was made responsible for; what the plan is about needs nobody.

    A plan that names no unit at all, since its annex does, is one finding.
    """
    leaves = [task for task in _leaves(plan) if not task.title or not grammar.PREAMBLE.search(fold(task.title))]
    if len(leaves) > 1 and not any(task.duties for task in plan.tasks):
        message = f"No unit is named for any of the {len(leaves)} tasks; an annex that is not in this file may do so."
        return [Finding("plan-without-units", Severity.WARNING, message, None, leaves[0].start, leaves[0].end)]
    by_path = {task.path: task for task in plan.tasks}
    found = []
    for task in leaves:
        bearer: Task | None = task
        while bearer is not None and not bearer.duties:
            bearer = by_path.get(bearer.parent or "")
        if bearer is None:
            message = "No unit is named for this task."
            found.append(Finding("task-without-unit", Severity.WARNING, message, task.path, task.start, task.end))
    return found


def _late(plan: Plan) -> list[Finding]:
    """Deadlines before the plan was printed or after its year."""
    issued = plan.printed or plan.signed
    found = []
    for task in plan.tasks:
        for d in task.deadlines:
            if d.last_day is None:
                continue
            if issued is not None and d.last_day < issued.value:
                message = f"“{d.mention}” ends {d.last_day}, before the plan was printed on {issued.value}."
                found.append(Finding("deadline-before-print", Severity.WARNING, message, task.path, d.start, d.end))
            elif plan.year is not None and d.last_day.year > plan.year.value:
                message = f"“{d.mention}” ends {d.last_day}, after the plan's year {plan.year.value}."
                found.append(Finding("deadline-after-year", Severity.INFO, message, task.path, d.start, d.end))
    return found


def _outside(flow: Flow, plan: Plan, loose: Sequence[Place]) -> list[Finding]:
    """Duties laid in a paragraph that belongs to no task, such as the closing one, and text that no task takes in."""
    first = plan.tasks[0].start if plan.tasks else len(plan.source_text)
    found = []
    for start, end in loose:
        lays = any(statement.shares for statement in duties.statements(flow.folded, start, end))
        if lays or grammar.CLOSING.match(flow.folded, start, end):
            actor = flow.mention(start, min(end, start + 16))
            message = f"The paragraph “{actor}…” lays a duty outside every task; it is not counted as one."
            found.append(Finding("duty-outside-task", Severity.INFO, message, None, *flow.span(start, end)))
        elif flow.places[start] > first and _is_said(flow.folded[start:end]):  # not the plan's opening words
            message = f"The paragraph “{flow.mention(start, min(end, start + 16))}…” belongs to no task."
            found.append(Finding("text-outside-task", Severity.INFO, message, None, *flow.span(start, end)))
    return found


def _is_said(folded: str) -> bool:
    """Whether a paragraph says something, if without a stop: 加强督促检查, rather than 打印本页."""
    return folded[-1] == "。" or (len(folded) >= 6 and ("," in folded or grammar.is_phrase(folded)))
