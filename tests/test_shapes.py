"""The shapes say what is wrong with a graph in a sentence a clerk understands, and nothing of a graph that is right.

Each file of tests/shapes breaks a rule, or shows what breaks none; beside it stands the approved report. After a wanted
change, APPROVE=1 in the environment writes the reports anew.
"""

import os
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
from whole_plan import FACTS

from kg import graph, importer, iris, ontology
from kg.errors import KgError
from kg.stores import nquads

ROOT = Path(__file__).parent.parent
SHAPES = Path(__file__).parent / "shapes"
WHOLE = SHAPES / "valid-plan.ttl"
CASES = sorted(SHAPES.glob("*.ttl"))
KG = iris.ONTOLOGY


def ntriples(facts: tuple[graph.Fact, ...]) -> str:
    return "".join(f"{line} .\n" for line in nquads.triples(facts))


def report(case: Path) -> str:
    """What the shapes say of one small graph, read together with the whole plan, as it is approved."""
    text = WHOLE.read_text(encoding="utf-8")
    results = ontology.check(text if case == WHOLE else text + case.read_text(encoding="utf-8"))
    return "".join(
        f"{one.severity}  {short(one.about)}{f'  {short(one.path)}' if one.path else ''}"
        f"{f'  “{short(one.value)}”' if one.value is not None else ''}\n  {one.message_zh}\n  {one.message_en}\n"
        for one in results
    )


def short(iri: str) -> str:
    return iri.replace(KG, "kg:").removeprefix(iris.THINGS)


@pytest.fixture(scope="module")
def reports() -> dict[str, str]:
    return {case.stem: report(case) for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_shapes_say_of_a_small_graph_what_was_approved(case: Path, reports: dict[str, str]) -> None:
    """Its file name says the verdict and the reason."""
    found, approved = reports[case.stem], case.with_suffix(".approved.txt")
    verdict = case.stem.partition("-")[0]
    assert {"valid": "", "warning": "warning", "invalid": "violation"}[verdict] == found.partition(" ")[0]
    if verdict != "valid":
        if os.environ.get("APPROVE"):
            approved.write_text(found, encoding="utf-8")
        assert approved.read_text(encoding="utf-8") == found


def test_every_approved_report_is_of_a_case() -> None:
    assert {path.name.removesuffix(".approved.txt") for path in SHAPES.glob("*.approved.txt")} == {
        case.stem for case in CASES if not case.stem.startswith("valid-")
    }


def test_every_rule_has_a_case_that_breaks_it_and_says_so_in_both_languages(reports: dict[str, str]) -> None:
    rules = ox.parse(path=str(ontology.FOLDER / ontology.SHAPES), format=ox.RdfFormat.TURTLE)
    messages = [quad.object for quad in rules if quad.predicate.value.endswith("#message")]
    said = "".join(reports.values())
    assert {message.value for message in messages if f"  {message.value}\n" not in said} == set()
    assert Counter(message.language for message in messages)["zh"] == len(messages) / 2
    assert all(message.value.endswith("。" if message.language == "zh" else ".") for message in messages)


def test_the_whole_plan_quotes_its_text() -> None:
    """The model to copy from is right itself: text[start:end] is the mention."""
    facts: dict[str, dict[str, str]] = {}
    for quad in ox.parse(path=str(WHOLE), format=ox.RdfFormat.TURTLE):
        facts.setdefault(str(quad.subject), {})[quad.predicate.value.removeprefix(KG)] = quad.object.value
    (text,) = (said["text"] for said in facts.values() if "sha256" in said)
    quotes = [(text[int(one["start"]) : int(one["end"])], one["mention"]) for one in facts.values() if "mention" in one]
    assert len(quotes) == 9
    assert [quote for quote, mention in quotes] == [mention for quote, mention in quotes]


def test_a_plan_that_leaves_nothing_unsaid_satisfies_the_shapes() -> None:
    """Writer and rules agree."""
    assert ontology.check(ntriples(FACTS)) == ()


def test_what_is_no_graph_is_refused_in_a_sentence() -> None:
    with pytest.raises(KgError, match="no Turtle"):
        ontology.check("政务公开")


def test_the_vocabulary_satisfies_the_shapes() -> None:
    """What a store holds beside its plans: jurisdictions and known members too."""
    assert ontology.check(ontology.vocabulary_text()) == ()


@pytest.mark.parametrize("path", sorted((ROOT / "import").rglob("*.txt")), ids=lambda path: path.stem)
def test_a_published_plan_satisfies_the_shapes(path: Path) -> None:
    """What is odd about a plan is a finding; its graph is right all the same."""
    vocabulary = ontology.vocabulary()
    assert ontology.check(ntriples(graph.facts(importer.read_plan(path, vocabulary), vocabulary))) == ()
