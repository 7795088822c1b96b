"""Pictures as values and as pyvis Networks: what is drawn, where it stands, and what the page holds."""

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from pyvis.network import Network
from typer.testing import CliRunner

from kg import ontology
from kg.cli import app
from kg.importer import import_paths
from kg.stores import Store
from kg.stores.oxigraph import OxigraphStore
from kg.views.choices import Language, View
from kg.views.layout import LANES, Node
from kg.views.network import network, page
from kg.views.picture import Picture, draw
from kg.views.pinyin import initials
from kg.views.selection import Due, Item, Share, Wanted, select

ROOT = Path(__file__).parent.parent
PLANS = [ROOT / "import"]
ROLES = ROOT / "tests" / "documents" / "sample-levels-2023.txt"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the two real plans."""
    folder = tmp_path_factory.mktemp("plans") / "store"
    with OxigraphStore(folder, writable=True) as store:
        store.load_vocabulary(ontology.vocabulary_text().encode())
        assert not import_paths(PLANS, store, ontology.vocabulary()).refusals
    return folder


@pytest.fixture(scope="module")
def plans(folder: Path) -> Iterator[Store]:
    with OxigraphStore(folder, writable=False) as store:
        yield store


@pytest.fixture(scope="module")
def items(plans: Store) -> list[Item]:
    return select(plans, Wanted())


def item(path: str, *units: str, role: str = "responsible", last: date | None = None, place: str = "甲市") -> Item:
    """A task of a made-up plan."""
    source = f"任务{path}。责任单位：{'、'.join(units)}"
    shares = [
        Share(
            f"{place}/{unit}", unit, role, None, None, None, False, source.index(unit), source.index(unit) + len(unit)
        )
        for unit in units
    ]
    due = [] if last is None else [Due(f"{last}前", "by", last, 0, 2)]
    return Item(
        id=f"{place}/{path}",
        plan=place,
        plan_name=f"{place} 2022",
        jurisdiction=place,
        year=2022,
        file="plan.txt",
        source=source,
        reference=f"{place}/2022/{path}",
        path=path,
        number=path,
        title="",
        text=f"任务{path}",
        parent=None,
        section=None,
        section_title="",
        start=0,
        end=len(source),
        shares=shares,
        due=due,
    )


def crowd(tasks: int, units: int, seed: int = 1) -> list[Item]:
    """Tasks with one to four units each."""
    chance = random.Random(seed)
    names = [f"区第{number}局" for number in range(units)]
    return [item(str(number), *chance.sample(names, chance.randint(1, 4))) for number in range(tasks)]


def of_kind(picture: Picture, *kinds: str) -> list[Node]:
    return [node for node in picture.nodes if node.kind in kinds]


def held(html: str) -> dict[str, Any]:
    """The data a page holds."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


# --- what is drawn ----------------------------------------------------------------------------------------------------


def test_duties_join_each_task_with_those_who_carry_it(items: list[Item]) -> None:
    picture = draw(items, View.DUTIES)
    leaves = [each for each in items if each.is_leaf]
    assert {node.id for node in of_kind(picture, "task")} == {each.id for each in leaves}
    shares = {(share.unit, each.id, share.role) for each in leaves for share in each.shares}
    assert {(edge.source, edge.target, edge.kind) for edge in picture.edges} == shares


def test_roles_are_told_apart(tmp_path: Path) -> None:
    with OxigraphStore(tmp_path / "store", writable=True) as store:
        store.load_vocabulary(ontology.vocabulary_text().encode())
        import_paths([ROLES], store, ontology.vocabulary())
        net = network(draw(select(store, Wanted()), View.DUTIES))
    widths = {(edge["kg"]["kind"], edge["width"]) for edge in net.edges}
    assert len(widths) == len(dict(widths)) >= 2, "each role has a width of its own"
    assert dict(widths)["lead"] == max(dict(widths).values())


def test_sections_run_from_the_plan_on_the_left_to_its_units_on_the_right(items: list[Item]) -> None:
    picture = draw(items, View.SECTIONS)
    x = {node.id: node.x for node in picture.nodes}
    assert all(x[edge.source] < x[edge.target] for edge in picture.edges)
    rows = [(node.x, node.y) for node in picture.nodes]
    assert len(set(rows)) == len(rows), "no node stands on another"


def test_one_place_stands_below_the_other(items: list[Item]) -> None:
    picture = draw(items, View.SECTIONS)
    ends = {place: [n.y for n in picture.nodes if n.facts["jurisdiction"] == place] for place in places(items)}
    first, second = ends.values()
    assert max(first) < min(second)


def places(items: list[Item]) -> list[str]:
    return list(dict.fromkeys(each.jurisdiction for each in items))


def test_units_are_joined_as_often_as_they_share_a_task() -> None:
    together = [item("1", "甲局", "乙局"), item("2", "甲局", "乙局", "丙局"), item("3", "丁局")]
    picture = draw(together, View.UNITS)
    counted: Counter[tuple[str, str]] = Counter()
    for each in together:
        counted.update(combinations(sorted(share.unit for share in each.shares), 2))
    assert {tuple(sorted((edge.source, edge.target))): edge.weight for edge in picture.edges} == counted
    facts = {node.label: (node.facts["tasks"], node.facts["partners"]) for node in of_kind(picture, "unit")}
    assert facts == {"甲局": (2, 2), "乙局": (2, 2), "丙局": (1, 2), "丁局": (1, 0)}


def test_who_joins_others_has_the_highest_betweenness_and_circles_are_coloured() -> None:
    circles = [item("1", "甲局", "乙局", "桥办"), item("2", "甲局", "乙局"), item("3", "丙局", "丁局", "桥办")]
    nodes = {node.label: node for node in of_kind(draw([*circles, item("4", "丙局", "丁局")], View.UNITS), "unit")}
    assert max(nodes.values(), key=lambda node: node.facts["between"]).label == "桥办"
    assert nodes["甲局"].community == nodes["乙局"].community != nodes["丙局"].community == nodes["丁局"].community


def test_the_timeline_puts_each_task_under_the_month_of_its_last_day(items: list[Item]) -> None:
    picture = draw(items, View.TIMELINE)
    heads = of_kind(picture, "month")
    for node in of_kind(picture, "task"):
        column = [head for head in heads if head.x == node.x and head.y < node.y]
        nearest = max(column, key=lambda head: head.y)
        assert nearest.facts["lane"] == node.facts["lane"]
        assert node.facts["lane"] == node.facts["last"][:7] if node.facts["last"] else node.facts["lane"] in LANES
    order = list(dict.fromkeys(head.facts["lane"] for head in heads))
    months = [lane for lane in order if lane not in LANES]
    assert months == sorted(months)
    assert order == [*months, *(lane for lane in LANES if lane in order)], "what has no day follows"


def test_months_in_which_nothing_is_due_are_one_line() -> None:
    due = [item("1", "甲局", last=date(2022, 3, 31)), item("2", "甲局", last=date(2022, 11, 30))]
    assert [node.label for node in of_kind(draw(due, View.TIMELINE), "gap")] == ["2022-04/2022-10"]


def test_a_quote_is_what_the_file_prints(items: list[Item]) -> None:
    sources = {each.id: each for each in items}
    for node in of_kind(draw(items, View.DUTIES), "task"):
        told = sources[node.id]
        marked = [text for _, _, pieces in node.facts["quotes"] for text, kind in pieces if kind == "unit"]
        for start, end, pieces in node.facts["quotes"]:
            assert "".join(text for text, _ in pieces) == told.source[start:end]
        assert {told.source[share.start : share.end] for share in told.shares} == set(marked)


def test_more_nodes_than_a_picture_holds_leave_the_least_connected_out() -> None:
    many = [*crowd(300, 40), *[item(f"z{n}", "大局") for n in range(60)]]
    picture = draw(many, View.DUTIES, most=80)
    assert len(picture.nodes) == 80
    assert picture.left_out == 300 + 60 + 41 - 80
    assert "大局" in {node.label for node in picture.nodes}, "the most connected is kept"
    assert held(page(network(picture), "大图"))["leftOut"] == picture.left_out


def test_nothing_asked_for_is_an_empty_picture() -> None:
    for view in View:
        assert draw([], view).nodes == []


# --- where it stands --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", View)
def test_the_same_graph_is_the_same_picture(items: list[Item], view: View) -> None:
    random.seed(1)
    first = page(network(draw(items, view)), "图")
    random.seed(2)
    random.random()
    assert page(network(draw(items, view)), "图") == first


def test_units_and_their_labels_stand_apart(items: list[Item]) -> None:
    units = of_kind(draw(items, View.DUTIES), "unit", "group")
    for a, b in combinations(units, 2):
        assert abs(a.x - b.x) > 40 or abs(a.y - b.y) > 25, (a.label, b.label)


def test_the_picture_of_the_two_plans_has_the_shape_of_a_window(items: list[Item]) -> None:
    for view in (View.DUTIES, View.UNITS, View.TIMELINE):
        nodes = draw(items, view).nodes
        wide = max(node.x for node in nodes) - min(node.x for node in nodes)
        high = max(node.y for node in nodes) - min(node.y for node in nodes)
        assert 1.0 < wide / high < 3.0, view
        assert wide < 1900, "at most a little wider than a window: captions stay readable when all is shown"


def test_a_picture_of_three_nodes_in_a_row_is_small() -> None:
    nodes = draw([item("1", "甲局", "乙局")], View.DUTIES).nodes
    assert max(node.x for node in nodes) - min(node.x for node in nodes) < 400


def test_two_thousand_nodes_are_laid_out_in_seconds() -> None:
    picture = draw(crowd(1700, 300), View.DUTIES)
    assert len(picture.nodes) == 2000
    assert len({(node.x, node.y) for node in picture.nodes}) == 2000


# --- the Network and its page -----------------------------------------------------------------------------------------


def test_what_people_get_is_a_pyvis_network_and_what_they_change_is_on_the_page(items: list[Item]) -> None:
    net = network(draw(items, View.DUTIES))
    assert isinstance(net, Network)
    net.add_node("note", label="下周检查", shape="box", color="#ffd166", x=0, y=-80)
    net.add_edge("note", 0, title="先看这里")
    net.nodes[0]["color"] = "#b3261e"
    data = held(page(net, "改过的图"))
    assert data["nodes"][0]["color"] == "#b3261e"
    assert data["nodes"][-1]["label"] == "下周检查"
    assert data["edges"][-1] == {"from": "note", "to": 0, "title": "先看这里", "arrows": "to"}


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("view", View)
def test_a_page_is_one_file_under_a_megabyte_that_names_nothing_outside(
    items: list[Item], view: View, lang: Language
) -> None:
    html = page(network(draw(items, view, lang=lang)), "政务公开职责图", lang)
    assert len(html.encode()) < 1_000_000
    outside = re.findall(r"""(?:src|href|action)\s*=\s*["']?\s*(?:https?:)?//|@import|url\(""", without_library(html))
    assert outside == []
    assert "@license" in html, "vis-network keeps its licence"
    assert re.search(r"default-src 'none'; script-src 'sha256-", html)
    assert "unsafe" not in html.partition("<title>")[0]
    assert "\ufeff" not in html


def without_library(html: str) -> str:
    return re.sub(r"<script>/\*\*.*?</script>", "", html, flags=re.DOTALL)


def test_no_text_ends_the_element_it_stands_in() -> None:
    bad = '</script><script>alert(1)</script><!--"><img src=x onerror=alert(1)>\u2028{{data}}{{title}}\ud800'
    hostile = item("1", bad)
    hostile.title = hostile.file = bad
    html = page(network(draw([hostile], View.DUTIES)), bad)
    html.encode()
    assert html.count("</script>") == 3, "data, vis-network, the page's own"
    assert "<img" not in html
    assert any(node["label"] == bad for node in held(html)["nodes"])


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("区发改局", "qfgj"),  # every character is among those GB 2312 lists by pinyin
        ("区委网信办", "qwwxb"),
        ("区12345热线", "q12345rx"),  # digits stand for themselves
        ("镇（街道）", "zjd"),  # brackets leave nothing
        ("A局", "aj"),
        ("", ""),
    ],
)
def test_pinyin_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


# --- kg graph ---------------------------------------------------------------------------------------------------------


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    ended = CliRunner().invoke(app, ["graph", *arguments, "--store", f"oxigraph:{folder}"])
    return ended.exit_code, ended.stdout, ended.stderr


SELECTIONS: dict[tuple[str, ...], Callable[[Item], bool]] = {
    (): lambda each: True,
    ("--jurisdiction", "北仑"): lambda each: each.jurisdiction == "宁波市北仑区",
    ("--year", "2022"): lambda each: each.year == 2022,
    ("--year", "1999"): lambda each: False,
    ("--unit", "江北区发改局"): lambda each: any(share.mention == "区发改局" for share in each.shares),
    ("--function", "发展改革"): lambda each: any(share.function == "development-reform" for share in each.shares),
    ("--domain", "政策解读"): lambda each: any(domain.zh == "政策解读" for domain in each.domains),
    ("--question", "due-between", "-p", "from=2022-07-01", "-p", "to=2022-09-30"): lambda each: any(
        due.last_day is not None and date(2022, 7, 1) <= due.last_day <= date(2022, 9, 30) for due in each.due
    ),
}


@pytest.mark.parametrize("arguments", SELECTIONS, ids=" ".join)
def test_kg_graph_draws_what_is_asked_for(
    folder: Path, tmp_path: Path, items: list[Item], arguments: tuple[str, ...]
) -> None:
    out = tmp_path / "page.html"
    code, stdout, stderr = run(folder, *arguments, "-o", str(out))
    assert (code, stdout) == (0, ""), stderr
    drawn = [node["kg"] for node in held(out.read_text(encoding="utf-8"))["nodes"] if node["kg"]["kind"] != "place"]
    assert f"{len(drawn)} nodes" in stderr
    expected = {each.reference for each in items if each.is_leaf and SELECTIONS[arguments](each)}
    assert {kg["ref"] for kg in drawn if kg["kind"] == "task"} == expected


def test_a_unit_is_asked_for_by_any_of_its_names(folder: Path, tmp_path: Path) -> None:
    pages = []
    for name in ("区发改局", "发展改革", "development-reform"):
        assert run(folder, "--unit", name, "-o", str(tmp_path / "page.html"))[0] == 0
        pages.append(held((tmp_path / "page.html").read_text(encoding="utf-8"))["nodes"])
    assert pages[0] == pages[1] == pages[2] != []


REFUSED = [
    (("--unit", "区发改厅局"), "did you mean 区发改局"),
    (("--jurisdiction", "北伦区"), "did you mean"),
    (("--function", "发展改阁"), "did you mean"),
    (("--domain", "政策解毒"), "did you mean 政策解读"),
    (("--question", "due-betwen"), "did you mean due-between"),
    (("--question", "unit-names"), "choose a question with a column task"),
    (("-p", "unit=区发改局"), "name it by --question"),
]


@pytest.mark.parametrize(("arguments", "sentence"), REFUSED, ids=[" ".join(each[0]) for each in REFUSED])
def test_a_name_nobody_knows_is_refused_with_the_nearest(
    folder: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    code, stdout, stderr = run(folder, *arguments)
    assert (code, stdout) == (2, "")
    assert sentence in stderr


def test_in_a_pipe_the_page_is_the_output(folder: Path) -> None:
    code, stdout, _ = run(folder, "--year", "2020")
    assert code == 0
    assert stdout.startswith("<!DOCTYPE html>")


def test_without_its_extra_kg_graph_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    code, stdout, stderr = run(folder)
    assert (code, stdout) == (1, "")
    assert "pip install --editable '.[graph]'" in stderr
