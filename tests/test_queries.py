"""The questions: their files, what is bound to them, and what they answer.

Every question is held to answers worked out without a store (`answers.py`), over plans nobody published and over the
hand-made answers about the published ones; and to goldens of the published plans. After a change of a question,
`pytest tests/test_queries.py --renew-goldens` writes the goldens anew: read the difference before you keep it.
"""

import csv
import io
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from answers import Answers, Row
from gold_plans import gold_plan
from made_plans import made_plans

from kg import graph, iris, names, ontology, queries
from kg.errors import KgError, Usage
from kg.importer import read_plan
from kg.model import Plan
from kg.resolver import functions
from kg.stores import Rows, Store, open_store
from kg.vocabulary import Vocabulary

GOLDENS = Path(__file__).parent / "goldens" / "questions"
PUBLISHED = Path(__file__).parent.parent / "import"


def filled(folder: Path, plans: list[Plan], vocabulary: Vocabulary) -> Store:
    """A store of these plans, open for reading."""
    with open_store(f"oxigraph:{folder}", writable=True) as store:
        store.load_vocabulary(ontology.vocabulary_text().encode())
        store.replace((graph.plan_iri(plan), graph.facts(plan, vocabulary)) for plan in plans)
    return open_store(f"oxigraph:{folder}")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return ontology.vocabulary()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> Iterator[Store]:
    """The two published plans, as the whole path reads them."""
    plans = [read_plan(path, vocabulary) for path in sorted(PUBLISHED.glob("*/*.txt"))]
    with filled(tmp_path_factory.mktemp("published") / "store", plans, vocabulary) as store:
        yield store


@pytest.fixture(scope="module")
def made(vocabulary: Vocabulary) -> list[Plan]:
    return made_plans(30, vocabulary)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory, made: list[Plan], vocabulary: Vocabulary) -> Iterator[Store]:
    """Plans with items below items, without place, year, number; see made_plans.py."""
    with filled(tmp_path_factory.mktemp("drawn") / "store", made, vocabulary) as store:
        yield store


# question, values as typed, the same for the function of Answers
MADE = [
    ("unit-duties", {"unit": "finance"}, {"function": "finance"}),
    ("unit-duties", {"unit": "education", "from_year": "2018", "to_year": "2019"}, None),
    ("unit-duties", {"unit": "education", "to_year": "2016"}, None),
    ("unit-duties", {"unit": "education", "jurisdiction": "沧阳市白鹭区"}, None),
    ("due-between", {"from": "2015-01-01", "to": "2030-12-31"}, None),
    ("due-between", {"from": "2018-12-31", "to": "2018-12-31"}, None),  # both days count
    ("due-between", {"from": "2016-03-01", "to": "2016-09-30", "jurisdiction": "沧阳市白鹭区"}, None),
    ("units-by-load", {}, None),
    ("units-by-load", {"jurisdiction": "沧阳市望江区", "year": "2017"}, None),
    ("tasks-without-unit", {}, None),
    ("tasks-without-unit", {"year": "2018"}, None),
    ("tasks-without-deadline", {}, None),
    ("tasks-without-deadline", {"jurisdiction": "沧阳市白鹭区"}, None),
    ("domain-coverage", {}, None),
    ("domain-coverage", {"domain": "宣传培训", "year": "2020"}, {"domain": "training", "year": 2020}),
    ("deadline-calendar", {}, None),
    ("deadline-calendar", {"year": "2016"}, None),
    ("function-across", {"function": "finance"}, None),
    ("function-across", {"function": "财政局", "year": "2016"}, {"function": "finance", "year": 2016}),
    ("group-duties", {}, None),
    ("group-duties", {"jurisdiction": "沧阳市望江区", "year": "2019"}, None),
    ("unit-names", {}, None),
    ("unit-names", {"jurisdiction": "望江"}, {"jurisdiction": "沧阳市望江区"}),
    ("standing-duties", {}, None),
    ("standing-duties", {"unit": "education"}, None),
    ("standing-duties", {"jurisdiction": "沧阳市白鹭区", "year": "2015"}, None),
    ("doubtful", {}, None),
    ("doubtful", {"year": "2019"}, None),
    ("plan-summary", {}, None),
    ("plan-summary", {"jurisdiction": "沧阳市白鹭区"}, None),
]


def expected(answers: Answers, question: str, typed: dict[str, str], values: dict[str, object] | None) -> list[Row]:
    """The rows of the function of that question; without `values`, they are those typed."""
    if values is None:
        as_typed = {"from": "first", "to": "last", "unit": "function"}
        values = {as_typed.get(name, name): _value(name, text) for name, text in typed.items()}
    if "year" in values:
        year = values["year"]
        values = {name: value for name, value in values.items() if name != "year"} | {
            "from_year": year,
            "to_year": year,
        }
    return getattr(answers, question.replace("-", "_"))(**values)  # type: ignore[no-any-return]


def _value(name: str, text: str) -> object:
    if name in ("from", "to"):
        return date.fromisoformat(text)
    return int(text) if "year" in name else text


@pytest.mark.parametrize(("question", "typed", "values"), MADE, ids=lambda value: str(value))
def test_answers_are_those_worked_out_without_a_store(
    drawn: Store,
    made: list[Plan],
    vocabulary: Vocabulary,
    question: str,
    typed: dict[str, str],
    values: dict[str, object] | None,
) -> None:
    answer = queries.run(drawn, question, typed, vocabulary)
    rows = expected(Answers(made, vocabulary), question, typed, values)
    assert list(answer.rows) == rows
    assert rows or question == "due-between", "a case without rows proves little"


# Findings are the parser's own, and of domains some more than the plain ones may be found; all else must be what a
# person read in the plans.
PUBLISHED_CASES = [
    ("unit-duties", {"unit": "区发改局"}, {"function": "development-reform"}),
    ("unit-duties", {"unit": "区政府办"}, {"function": "government-office"}),
    ("unit-duties", {"unit": "北仑区财政局"}, {"function": "finance", "jurisdiction": "宁波市北仑区"}),
    ("due-between", {"from": "2022-07-01", "to": "2022-09-30"}, None),
    ("due-between", {"from": "2020-01-01", "to": "2022-12-31"}, None),
    ("units-by-load", {}, None),
    ("tasks-without-unit", {}, None),
    ("tasks-without-deadline", {}, None),
    ("tasks-without-deadline", {"year": "2022"}, None),
    ("deadline-calendar", {}, None),
    ("function-across", {"function": "大数据"}, {"function": "big-data"}),
    ("function-across", {"function": "development-reform", "year": "2020"}, None),
    ("group-duties", {}, None),
    ("unit-names", {}, None),
    ("standing-duties", {}, None),
    ("standing-duties", {"unit": "区司法局"}, {"function": "justice"}),
]


@pytest.mark.parametrize(("question", "typed", "values"), PUBLISHED_CASES, ids=lambda value: str(value))
def test_answers_about_the_published_plans_are_those_of_the_hand_made_reading(
    published: Store, vocabulary: Vocabulary, question: str, typed: dict[str, str], values: dict[str, object] | None
) -> None:
    answers = Answers([gold_plan("beilun-2020"), gold_plan("jiangbei-2022")], vocabulary)
    answer = queries.run(published, question, typed, vocabulary)
    assert [of_one_width(row) for row in answer.rows] == [
        of_one_width(row) for row in expected(answers, question, typed, values)
    ]


def of_one_width(row: Row) -> Row:
    """（ and ( are one: the hand-made reading does not tell them apart."""
    return tuple(unicodedata.normalize("NFKC", value) if isinstance(value, str) else value for value in row)


# Answers as printed, one file a question; the titles and order of real plans are easier to judge than rows of values.
GOLDEN_CASES: dict[str, list[dict[str, str]]] = {
    "unit-duties": [
        {"unit": "区发改局"},
        {"unit": "北仑区司法局"},
        {"unit": "各街道"},
        {"unit": "区教育局", "from_year": "2021"},
    ],
    "due-between": [{"from": "2020-09-01", "to": "2020-12-31"}, {"from": "2022-07-01", "to": "2022-09-30"}],
    "units-by-load": [{}, {"year": "2022"}],
    "tasks-without-unit": [{}, {"jurisdiction": "北仑区"}],
    "tasks-without-deadline": [{}, {"year": "2022"}],
    "domain-coverage": [{"jurisdiction": "北仑"}, {"domain": "政策解读"}],
    "deadline-calendar": [{}, {"jurisdiction": "宁波市北仑区"}],
    "function-across": [{"function": "大数据"}, {"function": "government-office", "year": "2020"}],
    "group-duties": [{"year": "2020"}, {"jurisdiction": "江北区"}],
    "unit-names": [{}, {"unit": "区发展和改革局"}],
    "standing-duties": [{}, {"unit": "江北区司法局"}],
    "doubtful": [{}, {"year": "2020"}],
    "plan-summary": [{}, {"year": "2022"}],
}


@pytest.mark.parametrize("question", GOLDEN_CASES)
def test_answers_about_the_published_plans_stay_as_reviewed(
    published: Store, vocabulary: Vocabulary, question: str, request: pytest.FixtureRequest
) -> None:
    printed = "\n".join(
        f"# {' '.join(f'-p {name}={value}' for name, value in typed.items())}".rstrip()
        + f"\n{as_text(queries.run(published, question, typed, vocabulary))}"
        for typed in GOLDEN_CASES[question]
    )
    golden = GOLDENS / f"{question}.tsv"
    if request.config.getoption("--renew-goldens"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(printed, encoding="utf-8")
    assert printed == golden.read_text(encoding="utf-8")


def test_every_question_has_goldens() -> None:
    """Those that compare plans have theirs in test_link_questions.py: no plan published here follows another."""
    folders = (GOLDENS, GOLDENS.with_name("across"))
    written = {path.stem for folder in folders for path in folder.glob("*.tsv")}
    assert written == {asked.name for asked in queries.questions()}


def as_text(rows: Rows) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerows([rows.columns, *rows.rows])
    return out.getvalue()


# what is typed, what it is bound to
UNITS = [
    ("区发改局", iris.function("development-reform")),  # printed in one place, meant everywhere
    ("发展和改革委员会", iris.function("development-reform")),  # another name of it, without 区
    ("區發改局", iris.function("development-reform")),  # in traditional script
    ("development-reform", iris.function("development-reform")),
    ("发展改革", iris.function("development-reform")),  # the name of the function
    ("宁波市北仑区发展和改革局", iris.unit("宁波市北仑区", "development-reform", "")),  # full name: there only
    ("北仑区发改局", iris.unit("宁波市北仑区", "development-reform", "")),  # as no plan prints it
    ("江北发改局", iris.unit("宁波市江北区", "development-reform", "")),  # without 区
    ("自然资源和规划局北仑分局", iris.function("natural-resources")),
    ("各街道", iris.group("宁波市北仑区", "各街道")),  # a group printed in one place
    ("江北区各街道（镇）", iris.group("宁波市江北区", "各街道（镇）")),
    (iris.unit("宁波市北仑区", "finance", ""), iris.unit("宁波市北仑区", "finance", "")),
]


@pytest.mark.parametrize(("typed", "meant"), UNITS)
def test_a_unit_is_found_by_any_of_its_names(published: Store, vocabulary: Vocabulary, typed: str, meant: str) -> None:
    assert names.unit(typed, published, vocabulary) == meant


def test_an_office_asked_for_is_the_one_a_plan_would_mean(published: Store, vocabulary: Vocabulary) -> None:
    """The short way to an office that is asked for leads where reading its printed name does."""
    known, read = functions.names(vocabulary), functions.reader(vocabulary)
    for name in sorted(known.own)[::211]:
        assert names.function(f"区{name}", published, vocabulary) == iris.function(read(f"区{name}").function or ""), (
            name
        )


# question, what is typed, part of the sentence
REFUSED = [
    ("unit-duties", {"unit": "区发改据"}, "no unit 区发改据; did you mean 区发改局"),
    ("unit-duties", {"unit": "宁波市发改局"}, "no plan of 宁波市; did you mean 宁波市"),  # not the office of elsewhere
    ("unit-duties", {"unit": "北仑区各阶道"}, "no unit 各阶道 in the plans of 宁波市北仑区; did you mean 各街道"),
    ("unit-duties", {"unit": "https://kg.example/id/domain/training"}, "no identifier of a unit"),
    ("unit-duties", {}, "unit-duties needs -p unit=…"),
    ("unit-duties", {"unit": " "}, "unit-duties needs -p unit=…"),
    ("unit-duties", {"unti": "区发改局"}, "no parameter unti; did you mean unit?"),
    ("unit-dutys", {}, "no question unit-dutys; did you mean unit-duties?"),
    ("due-between", {"from": "2022-07", "to": "2022-09-30"}, "from=2022-07: write a day, 2022-09-30"),
    ("units-by-load", {"year": "二〇二二"}, "year=二〇二二: write a whole number"),
    ("units-by-load", {"jurisdiction": "北伦区"}, "no plan of 北伦区; did you mean 北仑区"),
    ("function-across", {"function": "财正局"}, "no function 财正局; did you mean 区财政局"),
    ("domain-coverage", {"domain": "政策解答"}, "no domain 政策解答; did you mean 政策解读"),
]


@pytest.mark.parametrize(("question", "typed", "sentence"), REFUSED)
def test_what_does_not_fit_is_refused_with_what_does(
    published: Store, vocabulary: Vocabulary, question: str, typed: dict[str, str], sentence: str
) -> None:
    with pytest.raises(Usage) as refused:
        queries.run(published, question, typed, vocabulary)
    assert sentence in str(refused.value)


def test_a_name_printed_in_several_places_must_say_which(drawn: Store, vocabulary: Vocabulary) -> None:
    with pytest.raises(Usage, match="各街道 is printed in several places: write one of 沧阳市"):
        names.unit("各街道", drawn, vocabulary)


def test_shown_queries_answer_as_asked(published: Store, vocabulary: Vocabulary) -> None:
    for question, cases in GOLDEN_CASES.items():
        text = queries.shown(published, question, cases[0], vocabulary)
        assert "$" not in text, question
        assert published.ask(text) == queries.run(published, question, cases[0], vocabulary), question


HEAD = """# id           tried
# title        试 | Tried
# description  What is tried.
# param        year integer []  the year
# columns      plan year
SELECT ?plan (MAX(?known) AS ?year) WHERE { ?plan ?p $year . BIND("$text" AS ?known) } # $comment
"""


# what is changed in the head or query, the sentence
HEADS = [
    ("$year", "$years", "declares no param years"),
    ("$year", "?year", "does not use the param year"),
    ("?plan (MAX", "(MAX", "states the columns plan year, the query year"),
    ("# id           tried", "# id           other", "must be named NN-other"),
    ("# description  What is tried.\n", "", "does not state description"),
    ("integer []", "number []", "write a parameter as"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), HEADS)
def test_a_question_that_does_not_fit_its_head_is_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, sentence: str
) -> None:
    monkeypatch.setattr(queries, "FOLDER", tmp_path)
    (tmp_path / "01-tried.rq").write_text(HEAD.replace(old, new), encoding="utf-8")
    with pytest.raises(KgError, match=sentence):
        queries.question("tried")


def test_a_question_says_at_its_head_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "FOLDER", tmp_path)
    (tmp_path / "07-tried.rq").write_text(HEAD, encoding="utf-8")
    asked = queries.question("tried")
    assert (asked.number, asked.title, asked.title_en, asked.description) == (7, "试", "Tried", "What is tried.")
    assert (asked.parameters, asked.columns) == (
        (queries.QuestionParameter("year", "integer", "", "the year"),),
        ("plan", "year"),
    )
    assert queries.listing().rows == (("tried", "试", "Tried", "[year]"),)


def test_rows_are_in_one_order_whatever_the_order_of_import(
    tmp_path: Path, made: list[Plan], drawn: Store, vocabulary: Vocabulary
) -> None:
    with filled(tmp_path / "store", made[::-1], vocabulary) as turned:
        for question, typed, _ in MADE:
            answer = queries.run(turned, question, typed, vocabulary)
            assert answer == queries.run(drawn, question, typed, vocabulary), question
