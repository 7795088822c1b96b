"""What a plan says, and how its tasks go with those of others: values only, no behaviour beyond reading themselves.

A *mention* is what is printed, without white space; a *meaning* (function, date, domain) stays empty until one
reading is left. `start` and `end` are offsets into the Document's text: `text[start:end]` without white space is
the mention.
"""

from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from kg.value import value

T = TypeVar("T")


class Role(StrEnum):
    """How a unit takes part in a task."""

    LEAD = "lead"  # 牵头单位, A牵头
    RESPONSIBLE = "responsible"  # 责任单位, A负责
    SUPPORT = "support"  # 配合单位, B配合, B参与


class UnitKind(StrEnum):
    """One body, or an open set of bodies."""

    UNIT = "unit"  # 区发改局
    GROUP = "group"  # 各街道（镇）


class DeadlineKind(StrEnum):
    """How a deadline binds."""

    BY = "by"  # 9月底前
    PERIOD = "period"  # 全年, 上半年
    RECURRING = "recurring"  # 每季度不少于1次
    RESPONSE = "response"  # 1个工作日答复
    ONGOING = "ongoing"  # 长期


class Severity(StrEnum):
    """How much a finding weighs: a reader should know, should look, or must not rely on the fact."""

    INFO = "info"
    WARNING = "warning"
    VIOLATION = "violation"


class Change(StrEnum):
    """How a task goes on with one of the plan before."""

    KEPT = "kept"  # the same words
    REWORDED = "reworded"
    SPLIT = "split"  # one became several
    MERGED = "merged"  # several became one


@value
class Printed(Generic[T]):
    """A value of the plan as a whole (title, number, date) with the print it was read from."""

    value: T
    mention: str
    start: int
    end: int


@value
class Deadline:
    """When a task must be done, as printed (`mention`) and as meant.

    by: `last_day`; period: `first_day` and `last_day`; recurring: `min_count` (None if unsaid) acts `per` an ISO
    duration (P1Y, P3M, P1M, P7D); response: `within` an ISO duration, counted in `working_days` or calendar days.
    """

    mention: str
    start: int
    end: int
    kind: DeadlineKind
    first_day: date | None = None
    last_day: date | None = None
    min_count: int | None = None
    per: str | None = None
    within: str | None = None
    working_days: bool = False


@value
class Duty:
    """One unit's share in one task; `position` counts from 1 in printed order.

    `function` is a slug of ontology/functions.ttl, None where no single one fits or for a group. `by_name` is true
    where the plan prints another body of that function beside it, so that only its name tells it: 市国税局、市地税局.
    """

    mention: str
    start: int
    end: int
    role: Role
    kind: UnitKind
    position: int
    function: str | None = None
    by_name: bool = False


@value
class Task:
    """What must be done: a heading （一） or an item below one.

    `path` joins the printed numbers: section/task/item, "2/7/22". `number` is the number as printed (None in a
    table without one). The mention is the task's own print: number, title and text. `text` is what follows the
    title, without the unit statement. `parent` is the path of the task it is an item of, `section` a section number.
    """

    path: str
    number: str | None
    title: str
    text: str
    mention: str
    start: int
    end: int
    section: int | None = None
    parent: str | None = None
    duties: tuple[Duty, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    domains: tuple[str, ...] = ()


@value
class Section:
    """A heading 一、 that groups tasks."""

    number: int
    title: str
    mention: str
    start: int
    end: int


@value
class Finding:
    """What a reader must know about a fact: `about` is the path of a task, or None for the plan as a whole.

    `message` is one sentence for a clerk; `start` and `end` show the place in the Document's text.
    """

    code: str
    severity: Severity
    message: str
    about: str | None
    start: int
    end: int


@value
class Plan:
    """A year's work plan of one jurisdiction. A field no print supports is None.

    `name`, `sha256`, `media_type` and `source_text` are those of the Document it was read from. `issuer_function`
    is the slug of the office that issued it, None where no single one fits.
    """

    name: str
    media_type: str
    sha256: str
    source_text: str
    title: Printed[str] | None
    document_number: Printed[str] | None
    jurisdiction: Printed[str] | None
    issuer: Printed[str] | None
    year: Printed[int] | None
    signed: Printed[date] | None
    printed: Printed[date] | None
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    findings: tuple[Finding, ...] = ()
    issuer_function: str | None = None


@value
class Likeness:
    """How alike two tasks are, in all and in what, in whole per cent; None where one of them says nothing of it."""

    score: int
    title: int | None = None
    text: int | None = None
    domain: int | None = None
    unit: int | None = None
    deadline: int | None = None


@value
class Continuation:
    """A task and the task of the plan before that it goes on with, by their identifiers."""

    later: str
    earlier: str
    change: Change
    likeness: Likeness


@value
class Doubt:
    """A task that may go on with one of the plan before, by their identifiers: too little alike to say so."""

    later: str
    earlier: str
    likeness: Likeness


@value
class Counterpart:
    """A task and one of another place that asks the same in the same year, by their identifiers."""

    of: str
    like: str
    likeness: Likeness
