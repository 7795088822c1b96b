"""Facts as a property graph and back: labels, relationships and properties as the ontology's projection says.

A plan's graph in RDF becomes a `Part`: the nodes only this plan has (those below its identifier), and what it *names*,
nodes other plans share (units, places, the file, concepts). What a plan says of a node it shares stands on the
relationship (:Plan)-[:NAMES {name, printedName, …}]->(node); the node itself holds what all who name it say together.
So a plan can be taken out again, and nothing depends on the order plans came in. The vocabulary is such a Part too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from kg import iris, ontology
from kg.errors import KgError
from kg.graph import TYPE, Fact, Value, duty_caption
from kg.iris import Iri
from kg.link_graph import continuation_caption, counterpart_caption
from kg.model import Change, Role
from kg.ontology import Edge

NAMES: Final = "NAMES"
VOCABULARY: Final = "Vocabulary"
"""The label of the one node that names what the vocabulary holds, as a Plan names what it holds."""

ONCE: Final = frozenset({"text"})
"""Held by the node alone: a document's text follows from the bytes it is identified by."""

LANGUAGES: Final = ("zh", "en")
"""A label in one of these is a property of its own: labelZh, labelEn."""

Properties = dict[str, Any]
"""Key → text, number, yes or no, day, or a list of texts."""

_CAPTIONS: Final[dict[str, Callable[[Properties], str]]] = {
    "CARRIES": lambda said: duty_caption(said["mention"], Role(said["role"])),
    "CONTINUES": lambda said: continuation_caption(Change(said["change"]), said["score"]),
    "RESEMBLES": lambda said: counterpart_caption(said["score"]),
}
"""Type of relationship → its `name`, which follows from its properties and is not kept."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The ontology's projection, turned to look things up by."""

    labels: Mapping[str, str]
    keyed: Mapping[str, str]
    types: Mapping[str, str]
    keys: Mapping[str, str]
    lists: frozenset[str]
    ranges: Mapping[str, str]
    edges: Mapping[str, Edge]

    @property
    def nodes(self) -> tuple[str, ...]:
        """The labels nodes are merged on, each with its own constraint."""
        return tuple(dict.fromkeys(self.keyed.values()))

    def edge(self, kind: str) -> Edge:
        """What relationships of a type stand for."""
        return next(edge for edge in self.edges.values() if edge.type == kind)

    def ranges_of(self, edge: Edge) -> tuple[str, str]:
        """The labels at the start and end of the relationships `edge` stands for."""
        return self.ranges[edge.start], self.ranges[edge.end]

    def crosses(self, edge: Edge) -> bool:
        """Whether these relationships tie nodes of two plans: task to task, in the graph of neither."""
        start, end = self.ranges_of(edge)
        return start == end


@cache
def rules() -> Rules:
    """What the ontology declares."""
    declared = ontology.projection()
    terms = {term.iri: term for term in ontology.terms()}
    by_name = {term.name: term for term in terms.values()}
    keyed = {
        label: next((declared.labels[by_name[above].iri] for above in terms[iri].above if above in by_name), label)
        for iri, label in declared.labels.items()
    }
    ranges = {
        declared.relationships.get(iri, iri): keyed[declared.labels[by_name[term.range[0]].iri]]
        for iri, term in terms.items()
        if term.kind == "link" and term.range[0] in by_name and by_name[term.range[0]].iri in declared.labels
    }
    return Rules(
        labels=declared.labels,
        keyed=keyed,
        types=declared.relationships,
        keys=dict(declared.properties)
        | {
            f"{iri}@{language}": f"{key}{language.capitalize()}"
            for iri, key in declared.properties.items()
            if iri not in terms
            for language in LANGUAGES
        },
        lists=declared.lists,
        ranges=ranges,
        edges={edge.of: edge for edge in declared.edges},
    )


@dataclass(slots=True)
class Node:
    """One node as one plan says it."""

    labels: frozenset[str] = frozenset()
    properties: Properties = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    """Type of relationship → identifiers of the nodes it leads to."""


@dataclass(slots=True)
class Share:
    """A relationship that stands for a node of the facts: a duty, or a link between two tasks."""

    of: str
    start: str
    end: str
    properties: Properties


@dataclass(slots=True)
class Part:
    """What one plan (or the vocabulary) says: its own nodes, the nodes it names, the duties; `count` is of facts."""

    graph: str
    count: int = 0
    own: dict[str, Node] = field(default_factory=dict)
    named: dict[str, Node] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    reached: dict[str, str] = field(default_factory=dict)
    """The nodes its links lead to and nothing is said of here → the label they are merged on: concepts mostly."""


def project(graph: Iri, facts: Iterable[Fact], *, strict: bool = True) -> Part:
    """The facts of one graph as a Part. Raises KgError for a fact the ontology has no place for.

    Not `strict`, such facts and nodes are passed over: the vocabulary holds more than its concepts.
    """
    rule = rules()
    part = Part(graph)
    said: dict[Iri, list[tuple[Iri, Value]]] = {}
    statements: list[tuple[Iri, Value]] = []
    last: Iri | None = None
    for subject, predicate, value in facts:
        if subject is not last:  # what is said of a node mostly stands together
            statements, last = said.setdefault(subject, []), subject
        statements.append((predicate, value))
        part.count += 1
    inside, units = f"{graph}/", (f"{graph}/unit/", f"{graph}/group/")  # units of a plan that prints no place
    for subject, statements in said.items():
        classes = [str(value) for predicate, value in statements if predicate == TYPE]
        edge = next((rule.edges[one] for one in classes if one in rule.edges), None)
        labels = frozenset([rule.labels[one] for one in classes if one in rule.labels])
        if edge is not None:
            part.shares[subject] = _share(edge, {str(predicate): value for predicate, value in statements})
        elif labels:
            node = _node(labels, statements, rule, strict=strict)
            own = subject == graph or (subject.startswith(inside) and not subject.startswith(units))
            (part.own if own else part.named)[subject] = node
        elif strict:
            raise KgError(f"{subject}: nothing says what this is, so the property graph has no place for it")
    known = part.own.keys() | part.named.keys()
    for share in part.shares.values():
        for end, label in zip((share.start, share.end), rule.ranges_of(rule.edge(share.of)), strict=True):
            if end not in known:  # a link stands between the tasks of two plans, in neither's graph
                part.reached[end] = label
    for node in (*part.own.values(), *part.named.values()):
        for kind, ends in node.links.items():
            for end in ends:
                if end not in known:
                    # where the ontology states no range, as of skos:broader, it leads to a node of the same kind
                    part.reached[end] = rule.ranges.get(kind) or key_label(node.labels, rule)
    return part


def key_label(labels: Iterable[str], rule: Rules) -> str:
    """The one label a node is merged on: Unit of a UnitGroup."""
    return min(rule.keyed[label] for label in labels)


def _node(labels: frozenset[str], statements: list[tuple[Iri, Value]], rule: Rules, *, strict: bool) -> Node:
    node = Node(labels)
    properties, links = node.properties, node.links
    for predicate, value in statements:
        key = rule.keys.get(predicate)
        if key is not None:
            if key in rule.lists:
                properties.setdefault(key, []).append(value)
            elif key in properties:
                several = properties[key]
                properties[key] = [*(several if isinstance(several, list) else [several]), value]
            else:
                properties[key] = value
        elif predicate in rule.types:
            links.setdefault(rule.types[predicate], []).append(str(value))
        elif strict and predicate != TYPE:
            raise KgError(
                f"{predicate}: the ontology declares no projection of it, so the property graph can't hold it"
            )
    return node


def _share(edge: Edge, said: Mapping[str, Value]) -> Share:
    properties = {
        key: iris.parse(value).parts[0] if isinstance(value := said[iri], Iri) else value
        for iri, key in edge.properties.items()
        if iri in said
    }
    return Share(edge.type, str(said[edge.start]), str(said[edge.end]), properties)


# -- and back


def facts_of(part: Part) -> Iterator[Fact]:
    """The facts a Part was made from, in no promised order."""
    rule = rules()
    classes = {label: Iri(iri) for iri, label in rule.labels.items()}
    predicates = {key: Iri(iri) for iri, key in rule.keys.items()}
    links = {kind: Iri(iri) for iri, kind in rule.types.items()}
    for nodes in (part.own, part.named):
        for iri, node in nodes.items():
            subject = Iri(iri)
            for label in node.labels:
                yield subject, TYPE, classes[label]
            for key, value in node.properties.items():
                for one in value if isinstance(value, list) else [value]:
                    yield subject, predicates[key], one
            for kind, ends in node.links.items():
                for end in ends:
                    yield subject, links[kind], Iri(end)
    for iri, share in part.shares.items():
        edge = rule.edge(share.of)
        subject = Iri(iri)
        yield subject, TYPE, Iri(edge.of)
        yield subject, Iri(edge.start), Iri(share.start)
        yield subject, Iri(edge.end), Iri(share.end)
        yield subject, iris.term("name"), _CAPTIONS[share.of](share.properties)
        for predicate, key in edge.properties.items():
            if key in share.properties:
                value = share.properties[key]
                yield subject, Iri(predicate), iris.role(value) if predicate == iris.term("role") else value
