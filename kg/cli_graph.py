"""`kg graph`: the interactive picture as one HTML file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import KgError, Usage
from kg.views.choices import Language, View
from kg.views.output import emit, say

if TYPE_CHECKING:
    from kg.stores import Store
    from kg.views.picture import Picture
    from kg.views.selection import Wanted

# As in kg.cli, everything else is imported where it is used.

DEFAULT = Path("graph.html")
"""Where a page goes that a person at a terminal gave no name."""

TITLES = {
    Language.ZH: {
        View.DUTIES: "政务公开职责图",
        View.UNITS: "政务公开单位协作图",
        View.SECTIONS: "政务公开任务结构图",
        View.TIMELINE: "政务公开任务时限图",
        View.CHANGES: "政务公开任务变化图",
    },
    Language.EN: {
        View.DUTIES: "Disclosure duties",
        View.UNITS: "Disclosure: who works with whom",
        View.SECTIONS: "Disclosure plans, from section to unit",
        View.TIMELINE: "Disclosure tasks by deadline",
        View.CHANGES: "Disclosure tasks from year to year",
    },
}


def graph(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The page; else graph.html, or a pipe.")
    ] = None,
    jurisdiction: Annotated[
        str | None, typer.Option("--jurisdiction", metavar="PLACE", help="Only plans of this place: 北仑区.")
    ] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR", help="Only plans of this year.")] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="NAME", help="Only tasks this unit carries, by any of its names.")
    ] = None,
    function: Annotated[
        str | None, typer.Option("--function", metavar="NAME", help="Only tasks of this kind of office: 发展改革.")
    ] = None,
    domain: Annotated[
        str | None, typer.Option("--domain", metavar="NAME", help="Only tasks of this domain: 政策解读.")
    ] = None,
    question: Annotated[
        str | None, typer.Option("--question", metavar="NAME", help="Only tasks that answer a question of kg query.")
    ] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A value for the question.")
    ] = None,
    view: Annotated[View, typer.Option("--view", help="What the picture shows.")] = View.DUTIES,
    lang: Annotated[Language, typer.Option("--lang", help="What the page speaks.")] = Language.ZH,
    show: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    store: Annotated[
        str | None, typer.Option("--store", metavar="ADDRESS", help="The store, as for every command.")
    ] = None,
) -> None:
    """Draw an interactive picture.

    One HTML file that needs no network, to keep and to send on: duties shows units and the tasks they carry, sections
    a plan from its headings to its units, timeline the tasks by last day, units who works with whom, changes how tasks
    go on from year to year. Search, filter, click for the text and its source; the address of the page remembers the
    view.

    \b
    Examples:
        kg graph -o duties.html
        kg graph --jurisdiction 北仑区 --year 2020 --view sections -o beilun.html
        kg graph --unit 区发改局 --lang en --open
        kg graph --question due-between -p from=2022-07-01 -p to=2022-09-30 --view timeline -o due.html
    """
    needs_extra()
    if param and question is None:
        raise Usage("-p is a value for a question: name it by --question")
    from kg.stores import open_store
    from kg.views.network import network, page
    from kg.views.picture import draw
    from kg.views.selection import Wanted, follow, select

    with open_store(store) as opened:
        from kg import names, ontology, queries

        known = ontology.vocabulary()
        wanted = Wanted(
            jurisdiction=None if jurisdiction is None else names.jurisdiction(jurisdiction, opened, known),
            year=year,
            unit=None if unit is None else names.unit(unit, opened, known),
            function=None if function is None else names.function(function, opened, known).rpartition("/")[2],
            domain=None if domain is None else names.domain(domain, opened, known),
            references=None if question is None else answering(opened, question, param or []),
        )
        items = select(opened, wanted)
        if view is View.CHANGES:
            follow(opened, items)
        if question is not None:
            asked = queries.question(question, opened.language)
            question = asked.title if lang == Language.ZH else asked.title_en
    picture = draw(items, view, lang=lang)
    plans = {item.plan: item.plan_name for item in items}
    html = page(network(picture), title(view, lang, wanted, [unit, function, domain, question], plans), lang)
    if output is None and not show and not sys.stdout.isatty():
        emit(html)
    else:
        write(html, output or DEFAULT, picture, show)


def needs_extra() -> None:
    """Says how to install what only pictures need, where it is missing."""
    from importlib.util import find_spec

    missing = [name for name in ("pyvis", "networkx", "igraph") if find_spec(name) is None]
    if missing:
        raise KgError(
            f"kg graph needs {', '.join(missing)}, which {'is' if len(missing) == 1 else 'are'} not installed: "
            f"in the folder of kg, run {sys.executable} -m pip install --editable '.[graph]'"
        )


def answering(store: "Store", question: str, given: list[str]) -> frozenset[str]:
    """The tasks a question answers with, as it prints them: jurisdiction/year/path."""
    from kg import ontology, queries

    rows = queries.run(store, question, queries.typed(given), ontology.vocabulary())
    if "task" not in rows.columns:
        raise Usage(f"--question {question}: its answers are no tasks: choose a question with a column task")
    at = rows.columns.index("task")
    return frozenset(str(row[at]) for row in rows.rows)


def title(view: View, lang: Language, wanted: "Wanted", typed: list[str | None], plans: dict[str, str]) -> str:
    """What the page is called: the view, and what was asked for, or the one plan it shows."""
    asked = [wanted.jurisdiction, None if wanted.year is None else str(wanted.year), *typed]
    said = [part for part in asked if part is not None]
    if len(plans) == 1:
        said = [*plans.values(), *(part for part in typed if part is not None)]
    return " · ".join([TITLES[lang][view], *said])


def write(html: str, output: Path, picture: "Picture", show: bool) -> None:
    """The page as a file, and what it shows on stderr."""
    emit(html, output)
    left = f"; {picture.left_out} more nodes are not drawn: ask for less" if picture.left_out else ""
    shown = sum(node.kind not in ("place", "month", "gap") for node in picture.nodes)
    if not shown:
        left = ": no task is all that was asked for"
    say(f"{output}: {shown} nodes, {len(picture.edges)} edges{left}")
    if show:
        import webbrowser

        webbrowser.open(output.resolve().as_uri())
