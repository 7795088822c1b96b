"""Rows as text: a table for eyes, and csv, tsv, json, jsonl, md for other programs.

Every form keeps the order of rows and columns. Dates print as ISO, a missing value as nothing (JSON: null).
Cells that a spreadsheet would run are made inert in csv and tsv; JSON is never touched.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.stores import Cell, Rows


class Format(StrEnum):
    """The forms rows can be printed in."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"


# What a spreadsheet takes for the start of a formula; East Asian builds act on the full-width forms too.
_RUNS = tuple("=+-@\t\r\n\0＝＋－＠")

# A terminal acts on control characters, and bidi marks reorder a line: both print as their code, ‹1b›.
_UNSEEN = {
    code: f"‹{code:02x}›" for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_UNSEEN[ord("\n")] = "\n"
_UNSEEN[ord("\t")] = " "


def render(rows: "Rows", form: Format, width: int | None = None, colour: bool = False) -> str:
    """`rows` in one of the forms, each line ended by a break.

    `width` is the terminal's, in columns, and folds long cells of a table; None never folds.
    """
    if form is Format.TABLE:
        return _table(rows, width, colour)
    if form is Format.JSON:
        return _json(rows)
    if form is Format.JSONL:
        return "".join(f"{line}\n" for line in _objects(rows))
    if form is Format.CSV:
        return _separated(rows.columns, ([_line_feeds(inert(value)) for value in row] for row in rows.rows), ",")
    if form is Format.TSV:
        return _separated(rows.columns, ([_one_line(inert(value)) for value in row] for row in rows.rows), "\t")
    return _markdown(rows)


def text(value: "Cell") -> str:
    """A value as people read it: 2020-09-30, true, and nothing for a missing one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def inert(value: "Cell") -> str:
    """A value as a cell no spreadsheet runs: =HYPERLINK(…) prints with a ' before it; numbers stay numbers."""
    cell = text(value)
    if isinstance(value, str) and cell.startswith(_RUNS):
        return f"'{cell}"
    return cell


def visible(line: str) -> str:
    """A text that is safe on a terminal: control characters print as their code."""
    return line.translate(_UNSEEN)


def _line_feeds(cell: str) -> str:
    """A cell with one kind of line break; csv leaves a lone carriage return unquoted, which ends a record."""
    return cell.replace("\r\n", "\n").replace("\r", "\n")


def _one_line(cell: str) -> str:
    """A cell for one record a line: its own breaks and tabs become spaces."""
    return _line_feeds(cell).replace("\t", " ").replace("\n", " ")


def _separated(columns: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def _objects(rows: "Rows") -> list[str]:
    return [json.dumps(dict(zip(rows.columns, map(_plain, row), strict=True)), ensure_ascii=False) for row in rows.rows]


def _plain(value: "Cell") -> str | int | float | bool | None:
    return value.isoformat() if isinstance(value, date) else value


def _json(rows: "Rows") -> str:
    """A list with one object a line, so that a diff shows rows."""
    objects = _objects(rows)
    return "[" + ",\n ".join(objects) + "]\n"


def _markdown(rows: "Rows") -> str:
    def line(cells: Iterable[str]) -> str:
        return "| " + " | ".join(cells) + " |\n"

    def cell(value: "Cell") -> str:
        quiet = text(value).replace("&", "&amp;").replace("<", "&lt;")
        return _one_line(quiet.replace("\\", "\\\\").replace("|", "\\|"))

    head = line(rows.columns) + line("---" for _ in rows.columns)
    return head + "".join(line(map(cell, row)) for row in rows.rows)


def _table(rows: "Rows", width: int | None, colour: bool) -> str:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for number, column in enumerate(rows.columns):
        numbers = [row[number] for row in rows.rows if row[number] is not None]
        right = bool(numbers) and all(type(value) in (int, float) for value in numbers)
        table.add_column(column, justify="right" if right else "left", overflow="fold")
    for row in rows.rows:
        table.add_row(*(Text(visible(text(value))) for value in row))
    out = io.StringIO()
    # 100,000 columns hold any row, so that nothing folds where no terminal sets a limit
    console = Console(file=out, width=width or 100_000, force_terminal=colour, no_color=not colour, highlight=False)
    console.print(table)
    lines = [line.rstrip() for line in out.getvalue().split("\n")]
    return "\n".join(line for line in lines if line) + "\n"
