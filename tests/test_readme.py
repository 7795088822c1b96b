"""The README holds: each of its commands runs, and prints what is printed there."""

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.queries import questions

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
WIDTH = 150  # columns of the terminal the README shows

Step = tuple[str, list[str]]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def steps() -> list[Step]:
    """Each `$ command` of the README with the lines printed below it, in order."""
    found: list[Step] = []
    for block in blocks("console"):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:].partition("   # ")[0], []))
            else:
                found[-1][1].append(line)
    return found


def on_a_terminal(command: str, cwd: Path) -> tuple[int, str]:
    """Exit code and data of a command as a terminal shows them."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "MAKE"))}
    env = own | {
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
        "COLUMNS": str(WIDTH),
        "TERM": "xterm",
    }
    reader, writer = pty.openpty()
    running = subprocess.Popen(
        ["bash", "-c", command],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=subprocess.DEVNULL,  # progress and messages
    )
    os.close(writer)
    printed = b""
    while True:
        try:
            piece = os.read(reader, 65536)
        except OSError:  # Linux says so when the last writer is gone
            break
        if not piece:
            break
        printed += piece
    os.close(reader)
    return running.wait(), printed.decode("utf-8").replace("\r\n", "\n")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a fresh clone holds; the README's commands run here one after the other."""
    folder = tmp_path_factory.mktemp("clone")
    for name in ("import", "kg", "ontology", "queries", "tests/pairs", "Makefile", "pyproject.toml", "README.md"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, dirs_exist_ok=True)
        else:
            shutil.copy2(source, folder / name)
    return folder


def as_here(command: str) -> str:
    """`make` as it runs where everything is installed already; the tests are not run within themselves."""
    if command == "make test":
        command = "make --dry-run test"
    return command.replace(
        "make ", f"make VENV={sys.prefix} --old-file={sys.prefix}/.kg --old-file={sys.prefix}/.kg-test "
    )


def test_every_command_runs_and_prints_what_the_readme_shows(clone: Path) -> None:
    for command, shown in steps():
        code, printed = on_a_terminal(as_here(command), clone)
        assert code == 0, f"$ {command}\n{printed}"
        expected = [line.rstrip() for line in shown]
        if not expected:
            continue
        got = [line.rstrip() for line in printed.splitlines()]
        pattern = "\n".join("(?s:.*)" if line.strip() == "…" else re.escape(line) for line in expected)
        assert re.fullmatch(pattern, "\n".join(got).strip("\n")), f"$ {command}\n{printed}"


def test_the_setup_is_two_commands() -> None:
    made = [command for command, _ in steps() if command.startswith("make")]
    assert made == ["make demo", "make test"]
    assert "pip install" not in README


def test_every_kg_command_of_the_readme_stands_in_a_block_that_is_run() -> None:
    assert "kg " not in "".join(blocks("sh") + blocks("bash") + blocks("shell"))


def test_every_question_has_its_line() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|", README, re.MULTILINE)
    assert rows == [question.name for question in questions()]


def test_every_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
