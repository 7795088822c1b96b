"""Parts of a property graph written to and read from a Neo4j, inside a transaction the caller holds.

Every statement takes its rows by one UNWIND and finds its nodes by their key. Labels, types and keys come from the
ontology, everything else is a parameter.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from kg.stores.property_graph import NAMES, ONCE, VOCABULARY, Node, Part, Properties, Share, key_label, rules

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

ROWS: Final = 10_000
"""Rows a statement takes at a time."""

INDEXES: Final = (("Plan", "year"), ("Task", "path"), ("Task", "reference"), ("Deadline", "lastDay"), ("Unit", "name"))
"""What questions look up besides identifiers."""

FULLTEXT: Final = "task_text"
"""The full-text index of tasks: CALL db.index.fulltext.queryNodes('task_text', '政策解读')."""

_ANALYZER: Final = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
"""Bigrams: Chinese is written without spaces."""

_ENDS: Final = "UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.a MATCH (b) WHERE elementId(b) = row.b"

_Rows = list[dict[str, Any]]


def schema() -> tuple[str, ...]:
    """The statements that make constraints and indexes, each by name and only where it is not there yet."""
    labels = (*rules().nodes, VOCABULARY)
    return (
        *(
            f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
            for label in labels
        ),
        *(
            f"CREATE INDEX {label.lower()}_{key.lower()} IF NOT EXISTS FOR (n:{label}) ON (n.{key})"
            for label, key in INDEXES
        ),
        *(
            f"CREATE INDEX {edge.type.lower()}_id IF NOT EXISTS FOR ()-[r:{edge.type}]-() ON (r.id)"
            for edge in rules().edges.values()
            if rules().crosses(edge)
        ),
        f"CREATE FULLTEXT INDEX {FULLTEXT} IF NOT EXISTS FOR (n:Task) ON EACH [n.title, n.text] {_ANALYZER}",
    )


def prepare(tx: "ManagedTransaction") -> None:
    """Make those constraints and indexes."""
    for statement in schema():
        tx.run(statement).consume()


# -- writing


def write(tx: "ManagedTransaction", parts: Sequence[Part], label: str, extra: Mapping[str, Properties]) -> None:
    """Put each part in the place of what stood under its graph; `label` is that of the node the graph is named by.

    `extra` are properties of that node besides those of the facts, by graph.
    """
    graphs = [{"id": part.graph, "put": {"id": part.graph, **_own(part), **extra[part.graph]}} for part in parts]
    # first of all: whoever else writes one of these plans now waits here for the other
    found = _returned(
        tx,
        f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) WITH n, row, size(keys(n)) = 1 AS new "
        "SET n = row.put RETURN row.id, elementId(n), new",
        _sorted(graphs),
    )
    before = _clear(tx, [graph for graph, _, new in found if not new], label)
    handles = {graph: handle for graph, handle, _ in found}
    handles |= _own_nodes(tx, parts)
    shared, known = _shared_nodes(tx, parts)
    handles |= shared
    _links(tx, parts, handles)
    _names(tx, parts, handles)
    _shares(tx, parts, handles)
    _settle(tx, known | before, before)


def _own(part: Part) -> Properties:
    node = part.own.get(part.graph)
    return {} if node is None else node.properties


def _clear(tx: "ManagedTransaction", graphs: list[str], label: str) -> dict[str, str]:
    """Empty these graphs; returns the nodes they named, which others may name too → the label each is merged on."""
    rule = rules()
    if not graphs:
        return {}
    named = tx.run(
        f"UNWIND $graphs AS graph MATCH (:{label} {{id: graph}})-[:{NAMES}]->(n) RETURN DISTINCT n.id, labels(n)",
        graphs=graphs,
    ).values()
    for node in rule.nodes:
        tx.run(
            f"UNWIND $graphs AS graph MATCH (n:{node}) WHERE n.id STARTS WITH graph + '/' DETACH DELETE n",
            graphs=graphs,
        ).consume()
    for edge in filter(rule.crosses, rule.edges.values()):
        tx.run(
            f"UNWIND $graphs AS graph MATCH ()-[r:{edge.type}]->() WHERE r.id STARTS WITH graph + '/' DELETE r",
            graphs=graphs,
        ).consume()
    tx.run(f"UNWIND $graphs AS graph MATCH (:{label} {{id: graph}})-[r]->() DELETE r", graphs=graphs).consume()
    return {iri: key_label(labels, rule) for iri, labels in named}


def _own_nodes(tx: "ManagedTransaction", parts: Iterable[Part]) -> dict[str, str]:
    """The nodes only these plans have; returns what the server knows each by: no index need be asked for it again."""
    rows: dict[frozenset[str], _Rows] = defaultdict(list)
    for part in parts:
        for iri, node in part.own.items():
            if iri != part.graph:
                rows[node.labels].append({"id": iri, "put": {"id": iri, **node.properties}})
    handles: dict[str, str] = {}
    for labels, found in rows.items():
        handles |= dict(
            _returned(tx, f"UNWIND $rows AS row {_merge(labels)} SET n = row.put RETURN row.id, elementId(n)", found)
        )
    return handles


def _shared_nodes(tx: "ManagedTransaction", parts: Iterable[Part]) -> tuple[dict[str, str], dict[str, str]]:
    """The nodes they name, and those their links lead to; returns what the server knows each by, and those that were
    there before → the label each is merged on. A new one says what these plans say together.
    """
    rule = rules()
    said: dict[str, list[Properties]] = defaultdict(list)
    once: dict[str, Properties] = defaultdict(dict)
    labels_of: dict[str, frozenset[str]] = {}
    for part in parts:
        for iri, label in part.reached.items():
            labels_of.setdefault(iri, frozenset((label,)))
    for part in parts:
        for iri, node in part.named.items():
            labels_of[iri] = node.labels
            said[iri].append(_said(node))
            once[iri].update({key: node.properties[key] for key in ONCE & node.properties.keys()})
    rows: dict[frozenset[str], _Rows] = defaultdict(list)
    for iri, labels in labels_of.items():
        put = {"id": iri, **_together(said[iri])[0], **once[iri]}
        rows[labels].append({"id": iri, "put": put, "once": once[iri]})
    handles, known = {}, {}
    for labels, unsorted in rows.items():
        for iri, handle, new in _returned(
            tx,
            f"UNWIND $rows AS row {_merge(labels)} WITH n, row, size(keys(n)) = 1 AS new "
            "SET n += CASE WHEN new THEN row.put ELSE row.once END RETURN row.id, elementId(n), new",
            _sorted(unsorted),
        ):
            handles[iri] = handle
            if not new and said[iri]:
                known[iri] = key_label(labels, rule)
    return handles, known


def _said(node: Node) -> Properties:
    """What one plan says of a node it shares, as it stands on the relationship between them."""
    return {key: value for key, value in node.properties.items() if key not in ONCE} | node.links


def _merge(labels: Iterable[str]) -> str:
    key = key_label(labels, rules())
    more = "".join(f":{label}" for label in sorted(labels) if label != key)
    return f"MERGE (n:{key} {{id: row.id}})" + (f" SET n{more}" if more else "")


def _names(tx: "ManagedTransaction", parts: Iterable[Part], handles: Mapping[str, str]) -> None:
    """What each graph says of the nodes it shares."""
    rows = [
        {"a": handles[part.graph], "b": handles[iri], "put": _said(node)}
        for part in parts
        for iri, node in part.named.items()
    ]
    _each(tx, f"{_ENDS} CREATE (a)-[r:{NAMES}]->(b) SET r = row.put", rows)


def _links(tx: "ManagedTransaction", parts: Iterable[Part], handles: Mapping[str, str]) -> None:
    rows: dict[tuple[str, str], dict[tuple[str, str], None]] = defaultdict(dict)
    for part in parts:
        for nodes, verb in ((part.own, "CREATE"), (part.named, "MERGE")):
            # what starts at a plan's own node was just cleared, so there is nothing to look for
            for iri, node in nodes.items():
                for kind, ends in node.links.items():
                    for end in ends:
                        rows[kind, verb][handles[iri], handles[end]] = None
    for (kind, verb), pairs in rows.items():
        _each(tx, f"{_ENDS} {verb} (a)-[:{kind}]->(b)", [{"a": one, "b": other} for one, other in pairs])


def _shares(tx: "ManagedTransaction", parts: Iterable[Part], handles: Mapping[str, str]) -> None:
    rows: dict[str, _Rows] = defaultdict(list)
    for part in parts:
        for iri, share in part.shares.items():
            put = {"id": iri, **share.properties}
            rows[share.of].append({"a": handles[share.start], "b": handles[share.end], "put": put})
    for kind, found in rows.items():
        _each(tx, f"{_ENDS} CREATE (a)-[r:{kind}]->(b) SET r = row.put", found)


def _settle(tx: "ManagedTransaction", touched: Mapping[str, str], before: Mapping[str, str]) -> None:
    """Let shared nodes say what all who name them say together, and drop those of `before` nobody names any more."""
    rule = rules()
    by_label: dict[str, list[str]] = defaultdict(list)
    for iri, label in touched.items():
        by_label[label].append(iri)
    for label, iris in by_label.items():
        found = tx.run(
            f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) "
            f"RETURN id, properties(n), COLLECT {{ MATCH (n)<-[r:{NAMES}]-() RETURN properties(r) }}",
            ids=sorted(iris),
        )
        rows, gone, stale = [], [], []
        for iri, now, said in found:
            if not said and iri in before:
                gone.append(iri)
                continue
            literals, links = _together(said)
            put = {"id": iri, **literals, **{key: now[key] for key in ONCE & now.keys()}}
            if put != now:
                rows.append({"id": iri, "put": put})
            if iri in before:
                stale.append({"id": iri, "kept": [[kind, end] for kind, ends in links.items() for end in ends]})
        _each(tx, f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n = row.put", rows)
        _each(
            tx,
            f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}})-[r]->(m) "
            f"WHERE NOT type(r) IN $shares AND NOT [type(r), m.id] IN row.kept DELETE r",
            stale,
            shares=[edge.type for edge in rule.edges.values()],
        )
        _each(
            tx, f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) DETACH DELETE n", [{"id": one} for one in gone]
        )


def _together(said: Iterable[Properties]) -> tuple[Properties, dict[str, set[str]]]:
    """Literals and links of a node that several name: all of a list; of single values the longest, then the least."""
    rule = rules()
    values: dict[str, list[Any]] = defaultdict(list)
    links: dict[str, set[str]] = defaultdict(set)
    kinds = set(rule.types.values())
    for properties in said:
        for key, value in properties.items():
            if key in kinds:
                links[key].update(value)
            else:
                values[key].extend(value if isinstance(value, list) else [value])
    literals = {
        key: sorted(set(several)) if key in rule.lists else min(several, key=lambda one: (-len(str(one)), str(one)))
        for key, several in values.items()
    }
    return literals, links


def _sorted(rows: _Rows) -> _Rows:
    """Locks are taken in one order by everybody, so two imports don't wait for each other crosswise."""
    return sorted(rows, key=lambda row: str(row["id"]))


def _returned(tx: "ManagedTransaction", statement: str, rows: _Rows) -> list[list[Any]]:
    """What a statement returns for all of `rows`."""
    found: list[list[Any]] = []
    for begin in range(0, len(rows), ROWS):
        found += tx.run(statement, rows=rows[begin : begin + ROWS]).values()
    return found


def _each(tx: "ManagedTransaction", statement: str, rows: _Rows, **parameters: Any) -> None:
    for begin in range(0, len(rows), ROWS):
        tx.run(statement, {"rows": rows[begin : begin + ROWS], **parameters}).consume()


# -- reading


def read(tx: "ManagedTransaction", graphs: Sequence[str], label: str = "Plan") -> dict[str, Part]:
    """What stands under these graphs, as the parts it was made from; a graph that is not there is left out."""
    rule = rules()
    shares = [edge.type for edge in rule.edges.values()]
    parts: dict[str, Part] = {}
    for graph, labels, properties, links in tx.run(
        f"UNWIND $graphs AS graph MATCH (n:{label} {{id: graph}}) RETURN graph, labels(n), properties(n), "
        f"COLLECT {{ MATCH (n)-[r]->(m) WHERE type(r) <> '{NAMES}' RETURN [type(r), m.id] }}",
        graphs=graphs,
    ):
        count = properties.pop("facts", 0)
        parts[graph] = Part(graph, count=count, own={graph: _node(labels, properties, links)})
    if not parts:
        return {}
    for graph, labels, node, said in tx.run(
        f"UNWIND $graphs AS graph MATCH (:{label} {{id: graph}})-[r:{NAMES}]->(n) "
        "RETURN graph, labels(n), properties(n), properties(r)",
        graphs=list(parts),
    ):
        once = {key: node[key] for key in ONCE & node.keys()}
        kinds = said.keys() & set(rule.types.values())
        literals = {key: value for key, value in said.items() if key not in kinds}
        links = [[kind, end] for kind in kinds for end in said[kind]]
        parts[graph].named[node["id"]] = _node(labels, literals | once, links)
    for key in rule.nodes:
        for graph, iri, labels, properties, links in tx.run(
            f"UNWIND $graphs AS graph MATCH (n:{key}) WHERE n.id STARTS WITH graph + '/' "
            "RETURN graph, n.id, labels(n), properties(n), "
            "COLLECT { MATCH (n)-[r]->(m) WHERE NOT type(r) IN $shares RETURN [type(r), m.id] }",
            graphs=list(parts),
            shares=shares,
        ):
            if iri not in parts[graph].named:
                parts[graph].own[iri] = _node(labels, properties, links)
    for edge in rule.edges.values():
        end, held = rule.ranges_of(edge)[1], "r" if rule.crosses(edge) else "b"
        for graph, one, other, properties in tx.run(
            f"UNWIND $graphs AS graph MATCH (b:{end})<-[r:{edge.type}]-(a) WHERE {held}.id STARTS WITH graph + '/' "
            "RETURN graph, a.id, b.id, properties(r)",
            graphs=list(parts),
        ):
            parts[graph].shares[properties.pop("id")] = Share(edge.type, one, other, properties)
    return parts


def _node(labels: Iterable[str], properties: Mapping[str, Any], links: Iterable[Sequence[str]]) -> Node:
    said = {key: value for key, value in properties.items() if key != "id"}
    ends: dict[str, list[str]] = defaultdict(list)
    for kind, end in links:
        ends[kind].append(end)
    return Node(frozenset(labels), {key: _native(value) for key, value in said.items()}, dict(ends))


def _native(value: Any) -> Any:
    """A day of the driver's as one of Python's."""
    return value.to_native() if hasattr(value, "to_native") else value
