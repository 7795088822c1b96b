"""The embedded store in a process that is killed: it opens, holds whole plans only, and a second run finishes."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from gold_plans import VOCABULARY, elsewhere, gold_plan
from test_stores import PLANS, Given, address, content, environment, filled

from kg import graph, iris
from kg.iris import Iri
from kg.stores import open_store
from kg.stores.oxigraph import JOURNAL

CHILD = """
import os, signal, sys
from kg.stores import open_store
from test_store_killed import changed

class Deadly:
    def __init__(self, engine, method, calls):
        self.engine, self.method, self.calls = engine, method, calls
    def __getattr__(self, name):
        if name == self.method:
            self.calls -= 1
            if self.calls < 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return getattr(self.engine, name)

where, method, calls = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open_store(where, writable=True) as store:
    if method == "fsync":
        os.fsync = lambda file: os.kill(os.getpid(), signal.SIGKILL)
    else:
        store._store = Deadly(store._store, method, calls)
    store.replace(changed())
"""


def changed() -> Given:
    """The plans as another reading has them, and a new one."""
    new = elsewhere(gold_plan("jiangbei-2022"), "己市庚区", 2022)
    return [(iri, facts[:-5]) for iri, facts in PLANS] + [(graph.plan_iri(new), graph.facts(new, VOCABULARY))]


# where the process is killed, whether the journal stood by then
KILLS = [
    ("fsync", 0, False),  # while the journal is written
    ("remove_graph", 0, True),  # before the first old graph goes
    ("remove_graph", 2, True),  # between the second and the third
    ("bulk_load", 0, True),  # old graphs gone, nothing new in
    ("flush", 0, True),  # all in, not yet on disk
]


@pytest.mark.parametrize(("method", "calls", "journalled"), KILLS)
def test_killed_at_any_moment_the_store_holds_whole_plans(
    tmp_path: Path, method: str, calls: int, journalled: bool
) -> None:
    where = filled(tmp_path)
    old = content(where)
    new = content(filled(tmp_path / "as it should be", changed()))
    killed = subprocess.run([sys.executable, "-c", CHILD, where, method, str(calls)], env=environment(), check=False)
    assert killed.returncode == -9
    assert (tmp_path / "store" / JOURNAL).exists() == journalled
    assert without_vocabulary(content(where)) == without_vocabulary(new if journalled else old)
    with open_store(where, writable=True) as store:  # and a second run finishes
        store.replace(changed())
    assert without_vocabulary(content(where)) == without_vocabulary(new)
    assert not (tmp_path / "store" / JOURNAL).exists()


def test_killed_by_the_clock_the_store_holds_whole_plans(tmp_path: Path) -> None:
    where = address(tmp_path)
    whole = {iri: len(facts) for iri, facts in (*PLANS, *changed())}
    whole_old = {iri: len(facts) for iri, facts in PLANS}
    for wait in (0.35, 0.5, 0.7, 0.9):
        child = subprocess.Popen([sys.executable, "-c", CHILD, where, "nothing", "0"], env=environment())
        time.sleep(wait)
        child.kill()
        child.wait()
        if (tmp_path / "store" / "CURRENT").exists() or (tmp_path / "store" / JOURNAL).exists():
            for name, facts in without_vocabulary(content(where)).items():
                assert len(facts) in (whole[Iri(name)], whole_old.get(Iri(name)))
    with open_store(where, writable=True) as store:
        store.replace(changed())
        assert store.count() == sum(len(facts) for _, facts in changed())


MAKE = """
import sys
from kg.stores import open_store
from kg.stores.oxigraph import OxigraphStore
print("ready", flush=True)
open_store(sys.argv[1], writable=True)
"""


@pytest.mark.parametrize("wait", [0.005, 0.015, 0.025, 0.035, 0.05])
def test_killed_while_the_folder_is_made_the_store_opens(tmp_path: Path, wait: float) -> None:
    where = address(tmp_path)
    command = [sys.executable, "-c", MAKE, where]
    child = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(wait)
    child.kill()
    child.communicate()
    if (tmp_path / "store" / "CURRENT").exists():
        with open_store(where) as store:
            assert store.graphs() == ()
    assert len(content(filled(tmp_path))) == len(PLANS) + 1


def without_vocabulary(graphs: dict[str, set[str]]) -> dict[str, set[str]]:
    return {name: facts for name, facts in graphs.items() if name != iris.VOCABULARY_GRAPH}
