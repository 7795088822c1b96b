"""The page as people use it: in a real chromium without network."""

import csv
import io
import json
import re
import socket
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from browser_fixtures import find, settled, show

from kg import ontology
from kg.importer import import_paths
from kg.stores.oxigraph import OxigraphStore
from kg.views.choices import Language, View
from kg.views.network import network, page
from kg.views.picture import draw
from kg.views.selection import Item, Wanted, select

ROOT = Path(__file__).parent.parent
SELECTED = "#panel h2"
COLOURS = """(() => {
  const canvas = document.querySelector("canvas");
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  return new Set(new Uint32Array(data.buffer)).size;
})()"""
VIEW = "[kg.network.getViewPosition().x, kg.network.getViewPosition().y, kg.network.getScale()]"
DRAWN = [view for view in View if view is not View.CHANGES]  # which needs plans that follow each other
WHERE = "kg.network.canvasToDOM(kg.data.nodes.find((node) => node.label === '区发改局'))"


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> list[Item]:
    """The tasks of the two real plans, and of one that names leads."""
    folder = tmp_path_factory.mktemp("plans") / "store"
    with OxigraphStore(folder, writable=True) as store:
        store.load_vocabulary(ontology.vocabulary_text().encode())
        sample = ROOT / "tests" / "documents" / "sample-levels-2023.txt"
        assert not import_paths([ROOT / "import", sample], store, ontology.vocabulary()).refusals
        return select(store, Wanted())


@pytest.fixture(scope="module")
def pages(items: list[Item], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """duties.html, …, and duties-en.html."""
    folder = tmp_path_factory.mktemp("pages")
    for view in DRAWN:
        for lang, name in ((Language.ZH, view.value), (Language.EN, f"{view.value}-en")):
            html = page(network(draw(items, view, lang=lang)), "政务公开职责图", lang)
            (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return folder


def shown(tab: Any) -> dict[str, Any]:
    """What the page would give away as JSON: the nodes and edges it shows."""
    with tab.expect_download() as download:
        tab.click("[data-tool=json]")
    data: dict[str, Any] = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    return data


def of_kind(tab: Any, *kinds: str) -> list[dict[str, Any]]:
    return [node for node in shown(tab)["nodes"] if node["kind"] in kinds]


# --- every page -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [f"{view.value}{lang}" for view in DRAWN for lang in ("", "-en")])
def test_a_page_draws_without_a_request_or_a_complaint(tab: Any, pages: Path, name: str) -> None:
    show(tab, pages / f"{name}.html")
    find(tab, "发改")
    tab.click("[data-tool=table]")
    tab.click("#tools button:last-child")
    settled(tab)
    assert tab.seen.complaints == []
    assert tab.seen.requests == [(pages / f"{name}.html").as_uri()], "the page itself and nothing else"
    inked = tab.evaluate(COLOURS)
    assert inked > 20, "nodes, edges and captions are on the canvas"


def test_the_policy_lets_no_other_script_run_and_nothing_be_fetched(chromium: Any, pages: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.5)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        context = chromium.new_context()
        tab = context.new_page()
        tab.goto((pages / "duties.html").as_uri())
        tab.wait_for_function("document.body.dataset.ready")
        refused = """async (address) => {
          const script = document.createElement("script");
          script.textContent = "document.title = 'owned'";
          const image = new Image();
          image.src = address;
          const sheet = document.createElement("link");
          Object.assign(sheet, { rel: "stylesheet", href: address });
          document.body.append(script, image, sheet);
          navigator.sendBeacon(address);
          return fetch(address).then(() => "fetched", () => "refused");
        }"""
        assert tab.evaluate(refused, address) == "refused"
        assert tab.title() == "政务公开职责图"
        with pytest.raises(TimeoutError):
            listener.accept()
        context.close()


# --- finding and telling --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["区发改局", "qfgj", "发改局"])
def test_search_suggests_and_finds_the_unit(tab: Any, pages: Path, text: str) -> None:
    show(tab, pages / "duties.html")
    tab.fill("#query", text)
    assert "区发改局" in tab.inner_text("#hits li >> nth=0")
    tab.keyboard.press("Enter")
    assert tab.inner_text(SELECTED) == "区发改局"
    assert "发展改革" in tab.inner_text("#panel")


def test_suggestions_are_chosen_by_arrow_keys_and_told_to_screen_readers(tab: Any, pages: Path) -> None:
    show(tab, pages / "duties.html")
    tab.keyboard.press("/")
    tab.keyboard.type("区财政局")
    assert tab.get_attribute("#query", "aria-expanded") == "true"
    assert tab.get_attribute("#query", "aria-activedescendant") == "hit-0"
    tab.keyboard.press("ArrowDown")
    assert tab.get_attribute("#hit-1", "aria-selected") == "true"
    tab.keyboard.press("Enter")
    assert tab.inner_text(SELECTED) == "区财政局"
    tab.keyboard.press("Escape")
    tab.evaluate("document.activeElement.blur()")
    tab.keyboard.press("Escape")
    assert tab.is_hidden("#panel")


def test_the_panel_quotes_the_source(tab: Any, pages: Path, items: list[Item]) -> None:
    task = next(item for item in items if item.reference.endswith("/2022/2/7/22"))
    show(tab, pages / "duties.html")
    find(tab, task.reference)
    told = tab.inner_text("#panel")
    for part in ("原文", task.file, *(share.mention for share in task.shares), "责任"):
        assert part in told
    assert task.text[:200] in told
    marked = set(tab.locator("#panel mark.unit").all_inner_texts())
    assert marked == {task.source[share.start : share.end] for share in task.shares}
    assert tab.locator("#panel mark.due").all_inner_texts() == [task.source[due.start : due.end] for due in task.due]
    place = re.search(r"第 (\d+)–(\d+) 字", told)
    assert place is not None
    quoted = squeezed(tab.locator("#panel blockquote").first.inner_text())
    assert quoted == squeezed(task.source[int(place[1]) : int(place[2])])


def squeezed(text: str) -> str:
    return "".join(char for char in text if not char.isspace())


def test_a_unit_tells_its_tasks_and_a_click_on_one_goes_there(tab: Any, pages: Path) -> None:
    show(tab, pages / "duties.html")
    find(tab, "区发改局")
    carried = tab.locator("#panel li").count()
    assert f"任务数\n{carried}" in tab.inner_text("#panel dl")
    tab.click("#panel li button >> nth=0")
    assert "区发改局" in tab.inner_text("#panel ul >> nth=0")


def test_a_click_on_a_node_or_its_caption_selects_it(tab: Any, pages: Path) -> None:
    show(tab, pages / "duties.html")
    find(tab, "区发改局")
    box = tab.locator("#graph").bounding_box()
    for below in (0, 22):
        tab.click("#panel header button")
        assert tab.is_hidden("#panel")
        settled(tab)
        centre = tab.evaluate(WHERE)
        tab.mouse.click(box["x"] + centre["x"], box["y"] + centre["y"] + below)
        settled(tab)
        assert tab.inner_text(SELECTED) == "区发改局"


# --- filters, legend, folding ---------------------------------------------------------------------------------------

FILTERS: list[tuple[str, str, str, Callable[[dict[str, Any]], bool]]] = [
    ("duties", "year", "2020", lambda kg: kg["year"] == 2020),
    ("duties", "jurisdiction", "宁波市江北区", lambda kg: kg["jurisdiction"] == "宁波市江北区"),
    ("duties", "unit", "区发改局", lambda kg: any(mention == "区发改局" for mention, *_ in kg["units"])),
    ("duties", "function", "财政", lambda kg: any("财政" in mention for mention, *_ in kg["units"])),
    ("duties", "role", "lead", lambda kg: any(role == "lead" for _, role, _ in kg["units"])),
    ("duties", "domain", "政策解读", lambda kg: any(zh == "政策解读" for _, zh, _ in kg["domains"])),
    ("sections", "unit", "区发改局", lambda kg: any(mention == "区发改局" for mention, *_ in kg["units"])),
    ("timeline", "unit", "区发改局", lambda kg: any(mention == "区发改局" for mention, *_ in kg["units"])),
    ("timeline", "role", "lead", lambda kg: any(role == "lead" for _, role, _ in kg["units"])),
    ("timeline", "year", "2022", lambda kg: kg["year"] == 2022),
]


@pytest.mark.parametrize(("view", "facet", "value", "passes"), FILTERS, ids=[f"{f[0]}-{f[1]}" for f in FILTERS])
def test_a_filter_shows_what_it_says_and_hides_the_rest(
    tab: Any, pages: Path, view: str, facet: str, value: str, passes: Callable[[dict[str, Any]], bool]
) -> None:
    show(tab, pages / f"{view}.html")
    leaves = [kg for kg in of_kind(tab, "task") if "heads" not in kg]
    tab.select_option(f"[data-facet={facet}]", value)
    left = [kg for kg in of_kind(tab, "task") if "heads" not in kg]
    assert {kg["ref"] for kg in left} == {kg["ref"] for kg in leaves if passes(kg)}
    assert 0 < len(left) < len(leaves)
    tab.click("#clear")
    assert len(of_kind(tab, "task")) >= len(leaves)


def test_a_section_filter_keeps_its_tasks(tab: Any, pages: Path) -> None:
    show(tab, pages / "sections.html")
    value = tab.locator("[data-facet=section] option").nth(1).get_attribute("value")
    tab.select_option("[data-facet=section]", value)
    assert {kg["section"] for kg in of_kind(tab, "task", "section")} == {value}


def test_the_legend_hides_and_shows_a_kind_and_a_role(tab: Any, pages: Path) -> None:
    show(tab, pages / "duties.html")
    before = shown(tab)
    tab.click("#legend [data-kind=group]")
    assert of_kind(tab, "group") == []
    assert tab.get_attribute("#legend [data-kind=group]", "aria-pressed") == "false"
    tab.click("#legend [data-kind=group]")
    tab.click("#legend [data-kind=responsible]")
    assert {edge["kind"] for edge in shown(tab)["edges"]} == {edge["kind"] for edge in before["edges"]} - {
        "responsible"
    }
    tab.click("#legend [data-kind=responsible]")
    assert shown(tab) == before


def test_a_double_click_folds_a_unit_s_tasks_and_another_unfolds_them(tab: Any, pages: Path) -> None:
    show(tab, pages / "duties.html")
    before = shown(tab)
    find(tab, "区发改局")
    tab.evaluate("document.activeElement.blur()")
    tab.keyboard.press("Enter")
    folded = shown(tab)
    assert len(folded["nodes"]) < len(before["nodes"])
    assert not any(
        "区发改局" in [m for m, *_ in node.get("units", [])] and "江北" in node["ref"] for node in folded["nodes"]
    )
    centre = tab.evaluate(WHERE)
    box = tab.locator("#graph").bounding_box()
    tab.mouse.dblclick(box["x"] + centre["x"], box["y"] + centre["y"])
    settled(tab)
    assert shown(tab) == before


def test_a_folded_section_hides_what_is_below_it(tab: Any, pages: Path) -> None:
    show(tab, pages / "sections.html")
    section = of_kind(tab, "section")[0]
    find(tab, section["label"])
    tab.evaluate("document.activeElement.blur()")
    tab.keyboard.press("Enter")
    folded = shown(tab)["nodes"]
    assert section["id"] in {node["id"] for node in folded}
    assert not [
        node
        for node in folded
        if node["kind"] == "task"
        and node["section"] == section["section"]
        and node["jurisdiction"] == section["jurisdiction"]
    ]


# --- what people take along -----------------------------------------------------------------------------------------


def test_the_png_is_a_png_of_the_window(tab: Any, pages: Path) -> None:
    show(tab, pages / "duties.html")
    with tab.expect_download() as download:
        tab.click("[data-tool=png]")
    picture = Path(download.value.path()).read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(picture[16:20]) == tab.evaluate("document.querySelector('canvas').width")
    assert download.value.suggested_filename == "duties.png"
    assert len(picture) > 20_000, "not an empty canvas"


def test_the_csv_holds_what_is_shown_and_opens_in_a_spreadsheet(tab: Any, pages: Path) -> None:
    show(tab, pages / "duties.html")
    tab.select_option("[data-facet=unit]", "区发改局")
    with tab.expect_download() as download:
        tab.click("[data-tool=csv]")
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert head[:4] == ["任务", "标题", "单位", "时限"]
    assert {row[0] for row in rows} == {kg["ref"] for kg in of_kind(tab, "task")}
    assert all("区发改局（责任）" in row[2] for row in rows)


def test_the_table_is_a_table_of_what_is_shown(tab: Any, pages: Path) -> None:
    show(tab, pages / "duties.html")
    tab.click("[data-tool=table]")
    tab.select_option("[data-facet=year]", "2020")
    assert tab.locator("#table tbody tr").count() == len(of_kind(tab, "task"))
    assert tab.locator("#table thead th[scope=col]").count() == 7
    tab.click("#table tbody th button >> nth=0")
    assert tab.inner_text(SELECTED) in tab.inner_text("#table tbody tr >> nth=0")


# --- the address, keys, themes, languages ---------------------------------------------------------------------------


def test_the_address_reopens_the_view(tab: Any, pages: Path, chromium: Any) -> None:
    show(tab, pages / "duties.html")
    tab.select_option("[data-facet=jurisdiction]", "宁波市江北区")
    tab.click("#legend [data-kind=group]")
    find(tab, "区发改局")
    tab.evaluate("kg.network.moveTo({ position: { x: 333, y: 222 }, scale: 1.25 })")
    tab.click("[data-tool=table]")
    tab.click("#tools button:last-child")
    settled(tab)
    before, address, place = shown(tab), tab.url, tab.evaluate(VIEW)
    other = chromium.new_context(offline=True, viewport={"width": 1400, "height": 860}).new_page()
    other.goto(address)
    other.wait_for_function("document.body.dataset.ready")
    assert shown(other) == before
    assert other.inner_text(SELECTED) == "区发改局"
    assert other.input_value("[data-facet=jurisdiction]") == "宁波市江北区"
    assert other.is_visible("#table")
    assert other.evaluate("document.documentElement.className") == "dark"
    assert other.evaluate(VIEW) == pytest.approx(place, abs=1)
    other.context.close()


def test_an_address_of_another_page_or_of_nonsense_opens_the_page(tab: Any, pages: Path) -> None:
    show(tab, pages / "duties.html", "#unit=x&node=%00&at=a,b,c&off=,,&folded=9&folded=" + quote("</script>"))
    assert tab.seen.complaints == []
    assert len(shown(tab)["nodes"]) > 0 or tab.inner_text("#notice") != ""


def test_keys_walk_the_picture(tab: Any, pages: Path) -> None:
    show(tab, pages / "duties.html")
    tab.keyboard.press("n")
    first = tab.inner_text(SELECTED)
    tab.keyboard.press("n")
    assert tab.inner_text(SELECTED) != first
    tab.keyboard.press("p")
    assert tab.inner_text(SELECTED) == first
    tab.keyboard.press("Escape")
    assert tab.is_hidden("#panel")
    tab.keyboard.press("t")
    assert tab.is_visible("#table")
    position = "kg.network.getViewPosition().x"
    at = tab.evaluate(position)
    tab.focus("#graph .vis-network")
    tab.keyboard.press("ArrowRight", delay=200)
    assert tab.evaluate(position) != at
    assert tab.get_attribute("#graph .vis-network", "aria-label").startswith("职责图")


def test_freezing_stops_what_was_let_move(tab: Any, pages: Path) -> None:
    places = "JSON.stringify(kg.network.getPositions())"
    show(tab, pages / "duties.html")
    at = tab.evaluate(places)
    tab.wait_for_timeout(300)
    assert tab.evaluate(places) == at, "nothing moves before it is asked to"
    tab.click("[data-tool=thaw]")
    tab.wait_for_timeout(500)
    tab.click("[data-tool=thaw]")
    frozen = tab.evaluate(places)
    assert frozen != at
    tab.wait_for_timeout(300)
    assert tab.evaluate(places) == frozen


def test_dark_and_light_follow_the_system_and_the_button(tab: Any, pages: Path) -> None:
    tab.emulate_media(color_scheme="dark")
    show(tab, pages / "duties.html")
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = tab.evaluate(paper)
    tab.click("#tools button:last-child")
    assert tab.evaluate(paper) == "rgb(255, 255, 255)" != dark


def test_in_english_the_page_speaks_english_and_names_stay_as_printed(tab: Any, pages: Path) -> None:
    show(tab, pages / "duties-en.html")
    assert tab.get_attribute("html", "lang") == "en"
    find(tab, "development and reform")
    assert "Development and reform" in tab.inner_text("#panel")
    said = tab.inner_text("#bar") + tab.inner_text("#legend") + tab.inner_text("#notice")
    assert {char for char in said if unicodedata.east_asian_width(char) == "W"} <= set("政务公开职责图")


def test_a_narrow_window_keeps_its_tools(tab: Any, pages: Path) -> None:
    tab.set_viewport_size({"width": 400, "height": 760})
    show(tab, pages / "duties.html")
    find(tab, "区发改局")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 400
    assert tab.is_visible(SELECTED)
    assert tab.locator("#graph").bounding_box()["height"] > 120


def test_nodes_left_out_are_counted_in_a_line(tab: Any, items: list[Item], tmp_path: Path) -> None:
    picture = draw(items, View.DUTIES, most=50)
    (tmp_path / "page.html").write_text(page(network(picture), "图"), encoding="utf-8")
    show(tab, tmp_path / "page.html")
    assert len(shown(tab)["nodes"]) == 50
    assert f"另有 {picture.left_out} 个节点没有画出" in tab.inner_text("#notice")


def test_what_people_add_in_python_is_drawn_and_answers(tab: Any, items: list[Item], tmp_path: Path) -> None:
    net = network(draw(items, View.DUTIES))
    net.add_node("note", label="下周检查", shape="box", color="#ffd166", x=0, y=-80)
    net.add_edge("note", 0, title="先看这里")
    (tmp_path / "page.html").write_text(page(net, "图"), encoding="utf-8")
    show(tab, tmp_path / "page.html")
    find(tab, "下周检查")
    assert tab.inner_text(SELECTED) == "下周检查"
    assert tab.seen.complaints == []
