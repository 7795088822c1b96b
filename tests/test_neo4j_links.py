"""Links on a real server: as in the embedded store, replaced whole, and shown alike."""

from pathlib import Path

import neo4j
from linked_plans import PAIRS, put
from made_plans import made_plans
from test_neo4j import VOCABULARY, WORDS, given, state

from kg import graph, iris, link_graph
from kg.graph import Fact
from kg.importer import import_paths
from kg.iris import Iri
from kg.model import Change, Continuation, Likeness
from kg.stores import open_store
from kg.stores.neo4j import Neo4jStore
from kg.views.changes import changes
from kg.views.checks import counted
from kg.views.selection import Wanted, follow, select
from kg.views.trace import trace

PUBLISHED = Path(__file__).parent.parent / "import"


def links(*changes: Change) -> tuple[Iri, tuple[Fact, ...]]:
    """The tasks of a plan tied, one by one, to those of the plan of the year before."""
    before, later = made_plans(2, VOCABULARY)
    pairs = zip(before.tasks, later.tasks, changes, strict=False)
    plan = graph.plan_iri(later)
    found = [
        Continuation(
            iris.task(plan, own.path), iris.task(graph.plan_iri(before), old.path), change, Likeness(80, title=75)
        )
        for old, own, change in pairs
    ]
    facts = link_graph.continuations(plan, graph.plan_iri(before), found, (), {})
    return iris.comparison("continuations", plan), facts


def test_links_come_back_and_are_replaced_whole(store: Neo4jStore, driver: neo4j.Driver) -> None:
    plans = given(*made_plans(2, VOCABULARY))
    store.replace([*plans, links(Change.KEPT, Change.REWORDED)])
    before = state(driver)
    name, facts = links(Change.KEPT, Change.REWORDED)
    assert set(store.facts(name)) == set(facts)
    assert store.graphs() == tuple(sorted(iri for iri, _ in plans)), "a comparison is no plan"
    assert store.count() == sum(len(facts) for _, facts in (*plans, (name, facts)))
    store.replace([links(Change.SPLIT, Change.SPLIT, Change.MERGED)])
    changes = "MATCH (:Task)-[link:CONTINUES]->(:Task) RETURN link.change ORDER BY link.change"
    assert driver.execute_query(changes).records == [["merged"], ["split"], ["split"]]
    store.replace(plans)
    store.replace([(name, facts)])
    assert state(driver) == before


def test_links_are_computed_alike_in_both_stores(store: Neo4jStore, tmp_path: Path) -> None:
    paths = [PAIRS / f"langxi-{year}.txt" for year in (2018, 2019, 2020)]
    with open_store(f"oxigraph:{tmp_path / 'store'}", writable=True) as embedded:
        for each in (store, embedded):
            each.load_vocabulary(WORDS)
            assert import_paths(paths, each, VOCABULARY).links > 20
        for plan in store.graphs():
            for kind in ("continuations", "counterparts"):
                name = iris.comparison(kind, plan)
                assert set(store.facts(name)) == set(embedded.facts(name)) != set()


def test_what_changed_is_shown_alike_from_both_stores(store: Neo4jStore, tmp_path: Path) -> None:
    shown = []
    with open_store(f"oxigraph:{tmp_path / 'store'}", writable=True) as embedded:
        for each in (store, embedded):
            each.load_vocabulary(WORDS)
            put(each, "langxi-2018-2019", doubts={"5/1": "5/1"})
            items = select(each, Wanted())
            follow(each, items)
            found = changes(each, None, 2018, 2019)
            shown.append((items, found, trace(each, "滁阳市琅溪区/2019/2/4"), counted(each).rows))
    assert shown[0] == shown[1]
    assert ("Continuation", 27) in shown[0][3]
    assert any(item.continues for item in shown[0][0])


def test_either_store_gives_the_same_picture(store: Neo4jStore, tmp_path: Path) -> None:
    with open_store(f"oxigraph:{tmp_path / 'store'}", writable=True) as embedded:
        for one in (store, embedded):
            one.load_vocabulary(WORDS)
            import_paths([PUBLISHED], one, VOCABULARY)
        assert select(store, Wanted()) == select(embedded, Wanted()) != []
