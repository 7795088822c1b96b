"""The server's own Browser, driven as an analyst uses it: favourites dropped, a question run, the graph looked at.

KG_SCREENSHOT=FILE keeps the picture of the README.
"""

import base64
import os
import re
import threading
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import neo4j
import pytest
from gold_plans import gold_plan
from neo4j_fixtures import wipe
from playwright.sync_api import Page

from kg import graph, ontology, queries
from kg.server import Server
from kg.server.pages import server as pages_server
from kg.stores import open_store
from kg.views import browser

VOCABULARY = ontology.vocabulary()

DROP = """([name, type, content]) => {
  const bytes = Uint8Array.from(atob(content), character => character.charCodeAt(0))
  const dropped = new DataTransfer()
  dropped.items.add(new File([bytes], name, {type}))
  for (const kind of ['dragenter', 'dragover', 'drop'])
    document.elementFromPoint(700, 400).dispatchEvent(
      new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: dropped}))
}"""


@pytest.fixture(scope="module")
def page(neo4j_server: Server, driver: neo4j.Driver, chromium: Any) -> Iterator[Page]:
    """The Browser of a server that holds both published plans, with favourites and style dropped on it."""
    wipe(driver)
    with open_store(neo4j_server.address, writable=True) as store:
        store.load_vocabulary(ontology.vocabulary_text().encode())
        plans = [gold_plan(name) for name in ("beilun-2020", "jiangbei-2022")]
        store.replace([(graph.plan_iri(plan), graph.facts(plan, VOCABULARY)) for plan in plans])
    opened = chromium.new_page(viewport={"width": 1400, "height": 900})
    opened.set_default_timeout(60_000)
    # the Browser would load fonts and statistics from elsewhere; all it needs is on this machine
    opened.route(
        re.compile(".*"), lambda route: route.continue_() if "localhost" in route.request.url else route.abort()
    )
    opened.goto(neo4j_server.browser)
    opened.get_by_text("You have a working connection").wait_for()
    drop(opened, "kg.zip", browser.favourites())
    drop(opened, "kg.grass", browser.style().encode())
    opened.get_by_text(":style").first.wait_for()
    yield opened
    opened.close()
    wipe(driver)


def drop(page: Page, name: str, content: bytes) -> None:
    kind = "application/zip" if name.endswith(".zip") else ""
    page.evaluate(DROP, [name, kind, base64.b64encode(content).decode()])


def run(page: Page, text: str | None = None) -> None:
    """Run what stands in the editor, or `text`."""
    page.locator(".monaco-editor textarea").first.focus()
    if text is not None:
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")


def choose(page: Page, folder: str, favourite: str) -> None:
    """Put a favourite into the editor, as a click on it does."""
    title = page.get_by_text(favourite, exact=True)
    if not title.first.is_visible():
        if not page.get_by_text(folder, exact=True).first.is_visible():
            page.locator("[data-testid=navigationFavorites], button[title=Favorites]").first.click()
        page.get_by_text(folder, exact=True).first.click()
    title.first.click()
    page.locator(".monaco-editor .view-lines").first.get_by_text(favourite.split()[1]).first.wait_for()


def test_a_dropped_zip_becomes_folders_of_favourites(page: Page) -> None:
    choose(page, browser.PARAMETERS, "00 all parameters 全部参数")
    for folder in (browser.PARAMETERS, browser.TABLES, browser.PICTURES):
        assert page.get_by_text(folder, exact=True).first.is_visible()


def test_a_canned_question_draws_nodes_with_chinese_captions(page: Page) -> None:
    choose(page, browser.PARAMETERS, "00 all parameters 全部参数")
    run(page)
    page.get_by_text(":param function").first.wait_for()
    page.wait_for_timeout(1500)  # nine parameters, each worked out by the server
    choose(page, browser.PICTURES, "01 unit-duties 单位职责")
    run(page)
    page.locator("svg .node").first.wait_for()
    page.wait_for_timeout(4000)  # the nodes find their places
    captions = "".join(page.locator("svg .node text").all_text_contents())
    assert re.search("[\u4e00-\u9fff]{2}", captions), "captions are Chinese"
    assert "发展和改革" in captions.replace(" ", "") or "发改" in captions
    fills = {node.get_attribute("fill") for node in page.locator("svg .node circle.b-outline").all()}
    assert {browser.COLOURS["Unit"][0].lower(), browser.COLOURS["Task"][0].lower()} <= {str(f).lower() for f in fills}
    if os.environ.get("KG_SCREENSHOT"):
        page.screenshot(path=os.environ["KG_SCREENSHOT"])


def test_the_guide_plays_from_this_machine(page: Page) -> None:
    listening = pages_server({"/kg.html": ("text/html; charset=utf-8", browser.guide().encode())})
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    try:
        run(page, f":play http://localhost:{listening.server_address[1]}/kg.html")
        page.get_by_text("政务公开工作要点 · Disclosure work plans").wait_for()
        assert page.get_by_text(f"1 / {len(queries.questions()) + 1}").is_visible()
    finally:
        listening.shutdown()
        listening.server_close()


def test_every_favourite_begins_with_its_name() -> None:
    """ASCII first, and once only: the Browser exports under that name without its Chinese."""
    with zipfile.ZipFile(BytesIO(browser.favourites())) as archive:
        first = {name: archive.read(name).decode().splitlines()[0] for name in archive.namelist()}
    assert first["kg 2 questions 问题/01 unit-duties.cypher"] == "// 01 unit-duties 单位职责"
    assert all(re.match(r"// \d\d [a-z_-]+ ", line) for line in first.values())
    assert len({(name.split("/")[0], line) for name, line in first.items()}) == len(first)
    assert len([name for name in first if name.startswith(browser.TABLES)]) == len(queries.questions())


def test_the_same_questions_make_the_same_zip() -> None:
    assert browser.favourites() == browser.favourites()


def test_every_label_has_its_colour_and_caption() -> None:
    style = browser.style()
    for label in ontology.projection().labels.values():
        assert f"node.{label} {{" in style
    assert "//" not in style
    assert "/*" not in style, "the format knows no comments"
    assert style.count('caption: "{name}"') == len(browser.COLOURS)
