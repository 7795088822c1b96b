"""The system's chromium, for tests that look at pages: one browser a session, driven by playwright.

Where there is none the tests are skipped, and the end of the run says so in one line; where CI is set they fail.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from neo4j_fixtures import unavailable

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
COMMANDS = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class Seen:
    """What a page did that a reader does not see."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A playwright Browser."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        unavailable("playwright is not installed: make test installs it")
    command = next((found for name in COMMANDS if (found := shutil.which(name))), None)
    if command is None:
        unavailable("no chromium on the PATH: install it, on Debian with apt-get install chromium")
    with sync_playwright() as driver:
        # no sandbox: in containers tests run as root, and the pages are our own
        browser = driver.chromium.launch(executable_path=command, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium: Any) -> Iterator[Any]:
    """A tab without network; what it asks for and complains of is in `tab.seen`."""
    context = chromium.new_context(viewport={"width": 1400, "height": 860}, offline=True, accept_downloads=True)
    opened = context.new_page()
    opened.seen = Seen()
    opened.on("request", lambda request: opened.seen.requests.append(request.url))
    opened.on("console", lambda message: opened.seen.complaints.append(message.text))
    opened.on("pageerror", lambda error: opened.seen.complaints.append(str(error)))
    yield opened
    context.close()


def show(tab: Any, page: Path, fragment: str = "") -> None:
    """Open a page of `kg graph` and wait until it can be used."""
    tab.goto("about:blank")
    tab.seen.requests.clear()
    tab.goto(page.as_uri() + fragment)
    tab.wait_for_function("document.body.dataset.ready")


def find(tab: Any, text: str) -> None:
    tab.fill("#query", text)
    tab.keyboard.press("Enter")


def settled(tab: Any) -> None:
    """The address is written a moment after the last change, told by the page's own clock, however busy the machine."""
    tab.evaluate("new Promise(done => setTimeout(done, 300))")
