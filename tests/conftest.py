"""What several tests share."""

import pytest
from browser_fixtures import chromium, tab
from neo4j_fixtures import UNTESTED, driver, empty_neo4j, neo4j_server, store

__all__ = ["chromium", "driver", "empty_neo4j", "neo4j_server", "store", "tab"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-goldens", action="store_true", help="write the golden answers anew")


@pytest.hookimpl(tryfirst=True)  # before the groups are looked at
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where several processes share the tests, one has all of a file, and one all that start a Neo4j: those first."""
    groups = {item: _group(item) for item in items}
    for item, group in groups.items():
        item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=lambda item: groups[item] != _NEO4J)


_NEO4J = "neo4j"


def _group(item: pytest.Item) -> str:
    starts_one = "neo4j_server" in getattr(item, "fixturenames", ()) or item.path.stem == "test_server"
    return _NEO4J if starts_one else item.path.stem


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested."""
    reasons = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())]
    for reason in dict.fromkeys(text[text.index(UNTESTED) :].rstrip("')") for text in reasons if UNTESTED in text):
        terminalreporter.write_line(reason, red=True, bold=True)
