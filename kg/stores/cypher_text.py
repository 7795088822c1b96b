"""Cypher as text: its words told apart from its strings, comments and quoted names, to refuse writing and reach.

Nothing is sent before it is judged here; what the server then says of its plan (`refuse_plan`) is judged as well.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final

from kg.errors import QueryRefused

_TOKEN: Final = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<comment>//[^\n\r]*|/\*.*?\*/)
    | (?P<open>/\*)
    | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    | (?P<quoted>`(?:[^`]|``)*`)
    | (?P<number>\d\w*(?:\.\d\w*)?)
    | (?P<word>\w+)
    | (?P<mark>\.\.|.)
    """,
    re.VERBOSE | re.DOTALL,
)

_CODE_POINT: Final = re.compile(r"\\u([0-9A-Fa-f]{4})")
_CODE_POINT_UNESCAPED: Final = re.compile(r"(?<!\\)((?:\\\\)*)\\u([0-9A-Fa-f]{4})")

_WRITES: Final = frozenset(
    {
        "ALTER",
        "CREATE",
        "DEALLOCATE",
        "DELETE",
        "DENY",
        "DETACH",
        "DROP",
        "ENABLE",
        "FOREACH",
        "GRANT",
        "INSERT",
        "MERGE",
        "NODETACH",
        "REALLOCATE",
        "REMOVE",
        "RENAME",
        "REVOKE",
        "SET",
        "TERMINATE",
    }
)

_STARTS: Final = frozenset(
    {
        "CALL",
        "FILTER",
        "FINISH",
        "FOR",
        "LET",
        "LIMIT",
        "MATCH",
        "NEXT",
        "OFFSET",
        "OPTIONAL",
        "ORDER",
        "RETURN",
        "SKIP",
        "UNWIND",
        "WHEN",
        "WITH",
    }
)
"""What a question may begin with."""

PROCEDURES: Final = frozenset(
    {
        "db.index.fulltext.listavailableanalyzers",
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
        "db.info",
        "db.labels",
        "db.ping",
        "db.propertykeys",
        "db.relationshiptypes",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.schema.visualization",
        "dbms.components",
    }
)
"""Procedures a question may call: they read this database and nothing else. In lower case."""

NAMESPACES: Final = frozenset(
    {
        "coll",
        "date",
        "datetime",
        "duration",
        "localdatetime",
        "localtime",
        "point",
        "string",
        "time",
        "vector",
        "zoned_datetime",
    }
)
"""Where functions with a dot in their name may come from: computing only. apoc and genai can fetch pages."""

_LOOKS: Final = {
    "LoadCSV": "LOAD CSV fetches a file or page",
    "TransactionForeach": "CALL … IN TRANSACTIONS is for changing the graph",
    "TransactionApply": "CALL … IN TRANSACTIONS is for changing the graph",
}

_Token = tuple[str, str]


def refuse_reach(text: str) -> None:
    """Raises QueryRefused unless `text` only reads, and only from the database it is asked of.

    Judged as it stands and with \\u0043 taken for C, wherever that may be so, so that neither reading can hide a word
    behind the other.
    """
    for reading in _readings(text):
        _judge([token for token in _tokens(reading) if token[0] not in ("space", "comment")])


def refuse_plan(kind: str | None, plan: Mapping[str, Any] | None) -> None:
    """The same by the server's own reading: the type of the query, and the steps it would take."""
    if kind != "r":
        raise QueryRefused("that changes something: a query only reads; `kg import` changes the store")
    steps = [plan] if plan else []
    while steps:
        step = steps.pop()
        steps += step.get("children", ())
        operator = str(step.get("operatorType", "")).partition("@")[0]
        if operator in _LOOKS:
            raise QueryRefused(f"{_LOOKS[operator]}; a query reads this store only")
        if operator.startswith("ProcedureCall"):
            called = re.match(r"\W*([\w.`]+)\(", str(step.get("args", {}).get("Details", "")))
            if called is None or called[1].replace("`", "").lower() not in PROCEDURES:
                raise _procedure(called[1] if called else "that procedure")


def _readings(text: str) -> list[str]:
    """The text as each way of decoding escapes has it, the most decoded first, so that a refusal names the hidden word.

    Neo4j 5 decodes anywhere but after a backslash.
    """
    readings = {text: None}
    for _ in range(3):  # an escape may write another's backslash
        for reading in tuple(readings):
            readings.setdefault(_CODE_POINT.sub(lambda match: chr(int(match[1], 16)), reading))
            readings.setdefault(_CODE_POINT_UNESCAPED.sub(lambda match: match[1] + chr(int(match[2], 16)), reading))
    return [*readings][::-1]


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        yield match.lastgroup or "mark", match[0]


def _judge(tokens: list[_Token]) -> None:
    while tokens and tokens[-1] == ("mark", ";"):
        tokens.pop()
    for number, (kind, token) in enumerate(tokens):
        if kind == "open" or (kind == "mark" and token in "'\"`"):
            raise QueryRefused(f"a {token} is opened and never closed: close it")
        if kind == "mark" and token == ";":
            raise QueryRefused("one query at a time: what follows the ; would be another")
        if kind == "mark" and token == "\\":
            raise QueryRefused("a \\ stands outside of any text: write the character itself")
        if kind == "mark" and token == "@":
            raise QueryRefused("@ has no meaning in Cypher: leave it out")
        if kind == "word":
            for word in _spellings(token):
                _judge_word(word, tokens, number)
        if kind in ("word", "quoted"):
            _judge_function(tokens, number)
    _judge_start(tokens)


def _spellings(token: str) -> set[str]:
    """What a word may be taken for where letters are compared without case: ſET is SET in upper case."""
    folded = unicodedata.normalize("NFKC", token)
    return {token.upper(), folded.upper(), folded.lower().upper(), folded.casefold().upper()}


def _judge_word(word: str, tokens: list[_Token], number: int) -> None:
    following = [token.upper() for _, token in tokens[number + 1 : number + 5]] + [""] * 4
    before = [token.upper() for _, token in tokens[max(0, number - 3) : number]]
    if word == "LOAD" and following[0] == "CSV":
        raise QueryRefused("LOAD CSV is refused: it fetches a file or page; a query reads this store only")
    if word in ("TRANSACTIONS", "TRANSACTION") and "IN" in before and not _is_name(tokens, number):
        raise QueryRefused("CALL … IN TRANSACTIONS is refused: it is for changing the graph, and a query only reads")
    if word == "CALL" and not _is_property(tokens, number):
        _judge_call(tokens, number)
    if word in _WRITES and not _is_name(tokens, number):
        raise QueryRefused(
            f"{word} is refused: a query only reads; `kg import` changes the store (a name is written `{word.lower()}`)"
        )
    if word == "USE" and not _is_name(tokens, number) and following[0] not in ("", ",", ")", ".", "]", "}", "="):
        raise QueryRefused("USE is refused: it asks another graph; name the database in the address of the store")


def _judge_call(tokens: list[_Token], number: int) -> None:
    """CALL of a procedure; CALL { … } and CALL (x) { … } are part of the query."""
    if number + 1 >= len(tokens) or tokens[number + 1][0] not in ("word", "quoted"):
        return
    name = _dotted(tokens, number + 1)
    if name.lower() not in PROCEDURES:
        raise _procedure(name)


def _judge_function(tokens: list[_Token], number: int) -> None:
    """A function with a dot in its name; x.name(…) can't be anything else."""
    if number > 0 and tokens[number - 1] == ("mark", "."):
        return
    name = _dotted(tokens, number)
    length = 2 * name.count(".") + 1
    after = tokens[number + length] if number + length < len(tokens) else ("mark", "")
    called = number > 0 and tokens[number - 1][1].upper() == "CALL"
    if "." in name and after == ("mark", "(") and not called and name.split(".")[0].lower() not in NAMESPACES:
        raise QueryRefused(f"the function {name} is refused: it may reach out; a query reads this store only")


def _dotted(tokens: list[_Token], number: int) -> str:
    """The name a.b.c that begins at a token, without its backticks."""
    parts = [tokens[number][1].strip("`")]
    while (
        number + 2 < len(tokens)
        and tokens[number + 1] == ("mark", ".")
        and tokens[number + 2][0] in ("word", "quoted", "number")
    ):
        parts.append(tokens[number + 2][1].strip("`"))
        number += 2
    return ".".join(parts)


def _is_property(tokens: list[_Token], number: int) -> bool:
    """n.call, but not 1.call"""
    return number > 1 and tokens[number - 1] == ("mark", ".") and tokens[number - 2][0] != "number"


def _is_name(tokens: list[_Token], number: int) -> bool:
    """Whether a word stands where only a name can: n.set, :Set, $set, {set: 1}, AS set.

    Where this errs the server still refuses to write: it is asked for reading only.
    """
    before = tokens[number - 1][1].upper() if number > 0 else ""
    after = tokens[number + 1][1] if number + 1 < len(tokens) else ""
    return _is_property(tokens, number) or before in (":", "|", "&", "!", "$", "AS") or after == ":"


def _judge_start(tokens: list[_Token]) -> None:
    """A question begins with a clause that reads; CYPHER 25 and such may stand in front."""
    words = [token.upper() for kind, token in tokens if kind != "quoted"]
    if words[:1] == ["CYPHER"]:
        words = words[1:]
        while words and words[0] not in _STARTS and (words[0][0].isdigit() or words[1:2] == ["="]):
            words = words[1:] if words[0][0].isdigit() else words[3:]
    while words[:1] in (["{"], ["("]):
        words = words[1:]
    if not words:
        raise QueryRefused("no query found: write for example MATCH (t:Task) RETURN t.title")
    if words[0] not in _STARTS:
        raise QueryRefused(f"{words[0]} is refused: a query begins with MATCH, WITH, UNWIND, CALL or RETURN")


def _procedure(name: str) -> QueryRefused:
    return QueryRefused(
        f"the procedure {name} is refused: it may change something or reach out; a query calls only procedures that "
        "look at this database, such as db.index.fulltext.queryNodes"
    )
