"""The tasks of a printed plan in the short notation of test_outline, test_tables and test_annex.

`§1 title` is a section; `1/2 title | text | units | deadlines` a task, with empty parts at the end left out. A unit is
its role (L lead, R responsible, S support) and its mention.
"""

from kg.clean import clean
from kg.model import Plan, Role
from kg.parser import parse
from kg.readers import read_bytes

TITLE = "2022年乙区政务公开工作要点"
_ROLES = {Role.LEAD: "L", Role.RESPONSIBLE: "R", Role.SUPPORT: "S"}


def plan_of(printed: str, page: bool = False) -> Plan:
    """The plan of some lines, or of the inside of a web page, below a title."""
    if page:
        return parse(clean(read_bytes(f"<html><body><p>{TITLE}</p>{printed}</body></html>".encode(), "plan.html")))
    return parse(clean(read_bytes(f"{TITLE}\n{printed}".encode(), "plan.txt")))


def tasks_of(printed: str, page: bool = False) -> list[str]:
    """The sections and tasks of that plan."""
    return notation(plan_of(printed, page))


def notation(plan: Plan) -> list[str]:
    """The sections and tasks of a plan."""
    lines = [f"§{section.number} {section.title}" for section in plan.sections]
    for task in plan.tasks:
        units = " ".join(_ROLES[duty.role] + duty.mention for duty in task.duties)
        deadlines = " ".join(deadline.mention for deadline in task.deadlines)
        parts = [task.title, task.text, units, deadlines]
        while parts and not parts[-1]:
            parts.pop()
        lines.append(f"{task.path} {' | '.join(parts)}".rstrip())
    return lines
