"""One table printed in every form a plan is published in: as a web page, with tabs, with pipes, in Word, a cell a line.

A table is a list of rows of cells. `text^r2` spans two rows, `text^c3` three columns, a / in a cell breaks its line.
"""

import re
from collections.abc import Sequence

from office_files import docx, p, tbl, tc
from printed_tasks import TITLE, notation, plan_of

from kg.clean import clean
from kg.model import Plan
from kg.parser import parse
from kg.readers import read_bytes

Rows = list[list[str]]
_SPANS = re.compile(r"\^(?:r(?P<down>\d))?(?:c(?P<across>\d))?$")


def _cell(printed: str) -> tuple[list[str], int, int]:
    """The lines of a cell, and how many rows and columns it spans."""
    spans = _SPANS.search(printed)
    lines = _SPANS.sub("", printed).split("/")
    return lines, int((spans and spans["down"]) or 1), int((spans and spans["across"]) or 1)


def _grid(rows: Rows) -> list[list[list[str] | None]]:
    """The lines of each cell by row and column; None where a merged cell goes on, [] where nothing is printed."""
    taken: dict[tuple[int, int], list[str] | None] = {}
    for r, row in enumerate(rows):
        c = 0
        for printed in row:
            while (r, c) in taken:
                c += 1
            lines, down, across = _cell(printed)
            taken |= {(r + i, c + j): None for i in range(down) for j in range(across)}
            taken[r, c] = [line for line in lines if line]
            c += across
    width = max(c for _, c in taken) + 1
    return [[taken.get((r, c), []) for c in range(width)] for r in range(len(rows))]


def html(rows: Rows) -> str:
    """The table of a web page."""
    printed = []
    for row in rows:
        cells = [(lines, down, across) for lines, down, across in map(_cell, row)]
        inner = "".join(f"<td rowspan={d} colspan={a}>{'<br>'.join(lines)}</td>" for lines, d, a in cells)
        printed.append(f"<tr>{inner}</tr>")
    return f"<table>{''.join(printed)}</table>"


def tabs(rows: Rows) -> str:
    """The table of a text, merged cells left empty."""
    return "\n".join("\t".join(" ".join(lines or ()) for lines in row) for row in _grid(rows))


def pipes(rows: Rows) -> str:
    """The table of a Markdown text, merged cells left empty."""
    return "\n".join("|" + "|".join("<br>".join(lines or ()) for lines in row) + "|" for row in _grid(rows))


def cells(rows: Rows) -> str:
    """The cells one a line, merged and empty ones missing."""
    return "\n".join(line for row in _grid(rows) for lines in row for line in lines or ())


def closed(rows: Rows) -> str:
    """The table as a converter prints it: a pipe behind each cell, merged cells missing and made up for at the end."""
    lines = []
    for row in _grid(rows):
        printed = ["".join(cell) for cell in row if cell is not None]
        lines.append(" | ".join([*printed, *[""] * (len(row) - len(printed))]) + " |")
    return "\n".join(lines)


def ruled(rows: Rows) -> str:
    """The table of a Markdown text without outer pipes, merged cells left empty."""
    lines = [" | ".join("<br>".join(cell or ()) for cell in row) for row in _grid(rows)]
    return "\n".join([lines[0], "|".join(["---"] * len(_grid(rows)[0])), *lines[1:]])


def framed(rows: Rows) -> str:
    """The table in a frame, with a rule between its rows and a line for each of a cell's."""
    rule = "+" + "------+" * len(_grid(rows)[0])
    out = [rule]
    for row in _grid(rows):
        height = max(len(cell or ()) for cell in row)
        out += [
            "|" + "|".join((cell or [])[i] if i < len(cell or ()) else "" for cell in row) + "|" for i in range(height)
        ]
        out.append(rule)
    return "\n".join(out)


def barred(rows: Rows) -> str:
    """The cells one a line, with a pipe on a line of its own around each."""
    return "|\n" + "\n|\n".join(cells(rows).split("\n")) + "\n|"


def word(rows: Rows, above: Sequence[str] = ()) -> bytes:
    """A Word file of a title, the lines above the table, and the table."""
    spans = [[_cell(printed) for printed in row] for row in rows]
    grid = _grid(rows)
    down: dict[tuple[int, int], int] = {}  # where merged cells go on, and how wide they are
    body = []
    for r, row in enumerate(spans):
        out, c, given = [], 0, iter(row)
        while c < len(grid[0]):
            if (r, c) in down:
                across = down[r, c]
                out.append(tc(down="continue", across=across))
            else:
                lines, rows_down, across = next(given, ([], 1, 1))
                down |= {(r + i, c): across for i in range(1, rows_down)}
                out.append(tc(*lines, down="restart" if rows_down > 1 else None, across=across))
            c += across
        body.append(out)
    return docx("".join(map(p, (TITLE, *above))) + tbl(*body))


FORMS = {"h": html, "t": tabs, "p": pipes, "x": closed, "r": ruled, "g": framed, "c": cells, "b": barred, "w": word}
"""The forms by their letters."""


def plan_in(form: str, rows: Rows, lines: Sequence[str] = ()) -> Plan:
    """The plan of some lines and a table below them, printed in one form."""
    if form == "w":
        return parse(clean(read_bytes(word(rows, lines), "plan.docx")))
    above = "".join(f"<p>{line}</p>" if form == "h" else f"{line}\n" for line in lines)
    return plan_of(above + str(FORMS[form](rows)), page=form == "h")


def said_in(form: str, rows: Rows, lines: Sequence[str] = ()) -> list[str]:
    """The sections and tasks of that plan, in the notation of `printed_tasks`."""
    return notation(plan_in(form, rows, lines))
