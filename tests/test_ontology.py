"""The ontology keeps its word: terms declared, used and explained, labels of one concept each, one mapping to Neo4j."""

import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from owlrl import OWLRL_Semantics
from whole_plan import FACTS as PLAN_FACTS
from whole_plan import LINK_FACTS

from kg import clean, graph, iris, ontology
from kg.model import Role

ROOT = Path(__file__).parent.parent
SHAPES = Path(__file__).parent / "shapes"
CASES = sorted(SHAPES.glob("*.ttl"))

KG = iris.ONTOLOGY
FACTS = (*PLAN_FACTS, *LINK_FACTS)
OWL = "http://www.w3.org/2002/07/owl#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TERMS = {term.name: term for term in ontology.terms()}
KINDS = {kind: {term.iri for term in TERMS.values() if term.kind == kind} for kind in ("class", "link", "literal")}


def statements(*files: Path) -> list[ox.Quad]:
    return [quad for file in files for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)]


FILES = {file.name: statements(file) for file in sorted(ontology.FOLDER.glob("*.ttl"))}


def used(quads: list[ox.Quad]) -> set[str]:
    """The terms of ours that stand anywhere in a graph, as property, as class or as what a shape speaks of."""
    nodes = {node for quad in quads for node in quad if isinstance(node, ox.NamedNode)}
    return {node.value.removeprefix(KG) for node in nodes if node.value.startswith(KG)}


def written() -> set[str]:
    """The terms in the facts of plans and in the tables of concepts."""
    facts = {str(part).removeprefix(KG) for fact in FACTS for part in fact if str(part).startswith(KG)}
    tables = ("roles.ttl", "functions.ttl", "domains.ttl", "jurisdictions.ttl")
    return facts | set().union(*(used(FILES[name]) for name in tables))


# -- terms


@pytest.mark.parametrize("name", [*FILES, *(case.name for case in CASES)])
def test_every_term_used_is_declared(name: str) -> None:
    """A misspelt term is not another term."""
    assert used(FILES.get(name) or statements(SHAPES / name)) <= TERMS.keys()


def test_every_term_a_plan_uses_is_declared() -> None:
    assert {iris.term(name) for name in TERMS} >= {fact[1] for fact in FACTS if fact[1] != graph.TYPE}
    assert KINDS["class"] >= {str(fact[2]) for fact in FACTS if fact[1] == graph.TYPE}


def test_every_declared_term_is_used() -> None:
    """Terms of the property graph are used in disclosure.ttl itself, all others by a plan or a table."""
    own = {str(quad.predicate.value).removeprefix(KG) for quad in FILES["disclosure.ttl"]}
    projections = {name for name, term in TERMS.items() if term.kind == "projection"}
    assert TERMS.keys() - projections == written() & TERMS.keys() - projections
    assert projections - own == {"projection"}, "the one all others specialise"


@pytest.mark.parametrize(
    "fact", {fact[1]: fact for fact in FACTS if fact[1] != graph.TYPE}.values(), ids=lambda fact: fact[1]
)
def test_facts_stand_between_what_the_ontology_says(fact: graph.Fact) -> None:
    """Domain and range are no decoration: the writer keeps to both."""
    term = TERMS[fact[1].removeprefix(KG)]
    kinds = {
        subject: {str(o).removeprefix(KG) for s, p, o in FACTS if s == subject and p == graph.TYPE}
        for subject in (fact[0], fact[2])
    }
    assert not term.domain or kinds[fact[0]] & set(term.domain)
    if term.kind == "link":
        assert isinstance(fact[2], iris.Iri)
        minted = {"Function": "function", "Domain": "domain", "Role": "role", "Task": "task", "Plan": "plan"}
        assert kinds[fact[2]] & set(term.range) or iris.parse(fact[2]).kind in {minted.get(one) for one in term.range}
    else:
        datatype = {str: "string", int: "integer", bool: "boolean", date: "date"}[type(fact[2])]
        assert term.range == (f"xsd:{datatype}",)


@pytest.mark.parametrize("term", TERMS.values(), ids=lambda term: term.name)
def test_a_term_is_explained_in_both_languages(term: ontology.Term) -> None:
    for text in (term.label_zh, term.comment_zh):
        assert re.search(r"[\u4e00-\u9fff]|SHA", text)
    for text in (term.label_en, term.comment_en):
        assert re.match(r"[A-Za-z0-9“]", text)
    assert term.comment_zh.endswith("。")
    assert term.comment_en.endswith(".")
    assert term.name[0].isupper() == (term.kind == "class")


@pytest.mark.parametrize("label", ["label_zh", "label_en"])
def test_labels_tell_terms_apart(label: str) -> None:
    """Two classes, or two properties, of one name would be one word for two ideas."""
    labels = [(term.kind == "class", getattr(term, label)) for term in TERMS.values()]
    assert len(set(labels)) == len(labels)


def test_each_term_is_of_one_kind() -> None:
    """As OWL asks: a property links nodes, holds data, or annotates; of the borrowed ones too."""
    kinds = {f"{OWL}{kind}" for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty", "Class")}
    typed = [quad for quad in FILES["disclosure.ttl"] if quad.predicate.value == graph.TYPE]
    declared = Counter(quad.subject for quad in typed if quad.object.value in kinds)
    assert {subject for subject, count in declared.items() if count > 1} == set()


def test_every_borrowed_term_is_declared() -> None:
    """So that the file can be read without the ontologies it is tied to."""
    quads = FILES["disclosure.ttl"]
    declared = {quad.subject for quad in quads if quad.predicate.value == graph.TYPE}
    ties = {f"{RDFS}subClassOf", f"{RDFS}subPropertyOf"}
    tied = {quad.object for quad in quads if quad.predicate.value in ties and isinstance(quad.object, ox.NamedNode)}
    assert {term for term in tied - declared if not term.value.startswith(RDFS)} == set()


# -- concepts


def concepts(name: str) -> dict[str, list[ox.Quad]]:
    """The concepts of one scheme, by their identifiers."""
    by_subject: dict[str, list[ox.Quad]] = {}
    for quad in FILES[name]:
        by_subject.setdefault(str(quad.subject.value), []).append(quad)
    concept = ox.NamedNode(f"{SKOS}Concept")
    return {iri: quads for iri, quads in by_subject.items() if any(quad.object == concept for quad in quads)}


def labels(quads: list[ox.Quad], *kinds: str, language: str = "zh") -> list[str]:
    wanted = {f"{SKOS}{kind}" for kind in kinds}
    return [
        q.object.value for q in quads if q.predicate.value in wanted and getattr(q.object, "language", None) == language
    ]


SCHEMES = [("functions.ttl", iris.function), ("domains.ttl", iris.domain), ("roles.ttl", iris.role)]


@pytest.mark.parametrize(("name", "mint"), SCHEMES)
def test_a_concept_is_named_by_its_slug_in_both_languages_with_an_example(name, mint) -> None:  # type: ignore[no-untyped-def]
    for iri, quads in concepts(name).items():
        slugs = [quad.object.value for quad in quads if quad.predicate.value == f"{SKOS}notation"]
        assert [mint(slug) for slug in slugs] == [iri]
        assert len(labels(quads, "prefLabel")) == 1, iri
        assert len(labels(quads, "prefLabel", language="en")) == 1, iri
        assert labels(quads, "example"), f"{iri}: no printed example"


@pytest.mark.parametrize("name", [name for name, _ in SCHEMES])
def test_a_label_belongs_to_one_concept(name: str) -> None:
    """As matching folds it, so that 区经信（科技）局 and 区经信(科技)局 don't count as two."""
    owners: dict[str, set[str]] = {}
    for iri, quads in concepts(name).items():
        for label in labels(quads, "prefLabel", "altLabel", "hiddenLabel"):
            owners.setdefault(clean.fold(label), set()).add(iri)
    assert {label: found for label, found in owners.items() if len(found) > 1} == {}


def test_english_names_belong_to_one_concept() -> None:
    for name, _ in SCHEMES:
        names = Counter(
            label for quads in concepts(name).values() for label in labels(quads, "prefLabel", language="en")
        )
        assert {label: count for label, count in names.items() if count > 1} == {}


def test_roles_are_those_of_the_model_and_caption_duties() -> None:
    captions = {iri: labels(quads, "prefLabel")[0] for iri, quads in concepts("roles.ttl").items()}
    assert captions == {iris.role(role.value): graph._ROLES[role] for role in Role}


# -- the vocabulary as values


def test_the_vocabulary_holds_every_concept_in_the_order_of_the_files() -> None:
    vocabulary = ontology.vocabulary()
    assert [iris.function(one.slug) for one in vocabulary.functions] == list(concepts("functions.ttl"))
    assert [iris.domain(one.slug) for one in vocabulary.domains] == list(concepts("domains.ttl"))
    assert all(
        domain.broader in {one.slug for one in vocabulary.domains} for domain in vocabulary.domains if domain.broader
    )
    assert all(function.labels[0] == function.name for function in vocabulary.functions)
    assert {function.slug for function in vocabulary.functions if function.many} >= {"township"}


MEASURE = """
import time
from pyoxigraph import RdfFormat, parse
from kg.ontology import FOLDER, vocabulary
begun = time.process_time()
for name in ("functions.ttl", "domains.ttl"):
    list(parse(path=str(FOLDER / name), format=RdfFormat.TURTLE))
parsed = time.process_time()
vocabulary()
print((time.process_time() - parsed) / (parsed - begun))
"""


def test_reading_the_vocabulary_takes_little_more_than_parsing_it() -> None:
    """Every command pays for it. Measured against the parser alone on the same machine, so no clock decides."""
    runs = [
        subprocess.run([sys.executable, "-c", MEASURE], cwd=ROOT, capture_output=True, text=True, check=True)
        for _ in range(5)
    ]
    assert min(float(run.stdout) for run in runs) < 6


def test_the_vocabularys_graph_is_the_same_each_time_and_names_every_concept() -> None:
    text = ontology.vocabulary_text()
    ontology.vocabulary_text.cache_clear()
    assert ontology.vocabulary_text() == text
    quads = list(ox.parse(text, format=ox.RdfFormat.N_TRIPLES))
    named = {quad.subject.value for quad in quads if quad.predicate.value == f"{KG}name"}
    assert named >= {iri for name, _ in SCHEMES for iri in concepts(name)}
    assert len(quads) > sum(len(FILES[name]) for name in ontology.VOCABULARY)


# -- the property graph


@pytest.mark.parametrize(
    ("part", "term", "becomes"),
    [
        ("labels", "UnitGroup", "UnitGroup"),  # a class keeps its name
        ("relationships", "subtaskOf", "SUBTASK_OF"),  # a link in UPPER_SNAKE
        ("relationships", "issuer", "ISSUER"),
        ("properties", "printedName", "printedName"),  # a literal in camelCase
        ("properties", "name", "name"),  # an annotation in OWL, a property here: the Browser's caption
        ("properties", "sha256", "sha256"),
    ],
)
def test_a_term_becomes(part: str, term: str, becomes: str) -> None:
    assert getattr(ontology.projection(), part)[f"{KG}{term}"] == becomes


def test_a_class_is_a_node_by_its_own_name_or_an_edge() -> None:
    projection = ontology.projection()
    edges = {f"{KG}Duty", f"{KG}Continuation", f"{KG}Counterpart"}
    assert {edge.of for edge in projection.edges} == edges
    assert projection.labels == {iri: iri.removeprefix(KG) for iri in KINDS["class"] - edges}


def test_a_duty_is_drawn_from_its_unit_to_its_task() -> None:
    """(:Unit)-[:CARRIES {role, position, mention, start, end}]->(:Task)"""
    edge = next(edge for edge in ontology.projection().edges if edge.of == f"{KG}Duty")
    assert (edge.type, edge.start, edge.end) == ("CARRIES", f"{KG}assignee", f"{KG}task")
    assert edge.properties == {f"{KG}{key}": key for key in ("role", "position", "mention", "start", "end")}


def test_every_fact_of_a_plan_has_a_place_in_the_property_graph() -> None:
    """Nothing is lost on the way: a fact is a label, a relationship, a property, or part of an edge."""
    projection = ontology.projection()
    edges = {edge.of: {edge.start, edge.end, *edge.properties, f"{KG}name"} for edge in projection.edges}
    kinds = {subject: value for subject, predicate, value in FACTS if predicate == graph.TYPE}
    for subject, predicate, value in FACTS:
        if kinds[subject] in edges:
            assert predicate == graph.TYPE or predicate in edges[kinds[subject]]
        elif predicate == graph.TYPE:
            assert value in projection.labels
        else:
            assert predicate in (projection.relationships if isinstance(value, iris.Iri) else projection.properties)


# -- reasoning


def contradictions(*graphs: str) -> list[str]:
    """What an OWL 2 RL reasoner finds impossible in graphs together with the ontology."""
    known = rdflib.Graph().parse(ontology.FOLDER / "disclosure.ttl").parse(ontology.FOLDER / "roles.ttl")
    for turtle in graphs:
        known.parse(data=turtle, format="turtle")
    reasoner = OWLRL_Semantics(known, axioms=False, daxioms=False, rdfs=False)
    reasoner.closure()
    return list(reasoner.error_messages)


WHOLE = (SHAPES / "valid-plan.ttl").read_text(encoding="utf-8")


def test_a_reasoner_finds_nothing_impossible_in_a_plan() -> None:
    """Domains, ranges, single values and ties to other ontologies hold together."""
    assert contradictions(WHOLE) == []


@pytest.mark.parametrize(
    "statement",
    [
        "<group/甲市乙区/各街道> kg:deadline <plan/甲市乙区/2021/1> .",  # a unit is no task, a plan no deadline
        "<plan/甲市乙区/2021/1> kg:member <unit/甲市乙区/justice> .",  # a plan is no group
        "<jurisdiction/甲市乙区> kg:partOf <jurisdiction/甲市乙区> .",  # nothing lies in itself
    ],
)
def test_a_reasoner_finds_what_is_impossible(statement: str) -> None:
    """So its silence about a plan means something."""
    assert contradictions(WHOLE, f"@base <{iris.THINGS}> . @prefix kg: <{KG}> . {statement}")
