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
from kg.linker import LinkedPlan, continuations, counterparts, described
from kg.linker.weights import WEIGHTS, Weights
from kg.ontology import vocabulary

HERE = Path(__file__).parent
GOLD = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((HERE / "pairs").glob("*-*-*.json"))}
"""Hand-made: the pairs of two plans' tasks by their paths, and which tasks are new and dropped."""

FLOORS = {
    "pingling-2023-2024": 0.94,
}
"""The least F1 of continued pairs, where it is not yet 1."""

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


def counterpart_f1() -> tuple[float, float]:
    """Precision and recall of the counterparts of tests/pairs/same-2022."""
    folder = HERE / "pairs/same-2022"
    plans = {path.stem.partition("-")[0]: plan(f"same-2022/{path.stem}") for path in sorted(folder.glob("*-2022.*"))}
    names = {task.iri: f"{name}/{task.path}" for name, each in plans.items() for task in each.tasks}
    gold = json.loads((folder / "same.json").read_text(encoding="utf-8"))
    same = {(answer["task"], like) for answer in gold for like in answer["like"]}
    got = {
        (names[link.of], names[link.like]) for links in counterparts(list(plans.values())).values() for link in links
    }
    return len(same & got) / len(got), len(same & got) / len(same)


def main() -> int:
    fallen = []
    print(f"{'':24}precision  recall     F1  new and dropped  change  floor")
    for name in GOLD:
        s = score(name)
        floor = FLOORS.get(name, 1.0)
        print(
            f"{name:24}{s.hits / max(s.got, 1):9.3f}{s.hits / max(s.wanted, 1):8.3f}{s.f1:7.3f}{s.settled:17.3f}"
            f"{s.changes / max(s.hits, 1):8.3f}{floor:7.2f}"
        )
        for label, pairs in (("missing", s.missing), ("extra", s.extra), ("change", s.other)):
            for pair, what in sorted(pairs.items()):
                print("   ", label, *pair, what)
        if s.f1 < floor:
            fallen.append(f"{name} fell below its floor")
    precision, recall = counterpart_f1()
    print(f"same-2022, counterparts {precision:9.3f}{recall:8.3f}{2 * precision * recall / (precision + recall):7.3f}")
    print("\n".join(fallen), end="\n" if fallen else "")
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
