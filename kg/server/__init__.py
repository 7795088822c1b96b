"""A local Neo4j with its Browser, for someone who has none: start, stop, status.

It listens on the loopback only and keeps its data in one folder between starts. Nothing here knows what is stored.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from kg.errors import Unreachable, Usage
from kg.server import docker, java
from kg.server.ports import free_port
from kg.stores.ownership import Ownership

BOLT: Final = 7687
HTTP: Final = 7474

STARTS_WITHIN: Final = 120.0
"""Seconds a server may take to answer: some 5 on a quiet machine."""

STOPS_WITHIN: Final = 60.0

_STATE: Final = "server.json"


@dataclass(frozen=True, slots=True)
class Server:
    """A server this project started: by which release, where it answers, and what stops it.

    `pid` is its process, `container` its container's id; both None while it is stopped.
    """

    version: str
    bolt: int
    http: int
    auth: bool
    pid: int | None = None
    container: str | None = None

    @property
    def address(self) -> str:
        """What --store takes."""
        return f"neo4j://localhost:{self.bolt}"

    @property
    def browser(self) -> str:
        """The Browser's address, which connects by itself where no password is asked."""
        way = "" if self.auth else "&preselectAuthMethod=NO_AUTH"
        return f"http://localhost:{self.http}/browser/?dbms={self.address}{way}"


def status(home: Path) -> Server | None:
    """The server of that folder, with `pid` or `container` only while it runs; None where there was none yet."""
    try:
        known = Server(**json.loads((home / _STATE).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise Unreachable(f"{home / _STATE} can't be read ({error}): remove it, or name another --home") from error
    running = (known.pid is not None and _is_ours(known.pid, home)) or (
        known.container is not None and docker.is_running(known.container)
    )
    return known if running else replace(known, pid=None, container=None)


def start(
    home: Path, version: str | None = None, engine: str | None = None, say: Callable[[str], None] = lambda line: None
) -> Server:
    """Start the server of that folder and wait until it answers; one that runs already is left as it is.

    `engine` is "docker" or "java"; without it, Docker where it runs, else Java. NEO4J_PASSWORD in the environment
    becomes the server's password; without it no password is asked, on this machine only. Raises Unreachable with what
    to install or where to look.
    """
    home = home.resolve()
    with _alone(home):
        known = status(home)
        if known is not None and (known.pid or known.container):
            return known
        release = java.release(version or (None if known is None else known.version))
        if known is not None and known.version != release:
            raise Usage(f"{home} holds the data of Neo4j {known.version}: start that version, or name another --home")
        if engine == "docker" and not docker.runs():
            raise Unreachable("Docker does not run: start it, or let --with java run Neo4j")
        password = os.environ.get("NEO4J_PASSWORD") or None
        server = Server(
            release,
            free_port(BOLT if known is None else known.bolt, BOLT),
            free_port(HTTP if known is None else known.http, HTTP),
            auth=password is not None,
        )
        contained = engine == "docker" or (engine is None and docker.runs())
        started = _in_container(server, home, password) if contained else _from_jars(server, home, say)
        _remember(home, started)
        try:
            _wait(started, home, password)
        except BaseException:
            _end(started)
            _remember(home, replace(started, pid=None, container=None))
            raise
        return started


def stop(home: Path) -> Server | None:
    """Stop the server of that folder, and no other; None where none runs."""
    home = home.resolve()
    server = status(home)
    if server is None or not (server.pid or server.container):
        return None
    with _alone(home):
        _end(server)
        until = time.monotonic() + STOPS_WITHIN
        while server.pid is not None and _is_ours(server.pid, home):
            if time.monotonic() > until:
                raise Unreachable(f"process {server.pid} still writes what it holds: wait, then see `kg neo4j status`")
            time.sleep(0.1)
        _remember(home, replace(server, pid=None, container=None))
    return server


# -- starting


def _from_jars(server: Server, home: Path, say: Callable[[str], None]) -> Server:
    runtime = java.java_for(server.version)
    jars = java.jars(server.version, runtime, say)
    conf = home / "conf" / "neo4j.conf"
    conf.parent.mkdir(exist_ok=True)
    lines = {
        "server.bolt.listen_address": f"127.0.0.1:{server.bolt}",
        "server.http.listen_address": f"127.0.0.1:{server.http}",
        "dbms.security.auth_enabled": str(server.auth).lower(),
        **_settings(server),
    }
    conf.write_text("".join(f"{name}={value}\n" for name, value in lines.items()), encoding="utf-8")
    for name in ("plugins", "logs"):
        (home / name).mkdir(exist_ok=True)
    with (home / "logs" / "console.log").open("wb") as log:
        # a session of its own: Ctrl-C in this terminal is not meant for the server
        process = subprocess.Popen(
            java.command(server.version, runtime, jars, home),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=home,
            start_new_session=True,
        )
    return replace(server, pid=process.pid)


def _in_container(server: Server, home: Path, password: str | None) -> Server:
    for name in ("data", "logs"):
        (home / name).mkdir(exist_ok=True)
    return replace(
        server,
        container=docker.start(server.version, home, server.bolt, server.http, _settings(server), password),
    )


def _settings(server: Server) -> dict[str, str]:
    """What holds for every server of ours: it sends nothing out, reads no file, and answers no other page's scripts."""
    return {
        "server.bolt.advertised_address": f"localhost:{server.bolt}",
        "server.http.advertised_address": f"localhost:{server.http}",
        "server.https.enabled": "false",
        "server.memory.pagecache.size": "256m",
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "dbms.security.http_access_control_allow_origin": f"http://localhost:{server.http}",
        "browser.remote_content_hostname_whitelist": "localhost",
        "db.tx_log.preallocate": "false",  # 256 MB a database otherwise
        **({} if server.version.startswith("5.") else {"server.fleet_discovery.enabled": "false"}),
    }


def _wait(server: Server, home: Path, password: str | None) -> None:
    """Until Bolt answers and the password is the one asked for."""
    import neo4j
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    until = time.monotonic() + STARTS_WITHIN
    auth = None if password is None else ("neo4j", password)
    while True:
        if server.pid is not None and not _is_ours(server.pid, home):
            raise Unreachable(f"Neo4j {server.version} ended at once: {_last_error(home)}")
        try:
            with neo4j.GraphDatabase.driver(f"bolt://localhost:{server.bolt}", auth=auth) as driver:
                driver.verify_connectivity()
            socket.create_connection(("localhost", server.http), timeout=5).close()  # the Browser opens after Bolt
            return
        except AuthError as error:
            if password is None or not _set_password(server, password):
                raise Unreachable(
                    f"the data in {home} has another password: set NEO4J_PASSWORD to it, or name another --home"
                ) from error
        except (DriverError, Neo4jError, OSError) as error:
            if time.monotonic() > until:
                raise Unreachable(
                    f"Neo4j {server.version} did not answer within {STARTS_WITHIN:.0f} s: {_last_error(home)}"
                ) from error
        time.sleep(0.2)


def _set_password(server: Server, password: str) -> bool:
    """Give a new server its password, in place of the one all new servers have; False where it is not new."""
    import neo4j
    from neo4j.exceptions import AuthError, ClientError

    try:
        with neo4j.GraphDatabase.driver(f"bolt://localhost:{server.bolt}", auth=("neo4j", "neo4j")) as driver:
            driver.execute_query(
                "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", password=password, database_="system"
            )
    except AuthError:
        return False
    except ClientError as error:
        raise Unreachable(f"NEO4J_PASSWORD will not do ({error.message}): choose another") from error
    return True


def _last_error(home: Path) -> str:
    """What the server itself says went wrong, and where to read on."""
    for name in ("neo4j.log", "console.log"):
        log = home / "logs" / name
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.is_file() else []
        for line in reversed(lines):
            if "ERROR" in line or "Error" in line or "Exception" in line:
                return f"{line.strip()[:300]} (more in {log})"
    return f"see {home / 'logs'}"


# -- the folder and the process


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """No other start or stop works on that folder meanwhile."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        ownership = Ownership(home, writable=True)
    except OSError as error:
        raise Unreachable(f"{home} can't be written ({error}): name another folder with --home") from error
    try:
        yield
    finally:
        ownership.release()


def _remember(home: Path, server: Server) -> None:
    draft = home / f"{_STATE}.part"
    draft.write_text(json.dumps(asdict(server)), encoding="utf-8")
    draft.replace(home / _STATE)


def _is_ours(pid: int, home: Path) -> bool:
    """Whether that process is the server of `home`: process ids are given out again."""
    with suppress(AttributeError, OSError):
        os.waitpid(pid, os.WNOHANG)  # lets go of a server this very process started and that has ended
    if sys.platform == "win32":
        listed = subprocess.run(["tasklist", "/fi", f"pid eq {pid}"], capture_output=True, text=True, check=False)
        return "java" in listed.stdout
    if Path("/proc/self/cmdline").exists():
        said = _command_line(pid)
    else:
        said = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True).stdout
    return f"--home-dir={home}" in said


def _command_line(pid: int) -> str:
    """What Linux says a process was started with; nothing for one that is no more."""
    with suppress(OSError):
        for _ in range(10):
            said = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
            if said or ") Z " in Path(f"/proc/{pid}/stat").read_text(errors="replace"):
                return said
            time.sleep(0.02)  # for a moment of its start a process has no command line
    return ""


def _end(server: Server) -> None:
    """Ask the server to stop."""
    if server.container is not None:
        docker.stop(server.container)
    elif server.pid is not None:
        with suppress(ProcessLookupError):
            os.kill(server.pid, signal.SIGTERM)
