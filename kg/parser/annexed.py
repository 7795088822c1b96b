"""An annex printed as running text: 附件 | 1.公开部门预算。（责任单位：区财政局） → rows, as of a table."""

from collections.abc import Iterator, Sequence

from kg.document import Flow, Line, Place
from kg.model import Role
from kg.numerals import Style
from kg.parser import outline
from kg.parser.outline import Entry
from kg.parser.rows import Heading, Row


def rows(flow: Flow, lines: Sequence[Line]) -> list[Row]:
    """The rows that the lines behind 附件 print, none unless they lay their numbered tasks on units.

    An annex may be anything: a list of persons, the headings of a report that is asked for.
    """
    leaves = [leaf for entry in outline.read(flow, lines).entries for leaf in _leaves(entry, ())]
    laid = sum(any(statement.shares for statement in entry.statements) for entry, _ in leaves)
    return [_row(entry, above) for entry, above in leaves] if laid > 1 and 2 * laid >= len(leaves) else []


def _leaves(entry: Entry, above: tuple[Entry, ...]) -> Iterator[tuple[Entry, tuple[Entry, ...]]]:
    """The entries with nothing below them, each with those it stands under."""
    if not entry.children:
        yield entry, above
    for child in entry.children:
        yield from _leaves(child, (*above, entry))


def _row(entry: Entry, above: Sequence[Entry]) -> Row:
    """The row of an entry; one with the number of a task stands under itself, as in a table's cell."""
    itself = entry.mark is not None and entry.mark.style <= Style.TASK and entry.title is not None
    headings = [_heading(outer) for outer in (*above, *([entry] if itself else [])) if outer.mark is not None]
    content = entry.text if itself else _content(entry)
    shares = [share for statement in entry.statements for share in statement.shares]
    due = [place for statement in entry.statements for place in statement.deadlines]
    units: list[tuple[Role | None, list[Place]]] = [(share.role, [(share.start, share.end)]) for share in shares]
    return Row(headings, None, content, due, units)


def _heading(entry: Entry) -> Heading:
    return Heading(entry.mark, entry.head, entry.title or next(iter(entry.text), entry.head))


def _content(entry: Entry) -> list[Place]:
    """What an entry prints without its unit statements, its number in front."""
    pieces = [piece for piece in (entry.title, *entry.text) if piece is not None]
    if entry.mark is None or not pieces:
        return pieces
    return [(entry.head[0], pieces[0][1]), *pieces[1:]]
