"""The questions across years and places, over plans with links made by hand: no linker is asked."""

from collections.abc import Iterator

import pytest
from followed_plans import followed_links, followed_plans
from link_answers import LinkAnswers
from made_links import Links, made_links
from made_plans import made_plans
from test_queries import GOLDENS, MADE, as_text, expected

from kg import graph, names, ontology, queries
from kg.errors import Usage
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


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Three places and three years that can be read through; see followed_plans.py."""
    address = f"oxigraph:{tmp_path_factory.mktemp('followed') / 'store'}"
    with linked(address, followed_plans(), followed_links()) as store:
        yield store


# Answers as printed, to be judged beside followed_plans.py
GOLDEN_CASES: dict[str, list[dict[str, str]]] = {
    "plan-changes": [{}, {"jurisdiction": "云溪区", "from_year": "2020", "to_year": "2021"}],
    "same-duty-across": [{"task": "云溪区/2021/1"}, {"jurisdiction": "松岭区"}],
    "unit-handovers": [{}, {"year": "2022"}],
    "deadline-shifts": [{}, {"jurisdiction": "石桥县"}],
    "lead-gaps": [{}],
    "lasting-duties": [{}, {"years": "2"}],
    "co-responsibility": [{}, {"min": "1", "year": "2022"}],
    "unit-duties": [{"unit": "区发改局", "from_year": "2020", "to_year": "2022"}],
    "unit-names": [{"jurisdiction": "云溪区"}],
    "doubtful": [{}],
}


@pytest.mark.parametrize("question", GOLDEN_CASES)
def test_answers_across_years_stay_as_reviewed(followed: Store, question: str, request: pytest.FixtureRequest) -> None:
    printed = "\n".join(
        f"# {' '.join(f'-p {name}={value}' for name, value in typed.items())}".rstrip()
        + f"\n{as_text(queries.run(followed, question, typed, VOCABULARY))}"
        for typed in GOLDEN_CASES[question]
    )
    golden = GOLDENS.with_name("across") / f"{question}.tsv"
    if request.config.getoption("--renew-goldens"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(printed, encoding="utf-8")
    assert printed == golden.read_text(encoding="utf-8")


def test_every_question_on_links_has_goldens() -> None:
    about = {name for name, _ in CASES}
    assert about <= GOLDEN_CASES.keys()


# what is typed, part of the sentence
REFUSED = [
    ("锦川市云溪区/2021/11", "no task 锦川市云溪区/2021/11; did you mean 锦川市云溪区/2021/1"),
    ("云溪区/2023/1", "no task 云溪区/2023/1; did you mean 锦川市云溪区/202"),
    ("云西区/2021/1", "no plan of 云西区; did you mean 云溪区"),
    ("-/2021/1", "no task -/2021/1"),
    ("https://kg.example/id/domain/training", "no identifier of a task"),
]


@pytest.mark.parametrize(("typed", "sentence"), REFUSED)
def test_a_task_that_is_not_there_is_refused_with_those_that_are(followed: Store, typed: str, sentence: str) -> None:
    with pytest.raises(Usage) as refused:
        names.task(typed, followed, VOCABULARY)
    assert sentence in str(refused.value)


def test_year_is_short_for_a_first_and_last_year(followed: Store) -> None:
    alone = queries.run(followed, "units-by-load", {"year": "2021"}, VOCABULARY)
    assert alone == queries.run(followed, "units-by-load", {"from_year": "2021", "to_year": "2021"}, VOCABULARY)
    assert {row[alone.columns.index("year")] for row in alone.rows} == {2021}
    with pytest.raises(Usage, match="year is short for from_year and to_year, so it can't stand beside to_year"):
        queries.run(followed, "units-by-load", {"year": "2021", "to_year": "2022"}, VOCABULARY)
