"""Accuracy of reading: F1 of each element, plan by plan, against the hand-made answers in tests/gold.

`make score` prints the table; exit status 1 where a plan falls below its floor. Floors only go up.
"""

import json
import sys

from gold import score
from gold_plans import DOCUMENTS, HERE

from kg.importer import read_plan
from kg.ontology import vocabulary
from kg.views.plan import form

FLOORS = {
    "beilun-2020": 1.0,
    "jiangbei-2022": 1.0,
    "sample-cells-2021": 1.0,
    "sample-levels-2023": 1.0,
    "sample-table-2024": 1.0,
}


def f1(name: str) -> dict[str, float]:
    """F1 of each element of one plan, in the order the scorer has them."""
    gold = json.loads((HERE / f"gold/{name}.json").read_text(encoding="utf-8"))
    parsed = form(read_plan(DOCUMENTS[name], vocabulary()), vocabulary())
    wanted, got = score.elements(gold), score.elements(parsed)
    found = {}
    for element in sorted(wanted.keys() | got.keys()):
        hits = (wanted[element] & got[element]).total()
        found[element] = _mean(hits, wanted[element].total(), got[element].total())
    hit, miss, extra = score.domains(gold, parsed)
    found["domain"] = _mean(len(hit), len(hit) + len(miss), len(hit) + len(extra))
    return found


def _mean(hits: int, wanted: int, got: int) -> float:
    return 2 * hits / (wanted + got) if wanted + got else 1.0


def main() -> int:
    scores = {name: f1(name) for name in FLOORS}
    elements = list(dict.fromkeys(element for found in scores.values() for element in found))
    width = max(map(len, FLOORS)) + 2
    print("F1".ljust(24) + "".join(name.rjust(width) for name in FLOORS))
    for element in elements:
        cells = (scores[name].get(element) for name in FLOORS)
        print(element.ljust(24) + "".join(("-" if cell is None else f"{cell:.3f}").rjust(width) for cell in cells))
    print("lowest".ljust(24) + "".join(f"{min(scores[name].values()):.3f}".rjust(width) for name in FLOORS))
    print("floor".ljust(24) + "".join(f"{floor:.3f}".rjust(width) for floor in FLOORS.values()))
    return int(any(min(scores[name].values()) < floor for name, floor in FLOORS.items()))


if __name__ == "__main__":
    sys.exit(main())
