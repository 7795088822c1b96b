"""The house rules a reader relies on: imports go one way, commands explain themselves, start-up stays light."""

import re
import resource
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command

from kg.cli import app

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
MODULES = sorted((ROOT / "kg").rglob("*.py"))
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]

EMPTY_PROGRAM = """
import typer
app = typer.Typer()
@app.command()
def main() -> None:
    "Nothing."
app()
"""


def test_imports_go_one_way() -> None:
    kept = subprocess.run([BIN / "lint-imports"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert kept.returncode == 0, kept.stdout


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_holds_one_idea(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 400
    assert not source.strip() or source.startswith('"""'), "the first line says what the file is for"


def test_no_drawers() -> None:
    assert {module.stem for module in MODULES} & {
        "utils",
        "util",
        "helpers",
        "common",
        "misc",
        "base",
        "types",
    } == set()


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_with_an_example_to_paste(name: str) -> None:
    text = COMMANDS[name].help
    assert text.splitlines()[0].endswith(".")
    assert re.search(rf"Examples?:\s[^$]*\s{{4}}kg {name}\b", text), text


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_says_what_it_is(name: str) -> None:
    for parameter in COMMANDS[name].params:
        assert parameter.help, f"kg {name} {parameter.name}"


def test_a_wheel_holds_every_package_and_every_file_of_data() -> None:
    """What setup does not list is missing only for those who install a wheel."""
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    homes = {
        package: ROOT / setup["package-dir"].get(package, package.replace(".", "/")) for package in setup["packages"]
    }
    assert {module.parent for module in MODULES} <= set(homes.values())
    listed = {
        file
        for package, patterns in setup["package-data"].items()
        for pattern in patterns
        for file in homes[package].glob(pattern)
    }
    files = {file for home in ("kg", "ontology", "queries") for file in (ROOT / home).rglob("*") if file.is_file()}
    assert {file for file in files if file.suffix not in (".py", ".pyc")} <= listed


def _cost(*command: str | Path) -> float:
    """Processor time, which other programs on the machine hardly change."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _ratio(ours: tuple[str | Path, ...], other: tuple[str | Path, ...], runs: int = 7) -> float:
    """How many times as long as `other` ours computes: the least of several runs, in turns so that load hits both."""
    costs = [(_cost(*ours), _cost(*other)) for _ in range(runs)]
    return min(cost for cost, _ in costs) / min(cost for _, cost in costs)


def test_help_starts_within_twice_the_time_of_an_empty_program(tmp_path: Path) -> None:
    empty = tmp_path / "empty.py"
    empty.write_text(EMPTY_PROGRAM, encoding="utf-8")
    assert _ratio((BIN / "kg", "--help"), (sys.executable, empty, "--help")) < 2


def test_help_loads_no_engine() -> None:
    """What makes a start slow is known by name."""
    heavy = {"rdflib", "pyoxigraph", "pyshacl", "opencc", "rapidfuzz", "rich", "kg.importer", "kg.ontology"}
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, kg.cli; print(*sys.modules)"], capture_output=True, text=True, check=True
    ).stdout.split()
    assert heavy & set(loaded) == set()


def test_a_question_is_answered_in_a_few_times_what_its_libraries_need_to_load(tmp_path: Path) -> None:
    """The libraries load in some 0.13 s on an idle machine, so this is the half second a reader waits gladly."""
    store = ("--store", f"oxigraph:{tmp_path / 'store'}")
    subprocess.run([BIN / "kg", "import", ROOT / "import", *store], capture_output=True, check=True)
    question = (BIN / "kg", "query", "unit-duties", "-p", "unit=区发改局", *store)
    assert _ratio(question, (sys.executable, "-c", "import typer, pydantic, pyoxigraph, rapidfuzz")) < 4
