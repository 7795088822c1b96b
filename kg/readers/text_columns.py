"""Tables of a text that are aligned by runs of spaces, as copied from a terminal or a printed page."""

import re
import unicodedata
from collections.abc import Sequence

from kg.document import Cell, Place, Table
from kg.numerals import Style, mark

_PIECE = re.compile(r"[^ 　\n]+(?:[ 　][^ 　\n]+)*")
_GAP = re.compile(r"[^ 　][ 　]{2,}[^ 　].*[^ 　][ 　]{2,}[^ 　]")
_LONGEST_HEAD = 14
_FEWEST = 3  # columns, so that a date beside a signature is no table


def table(text: str, lines: Sequence[Place], at: int) -> tuple[int, Table | None]:
    """The table whose head is line `at`, and the number of lines it takes; None where none begins.

    Its head is several short phrases, and two rows below print as many cells or one less. A line with fewer, set in,
    goes on with the cells it stands below; a section heading between rows is a row.
    """
    heads = _head(text, *lines[at])
    if not heads:
        return 0, None
    starts = [_width(text[lines[at][0] : a]) for a, _ in heads]
    rows: list[dict[int, list[Place]]] = [{c: [place] for c, place in enumerate(heads)}]
    full, taken = 0, 1
    for n in range(at + 1, len(lines)):
        start, end = lines[n]
        pieces = [found.span() for found in _PIECE.finditer(text, start, end)]
        if not pieces:
            continue
        found = mark(text, *pieces[0])
        if len(pieces) == 1 and found is not None and found.style is Style.SECTION:
            rows.append({0: pieces})
        elif len(pieces) >= len(heads) - 1 and len(pieces) <= len(heads):
            rows.append({c: [place] for c, place in zip(_below(text, start, pieces, starts), pieces, strict=True)})
            full += 1
        elif pieces[0][0] > start and len(pieces) < len(heads) and n == at + taken and full:
            for c, place in zip(_below(text, start, pieces, starts), pieces, strict=True):
                rows[-1].setdefault(c, []).append(place)
        else:
            break
        taken = n + 1 - at
    if full < 2:
        return 0, None
    cells = (
        Cell(r, c, tuple(row.get(c, ())))
        for r, row in enumerate(rows)
        for c in (row if len(row) == 1 else range(len(heads)))
    )
    return taken, Table(tuple(cells))


def _head(text: str, start: int, end: int) -> list[Place]:
    """The places of the column heads of a line; none where it is no head."""
    if _GAP.search(text, start, end) is None:
        return []
    pieces = [found.span() for found in _PIECE.finditer(text, start, end)]
    plain = all(z - a <= _LONGEST_HEAD and not re.search(r"[:：。；;，,\d]", text[a:z]) for a, z in pieces)
    return pieces if plain and len(pieces) >= _FEWEST and len({text[a:z] for a, z in pieces}) == len(pieces) else []


def _width(printed: str) -> int:
    """How many places a print takes on a line where a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in printed)


def _below(text: str, start: int, pieces: Sequence[Place], starts: Sequence[int]) -> list[int]:
    """The columns that the pieces of a line stand in, from left to right: as many as heads, or by where they begin."""
    if len(pieces) == len(starts):
        return list(range(len(starts)))
    found: list[int] = []
    for i, (a, _) in enumerate(pieces):
        at = _width(text[start:a])
        open_columns = range(found[-1] + 1 if found else 0, len(starts) - (len(pieces) - 1 - i))
        found.append(min(open_columns, key=lambda c: abs(starts[c] - at)))
    return found
