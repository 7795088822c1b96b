"""Accuracy of reading: F1 of each element, plan by plan, against the hand-made answers in tests/gold.

`make score` prints the table; exit status 1 where a plan falls below its floor. Floors only go up.
"""

import json
import sys
from pathlib import Path

from gold import score

from kg.importer import read_plan
from kg.ontology import vocabulary
from kg.views.plan import form

HERE = Path(__file__).parent
PLANS = {
    path.stem: path
    for path in sorted(
        [*(HERE.parent / "import").glob("*/*"), *(HERE / "documents").iterdir(), *(HERE / "unseen").iterdir()]
    )
    if (HERE / f"gold/{path.stem}.json").is_file()
}
"""Every file with a hand-made answer, by name. Those of documents and unseen are invented, whatever place they name; no
reader's author had a hand in the unseen ones.
"""

FLOORS = {
    "anluzrzy-2023": 0.97,
    "biquan-2017": 0.98,
    "dianjiang-2021": 0.97,
    "dongbin-edu-2018": 0.97,
    "fenglingzhujian-2020": 0.97,
    "hefeng-2021": 0.98,
    "lanhe-edu-2023": 0.96,
    "linjiang-hitech-2021": 0.97,
    "linyue-2021": 0.97,
    "lujiang-2017": 0.97,
    "panshui-2022": 0.98,
    "shuangqiao-2021": 0.93,
    "xianshan-2017": 0.97,
    "yunxi-2018": 0.98,
}
"""The least F1 a plan may have in any element, where it is not yet 1: these name too many or too few domains."""


def f1(name: str) -> dict[str, float]:
    """F1 of each element of one plan, in the order the scorer has them."""
    gold = json.loads((HERE / f"gold/{name}.json").read_text(encoding="utf-8"))
    parsed = form(read_plan(PLANS[name], vocabulary()), vocabulary())
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
    scores = {name: f1(name) for name in PLANS}
    elements = list(dict.fromkeys(element for found in scores.values() for element in found))
    first, fallen = max(map(len, PLANS)) + 2, []
    heads = ["kind, function" if element.startswith("unit kind") else element for element in elements]
    print("F1".ljust(first) + "  ".join([*heads, "lowest", "floor"]))
    for name, found in scores.items():
        lowest, floor = min(found.values()), FLOORS.get(name, 1.0)
        values = [found.get(element) for element in elements]
        cells = ["-".rjust(len(h)) if v is None else f"{v:{len(h)}.3f}" for h, v in zip(heads, values, strict=True)]
        print(name.ljust(first) + "  ".join([*cells, f"{lowest:6.3f}", f"{floor:5.3f}"]))
        if lowest < floor:
            fallen.append(f"{name} fell below its floor")
    print("\n".join(fallen), end="\n" if fallen else "")
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
