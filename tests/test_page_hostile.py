"""A plan that says markup, formulas and direction marks wherever it says anything, shown literally."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from browser_fixtures import find, settled, show

from kg import ontology
from kg.graph import facts, plan_iri
from kg.model import Deadline, DeadlineKind, Duty, Plan, Printed, Role, Section, Task, UnitKind
from kg.stores.oxigraph import OxigraphStore
from kg.views.choices import View
from kg.views.network import network, page
from kg.views.picture import draw
from kg.views.selection import Wanted, select

VIEWS = [view for view in View if view is not View.CHANGES]  # which needs a plan that follows another
SELECTED = "#panel h2"

BAD = [
    "</script><script>document.title='owned'</script>",
    '"><img src=x onerror="document.title=\'owned\'">',
    '<a href="javascript:document.title=1">href</a>',
    "{{data}}{{title}}<!--",
    "\u202e倒着写\u2066的名字",
    '=HYPERLINK("https://kg.example")',
    "长" * 100_000,
]


def hostile(text: str) -> Plan:
    """A plan that says `text` wherever a plan says anything."""
    source = f"{text}\n{text}\n{text}"
    at = (text, 0, len(text))
    title = Printed(text, *at)
    duty = Duty(text, 0, len(text), Role.LEAD, UnitKind.UNIT, 1)
    deadline = Deadline(text, 0, len(text), DeadlineKind.ONGOING)
    task = Task("1/1", text, text, text, text, 0, len(text), section=1, duties=(duty,), deadlines=(deadline,))
    return Plan(
        name=text,
        media_type="text/plain",
        sha256=f"{abs(hash(text)):064x}",
        source_text=source,
        title=title,
        document_number=title,
        jurisdiction=title,
        issuer=None,
        year=Printed(2022, *at),
        signed=None,
        printed=None,
        sections=(Section(1, text, text, 0, len(text)),),
        tasks=(task,),
    )


@pytest.fixture(scope="module")
def hostile_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    with OxigraphStore(folder / "store", writable=True) as store:
        words = ontology.vocabulary()
        store.replace([(plan_iri(plan), facts(plan, words)) for plan in map(hostile, BAD)])
        told = select(store, Wanted())
    for view in VIEWS:
        html = page(network(draw(told, view)), BAD[0] + BAD[1])
        (folder / f"{view.value}.html").write_text(html, encoding="utf-8")
    return folder


@pytest.mark.parametrize("view", [view.value for view in VIEWS])
def test_a_hostile_plan_is_shown_literally(tab: Any, hostile_pages: Path, view: str) -> None:
    show(tab, hostile_pages / f"{view}.html")
    title = tab.title()
    assert title == tab.inner_text("#title") == BAD[0] + BAD[1]
    for text in BAD:
        find(tab, text[:40])
        assert tab.text_content(SELECTED) == text.replace("\u202e", "[U+202E]").replace("\u2066", "[U+2066]")
        tab.hover("#panel")
    tab.click("[data-tool=table]")
    settled(tab)
    assert tab.title() == title, "nothing ran"
    assert tab.locator("img, iframe, object, body a, #panel script, #table script").count() == 0
    assert tab.seen.complaints == []
    assert len(tab.seen.requests) == 1


def test_a_cell_that_a_spreadsheet_would_run_is_text(tab: Any, hostile_pages: Path) -> None:
    show(tab, hostile_pages / "duties.html")
    with tab.expect_download() as download:
        tab.click("[data-tool=csv]")
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
