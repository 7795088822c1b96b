"""SPARQL as text: its words told apart from its strings, comments and IRIs, to bind parameters and to refuse reach.

Every store that speaks SPARQL shares this; no engine is asked, so nothing is sent before it is judged.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from kg.errors import QueryRefused
from kg.graph import Value
from kg.stores.nquads import term

_TOKEN: Final = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<comment>\#[^\n\r]*)
    | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
    | (?P<string>'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}|"{3}(?:"{0,2}(?:[^"\\]|\\.))*"{3}
        |'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*")
    | (?P<parameter>\$\w+)
    | (?P<variable>\?\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>\w[\w\-.]*+(?::(?:[\w:.\-]|%[0-9A-Fa-f]{2}|\\.)*+)?|:(?:[\w:.\-]|%[0-9A-Fa-f]{2}|\\.)*+)
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)

_CODE_POINT: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

_REACHES: Final = {
    "service": "it asks another server",
    "from": "it names a graph to fetch; name a graph of the store by GRAPH <…>",
    "load": "it fetches a file",
}
_WRITES: Final = frozenset({"insert", "delete", "clear", "drop", "create", "copy", "move", "add", "with", "using"})
_FORMS: Final = ("select", "ask", "construct", "describe")


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """(kind, token) for the whole of `text`; the tokens joined are the text again."""
    for match in _TOKEN.finditer(text):
        yield match.lastgroup or "mark", match[0]


def bind(text: str, parameters: Mapping[str, Value | None]) -> str:
    """`text` with each `$name` replaced: by its value, as one RDF term, or by a variable of its own where it has none.

    A value can't leave its term whatever characters it holds, and a `$name` in a string or comment is no parameter.
    Written in, and not handed over beside the text, because Oxigraph chooses the order of its joins before it takes
    values (817 ms against 41 ms for one district of 300 plans), wants them among the columns, and finds BOUND(?x)
    false for a variable with a value.
    """

    def bound(token: str) -> str:
        value = parameters.get(token[1:])
        return f"?open_{token[1:]}" if value is None else term(value)

    return "".join(bound(token) if kind == "parameter" else token for kind, token in tokens(text))


def parameters_of(text: str) -> tuple[str, ...]:
    """The names of the parameters in `text`, each once, in their order."""
    return tuple(dict.fromkeys(token[1:] for kind, token in tokens(text) if kind == "parameter"))


def columns_of(text: str) -> tuple[str, ...]:
    """The columns of the first SELECT in `text`: ?a, or the ?b of (… AS ?b)."""
    columns: list[str] = []
    depth, selecting, last = 0, False, ""
    for kind, token in tokens(text):
        word = token.lower() if kind == "name" else ""
        if selecting and (word == "where" or token == "{"):
            break
        selecting = selecting or word == "select"
        if not selecting or kind in ("space", "comment"):
            continue
        if token == "(":
            depth += 1
        elif token == ")":
            depth -= 1
            if depth == 0:
                columns.append(last)
        elif kind == "variable":
            last = token[1:]
            if depth == 0:
                columns.append(last)
    return tuple(columns)


def refuse_reach(text: str) -> None:
    """Raises QueryRefused unless `text` only reads, and only from the store it is asked of.

    Judged twice, with \\u0053 taken as S everywhere (as SPARQL says) and in strings and IRIs only (as Oxigraph does),
    so that neither reading can hide a word behind the other.
    """
    for reading in {text, _CODE_POINT.sub(_character, text)}:
        words = list(_words(reading))
        for word in words:
            for keyword, reason in _REACHES.items():
                if keyword in word:
                    raise QueryRefused(f"{keyword.upper()} is refused: {reason}; a query reads this store only")
            if word in _WRITES:
                raise QueryRefused(f"{word.upper()} is refused: a query only reads; `kg import` changes the store")
        if not any(word.startswith(_FORMS) for word in words):
            raise QueryRefused("no query found: write a SELECT, ASK, CONSTRUCT or DESCRIBE")


def _words(text: str) -> Iterator[str]:
    """Everything that may be read as a keyword, in lower case: Oxigraph knows no ends of words, and takes SERVICEex:a
    for SERVICE ex:a and ASKFROM<…> for ASK FROM <…>.
    """
    for kind, token in tokens(text.upper().lower()):  # by way of upper case, in which ſ is S
        if kind == "name":
            before, _, local = token.partition(":")
            yield from re.split(r"[\-.]", before)
            # ex:b.SERVICE is one name, but ex:b ends where an engine lets a name end at a full stop; ex:service is fine
            yield from local.split(".")[1:]
        elif kind == "iri" and "://" not in token:
            # ?a<?b is no IRI: what stands in it may be words, and a quote or # in it may begin a string or comment
            if "'" in token or "#" in token:
                raise QueryRefused(f"{token} may be an IRI or a comparison: write the IRI whole, or a space after <")
            yield token


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else match[0]
