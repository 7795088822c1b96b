"""A Neo4j from the official image, for those who have Docker running."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from kg.errors import Unreachable

LIMIT: Final = 15
"""Seconds Docker may take to say whether it runs."""


def runs() -> bool:
    """Whether there is a Docker that answers."""
    if shutil.which("docker") is None:
        return False
    try:
        return _docker("info", "--format", "{{.ServerVersion}}", limit=LIMIT).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def start(version: str, home: Path, bolt: int, http: int, settings: dict[str, str], password: str | None) -> str:
    """Start a container on two ports of the loopback, its data in `home`; returns the container's id.

    The password goes by the environment, so no list of processes shows it. Raises Unreachable with Docker's reason.
    """
    environment = {**os.environ, "NEO4J_AUTH": "none" if password is None else f"neo4j/{password}"}
    given: list[str] = []
    for name, value in settings.items():
        given += ["--env", f"NEO4J_{name.replace('_', '__').replace('.', '_')}={value}"]
    if hasattr(os, "getuid"):
        given += ["--user", f"{os.getuid()}:{os.getgid()}"]  # else its files in `home` would be another user's
    done = _docker(
        *("run", "--detach", "--rm", "--label", "kg"),
        *("--publish", f"127.0.0.1:{bolt}:7687", "--publish", f"127.0.0.1:{http}:7474"),
        *("--volume", f"{home / 'data'}:/data", "--volume", f"{home / 'logs'}:/logs"),
        *("--env", "NEO4J_AUTH", *given, f"neo4j:{version}-community"),
        environment=environment,
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["it gave no reason"])[-1]
        raise Unreachable(f"Docker could not start Neo4j ({reason}): start with --with java, or see `docker info`")
    return done.stdout.strip()


def is_running(container: str) -> bool:
    """Whether that container is up."""
    try:
        return _docker("inspect", "--format", "{{.State.Running}}", container, limit=LIMIT).stdout.strip() == "true"
    except (OSError, subprocess.TimeoutExpired):
        return False


def stop(container: str) -> None:
    """Stop that container, with a minute to write what it holds."""
    _docker("stop", "--time", "60", container)


def _docker(
    *arguments: str, environment: dict[str, str] | None = None, limit: float | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["docker", *arguments], capture_output=True, text=True, env=environment, timeout=limit, check=False
    )
