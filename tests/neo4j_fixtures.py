"""A real Neo4j for the tests that need one: one server a session, started as `kg neo4j start` does.

KG_TEST_NEO4J names the release (5.26, 2026); without it, the one `kg neo4j start` would choose. Where none can be
started the tests are skipped, and the end of the run says so in one line; where CI is set they fail.
"""

import os
from collections.abc import Iterator

import neo4j
import pytest

from kg import server
from kg.errors import Unreachable
from kg.server import Server, docker
from kg.stores.neo4j import Neo4jStore
from kg.stores.property_graph import VOCABULARY, rules

UNTESTED = "NOT TESTED, for want of a Neo4j or a browser: "
"""How the reason of a skip begins that the end of the run repeats."""

# servers that live for a minute: compiling them thoroughly would cost more than it gives
os.environ.setdefault("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")

RELEASE = os.environ.get("KG_TEST_NEO4J")


def unavailable(reason: str) -> None:
    """Skip, loudly; fail where CI is set."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(f"{UNTESTED}{reason}")


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of this session, without password."""
    home = tmp_path_factory.mktemp("neo4j")
    password = os.environ.pop("NEO4J_PASSWORD", None)
    try:
        try:
            running = server.start(home, RELEASE, "java")
        except Unreachable as refused:
            if not docker.runs():
                unavailable(str(refused))
            running = server.start(home, RELEASE, "docker")
        yield running
    finally:
        server.stop(home)
        if password is not None:
            os.environ["NEO4J_PASSWORD"] = password


@pytest.fixture(scope="session")
def driver(neo4j_server: Server) -> Iterator[neo4j.Driver]:
    """What looks at that server from outside."""
    with neo4j.GraphDatabase.driver(neo4j_server.address, notifications_min_severity="OFF") as opened:
        yield opened


@pytest.fixture
def empty_neo4j(neo4j_server: Server, driver: neo4j.Driver) -> Server:
    """The server with nothing in its database."""
    wipe(driver)
    return neo4j_server


@pytest.fixture
def store(empty_neo4j: Server) -> Iterator[Neo4jStore]:
    """An empty store to write to."""
    with Neo4jStore(empty_neo4j.address, writable=True) as opened:
        yield opened


def wipe(driver: neo4j.Driver) -> None:
    """Take everything out, a label at a time: one transaction of all would need much memory."""
    with driver.session() as session:
        for label in (*rules().nodes, VOCABULARY):
            session.run(f"MATCH (n:{label}) CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF 5000 ROWS").consume()
        session.run("MATCH (n) DETACH DELETE n").consume()
