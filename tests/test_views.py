"""Rows in every form, and a plan in the form of tests/gold/GUIDE.md."""

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.stores import Rows
from kg.views.rows import Format, inert, render, visible

ROWS = Rows(
    ("unit", "last_day", "tasks", "leads"),
    (("区发改局", date(2020, 9, 30), 3, True), ("区委宣传部，网信办", None, 12, False)),
)

PRINTED = [
    (Format.TSV, "unit\tlast_day\ttasks\tleads\n区发改局\t2020-09-30\t3\ttrue\n区委宣传部，网信办\t\t12\tfalse\n"),
    (Format.CSV, "unit,last_day,tasks,leads\n区发改局,2020-09-30,3,true\n区委宣传部，网信办,,12,false\n"),
    (
        Format.JSON,
        (
            '[{"unit": "区发改局", "last_day": "2020-09-30", "tasks": 3, "leads": true},\n'
            ' {"unit": "区委宣传部，网信办", "last_day": null, "tasks": 12, "leads": false}]\n'
        ),
    ),
    (
        Format.JSONL,
        (
            '{"unit": "区发改局", "last_day": "2020-09-30", "tasks": 3, "leads": true}\n'
            '{"unit": "区委宣传部，网信办", "last_day": null, "tasks": 12, "leads": false}\n'
        ),
    ),
    (
        Format.MD,
        (
            "| unit | last_day | tasks | leads |\n| --- | --- | --- | --- |\n"
            "| 区发改局 | 2020-09-30 | 3 | true |\n| 区委宣传部，网信办 |  | 12 | false |\n"
        ),
    ),
    (
        Format.TABLE,  # a Chinese character is two columns wide, so the numbers stand in one column
        (
            " unit                 last_day     tasks   leads\n"
            " ───────────────────────────────────────────────\n"
            " 区发改局             2020-09-30       3   true\n"
            " 区委宣传部，网信办                   12   false\n"
        ),
    ),
]


@pytest.mark.parametrize(("form", "text"), PRINTED, ids=[form for form, _ in PRINTED])
def test_the_same_rows_in_every_form(form: Format, text: str) -> None:
    assert render(ROWS, form) == text


RUN_BY_A_SPREADSHEET = [
    ("=HYPERLINK(1)", "'=HYPERLINK(1)"),  # a formula
    ("+1", "'+1"),  # also one
    ("-1+2", "'-1+2"),  # also one
    ("@SUM(A1)", "'@SUM(A1)"),  # Lotus form, still run
    ("\t=1", "'\t=1"),  # white space before the sign is skipped
    ("\r=1", "'\r=1"),  # likewise
    ("＝1", "'＝1"),  # East Asian builds take the full-width sign
    ("＠1", "'＠1"),  # likewise
    (-3, "-3"),  # a number is no text
    ("2/7/22", "2/7/22"),  # a path stays what it is
    ("区发改局=x", "区发改局=x"),  # only the first character counts
    ("", ""),  # nothing to make inert
]


@pytest.mark.parametrize(("value", "cell"), RUN_BY_A_SPREADSHEET)
def test_cells_a_spreadsheet_would_run_are_inert(value: str | int, cell: str) -> None:
    assert inert(value) == cell


def test_inert_cells_stand_in_csv_and_tsv_and_json_is_untouched() -> None:
    rows = Rows(("title",), (("=1+1",),))
    assert render(rows, Format.CSV) == "title\n'=1+1\n"
    assert render(rows, Format.TSV) == "title\n'=1+1\n"
    assert json.loads(render(rows, Format.JSON)) == [{"title": "=1+1"}]


def test_tsv_is_one_record_a_line_whatever_a_cell_holds() -> None:
    assert render(Rows(("text",), (("一行\n二行\t三",),)), Format.TSV) == "text\n一行 二行 三\n"


def test_markdown_cells_stay_one_cell_and_bring_no_html() -> None:
    assert render(Rows(("a",), (("x|y\n<script>",),)), Format.MD) == "| a |\n| --- |\n| x\\|y &lt;script> |\n"


def test_a_terminal_sees_no_control_characters() -> None:
    assert visible("\x1b[31m区\u202e") == "‹1b›[31m区‹202e›"
    assert "\x1b" not in render(Rows(("a",), (("\x1b]0;x\x07",),)), Format.TABLE)


def test_a_table_folds_at_the_terminals_width_and_loses_nothing() -> None:
    wide = render(Rows(("text",), (("政务公开" * 30,),)), Format.TABLE, width=40)
    assert all(len(line) <= 40 for line in wide.splitlines())
    assert wide.count("政") == 30


def test_no_rows_still_print_their_columns() -> None:
    assert render(Rows(("a", "b"), ()), Format.TSV) == "a\tb\n"
    assert render(Rows(("a", "b"), ()), Format.JSON) == "[]\n"


@given(st.lists(st.lists(st.one_of(st.text(), st.integers(), st.dates(), st.none()), min_size=2, max_size=2)))
def test_json_gives_every_value_back(cells: list[list[str | int | date | None]]) -> None:
    rows = Rows(("a", "b"), tuple(tuple(row) for row in cells))
    read = json.loads(render(rows, Format.JSON))
    assert read == [
        dict(zip("ab", (v.isoformat() if isinstance(v, date) else v for v in row), strict=True)) for row in cells
    ]


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.integers())))
def test_csv_gives_every_value_back_but_for_the_mark_that_makes_it_inert(cells: list[tuple[str, int]]) -> None:
    read = list(csv.reader(io.StringIO(render(Rows(("a", "b"), tuple(cells)), Format.CSV), newline="")))
    feeds = [(inert(text).replace("\r\n", "\n").replace("\r", "\n"), str(number)) for text, number in cells]
    assert read[1:] == [list(row) for row in feeds]


@given(st.lists(st.tuples(st.text(), st.text())), st.sampled_from(Format))
def test_rendering_never_fails(cells: list[tuple[str, str]], form: Format) -> None:
    assert not cells or render(Rows(("a", "b"), tuple(cells)), form).endswith("\n")
