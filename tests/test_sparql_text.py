"""SPARQL as text: parameters that stay values, and queries that reach nothing but the store they are asked of."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from gold_plans import VOCABULARY, gold_plan
from hypothesis import given
from hypothesis import strategies as st

from kg import graph
from kg.errors import QueryRefused
from kg.iris import Iri
from kg.stores import Store, open_store
from kg.stores.sparql_text import bind, columns_of, parameters_of, refuse_reach, tokens


@given(st.text() | st.text(alphabet="'\"\\#<>{}?$:@.ab \n"))
def test_tokens_are_the_whole_text(text: str) -> None:
    assert "".join(token for _, token in tokens(text)) == text


@given(st.text())
def test_a_value_stays_a_value(value: str) -> None:
    text = bind('SELECT ?x WHERE { VALUES ?x { $value "$value" } } # $value', {"value": value})
    answer = list(ox.Store().query(text))
    assert [solution["x"] for solution in answer] == [ox.Literal(value), ox.Literal("$value")]


# values that would end the literal, the line or the group, were they written in as they stand
HOSTILE = ['"', "'", '"""', "\\", "\n", "} SERVICE <x:y> {", '") }', "$value", "?x", "\u2028", "#", "\x00", "<x:y>"]


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_find_just_themselves(tmp_path: Path, value: str) -> None:
    iri, name = Iri("https://kg.example/id/plan/a/2020/b"), Iri("https://kg.example/disclosure#name")
    with open_store(f"oxigraph:{tmp_path / 'store'}", writable=True) as store:
        store.replace([(iri, ((iri, name, value), (iri, name, "another")))])
        rows = store.query("SELECT ?s ?found WHERE { ?s ?p ?found . FILTER(?found = $value) }", {"value": value}).rows
    assert rows == ((iri, value),)


def test_a_parameter_left_open_is_a_variable_of_its_own() -> None:
    text = "SELECT ?year WHERE { ?plan ?p ?year FILTER(COALESCE($year = ?year, true)) }"
    assert bind(text, {"year": 2020}).count('"2020"^^') == 1
    assert "?open_year = ?year" in bind(text, {"year": None})
    assert parameters_of(text) == ("year",)


# a query, its columns
COLUMNS = [
    ("SELECT ?a ?b WHERE { ?a ?b ?c }", ("a", "b")),
    ("select distinct ?a (max(?b) as ?c) { ?a ?p ?b } group by ?a", ("a", "c")),
    ("SELECT (IF(?a = (1 + 2), ?b, ?c) AS ?d) # ?no\n ?e WHERE {}", ("d", "e")),
    ("PREFIX select: <x:y> SELECT ?a { { SELECT ?b {} } }", ("a",)),  # of the outer query
]


@pytest.mark.parametrize(("text", "columns"), COLUMNS)
def test_columns_of_a_query(text: str, columns: tuple[str, ...]) -> None:
    assert columns_of(text) == columns


class Listener:
    """A server on this machine that counts who calls."""

    def __init__(self) -> None:
        self.calls = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._hear, daemon=True).start()

    def _hear(self) -> None:
        while True:
            try:
                call, _ = self.socket.accept()
            except OSError:
                return
            self.calls += 1
            call.close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}/"


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    opened = Listener()
    yield opened
    opened.socket.close()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    where = f"oxigraph:{tmp_path_factory.mktemp('reach') / 'store'}"
    plan = gold_plan("beilun-2020")
    with open_store(where, writable=True) as filled:
        filled.replace([(graph.plan_iri(plan), graph.facts(plan, VOCABULARY))])
    with open_store(where) as opened:
        yield opened


# Queries that call LISTENER, or would in some engine; how the word is hidden
REACHING = [
    "SELECT * { SERVICE <LISTENER> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o SERVICE SILENT <LISTENER> { ?s ?p ?o } }",
    "SELECT * { service<LISTENER>{ ?s ?p ?o } }",  # in lower case, without spaces
    "SELECT * { ſervice <LISTENER> { ?s ?p ?o } }",  # ſ in upper case is S
    "PREFIX x: <LISTENER> SELECT * { SERVICEx:a { ?s ?p ?o } }",  # Oxigraph knows no ends of words
    "PREFIX : <LISTENER> SELECT * { SERVICE:a { ?s ?p ?o } }",
    "PREFIX : <LISTENER> SELECT * { SERVICESILENT:a { ?s ?p ?o } }",
    "SELECT * { ?s ?p true SERVICE<LISTENER> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o.SERVICE <LISTENER> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1.SERVICE <LISTENER> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE <LISTENER> { ?s ?p ?o } }",
    "PREFIX x: <x:y> SELECT * { ?s ?p x:b.SERVICE <LISTENER> { ?s ?p ?o } }",
    "SELECT * { ?s ?p _:b.SERVICE <LISTENER> { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <LISTENER> { ?s ?p ?o } }",  # SPARQL reads \u0053 as S before anything else
    "SELECT * { S\\U00000045RVICE <LISTENER> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o # \\u000A SERVICE <LISTENER> { ?s ?p ?o }\n }",  # the comment ends at \\u000A
    'SELECT * { ?s ?p "\\u0022 SERVICE <LISTENER> { ?s ?p ?o } # " }',
    "SELECT * { ?s ?p 'a\\'' SERVICE <LISTENER> { ?s ?p ?o } }",  # strings that end where they do
    'SELECT * { ?s ?p """a"b""" SERVICE <LISTENER> { ?s ?p ?o } }',
    "SELECT * { ?s ?p '' SERVICE <LISTENER> { ?s ?p ?o } . ?s ?p '' }",
    "SELECT * { ?s <LISTENERa'> ?o SERVICE <LISTENER> { ?s ?p ?o } . ?s ?p 'x' }",  # ' in an IRI begins no string
    "SELECT * { ?s ?p ?o FILTER(?s<'x>')SERVICE <LISTENER> { ?s ?p 'y' } }",  # < may be no IRI
    "SELECT * { ?s ?p ?o FILTER(?s<?o#>'''\n)SERVICE <LISTENER> { ?s ?p ?o } #'''\n }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <LISTENER> { ?s ?p ?o } } }",
    "SELECT * { { SELECT * { SERVICE <LISTENER> { ?s ?p ?o } } } }",
    "SELECT * FROM <LISTENER> { ?s ?p ?o }",
    "SELECT * FROM NAMED <LISTENER> { GRAPH ?g { ?s ?p ?o } }",
    "ASKFROM<LISTENER>{ ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
    "DESCRIBE <LISTENER> FROM <LISTENER>",
    "LOAD <LISTENER>",
    "LOAD SILENT <LISTENER> INTO GRAPH <x:y>",
]


@pytest.mark.parametrize("text", REACHING)
def test_nothing_is_asked_of_another_place(store: Store, listener: Listener, text: str) -> None:
    with pytest.raises(QueryRefused):
        store.ask(text.replace("LISTENER", listener.address))
    assert listener.calls == 0


def test_the_listener_hears_what_is_not_refused() -> None:
    own = Listener()
    with pytest.raises(OSError, match=r"."):
        list(ox.Store().query(f"SELECT * {{ SERVICE <{own.address}> {{ ?s ?p ?o }} }}"))
    assert own.calls > 0
    own.socket.close()


WRITING = [
    "INSERT DATA { <x:s> <x:p> <x:o> }",
    "DELETE WHERE { ?s ?p ?o }",
    "WITH <x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP GRAPH <x:g>",
    "CREATE GRAPH <x:g>",
    "COPY <x:a> TO <x:b>",
    "SELECT * { ?s ?p ?o } ; DROP ALL",
]


@pytest.mark.parametrize("text", WRITING)
def test_nothing_is_written(store: Store, text: str) -> None:
    count = store.count()
    with pytest.raises(QueryRefused, match="a query only reads"):
        store.ask(text)
    assert store.count() == count


# Harmless, however it looks
HARMLESS = [
    "SELECT * { ?s ?p 'SERVICE <http://x>' }",
    'SELECT * { ?s ?p """LOAD\nFROM""" }',
    "# SERVICE <x:y>\nASK { ?s ?p ?o } # FROM",
    "SELECT ?service ?from { ?service ?p ?from }",
    "SELECT * { ?s <http://x/SERVICE> ?o }",
    "SELECT * { ?s kg:service ?o }",
    "SELECT * { ?s ?p 'it\\'s SERVICE'@zh }",
    "SELECT * { ?s ?p ?o FILTER(?o<5 && ?o>3) }",
    "SELECT * { ?s a <https://kg.example/disclosure#Plan> ; kg:year ?y FILTER(?y < 2021) }",
    "SELECT (COUNT(*) AS ?tasks) WHERE { ?task a kg:Task }",
    "DESCRIBE <https://kg.example/id/function/finance>",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_no_false_alarm(store: Store, text: str) -> None:
    store.ask(text)


# not valid, what is said of it
INVALID = [
    ("", "no query found"),
    ("hello", "no query found"),
    ("SELECT * WHERE { ?s ?p", "the query is not valid SPARQL: "),
    ("SELECT * { ?s unknown:p ?o }", "the query is not valid SPARQL: "),
    ("SELECT * { ?s ?p ?o FILTER(?s<'x>') }", "may be an IRI or a comparison: write the IRI whole, or a space after <"),
]


@pytest.mark.parametrize(("text", "sentence"), INVALID)
def test_what_is_no_query_is_refused_in_a_sentence(store: Store, text: str, sentence: str) -> None:
    with pytest.raises(QueryRefused, match=sentence):
        store.ask(text)


@pytest.mark.parametrize("text", ["'" * 50_000, "<" * 50_000, "a." * 50_000, "'a" * 50_000, '"\\a' * 50_000])
def test_long_texts_are_judged_in_time_that_grows_with_them(text: str) -> None:
    with pytest.raises(QueryRefused):
        refuse_reach(text)
