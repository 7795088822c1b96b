"""Two plans side by side, for a terminal, as Markdown and as a page: what went is struck out, what came is stressed."""

import base64
import hashlib
import io
import re
from collections.abc import Sequence
from html import escape
from typing import Final

from kg.link_graph import CHANGES
from kg.views.changes import SAME, Changes, Entry, Piece
from kg.views.choices import Form
from kg.views.rows import visible

WIDTH: Final = 120  # columns where no terminal sets them


WORDS: Final = {**{change.value: word for change, word in CHANGES.items()}, "new": "新增", "dropped": "取消"}
"""What became of a task, in Chinese."""

_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]<>|~#])")


def render(changes: Changes, form: Form, width: int | None = None, colour: bool = False) -> str:
    """The comparison in one of the forms; `width` and `colour` are a terminal's."""
    if form is Form.MD:
        return _markdown(changes)
    return _html(changes) if form is Form.HTML else _text(changes, width or WIDTH, colour)


def _counts(changes: Changes) -> str:
    said = [f"{WORDS[change]} {change} {count}" for change, count in changes.counts.items() if count]
    return "，".join(said) or "no task"


def _label(entry: Entry) -> str:
    return f"{WORDS[entry.change]} {entry.change}" + (f" {entry.score}%" if entry.score is not None else "")


def _perhaps(entry: Entry) -> str:
    """What a reader must decide, if anything."""
    if not entry.perhaps:
        return ""
    return f"{'或延续' if entry.change == 'new' else '或为'} perhaps {', '.join(entry.perhaps)}"


# -- on a terminal


def _text(changes: Changes, width: int, colour: bool) -> str:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    def cell(entry: Entry, side: int) -> Text:
        text = Text()
        for number, line in enumerate(entry.lines):
            pieces = (line.before, line.after)[side]
            if pieces:
                text.append("\n" if text else "")
                text.append(f"{line.label}：" if number else "", style="dim")
            for piece in pieces:
                if colour:
                    styles = ("red strike", "green bold")
                    text.append(visible(piece.text), style="" if piece.mark == SAME else styles[side])
                else:
                    text.append(visible(_bracketed(piece, side)))
        return text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True, show_lines=True)
    table.add_column("", width=14, overflow="fold")
    for year in changes.years:
        table.add_column(str(year), ratio=1, overflow="fold")
    for entry in changes.entries:
        said = Text("\n".join(part for part in (_label(entry), _perhaps(entry)) if part))
        table.add_row(said, cell(entry, 0), cell(entry, 1))
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False)
    console.print(Text(visible(f"{changes.jurisdiction} {changes.years[0]} → {changes.years[1]}"), style="bold"))
    console.print(Text(visible(_counts(changes))))
    if changes.entries:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _bracketed(piece: Piece, side: int) -> str:
    """[-what went-] and {+what came+}, as word diffs are written without colour."""
    if piece.mark == SAME:
        return piece.text
    return f"{{+{piece.text}+}}" if side else f"[-{piece.text}-]"


# -- as Markdown


def _markdown(changes: Changes) -> str:
    first, second = changes.years
    lines = [
        f"# {_escaped(changes.jurisdiction)} {first} → {second}",
        "",
        *(f"- {year} {_escaped(title)}" for year, title in zip(changes.years, changes.titles, strict=True)),
        "",
        _counts(changes),
        "",
        f"| | {first} | {second} |",
        "| --- | --- | --- |",
    ]
    for entry in changes.entries:
        cells = ["<br>".join(part for part in (_label(entry), _perhaps(entry)) if part)]
        for side in (0, 1):
            said = [
                (f"{line.label}：" if number else "") + _stressed((line.before, line.after)[side], side)
                for number, line in enumerate(entry.lines)
                if (line.before, line.after)[side]
            ]
            cells.append("<br>".join(said))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _stressed(pieces: Sequence[Piece], side: int) -> str:
    mark = ("~~", "**")[side]
    said = ""
    for piece in pieces:
        for number, part in enumerate(piece.text.split("\n")):
            said += "<br>" if number else ""
            # marks with white space inside them are read as plain characters
            said += (
                _escaped(part) if piece.mark == SAME or not part.strip() else f"{mark}{_escaped(part.strip())}{mark}"
            )
    return said


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", visible(text))


# -- as a page

_STYLE: Final = """
:root { color-scheme: light dark; --line: #d5d9e0; --dim: #667085; --gone: #b42318; --come: #067647;
  --gone-back: #fee4e2; --come-back: #d1fadf; }
@media (prefers-color-scheme: dark) { :root { --line: #3a4150; --dim: #98a2b3; --gone: #fda29b; --come: #75e0a7;
  --gone-back: #55160c; --come-back: #053321; } }
body { font: 15px/1.65 system-ui, "Noto Sans CJK SC", sans-serif; margin: 2rem auto; max-width: 80rem;
  padding: 0 1rem; }
h1 { font-size: 1.4rem; margin: 0 0 .3rem; }
p { color: var(--dim); margin: 0 0 1.2rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th { text-align: left; }
thead th { position: sticky; top: 0; background: Canvas; }
th, td { border-bottom: 1px solid var(--line); padding: .6rem .7rem; vertical-align: top; overflow-wrap: anywhere; }
th:first-child { width: 8.5rem; font-weight: 600; }
small { display: block; color: var(--dim); font-weight: 400; }
div { white-space: pre-line; }
i { color: var(--dim); font-style: normal; margin-right: .5em; }
del { color: var(--gone); background: var(--gone-back); }
ins { color: var(--come); background: var(--come-back); text-decoration: none; font-weight: 600; }
"""


def _html(changes: Changes) -> str:
    first, second = changes.years
    name = escape(f"{changes.jurisdiction} {first} → {second}")
    rows = "\n".join(map(_row, changes.entries))
    style = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode("ascii")
    heads = "".join(
        f'<th scope="col">{year}<small>{escape(title)}</small></th>'
        for year, title in zip(changes.years, changes.titles, strict=True)
    )
    return f"""<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'">
<meta name="viewport" content="width=device-width">
<title>{name}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{name}</h1>
<p>{escape(_counts(changes))}</p>
<table>
<thead><tr><th scope="col"></th>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</body>
</html>
"""


def _row(entry: Entry) -> str:
    perhaps = f"<small>{escape(_perhaps(entry))}</small>" if entry.perhaps else ""
    cells = "".join(f"<td>{_cell(entry, side)}</td>" for side in (0, 1))
    return f'<tr><th scope="row">{escape(_label(entry))}{perhaps}</th>{cells}</tr>'


def _cell(entry: Entry, side: int) -> str:
    said = []
    for number, line in enumerate(entry.lines):
        pieces = (line.before, line.after)[side]
        if pieces:
            label = f"<i>{line.label}</i>" if number else ""
            said.append(f"<div>{label}{''.join(_tagged(piece, side) for piece in pieces)}</div>")
    return "".join(said)


def _tagged(piece: Piece, side: int) -> str:
    text, tag = escape(visible(piece.text)), ("del", "ins")[side]
    return text if piece.mark == SAME else f"<{tag}>{text}</{tag}>"
