"""Links in the store: computed again where a plan changes and nowhere else, never lost, never doubled."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from linked_plans import PAIRS

from kg import iris, links
from kg.importer import import_paths
from kg.iris import Iri
from kg.ontology import vocabulary, vocabulary_text
from kg.stores import Store, open_store

YEARS = [PAIRS / f"langxi-{year}.txt" for year in (2018, 2019, 2020)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"oxigraph:{tmp_path / 'store'}", writable=True) as opened:
        opened.load_vocabulary(vocabulary_text().encode())
        yield opened


def put(store: Store, *paths: Path) -> int:
    report = import_paths(paths, store, vocabulary())
    assert report.refusals == ()
    return report.links


def held(store: Store) -> dict[Iri, frozenset[object]]:
    """Every comparison with what it says."""
    rows = store.query((links.names.QUERIES / f"lookup/comparisons.{store.language}").read_text(encoding="utf-8")).rows
    return {Iri(str(name)): frozenset(store.facts(Iri(str(name)))) for name, _ in rows}


def chain(store: Store) -> list[tuple[str | None, str | None]]:
    """Which year each plan follows."""
    rows = store.query((links.names.QUERIES / f"lookup/comparisons.{store.language}").read_text(encoding="utf-8")).rows
    return [
        (iris.parse(str(name)).parts[2], None if before is None else iris.parse(str(before)).parts[1])
        for name, before in rows
        if "/continuations/" in str(name)
    ]


def test_each_plan_meets_the_one_before(store: Store) -> None:
    assert put(store, *YEARS) > 20
    assert chain(store) == [("2018", None), ("2019", "2018"), ("2020", "2019")]


def test_the_order_of_import_does_not_matter(tmp_path: Path) -> None:
    found = []
    for number, order in enumerate(permutations(YEARS)):
        with open_store(f"oxigraph:{tmp_path / str(number)}", writable=True) as store:
            for path in order:
                put(store, path)
            found.append(held(store))
    assert all(one == found[0] for one in found)
    assert any("/from/" in str(fact[0]) for facts in found[0].values() for fact in facts)


def test_a_plan_that_comes_between_two_takes_over_the_later_ones_links(store: Store) -> None:
    put(store, YEARS[0], YEARS[2])
    assert chain(store) == [("2018", None), ("2020", "2018")]
    put(store, YEARS[1])
    assert chain(store) == [("2018", None), ("2019", "2018"), ("2020", "2019")]


def test_importing_twice_doubles_no_link(store: Store) -> None:
    put(store, *YEARS)
    before, facts = held(store), store.count()
    put(store, *YEARS)
    assert (held(store), store.count()) == (before, facts)


def test_a_changed_plan_is_linked_anew(store: Store, tmp_path: Path) -> None:
    put(store, *YEARS)
    before = held(store)
    text = YEARS[1].read_text(encoding="utf-8")
    changed = tmp_path / YEARS[1].name
    changed.write_text(text.replace("回应社会关切", "做好土地房屋征收补偿公开"), encoding="utf-8")
    put(store, changed)
    after = held(store)
    assert after.keys() == before.keys()
    assert {iris.parse(name).parts[2] for name in after if after[name] != before[name]} == {"2019", "2020"}
    put(store, YEARS[1])
    assert held(store) == before


def test_a_run_that_was_cut_off_is_made_good_by_the_next(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, *YEARS)
    whole = held(store)
    store.replace([(name, ()) for name in whole])
    assert held(store) == {}
    put(store, YEARS[0])  # which of itself is followed by one plan only
    assert held(store) == whole


def test_plans_of_an_office_and_of_its_district_do_not_follow_each_other(store: Store, tmp_path: Path) -> None:
    bureau = tmp_path / "bureau.txt"
    text = YEARS[1].read_text(encoding="utf-8")
    assert "琅溪区人民政府办公室" in text
    bureau.write_text(
        text.replace("琅溪区人民政府办公室", "琅溪区教育局").replace("〔2019〕", "〔2019〕1"), encoding="utf-8"
    )
    put(store, YEARS[0], bureau)
    assert chain(store) == [("2018", None), ("2019", None)]
