"""The embedded store: an Oxigraph folder on disk, one named graph a plan and one for the vocabulary.

What goes in is first written, whole, to a journal beside the data, and then carried out; the journal goes when the
data is on disk. A process killed before the journal stands leaves the store as it was; killed after, the next opening
carries it out again. So the store holds whole plans only, whatever is promised of a bulk load.
"""

import errno
import hashlib
import os
import re
from collections import deque
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

import pyoxigraph as ox

from kg import iris
from kg.errors import KgError, QueryRefused, Unreachable
from kg.graph import Fact
from kg.iris import LINKS, ONTOLOGY, THINGS, VOCABULARY_GRAPH, Iri
from kg.stores import Cell, Parameter, Rows
from kg.stores.nquads import XSD, triples
from kg.stores.ownership import LOCK, Ownership, engine_holder, in_use
from kg.stores.sparql_text import bind, refuse_reach

JOURNAL: Final = "kg-journal.nq"

PREFIXES: Final = {"kg": ONTOLOGY, "id": THINGS, "skos": "http://www.w3.org/2004/02/skos/core#", "xsd": XSD}

_VERSION: Final = "http://www.w3.org/2002/07/owl#versionInfo"
_ENGINE_FILES: Final = re.compile(r"(LOCK|LOG|IDENTITY|CURRENT|MANIFEST-|OPTIONS-|kg|\d+\.(log|sst|dbtmp)).*")
_INTEGERS: Final = frozenset(XSD + name for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger"))
_FLOATS: Final = frozenset(XSD + name for name in ("decimal", "double", "float"))


_HALF_MADE: Final = re.compile("Column family not found|only possible on read-write")


class _HalfMade(Unreachable):
    """The engine's files are not all there yet."""


class OxigraphStore:
    """See `kg.stores.Store`. Open for reading, any number of processes share the folder; for writing, one has it."""

    language = "rq"

    def __init__(self, folder: Path, *, writable: bool) -> None:
        """Raises Unreachable where there is no store to read, or the folder is in use or can't be written to."""
        self._folder = folder
        self._writable = writable
        self._journal = folder / JOURNAL
        known = (folder / LOCK).exists()
        if writable:
            _make(folder)
        elif not (folder / "CURRENT").exists() and not self._journal.exists():
            raise Unreachable(f"there is no store at {folder} yet: put plans in first, with `kg import PATH`")
        elif self._journal.exists():
            OxigraphStore(folder, writable=True).close()  # an import was cut off: opening for writing finishes it
        try:
            self._ownership = Ownership(folder, writable=writable)
        except OSError as error:
            raise _unusable(folder, error) from error
        self._store: ox.Store | None = None
        try:
            try:
                self._store = self._open()
            except _HalfMade:
                if writable or not known:
                    raise
                # the first import was killed while the engine made its files: opening for writing goes on with that
                self._ownership.release()
                OxigraphStore(folder, writable=True).close()
                self._ownership = Ownership(folder, writable=False)
                self._store = self._open()
            if self._journal.exists() and writable:
                self._carry_out(self._journalled())
        except BaseException:
            self.close()
            raise

    # -- what goes in

    def replace(self, graphs: Iterable[tuple[Iri, Iterable[Fact]]]) -> int:
        """See `Store.replace`. What is in the store already, fact for fact, is not written again."""
        given = {iri: triples(facts) for iri, facts in graphs}
        changed: dict[Iri, list[str]] = {}
        for iri, lines in given.items():
            if not self._holds(iri, lines):
                changed[iri] = lines
        if changed:
            self._put({iri: _quads(lines, f" <{iri}> .\n") for iri, lines in changed.items()})
        return sum(map(len, given.values()))

    def load_vocabulary(self, turtle: bytes) -> bool:
        """See `Store.load_vocabulary`: what is loaded is known by the hash of `turtle`, kept with it."""
        graph = ox.NamedNode(VOCABULARY_GRAPH)
        version = ox.Quad(
            graph, ox.NamedNode(_VERSION), ox.Literal(f"sha256:{hashlib.sha256(turtle).hexdigest()}"), graph
        )
        if version in self._engine:
            return False
        parsed = ox.parse(turtle, ox.RdfFormat.TURTLE, base_iri=ONTOLOGY)
        quads = (ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in parsed)
        text = ox.serialize((*quads, version), format=ox.RdfFormat.N_QUADS) or b""
        self._put({VOCABULARY_GRAPH: text.decode("utf-8")})
        return True

    # -- what comes out

    def query(self, text: str, parameters: Mapping[str, Parameter | None] | None = None) -> Rows:
        """See `Store.query`; `text` is SPARQL, its parameters `$name`."""
        try:
            return _rows(self._engine.query(bind(text, parameters or {}), use_default_graph_as_union=True))
        except (SyntaxError, RuntimeError) as error:
            raise QueryRefused(f"the query is not valid SPARQL: {error}") from error
        except OSError as error:
            raise _unusable(self._folder, error) from error

    def ask(self, text: str) -> Rows:
        """See `Store.ask`; the prefixes kg:, id:, skos: and xsd: need not be declared."""
        refuse_reach(text)
        try:
            return _rows(self._engine.query(text, prefixes=PREFIXES, use_default_graph_as_union=True))
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise QueryRefused(f"the query is not valid SPARQL: {error}") from error
        except OSError as error:
            raise _unusable(self._folder, error) from error

    def graphs(self) -> tuple[Iri, ...]:
        """See `Store.graphs`."""
        names = (graph.value for graph in self._engine.named_graphs() if isinstance(graph, ox.NamedNode))
        return tuple(sorted(Iri(name) for name in names if name != VOCABULARY_GRAPH and not name.startswith(LINKS)))

    def facts(self, graph: Iri, terms: Iterable[str] = ()) -> tuple[Fact, ...]:
        """See `Store.facts`."""
        where = ox.NamedNode(graph)
        patterns: list[ox.NamedNode | None] = [ox.NamedNode(iris.term(name)) for name in terms]
        return tuple(
            _fact(quad)
            for each in patterns or [None]
            for quad in self._engine.quads_for_pattern(None, each, None, where)
        )

    def count(self) -> int:
        """See `Store.count`."""
        counted = self.query("SELECT (COUNT(*) AS ?n) WHERE { GRAPH $graph { ?s ?p ?o } }", {"graph": VOCABULARY_GRAPH})
        vocabulary = counted.rows[0][0]
        return len(self._engine) - (vocabulary if isinstance(vocabulary, int) else 0)

    def dump(self, out: BinaryIO, form: str) -> None:
        """Write everything, the vocabulary too: `form` is nquads, trig or jsonld, one graph a plan, or turtle, one
        graph of all.
        """
        formats = {"nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}
        if form in formats:
            self._engine.dump(out, formats[form], prefixes=PREFIXES)
            return
        together = ox.Store()
        together.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in self._engine)
        together.dump(out, ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph(), prefixes=PREFIXES)

    # -- the life of the folder

    def close(self) -> None:
        """See `Store.close`."""
        self._store = None  # the engine has no close: it lets go when the last reference does
        self._ownership.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _engine(self) -> ox.Store:
        if self._store is None:
            raise Unreachable(f"{self._folder} was closed: open the store again")
        return self._store

    def _open(self) -> ox.Store:
        other = engine_holder(self._folder)
        if other is not None:
            raise in_use(self._folder, other)
        try:
            return ox.Store(self._folder) if self._writable else ox.Store.read_only(str(self._folder))
        except (OSError, RuntimeError) as error:
            if "lock" in str(error).lower():
                mine = os.getpid() if "current process" in str(error) else engine_holder(self._folder)
                raise in_use(self._folder, mine) from error
            unusable = _unusable(self._folder, error)
            raise (_HalfMade(str(unusable)) if _HALF_MADE.search(str(error)) else unusable) from error

    def _holds(self, iri: Iri, lines: list[str]) -> bool:
        graph = ox.NamedNode(iri)
        if not self._engine.contains_named_graph(graph):
            return False
        held = self._engine.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
        return held is not None and set(held.decode("utf-8").split(" .\n")) == {*lines, ""}

    def _put(self, graphs: Mapping[Iri, str]) -> None:
        """Make each graph hold its N-Quads, all or none."""
        draft = self._folder / f"{JOURNAL}.draft"
        try:
            with draft.open("wb") as out:
                for iri, text in graphs.items():
                    out.write(f"# <{iri}>\n{text}".encode())
                out.flush()
                os.fsync(out.fileno())
            if any(self._engine.contains_named_graph(ox.NamedNode(iri)) for iri in graphs):
                # what is there is taken out before the new comes in, so the new must be known to be readable
                deque(ox.parse(path=draft, format=ox.RdfFormat.N_QUADS), maxlen=0)
            draft.replace(self._journal)
            _sync(self._folder)
            self._carry_out([ox.NamedNode(iri) for iri in graphs])
        except (SyntaxError, ValueError) as error:
            draft.unlink(missing_ok=True)
            raise KgError(f"{self._folder} took nothing in: the facts are not valid N-Quads ({error})") from error
        except OSError as error:
            raise _unusable(self._folder, error) from error

    def _journalled(self) -> list[ox.NamedNode]:
        """The graphs a journal that was left behind puts in."""
        with self._journal.open(encoding="utf-8") as journal:
            return [ox.NamedNode(line[3:-2]) for line in journal if line.startswith("# <")]

    def _carry_out(self, graphs: Collection[ox.NamedNode]) -> None:
        """Do what the journal says of these graphs, which are all it names; doing it twice is doing it once."""
        for graph in graphs:
            self._engine.remove_graph(graph)
        try:
            self._engine.bulk_load(path=self._journal, format=ox.RdfFormat.N_QUADS)
        except SyntaxError:
            for graph in graphs:
                self._engine.remove_graph(graph)
            self._journal.unlink()
            raise
        self._engine.flush()
        self._journal.unlink()
        _sync(self._folder)


def _quads(lines: Iterable[str], end: str) -> str:
    """Triples as N-Quads: each with its graph and the full stop behind it."""
    return "".join([line + end for line in lines])


def _make(folder: Path) -> None:
    """A folder to hold a store: new, empty, or a store's already."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        others = sorted(path.name for path in folder.iterdir() if not _ENGINE_FILES.fullmatch(path.name))
    except OSError as error:
        raise _unusable(folder, error) from error
    if others and not (folder / "CURRENT").exists():
        raise Unreachable(f"{folder} holds other files ({others[0]}): name a folder of its own for the store")


def _sync(folder: Path) -> None:
    """Make the names in `folder` safe against a loss of power, where the system can."""
    if os.name == "posix":
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def _unusable(folder: Path, error: OSError | RuntimeError) -> Unreachable:
    if isinstance(error, PermissionError):
        advice = "name a folder you may write to, with --store oxigraph:FOLDER"
    elif isinstance(error, FileExistsError | NotADirectoryError) or "not a directory" in str(error):
        advice = "a file stands there; name a folder, with --store oxigraph:FOLDER"
    elif getattr(error, "errno", None) == errno.ENOSPC:
        advice = "the disk is full; make room and import again"
    else:
        advice = "if the folder is damaged, remove it and import the plans again"
    return Unreachable(f"the store {folder} can't be used ({error}): {advice}")


# -- answers


def _rows(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Rows:
    if isinstance(answer, ox.QueryBoolean):
        return Rows(("answer",), ((bool(answer),),))
    if isinstance(answer, ox.QueryTriples):
        return Rows(
            ("subject", "predicate", "object"),
            tuple((_cell(triple.subject), _cell(triple.predicate), _cell(triple.object)) for triple in answer),
        )
    columns = tuple(variable.value for variable in answer.variables)
    return Rows(columns, tuple(tuple(map(_cell, solution)) for solution in answer))


def _fact(quad: ox.Quad) -> Fact:
    """A statement of a plan: its nodes all have names, its values are those facts are made of."""
    value = quad.object
    said = Iri(value.value) if isinstance(value, ox.NamedNode) else _cell(value)
    return Iri(quad.subject.value), Iri(quad.predicate.value), said  # type: ignore[union-attr,return-value]


def _cell(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Cell:
    """A term as a value: numbers, days and yes or no as such, everything else as its text."""
    if term is None:
        return None
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    if not isinstance(term, ox.Literal):
        return str(term) if isinstance(term, ox.Triple) else term.value
    kind = term.datatype.value
    try:
        if kind in _INTEGERS:
            return int(term.value)
        if kind in _FLOATS:
            return float(term.value)
        if kind == f"{XSD}date":
            return date.fromisoformat(term.value)
    except ValueError:
        return term.value  # "abc"^^xsd:integer in someone's own query
    return term.value in ("true", "1") if kind == f"{XSD}boolean" else term.value
