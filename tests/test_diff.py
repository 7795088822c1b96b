"""Two years side by side: what went and came is marked, and only that; on a terminal, as Markdown and as a page."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from linked_plans import put

from kg.errors import Usage
from kg.ontology import vocabulary_text
from kg.stores import Store, open_store
from kg.views.changes import Changes, Entry, Line, Piece, changes
from kg.views.choices import Form
from kg.views.side_by_side import render
from kg.views.trace import trace

GOLDENS = Path(__file__).parent / "goldens/diff"
KG = Path(sys.executable).parent / "kg"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Three years of one place and two of another, linked by hand."""
    where = f"oxigraph:{tmp_path_factory.mktemp('diff') / 'store'}"
    with open_store(where, writable=True) as store:
        store.load_vocabulary(vocabulary_text().encode())
        put(store, "langxi-2018-2019", doubts={"5/1": "5/1"})
        put(store, "langxi-2019-2020", "shichuan-2019-2020")
    return where


@pytest.fixture
def linked(address: str) -> Iterator[Store]:
    with open_store(address) as store:
        yield store


@pytest.fixture
def langxi(linked: Store) -> Changes:
    return changes(linked, "滁阳市琅溪区", 2018, 2019)


def entry(found: Changes, title: str) -> Entry:
    """The entry whose later heading, else the earlier, holds `title`."""
    return next(one for one in found.entries if title in said(one.lines[0].after or one.lines[0].before))


def said(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def marked(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.mark]


def line(one: Entry, label: str) -> Line:
    return next(each for each in one.lines if each.label == label)


def test_every_task_is_counted_once_as_what_became_of_it(langxi: Changes) -> None:
    assert langxi.counts == {"kept": 6, "reworded": 13, "split": 1, "merged": 3, "new": 3, "dropped": 2}


@pytest.mark.parametrize(
    ("title", "label", "went", "came"),
    [
        ("回应社会关切", "任务", [], ["稳妥"]),
        ("回应社会关切", "单位", [], []),  # 区安监局 is 区应急局 now: one office
        ("整合政务热线", "单位", [], ["区城管局"]),  # the same words, one unit more
        ("政策解读质量", "时限", ["每年≥1次"], ["每年≥2次"]),
        ("义务教育招生", "时限", ["2018-08-31前"], ["2019-07-10前"]),
        ("证明事项", "正文", ["各类证明，没有法律法规依据的一律取消，保留的证明实行清单管理并公布", "。"], None),
    ],
)
def test_what_went_and_came_is_marked(
    langxi: Changes, title: str, label: str, went: list[str], came: list[str] | None
) -> None:
    found = line(entry(langxi, title), label)
    assert marked(found.before) == went
    assert came is None or marked(found.after) == came


def test_parts_stand_beside_the_whole(langxi: Changes) -> None:
    one = entry(langxi, "重大建设项目和公共资源配置")
    assert one.change == "merged"
    assert said(one.lines[0].before).count("\n") == 1
    assert [title.split()[0] for title in said(one.lines[0].before).split("\n")] == ["1/1", "1/2"]


def test_a_doubt_is_shown_at_both_tasks_and_settles_nothing(langxi: Changes) -> None:
    new = entry(langxi, "贯彻落实新修订的政府信息公开条例")
    assert (new.change, new.perhaps) == ("new", ("5/1",))
    dropped = [one for one in langxi.entries if one.change == "dropped" and one.perhaps]
    assert [one.perhaps for one in dropped] == [("5/1",)]


def test_what_stayed_is_only_counted(langxi: Changes) -> None:
    kept = [one for one in langxi.entries if one.change == "kept"]
    assert 0 < len(kept) < langxi.counts["kept"]
    assert all(any(marked(each.before) + marked(each.after) for each in one.lines) for one in kept)


@pytest.mark.parametrize(
    ("place", "first", "second", "sentence"),
    [
        (None, 2019, 2020, "渭北市石川县, 滁阳市琅溪区: name one"),
        ("滁阳市琅溪区", 2018, 2020, "no plan of 2020 follows one of 2018 of 滁阳市琅溪区; there are .* 2018 2019"),
        ("滁阳市琅溪区", 2019, 2018, "no plan of 2018 follows"),
    ],
)
def test_years_that_do_not_follow_each_other_are_refused(
    linked: Store, place: str | None, first: int, second: int, sentence: str
) -> None:
    with pytest.raises(Usage, match=sentence):
        changes(linked, place, first, second)


@pytest.mark.parametrize("form", Form)
def test_the_comparison_prints_as_approved(langxi: Changes, form: Form, request: pytest.FixtureRequest) -> None:
    approved = GOLDENS / f"langxi-2018-2019.{'txt' if form is Form.TEXT else form}"
    printed = render(langxi, form)
    if request.config.getoption("--renew-goldens"):
        approved.parent.mkdir(exist_ok=True)
        approved.write_text(printed, encoding="utf-8")
    assert approved.read_text(encoding="utf-8") == printed


def test_a_trace_leads_to_the_years_before_and_after(linked: Store) -> None:
    page = trace(linked, "滁阳市琅溪区/2019/2/4")
    assert page.endswith(
        "  goes on with\n"
        "    滁阳市琅溪区/2018/1/6 推进卫生计生信息公开  split, 38 % alike\n"
        "  goes on as\n"
        "    滁阳市琅溪区/2020/2/6 推进民生领域信息公开  merged, 42 % alike\n"
    )


HOSTILE = Changes(
    "甲市<script>乙区",
    (2020, 2021),
    ("<b>一</b>", "a|b"),
    {"reworded": 1},
    (Entry("reworded", 50, (Line("任务", (Piece("<img src=x>|`*", "only"),), (Piece("\x1b[31m", "only"),)),)),),
)


def test_text_of_a_plan_is_text_in_every_form() -> None:
    page = render(HOSTILE, Form.HTML)
    assert "<script>" not in page
    assert "<img" not in page
    table = [row for row in render(HOSTILE, Form.MD).splitlines() if row.startswith("| ")]
    assert table[-1] == r"| 改写 reworded 50% | ~~\<img src=x\>\|\`\*~~ | **‹1b›\[31m** |"
    assert "\x1b" not in render(HOSTILE, Form.TEXT)


def test_the_page_shows_and_asks_for_nothing(tab: Any, langxi: Changes, tmp_path: Path) -> None:
    page = tmp_path / "changes.html"
    page.write_text(render(langxi, Form.HTML), encoding="utf-8")
    tab.goto(page.as_uri())
    assert tab.locator("tbody tr").count() == len(langxi.entries)
    assert tab.locator("ins").first.evaluate("one => getComputedStyle(one).fontWeight") == "600", "its style is let in"
    assert tab.locator("del").first.evaluate("one => getComputedStyle(one).textDecorationLine") == "line-through"
    assert tab.seen.complaints == []
    assert [url for url in tab.seen.requests if not url.startswith("file:")] == []


def test_the_command_prints_writes_and_refuses(address: str, tmp_path: Path) -> None:
    def kg(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "NO_COLOR": "1"}
        return subprocess.run(
            [KG, "diff", *arguments, "--store", address], capture_output=True, text=True, env=environment
        )

    printed = kg("2018", "2019", "--jurisdiction", "琅溪区")
    assert printed.stdout.startswith("滁阳市琅溪区 2018 → 2019\n")
    assert "{+稳妥+}回应社会关切" in printed.stdout
    out = tmp_path / "changes.md"
    assert kg("2018", "2019", "--jurisdiction", "琅溪区", "-o", str(out)).returncode == 0
    assert out.read_text(encoding="utf-8").startswith("# 滁阳市琅溪区 2018 → 2019\n")
    refused = kg("2019", "2020")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("kg: ")
