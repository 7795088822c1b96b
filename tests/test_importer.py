"""The order of the steps, and what goes into a store when files are good, bad, doubled or of no concern."""

import hashlib
import shutil
import tomllib
from pathlib import Path

import pytest

from kg.errors import Unreadable
from kg.importer import BATCH, Report, import_paths, read_plan
from kg.ontology import vocabulary
from kg.stores import Store, open_store

ROOT = Path(__file__).parent.parent
PLANS = sorted((ROOT / "import").glob("*/SOURCE.toml"))
SAMPLE = ROOT / "tests" / "documents" / "sample-levels-2023.txt"


def put(store: Store, *paths: Path) -> Report:
    return import_paths(paths, store, vocabulary())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"oxigraph:{tmp_path / 'store'}", writable=True)


@pytest.mark.parametrize("note", PLANS, ids=lambda path: path.parent.name)
def test_a_published_plan_is_kept_as_published_and_read_as_noted(note: Path) -> None:
    for noted in tomllib.loads(note.read_text(encoding="utf-8"))["plan"]:
        file = note.parent / noted["file"]
        assert hashlib.sha256(file.read_bytes()).hexdigest() == noted["sha256"]
        plan = read_plan(file, vocabulary())
        for field in ("title", "issuer", "document_number", "jurisdiction", "year", "signed", "printed"):
            assert getattr(plan, field).value == noted[field], field


def test_every_published_plan_has_a_note() -> None:
    noted = {note.parent / plan["file"] for note in PLANS for plan in tomllib.loads(note.read_text("utf-8"))["plan"]}
    assert {path for path in (ROOT / "import").rglob("*") if path.is_file()} == noted | set(PLANS)


def test_a_folder_gives_its_documents_in_sorted_order_and_passes_over_the_rest(tmp_path: Path, store: Store) -> None:
    for name in ("b/2.txt", "a/1.txt"):
        (tmp_path / name).parent.mkdir()
        shutil.copy(SAMPLE, tmp_path / name)
    for name in ("README.md", "readme.txt", "a/SOURCE.toml", "a/.hidden.txt", "scan.png", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("not a plan", encoding="utf-8")
    report = put(store, tmp_path)
    assert [summary.path.name for summary in report.summaries] == ["1.txt"]
    assert [refusal.path.name for refusal in report.refusals] == ["2.txt"]  # the same plan again


def test_a_file_that_is_named_is_tried_whatever_it_is_called(tmp_path: Path, store: Store) -> None:
    shutil.copy(SAMPLE, tmp_path / ".README.bak")
    assert len(put(store, tmp_path / ".README.bak").summaries) == 1


def test_a_file_named_twice_goes_in_once(store: Store) -> None:
    report = put(store, SAMPLE, SAMPLE.parent / ".." / "documents" / SAMPLE.name)
    assert (len(report.summaries), report.refusals) == (1, ())


def test_two_files_of_one_plan_do_not_mix(tmp_path: Path, store: Store) -> None:
    """The second is refused by a sentence that names the first: a graph made of both would be no plan's."""
    other = tmp_path / "copy.txt"
    other.write_text(SAMPLE.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    alone = put(store, SAMPLE)
    facts = store.count()
    both = put(store, SAMPLE, other)
    assert [str(SAMPLE) in refusal.reason for refusal in both.refusals] == [True]
    assert store.count() == facts
    assert both.summaries == alone.summaries


def test_a_later_edition_replaces_the_plan_whole(tmp_path: Path, store: Store) -> None:
    put(store, SAMPLE)
    graphs, facts = store.graphs(), store.count()
    shorter = tmp_path / SAMPLE.name
    text = SAMPLE.read_text(encoding="utf-8")
    shorter.write_text(text[: text.rindex("二、")], encoding="utf-8")
    assert put(store, shorter).refusals == ()
    assert store.graphs() == graphs
    assert 0 < store.count() < facts


def test_an_empty_folder_is_a_sentence(tmp_path: Path, store: Store) -> None:
    (tmp_path / "none").mkdir()
    report = put(store, tmp_path / "none")
    assert ["no document" in refusal.reason for refusal in report.refusals] == [True]


def test_text_without_a_task_is_no_plan(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("各部门：会议改到下周一，请相互转告。\n", encoding="utf-8")
    with pytest.raises(Unreadable, match="no task found"):
        read_plan(letter, vocabulary())


OTHERS = [
    "《望江县2021年政务公开工作要点》政策解读",
    "望江县2021年政务公开工作要点解读",
    "一图读懂2021年望江县政务公开工作要点（图解）",
    "望江县2021年政府信息公开工作年度报告",
    "望江县2021年政务公开工作总结",
    "望江县2021年政务公开工作总结和2022年工作计划",
    "望江县卫健局政务公开工作情况汇报",
]


@pytest.mark.parametrize("title", OTHERS)
def test_what_explains_a_plan_or_reports_on_it_is_none(title: str, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    body = "一、主要内容\n（一）规划公开。全年公开规划3件。\n（二）财政公开。公开预决算。\n"
    page.write_text(f"{title}\n发布时间：2021-06-01 来源：望江县人民政府办公室\n{body}", encoding="utf-8")
    with pytest.raises(Unreadable, match="explains or reports on a plan"):
        read_plan(page, vocabulary())
    page.write_text(f"首页 > 政策解读\n{title}\n望江县2021年政务公开工作要点\n{body}", encoding="utf-8")
    assert len(read_plan(page, vocabulary()).tasks) == 2


LETTER = (
    "望江县人民政府办公室关于印发2021年政务公开工作要点任务分解表的通知\n各乡镇：\n"
    "现将《2021年政务公开工作要点任务分解表》印发给你们，并提出以下要求。\n"
    "一、提高认识。各单位要认真落实。\n二、加强督查。定期通报。\n望江县人民政府办公室\n2021年5月6日\n"
)


def test_a_letter_without_the_plan_it_sends_is_none(tmp_path: Path) -> None:
    page = tmp_path / "letter.txt"
    page.write_text(LETTER, encoding="utf-8")
    with pytest.raises(Unreadable, match="the plan it sends is not in this file"):
        read_plan(page, vocabulary())
    page.write_text(f"{LETTER}2021年政务公开工作要点任务分解表\n一、规划公开。公开各类规划。\n", encoding="utf-8")
    assert len(read_plan(page, vocabulary()).tasks) == 1
    page.write_text(LETTER.replace("定期通报。", "定期通报。（责任单位：县政府办）"), encoding="utf-8")
    assert len(read_plan(page, vocabulary()).tasks) == 2


def test_more_plans_than_a_batch_all_go_in(tmp_path: Path, store: Store) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    number = read_plan(SAMPLE, vocabulary()).document_number
    assert number is not None
    for copy in range(BATCH + 3):
        renumbered = text.replace(number.mention, f"试政办〔2023〕{copy + 1}号")
        (tmp_path / f"{copy:03}.txt").write_text(renumbered, encoding="utf-8")
    seen: list[tuple[int, int, str]] = []
    report = import_paths([tmp_path], store, vocabulary(), lambda done, total, what: seen.append((done, total, what)))
    assert (len(report.summaries), report.refusals) == (BATCH + 3, ())
    assert len(store.graphs()) == BATCH + 3
    files = [(done, total) for done, total, what in seen if what != "links"]
    assert files == [(done, BATCH + 3) for done in range(BATCH + 3)]
