"""How fast plans go into a Neo4j, beside the fastest and the plainest way to write the same rows, in one run.

    python tests/neo4j_benchmark.py [PLANS]

Uses a server of its own, warmed up by a load that is not counted, and prints facts (nodes, relationships) a second.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import neo4j
from made_plans import made_plans

from kg import graph, ontology, server
from kg.graph import Fact
from kg.iris import Iri
from kg.stores.neo4j import Neo4jStore
from kg.stores.property_graph import NAMES, Part, key_label, project, rules

WARM_UP = 2
"""Rounds that are not counted: a server compiles what it does often, and is three times as fast after a while."""

ROUNDS = 5
BATCH = 10_000
SINGLE_SECONDS = 10.0


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    vocabulary = ontology.vocabulary()
    plans = [(graph.plan_iri(plan), graph.facts(plan, vocabulary)) for plan in made_plans(count, vocabulary)]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        running = server.start(home, say=print)
        try:
            measure(running, plans)
        finally:
            server.stop(home)


def measure(running: server.Server, plans: list[tuple[Iri, tuple[Fact, ...]]]) -> None:
    parts = [project(iri, facts) for iri, facts in plans]
    nodes, links = rows(parts)
    items = sum(map(len, nodes.values())) + sum(map(len, links.values()))
    print(f"Neo4j {running.version}: {len(plans)} plans, {items} nodes and relationships")
    with neo4j.GraphDatabase.driver(running.address) as driver, Neo4jStore(running.address, writable=True) as store:
        store.load_vocabulary(b"")  # constraints and indexes
        loads: list[float] = []
        creates: list[float] = []
        for turn in range(WARM_UP + ROUNDS):
            loaded = timed(driver, lambda: store.replace(plans))
            created = timed(driver, lambda: create(driver, nodes, links))
            if turn >= WARM_UP:
                loads.append(loaded)
                creates.append(created)
        wipe(driver)
        done, seconds = single(driver, nodes, links)
    load, bare, each = items / min(loads), items / min(creates), done / seconds
    ratio = median(one / other for one, other in zip(loads, creates, strict=True))
    print(f"kg import (projection, keyed MERGE, whole plans) {load:9,.0f} facts/s  of {listed(loads, items)}")
    print(f"bare UNWIND … CREATE of the same rows            {bare:9,.0f} facts/s  of {listed(creates, items)}")
    print(f"one auto-committed MERGE a call                  {each:9,.0f} facts/s  ({done} in {seconds:.0f} s)")
    print(f"import takes {ratio:.2f} times as long as bare CREATE, the median of rounds side by side (at most 1.3)")
    print(f"import is {load / each:.0f} times as fast as one MERGE a call (at least 30)")


def listed(times: list[float], items: int) -> str:
    return ", ".join(f"{items / one:,.0f}" for one in times)


def rows(parts: list[Part]) -> tuple[dict[str, list[dict]], dict[tuple[str, str, str], list[dict]]]:
    """The nodes by labels and the relationships by (start label, type, end label), each once."""
    rule = rules()
    made: dict[str, dict[str, dict]] = {}
    links: dict[tuple[str, str, str], list[dict]] = {}
    for part in parts:
        held = part.own | part.named
        keyed = {iri: key_label(node.labels, rule) for iri, node in held.items()} | part.reached
        for iri, node in held.items():
            made.setdefault(":".join(sorted(node.labels)), {}).setdefault(iri, {"id": iri, **node.properties})
            for kind, ends in node.links.items():
                for end in ends:
                    links.setdefault((keyed[iri], kind, keyed[end]), []).append({"a": iri, "b": end, "put": {}})
        for iri, label in part.reached.items():
            made.setdefault(label, {}).setdefault(iri, {"id": iri})
        for iri, node in part.named.items():
            put = {key: value for key, value in node.properties.items() if key != "text"} | node.links
            links.setdefault(("Plan", NAMES, keyed[iri]), []).append({"a": part.graph, "b": iri, "put": put})
        for iri, share in part.shares.items():
            row = {"a": share.start, "b": share.end, "put": {"id": iri, **share.properties}}
            links.setdefault(("Unit", share.of, "Task"), []).append(row)
    return {label: list(nodes.values()) for label, nodes in made.items()}, links


def create(driver: neo4j.Driver, nodes: dict[str, list[dict]], links: dict[tuple[str, str, str], list[dict]]) -> None:
    with driver.session() as session:
        for label, found in nodes.items():
            for begin in range(0, len(found), BATCH):
                text = f"UNWIND $rows AS row CREATE (n:{label}) SET n = row"
                session.run(text, rows=found[begin : begin + BATCH]).consume()
        for (start, kind, end), found in links.items():
            text = f"UNWIND $rows AS row MATCH (a:{start} {{id: row.a}}) MATCH (b:{end} {{id: row.b}}) "
            text += f"CREATE (a)-[r:{kind}]->(b) SET r = row.put"
            for begin in range(0, len(found), BATCH):
                session.run(text, rows=found[begin : begin + BATCH]).consume()


def single(
    driver: neo4j.Driver, nodes: dict[str, list[dict]], links: dict[tuple[str, str, str], list[dict]]
) -> tuple[int, float]:
    """Nodes for half of the time, then relationships between them, each by a call of its own."""
    done, begun = 0, time.perf_counter()
    there: set[str] = set()
    with driver.session() as session:
        for label in ("Plan", "Unit", "Task"):
            until = time.perf_counter() + SINGLE_SECONDS / 6
            for row in nodes[label]:
                session.run(f"MERGE (n:{label} {{id: $row.id}}) SET n = $row", row=row).consume()
                there.add(row["id"])
                done += 1
                if time.perf_counter() > until:
                    break
        until = time.perf_counter() + SINGLE_SECONDS / 2
        for (start, kind, end), found in links.items():
            for row in found:
                if row["a"] in there and row["b"] in there:
                    text = f"MATCH (a:{start} {{id: $row.a}}) MATCH (b:{end} {{id: $row.b}}) "
                    session.run(f"{text} MERGE (a)-[r:{kind}]->(b) SET r = $row.put", row=row).consume()
                    done += 1
                    if time.perf_counter() > until:
                        return done, time.perf_counter() - begun
    return done, time.perf_counter() - begun


def timed(driver: neo4j.Driver, work: Callable[[], object]) -> float:
    wipe(driver)
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def wipe(driver: neo4j.Driver) -> None:
    for label in (*rules().nodes, "Vocabulary"):
        with driver.session() as session:
            session.run(f"MATCH (n:{label}) CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF 5000 ROWS").consume()


if __name__ == "__main__":
    main()
