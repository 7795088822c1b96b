"""Mentions → meaning: which kind of office each unit is, what each task is about. Pure; adds findings, loses nothing.

After `resolve`, the following holds:
1. A duty's `function` is a slug of the vocabulary or None; a group's is None.
2. A unit without a function has a finding "unit-unresolved", but for a body's own departments in its own plan.
3. Two bodies of one function that one task prints side by side are two units: their duties are `by_name`, and a
   finding "function-shared" names them.
4. Two names the plan prints for one unit have a finding "two-names".
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from itertools import combinations

from kg.clean import quoted
from kg.model import Duty, Finding, Plan, Severity, Task, UnitKind
from kg.resolver.domains import classify
from kg.resolver.functions import Reader, normal, reader
from kg.vocabulary import Vocabulary

__all__ = ["resolve"]


def resolve(plan: Plan, vocabulary: Vocabulary) -> Plan:
    """The plan with functions, domains and the findings they give rise to."""
    issuer = None if plan.issuer is None else plan.issuer.value
    read = reader(vocabulary, None if plan.jurisdiction is None else plan.jurisdiction.value, issuer)
    titles = {task.path: task.title for task in plan.tasks}
    tasks = tuple(
        _task(
            task,
            tuple([_duty(duty, read) for duty in task.duties]),
            classify(task.title, task.text, vocabulary, titles.get(task.parent or "", "")),
        )
        for task in plan.tasks
    )
    many = {function.slug for function in vocabulary.functions if function.many}
    apart = _told_by_name(tasks, read, vocabulary)
    if apart:
        tasks = tuple(replace(task, duties=tuple(_named(duty, apart) for duty in task.duties)) for task in tasks)
    printed = _first_printed(tasks)
    return replace(
        plan,
        tasks=tasks,
        findings=(
            *plan.findings,
            *_unresolved(printed, read),
            *_two_names(printed, read, many),
            *_shared(printed, vocabulary),
        ),
        issuer_function=None if issuer is None else read(issuer).function,
    )


# `replace` takes three times as long, and to look a member up in its enumeration 80 ns, for the hundreds a plan has.
_GROUP, _UNIT = UnitKind.GROUP, UnitKind.UNIT


def _task(task: Task, duties: tuple[Duty, ...], domains: tuple[str, ...]) -> Task:
    return Task(
        task.path, task.number, task.title, task.text, task.mention, task.start, task.end,
        task.section, task.parent, duties, task.deadlines, domains,
    )  # fmt: skip


def _duty(duty: Duty, read: Reader) -> Duty:
    if duty.kind is _GROUP:
        return duty
    function = read(duty.mention).function
    return Duty(duty.mention, duty.start, duty.end, duty.role, duty.kind, duty.position, function)


def _named(duty: Duty, apart: frozenset[tuple[str, str]]) -> Duty:
    return replace(duty, by_name=True) if (duty.function, normal(duty.mention)) in apart else duty


def _told_by_name(tasks: tuple[Task, ...], read: Reader, vocabulary: Vocabulary) -> frozenset[tuple[str, str]]:
    """Function and name of the bodies that a task prints beside another of their function.

    The one that bears the office's own name stays the office: 市政府办公室 beside 市政府督查室.
    """
    beside: dict[tuple[str, str], set[str]] = {}
    for task in tasks:
        functions = [duty.function for duty in task.duties if duty.function is not None]
        if len({*functions}) == len(functions):
            continue
        names = {(duty.function, normal(duty.mention)): None for duty in task.duties if duty.function is not None}
        for (function, one), (other, two) in combinations(names, 2):
            if function == other and not _is_same(one, two):
                beside.setdefault((function, one), set()).add(two)
                beside.setdefault((function, two), set()).add(one)
    if not beside:
        return frozenset()
    offices = {function.slug: normal(function.name) for function in vocabulary.functions}

    def is_office(function: str, mention: str) -> bool:
        name, office = read(mention).name, offices[function]
        whole = mention.endswith(name)  # but not 市公安局北仑分局, read by its body
        return whole and name.startswith(office) and name[len(office) :] in _OFFICE_ENDS

    return frozenset(
        (function, name)
        for (function, name), others in beside.items()
        if not is_office(function, name) or any(is_office(function, other) for other in others)
    )


_OFFICE_ENDS = ("", "局", "委", "委员会", "办", "办公室", "厅")


def _is_same(one: str, two: str) -> bool:
    """Whether one name is the other without its place or for short: 区税务局 of 北仑区税务局, 发改局 of 发展改革局."""
    short, long = sorted((one, two), key=len)
    if long.endswith(short):
        return True
    letters = iter(long)
    is_short = all(letter in letters for letter in short)
    return is_short and _ending(short) == _ending(long) and not _is_part(long)


def _is_part(name: str) -> bool:
    """Whether a name is of a part of a body, 市公安局交警分局, so that the body's own name in it is no short form."""
    return name[-1:] in name[:-1] and name[-1:] in _PARTED


_PARTED = frozenset("局委办厅")


def _first_printed(tasks: tuple[Task, ...]) -> list[tuple[Task, Duty]]:
    """Each name of a unit with its duty, and the task of it, where it is first printed."""
    found: dict[str, tuple[Task, Duty]] = {}
    for task in tasks:
        for duty in task.duties:
            if duty.mention not in found and duty.kind is _UNIT:
                found[duty.mention] = task, duty
    return list(found.values())


def _unresolved(printed: Iterable[tuple[Task, Duty]], read: Reader) -> Iterator[Finding]:
    """One finding for each name that no single function fits, where it is first printed."""
    told: set[str] = set()
    for task, duty in printed:
        name = normal(duty.mention)
        if duty.function is None and name not in told and not read.is_department(name):
            told.add(name)
            message = f"No single kind of office of the vocabulary fits {quoted(duty.mention)}."
            yield Finding("unit-unresolved", Severity.INFO, message, task.path, duty.start, duty.end)


def _two_names(printed: Iterable[tuple[Task, Duty]], read: Reader, many: Set[str]) -> Iterator[Finding]:
    """One finding for each further name of a unit, where it is first printed; with or without the place is one name."""
    first: dict[str, tuple[Task, Duty]] = {}
    told: set[tuple[str, str]] = set()
    for task, duty in printed:
        if duty.function is None or duty.function in many or duty.by_name:
            continue
        name = read(duty.mention).name
        before_task, before = first.setdefault(duty.function, (task, duty))
        if name == read(before.mention).name or (duty.function, name) in told:
            continue
        told.add((duty.function, name))
        renamed = _ending(name) != _ending(read(before.mention).name)  # 局 and 委员会, not 发改局 and 发展和改革局
        message = (
            f"{quoted(duty.mention)} in task {task.path} and {quoted(before.mention)} in task {before_task.path}"
            " are taken for one unit."
        )
        severity = Severity.WARNING if renamed else Severity.INFO
        yield Finding("two-names", severity, message, task.path, duty.start, duty.end)


def _shared(printed: Iterable[tuple[Task, Duty]], vocabulary: Vocabulary) -> Iterator[Finding]:
    """One finding for each body that shares its function with others of the place, where it is first printed."""
    works = {function.slug: function.name for function in vocabulary.functions}
    told: set[str] = set()
    for task, duty in printed:
        name = normal(duty.mention)
        if duty.by_name and duty.function is not None and name not in told:
            told.add(name)
            message = (
                f"{quoted(duty.mention)} is printed beside another body for {works[duty.function]}; "
                "each is a unit of its own name."
            )
            yield Finding("function-shared", Severity.INFO, message, task.path, duty.start, duty.end)


_SHORT = {"员会": "委", "公室": "办", "公厅": "办"}  # 委员会 and 委, 办公室 and 办 say the same


def _ending(name: str) -> str:
    return _SHORT.get(name[-2:], name[-1:])
