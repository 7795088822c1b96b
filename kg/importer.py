"""The order of the steps, written once: published file → Document → Flow → Plan → facts → store → links.

`import_paths` puts many files into a store; a file that holds no plan becomes one sentence and the others go in.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg import clean, graph, linker, links, parser, readers, resolver
from kg.clean import quoted
from kg.collector import put_off
from kg.document import Document
from kg.errors import KgError, Unreadable
from kg.graph import Fact
from kg.iris import Iri
from kg.model import Finding, Plan, UnitKind
from kg.readers.folder import documents
from kg.stores import Store
from kg.vocabulary import Vocabulary

BATCH = 200  # plans that go in by one bulk operation: some 230,000 facts, about 200 MB while they wait


@dataclass(frozen=True, slots=True)
class Summary:
    """What went in from one file. `units` counts different units and groups, by function where one is known."""

    path: Path
    iri: Iri
    title: str | None
    jurisdiction: str | None
    year: int | None
    sections: int
    tasks: int
    leaf_tasks: int
    duties: int
    units: int
    deadlines: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that did not go in, and the sentence that says why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, in the order of the files; `links` counts those computed anew between tasks of plans."""

    summaries: tuple[Summary, ...]
    refusals: tuple[Refusal, ...]
    links: int = 0


def read_plan(path: Path, vocabulary: Vocabulary) -> Plan:
    """What one file says, each mention with its meaning. Raises Unreadable where it holds no plan."""
    return _plan(readers.read(path), path, vocabulary)


def _plan(document: Document | Unreadable, path: Path, vocabulary: Vocabulary) -> Plan:
    if isinstance(document, Unreadable):
        raise document
    flow = clean.clean(document)
    plan = resolver.resolve(parser.parse(flow), vocabulary)
    if not plan.tasks:
        raise Unreadable(f"{path}: no task found; a plan numbers its tasks （一） or 1., or lists them in a table")
    bare = not any(task.duties for task in plan.tasks)
    if bare and (said := parser.sent_elsewhere(flow)) is not None:
        raise Unreadable(f"{path}: is a letter, {quoted(said)}; the plan it sends is not in this file")
    if plan.title is None and (said := parser.other_title(flow)) is not None:
        raise Unreadable(f"{path}: explains or reports on a plan, by its title {quoted(said)}; nothing went in")
    if bare and all(said is None for said in (plan.title, plan.jurisdiction, plan.year)):
        raise Unreadable(f"{path}: numbered paragraphs, but no title, place, year or unit of a plan; nothing went in")
    return plan


def import_paths(
    paths: Iterable[Path],
    store: Store,
    vocabulary: Vocabulary,
    progress: Callable[[int, int, str], None] = lambda done, total, what: None,
) -> Report:
    """Put the plans of files and folders into the store, each whole or not at all, replacing an earlier import, and
    link their tasks with those of the years before and after and of other places.

    `progress` is called with how many files, or comparisons, are done, how many there are, and what is at work.
    """
    summaries: list[Summary] = []
    refusals: list[Refusal] = []
    sources: dict[Iri, Path] = {}
    waiting: list[tuple[Iri, tuple[Fact, ...]]] = []
    changed: dict[Iri, linker.LinkedPlan] = {}
    files = _files(paths, refusals)
    with put_off():
        for done, path in enumerate(files):
            progress(done, len(files), path.name)
            for place, document in readers.read_all(path):
                try:
                    plan = _plan(document, place, vocabulary)
                    iri = graph.plan_iri(plan)
                    _only_once(iri, place, sources)
                except KgError as refused:
                    refusals.append(Refusal(place, str(refused)))
                    continue
                summaries.append(summary(plan, place))
                facts = graph.facts(plan, vocabulary)
                waiting.append((iri, facts))
                changed[iri] = linker.described(iri, facts)
                if len(waiting) == BATCH:
                    store.replace(waiting)
                    waiting = []
    store.replace(waiting)
    linked = links.relink(store, changed, progress)
    return Report(tuple(summaries), tuple(refusals), linked)


def summary(plan: Plan, path: Path) -> Summary:
    """The counts of a plan."""
    parents = {task.parent for task in plan.tasks}
    duties = [duty for task in plan.tasks for duty in task.duties]
    return Summary(
        path=path,
        iri=graph.plan_iri(plan),
        title=None if plan.title is None else plan.title.value,
        jurisdiction=None if plan.jurisdiction is None else plan.jurisdiction.value,
        year=None if plan.year is None else plan.year.value,
        sections=len(plan.sections),
        tasks=len(plan.tasks),
        leaf_tasks=sum(task.path not in parents for task in plan.tasks),
        duties=len(duties),
        units=len({(duty.kind is UnitKind.GROUP, duty.function or duty.mention) for duty in duties}),
        deadlines=sum(len(task.deadlines) for task in plan.tasks),
        findings=plan.findings,
    )


def _only_once(iri: Iri, path: Path, sources: dict[Iri, Path]) -> None:
    """Two files of one plan in one import would replace each other by the order of their names."""
    earlier = sources.setdefault(iri, path)
    if earlier != path:
        raise KgError(f"{path}: the same plan as {earlier}, which went in; import only one of them")


def _files(paths: Iterable[Path], refusals: list[Refusal]) -> list[Path]:
    """The files to try, each once, those of a folder in sorted order."""
    files: dict[Path, Path] = {}
    for path in paths:
        found = list(_documents(path, refusals)) if path.is_dir() else [path]
        if not found:
            refusals.append(Refusal(path, f"{path}: no document in this folder; name the file to have it tried"))
        for file in found:
            files.setdefault(file.resolve(), file)
    return list(files.values())


def _documents(folder: Path, refusals: list[Refusal]) -> Iterator[Path]:
    def closed(error: OSError) -> None:
        refusals.append(
            Refusal(Path(error.filename), f"{error.filename}: the folder cannot be listed: {error.strerror}")
        )

    names: list[str] = []
    for here, folders, files in os.walk(folder, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        names += [Path(here, name).relative_to(folder).as_posix() for name in files]
    yield from (folder / name for name in documents(names))
