"""The embedded store: whole plans only, whatever happens to the process; one writer; queries that reach nothing."""

import io
import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from gold_plans import VOCABULARY, elsewhere, gold_plan
from hypothesis import given
from hypothesis import strategies as st
from whole_plan import whole_links

from kg import graph, iris, stores
from kg.errors import KgError, Unreachable, Usage
from kg.graph import Fact
from kg.iris import Iri
from kg.stores import Store, open_store
from kg.stores.nquads import term
from kg.stores.ownership import LOCK
from kg.stores.oxigraph import OxigraphStore

Given = list[tuple[Iri, tuple[Fact, ...]]]

PLANS: Given = [
    (graph.plan_iri(plan), graph.facts(plan, VOCABULARY))
    for plan in (elsewhere(gold_plan("beilun-2020"), place, 2020) for place in ("甲市乙区", "甲市丙区", "丁市戊县"))
]
WORDS = b"""@prefix kg: <https://kg.example/disclosure#> .
<https://kg.example/id/function/finance> a kg:Function ; kg:name "\xe8\xb4\xa2\xe6\x94\xbf" ; kg:seen [ kg:name "x" ] .
"""


def address(folder: Path) -> str:
    return f"oxigraph:{folder / 'store'}"


def filled(folder: Path, plans: Iterable[tuple[Iri, tuple[Fact, ...]]] = PLANS) -> str:
    with open_store(address(folder), writable=True) as store:
        store.load_vocabulary(WORDS)
        store.replace(plans)
    return address(folder)


def content(where: str) -> dict[str, set[str]]:
    """Every graph, with its facts as text."""
    out = io.BytesIO()
    with open_store(where) as store:
        store.dump(out, "nquads")
    graphs: dict[str, set[str]] = {}
    for quad in ox.parse(out.getvalue(), ox.RdfFormat.N_QUADS):
        assert isinstance(quad.graph_name, ox.NamedNode)
        graphs.setdefault(quad.graph_name.value, set()).add(str(quad.triple))
    return graphs


# -- what goes in


def test_what_went_in_comes_out(tmp_path: Path) -> None:
    where = filled(tmp_path)
    with open_store(where) as store:
        assert store.graphs() == tuple(sorted(iri for iri, _ in PLANS))
        assert store.count() == sum(len(facts) for _, facts in PLANS)
    held = content(where)
    assert {iri: len(held[iri]) for iri, _ in PLANS} == {iri: len(facts) for iri, facts in PLANS}
    assert set(held) == {iri for iri, _ in PLANS} | {iris.VOCABULARY_GRAPH}


def test_importing_twice_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = filled(tmp_path)
    before = content(where)
    monkeypatch.delattr(OxigraphStore, "_put")  # nothing is written the second time
    assert content(filled(tmp_path)) == before


def test_a_plan_replaced_leaves_nothing_of_the_old(tmp_path: Path) -> None:
    where = filled(tmp_path)
    (iri, facts), *others = PLANS
    less = tuple(fact for fact in facts if fact[1] != iris.term("domain"))
    with open_store(where, writable=True) as store:
        assert store.replace([(iri, less)]) == len(less)
        assert store.count() == len(less) + sum(len(facts) for _, facts in others)


def test_links_stand_in_graphs_of_their_own_and_are_no_plans(tmp_path: Path) -> None:
    where = filled(tmp_path)
    with open_store(where, writable=True) as store:
        plans = store.graphs()
        assert store.replace(whole_links().items()) == sum(map(len, whole_links().values()))
        assert store.graphs() == plans
        for graph_name, facts in whole_links().items():
            assert set(store.facts(graph_name)) == set(facts)
        first, facts = PLANS[0]
        assert set(store.facts(first)) == set(facts)
        store.replace([(iri, ()) for iri in whole_links()])
        assert store.count() == sum(len(facts) for _, facts in PLANS)


def test_a_plan_given_twice_in_one_go_is_the_last_one(tmp_path: Path) -> None:
    (iri, facts), *_ = PLANS
    where = filled(tmp_path, [(iri, facts[:40]), (iri, facts[:30])])
    with open_store(where) as store:
        assert store.count() == 30


def test_a_changed_vocabulary_replaces_the_old(tmp_path: Path) -> None:
    where = filled(tmp_path)
    with open_store(where, writable=True) as store:
        assert store.load_vocabulary(WORDS.replace(b"finance", b"audit"))
        names = store.ask("SELECT ?f WHERE { GRAPH <https://kg.example/id/graph/vocabulary> { ?f a kg:Function } }")
        assert names.rows == ((iris.function("audit"),),)


def test_facts_that_are_no_rdf_leave_the_store_as_it_was(tmp_path: Path) -> None:
    where = filled(tmp_path)
    before = content(where)
    bad = (Iri("no iri"), iris.term("name"), "x")
    for plan in (PLANS[0][0], iris.plan("己区", 2021, "新")):  # one that would be replaced, one that is new
        with open_store(where, writable=True) as store, pytest.raises(KgError, match="took nothing in"):
            store.replace([PLANS[1], (plan, (bad,))])
        assert content(where) == before


VALUES = st.text() | st.integers(-(2**60), 2**60) | st.booleans() | st.dates()


@given(st.lists(VALUES, min_size=1, max_size=20))
def test_values_come_back_as_they_went_in(values: list[str | int | bool | date]) -> None:
    text = "".join(f"<x:s> <x:p{number}> {term(value)} .\n" for number, value in enumerate(values))
    store = ox.Store()
    store.load(text, ox.RdfFormat.N_TRIPLES)
    held = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""
    # written as the engine writes it, by which a plan is known to be in the store already
    assert sorted(held.decode().split("\n")) == sorted(text.split("\n"))


def environment() -> dict[str, str]:
    here = Path(__file__).parent
    return {**os.environ, "PYTHONPATH": f"{here}{os.pathsep}{here.parent}"}


# -- who may open it

HOLD = """
import sys, time
{opened}
print("open", flush=True)
sys.stdin.read()
"""


def held_by(opened: str) -> subprocess.Popen[str]:
    """Another process that has the store open until its input ends."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD.format(opened=opened)],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    return child


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize(
    "opened",
    [
        "from kg.stores import open_store; store = open_store({address!r}, writable=True)",
        "import pyoxigraph; store = pyoxigraph.Store({folder!r})",  # a server on the same folder, for example
    ],
)
def test_an_oxigraph_folder_has_one_owner(
    tmp_path: Path, opened: str, writable: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = filled(tmp_path)
    other = held_by(opened.format(address=where, folder=str(tmp_path / "store")))
    monkeypatch.setattr("kg.stores.ownership.PATIENCE", 0.1)
    with pytest.raises(Unreachable, match=f"in use by process {other.pid}: wait until it is done, or end it"):
        open_store(where, writable=writable)
    other.communicate("")
    open_store(where, writable=writable).close()


def test_several_questions_at_once(tmp_path: Path) -> None:
    where = filled(tmp_path)
    other = held_by(f"from kg.stores import open_store; store = open_store({where!r})")
    with open_store(where) as one, open_store(where) as two:
        assert one.count() == two.count() > 0
    other.communicate("")


def test_a_writer_waits_for_a_question_to_be_answered(tmp_path: Path) -> None:
    where = filled(tmp_path)
    other = held_by(f"from kg.stores import open_store; store = open_store({where!r}); time.sleep(0.3)")
    other.communicate("")
    open_store(where, writable=True).close()


def test_opened_twice_in_one_process(tmp_path: Path) -> None:
    with (
        open_store(address(tmp_path), writable=True),
        pytest.raises(Unreachable, match="open in this process already"),
    ):
        open_store(address(tmp_path), writable=True)


def test_no_store_yet(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match=r"there is no store at .* yet: put plans in first, with `kg import PATH`"):
        open_store(address(tmp_path))
    assert not (tmp_path / "store").exists()


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("x", encoding="utf-8")
    with pytest.raises(Unreachable, match="a file stands there; name a folder"):
        open_store(address(tmp_path), writable=True)


def test_a_folder_of_something_else_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "thesis.docx").write_text("x", encoding="utf-8")
    with pytest.raises(Unreachable, match=r"holds other files \(thesis.docx\)"):
        open_store(address(tmp_path), writable=True)
    assert [path.name for path in (tmp_path / "store").iterdir()] == ["thesis.docx"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_one_may_not_write_to(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Unreachable, match="name a folder you may write to"):
        open_store(address(tmp_path), writable=True)
    tmp_path.chmod(0o700)


def test_a_folder_that_cannot_be_made() -> None:
    with pytest.raises(Unreachable, match=r"can't be used"):
        open_store("oxigraph:/proc/store", writable=True)


def test_a_damaged_store(tmp_path: Path) -> None:
    where = filled(tmp_path)
    (tmp_path / "store" / "CURRENT").write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(Unreachable, match="if the folder is damaged, remove it and import the plans again"):
        open_store(where)


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(filled(tmp_path))
    store.close()
    store.close()
    with pytest.raises(Unreachable, match="was closed"):
        store.count()
    assert (tmp_path / "store" / LOCK).read_text(encoding="utf-8") == ""


# -- which store is meant


def test_the_option_the_environment_the_file_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    assert stores.store_address() == "oxigraph:.kg"
    Path("kg.toml").write_text('store = "oxigraph:from-file"\n', encoding="utf-8")
    assert stores.store_address() == "oxigraph:from-file"
    monkeypatch.setenv("KG_STORE", "oxigraph:from-environment")
    assert stores.store_address() == "oxigraph:from-environment"
    assert stores.store_address("oxigraph:from-option") == "oxigraph:from-option"


@pytest.mark.parametrize("settings", ["store = 5\n", "store = \n", b"\xff\xfe\x00"])
def test_settings_that_say_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str | bytes) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    Path("kg.toml").write_bytes(settings.encode() if isinstance(settings, str) else settings)
    with pytest.raises(Usage, match=r"kg\.toml.*write one line, store = "):
        stores.store_address()


@pytest.mark.parametrize("unknown", ["postgres://localhost", "oxigraph:", "plans.ttl", "ftp://host/x"])
def test_an_address_of_no_known_kind(unknown: str) -> None:
    with pytest.raises(Usage, match="accepted is oxigraph:FOLDER"):
        open_store(unknown)


# -- what comes out


@pytest.mark.parametrize("form", ["nquads", "trig", "jsonld", "turtle"])
def test_exports_read_back(tmp_path: Path, form: str) -> None:
    out = io.BytesIO()
    with open_store(filled(tmp_path)) as store:
        store.dump(out, form)
    formats = {
        "nquads": ox.RdfFormat.N_QUADS,
        "trig": ox.RdfFormat.TRIG,
        "jsonld": ox.RdfFormat.JSON_LD,
        "turtle": ox.RdfFormat.TURTLE,
    }
    quads = list(ox.parse(out.getvalue(), formats[form]))
    graphs = {str(quad.graph_name) for quad in quads}
    facts = {fact for _, facts in PLANS for fact in facts}
    assert len(graphs) == (1 if form == "turtle" else len(PLANS) + 1)
    assert len(quads) >= len(facts)


def a_store(folder: Path) -> Store:
    return open_store(filled(folder))


def test_kinds_of_answers(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        assert store.ask("ASK { ?plan a kg:Plan }").rows == ((True,),)
        built = store.ask("CONSTRUCT { ?p kg:year ?y } WHERE { ?p a kg:Plan ; kg:year ?y }")
        assert built.columns == ("subject", "predicate", "object")
        assert {row[2] for row in built.rows} == {2020}
        values = '(1 2.5 1e3 true "x" "y"@zh "2020-09-30"^^xsd:date <x:y> "abc"^^xsd:integer UNDEF)'
        row = store.ask(f"SELECT * WHERE {{ VALUES (?a ?b ?c ?d ?e ?f ?g ?h ?i ?j) {{ {values} }} }}").rows[0]
        assert row == (1, 2.5, 1000.0, True, "x", "y", date(2020, 9, 30), "x:y", "abc", None)
