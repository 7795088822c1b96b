"""The questions people ask: files of queries/ that state at their head what they are, bound and run on any store.

The head is comment lines (# in SPARQL, // in Cypher): id, title in Chinese | in English, description, one line a
param (name, type, [default], what it is), and columns. A param without [ ] must be given; [] leaves it open.
A file whose query doesn't fit its head is refused before it runs.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from kg import names
from kg.errors import KgError, Usage
from kg.stores import Parameter, Rows, Store
from kg.stores.sparql_text import bind, columns_of, parameters_of
from kg.vocabulary import Vocabulary

FOLDER: Final = names.QUERIES
"""Where the queries are."""

LANGUAGES: Final = {"rq": "#", "cypher": "//"}
"""The suffix of a question's file, and what begins a comment in it."""

_HEAD: Final = re.compile(r"(id|title|description|param|columns)\s+(.*)")
_PARAM: Final = re.compile(r"(?P<name>\w+) (?P<type>\w+)(?: \[(?P<default>[^\]]*)\])?  (?P<description>.+)")
_FILE: Final = re.compile(r"(?P<number>\d\d)-(?P<name>[a-z][a-z-]*)\.\w+")

_CYPHER_QUIET: Final = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)
_CYPHER_PARAMETER: Final = re.compile(r"\$(\w+)")
_CYPHER_COLUMN: Final = re.compile(
    r"(\w+)\s*(?:,\s*(?![^(\[{]*[)\]}])|$)"
)  # the last word before a comma outside brackets

YEAR: Final = "year"
"""What every question takes that takes both of `_YEARS`, for one year alone."""

_YEARS: Final = ("from_year", "to_year")

Named = Callable[[str, Store, Vocabulary], Parameter]


@dataclass(frozen=True, slots=True)
class QuestionParameter:
    """A parameter: `default` None must be given, "" may be left open."""

    name: str
    type: str
    default: str | None
    description: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question in one language: what its head says, and the whole text of its file."""

    number: int
    name: str
    title: str
    title_en: str
    description: str
    parameters: tuple[QuestionParameter, ...]
    columns: tuple[str, ...]
    text: str


def questions(language: str = "rq") -> tuple[Question, ...]:
    """All questions of a language, in their order."""
    return tuple(_read(path) for path in sorted(FOLDER.glob(f"[0-9][0-9]-*.{language}")))


def question(name: str, language: str = "rq") -> Question:
    """One question by its name; Usage with the nearest names where there is none."""
    found = {path.stem.partition("-")[2]: path for path in FOLDER.glob(f"[0-9][0-9]-*.{language}")}
    if name not in found:
        raise Usage(f"no question {name}{_hint(name, found)}; `kg query` lists them")
    return _read(found[name])


def parameter_names(asked: Question) -> tuple[str, ...]:
    """What may be written before = for a question: its parameters, and year where it takes a first and a last one."""
    known = tuple(parameter.name for parameter in asked.parameters)
    return (*known, YEAR) if {*_YEARS} <= {*known} and YEAR not in known else known


def listing() -> Rows:
    """One row a question: its name, titles, and parameters, those that may be left out in [ ]."""
    return Rows(
        ("question", "title", "english", "parameters"),
        tuple(
            (
                asked.name,
                asked.title,
                asked.title_en,
                " ".join(known.name if known.default is None else f"[{known.name}]" for known in asked.parameters),
            )
            for asked in questions()
        ),
    )


def typed(pairs: Iterable[str]) -> dict[str, str]:
    """unit=区发改局 → {"unit": "区发改局"}; the value may hold further signs. Raises Usage for another form."""
    found: dict[str, str] = {}
    for pair in pairs:
        name, sign, value = readable(pair).partition("=")
        if not sign or not name:
            raise Usage(f"-p {pair}: write a parameter as name=value, for example -p unit=区发改局")
        found[name.strip()] = value
    return found


def readable(argument: str) -> str:
    """A text as typed; bytes that are no text in the terminal's encoding are refused, no store could hold them."""
    if any("\ud800" <= character <= "\udfff" for character in argument):
        raise Usage(f"{argument}: not text in this terminal's encoding: type it as UTF-8")
    return argument


def run(store: Store, name: str, given: Mapping[str, str], vocabulary: Vocabulary) -> Rows:
    """The answer of a store to a question; `given` as typed. Raises Usage for a parameter that doesn't fit."""
    asked = question(name, store.language)
    answer = store.query(asked.text, bound(asked, given, store, vocabulary))
    wanted = [answer.columns.index(column) for column in asked.columns]
    return Rows(asked.columns, tuple(tuple(row[at] for at in wanted) for row in answer.rows))


def shown(store: Store, name: str, given: Mapping[str, str], vocabulary: Vocabulary) -> str:
    """The query as the store is asked it, its parameters written in, to paste into another client."""
    asked = question(name, store.language)
    values = bound(asked, given, store, vocabulary)
    if store.language == "rq":
        return bind(asked.text, values)
    return "".join(f":param {known} => {_cypher(value)};\n" for known, value in values.items()) + asked.text


def bound(
    asked: Question, given: Mapping[str, str], store: Store, vocabulary: Vocabulary
) -> dict[str, Parameter | None]:
    """Each parameter of a question as the value its type makes of what was typed; None where it is left open."""
    known = {parameter.name: parameter for parameter in asked.parameters}
    given = _of_one_year(given, known)
    for name in given:
        if name not in known:
            raise Usage(f"{asked.name} has no parameter {name}{_hint(name, known)}; it takes {_taken(asked)}")
    values: dict[str, Parameter | None] = {}
    for name, parameter in known.items():
        text = given.get(name, parameter.default)
        if text is None or (not text.strip() and parameter.default is None):
            raise Usage(f"{asked.name} needs -p {name}=…: {parameter.description}")
        values[name] = _value(parameter, text.strip(), store, vocabulary) if text.strip() else None
    return values


_NAMED: Final[dict[str, Named]] = {
    "unit": names.unit,
    "function": names.function,
    "domain": names.domain,
    "jurisdiction": names.jurisdiction,
    "task": names.task,
}
TYPES: Final = ("text", "integer", "date", *_NAMED)


def _of_one_year(given: Mapping[str, str], known: Mapping[str, QuestionParameter]) -> Mapping[str, str]:
    """year=2022 as the first and last year of a question that takes both: one word for what is asked most."""
    if YEAR not in given or YEAR in known or not known.keys() >= set(_YEARS):
        return given
    for name in _YEARS:
        if name in given:
            raise Usage(f"{YEAR} is short for {' and '.join(_YEARS)}, so it can't stand beside {name}")
    return {name: text for name, text in given.items() if name != YEAR} | dict.fromkeys(_YEARS, given[YEAR])


def _value(parameter: QuestionParameter, text: str, store: Store, vocabulary: Vocabulary) -> Parameter:
    try:
        if parameter.type == "integer":
            return int(text)
        if parameter.type == "date":
            return date.fromisoformat(text)
    except ValueError as error:
        form = "a whole number" if parameter.type == "integer" else "a day, 2022-09-30"
        raise Usage(f"{parameter.name}={text}: write {form}") from error
    return text if parameter.type == "text" else _NAMED[parameter.type](text, store, vocabulary)


def _cypher(value: Parameter | None) -> str:
    """A value as the Neo4j Browser takes it behind :param; a JSON string is a Cypher string too."""
    if isinstance(value, date):
        return f"date('{value.isoformat()}')"
    return json.dumps(value, ensure_ascii=False)


# -- the files


@cache
def _read(path: Path) -> Question:
    """A question's file, its head checked against itself; raises KgError for one that says too little."""
    text = path.read_text(encoding="utf-8")
    fields = _head(text, LANGUAGES[path.suffix[1:]])
    file = _FILE.fullmatch(path.name)
    if file is None or fields.get("id") != [file["name"]]:
        raise KgError(f"{path}: the file must be named NN-{''.join(fields.get('id', ['id']))}{path.suffix}")
    missing = {"title", "description", "columns"} - fields.keys()
    if missing:
        raise KgError(f"{path}: the head does not state {', '.join(sorted(missing))}")
    title, _, english = fields["title"][0].partition(" | ")
    made = Question(
        number=int(file["number"]),
        name=file["name"],
        title=title,
        title_en=english,
        description=" ".join(fields["description"]),
        parameters=tuple(_parameter(line, path) for line in fields.get("param", ())),
        columns=tuple(" ".join(fields["columns"]).split()),
        text=text,
    )
    _fits(made, path)
    return made


def _fits(made: Question, path: Path) -> None:
    """Raises KgError where the query takes other parameters or gives other columns than its head states."""
    if path.suffix == ".rq":
        taken, columns = parameters_of(made.text), columns_of(made.text)
    else:
        body = _CYPHER_QUIET.sub(" ", made.text)
        taken = tuple(dict.fromkeys(_CYPHER_PARAMETER.findall(body)))
        columns = tuple(_CYPHER_COLUMN.findall(body.rpartition("RETURN ")[2].partition("ORDER BY")[0]))
    declared = {parameter.name for parameter in made.parameters}
    if undeclared := set(taken) - declared:
        raise KgError(f"{path}: the head declares no param {', '.join(sorted(undeclared))}")
    if unused := declared - set(taken):
        raise KgError(f"{path}: the query does not use the param {', '.join(sorted(unused))} of its head")
    if columns != made.columns:
        raise KgError(f"{path}: the head states the columns {' '.join(made.columns)}, the query {' '.join(columns)}")


def _head(text: str, mark: str) -> dict[str, list[str]]:
    """The fields of the head, each with its lines; a line without a field's name goes on with the field above."""
    fields: dict[str, list[str]] = {}
    last = ""
    for line in text.splitlines():
        if not line.startswith(mark):
            break
        said = line.removeprefix(mark).strip()
        if match := _HEAD.fullmatch(said):
            last = match[1]
            fields.setdefault(last, []).append(match[2])
        elif last and said:
            fields[last].append(said)
    return fields


def _parameter(line: str, path: Path) -> QuestionParameter:
    match = _PARAM.fullmatch(line)
    if match is None or match["type"] not in TYPES:
        raise KgError(f"{path}: write a parameter as: param NAME TYPE [DEFAULT]  what it is; types: {', '.join(TYPES)}")
    return QuestionParameter(match["name"], match["type"], match["default"], match["description"])


def _taken(asked: Question) -> str:
    return ", ".join(parameter_names(asked)) or "none"


def _hint(name: str, known: Mapping[str, object]) -> str:
    near = names.nearest(name, known)
    return f"; did you mean {near[0]}?" if near else ""
