"""How long linking takes, beside parsing the same plans, and whether it grows in step with their number.

    python tests/link_benchmark.py [PLACES …]

Ten years of each place. Prints seconds of parsing (a file's text → facts), of describing and following (each plan with
its predecessor) and of counterparts (each year's plans with each other), and the first and both as shares of parsing.
"""

import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from yearly_plans import yearly_plans

from kg import graph
from kg.importer import read_plan
from kg.linker import LinkedPlan, continuations, counterparts, described
from kg.ontology import vocabulary

YEARS = range(2015, 2025)
PLACES = (30, 100, 300)


def main() -> None:
    sizes = sorted(map(int, sys.argv[1:])) or list(PLACES)
    known = vocabulary()
    parsing = following = 0.0
    series: dict[str, list[LinkedPlan]] = defaultdict(list)
    years: dict[int, list[LinkedPlan]] = defaultdict(list)
    print("plans   parsing  continuations  : parsing  counterparts  both : parsing   ms a plan")
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, text) in enumerate(yearly_plans(sizes[-1], YEARS), start=1):
            path = Path(folder, f"{name}.txt")
            path.write_text(text, encoding="utf-8")
            begun = time.process_time()
            plan = read_plan(path, known)
            facts = graph.facts(plan, known)
            read = time.process_time()
            linked = described(graph.plan_iri(plan), facts)
            before = series[str(linked.jurisdiction)]
            if before:
                continuations(before[-1], linked)
            followed = time.process_time()
            parsing, following = parsing + read - begun, following + followed - read
            before.append(linked)
            years[linked.year or 0].append(linked)
            if number % len(YEARS) == 0 and number // len(YEARS) in sizes:
                report(number, parsing, following, alike(years))


def alike(years: dict[int, list[LinkedPlan]]) -> float:
    """Seconds that the counterparts of every year take."""
    begun = time.process_time()
    for plans in years.values():
        counterparts(plans)
    return time.process_time() - begun


def report(plans: int, parsing: float, following: float, resembling: float) -> None:
    linking = following + resembling
    print(
        f"{plans:5} {parsing:8.2f}s {following:13.2f}s {following / parsing:10.2f} {resembling:12.2f}s "
        f"{linking / parsing:14.2f} {1000 * linking / plans:11.2f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
