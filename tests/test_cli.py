"""The command line as people run it: what goes to stdout, what to stderr, and the exit code."""

import json
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
KG = Path(sys.executable).parent / "kg"
PLANS = ROOT / "import"
SAMPLE = ROOT / "tests" / "documents" / "sample-levels-2023.txt"


def run(
    *arguments: str | Path, store: Path | None = None, cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """`kg` with these arguments; `store` a folder for the embedded store."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("KG_")} | {"NO_COLOR": "1"} | (env or {})
    options = ["--store", f"oxigraph:{store}"] if store is not None else []
    return subprocess.run(
        [KG, *arguments, *options],
        capture_output=True,
        cwd=cwd,
        env=environment,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds both plans of import/; read only by its tests."""
    folder = tmp_path_factory.mktemp("filled") / "store"
    done = run("import", PLANS, store=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A store of one plan, to be copied before it is written, and its facts."""
    folder = tmp_path_factory.mktemp("sampled") / "store"
    run("import", SAMPLE, store=folder)
    return folder, exported(folder)


def picture() -> bytes:
    """A PNG of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0\0\0")) + chunk(b"IEND", b"")
    )


REFUSED = [
    ("empty.txt", b""),  # nothing in it
    ("blank.txt", b" \r\n\t\n"),  # nothing printed in it
    ("program.txt", b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20),  # a binary
    ("picture.txt", picture()),  # a picture with another name
    ("unknown.txt", b"\xff\xfe\xfd\xfc\x81\x30\x81" * 50),  # an encoding nothing reads
    ("letter.txt", "各部门：\n　　会议改到下周一，请相互转告。\n办公室\n".encode()),  # prose without a task
    ("law.txt", "第一条　为了保障公民的权利，制定本条例。\n第二条　本条例所称信息，是指记录。\n".encode()),  # no plan
    ("cut.txt", "一、推进公开\n（一）公布预算。（责任单位：区财政局）".encode()[:-1]),  # a download broken off
    ("missing.txt", None),  # no such file
]


@pytest.mark.parametrize(("name", "content"), REFUSED, ids=[name for name, _ in REFUSED])
def test_a_file_that_is_no_plan_gets_one_sentence_and_the_others_go_in(
    name: str, content: bytes | None, tmp_path: Path
) -> None:
    bad = tmp_path / name
    if content is not None:
        bad.write_bytes(content)
    done = run("import", bad, SAMPLE, store=tmp_path / "store")
    assert done.returncode == 1
    sentences = [line for line in done.stderr.splitlines() if name in line]
    assert len(sentences) == 1, done.stderr
    assert "Traceback" not in done.stderr
    plans = run("query", "plan-summary", "--format", "jsonl", store=tmp_path / "store")
    assert len(plans.stdout.splitlines()) == 1, "the good file went in"


@pytest.mark.parametrize(("name", "content"), REFUSED, ids=[name for name, _ in REFUSED])
def test_a_refused_file_leaves_the_store_as_it_was(
    name: str, content: bytes | None, sampled: tuple[Path, list[str]], tmp_path: Path
) -> None:
    store, before = tmp_path / "store", sampled[1]
    shutil.copytree(sampled[0], store)
    bad = tmp_path / name
    if content is not None:
        bad.write_bytes(content)
    assert run("import", bad, store=store).returncode == 1
    assert exported(store) == before != []


def exported(store: Path) -> list[str]:
    """The facts of a store; the names of blank nodes, which only the ontology has, tell nothing."""
    return sorted(re.sub(r"_:\w+", "_:", run("export", "--format", "nquads", store=store).stdout).splitlines())


def test_importing_twice_changes_nothing(filled: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert run("import", PLANS, store=tmp_path / "twice").returncode == 0
    assert exported(tmp_path / "twice") == exported(filled)


# -- stores that cannot be used


def locked_folder(tmp_path: Path) -> Path:
    """A store below a file: no user, not even the superuser, can write there."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    return tmp_path / "file" / "store"


def taken_folder(tmp_path: Path) -> Path:
    """A folder that holds something else."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letters.doc").write_text("", encoding="utf-8")
    return tmp_path / "home"


@pytest.mark.parametrize("folder", [locked_folder, taken_folder])
def test_a_store_that_cannot_be_written_is_one_sentence(folder: Callable[[Path], Path], tmp_path: Path) -> None:
    store = folder(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    done = run("import", SAMPLE, store=store)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (4, "", 1)
    assert str(store) in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_store_without_permission_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    done = run("import", SAMPLE, store=tmp_path / "closed" / "store")
    assert (done.returncode, len(done.stderr.splitlines())) == (4, 1)


ASKS_A_STORE = [("query", "plan-summary"), ("check",), ("trace", "1/1"), ("stats",), ("export",)]


@pytest.mark.parametrize("command", ASKS_A_STORE, ids=[command[0] for command in ASKS_A_STORE])
def test_a_store_that_is_not_there_says_what_to_do(command: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*command, store=tmp_path / "none")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (4, "", 1)
    assert "kg import" in done.stderr
    assert not (tmp_path / "none").exists()


def test_the_store_is_the_option_else_the_variable_else_the_file_else_a_folder_here(tmp_path: Path) -> None:
    def named(**env: str) -> str:
        return run("stats", cwd=tmp_path, env=env).stderr

    assert ".kg" in named()
    (tmp_path / "kg.toml").write_text('store = "oxigraph:in-toml"\n', encoding="utf-8")
    assert "in-toml" in named()
    assert "in-env" in named(KG_STORE="oxigraph:in-env")
    assert "in-option" in run("stats", store=tmp_path / "in-option", env={"KG_STORE": "oxigraph:in-env"}).stderr


# -- what goes where


def test_data_goes_to_stdout_and_messages_to_stderr(filled: Path) -> None:
    done = run("query", "unit-duties", "-p", "unit=区发改局", store=filled)
    assert (done.returncode, done.stderr) == (0, "")
    head, *rows = (line.split("\t") for line in done.stdout.splitlines())
    assert {"jurisdiction", "year", "path", "role", "last_day", "mention"} <= set(head)
    assert {len(row) for row in rows} == {len(head)}


def test_one_office_under_all_its_names_in_both_places(filled: Path) -> None:
    done = run("query", "unit-duties", "-p", "unit=区发改局", "--format", "json", store=filled)
    rows = json.loads(done.stdout)
    assert {(row["jurisdiction"], row["year"], row["mention"]) for row in rows} == {
        ("宁波市北仑区", 2020, "区发展和改革局"),
        ("宁波市北仑区", 2020, "区发展和改革委员会"),
        ("宁波市江北区", 2022, "区发改局"),
    }
    assert {row["role"] for row in rows} == {"responsible"}


def test_no_rows_are_said_on_stderr(filled: Path) -> None:
    done = run("query", "due-between", "-p", "from=1990-01-01", "-p", "to=1990-12-31", store=filled)
    assert (done.returncode, done.stderr) == (0, "0 rows\n")
    assert len(done.stdout.splitlines()) == 1, "the columns still print"


def test_every_format_holds_the_same_rows(filled: Path) -> None:
    def printed(form: str) -> str:
        return run("query", "plan-summary", "--format", form, store=filled).stdout

    rows = json.loads(printed("json"))
    assert rows == [json.loads(line) for line in printed("jsonl").splitlines()]
    assert list(rows[0]) == printed("tsv").splitlines()[0].split("\t") == printed("csv").splitlines()[0].split(",")
    assert len(printed("md").splitlines()) == len(rows) + 2
    assert "宁波市北仑区" in printed("table")


@pytest.mark.parametrize(("suffix", "head"), [("csv", ","), ("json", "[{"), ("md", "| "), ("txt", "\t")])
def test_a_file_takes_its_format_from_its_suffix(filled: Path, tmp_path: Path, suffix: str, head: str) -> None:
    file = tmp_path / f"answer.{suffix}"
    done = run("query", "plan-summary", "-o", file, store=filled)
    assert (done.returncode, done.stdout) == (0, "")
    assert head in file.read_text(encoding="utf-8").splitlines()[0]
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_cannot_be_written_is_one_sentence(filled: Path, tmp_path: Path) -> None:
    done = run("query", "plan-summary", "-o", tmp_path / "none" / "answer.csv", store=filled)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)


def test_chinese_prints_in_every_locale(filled: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = run("query", "plan-summary", "--format", "json", store=filled, env=plain)
    assert "宁波市北仑区" in done.stdout
    refused = run("query", "unit-duties", "-p", "unit=区发敢局", store=filled, env=plain)
    assert "区发敢局" in refused.stderr


def test_a_reader_that_stops_early_hears_no_complaint(filled: Path) -> None:
    command = f"set -o pipefail; '{KG}' export --format nquads --store 'oxigraph:{filled}' | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr, len(done.stdout.splitlines())) == (0, "", 1)


def test_ctrl_c_ends_at_once_with_its_own_code(tmp_path: Path) -> None:
    for copy in range(400):
        text = SAMPLE.read_text(encoding="utf-8").replace("11号", f"{copy + 100}号")
        (tmp_path / f"{copy}.txt").write_text(text, encoding="utf-8")
    running = subprocess.Popen(
        [KG, "import", tmp_path, "--store", f"oxigraph:{tmp_path / 'store'}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        # a suite run in the background ignores Ctrl-C, and so would what it starts
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    while not (tmp_path / "store" / "CURRENT").exists() and running.poll() is None:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in said
    assert run("stats", store=tmp_path / "store").returncode == 0, "the store still opens"


# -- names that are not there


MISTAKES = [
    (("qurey",), "query"),  # a command
    (("query", "unit-dutys"), "unit-duties"),  # a question
    (("query", "unit-duties"), "unit"),  # a parameter that is needed
    (("query", "unit-duties", "-p", "untit=区发改局"), "unit"),  # a parameter's name
    (("query", "unit-duties", "-p", "unit=区发改据"), "区发改局"),  # a unit
    (("query", "unit-duties", "-p", "区发改局"), "name=value"),  # no name at all
    (("query", "due-between", "-p", "from=soon", "-p", "to=2022-12-31"), "soon"),  # not a day
    (("query", "plan-summary", "--format", "xml"), "json"),  # a format
    (("query", "plan-summary", "--sparql", "ASK {}"), "one question"),  # two questions
    (("query", "--file", "none.rq"), "none.rq"),  # no such file
    (("query", "unit-duties", "-p", "unit=\udcff\udcfe"), "UTF-8"),  # bytes that are no text
    (("trace", "9/9/9"), "9/9/9"),  # no such task
    (("ontology", "clases"), "classes"),  # a list of terms
    (("stats", "--store", "mysql:x"), "oxigraph"),  # a store of no known kind
]


@pytest.mark.parametrize(("command", "hint"), MISTAKES, ids=[" ".join(command) for command, _ in MISTAKES])
def test_a_mistake_is_answered_with_what_there_is(filled: Path, command: tuple[str, ...], hint: str) -> None:
    done = run(*command, env={"KG_STORE": f"oxigraph:{filled}"})
    assert (done.returncode, done.stdout) == (2, "")
    assert hint in done.stderr
    assert "Traceback" not in done.stderr


REFUSED_QUERIES = [
    "SELEKT ?a { ?a ?b ?c }",  # not SPARQL
    "INSERT DATA { <a:a> <a:b> <a:c> }",  # writes
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",  # asks elsewhere
    "SELECT * FROM <file:///etc/hostname> { ?a ?b ?c }",  # reads a file
]


@pytest.mark.parametrize("text", REFUSED_QUERIES)
def test_a_query_that_does_more_than_read_is_refused(filled: Path, text: str, tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text(text, encoding="utf-8")
    for own in (("--sparql", text), ("--file", tmp_path / "own.rq")):
        done = run("query", *own, store=filled)
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (5, "", 1)


# -- the other commands


def test_a_query_of_ones_own(filled: Path) -> None:
    done = run("query", "--sparql", "SELECT (COUNT(*) AS ?plans) { ?plan a kg:Plan }", store=filled)
    assert done.stdout == "plans\n2\n"


def test_without_a_question_all_are_listed() -> None:
    listed = run("query", "--format", "json")
    assert listed.returncode == 0
    assert {"unit-duties", "due-between", "plan-summary"} <= {row["question"] for row in json.loads(listed.stdout)}


def test_show_prints_a_query_that_answers_the_same(filled: Path) -> None:
    question = ("query", "unit-duties", "-p", "unit=development-reform")
    shown = run(*question, "--show", store=filled)
    assert shown.returncode == 0
    assert run("query", "--sparql", shown.stdout, store=filled).stdout == run(*question, store=filled).stdout


def test_parse_needs_no_store_and_prints_the_form_of_the_gold(tmp_path: Path) -> None:
    done = run("parse", SAMPLE, "--format", "json", cwd=tmp_path)
    assert (done.returncode, done.stderr, list(tmp_path.iterdir())) == (0, "", [])
    parsed = json.loads(done.stdout)
    text = SAMPLE.read_text(encoding="utf-8")
    places = [part for task in parsed["tasks"] for part in (task, *task["duties"], *task["deadlines"])]
    for part in places:
        start, end = part["span"]
        assert "".join(text[start:end].split()) == part["mention"]
    assert run("parse", SAMPLE, "--format", "table").stdout.startswith(parsed["plan"]["jurisdiction"])


def test_check_lists_findings_of_every_plan(filled: Path) -> None:
    done = run("check", "--format", "json", store=filled)
    found = json.loads(done.stdout)
    assert done.returncode == int(any(row["severity"] == "violation" for row in found))
    assert ("dates-contradict", "宁波市北仑区 2020") in {(row["code"], row["about"]) for row in found}
    assert {row["code"] for row in found} >= {"deadline-ambiguous", "row-moved", "two-items", "title-differs"}


def test_check_ends_with_one_where_a_shape_is_broken(tmp_path: Path) -> None:
    from kg.iris import Iri, plan, term
    from kg.stores import open_store

    lost = plan("某市", 2020, "某政办〔2020〕1号")
    kind = Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    with open_store(f"oxigraph:{tmp_path / 'store'}", writable=True) as store:
        store.replace([(lost, [(lost, kind, term("Plan"))])])
    done = run("check", "--format", "jsonl", store=tmp_path / "store")
    assert done.returncode == 1
    assert {json.loads(line)["severity"] for line in done.stdout.splitlines()} >= {"violation"}


def test_trace_quotes_the_source_for_every_fact(filled: Path) -> None:
    done = run("trace", "宁波市江北区/2022/2/7/22", store=filled)
    assert done.returncode == 0
    source = (PLANS / "jiangbei" / "jiangbei-2022.txt").read_text(encoding="utf-8")
    quotes = re.findall(r":(\d+), offsets (\d+)–(\d+): .*〘(.*)〙", done.stdout)
    assert quotes
    for line, start, end, quote in quotes:
        assert source[int(start) : int(end)].replace("\n", "⏎") == quote
        assert source.count("\n", 0, int(start)) + 1 == int(line)


def test_trace_of_a_path_that_several_plans_have_names_them(filled: Path) -> None:
    done = run("trace", "1/1", store=filled)
    assert done.returncode == 2
    assert "宁波市北仑区/2020/1/1" in done.stderr
    assert "宁波市江北区/2022/1/1" in done.stderr


def test_stats_count_what_the_store_holds(filled: Path) -> None:
    counts = {row["what"]: row["count"] for row in json.loads(run("stats", "--format", "json", store=filled).stdout)}
    assert (counts["Plan"], counts["Document"], counts["Task"]) == (2, 2, 82)
    lines = run("export", "--format", "nquads", store=filled).stdout.splitlines()
    assert counts["facts"] == sum("graph/vocabulary> ." not in line for line in lines)


@pytest.mark.parametrize("terms", ["classes", "properties", "functions", "domains"])
def test_ontology_lists_its_terms_without_a_store(terms: str, tmp_path: Path) -> None:
    done = run("ontology", terms, "--format", "json", cwd=tmp_path)
    assert (done.returncode, done.stderr, list(tmp_path.iterdir())) == (0, "", [])
    assert len(json.loads(done.stdout)) > 5


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "jsonld"])
def test_every_export_holds_the_graph(filled: Path, form: str, tmp_path: Path) -> None:
    import pyoxigraph

    known = {
        "turtle": pyoxigraph.RdfFormat.TURTLE,
        "trig": pyoxigraph.RdfFormat.TRIG,
        "nquads": pyoxigraph.RdfFormat.N_QUADS,
        "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    }
    file = tmp_path / "graph"
    assert run("export", "--format", form, "-o", file, store=filled).returncode == 0
    triples = {quad.triple for quad in pyoxigraph.parse(path=file, format=known[form])}
    named = {triple for triple in triples if isinstance(triple.subject, pyoxigraph.NamedNode)}
    lines = run("export", "--format", "nquads", store=filled).stdout.encode()
    wanted = {quad.triple for quad in pyoxigraph.parse(lines, pyoxigraph.RdfFormat.N_QUADS)}
    assert {t for t in named if isinstance(t.object, pyoxigraph.Literal)} == {
        t for t in wanted if isinstance(t.subject, pyoxigraph.NamedNode) and isinstance(t.object, pyoxigraph.Literal)
    }


def test_a_plan_of_hostile_text_prints_as_text(tmp_path: Path) -> None:
    """Titles that are formulas, markup and marks that turn a line around go through every command as what they are."""
    text = SAMPLE.read_text(encoding="utf-8").replace("加强科技创新政策公开", '=HYPERLINK("x")<script>\u202e')
    (tmp_path / "hostile.txt").write_text(text, encoding="utf-8")
    store = tmp_path / "store"
    imported = run("import", tmp_path / "hostile.txt", store=store)
    assert imported.returncode == 0
    tables = run("query", "unit-duties", "-p", "unit=区科技局", "--format", "table", store=store)
    assert "\u202e" not in imported.stdout + tables.stdout
    assert "<script>" in tables.stdout
    cells = run("query", "unit-duties", "-p", "unit=区科技局", "--format", "csv", store=store)
    assert "'=HYPERLINK" in cells.stdout


def test_completion_knows_questions_and_their_parameters() -> None:
    def completed(line: str) -> set[str]:
        env = {"_KG_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)}
        return set(run(env=env).stdout.split())

    assert completed("kg query unit-d") == {"unit-duties"}
    assert "unit=" in completed("kg query unit-duties -p u")
    assert completed("kg export --format t") == {"turtle", "trig"}


def test_the_version_is_the_installed_one() -> None:
    assert run("--version").stdout == "kg 0.1.0\n"
