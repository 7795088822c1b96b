"""A Neo4j server as a store: one machine, a cluster, or Aura.

The user and password come from NEO4J_USERNAME and NEO4J_PASSWORD, the database from the address's path
(neo4j://host:7687/plans) or NEO4J_DATABASE. All work is done in managed transactions, which the driver repeats where
a server is for a moment unable to serve them.
"""

import hashlib
import io
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from types import TracebackType
from typing import Any, BinaryIO, Final, Self, TypeVar
from urllib.parse import urlsplit, urlunsplit

import neo4j
import pyoxigraph as ox
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from kg import iris, ontology
from kg.errors import KgError, QueryRefused, Unreachable, Usage
from kg.graph import Fact
from kg.iris import LINKS, VOCABULARY_GRAPH, Iri
from kg.stores import Cell, Parameter, Rows, cypher_load
from kg.stores.cypher_text import refuse_plan, refuse_reach
from kg.stores.nquads import triples
from kg.stores.property_graph import VOCABULARY, Part, facts_of, project

ITEMS: Final = 20_000
"""Nodes and relationships a transaction takes before the next plan starts another: a plan is never divided."""

PATIENCE: Final = 15.0
"""Seconds to go on trying while a server can't serve: electing another leader takes less."""

T = TypeVar("T")

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what goes wrong is said once, in a sentence


class Neo4jStore:
    """See `kg.stores.Store`. Many may read and write at once; a plan is seen whole or not at all."""

    language = "cypher"

    def __init__(self, address: str, *, writable: bool) -> None:
        """Raises Unreachable where nothing answers, the password is refused or the database is not there."""
        target, self._user, self._database = _parts(address)
        self._shown = f"{target}/{self._database}" if self._database else target
        password = os.environ.get("NEO4J_PASSWORD")
        self._writable = writable
        self._prepared = False
        self._driver: neo4j.Driver | None = None
        with self._reaching():
            self._driver = neo4j.GraphDatabase.driver(
                target,
                auth=None if password is None else (self._user, password),
                max_transaction_retry_time=PATIENCE,
                connection_timeout=PATIENCE,
                notifications_min_severity="OFF",  # an empty database is no mistake of the question's
            )
        try:
            # once and at once: who is not there when a store is opened is not waited for
            with self._reaching(), self._session(neo4j.READ_ACCESS) as session:
                session.run("RETURN 1").consume()
        except BaseException:
            self.close()
            raise

    # -- what goes in

    def replace(self, graphs: Iterable[tuple[Iri, Iterable[Fact]]]) -> int:
        """See `Store.replace`; what is there already, fact for fact, is not written again.

        Many go in by several transactions, each of whole graphs.
        """
        given = 0
        batches: dict[str, list[Part]] = {"Plan": [], "Comparison": []}
        for iri, facts in dict(graphs).items():
            part = project(iri, facts)
            given += part.count
            label = _label(iri)
            batches[label].append(part)
            if sum(map(_items, batches[label])) >= ITEMS:
                self._put(batches[label], label)
                batches[label] = []
        for label, batch in batches.items():
            self._put(batch, label)
        return given

    def load_vocabulary(self, turtle: bytes) -> bool:
        """See `Store.load_vocabulary`: its concepts and places become nodes; what is loaded is known by its hash."""
        digest = hashlib.sha256(turtle).hexdigest()
        held = self._read(lambda tx: tx.run(f"MATCH (n:{VOCABULARY}) RETURN n.sha256").values())
        if held == [[digest]]:
            return False
        self._prepare()
        quads = ox.parse(turtle, ox.RdfFormat.TURTLE)
        part = project(VOCABULARY_GRAPH, (fact for quad in quads if (fact := _fact(quad)) is not None), strict=False)
        extra: dict[str, dict[str, Any]] = {VOCABULARY_GRAPH: {"name": VOCABULARY, "sha256": digest}}
        self._write(lambda tx: cypher_load.write(tx, [part], VOCABULARY, extra))
        return True

    # -- what comes out

    def query(self, text: str, parameters: Mapping[str, Parameter | None] | None = None) -> Rows:
        """See `Store.query`; `text` is Cypher, its parameters `$name`."""
        values = {name: _plain(value) for name, value in (parameters or {}).items()}
        try:
            return self._read(lambda tx: _rows(tx.run(text, values)))
        except ClientError as error:
            raise QueryRefused(f"the query is not valid Cypher: {_said(error)}") from error

    def ask(self, text: str) -> Rows:
        """See `Store.ask`: judged as text, then by the plan the server makes of it, then run for reading only."""
        refuse_reach(text)
        try:
            summary = self._read(lambda tx: tx.run(f"EXPLAIN {text}").consume())
            refuse_plan(summary.query_type, summary.plan)
            return self._read(lambda tx: _rows(tx.run(text)))
        except ClientError as error:
            raise QueryRefused(f"the query is not valid Cypher: {_said(error)}") from error

    def graphs(self) -> tuple[Iri, ...]:
        """See `Store.graphs`."""
        return tuple(
            Iri(iri) for [iri] in self._read(lambda tx: tx.run("MATCH (p:Plan) RETURN p.id ORDER BY p.id").values())
        )

    def count(self) -> int:
        """See `Store.count`."""
        [[counted]] = self._read(lambda tx: tx.run("MATCH (g:Plan|Comparison) RETURN sum(g.facts)").values())
        return int(counted)

    def facts(self, graph: Iri, terms: Iterable[str] = ()) -> tuple[Fact, ...]:
        """See `Store.facts`: read back from nodes and relationships."""
        part = self._read(lambda tx: cypher_load.read(tx, [graph], _label(graph))).get(graph)
        wanted = {iris.term(name) for name in terms}
        return () if part is None else tuple(fact for fact in facts_of(part) if not wanted or fact[1] in wanted)

    def dump(self, out: BinaryIO, form: str) -> None:
        """Write everything as RDF, the vocabulary too: as `OxigraphStore.dump`."""
        text = io.StringIO()
        named = self._read(lambda tx: tx.run("MATCH (c:Comparison) RETURN c.id ORDER BY c.id").values())
        graphs = {iri: self.facts(iri) for iri in (*self.graphs(), *(Iri(iri) for [iri] in named))}
        for iri, facts in graphs.items():
            text.write("".join(f"{line} <{iri}> .\n" for line in triples(facts)))
        together = ox.Store()
        together.bulk_load(text.getvalue().encode(), ox.RdfFormat.N_QUADS)
        words = ontology.vocabulary_text()
        together.bulk_load(words.encode(), ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(VOCABULARY_GRAPH))
        formats = {"nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}
        if form in formats:
            together.dump(out, formats[form])
            return
        flat = ox.Store()
        flat.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in together)
        flat.dump(out, ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph())

    # -- the life of the connection

    def close(self) -> None:
        """See `Store.close`."""
        if self._driver is not None:
            self._driver.close()
            self._driver = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _put(self, parts: list[Part], label: str) -> None:
        """One transaction for those of `parts` that are not there as they are; `label` is what they are."""
        if not parts:
            return
        self._prepare()
        there = self._read(lambda tx: cypher_load.read(tx, [part.graph for part in parts], label))
        changed = [part for part in parts if not _same(there.get(part.graph), part)]
        if changed:
            extra = {part.graph: {"facts": part.count} for part in changed}
            self._write(lambda tx: cypher_load.write(tx, changed, label, extra))

    def _prepare(self) -> None:
        """Constraints and indexes, before the first thing that goes in."""
        if not self._prepared:
            self._write(cypher_load.prepare)
            self._prepared = True

    def _read(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        with self._reaching(), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(work)

    def _write(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        if not self._writable:
            raise Unreachable(f"{self._shown} was opened for reading only: open it again for writing")
        with self._reaching(), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(work)

    def _session(self, access: str) -> neo4j.Session:
        if self._driver is None:
            raise Unreachable(f"{self._shown} was closed: open the store again")
        return self._driver.session(database=self._database, default_access_mode=access)

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        """What keeps a server from answering, as one sentence; mistakes in a query are the caller's to tell."""
        try:
            yield
        except (AuthError, Forbidden) as error:
            advice = "set NEO4J_USERNAME and NEO4J_PASSWORD to ones it knows"
            raise Unreachable(f"{self._shown} refuses the user {self._user} and that password: {advice}") from error
        except (ServiceUnavailable, SessionExpired, OSError) as error:
            advice = "see that it runs and try again, or start one with `kg neo4j start`"
            raise Unreachable(f"nothing answers at {self._shown}, or no longer: {advice}") from error
        except TransientError as error:
            raise Unreachable(f"{self._shown} can't do it now ({_said(error)}): try again later") from error
        except ClientError as error:
            if error.code is not None and error.code.startswith("Neo.ClientError.Database."):
                advice = "name one that is there by NEO4J_DATABASE or at the end of the address"
                raise Unreachable(f"{self._shown}: there is no such database: {advice}") from error
            if error.code is not None and error.code.startswith(
                ("Neo.ClientError.Schema.", "Neo.ClientError.Cluster.")
            ):
                raise Unreachable(f"{self._shown} can't be used as it is: {_said(error)}") from error
            raise
        except Neo4jError as error:
            raise KgError(f"{self._shown} failed at it: {_said(error)}; its log says more") from error
        except (ConfigurationError, DriverError, ValueError) as error:
            raise Unreachable(f"{self._shown} can't be used: {str(error).splitlines()[0]}") from error


def _parts(address: str) -> tuple[str, str, str | None]:
    """neo4j://host:7687/plans as (neo4j://host:7687, user, plans)."""
    parts = urlsplit(address)
    if parts.password is not None:
        raise Usage("a password does not belong into an address, where others see it: set NEO4J_PASSWORD instead")
    if not parts.hostname:
        raise Usage(f"--store {address}: no host; write for example neo4j://localhost:7687")
    user = parts.username or os.environ.get("NEO4J_USERNAME") or "neo4j"
    database = parts.path.strip("/") or os.environ.get("NEO4J_DATABASE") or None
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, "", parts.query, "")), user, database


def _label(graph: Iri) -> str:
    """What the node a graph is named by is."""
    return "Comparison" if graph.startswith(LINKS) else "Plan"


def _items(part: Part) -> int:
    nodes = (*part.own.values(), *part.named.values())
    return (
        len(nodes)
        + len(part.named)
        + len(part.shares)
        + sum(len(ends) for node in nodes for ends in node.links.values())
    )


def _same(held: Part | None, part: Part) -> bool:
    return held is not None and held.count == part.count and set(facts_of(held)) == set(facts_of(part))


def _fact(quad: ox.Quad) -> Fact | None:
    """A statement of the vocabulary about a named node; a literal in a language has that behind its predicate."""
    subject, predicate, value = quad.subject, quad.predicate, quad.object
    if not isinstance(subject, ox.NamedNode):
        return None
    if isinstance(value, ox.NamedNode):
        return Iri(subject.value), Iri(predicate.value), Iri(value.value)
    if not isinstance(value, ox.Literal):
        return None
    said: str | bool = value.value
    if value.datatype.value.endswith("#boolean"):
        said = value.value in ("true", "1")
    tongue = "" if value.language is None else f"@{value.language}"
    return Iri(subject.value), Iri(f"{predicate.value}{tongue}"), said


def _plain(value: Parameter | None) -> Any:
    return str(value) if isinstance(value, str) else value


def _said(error: Neo4jError) -> str:
    """The server's own sentence, on one line."""
    return " ".join((error.message or str(error)).split())


# -- answers


def _rows(result: neo4j.Result) -> Rows:
    return Rows(tuple(result.keys()), tuple(tuple(map(_cell, record)) for record in result.values()))


def _cell(value: Any) -> Cell:
    """A value as a cell: a node or path is written as Cypher writes it, by its captions."""
    if value is None or isinstance(value, str | int | float | bool | date):
        return value
    if isinstance(value, neo4j.time.Date):
        return value.to_native()
    return _text(value)


def _text(value: Any) -> str:
    if isinstance(value, neo4j.graph.Path):
        steps = [_text(value.nodes[0])]
        for relationship, before, after in zip(value.relationships, value.nodes, value.nodes[1:], strict=False):
            forward = relationship.start_node == before
            steps.append(f"{'-' if forward else '<-'}[:{relationship.type}]{'->' if forward else '-'}{_text(after)}")
        return "".join(steps)
    if isinstance(value, neo4j.graph.Node):
        return f"(:{':'.join(sorted(value.labels))} {value.get('name', '')})"
    if isinstance(value, neo4j.graph.Relationship):
        return f"[:{value.type}]"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_text, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_text(one)}" for key, one in value.items()) + "}"
    if isinstance(value, bool):
        return str(value).lower()
    return "null" if value is None else str(value)
