"""Identifiers: read back as what they were made from, and fit for every engine."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import iris
from kg.iris import Iri, Name

PRINTED = st.text(min_size=1)
PART = st.none() | PRINTED
YEAR = st.none() | st.integers(0, 9999)
PATH = st.lists(st.integers(1, 999).map(str), min_size=1, max_size=4).map("/".join)
NUMBER = st.integers(1, 999)
PLAN = st.tuples(PART, YEAR, PRINTED)


def year_text(year: int | None) -> str | None:
    return None if year is None else str(year)


@given(PLAN, PATH, NUMBER, NUMBER, NUMBER, PRINTED)
def test_what_is_below_a_plan_reads_back(
    made_of: tuple[str | None, int | None, str], path: str, number: int, start: int, end: int, code: str
) -> None:
    place, year, key = made_of
    plan = iris.plan(place, year, key)
    own = (place, year_text(year), key)
    task = iris.task(plan, path)
    read = {
        plan: Name("plan", own),
        iris.section(plan, number): Name("section", (*own, str(number))),
        task: Name("task", (*own, path)),
        iris.duty(task, number): Name("duty", (*own, path, str(number))),
        iris.deadline(task, number): Name("deadline", (*own, path, str(number))),
        iris.finding(plan, code, start, end): Name("finding", (*own, code, str(start), str(end), None)),
        iris.finding(plan, code, start, end, path): Name("finding", (*own, code, str(start), str(end), path)),
        iris.unit(plan, None, code): Name("unit", (*own, None, code)),
        iris.unit(plan, "finance", code): Name("unit", (*own, "finance", None)),
        iris.group(plan, code): Name("group", (*own, code)),
    }
    assert {iri: iris.parse(iri) for iri in read} == read


@given(PLAN, PATH, PLAN, PATH)
def test_links_read_back(
    made_of: tuple[str | None, int | None, str], path: str, other: tuple[str | None, int | None, str], to: str
) -> None:
    plan, task = iris.plan(*made_of), iris.task(iris.plan(*made_of), path)
    before, elsewhere = iris.task(iris.plan(made_of[0], 2019, "1号"), to), iris.task(iris.plan(*other), to)
    own, others = ((one[0], year_text(one[1]), one[2]) for one in (made_of, other))
    read = {
        iris.comparison("continuations", plan): Name("comparison", ("continuations", *own)),
        iris.continuation(task, before): Name("continuation", (*own, path, to)),
        iris.doubt(task, before): Name("doubt", (*own, path, to)),
        iris.counterpart(task, elsewhere): Name("counterpart", (*own, path, *others, to)),
    }
    assert {iri: iris.parse(iri) for iri in read} == read
    assert all(iri.startswith(iris.LINKS) for iri in read)


@given(PRINTED, PRINTED)
def test_what_is_of_a_place_reads_back(place: str, mention: str) -> None:
    read = {
        iris.unit(place, None, mention): Name("unit", (place, None, mention)),
        iris.group(place, mention): Name("group", (place, mention)),
        iris.jurisdiction(place): Name("jurisdiction", (place,)),
        iris.document(mention): Name("document", (mention,)),
        iris.function(mention): Name("function", (mention,)),
        iris.domain(mention): Name("domain", (mention,)),
        iris.role("lead"): Name("role", ("lead",)),
    }
    assert {iri: iris.parse(iri) for iri in read} == read


@given(PRINTED, PRINTED)
def test_different_names_are_different_identifiers(one: str, other: str) -> None:
    assert (iris.jurisdiction(one) == iris.jurisdiction(other)) == (one == other)
    assert iris.unit(one, None, other) != iris.unit(one, other, "")


@given(PART, YEAR, st.text())
def test_every_identifier_is_an_iri_an_engine_takes(place: str | None, year: int | None, key: str) -> None:
    plan = iris.plan(place, year, key)
    assert ox.NamedNode(plan).value == plan
    read = next(iter(ox.parse(f"<{plan}> <{plan}> <{plan}> .", ox.RdfFormat.N_TRIPLES)))
    assert read.subject.value == plan


# what is printed, how it stands in an identifier
SEGMENTS = [
    ("宁波市北仑区", "宁波市北仑区"),  # Chinese stays readable
    ("仑政办〔2020〕41号", "仑政办〔2020〕41号"),
    ("某某街道办事处（本级）", "某某街道办事处（本级）"),
    ("a/b", "a%2Fb"),  # a slash ends no segment
    ("50%", "50%25"),
    ("两 地", "两%20地"),
    ("-", "%2D"),  # "-" says that nothing is printed
    ("..", "%2E%2E"),  # would be read as a direction
    ('<"{}|\\^`#?>', "%3C%22%7B%7D%7C%5C%5E%60%23%3F%3E"),
    ("a\u202eb\n", "a%E2%80%AEb%0A"),  # marks that turn the direction of text are no part of an IRI
    ("𠮷水", "𠮷水"),  # beyond the usual plane
]


@pytest.mark.parametrize(("printed", "segment"), SEGMENTS)
def test_only_what_an_iri_forbids_is_encoded(printed: str, segment: str) -> None:
    assert iris.jurisdiction(printed) == f"https://kg.example/id/jurisdiction/{segment}"


# no identifiers of ours
FOREIGN = [
    "",
    "https://kg.example/id/",
    "https://kg.example/id/plan/宁波市北仑区/2020",
    "https://kg.example/id/plan/a/2020/b/task",
    "https://kg.example/id/plan/a/2020/b/elsewhere/1",
    "https://kg.example/id/unit/a/b/c",
    "https://kg.example/id/unit/a//",
    "https://elsewhere.example/id/function/finance",
]


@pytest.mark.parametrize("iri", FOREIGN)
def test_what_was_not_minted_here_is_refused(iri: str) -> None:
    with pytest.raises(ValueError, match=r"identifier|lies below|is a function"):
        iris.parse(iri)


def test_units_without_a_place_are_told_apart_by_their_plan() -> None:
    one, other = (iris.plan(None, 2020, key) for key in ("甲", "乙"))
    assert iris.unit(one, "finance", "财政局") != iris.unit(other, "finance", "财政局")
    assert iris.unit("丙区", "finance", "财政局") == iris.unit("丙区", "finance", "区财政局")  # renamed, one unit


def test_an_identifier_is_a_text() -> None:
    assert isinstance(iris.function("finance"), Iri)
    assert f"{iris.function('finance')}" == "https://kg.example/id/function/finance"
