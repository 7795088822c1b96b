"""Facts as nodes and relationships and back, without any server."""

from dataclasses import replace

import pytest
from gold_plans import DOCUMENTS, gold_plan
from made_plans import made_plan
from whole_plan import whole_links

from kg import graph, iris, ontology
from kg.errors import KgError
from kg.iris import Iri
from kg.model import Plan
from kg.stores.cypher_load import schema
from kg.stores.property_graph import facts_of, project, rules

VOCABULARY = ontology.vocabulary()
PLANS = {name: gold_plan(name) for name in DOCUMENTS} | {f"made-{n}": made_plan(n, VOCABULARY) for n in (0, 10, 16, 24)}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_nothing_is_lost_and_nothing_invented_on_the_way_and_back(plan: Plan) -> None:
    facts = graph.facts(plan, VOCABULARY)
    assert set(facts_of(project(graph.plan_iri(plan), facts))) == set(facts)


def test_a_duty_is_drawn_from_unit_to_task() -> None:
    plan = gold_plan("beilun-2020")
    part = project(graph.plan_iri(plan), graph.facts(plan, VOCABULARY))
    task = next(task for task in plan.tasks if task.duties)
    duty = task.duties[0]
    share = part.shares[iris.duty(iris.task(graph.plan_iri(plan), task.path), duty.position)]
    assert share.of == "CARRIES"
    assert "Unit" in part.named[share.start].labels
    assert part.own[share.end].properties["path"] == task.path
    assert share.properties == {
        "role": duty.role.value,
        "position": duty.position,
        "mention": duty.mention,
        "start": duty.start,
        "end": duty.end,
    }


def test_units_are_shared_and_tasks_are_the_plans_own() -> None:
    plan = gold_plan("jiangbei-2022")
    part = project(graph.plan_iri(plan), graph.facts(plan, VOCABULARY))
    assert {label for node in part.own.values() for label in node.labels} == {"Plan", "Section", "Task", "Deadline"}
    named = {label for node in part.named.values() for label in node.labels}
    assert named == {"Unit", "UnitGroup", "Jurisdiction", "Document"}


def test_units_of_a_plan_without_a_place_are_named_as_well() -> None:
    """They hang below the plan, for a 区财政局 of nowhere is nobody else's; still they are units like others."""
    plan = replace(gold_plan("beilun-2020"), jurisdiction=None)
    part = project(graph.plan_iri(plan), graph.facts(plan, VOCABULARY))
    assert all("Unit" not in node.labels for node in part.own.values())


def test_a_printed_name_is_a_list_also_where_there_is_one() -> None:
    plan = gold_plan("beilun-2020")
    part = project(graph.plan_iri(plan), graph.facts(plan, VOCABULARY))
    assert {type(node.properties["printedName"]) for node in part.named.values() if "Unit" in node.labels} == {list}


def test_every_link_and_literal_of_the_ontology_has_its_place() -> None:
    rule = rules()
    edges = {term.name for term in ontology.terms() if term.iri in rule.edges}
    for term in ontology.terms():
        if term.domain and edges.issuperset(term.domain):
            continue  # it is of a relationship, and has its place there
        if term.kind == "link":
            assert rule.types[term.iri] == "".join(f"_{c}" if c.isupper() else c for c in term.name).upper()
        if term.kind == "literal":
            assert rule.keys[term.iri] == term.name


@pytest.mark.parametrize("graph_name", whole_links())
def test_links_are_drawn_from_task_to_task_and_read_back(graph_name: Iri) -> None:
    facts = whole_links()[graph_name]
    part = project(graph_name, facts)
    assert set(facts_of(part)) == set(facts)
    assert {share.of for share in part.shares.values()} == {
        "CONTINUES" if "/continuations/" in graph_name else "RESEMBLES"
    }
    assert {label for iri, label in part.reached.items() if "/task/" in iri} == {"Task"}


def test_every_label_has_a_named_constraint() -> None:
    statements = "\n".join(schema())
    for label in rules().nodes:
        assert f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id " in statements
    assert all("IF NOT EXISTS" in statement for statement in schema())
    assert "UnitGroup" not in statements, "a group is merged on Unit"


def test_a_fact_the_ontology_has_no_place_for_is_refused_not_lost() -> None:
    plan = Iri("https://kg.example/id/plan/x/2020/1")
    known = (plan, graph.TYPE, iris.term("Plan"))
    with pytest.raises(KgError, match="colour"):
        project(plan, [known, (plan, iris.term("colour"), "red")])
    with pytest.raises(KgError, match="nothing says what this is"):
        project(plan, [known, (iris.task(plan, "1"), iris.term("title"), "x")])
