"""A task with every fact's place in the published file: what is printed, where, and what it was taken to mean; and
the tasks of other years and places it is tied to.
"""

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import Usage
from kg.iris import Iri
from kg.views.queries import ask, records
from kg.views.rows import text as plain
from kg.views.rows import visible

if TYPE_CHECKING:
    from kg.stores import Store

_LABELS = {"unit": "units", "deadline": "deadlines", "finding": "findings"}
_LINKS = {"before": "goes on with", "later": "goes on as", "elsewhere": "asked elsewhere as"}
AROUND = 24  # characters of the source line shown on either side of a quote
LONGEST = 120  # characters of a quote; of more, the middle is left out


@dataclass(frozen=True, slots=True)
class Part:
    """A unit, deadline or finding of a task: its print, its place [start, end) and its meaning."""

    part: str
    of: str
    mention: str
    meaning: str
    detail: str | None
    start: int
    end: int


def trace(store: "Store", name: str) -> str:
    """The page on the task `name`: an identifier, jurisdiction/year/path, or a path only one plan has.

    Raises Usage where no task or more than one has that name.
    """
    task = _one(store, name)
    found = ask(store, "trace-parts", {"task": Iri(task["task"])})
    parts = [Part(*row) for row in found.rows]  # type: ignore[arg-type]  # the columns of trace-parts.rq
    source = _Source(task["file"], task["source"])
    lines = [
        f"{task['reference']}  {task['title']}".rstrip(),
        f"  plan      {task['plan_title'] or '-'} {task['document_number'] or ''}".rstrip(),
        f"  file      {task['file']}  sha256 {task['sha256']}",
        f"  place     {source.place(task['start'], task['end'])}",
    ]
    if task["text"]:
        lines += ["  text", f"    {task['text']}"]
    for kind, label in _LABELS.items():
        lines += _section(label, [part for part in parts if part.part == kind], task["reference"], source)
    lines += _links(store, Iri(task["task"]))
    return "".join(f"{visible(line)}\n" for line in lines)


class _Source:
    """The published text by lines."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]

    def line(self, offset: int) -> int:
        """The number of the line an offset is in, from 1."""
        return bisect_right(self.starts, offset)

    def place(self, start: int, end: int) -> str:
        """beilun-2020.txt:112, offsets 9120–9124."""
        first, last = self.line(start), self.line(max(start, end - 1))
        lines = str(first) if first == last else f"{first}–{last}"
        return f"{self.file}:{lines}, offsets {start}–{end}"

    def quote(self, start: int, end: int) -> str:
        """The print around a place, the place itself in 〘〙: …责任单位：〘区发改局〙、区司法局…"""
        begin = max(self.text.rfind("\n", 0, start) + 1, start - AROUND)
        stop = self.text.find("\n", end)
        stop = min(len(self.text) if stop < 0 else stop, end + AROUND)
        before = ("" if begin == 0 or self.text[begin - 1] == "\n" else "…") + self.text[begin:start].lstrip()
        after = self.text[end:stop].rstrip() + ("" if stop == len(self.text) or self.text[stop] == "\n" else "…")
        quoted = self.text[start:end]
        if len(quoted) > LONGEST:
            quoted = f"{quoted[: LONGEST // 2]}……{quoted[-LONGEST // 2 :]}"
        return f"{before}〘{quoted}〙{after}".replace("\r", "").replace("\n", "⏎")


def _one(store: "Store", name: str) -> dict[str, Any]:
    """The one task of that name, as the columns of trace-tasks.rq."""
    tasks = records(store, "trace-tasks", {"name": name})
    if len(tasks) > 1:
        references = ", ".join(plain(task["reference"]) for task in tasks)
        raise Usage(f"{name} names {len(tasks)} tasks: write one of {references}")
    if not tasks:
        raise Usage(
            f"no task {name}: a task is named by its path (2/7/22) or jurisdiction/year/path, as kg query prints it"
        )
    return tasks[0]


def _links(store: "Store", task: Iri) -> list[str]:
    """The tasks of other years and places it is tied to, a line each; nothing where there are none."""
    lines: list[str] = []
    last = None
    for how, reference, title, change, score in ask(store, "trace-links", {"task": task}).rows:
        if how != last:
            lines.append(f"  {_LINKS[str(how)]}")
            last = how
        lines.append(f"    {reference} {title}  {f'{change}, ' if change else ''}{score} % alike")
    return lines


def _section(label: str, parts: list[Part], reference: str, source: _Source) -> list[str]:
    """One label with its parts: print and meaning, then place and quote."""
    lines = [f"  {label}" if parts else f"  {label:<9} none"]
    for part in parts:
        meaning = part.meaning if part.detail is None else f"{part.meaning}, {part.detail}"
        above = "" if reference.endswith(f"/{part.of}") else f", printed for {part.of}"
        lines += [
            f"    {part.mention}  {meaning}{above}",
            f"      {source.place(part.start, part.end)}: {source.quote(part.start, part.end)}",
        ]
    return lines
