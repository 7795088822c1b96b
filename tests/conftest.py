"""What several tests share."""

import pytest
from browser_fixtures import chromium, tab
from neo4j_fixtures import MISSING, driver, empty_neo4j, neo4j_server, store

__all__ = ["chromium", "driver", "empty_neo4j", "neo4j_server", "store", "tab"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-goldens", action="store_true", help="write the golden answers anew")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested."""
    for reason in dict.fromkeys(MISSING):
        terminalreporter.write_line(f"NOT TESTED, for want of a Neo4j or a browser: {reason}", red=True, bold=True)
