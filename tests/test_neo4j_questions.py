"""Every question, in both languages, of the same plans: the same rows in the same order."""

from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from made_links import made_links
from made_plans import made_plans
from neo4j_fixtures import wipe

from kg import graph, iris, ontology, queries
from kg.importer import read_plan
from kg.server import Server
from kg.stores import Cell, Parameter, Store, open_store
from kg.stores.oxigraph import OxigraphStore

ROOT = Path(__file__).parent.parent
PUBLISHED = [ROOT / "import/beilun/beilun-2020.txt", ROOT / "import/jiangbei/jiangbei-2022.txt"]
SAMPLES = sorted(path for path in (ROOT / "tests/documents").iterdir() if path.stem.startswith("sample-"))
VOCABULARY = ontology.vocabulary()

Stores = tuple[Store, Store]


@pytest.fixture(scope="module")
def stores(neo4j_server: Server, driver: neo4j.Driver, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    """An Oxigraph and a Neo4j with the published plans, the samples and fifty made ones with links between them."""
    wipe(driver)
    made = made_plans(50, VOCABULARY)
    plans = [read_plan(path, VOCABULARY) for path in (*PUBLISHED, *SAMPLES)] + made
    given = [(graph.plan_iri(plan), graph.facts(plan, VOCABULARY)) for plan in plans]
    given += [entry for links in made_links(made) for entry in links.graphs().items()]
    with (
        OxigraphStore(tmp_path_factory.mktemp("both") / "store", writable=True) as one,
        open_store(neo4j_server.address, writable=True) as other,
    ):
        for opened in (one, other):
            opened.load_vocabulary(ontology.vocabulary_text().encode())
            opened.replace(given)
        assert one.graphs() == other.graphs()
        assert one.count() == other.count()
        yield one, other
    wipe(driver)


VALUES = {
    "unit": ("区发改局", "江北区财政局", "government-office", str(iris.group("沧阳市白鹭区", "各街道"))),
    "function": ("区司法局", "财政", "township"),
    "domain": ("政策解读", "request-disclosure"),
    "jurisdiction": ("北仑区", "宁波市江北区", "沧阳市清禾县"),
    "task": ("沧阳市白鹭区/2018/1/1", "沧阳市清禾县/2016/2/1"),
    "from_year": ("2017", "2022"),
    "to_year": ("2020", "2017", "1999"),
    "years": ("3", "2"),
    "min": ("2", "1"),
    "from": ("2015-01-01", "2022-06-01", "2020-09-30"),
    "to": ("2030-12-31", "2022-09-30", "2020-09-30"),
}


def asked() -> list[tuple[str, dict[str, str]]]:
    """Each question with what it needs, then with each of the other parameters, and with all of them."""
    found: list[tuple[str, dict[str, str]]] = []
    for question in queries.questions():
        needed = [known.name for known in question.parameters if known.default is None]
        free = [known.name for known in question.parameters if known.default is not None]
        for turn in range(max((len(VALUES[name]) for name in needed), default=1)):
            found.append((question.name, {name: VALUES[name][turn % len(VALUES[name])] for name in needed}))
        base = found[-1][1] if not needed else {name: VALUES[name][0] for name in needed}
        found += [(question.name, base | {name: value}) for name in free for value in VALUES[name]]
        found.append((question.name, base | {name: VALUES[name][0] for name in free}))
    return found


@pytest.mark.parametrize(("name", "given"), asked(), ids=str)
def test_a_question_has_the_same_rows_on_both_stores(name: str, given: dict[str, str], stores: Stores) -> None:
    one, other = (queries.run(store, name, given, VOCABULARY) for store in stores)
    assert other.columns == one.columns
    assert other.rows == one.rows
    assert [list(map(type, row)) for row in other.rows] == [list(map(type, row)) for row in one.rows]


def test_the_questions_find_something(stores: Stores) -> None:
    """Equal rows prove little where there are none."""
    found = {name for name, given in asked() if queries.run(stores[1], name, given, VOCABULARY).rows}
    assert found == {question.name for question in queries.questions()}


def test_twins_state_the_same_head() -> None:
    """Word for word: one is changed only with the other."""
    for question in queries.questions():
        twin = queries.question(question.name, "cypher")
        heads = [
            [line.removeprefix(mark) for line in text.splitlines()[:20] if line.startswith(mark)]
            for text, mark in ((question.text, "#"), (twin.text, "//"))
        ]
        ends = [next(number for number, line in enumerate(head) if "columns" in line.split()) for head in heads]
        assert heads[0][: ends[0]] == heads[1][: ends[1]]
        assert twin.parameters == question.parameters
        assert twin.columns == question.columns


# -- the queries that serve a view or look a name up


def read(folder: str, name: str, store: Store, parameters: dict[str, Parameter | None]) -> list[tuple[Cell, ...]]:
    text = (queries.FOLDER / folder / f"{name}.{store.language}").read_text(encoding="utf-8")
    found = store.query(text, parameters)
    order = sorted(range(len(found.columns)), key=found.columns.__getitem__)
    return [tuple(found.columns[at] for at in order), *(tuple(row[at] for at in order) for row in found.rows)]


def served() -> list[tuple[str, str]]:
    return sorted((path.parent.name, path.stem) for path in queries.FOLDER.glob("*/*.rq"))


@pytest.mark.parametrize(("folder", "name"), served(), ids=str)
def test_what_serves_a_view_has_the_same_rows_too(folder: str, name: str, stores: Stores) -> None:
    plans = [plan for plan in stores[0].graphs() if "北仑" in plan or "江北" in plan or "2018" in plan]
    tasks = [iris.task(plan, path) for plan in plans for path in ("1/1", "2/7/22", "3/1/1")]
    for turn in range(3 if folder == "views" else 1):
        values: dict[str, Parameter | None] = {
            "plan": plans[turn % len(plans)],
            "task": tasks[turn % len(tasks)],
            "reference": ("1/1", "沧阳市白鹭区/2018/1/1", "宁波市江北区/2022/2/7/22")[turn],
            "front": "宁波市江北区",
            "name": ("1/1", "".join(tasks[0]), "宁波市江北区/2022/2/7/22")[turn],
            "jurisdiction": (None, "宁波市北仑区", "沧阳市白鹭区")[turn],
            "in_year": (None, 2020, 2018)[turn],
            "from_year": (None, 2017, 2020)[turn],
            "to_year": (None, 2018, 2021)[turn],
        }
        one, other = (read(folder, name, store, values) for store in stores)
        assert other == one


# -- the pictures


@pytest.mark.parametrize("path", sorted((queries.FOLDER / "graph").glob("*.cypher")), ids=lambda path: path.stem)
def test_a_picture_holds_at_most_300_nodes(path: Path, stores: Stores, driver: neo4j.Driver) -> None:
    question = queries.question(path.stem.partition("-")[2], "cypher")
    given = {known.name: VALUES[known.name][0] for known in question.parameters if known.default is None}
    values = {
        name: str(value) if isinstance(value, str) else value
        for name, value in queries.bound(question, given, stores[1], VOCABULARY).items()
    }
    drawn = driver.execute_query(path.read_text(encoding="utf-8"), values, result_transformer_=neo4j.Result.graph)
    assert 1 < len(drawn.nodes) <= 300
    assert drawn.relationships
    assert all(node["name"] for node in drawn.nodes), "every node has a caption"
