"""The Turtle files of ontology/ as plain values: what words mean, which labels an office has, what a graph must hold.

Nothing else reads them, and the engines that parse and validate are loaded only when a function is called.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import KgError
from kg.vocabulary import Domain, Function, Vocabulary

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib

    Object = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
    Statement = tuple[ox.NamedNode | ox.BlankNode | ox.Triple, ox.NamedNode, Object]

_INSTALLED = Path(__file__).with_name("_ontology")
FOLDER: Final = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parent.parent / "ontology"
"""Where the Turtle files are: inside the package where a wheel put them, else at the top of the checkout."""

TERMS: Final = "disclosure.ttl"
CONCEPTS: Final = ("roles.ttl", "functions.ttl", "domains.ttl")
SHAPES: Final = "shapes.ttl"
VOCABULARY: Final = (TERMS, *CONCEPTS, "jurisdictions.ttl")
"""The files whose facts the vocabulary's graph holds, in this order."""

_PREFIXES: Final = {
    "kg": "https://kg.example/disclosure#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_LABELS: Final = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel")
_SEVERITIES: Final = ("violation", "warning", "info")
_KINDS: Final = {
    "owl:Class": "class",
    "owl:ObjectProperty": "link",
    "owl:DatatypeProperty": "literal",
    "owl:AnnotationProperty": "literal",  # kg:name, kg:term: names and phrases, which OWL keeps apart from data
}


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of the ontology, in words.

    `kind` is class, link (to a node), literal, or projection (what a term becomes in a property graph). `domain` and
    `range` are the classes or datatypes it may stand between, any of them where there are several; `above` the
    terms it specialises. A term of ours is its name (Plan, subtaskOf), another's has a prefix (xsd:date).
    """

    name: str
    kind: str
    label_zh: str
    label_en: str
    comment_zh: str
    comment_en: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    above: tuple[str, ...]

    @property
    def iri(self) -> str:
        """The identifier the graph uses."""
        return _iri(f"kg:{self.name}")


@dataclass(frozen=True, slots=True)
class Edge:
    """A class whose instances are relationships of a property graph, from the object of one link to that of another.

    `of`, `start` and `end` are IRIs. `properties` are the relationship's own: the IRI each is taken from → its key;
    where that is a link to a concept, the value is the concept's skos:notation.
    """

    of: str
    type: str
    start: str
    end: str
    properties: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Projection:
    """What each term becomes in a property graph, by its IRI: classes labels, links relationships, literals properties.

    A class of `edges` is no node, and what stands only at it is not among relationships and properties. The keys in
    `lists` always hold a list.
    """

    labels: Mapping[str, str]
    relationships: Mapping[str, str]
    properties: Mapping[str, str]
    edges: tuple[Edge, ...]
    lists: frozenset[str]


@dataclass(frozen=True, slots=True)
class Result:
    """What a shape says of a node: `severity` is violation, warning or info, `message` a sentence in each language.

    `about` is the node, `path` the property meant (IRIs; None for the node as a whole), `value` what is wrong there
    (None where something is missing).
    """

    severity: str
    message_zh: str
    message_en: str
    about: str
    path: str | None
    value: str | None


@cache
def vocabulary() -> Vocabulary:
    """All kinds of office and domains of disclosure, in the order of their files.

    A function's labels are its Chinese prefLabel, which is also its name, its altLabels and its hiddenLabels.
    """
    facts = _Facts(("functions.ttl", "domains.ttl"))
    usual = {member for one in facts.instances("skos:Collection") for member in facts.links(one, "skos:member")}
    return Vocabulary(
        tuple(
            Function(
                facts.one(iri, "skos:notation"),
                facts.one(iri, "skos:prefLabel", "zh"),
                tuple(label for kind in _LABELS for label in facts.texts(iri, kind, "zh")),
                many="true" in facts.texts(iri, "kg:manyPerJurisdiction"),
                usual=_usual(facts, iri, usual),
            )
            for iri in facts.instances("kg:Function")
        ),
        tuple(
            Domain(
                facts.one(iri, "skos:notation"),
                facts.one(iri, "skos:prefLabel", "zh"),
                facts.texts(iri, "kg:term"),
                broader=next((facts.one(above, "skos:notation") for above in facts.links(iri, "skos:broader")), None),
                strong=facts.texts(iri, "kg:strongTerm"),
                weak=facts.texts(iri, "kg:weakTerm"),
            )
            for iri in facts.instances("kg:Domain")
        ),
    )


def _usual(facts: "_Facts", function: str, usual: set[str]) -> str | None:
    """The slug of the function, or of the nearest broader one, that is among the usual offices."""
    above: str | None = function
    while above is not None and above not in usual:
        above = next(iter(facts.links(above, "skos:broader")), None)
    return None if above is None else facts.one(above, "skos:notation")


@cache
def terms() -> tuple[Term, ...]:
    """All terms the ontology declares, in the order of its file."""
    facts = _Facts([TERMS])
    own = [iri for iri in facts if iri.startswith(_PREFIXES["kg"])]
    kinds = [
        next((_KINDS[one] for one in map(_short, facts.links(iri, "rdf:type")) if one in _KINDS), "") for iri in own
    ]
    return tuple(_term(facts, iri, kind) for iri, kind in zip(own, kinds, strict=True) if kind)


def _term(facts: "_Facts", iri: str, kind: str) -> Term:
    links = facts.links(iri, "rdfs:subClassOf") + facts.links(iri, "rdfs:subPropertyOf")
    above = tuple(_short(other) for other in links if not other.startswith("_:"))
    return Term(
        name=_short(iri),
        kind="projection" if "projection" in (_short(iri), *above) else kind,
        label_zh=facts.one(iri, "rdfs:label", "zh"),
        label_en=facts.one(iri, "rdfs:label", "en"),
        comment_zh=facts.one(iri, "rdfs:comment", "zh"),
        comment_en=facts.one(iri, "rdfs:comment", "en"),
        domain=tuple(map(_short, facts.any_of(facts.links(iri, "rdfs:domain")))),
        range=tuple(map(_short, facts.any_of(facts.links(iri, "rdfs:range")))),
        above=above,
    )


@cache
def projection() -> Projection:
    """The mapping the ontology declares: by rule for links and literals of ours, as stated for all else."""
    facts = _Facts([TERMS])
    links = facts.instances("owl:ObjectProperty")
    edges = tuple(
        Edge(
            iri,
            facts.one(iri, "kg:relationshipType"),
            facts.links(iri, "kg:relationshipFrom")[0],
            facts.links(iri, "kg:relationshipTo")[0],
            {one: _short(one) for one in facts.links(iri, "kg:relationshipProperty")},
        )
        for iri in facts.instances("owl:Class")
        if facts.texts(iri, "kg:relationshipType")
    )
    inside = {_short(edge.of) for edge in edges}
    outside = [term for term in terms() if not term.domain or not inside.issuperset(term.domain)]
    return Projection(
        {iri: label for iri in facts for label in facts.texts(iri, "kg:nodeLabel")},
        {term.iri: re.sub("(?=[A-Z])", "_", term.name).upper() for term in outside if term.kind == "link"}
        | {iri: stated for iri in links for stated in facts.texts(iri, "kg:relationshipType")},
        {term.iri: term.name for term in outside if term.kind == "literal"}
        | {iri: stated for iri in facts for stated in facts.texts(iri, "kg:propertyKey")},
        edges,
        frozenset(_short(iri) for iri in facts if "true" in facts.texts(iri, "kg:severalValues")),
    )


@cache
def vocabulary_text() -> str:
    """Ontology, concepts and jurisdictions as N-Triples, the same characters each time: the vocabulary's graph.

    A concept's Chinese skos:prefLabel is also its kg:name, so that every node of the graph has one.
    """
    import pyoxigraph as ox

    written = [ox.Triple(*statement) for name in VOCABULARY for statement in _statements(name)]
    facts = _Facts(VOCABULARY)
    for iri in facts.instances("skos:Concept"):
        caption = ox.Literal(facts.one(iri, "skos:prefLabel", "zh"))
        written.append(ox.Triple(ox.NamedNode(iri), ox.NamedNode(_iri("kg:name")), caption))
    lines = ox.serialize(written, format=ox.RdfFormat.N_TRIPLES)
    return "" if lines is None else lines.decode()


def check(text: str) -> tuple[Result, ...]:
    """What the shapes say of a graph in Turtle or N-Triples, the gravest first, in a stable order; empty if nothing.

    Functions, domains and roles are known without being in `text`. Raises KgError where it can't be parsed.
    """
    import pyoxigraph as ox
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    concepts = {ox.NamedNode(_iri(f"kg:{kind}")) for kind in ("Function", "Domain", "Role")}
    data = rdflib.Graph()
    try:
        quads = ox.parse(text, format=ox.RdfFormat.TURTLE)
        _fill(data, ((quad.subject, quad.predicate, quad.object) for quad in quads))
    except SyntaxError as error:
        raise KgError(f"the graph can't be checked, since it is no Turtle: {error}") from error
    _fill(data, (one for name in CONCEPTS for one in _statements(name) if one[2] in concepts))
    _, report, _ = pyshacl.validate(
        data, shacl_graph=_fill(rdflib.Graph(), _statements(SHAPES)), inference="none", inplace=True
    )
    if not isinstance(report, rdflib.Graph):
        raise KgError(f"the graph can't be checked: {report}")
    return tuple(sorted((_result(report, node) for node in report.objects(None, SH.result)), key=_weight))


def _weight(one: Result) -> tuple[int | str, ...]:
    return _SEVERITIES.index(one.severity), one.about, one.path or "", one.message_en, one.value or ""


def _result(report: "rdflib.Graph", node: "rdflib.term.Node") -> Result:
    from rdflib import Literal, URIRef
    from rdflib.namespace import SH

    messages = {one.language: str(one) for one in report.objects(node, SH.resultMessage) if isinstance(one, Literal)}
    about, path, value = (report.value(node, one) for one in (SH.focusNode, SH.resultPath, SH.value))
    return Result(
        str(report.value(node, SH.resultSeverity)).removeprefix(_PREFIXES["sh"]).lower(),
        messages["zh"],
        messages["en"],
        str(about),
        str(path) if isinstance(path, URIRef) else None,  # a path against the arrow is of the node, as none is
        None if value is None or value == about else str(value),
    )


def _fill(graph: "rdflib.Graph", statements: "Iterable[Statement]") -> "rdflib.Graph":
    """`graph` with these facts; the engine's parser is several times as fast as rdflib's own."""
    import pyoxigraph as ox
    from rdflib import BNode, Literal, URIRef

    def term(one: object) -> "rdflib.term.Identifier":
        if isinstance(one, ox.NamedNode):
            return URIRef(one.value)
        if isinstance(one, ox.Literal):
            language = one.language
            return Literal(one.value, lang=language, datatype=None if language else URIRef(one.datatype.value))
        assert isinstance(one, ox.BlankNode), one
        return BNode(one.value)

    for subject, predicate, value in statements:
        graph.add((term(subject), term(predicate), term(value)))
    return graph


def _statements(name: str) -> "Iterator[Statement]":
    """The facts of one file of FOLDER, in its order; blank nodes are called by the file and their order in it."""
    import pyoxigraph as ox

    path = FOLDER / name
    blank: dict[str, ox.BlankNode] = {}

    def own(node: "ox.BlankNode") -> "ox.BlankNode":
        return blank.setdefault(node.value, ox.BlankNode(f"{path.stem}{len(blank)}"))

    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            subject, value = quad.subject, quad.object
            yield (
                own(subject) if isinstance(subject, ox.BlankNode) else subject,
                quad.predicate,
                own(value) if isinstance(value, ox.BlankNode) else value,
            )
    except (OSError, SyntaxError) as error:
        raise KgError(f"{path} can't be read ({error}): install kg again") from error


class _Facts:
    """The facts of some files by subject and predicate, in their order. Terms are asked for as prefix:name."""

    def __init__(self, names: Iterable[str]) -> None:
        self._table: dict[str, dict[str, list[Object]]] = {}
        for subject, predicate, value in (one for name in names for one in _statements(name)):
            self._table.setdefault(_text(subject), {}).setdefault(predicate.value, []).append(value)

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def instances(self, kind: str) -> list[str]:
        """The subjects stated to be of a class."""
        import pyoxigraph as ox

        wanted, type_ = ox.NamedNode(_iri(kind)), _iri("rdf:type")
        return [subject for subject, facts in self._table.items() if wanted in facts.get(type_, ())]

    def links(self, subject: str, predicate: str) -> tuple[str, ...]:
        """The nodes it is linked to."""
        import pyoxigraph as ox

        objects = self._table.get(subject, {}).get(_iri(predicate), ())
        return tuple(_text(one) for one in objects if not isinstance(one, ox.Literal))

    def texts(self, subject: str, predicate: str, language: str | None = None) -> tuple[str, ...]:
        """The literals it has in a language (None: in none), each once."""
        import pyoxigraph as ox

        objects = self._table.get(subject, {}).get(_iri(predicate), ())
        found = (one.value for one in objects if isinstance(one, ox.Literal) and one.language == language)
        return tuple(dict.fromkeys(found))

    def one(self, subject: str, predicate: str, language: str | None = None) -> str:
        """The one literal it must have; KgError if it has none."""
        for text in self.texts(subject, predicate, language):
            return text
        raise KgError(f"{FOLDER}: {subject} has no {predicate}{f'@{language}' if language else ''}; add it")

    def any_of(self, classes: Iterable[str]) -> Iterator[str]:
        """The classes meant, those of an owl:unionOf one by one."""
        for one in classes:
            rest = self.links(one, "owl:unionOf")
            if not rest:
                yield one
            while rest and rest[0] != _iri("rdf:nil"):
                yield from self.links(rest[0], "rdf:first")
                rest = self.links(rest[0], "rdf:rest")


def _text(node: "Object") -> str:
    """The IRI of a node, or _:label of a blank one."""
    value = getattr(node, "value", "")
    return value if ":" in value else f"_:{value}"


def _iri(name: str) -> str:
    """prefix:name in full."""
    prefix, _, local = name.partition(":")
    return f"{_PREFIXES[prefix]}{local}"


def _short(iri: str) -> str:
    """A name alone for a term of ours, else prefix:name."""
    for prefix, namespace in _PREFIXES.items():
        if iri.startswith(namespace):
            return iri.removeprefix(namespace) if prefix == "kg" else f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
