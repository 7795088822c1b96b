"""`kg neo4j`: a local server with its Browser, and what makes the Browser pleasant."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import Unreachable, Usage
from kg.views.output import emit, say

if TYPE_CHECKING:
    from kg.server import Server

# As in kg.cli, everything else is imported where it is used.

app = typer.Typer(
    name="neo4j",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Engine(StrEnum):
    """What runs the server."""

    DOCKER = "docker"
    JAVA = "java"


HOME = Path(".kg-neo4j")
"""Where the data is if nothing else is said: beside the embedded store's ./.kg."""

HomeOption = Annotated[
    Path,
    typer.Option(
        "--home", metavar="FOLDER", envvar="KG_NEO4J_HOME", help="Where the server keeps its data; else ./.kg-neo4j."
    ),
]


@app.callback()
def main() -> None:
    """Run a Neo4j with its Browser.

    A complete server on this machine only: in Docker where that runs, else with Java 17 or later and Maven. It asks
    no password unless NEO4J_PASSWORD is set when it starts.

    \b
    Examples:
        kg neo4j start
        kg import import/ --store neo4j://localhost:7687
        kg neo4j favorites
        kg neo4j stop
    """


@app.command()
def start(
    version: Annotated[
        str | None,
        typer.Option("--version", metavar="VERSION", help="5.26 or 2026, or a full version; else what the Java runs."),
    ] = None,
    engine: Annotated[Engine | None, typer.Option("--with", help="What runs it; else Docker where that runs.")] = None,
    home: HomeOption = HOME,
) -> None:
    """Start the server and wait until it answers.

    The first time fetches Neo4j, some 150 MB. Prints the Browser's address and the store's; the usual ports are left
    to whoever has them already. One that runs is left as it is.

    \b
    Examples:
        kg neo4j start
        kg neo4j start --version 2026 --home .kg-neo4j-2026
    """
    from kg import server

    running = server.start(home, version, None if engine is None else engine.value, say)
    emit(_lines(running))
    say(f"put plans in: kg import import/ --store {running.address}\nstop it:      kg neo4j stop")


@app.command()
def stop(home: HomeOption = HOME) -> None:
    """Stop the server.

    Only the one that was started for this folder; its data stays.

    \b
    Example:
        kg neo4j stop
    """
    from kg import server

    stopped = server.stop(home)
    say(
        f"no server runs for {home}"
        if stopped is None
        else f"Neo4j {stopped.version} is stopped; its data is in {home}"
    )


@app.command()
def status(home: HomeOption = HOME) -> None:
    """Say whether the server runs, and where.

    Exit code 4 if it does not.

    \b
    Example:
        kg neo4j status
    """
    from kg import server

    known = server.status(home.resolve())
    if known is None or not (known.pid or known.container):
        raise Unreachable(f"no server runs for {home}: start one with `kg neo4j start`")
    emit(_lines(known))


@app.command()
def favorites(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the files go.")] = Path(
        "kg-browser"
    ),
    serve: Annotated[
        bool, typer.Option("--serve", help="Serve the guide to the Browser's :play until Ctrl-C.")
    ] = False,
) -> None:
    """Write the questions for the Browser.

    favorites.zip becomes folders of favourites and kg.grass colours and captions, each when dropped on the Browser's
    window; guide.html is a page for :play, which --serve lets the Browser fetch.

    \b
    Examples:
        kg neo4j favorites
        kg neo4j favorites --serve
    """
    from kg.server import pages
    from kg.views import browser

    files = {
        "favorites.zip": ("application/zip", browser.favourites()),
        "kg.grass": ("text/plain; charset=utf-8", browser.style().encode()),
        "guide.html": ("text/html; charset=utf-8", browser.guide().encode()),
    }
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, (_, content) in files.items():
            (output / name).write_bytes(content)
    except OSError as error:
        raise Usage(f"--output {output}: cannot be written ({error}): name another folder") from None
    emit("".join(f"{output / name}\n" for name in files))
    say("drop favorites.zip, then kg.grass, on the Browser's window")
    if serve:
        pages.serve(
            {f"/{name}": page for name, page in files.items()},
            0,
            lambda port: say(f"in the Browser, type  :play http://localhost:{port}/guide.html  (Ctrl-C ends it here)"),
        )


def _lines(running: "Server") -> str:
    by = f"process {running.pid}" if running.container is None else f"container {running.container[:12]}"
    return f"neo4j\t{running.version}, {by}\nbrowser\t{running.browser}\nstore\t{running.address}\n"
