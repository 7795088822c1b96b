"""Accuracy of linking on the hand-made pairs of tests/pairs: precision, recall and F1 of continued pairs.

`make link-score` prints the table; exit status 1 where a pair of plans falls below its floor. Floors only go up.
"""

import json
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg import graph, iris
from kg.importer import read_plan
from kg.linker import LinkedPlan, continuations, described
from kg.linker.weights import WEIGHTS, Weights
from kg.ontology import vocabulary

HERE = Path(__file__).parent
GOLD = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((HERE / "pairs").glob("*-*-*.json"))}
"""Hand-made: the pairs of two plans' tasks by their paths, and which tasks are new and dropped."""

Pairs = dict[tuple[str, str], str]
"""(path of the earlier task, path of the later one) → change."""


@cache
def plan(name: str) -> LinkedPlan:
    """A plan of tests/pairs as the linker sees it."""
    (path,) = (HERE / "pairs").glob(f"{name}.*")
    read = read_plan(path, vocabulary())
    return described(graph.plan_iri(read), graph.facts(read, vocabulary()))


@dataclass(frozen=True)
class Score:
    """How the links of a pair of plans compare with the hand-made ones."""

    hits: int
    wanted: int
    got: int
    changes: int
    settled: float
    missing: Pairs
    extra: Pairs
    other: dict[tuple[str, str], tuple[str, str]]

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.wanted + self.got) if self.wanted + self.got else 1.0


def wanted(name: str) -> Pairs:
    return {(pair["earlier"], pair["later"]): pair["change"] for pair in GOLD[name]["pairs"]}


def found(name: str, weights: Weights = WEIGHTS) -> Pairs:
    links, _ = continuations(plan(GOLD[name]["earlier"]), plan(GOLD[name]["later"]), weights)
    return {(_path(link.earlier), _path(link.later)): link.change.value for link in links}


def _path(iri: str) -> str:
    return str(iris.parse(iri).parts[-1])


def score(name: str, weights: Weights = WEIGHTS) -> Score:
    """The links found between the two plans of a hand-made pair, beside the wanted ones."""
    gold, got = wanted(name), found(name, weights)
    hits = gold.keys() & got.keys()
    left_over = _left_over(name, gold), _left_over(name, got)
    shared = len(left_over[0] & left_over[1])
    return Score(
        hits=len(hits),
        wanted=len(gold),
        got=len(got),
        changes=sum(gold[pair] == got[pair] for pair in hits),
        settled=2 * shared / total if (total := sum(map(len, left_over))) else 1.0,
        missing={pair: gold[pair] for pair in gold.keys() - hits},
        extra={pair: got[pair] for pair in got.keys() - hits},
        other={pair: (gold[pair], got[pair]) for pair in hits if gold[pair] != got[pair]},
    )


def _left_over(name: str, pairs: Pairs) -> set[tuple[str, str]]:
    """The dropped tasks of the earlier plan and the new ones of the later."""
    earlier, later = ({task.path for task in plan(GOLD[name][which]).tasks} for which in ("earlier", "later"))
    dropped, new = earlier - {before for before, _ in pairs}, later - {after for _, after in pairs}
    return {("dropped", path) for path in dropped} | {("new", path) for path in new}


def main() -> int:
    for name in GOLD:
        s = score(name)
        print(
            f"{name:24} precision {s.hits / max(s.got, 1):.3f} recall {s.hits / max(s.wanted, 1):.3f} F1 {s.f1:.3f} "
            f"new/dropped {s.settled:.3f} change {s.changes / max(s.hits, 1):.3f}"
        )
        if "-v" in sys.argv:
            for label, pairs in (("missing", s.missing), ("extra", s.extra), ("other", s.other)):
                for pair, what in sorted(pairs.items()):
                    print("   ", label, *pair, what)
    return 0


if __name__ == "__main__":
    sys.exit(main())
