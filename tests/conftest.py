"""What several tests share."""

from pathlib import Path
from typing import Any

import pytest
from browser_fixtures import chromium, tab
from neo4j_fixtures import UNTESTED, driver, empty_neo4j, neo4j_server, store
from xdist.scheduler import LoadScopeScheduling

__all__ = ["chromium", "driver", "empty_neo4j", "neo4j_server", "store", "tab"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-goldens", action="store_true", help="write the golden answers anew")


def _uses_neo4j(path: str) -> bool:
    """By its name: only tests of such files may take a Neo4j."""
    return Path(path).stem.startswith(("test_neo4j", "test_server"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes a Neo4j first: where several processes share the tests, one has all of that."""
    items.sort(key=lambda item: not _uses_neo4j(str(item.path)))


class _ByFile(LoadScopeScheduling):  # type: ignore[misc]
    """Shares the tests out by files; those that start a Neo4j are one, for there is one address."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "neo4j" if _uses_neo4j(file) else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> _ByFile:
    return _ByFile(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested."""
    reasons = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())]
    for reason in dict.fromkeys(text[text.index(UNTESTED) :].rstrip("')") for text in reasons if UNTESTED in text):
        terminalreporter.write_line(reason, red=True, bold=True)
