"""Where facts are kept and asked: one contract for every engine, and `open_store`, which chooses one.

Importing this package loads no engine; each store is imported when it is opened.
"""

import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Protocol, Self

from kg.errors import Usage
from kg.graph import Fact
from kg.iris import Iri

Cell = None | str | int | float | bool | date
"""A value of an answer; an IRI is its text."""

Parameter = Iri | str | int | bool | date
"""A value bound to a parameter of a query."""

DEFAULT: Final = "oxigraph:.kg"
SETTINGS: Final = "kg.toml"
ACCEPTED: Final = "oxigraph:FOLDER, or neo4j://HOST and bolt://HOST"


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer: names of columns, and rows of as many values, in the order the question states."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Store(Protocol):
    """What every store promises. Used as a context manager, it is closed at the end.

    Opening raises Unreachable where the store can't be opened; every method may, where it stops answering.
    """

    language: str
    """What its queries are written in: the suffix of the question's file, rq or cypher."""

    def replace(self, graphs: Iterable[tuple[Iri, Iterable[Fact]]]) -> int:
        """Put each plan, or comparison, in the place of what was in its graph; returns how many facts were given.

        Each goes in whole or not at all, even where the process or the server is killed in it; the embedded store
        takes all of `graphs` by one operation, a Neo4j some at a time.
        """

    def load_vocabulary(self, turtle: bytes) -> bool:
        """Make the vocabulary's graph hold `turtle` (ontology and concepts); False where it already does."""

    def query(self, text: str, parameters: Mapping[str, Parameter | None] | None = None) -> Rows:
        """The answer to a query of the project's own, parameters bound; a None leaves its parameter open."""

    def ask(self, text: str) -> Rows:
        """The answer to a query of anyone's: QueryRefused unless it only reads, and only from this store."""

    def graphs(self) -> tuple[Iri, ...]:
        """The plans in the store, in the order of their identifiers."""

    def facts(self, graph: Iri, terms: Iterable[str] = ()) -> tuple[Fact, ...]:
        """What a plan, or comparison, says, in no promised order; nothing where it is not there.

        Only the facts of `terms` of the ontology, where any are named.
        """

    def count(self) -> int:
        """How many facts of plans and comparisons it holds; the vocabulary's are not counted."""

    def dump(self, out: BinaryIO, form: str) -> None:
        """Write the whole graph as nquads, trig or jsonld, one named graph a plan, or as turtle, one graph of all."""

    def close(self) -> None:
        """Let the store go; closing twice does nothing."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def store_address(address: str | None = None) -> str:
    """Which store is meant: `address`, else KG_STORE, else `store` in ./kg.toml, else the folder ./.kg."""
    if address:
        return address
    if named := os.environ.get("KG_STORE"):
        return named
    settings = Path(SETTINGS)
    if not settings.is_file():
        return DEFAULT
    try:
        named = tomllib.loads(settings.read_text(encoding="utf-8")).get("store", DEFAULT)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Usage(f'{SETTINGS} can\'t be read ({error}): write one line, store = "{DEFAULT}"') from error
    if not isinstance(named, str) or not named:
        raise Usage(f'{SETTINGS}: store is not an address: write one line, store = "{DEFAULT}"')
    return named


def open_store(address: str | None = None, *, writable: bool = False) -> Store:
    """The store `address` means (see `store_address`). Readers share a store; a writer has it alone.

    Raises Usage for an address of no known kind, Unreachable for a store that can't be opened.
    """
    chosen = store_address(address)
    kind, _, rest = chosen.partition(":")
    if kind == "oxigraph" and rest:
        from kg.stores.oxigraph import OxigraphStore

        return OxigraphStore(Path(rest), writable=writable)
    if kind in ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc") and rest:
        from kg.stores.neo4j import Neo4jStore

        return Neo4jStore(chosen, writable=writable)
    raise Usage(f"--store {chosen}: no store of that kind; accepted is {ACCEPTED}, for example {DEFAULT}")
