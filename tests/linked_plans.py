"""Stores of the successive plans of tests/pairs, linked by hand: what is made of links does not hang on the linker."""

import json
from pathlib import Path

from kg import graph, iris, link_graph
from kg.importer import read_plan
from kg.iris import Iri
from kg.model import Change, Continuation, Doubt, Likeness, Plan
from kg.ontology import vocabulary
from kg.stores import Store

PAIRS = Path(__file__).parent / "pairs"
SCORES = {Change.KEPT: 96, Change.REWORDED: 61, Change.SPLIT: 38, Change.MERGED: 42}
"""What a hand-made link is given for a score: any number will do."""


def read(name: str) -> Plan:
    """A plan of tests/pairs, PLACE-YEAR."""
    (path,) = (found for found in PAIRS.glob(f"{name}.*") if found.suffix != ".json")
    return read_plan(path, vocabulary())


def put(store: Store, *names: str, doubts: dict[str, str] | None = None) -> None:
    """The two plans of each hand-made pair, PLACE-YEAR-YEAR, with its links; `doubts` are later paths → earlier."""
    for name in names:
        gold = json.loads((PAIRS / f"{name}.json").read_text(encoding="utf-8"))
        earlier, later = read(gold["earlier"]), read(gold["later"])
        before, after = graph.plan_iri(earlier), graph.plan_iri(later)
        store.replace((graph.plan_iri(plan), graph.facts(plan, vocabulary())) for plan in (earlier, later))
        found = [
            Continuation(
                iris.task(after, pair["later"]),
                iris.task(before, pair["earlier"]),
                Change(pair["change"]),
                Likeness(SCORES[Change(pair["change"])]),
            )
            for pair in gold["pairs"]
        ]
        asked = [
            Doubt(iris.task(after, new), iris.task(before, old), Likeness(31)) for new, old in (doubts or {}).items()
        ]
        places = {str(iris.task(after, task.path)): (task.start, task.end) for task in later.tasks}
        store.replace(
            [
                (
                    Iri(iris.comparison("continuations", after)),
                    link_graph.continuations(after, before, found, asked, places),
                )
            ]
        )
