"""The questions across years and places, over plans with links made by hand: no linker is asked."""

from collections.abc import Iterator

import pytest
from link_answers import LinkAnswers
from made_links import Links, made_links
from made_plans import made_plans
from test_queries import MADE, expected

from kg import graph, ontology, queries
from kg.model import Plan
from kg.stores import Store, open_store

VOCABULARY = ontology.vocabulary()


def linked(address: str, plans: list[Plan], links: list[Links]) -> Store:
    """A store of these plans and links, open for reading."""
    with open_store(address, writable=True) as store:
        store.load_vocabulary(ontology.vocabulary_text().encode())
        store.replace((graph.plan_iri(plan), graph.facts(plan, VOCABULARY)) for plan in plans)
        store.replace(entry for one in links for entry in one.graphs().items())
    return open_store(address)


@pytest.fixture(scope="module")
def made() -> tuple[list[Plan], list[Links]]:
    plans = made_plans(40, VOCABULARY)
    return plans, made_links(plans)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory, made: tuple[list[Plan], list[Links]]) -> Iterator[Store]:
    """Four places, ten years each, every plan held against the one before it."""
    with linked(f"oxigraph:{tmp_path_factory.mktemp('drawn') / 'store'}", *made) as store:
        yield store


PLACE = "沧阳市望江区"

CASES: list[tuple[str, dict[str, str]]] = [
    ("plan-changes", {}),
    ("plan-changes", {"jurisdiction": PLACE}),
    ("plan-changes", {"jurisdiction": PLACE, "from_year": "2017", "to_year": "2018"}),
    ("plan-changes", {"from_year": "2019"}),
    ("plan-changes", {"to_year": "2017"}),
    ("plan-changes", {"year": "2018"}),  # of one year alone, against the plan before it
    ("unit-handovers", {}),
    ("unit-handovers", {"jurisdiction": PLACE, "from_year": "2017", "to_year": "2019"}),
    ("unit-handovers", {"year": "2020"}),
    ("deadline-shifts", {}),
    ("deadline-shifts", {"jurisdiction": PLACE, "from_year": "2017", "to_year": "2019"}),
    ("deadline-shifts", {"year": "2021"}),
    ("same-duty-across", {}),
    ("same-duty-across", {"domain": "training", "year": "2018"}),
    ("same-duty-across", {"jurisdiction": PLACE, "from_year": "2022"}),
    ("lasting-duties", {"years": "3"}),
    ("lasting-duties", {"years": "2", "jurisdiction": PLACE}),
    ("co-responsibility", {"min": "1"}),
    ("co-responsibility", {"min": "2", "jurisdiction": PLACE}),
    ("co-responsibility", {"min": "1", "from_year": "2016", "to_year": "2017"}),
    ("lead-gaps", {}),
    ("lead-gaps", {"jurisdiction": PLACE, "year": "2019"}),
]


@pytest.mark.parametrize(("question", "typed"), CASES, ids=str)
def test_answers_are_those_worked_out_without_a_store(
    drawn: Store, made: tuple[list[Plan], list[Links]], question: str, typed: dict[str, str]
) -> None:
    answer = queries.run(drawn, question, typed, VOCABULARY)
    values = {name: int(text) if text.isdecimal() else text for name, text in typed.items()}
    rows = expected(LinkAnswers(*made, VOCABULARY), question, typed, values)
    assert list(answer.rows) == rows
    assert rows, "a case without rows proves little"


def test_what_stands_in_print_is_counted_the_same_with_links_as_without(
    drawn: Store, made: tuple[list[Plan], list[Links]]
) -> None:
    for question, typed, values in MADE:
        if question != "doubtful":
            rows = expected(LinkAnswers(*made, VOCABULARY), question, typed, values)
            assert list(queries.run(drawn, question, typed, VOCABULARY).rows) == rows, question


def test_a_doubtful_link_is_doubtful_and_names_its_candidate(
    drawn: Store, made: tuple[list[Plan], list[Links]]
) -> None:
    tasks = LinkAnswers(*made, VOCABULARY).tasks
    answer = queries.run(drawn, "doubtful", {}, VOCABULARY)
    code, candidate, task = map(answer.columns.index, ("code", "candidate", "task"))
    found = {(row[candidate], row[task]) for row in answer.rows if row[code] == "link-doubtful"}
    assert found == {
        (tasks[doubt.earlier].reference, tasks[doubt.later].reference) for links in made[1] for doubt in links.doubts
    }
    assert all(row[candidate] is None for row in answer.rows if row[code] != "link-doubtful")
