"""What makes the Neo4j Browser pleasant: the questions as folders of favourites, colours and captions, and a guide.

Tried in Browser 5.24, which every local server of `kg neo4j start` brings along. Two things it asks for are built in:
a favourite's name is its first line, and begins with ASCII; and a text of several statements shows that each was done
but no result, so parameters are set by a favourite of their own, once for all questions.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping
from html import escape
from typing import Final

from kg import ontology
from kg.queries import FOLDER, Question, QuestionParameter, questions

PARAMETERS: Final = "kg 1 params 参数"
TABLES: Final = "kg 2 questions 问题"
PICTURES: Final = "kg 3 pictures 图"

COLOURS: Final = {
    "Plan": ("#4C4A73", "#35335A", "#FFFFFF", "70px"),
    "Section": ("#8C88B8", "#6D69A0", "#FFFFFF", "45px"),
    "Task": ("#3B7EA1", "#2A5F7C", "#FFFFFF", "50px"),
    "UnitGroup": ("#E8B04A", "#C18E2D", "#3A2B08", "60px"),
    "Unit": ("#D9622B", "#B24A19", "#FFFFFF", "60px"),
    "Function": ("#7A9A3A", "#5F7C28", "#FFFFFF", "55px"),
    "Domain": ("#2F9E83", "#207B65", "#FFFFFF", "50px"),
    "Role": ("#9AA5B1", "#7B8794", "#1F2933", "40px"),
    "Deadline": ("#C94F6D", "#A63852", "#FFFFFF", "45px"),
    "Jurisdiction": ("#8A6D3B", "#6B532A", "#FFFFFF", "65px"),
    "Document": ("#B8B2A7", "#9A9385", "#2B2820", "45px"),
    "Finding": ("#BA2525", "#911111", "#FFFFFF", "45px"),
    "Comparison": ("#5E6AD2", "#4550B0", "#FFFFFF", "45px"),
    "Vocabulary": ("#CBD2D9", "#9AA5B1", "#1F2933", "40px"),
}
"""Fill, border, text and size of the nodes of a label. The first label of a node that has a style counts."""

TIES: Final = {
    "CARRIES": ("#D9622B", "role"),
    "CONTINUES": ("#3B7EA1", "change"),
    "RESEMBLES": ("#8C88B8", "score"),
}
"""Colour of the relationships of a type, and the property that captions them."""

EXAMPLES: Final = {
    "unit": "区发改局",
    "function": "区发改局",
    "domain": "policy-interpretation",
    "from": "2022-07-01",
    "to": "2022-09-30",
}
"""What a parameter that must be given is set to before its reader changes it."""

_OFFICE: Final = (
    "head(COLLECT {{ MATCH (u:Unit) WHERE {name} IN u.printedName OPTIONAL MATCH (u)-[:FUNCTION]->(f) "
    "RETURN coalesce(f.id, u.id) AS id ORDER BY id }})"
)
"""A printed name, as the office it means everywhere; the server works it out when the parameter is set."""


def favourites() -> bytes:
    """A zip to drop on the Browser's window: its folders become folders of favourites."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder, name, text in _files():
            # a fixed day, so that the same questions give the same bytes
            entry = zipfile.ZipInfo(f"{folder}/{name}.cypher", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
    return out.getvalue()


def style() -> str:
    """Colours and captions by label, for the Browser's .grass; that format knows no comments."""
    lines = ["node { diameter: 50px; color: #9AA5B1; border-color: #7B8794; border-width: 2px; font-size: 10px; }"]
    for label, (fill, border, text, size) in COLOURS.items():
        lines.append(
            f"node.{label} {{ color: {fill}; border-color: {border}; text-color-internal: {text}; diameter: {size}; "
            'caption: "{name}"; }'
        )
    lines.append("relationship { color: #A5ABB6; shaft-width: 1px; font-size: 8px; padding: 3px; }")
    for kind, (colour, key) in TIES.items():
        lines.append(f'relationship.{kind} {{ shaft-width: 3px; color: {colour}; caption: "{{{key}}}"; }}')
    return "\n".join(lines) + "\n"


def guide() -> str:
    """A page for the Browser's :play: what is drawn, and each question ready to run."""
    slides = [_welcome()] + [_slide(question) for question in questions("cypher")]
    return (
        '<article class="guide"><title>kg</title><carousel class="deck container-fluid">\n'
        + "\n".join(f'<slide class="row-fluid"><div class="col-sm-12">{slide}</div></slide>' for slide in slides)
        + "\n</carousel></article>\n"
    )


# -- favourites


def _files() -> Iterable[tuple[str, str, str]]:
    asked = questions("cypher")
    known = _parameters(asked)
    yield PARAMETERS, "00 all", f"// 00 all parameters 全部参数\n{_set(known.values())}"
    for number, parameter in enumerate(known.values(), start=1):
        line = f"// {number:02} {parameter.name}  {parameter.description}\n{_set([parameter])}"
        yield PARAMETERS, f"{number:02} {parameter.name}", line.removesuffix(";\n")
    for question in asked:
        yield TABLES, _name(question), f"{_head(question)}{_body(question.text)}"
        picture = FOLDER / "graph" / f"{question.number:02}-{question.name}.cypher"
        if picture.is_file():
            yield PICTURES, _name(question), f"{_head(question)}{picture.read_text(encoding='utf-8')}"


def _parameters(asked: Iterable[Question]) -> Mapping[str, QuestionParameter]:
    """Every parameter once; one that any question needs is never left open."""
    known: dict[str, QuestionParameter] = {}
    for parameter in (parameter for question in asked for parameter in question.parameters):
        if parameter.name not in known or parameter.default is None:
            known[parameter.name] = parameter
    return known


def _name(question: Question) -> str:
    return f"{question.number:02} {question.name}"


def _head(question: Question) -> str:
    """The line the Browser names the favourite by, and what must be set before."""
    lines = [f"{_name(question)} {question.title}", question.description]
    if question.parameters:
        lines.append(f"parameters, set by the favourites in “{PARAMETERS}”:")
        lines += [f"  {line.removesuffix(';')}" for line in _set(question.parameters).splitlines()]
    return "".join(f"// {line}\n" for line in lines)


def _body(text: str) -> str:
    """A query without its head."""
    lines = text.splitlines()
    begin = next(number for number, line in enumerate(lines) if not line.startswith("//"))
    return "\n".join(lines[begin:]) + "\n"


def _set(parameters: Iterable[QuestionParameter]) -> str:
    return "".join(f":param {parameter.name} => {_value(parameter)};\n" for parameter in parameters)


def _value(parameter: QuestionParameter) -> str:
    """An expression the server works out when the parameter is set: `=>`, for with `:` a year would be no integer."""
    if parameter.default is not None:
        return parameter.default if parameter.type == "integer" and parameter.default else "null"
    example = EXAMPLES[parameter.name]
    if parameter.type == "date":
        return f"date('{example}')"
    return _OFFICE.format(name=f"'{example}'") if parameter.type in ("unit", "function") else f"'{example}'"


# -- the guide


def _welcome() -> str:
    labels = ", ".join(
        f"{term.label_zh} {term.name}" for term in ontology.terms() if term.iri in ontology.projection().labels
    )
    return (
        "<h3>政务公开工作要点 · Disclosure work plans</h3>"
        "<p>每个单位在哪项任务中承担什么职责、何时之前完成。Which unit carries which duty, and by when.</p>"
        f"<p>{escape(labels)}</p>"
        + _runnable("MATCH duties = (:Unit)-[:CARRIES]->(:Task)-[:PLAN]->(:Plan) RETURN duties LIMIT 60")
        + "<p>参数 Parameters: set them first, with a value of your own.</p>"
        + _runnable(_set(_parameters(questions("cypher")).values()))
    )


def _slide(question: Question) -> str:
    picture = FOLDER / "graph" / f"{question.number:02}-{question.name}.cypher"
    drawn = f"<h4>图 Picture</h4>{_runnable(picture.read_text(encoding='utf-8'))}" if picture.is_file() else ""
    needed = f"<h4>参数 Parameters</h4>{_runnable(_set(question.parameters))}" if question.parameters else ""
    return (
        f"<h3>{_name(question)} {escape(question.title)}</h3><p>{escape(question.description)}</p>{needed}"
        f"{drawn}<h4>表 Table</h4>{_runnable(_body(question.text))}"
    )


def _runnable(text: str) -> str:
    """A text the reader puts into the editor with one click."""
    return f'<pre class="pre-scrollable code runnable standalone-example">{escape(text.strip(), quote=False)}</pre>'
