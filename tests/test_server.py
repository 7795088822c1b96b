"""A local Neo4j: started, found again, stopped, and refused with what to install."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path

import neo4j
import pytest
from neo4j_fixtures import RELEASE

from kg import server
from kg.errors import Unreachable, Usage
from kg.server import Server, java, pages
from kg.server.java import CURRENT, LTS, Java
from kg.server.ports import free_port

ROOT = Path(__file__).parent.parent
KG = Path(sys.executable).parent / "kg"
VERSION = [] if RELEASE is None else ["--version", RELEASE]


def kg(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [KG, "neo4j", *arguments], capture_output=True, encoding="utf-8", env=os.environ | environment, check=False
    )


def test_started_asked_stopped_and_started_again(neo4j_server: Server, tmp_path: Path) -> None:
    """The session's server is asked for first: so it is known that one can run, and the usual ports may be taken."""
    home = tmp_path / "home"
    engine = ["--with", "java" if neo4j_server.container is None else "docker"]
    try:
        started = kg("start", "--home", home, *VERSION, *engine)
        assert started.returncode == 0, started.stderr
        told = dict(line.split("\t") for line in started.stdout.splitlines())
        with urllib.request.urlopen(told["browser"]) as page:
            assert page.status == 200
        assert "preselectAuthMethod=NO_AUTH" in told["browser"], "it connects by itself"
        running = server.status(home)
        assert running is not None
        assert {running.bolt, running.http}.isdisjoint({neo4j_server.bolt, neo4j_server.http})
        assert not answers_elsewhere(running.bolt)
        assert not answers_elsewhere(running.http)
        with neo4j.GraphDatabase.driver(told["store"]) as driver:
            driver.execute_query("CREATE (:Kept {id: '一'})")
        again = kg("start", "--home", home)
        assert again.stdout == started.stdout, "one that runs is left as it is"
        assert kg("status", "--home", home).stdout == started.stdout
        assert kg("stop", "--home", home).returncode == 0
        assert kg("status", "--home", home).returncode == 4
        assert neo4j_server.pid is None or server._is_ours(neo4j_server.pid, Path("/")), "no other server was stopped"
        restarted = server.start(home, None, engine[1])
        with neo4j.GraphDatabase.driver(restarted.address) as driver:
            assert driver.execute_query("MATCH (n:Kept) RETURN n.id").records[0][0] == "一"
    finally:
        server.stop(home)
    assert server.stop(home) is None, "stopping twice does nothing"


def answers_elsewhere(port: int) -> bool:
    """Whether the port answers on an address of this machine others can reach."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; it tells the address others see
            address = probe.getsockname()[0]
        except OSError:
            return False
    with socket.socket() as caller:
        caller.settimeout(1)
        return not address.startswith("127.") and caller.connect_ex((address, port)) == 0


CHOICES = [
    (None, 17, LTS),  # what a Debian of today brings
    (None, 21, CURRENT),
    (None, 25, CURRENT),
    ("5.26", 25, LTS),
    ("2026", 17, CURRENT),
    ("5.26.12", 17, "5.26.12"),
    ("2025.10.1", 17, "2025.10.1"),
]


@pytest.mark.parametrize(("wanted", "major", "version"), CHOICES)
def test_the_release_is_chosen_by_the_java_found(
    wanted: str | None, major: int, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(java, "_javas", lambda: iter([Java(Path("java"), major)]))
    assert java.release(wanted) == version


def test_the_java_is_chosen_by_the_release(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Java(Path(str(major)), major) for major in (11, 17, 25)]
    monkeypatch.setattr(java, "_javas", lambda: iter(found))
    assert java.java_for(LTS).major == 17
    assert java.java_for(CURRENT).major == 25


@pytest.mark.parametrize("wanted", ["4.4", "latest", "5", "2026.8"])
def test_a_release_nobody_knows_is_refused(wanted: str) -> None:
    if wanted == "5":
        assert java.release(wanted) == LTS
        return
    with pytest.raises(Usage, match=re.escape(wanted)):
        java.release(wanted)


def test_without_java_one_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "_javas", lambda: iter(()))
    with pytest.raises(Unreachable, match="install Docker, or Java 17 or later and Maven"):
        server.start(tmp_path, engine="java")


def test_without_maven_one_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "_javas", lambda: iter([Java(Path("java"), 17)]))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with pytest.raises(Unreachable, match=r"Maven was not found.*install Docker, or Java"):
        server.start(tmp_path / "home")
    assert server.status(tmp_path / "home") is None


def test_data_of_another_release_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "server.json").write_text(json.dumps({"version": LTS, "bolt": 1, "http": 2, "auth": False}))
    with pytest.raises(Usage, match="another --home"):
        server.start(tmp_path, "2026")


def test_a_process_that_is_not_the_server_is_never_stopped(tmp_path: Path) -> None:
    """A process id is given out again: this one is the test's own."""
    state = {"version": LTS, "bolt": 1, "http": 2, "auth": False, "pid": os.getpid()}
    (tmp_path / "server.json").write_text(json.dumps(state))
    known = server.status(tmp_path)
    assert known is not None
    assert known.pid is None
    assert server.stop(tmp_path) is None


def test_ports_in_use_are_left_to_who_has_them() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert free_port(port) != port
    assert free_port(port) == port


DOCKER = """#!{python}
import json, os, sys
with open({log!r}, "a") as log:
    log.write(json.dumps([sys.argv[1:], os.environ.get("NEO4J_AUTH")]) + "\\n")
print("true" if sys.argv[1] == "inspect" else "c0ffee")
"""


def test_docker_is_used_where_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A docker that writes down what it is told; the loopback only, and the password in no list of arguments."""
    if sys.platform == "win32":
        pytest.skip("a script is no program there")
    log = tmp_path / "log"
    program = tmp_path / "bin" / "docker"
    program.parent.mkdir()
    program.write_text(DOCKER.format(python=sys.executable, log=str(log)))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("NEO4J_PASSWORD", "correct horse")
    monkeypatch.setattr(server, "_wait", lambda *_: None)
    home = tmp_path / "home"
    started = server.start(home, "5.26")
    assert started.container == "c0ffee"
    assert server.status(home) == started
    assert server.stop(home) == started
    calls = [json.loads(line) for line in log.read_text().splitlines()]
    [(run, auth)] = [(said, auth) for said, auth in calls if said[0] == "run"]
    assert run[-1] == f"neo4j:{LTS}-community"
    published = [run[at + 1] for at, word in enumerate(run) if word == "--publish"]
    assert published == [f"127.0.0.1:{started.bolt}:7687", f"127.0.0.1:{started.http}:7474"]
    assert auth == "neo4j/correct horse"
    assert "correct horse" not in " ".join(run)
    assert ["stop", "--time", "60", "c0ffee"] in [said for said, _ in calls]


def test_compose_listens_on_the_loopback_only() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    ports = re.findall(r'- "([^"]+:\d+:\d+)"', text)
    assert ports == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]
    for name, value in server._settings(Server(LTS, 7687, 7474, auth=False)).items():
        written = f"NEO4J_{name.replace('_', '__').replace('.', '_')}: "
        if name.startswith(("dbms.security", "browser.", "client.", "dbms.usage", "server.bolt")):
            assert re.search(rf'{written}"?{re.escape(value)}"?$', text, re.MULTILINE), name


def test_favorites_are_written_where_asked(tmp_path: Path) -> None:
    done = kg("favorites", "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["favorites.zip", "guide.html", "kg.grass"]


def test_only_the_given_pages_are_served() -> None:
    listening = pages.server({"/guide.html": ("text/html", b"<p>")})
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{listening.server_address[1]}"
    try:
        with urllib.request.urlopen(f"{address}/guide.html") as page:
            assert page.read() == b"<p>"
            assert page.headers["Access-Control-Allow-Origin"] == "*"
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"{address}/../pyproject.toml")
    finally:
        listening.shutdown()
        listening.server_close()
