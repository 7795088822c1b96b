"""`kg diff`: two years of a place side by side."""

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.views.choices import Form
from kg.views.output import emit

# As in kg.cli, everything else is imported where it is used.


def diff(
    first: Annotated[int, typer.Argument(metavar="YEAR", help="The year before.")],
    second: Annotated[int, typer.Argument(metavar="YEAR", help="The year whose plan follows that one's.")],
    jurisdiction: Annotated[
        str | None,
        typer.Option(
            "--jurisdiction", metavar="PLACE", help="Which place: 北仑区; needed where several have both years."
        ),
    ] = None,
    form: Annotated[
        Form | None, typer.Option("--format", "-f", help="How it prints; else by the suffix of FILE, else text.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE: changes.html, changes.md.")
    ] = None,
    store: Annotated[
        str | None, typer.Option("--store", metavar="ADDRESS", help="The store, as for every command.")
    ] = None,
) -> None:
    """Show what changed from one year's plan to the next.

    Each task beside the one it goes on with: words that went and came are marked, units added and removed, deadlines
    that moved. An office under a new name is no change. Tasks in which nothing changed are only counted; `kg query
    plan-changes` lists them all.

    \b
    Examples:
        kg diff 2020 2021 --jurisdiction 北仑区
        kg diff 2020 2021 --jurisdiction 北仑区 -o changes.html
    """
    from kg import names, ontology
    from kg.stores import open_store
    from kg.views.changes import changes
    from kg.views.side_by_side import render

    with open_store(store) as opened:
        place = None if jurisdiction is None else names.jurisdiction(jurisdiction, opened, ontology.vocabulary())
        found = changes(opened, place, first, second)
    chosen = form or next((known for known in Form if output is not None and output.suffix == f".{known}"), Form.TEXT)
    terminal = output is None and sys.stdout.isatty()
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    emit(render(found, chosen, shutil.get_terminal_size().columns if terminal else None, colour), output)
