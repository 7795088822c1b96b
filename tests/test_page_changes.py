"""The view of changes: plan beside plan, each task tied to what it goes on with, as people use it in a browser."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from browser_fixtures import find, settled, show
from linked_plans import put

from kg.ontology import vocabulary_text
from kg.stores import open_store
from kg.views.choices import Language, View
from kg.views.network import network, page
from kg.views.picture import CHANGES, Picture, draw
from kg.views.selection import Item, Wanted, follow, select


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> list[Item]:
    """Three years of one place, two of another, linked by hand; one task may go on with one that was dropped."""
    with open_store(f"oxigraph:{tmp_path_factory.mktemp('changes') / 'store'}", writable=True) as store:
        store.load_vocabulary(vocabulary_text().encode())
        put(store, "langxi-2018-2019", doubts={"5/1": "5/1"})
        put(store, "langxi-2019-2020", "shichuan-2019-2020")
        found = select(store, Wanted())
        follow(store, found)
        return found


@pytest.fixture(scope="module")
def picture(items: list[Item]) -> Picture:
    return draw(items, View.CHANGES)


@pytest.fixture(scope="module")
def html(picture: Picture, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "changes.html"
    file.write_text(page(network(picture), "变化"), encoding="utf-8")
    return file


def pairs() -> Counter[str]:
    """The hand-made changes of the three pairs of plans."""
    folder = Path(__file__).parent / "pairs"
    names = ("langxi-2018-2019", "langxi-2019-2020", "shichuan-2019-2020")
    read = [json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in names]
    return Counter(pair["change"] for gold in read for pair in gold["pairs"])


def test_every_link_is_an_edge_from_the_earlier_task_to_the_later(picture: Picture) -> None:
    assert Counter(edge.kind for edge in picture.edges) == pairs() + Counter(perhaps=1)
    years = {node.id: node.facts["year"] for node in picture.nodes}
    assert {years[edge.target] - years[edge.source] for edge in picture.edges} == {1}


def test_new_and_dropped_tasks_are_told_from_those_that_go_on(picture: Picture) -> None:
    became = {node.facts["ref"]: CHANGES[node.community or 0] for node in picture.nodes if node.kind == "task"}
    assert became["滁阳市琅溪区/2018/4/4"] == "dropped"
    assert became["滁阳市琅溪区/2019/5/1"] == "new", "a doubt settles nothing"
    assert became["滁阳市琅溪区/2018/5/1"] == "dropped"
    assert became["滁阳市琅溪区/2019/2/1"] == "continued"


def test_years_stand_side_by_side_and_places_below_each_other(picture: Picture) -> None:
    columns = {(node.facts["jurisdiction"], node.facts["year"]): node.x for node in picture.nodes}
    assert columns["滁阳市琅溪区", 2018] < columns["滁阳市琅溪区", 2019] < columns["滁阳市琅溪区", 2020]
    assert columns["渭北市石川县", 2019] == columns["滁阳市琅溪区", 2018]
    lowest = {}
    for node in picture.nodes:
        lowest.setdefault(node.facts["jurisdiction"], []).append(node.y)
    upper, lower = sorted(lowest.values(), key=min)
    assert max(upper) < min(lower)
    assert len({(node.x, node.y) for node in picture.nodes}) == len(picture.nodes)


def test_a_place_of_one_year_has_nothing_to_show(items: list[Item]) -> None:
    alone = [item for item in items if item.year == 2018]
    assert draw(alone, View.CHANGES).nodes == []


@pytest.mark.parametrize("lang", Language)
def test_the_page_draws_without_a_request_or_a_complaint(
    tab: Any, picture: Picture, tmp_path: Path, lang: Language
) -> None:
    file = tmp_path / "changes.html"
    file.write_text(page(network(picture), "变化", lang), encoding="utf-8")
    show(tab, file)
    assert tab.locator("#legend button").count() == 9, "plans, five changes, and three kinds of tasks"
    assert (tab.seen.complaints, tab.seen.requests) == ([], [file.as_uri()])


def test_a_tasks_panel_leads_to_what_became_of_it(tab: Any, html: Path) -> None:
    show(tab, html)
    find(tab, "推进卫生计生信息公开")
    panel = tab.locator("#panel")
    assert "后续" in panel.inner_text()
    panel.get_by_text("推进疾病防控信息公开").click()
    settled(tab)
    assert tab.locator("#panel h2").inner_text() == "推进疾病防控信息公开"
    assert "延续自" in panel.inner_text()


def test_the_legend_leaves_only_what_is_new(tab: Any, html: Path) -> None:
    show(tab, html)
    for kind in ("c0", "c2", "plan"):
        tab.click(f"#legend [data-kind={kind}]")
    with tab.expect_download() as download:
        tab.click("[data-tool=json]")
    data = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert {node["ref"] for node in data["nodes"]} >= {"滁阳市琅溪区/2019/5/1", "滁阳市琅溪区/2019/1/4"}
    assert data["edges"] == []
