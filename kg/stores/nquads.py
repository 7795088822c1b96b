"""Facts as N-Quads and N-Triples: the text both the embedded store and the exports are made from.

A line is written as Oxigraph itself would write it, so that lines can be compared with what a store gives back.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from kg.graph import Fact, Value
from kg.iris import Iri

XSD: Final = "http://www.w3.org/2001/XMLSchema#"

_ESCAPES: Final = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)} | {
    ord(character): f"\\{letter}" for character, letter in zip('\b\t\n\f\r"\\', 'btnfr"\\', strict=True)
}


_ESCAPED: Final = re.compile(f"[{re.escape(''.join(map(chr, _ESCAPES)))}]")


def triples(facts: Iterable[Fact]) -> list[str]:
    """Each fact as "subject predicate object", without the full stop."""
    return ["".join(("<", subject, "> <", predicate, "> ", term(value))) for subject, predicate, value in facts]


def term(value: Value) -> str:
    """A node or value as N-Triples writes it; also what SPARQL reads, whatever characters are in it."""
    if isinstance(value, Iri):
        return "<" + value + ">"
    if isinstance(value, str):
        return f'"{value.translate(_ESCAPES) if _ESCAPED.search(value) else value}"'
    if isinstance(value, bool):
        return f'"{str(value).lower()}"^^<{XSD}boolean>'
    if isinstance(value, date):
        return f'"{value.isoformat()}"^^<{XSD}date>'
    return f'"{value}"^^<{XSD}integer>'
