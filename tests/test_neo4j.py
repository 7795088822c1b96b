"""The store on a real server: what goes in, what comes back, what is refused, and what goes wrong."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import neo4j
import pytest
from gold_plans import gold_plan
from made_plans import made_plans
from neo4j_fixtures import RELEASE

from kg import graph, ontology, server
from kg.errors import QueryRefused, Unreachable, Usage
from kg.graph import Fact
from kg.iris import Iri
from kg.model import Plan
from kg.server import Server
from kg.stores import Store, open_store
from kg.stores import neo4j as store_module
from kg.stores.cypher_load import FULLTEXT
from kg.stores.neo4j import Neo4jStore

VOCABULARY = ontology.vocabulary()
WORDS = ontology.vocabulary_text().encode()
BEILUN, JIANGBEI = gold_plan("beilun-2020"), gold_plan("jiangbei-2022")

ROOT = Path(__file__).parent.parent
KG = Path(sys.executable).parent / "kg"


def given(*plans: Plan) -> list[tuple[Iri, tuple[Fact, ...]]]:
    return [(graph.plan_iri(plan), graph.facts(plan, VOCABULARY)) for plan in plans]


def state(driver: neo4j.Driver) -> set[object]:
    """Everything in the database, by keys and values."""
    nodes = driver.execute_query("MATCH (n) RETURN labels(n), properties(n)").records
    links = driver.execute_query("MATCH (a)-[r]->(b) RETURN a.id, type(r), properties(r), b.id").records
    return {repr((sorted(labels), sorted(map(repr, held.items())))) for labels, held in nodes} | {
        repr((a, kind, sorted(map(repr, held.items())), b)) for a, kind, held, b in links
    }


class Counted:
    """What every transaction of a store changed, by the server's own counters."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.updates = 0
        consume = neo4j.Result.consume

        def counting(result: neo4j.Result) -> neo4j.ResultSummary:
            summary = consume(result)
            self.updates += summary.counters.contains_updates or summary.counters.contains_system_updates
            return summary

        monkeypatch.setattr(neo4j.Result, "consume", counting)


# -- what goes in


def test_plans_come_back_fact_for_fact(store: Neo4jStore) -> None:
    plans = given(BEILUN, JIANGBEI, *made_plans(3, VOCABULARY))
    store.load_vocabulary(WORDS)
    assert store.replace(plans) == sum(len(facts) for _, facts in plans)
    for iri, facts in plans:
        assert set(store.facts(iri)) == set(facts)
    assert store.graphs() == tuple(sorted(iri for iri, _ in plans))
    assert store.count() == sum(len(facts) for _, facts in plans)


def test_days_are_days_and_names_are_lists(store: Neo4jStore, driver: neo4j.Driver) -> None:
    store.replace(given(BEILUN))
    [[day]] = driver.execute_query("MATCH (d:Deadline) WHERE d.lastDay IS NOT NULL RETURN d.lastDay LIMIT 1").records
    assert isinstance(day, neo4j.time.Date)
    [[names]] = driver.execute_query("MATCH (u:Unit) RETURN u.printedName LIMIT 1").records
    assert isinstance(names, list)


def test_constraints_come_first_and_by_name(store: Neo4jStore, driver: neo4j.Driver) -> None:
    store.replace(given(BEILUN))
    constraints = {name for [name] in driver.execute_query("SHOW CONSTRAINTS YIELD name RETURN name").records}
    assert {"plan_id", "task_id", "unit_id", "deadline_id", "function_id"} <= constraints
    indexes = driver.execute_query("SHOW INDEXES YIELD name, type, options RETURN name, type, options").records
    options = {name: options for name, kind, options in indexes if kind == "FULLTEXT"}
    assert options[FULLTEXT]["indexConfig"]["fulltext.analyzer"] == "cjk"


def test_the_full_text_index_finds_chinese(store: Neo4jStore) -> None:
    store.replace(given(BEILUN, JIANGBEI))
    store.query("CALL db.awaitIndexes(30)")
    text = f"CALL db.index.fulltext.queryNodes('{FULLTEXT}', '政策解读') YIELD node RETURN node.title, node.text"
    found = store.ask(text).rows
    assert found
    assert all("政策" in f"{title}{body}" or "解读" in f"{title}{body}" for title, body in found)


def test_importing_twice_changes_nothing(
    store: Neo4jStore, driver: neo4j.Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = given(BEILUN, JIANGBEI, *made_plans(2, VOCABULARY))
    assert store.load_vocabulary(WORDS)
    store.replace(plans)
    before = state(driver)
    with Neo4jStore(f"neo4j://{driver_address(driver)}", writable=True) as again:
        counted = Counted(monkeypatch)
        assert not again.load_vocabulary(WORDS)
        again.replace(plans)
        assert counted.updates == 0, "the server counts no node, property, label, constraint or index"
    assert state(driver) == before


def driver_address(driver: neo4j.Driver) -> str:
    host, port = driver.get_server_info().address[:2]
    return f"{'localhost' if host in ('127.0.0.1', '::1') else host}:{port}"


def test_the_order_of_import_does_not_matter(store: Neo4jStore, driver: neo4j.Driver) -> None:
    plans = given(JIANGBEI, *made_plans(12, VOCABULARY))
    store.load_vocabulary(WORDS)
    store.replace(plans)
    first = state(driver)
    driver.execute_query("MATCH (n) DETACH DELETE n")
    for plan in reversed(plans):
        store.replace([plan])
    store.load_vocabulary(WORDS)
    assert state(driver) == first


# -- a plan replaced


def test_a_plan_replaced_leaves_nothing_of_the_old(store: Neo4jStore, driver: neo4j.Driver) -> None:
    """As if the first print had never been there: duties, tasks, and units only it named."""
    store.load_vocabulary(WORDS)
    store.replace(given(JIANGBEI, replace(BEILUN, tasks=BEILUN.tasks[:9])))
    never = state(driver)
    driver.execute_query("MATCH (n) DETACH DELETE n")
    store.load_vocabulary(WORDS)
    store.replace(given(JIANGBEI, BEILUN))
    store.replace(given(replace(BEILUN, tasks=BEILUN.tasks[:9])))
    assert state(driver) == never


def test_a_unit_another_year_names_stays_with_the_names_that_year_prints(
    store: Neo4jStore, driver: neo4j.Driver
) -> None:
    first, second = made_plans(2, VOCABULARY)  # two years of one place
    store.replace(given(first, second))
    both = unit_names(driver)
    store.replace(given(replace(first, tasks=())))
    left = unit_names(driver)
    assert set(left) < set(both)
    printed = {duty.mention for task in second.tasks for duty in task.duties} | {second.issuer.value}  # type: ignore[union-attr]
    assert {name for names in left.values() for name in names} == printed


def unit_names(driver: neo4j.Driver) -> dict[str, list[str]]:
    return dict(map(tuple, driver.execute_query("MATCH (u:Unit) RETURN u.id, u.printedName").records))  # type: ignore[arg-type]


def test_what_was_taken_out_by_hand_comes_back(store: Neo4jStore, driver: neo4j.Driver) -> None:
    plans = given(BEILUN)
    store.replace(plans)
    whole = state(driver)
    driver.execute_query("MATCH (t:Task {path: '1/1'}) DETACH DELETE t")
    store.replace(plans)
    assert state(driver) == whole


# -- only reading


REACHING = [
    "LOAD CSV FROM 'http://localhost:{port}/x' AS line RETURN line",
    "\\u004COAD CSV FROM 'http://localhost:{port}/x' AS line RETURN line",
    "MATCH (n) WITH n LOAD CSV FROM 'http://localhost:{port}/?' + n.name AS line RETURN line",
    "CALL apoc.load.json('http://localhost:{port}/x') YIELD value RETURN value",
    "CALL {{ LOAD CSV FROM 'http://localhost:{port}/x' AS line RETURN line }} IN TRANSACTIONS RETURN line",
    "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    "CREATE (:Task {{id: 'x'}})",
    "MATCH (t) CALL (t) {{ DETACH DELETE t }} IN TRANSACTIONS",
    "CREATE INDEX mine FOR (n:Task) ON (n.text)",
    "CALL db.createLabel('Mine')",
    "CREATE DATABASE mine",
]


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A port of this machine, and what was heard there."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.1)
        done = threading.Event()

        def hear() -> None:
            while not done.is_set():
                try:
                    caller, _ = listening.accept()
                except TimeoutError:
                    continue
                with caller:
                    caller.settimeout(1)
                    heard.append(caller.recv(100))
                    caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nx\n")

        thread = threading.Thread(target=hear)
        thread.start()
        yield listening.getsockname()[1], heard
        done.set()
        thread.join()


def test_a_query_of_ones_own_reads_and_nothing_else(
    store: Neo4jStore, driver: neo4j.Driver, listener: tuple[int, list[bytes]]
) -> None:
    port, heard = listener
    store.replace(given(BEILUN))
    before = state(driver)
    for text in REACHING:
        with pytest.raises(QueryRefused):
            store.ask(text.format(port=port))
    time.sleep(0.3)
    assert heard == []
    assert state(driver) == before
    # the listener does hear: the same statement, sent past the refusal, reaches it even where a session only reads
    with driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
        session.execute_read(lambda tx: tx.run(REACHING[0].format(port=port)).consume())
    assert len(heard) == 1


def test_a_write_that_slipped_by_the_words_is_stopped_by_the_servers_own_reading(
    store: Neo4jStore, driver: neo4j.Driver, monkeypatch: pytest.MonkeyPatch, listener: tuple[int, list[bytes]]
) -> None:
    port, heard = listener
    monkeypatch.setattr(store_module, "refuse_reach", lambda text: None)
    for text in REACHING:
        with pytest.raises(QueryRefused):
            store.ask(text.format(port=port))
    assert heard == []
    assert state(driver) == set()


def test_a_query_with_a_mistake_says_where(store: Neo4jStore) -> None:
    with pytest.raises(QueryRefused, match="line 1, column"):
        store.ask("MATCH (t:Task RETURN t")


def test_nodes_and_paths_print_as_cypher_writes_them(store: Neo4jStore) -> None:
    store.replace(given(BEILUN))
    [[path]] = store.ask("MATCH p = (:Unit)-[:CARRIES]->(t:Task {path: '1/1'}) RETURN p LIMIT 1").rows
    assert str(path).startswith("(:Unit")
    assert ")-[:CARRIES]->(:Task " in str(path)


# -- what goes wrong


def refused(address: str, monkeypatch: pytest.MonkeyPatch, **environment: str) -> Unreachable:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(Unreachable) as error:
        open_store(address, writable=True)
    assert error.value.exit_code == 4
    assert "\n" not in str(error.value)
    return error.value


def test_a_server_that_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "PATIENCE", 1.0)
    assert "kg neo4j start" in str(refused("bolt://localhost:1", monkeypatch))
    assert "kg neo4j start" in str(refused("neo4j://localhost:1", monkeypatch))


def test_a_host_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "PATIENCE", 1.0)
    assert "host.invalid" in str(refused("bolt://host.invalid", monkeypatch))


def test_a_database_that_is_not_there(empty_neo4j: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no such database" in str(refused(f"{empty_neo4j.address}/nowhere", monkeypatch))
    assert "no such database" in str(refused(empty_neo4j.address, monkeypatch, NEO4J_DATABASE="nowhere"))


def test_a_password_in_the_address_is_refused() -> None:
    with pytest.raises(Usage, match="NEO4J_PASSWORD"):
        open_store("neo4j://neo4j:secret@localhost:7687")


def test_one_sentence_and_exit_code_4_on_the_command_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [KG, "import", ROOT / "import", "--store", "bolt://localhost:1"],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 4
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_commands_of_the_readme_run(empty_neo4j: Server, tmp_path: Path) -> None:
    """Those between start and stop, which tests/test_server.py runs."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [block] = re.findall(r"^```console neo4j\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    commands = [line.removeprefix("$ ") for line in block.splitlines()]
    assert (commands[0], commands[-1]) == ("kg neo4j start", "kg neo4j stop")
    shutil.copytree(ROOT / "import", tmp_path / "import")
    environment = os.environ | {"PATH": f"{KG.parent}{os.pathsep}{os.environ['PATH']}"}
    printed = []
    for command in commands[1:-1]:
        here = command.replace("neo4j://localhost:7687", empty_neo4j.address)
        done = subprocess.run(
            here, shell=True, capture_output=True, encoding="utf-8", cwd=tmp_path, env=environment, check=False
        )
        assert done.returncode == 0, f"$ {command}\n{done.stderr}"
        printed.append(done.stdout)
    assert "2 plans went in" in printed[0]
    assert "区发展和改革委员会" in printed[1]
    assert "区发改局" in printed[1]
    assert len(printed[2].splitlines()) == 6


# -- a server of its own: with a password, and killed in the middle


@pytest.fixture(scope="module")
def guarded(neo4j_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Server]]:
    """Another server, with a password; asked for after the session's, so that its release is known to run."""
    home = tmp_path_factory.mktemp("guarded").resolve()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEO4J_PASSWORD", "correct horse")
        engine = "java" if neo4j_server.container is None else "docker"
        running = server.start(home, RELEASE, engine)
        yield home, running
        server.stop(home)


def test_a_wrong_password(guarded: tuple[Path, Server], monkeypatch: pytest.MonkeyPatch) -> None:
    _, running = guarded
    message = str(refused(running.address, monkeypatch, NEO4J_PASSWORD="wrong password"))
    assert "NEO4J_PASSWORD" in message
    assert "wrong password" not in message
    monkeypatch.delenv("NEO4J_PASSWORD")
    assert "NEO4J_PASSWORD" in str(refused(running.address, monkeypatch))
    monkeypatch.setenv("NEO4J_PASSWORD", "correct horse")
    open_store(running.address, writable=True).close()


def keep_writing(store: Store, plans: list[tuple[Iri, tuple[Fact, ...]]]) -> None:
    """Something new to write each time, for as long as it goes."""
    for shorter in range(50):
        store.replace((iri, facts[: len(facts) - 3 * shorter]) for iri, facts in plans)


def test_a_server_killed_during_an_import_holds_whole_plans_only(
    guarded: tuple[Path, Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    home, running = guarded
    if running.pid is None:
        pytest.skip("only a server of our own process can be killed")
    monkeypatch.setenv("NEO4J_PASSWORD", "correct horse")
    monkeypatch.setattr(store_module, "PATIENCE", 2.0)
    monkeypatch.setattr(store_module, "ITEMS", 500)  # many transactions
    plans = given(*made_plans(15, VOCABULARY))
    with open_store(running.address, writable=True) as opened:
        opened.replace(plans[:3])
        threading.Timer(0.6, os.kill, (running.pid, signal.SIGKILL)).start()
        with pytest.raises(Unreachable, match="nothing answers"):
            keep_writing(opened, plans)
    again = server.start(home, RELEASE, "java")
    with open_store(again.address, writable=True) as opened:
        assert isinstance(opened, Neo4jStore)
        held = opened.graphs()
        assert held, "what was whole before is still there"
        for iri in held:
            assert opened.query("MATCH (p:Plan {id: $iri}) RETURN p.facts", {"iri": iri}).rows == (
                (len(opened.facts(iri)),),
            )
        opened.replace(plans)
        assert len(opened.graphs()) == 15, "a second run finishes"
