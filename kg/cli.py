"""The command line: each command opens what it needs, calls one function and prints what comes back.

Data goes to stdout, messages to stderr. Exit codes: 0 done, 1 data refused or a violation found, 2 usage,
4 the store cannot be reached, 5 the query was refused, 130 stopped by Ctrl-C.
"""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kg import cli_diff, cli_graph, cli_neo4j
from kg.errors import KgError, Usage
from kg.views.output import answer, emit, format_of, progress, say, sink, text_of
from kg.views.rows import Format
from kg.views.terms import Terms

# Everything else is imported where it is used: `kg --help` loads no engine.


class Commands(TyperGroup):
    """Speaks UTF-8 in every locale, and ends a refusal with its sentence and exit code."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return super().main(*args, **kwargs)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KgError as refused:
            say(f"kg: {refused}")
            raise typer.Exit(refused.exit_code) from None
        except BrokenPipeError:
            # `kg query … | head` has read enough; at exit the interpreter would flush, and complain, once more
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None


app = typer.Typer(
    cls=Commands,
    name="kg",
    help="Disclosure work plans (政务公开工作要点) as a knowledge graph: which units carry which duties.",
    epilog="Start with: kg import import/  then: kg query",
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help reads the same in a pipe, and starts in half the time
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class RdfFormat(StrEnum):
    """The forms a graph can be written in."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"


StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="ADDRESS",
        help="The store, oxigraph:FOLDER or neo4j://HOST; else KG_STORE, else kg.toml, else oxigraph:.kg.",
    ),
]
FormatOption = Annotated[
    Format | None, typer.Option("--format", "-f", help="How rows print; else a table on a terminal, and tsv in a pipe.")
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whose suffix can state the format."),
]


def question_names(incomplete: str) -> list[str]:
    """Completes the name of a question."""
    from kg import queries

    return [question.name for question in queries.questions() if question.name.startswith(incomplete)]


def parameter_names(ctx: typer.Context, incomplete: str) -> list[str]:
    """Completes name= of a question's parameters."""
    from kg import queries

    # behind an -p without its value the words before it stand unread
    words = {ctx.params.get("name"), *ctx.args}
    asked = [question for question in queries.questions() if question.name in words]
    names = [f"{name}=" for question in asked for name in queries.parameter_names(question)]
    return [name for name in names if name.startswith(incomplete)]


QuestionArgument = Annotated[
    str | None,
    typer.Argument(metavar="QUESTION", help="Which question; none lists them.", autocompletion=question_names),
]
ParamOption = Annotated[
    list[str] | None,
    typer.Option(
        "--param", "-p", metavar="NAME=VALUE", help="A value for the question.", autocompletion=parameter_names
    ),
]

app.add_typer(cli_neo4j.app)
app.command()(cli_graph.graph)
app.command()(cli_diff.diff)


def print_version(wanted: bool) -> None:
    """Prints the version, and nothing else happens."""
    if wanted:
        from importlib.metadata import version

        emit(f"kg {version('kg')}\n")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    # the help of `kg` itself is that of `app`
    pass


@app.command("import")
def put(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, or folders whose documents are meant.")
    ],
    store: StoreOption = None,
) -> None:
    """Read plans into the store.

    A plan already there is replaced. Prints what each plan holds and what a reader must know about it. A file
    that is no plan is refused with one sentence, and the others still go in; the exit code is 0 only if every
    file went in.

    \b
    Example:
        kg import import/
    """
    from kg import ontology
    from kg.importer import import_paths
    from kg.stores import open_store
    from kg.views.report import imported

    with open_store(store, writable=True) as opened, progress() as report_progress:
        opened.load_vocabulary(ontology.vocabulary_text().encode())
        report = import_paths(paths, opened, ontology.vocabulary(), report_progress)
    for refusal in report.refusals:
        say(f"kg: {refusal.reason}")
    emit(imported(report))
    if report.refusals:
        raise typer.Exit(1)


@app.command()
def parse(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A published plan.")],
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Print what one file says.

    No store is needed. JSON holds everything that was read, with offsets into the file's text; the other
    formats hold one row a task.

    \b
    Examples:
        kg parse import/beilun/beilun-2020.txt
        kg parse import/beilun/beilun-2020.txt --format json -o plan.json
    """
    from kg import ontology
    from kg.importer import read_plan
    from kg.views import plan as view
    from kg.views.report import findings, head

    known = ontology.vocabulary()
    plan = read_plan(file, known)
    chosen = format_of(form, output)
    if chosen is Format.JSON:
        return emit(view.as_json(plan, known), output)
    tasks = text_of(view.as_rows(plan), chosen, output)
    return emit(f"{head(plan)}\n{tasks}\n{findings(plan.findings)}" if chosen is Format.TABLE else tasks, output)


@app.command()
def query(
    name: QuestionArgument = None,
    param: ParamOption = None,
    jurisdiction: Annotated[
        str | None, typer.Option("--jurisdiction", metavar="PLACE", help="The same as -p jurisdiction=PLACE.")
    ] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR", help="The same as -p year=YEAR.")] = None,
    from_year: Annotated[
        int | None, typer.Option("--from-year", metavar="YEAR", help="The same as -p from_year=YEAR.")
    ] = None,
    to_year: Annotated[
        int | None, typer.Option("--to-year", metavar="YEAR", help="The same as -p to_year=YEAR.")
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Print the query with its values, to paste elsewhere.")] = False,
    sparql: Annotated[str | None, typer.Option("--sparql", metavar="TEXT", help="Ask a query of your own.")] = None,
    cypher: Annotated[
        str | None, typer.Option("--cypher", metavar="TEXT", help="The same, of a store that is a Neo4j.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="Ask a query of your own, from a file.")
    ] = None,
    form: FormatOption = None,
    output: OutputOption = None,
    store: StoreOption = None,
) -> None:
    """Answer a question about the plans.

    Without one, lists the questions. A unit is found by any of its names, 区发改局 or 发展和改革局, or by its
    function, development-reform.

    \b
    Examples:
        kg query
        kg query unit-duties -p unit=区发改局 --from-year 2020 --to-year 2022
        kg query due-between -p from=2022-07-01 -p to=2022-09-30 --format csv -o due.csv
        kg query --sparql "SELECT (COUNT(*) AS ?tasks) WHERE { ?task a kg:Task }"
    """
    from kg import ontology, queries
    from kg.stores import open_store

    if sum(chosen is not None for chosen in (name, sparql, cypher, file)) > 1:
        raise Usage("one question at a time: a question's name, --sparql, --cypher or --file")
    if sparql is None and cypher is None and file is None and name is None:
        return emit(text_of(queries.listing(), format_of(form, output), output), output)
    options = {"jurisdiction": jurisdiction, "year": year, "from_year": from_year, "to_year": to_year}
    given = queries.typed([f"{key}={value}" for key, value in options.items() if value is not None] + (param or []))
    if given and name is None:
        raise Usage(f"{next(iter(given))} is a value for a question: name one, `kg query` lists them")
    with open_store(store) as opened:
        if name is not None and show:
            return emit(queries.shown(opened, name, given, ontology.vocabulary()), output)
        if name is not None:
            rows = queries.run(opened, name, given, ontology.vocabulary())
        else:
            if (sparql is not None and opened.language != "rq") or (cypher is not None and opened.language != "cypher"):
                raise Usage("an Oxigraph store is asked by --sparql, a Neo4j by --cypher")
            rows = opened.ask(queries.readable(sparql or cypher or read_text(file)))
    return answer(rows, form, output)


@app.command()
def check(form: FormatOption = None, output: OutputOption = None, store: StoreOption = None) -> None:
    """List findings and what the shapes object to.

    A finding is what a reader must know: dates that contradict, a unit nobody knows, a task without unit. Exit
    code 1 if anything weighs as a violation.

    \b
    Example:
        kg check --format csv -o findings.csv
    """
    from kg.stores import open_store
    from kg.views.checks import checked

    with open_store(store) as opened:
        rows = checked(opened)
    answer(rows, form, output)
    if any("violation" in row for row in rows.rows):
        raise typer.Exit(1)


@app.command()
def trace(
    task: Annotated[
        str, typer.Argument(metavar="TASK", help="jurisdiction/year/path as kg query prints it, or a path.")
    ],
    output: OutputOption = None,
    store: StoreOption = None,
) -> None:
    """Show where each fact of a task is printed.

    Its text, units, deadlines and findings, each with the quote and its place in the published file.

    \b
    Example:
        kg trace 宁波市江北区/2022/2/7/22
    """
    from kg import queries
    from kg.stores import open_store
    from kg.views import trace as view

    with open_store(store) as opened:
        emit(view.trace(opened, queries.readable(task)), output)


@app.command()
def stats(form: FormatOption = None, output: OutputOption = None, store: StoreOption = None) -> None:
    """Count what the store holds.

    \b
    Example:
        kg stats --format json
    """
    from kg.stores import open_store
    from kg.views.checks import counted

    with open_store(store) as opened:
        answer(counted(opened), form, output)


@app.command()
def ontology(
    terms: Annotated[Terms, typer.Argument(help="What to list.")] = Terms.CLASSES,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """List classes, kinds of office, domains ….

    What words the graph is made of, in Chinese and English; no store is needed.

    \b
    Examples:
        kg ontology
        kg ontology functions --format csv -o functions.csv
    """
    from kg.views.terms import listed

    answer(listed(terms), form, output)


@app.command()
def export(
    form: Annotated[RdfFormat, typer.Option("--format", "-f", help="How the graph is written.")] = RdfFormat.TRIG,
    output: OutputOption = None,
    store: StoreOption = None,
) -> None:
    """Write the whole graph as RDF.

    One named graph a plan; turtle, which has no named graphs, is one graph of all.

    \b
    Example:
        kg export --format turtle -o plans.ttl
    """
    from kg.stores import open_store

    with open_store(store) as opened, sink(output) as out:
        opened.dump(out, form.value)


def read_text(file: Path | None) -> str:
    """A query from a file; none asks nothing."""
    if file is None:
        return ""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Usage(f"--file {file}: cannot be read ({error}): name a UTF-8 text file") from None
