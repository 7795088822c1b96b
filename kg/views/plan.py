"""A Plan for other programs and for eyes: the JSON form of tests/gold/GUIDE.md, and one row a task."""

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.model import Deadline, DeadlineKind, Duty, Plan, Printed, Role, Task, UnitKind
from kg.vocabulary import Vocabulary

if TYPE_CHECKING:
    from kg.stores import Rows

FIELDS = ("title", "document_number", "jurisdiction", "issuer", "year", "signed", "printed")
"""What a plan says of itself, in the order it is printed in."""


def as_json(plan: Plan, vocabulary: Vocabulary) -> str:
    """The plan as JSON, UTF-8 unescaped; every `span` is [start, end), offsets into the document's text."""
    return json.dumps(form(plan, vocabulary), ensure_ascii=False, indent=1) + "\n"


def form(plan: Plan, vocabulary: Vocabulary) -> dict[str, Any]:
    """The plan as plain values: plan, sections, tasks, findings.

    A duty's `function` is one of the offices most plans name, "other" for a unit of none; `office` is the one found.
    """
    usual = {function.slug: function.usual for function in vocabulary.functions}
    return {
        "plan": {field: _plain(getattr(plan, field)) for field in FIELDS}
        | {"file": plan.name, "sha256": plan.sha256, "media_type": plan.media_type},
        "sections": [
            {"number": section.number, "title": section.title, "span": [section.start, section.end]}
            for section in plan.sections
        ],
        "tasks": [_task(task, usual) for task in plan.tasks],
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "message": finding.message,
                "about": finding.about,
                "span": [finding.start, finding.end],
            }
            for finding in plan.findings
        ],
    }


def as_rows(plan: Plan) -> "Rows":
    """One row a task: path, title (the start of the text where there is none), units by role, deadlines, domains."""
    from kg.stores import Rows

    roles = tuple(Role)
    return Rows(
        ("path", "title", *(role.value for role in roles), "deadlines", "domains"),
        tuple(
            (
                task.path,
                caption(task),
                *("、".join(duty.mention for duty in task.duties if duty.role is role) for role in roles),
                _when(task),
                " ".join(task.domains),
            )
            for task in plan.tasks
        ),
    )


def caption(task: Task) -> str:
    """What a task is called in a list: its title, else the first 24 characters of its text."""
    if task.title or len(task.text) <= 24:
        return task.title or task.text
    return task.text[:24] + "…"


def _when(task: Task) -> str:
    return "、".join(
        f"{deadline.mention} → {deadline.last_day.isoformat()}" if deadline.last_day else deadline.mention
        for deadline in task.deadlines
    )


def _plain(printed: "Printed[Any] | None") -> Any:
    if printed is None:
        return None
    return printed.value.isoformat() if isinstance(printed.value, date) else printed.value


def _task(task: Task, usual: dict[str, str | None]) -> dict[str, Any]:
    return {
        "path": task.path,
        "number": task.number,
        "title": task.title,
        "text": task.text,
        "mention": task.mention,
        "span": [task.start, task.end],
        "section": task.section,
        "parent": task.parent,
        "duties": [_duty(duty, usual) for duty in task.duties],
        "deadlines": [_deadline(deadline) for deadline in task.deadlines],
        "domains": list(task.domains),
    }


def _duty(duty: Duty, usual: dict[str, str | None]) -> dict[str, Any]:
    function = None if duty.function is None else usual.get(duty.function)
    if function is None and duty.kind is UnitKind.UNIT:
        function = "other"
    return {
        "mention": duty.mention,
        "role": duty.role.value,
        "kind": duty.kind.value,
        "function": function,
        "office": duty.function,
        "position": duty.position,
        "span": [duty.start, duty.end],
    }


def _deadline(deadline: Deadline) -> dict[str, Any]:
    meaning: dict[str, Any] = {}
    if deadline.first_day is not None:
        meaning["start"] = deadline.first_day.isoformat()
    if deadline.last_day is not None:
        meaning["end"] = deadline.last_day.isoformat()
    if deadline.kind is DeadlineKind.RECURRING:
        meaning |= {"min_count": deadline.min_count, "per": deadline.per}
    if deadline.kind is DeadlineKind.RESPONSE:
        meaning |= {"within": deadline.within, "working_days": deadline.working_days}
    return {"mention": deadline.mention, "kind": deadline.kind.value, **meaning, "span": [deadline.start, deadline.end]}
