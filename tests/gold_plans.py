"""Plans made from the hand-made answers in tests/gold: what a plan says, whatever the parser makes of it.

Only what the answers hold is in them; the place of a mention is its first print after the task's own start.
"""

import hashlib
import json
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from kg.model import Deadline, DeadlineKind, Duty, Plan, Printed, Role, Section, Task, UnitKind
from kg.vocabulary import Domain, Function, Vocabulary

HERE = Path(__file__).parent
DOCUMENTS = {
    "beilun-2020": HERE.parent / "import/beilun/beilun-2020.txt",
    "jiangbei-2022": HERE.parent / "import/jiangbei/jiangbei-2022.txt",
    "sample-cells-2021": HERE / "documents/sample-cells-2021.txt",
    "sample-levels-2023": HERE / "documents/sample-levels-2023.txt",
    "sample-table-2024": HERE / "documents/sample-table-2024.html",
}

VOCABULARY = Vocabulary(
    functions=(Function("township", "街道乡镇", ("慈城镇人民政府",), many=True),),
    domains=(Domain("training", "宣传培训", ("培训",)),),
)
"""What the facts of a plan depend on: which functions a place has several of."""


def gold_plan(name: str) -> Plan:
    """The plan of tests/gold/NAME.json."""
    gold = json.loads((HERE / f"gold/{name}.json").read_text(encoding="utf-8"))
    published = DOCUMENTS[name].read_bytes()
    page = _Page(published.decode("utf-8"))
    said = gold["plan"]
    sections, tasks, at = [], [], 0
    for section in gold["sections"]:
        start, end = page.find(section["title"], 0)
        sections.append(Section(section["number"], section["title"], section["title"], start, end))
    paths = {task["path"] for task in gold["tasks"]}
    for task in gold["tasks"]:
        made, at = _task(task, paths, page, at, sectioned=bool(sections))
        tasks.append(made)
    return Plan(
        name=DOCUMENTS[name].name,
        media_type="text/html" if DOCUMENTS[name].suffix == ".html" else "text/plain",
        sha256=hashlib.sha256(published).hexdigest(),
        source_text=page.text,
        title=_printed(said["title"], said["title"], page),
        document_number=_printed(said["document_number"], said["document_number"], page),
        jurisdiction=_printed(said["jurisdiction"], said["jurisdiction"], page),
        issuer=_printed(said["issuer"], said["issuer"], page),
        year=_printed(said["year"], str(said["year"]), page),
        signed=_printed(_day(said["signed"]), "", page),
        printed=_printed(_day(said["printed"]), "", page),
        sections=tuple(sections),
        tasks=tuple(tasks),
        issuer_function="government-office",
    )


def elsewhere(plan: Plan, jurisdiction: str, year: int) -> Plan:
    """The same plan as another place would have it in another year: its dates move with it."""

    def moved(day: date | None) -> date | None:
        return None if day is None else day.replace(year=day.year + year - (plan.year.value if plan.year else year))

    tasks = tuple(
        replace(
            task,
            deadlines=tuple(
                replace(deadline, first_day=moved(deadline.first_day), last_day=moved(deadline.last_day))
                for deadline in task.deadlines
            ),
        )
        for task in plan.tasks
    )
    return replace(
        plan,
        jurisdiction=Printed(jurisdiction, jurisdiction, 0, 0),
        year=Printed(year, str(year), 0, 0),
        document_number=None,
        tasks=tasks,
        sha256=hashlib.sha256(f"{plan.sha256} {jurisdiction} {year}".encode()).hexdigest(),
    )


class _Page:
    """A text searched without regard to white space and width."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = [place for place, character in enumerate(text) if not character.isspace()]
        self.squeezed = "".join(self._fold(text[place]) for place in self.places)

    def find(self, mention: str, after: int) -> tuple[int, int]:
        """Where `mention` first stands from offset `after` on, else from the start; (after, after) where nowhere."""
        sought = "".join(self._fold(character) for character in mention if not character.isspace())
        begin = next((number for number, place in enumerate(self.places) if place >= after), 0)
        found = self.squeezed.find(sought, begin)
        found = found if found >= 0 else self.squeezed.find(sought)
        if found < 0 or not sought:
            return after, after
        return self.places[found], self.places[found + len(sought) - 1] + 1

    @staticmethod
    def _fold(character: str) -> str:
        folded = unicodedata.normalize("NFKC", character)
        return folded if len(folded) == 1 else character


def _task(gold: dict[str, Any], paths: set[str], page: _Page, at: int, *, sectioned: bool) -> tuple[Task, int]:
    path = gold["path"]
    above = path.rpartition("/")[0]
    start, titled = page.find(gold["title"] or gold["text_starts"], at)
    begin, _ = page.find(gold["text_starts"], start) if gold["text_starts"] else (titled, titled)
    _, end = page.find(gold["text_ends"], begin) if gold["text_ends"] else (titled, titled)
    task = Task(
        path=path,
        number=gold["number"],
        title=gold["title"],
        text="".join(page.text[begin:end].split()) if gold["text_starts"] else "",
        mention="".join(page.text[start : max(end, titled)].split()),
        start=start,
        end=max(end, titled),
        section=int(path.split("/")[0]) if sectioned else None,
        parent=above if above in paths else None,
        duties=tuple(_duty(duty, number, page, start) for number, duty in enumerate(gold["duties"], start=1)),
        deadlines=tuple(_deadline(deadline, page, start) for deadline in gold["deadlines"]),
        domains=tuple(gold["domains"]),
    )
    return task, start


def _duty(gold: dict[str, Any], position: int, page: _Page, after: int) -> Duty:
    start, end = page.find(gold["mention"], after)
    function = None if gold["function"] == "other" else gold["function"]
    return Duty(gold["mention"], start, end, Role(gold["role"]), UnitKind(gold["kind"]), position, function)


def _deadline(gold: dict[str, Any], page: _Page, after: int) -> Deadline:
    start, end = page.find(gold["mention"], after)
    return Deadline(
        mention=gold["mention"],
        start=start,
        end=end,
        kind=DeadlineKind(gold["kind"]),
        first_day=_day(gold.get("start")),
        last_day=_day(gold.get("end")),
        min_count=gold.get("min_count"),
        per=gold.get("per"),
        within=gold.get("within"),
        working_days=bool(gold.get("working_days")),
    )


def _printed(value: Any, mention: str, page: _Page) -> Printed[Any] | None:
    return None if value is None else Printed(value, mention, *page.find(mention, 0))


def _day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso)
