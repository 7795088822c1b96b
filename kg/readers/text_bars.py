"""Tables of a text that are drawn with bars: Markdown with or without outer pipes, frames, cells closed by a pipe."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.document import Cell, Place, Table

Row = list[list[Place]]
"""The cells of a row, each with the places of its lines."""

_DRAWN = "│┃║｜¦─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝"
_IS_DRAWN = re.compile(f"[{_DRAWN}]")
_BARS = str.maketrans(_DRAWN, "|||||---" + "+" * (len(_DRAWN) - 8))
_INSIDE = frozenset(" \t　:|+-=")


def plain(text: str) -> str:
    """`text` with bars and frames of any kind drawn as | - and +, as long as before."""
    return text if _IS_DRAWN.search(text) is None else text.translate(_BARS)


def table(text: str, lines: Sequence[Place], at: int) -> tuple[int, Table | None]:
    """The table whose first line is line `at` of a plain text, and how many lines it takes; None where none begins."""
    framed = is_rule(text[slice(*lines[at])])
    for form in (_framed,) if framed else (_piped, _ruled, _closed, _stacked, _parted):
        taken, rows = form(text, lines, at)
        if len(rows) > 1:
            return taken, grid(text, rows)
    return 0, None


def grid(text: str, rows: Sequence[Row]) -> Table:
    """The table of some rows, with what each cell prints line by line."""
    cells = [
        Cell(r, c, tuple([line for place in cell for line in _inner(text, *place)]))
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
    ]
    return Table(tuple(cells))


def split(text: str, start: int, end: int, by: str) -> Row:
    """The cells of one line, each with its place."""
    cells: Row = []
    for piece in text[start:end].split(by):
        cells.append([(start, start + len(piece))])
        start += len(piece) + 1
    return cells


# The line breaks of a cell, those of Markdown among them.
_BREAK = re.compile(r"(\r\n|\n|<br ?/?>)", re.IGNORECASE)


def _inner(text: str, start: int, end: int) -> tuple[Place, ...]:
    """Places of the lines printed in one cell."""
    lines = []
    for piece in _BREAK.split(text[start:end]):
        if piece.strip() and piece[:3].lower() != "<br":
            lines.append((start, start + len(piece)))
        start += len(piece)
    return tuple(lines)


def is_rule(line: str) -> bool:
    """Whether a line prints nothing but bars: |---|:-:|, +======+, |||."""
    return ("|" in line or "+" in line) and _INSIDE.issuperset(line)


def _between(text: str, start: int, end: int) -> Row:
    """The cells of a line that begins and ends with a bar."""
    return split(text, text.index("|", start) + 1, text.rindex("|", start, end), "|")


def _is_barred(line: str) -> bool:
    return line.startswith("|") and line.endswith("|") and len(line) > 1


def _piped(text: str, lines: Sequence[Place], at: int) -> tuple[int, list[Row]]:
    """| 财政公开 | 区财政局 |; blank lines may stand between rows of as many cells."""
    rows: list[Row] = []
    taken = 0
    for n in range(at, len(lines)):
        start, end = lines[n]
        line = text[start:end].strip()
        if not line and rows:
            continue
        if not _is_barred(line):
            break
        if not is_rule(line):
            row = _between(text, start, end)
            if n > at + taken and (
                len(row) != len(rows[-1]) or (n + 1 < len(lines) and is_rule(text[slice(*lines[n + 1])]))
            ):
                break  # another table
            rows.append(row)
        taken = n + 1 - at
    return taken, rows


def _ruled(text: str, lines: Sequence[Place], at: int) -> tuple[int, list[Row]]:
    """财政公开 | 区财政局, without outer pipes, below a head with a rule: ---|---.

    A row goes on behind a line that ends with a pipe, and with one that begins with a pipe.
    """
    if at + 1 >= len(lines) or not is_rule(rule := text[slice(*lines[at + 1])]) or "-" not in rule:
        return 0, []
    width = len(split(text, *lines[at], "|"))
    rows: list[Row] = []
    begin, taken = lines[at][0], 0
    count = 0  # of pipes in the row under way
    for n in range(at, len(lines)):
        start, end = lines[n]
        line = text[start:end].strip()
        if is_rule(line) and "-" in line:
            taken = n + 1 - at
            continue
        if not line:
            if taken and not _goes_on(text, lines, n + 1):
                break
            continue
        behind = _ends_open(text, lines, n)
        goes_on = (count < width - 1 and line.startswith("|")) or (behind and (count < width - 1 or "|" not in line))
        if count and goes_on:
            rows.pop()
        elif "|" in line:
            begin, count = start, 0
        else:
            break
        count += line.count("|")
        rows.append(split(text, begin, end, "|"))
        taken = n + 1 - at
    return taken, rows


def _ends_open(text: str, lines: Sequence[Place], n: int) -> bool:
    """Whether the printed line before line `n` ends with a pipe, so that its cell goes on."""
    before = next((text[a:z].strip() for a, z in reversed(lines[max(0, n - 4) : n]) if text[a:z].strip()), "")
    return before.endswith("|")


def _goes_on(text: str, lines: Sequence[Place], at: int) -> bool:
    """Whether the next printed line, within a few, may be one of the table under way."""
    following = next((text[a:z] for a, z in lines[at : at + 3] if text[a:z].strip()), "")
    return "|" in following or _ends_open(text, lines, at)


def _framed(text: str, lines: Sequence[Place], at: int) -> tuple[int, list[Row]]:
    """A table in a frame: +---+---+ above and below its rows, each a line or several with a rule between them."""
    groups: list[list[Row]] = [[]]
    taken = 0
    if not text[slice(*lines[at])].strip().startswith("+-"):
        return 0, []
    for start, end in (lines[n] for n in range(at, len(lines))):
        line = text[start:end].strip()
        if is_rule(line) and "+" in line:
            if not groups[-1] and taken:
                break
            groups.append([])
        elif _is_barred(line):
            groups[-1].append(_between(text, start, end))
        else:
            break
        taken += 1
    groups = [group for group in groups if group]
    if len(groups) == 2 and len(groups[1]) > 1 and all(text[slice(*row[0][0])].strip() for row in groups[1]):
        groups = [groups[0], *([row] for row in groups[1])]  # a rule below the head alone
    return taken, [_whole(text, group) for group in groups]


def _whole(text: str, group: Sequence[Row]) -> Row:
    """One row of the lines it is printed on."""
    width = max(map(len, group))
    places = [[row[c][0] for row in group if c < len(row)] for c in range(width)]
    return [[place for place in cell if text[slice(*place)].strip()] for cell in places]


_SAMPLE = 40
"""Lines that tell whether a pipe closes the cells of a row, or each cell stands on a line of its own."""


def _closed(text: str, lines: Sequence[Place], at: int) -> tuple[int, list[Row]]:
    """财政公开 | 区财政局 | as converters of web pages print it, a pipe behind each cell.

    Empty cells at the end make up for those that were merged. A line of pipes alone is the end of the row above; what
    prints one cell a line is no such table.
    """
    rows: list[Row] = []
    taken = 0
    for start, end in (lines[n] for n in range(at, len(lines))):
        line = text[start:end].rstrip()
        if not line.endswith("|"):
            break
        line = line.rstrip("| \t　")
        if line:
            rows.append(split(text, start, start + len(line), "|"))
        taken += 1
        if taken == _SAMPLE and 2 * sum(len(row) > 1 for row in rows) <= len(rows):
            return 0, []
    several = 2 * sum(len(row) > 1 for row in rows[:_SAMPLE]) > len(rows[:_SAMPLE])
    return (taken, rows) if several else (0, [])


_MOST_MORE = 4
"""Pipes of a row beyond those of its longest line."""
_MOST_LINES = 6
"""Lines of a cell."""


def _stacked(text: str, lines: Sequence[Place], at: int) -> tuple[int, list[Row]]:
    """财政公开 | on one line, 区财政局 | on the next: a cell a line with the pipe behind it, as many pipes to each row.

    A cell that was merged has no line; pipes behind the last cell of its row make up for it, as they do in `_closed`.
    """
    first = list(_pipes_behind(text, lines, at, at + _SAMPLE))
    most = max((pipes for _, pipes in first), default=0)
    for width in range(max(most, _FEWEST), most + _MOST_MORE + 1) if most > 1 else ():
        rows = _grouped(first, width)
        if len(rows) >= _FEWEST and sum(map(len, rows)) == len(first) and _is_heads(text, rows[0], width):
            rows = _grouped(_pipes_behind(text, lines, at, len(lines)), width)
            return sum(len(cell) for row in rows for cell in row), rows
    return 0, []


def _pipes_behind(text: str, lines: Sequence[Place], at: int, until: int) -> Iterator[tuple[list[Place], int]]:
    """The cells printed one a line, each with how many pipes stand behind it; a cell may go on over several lines."""
    cell: list[Place] = []
    for start, end in lines[at:until]:
        line = text[start:end].rstrip()
        printed = line.rstrip("| \t　")
        if "|" in printed or not line or (not printed and len(line) > 1) or len(cell) > _MOST_LINES:
            break
        cell.append((start, start + len(printed)))
        if line.endswith("|"):
            yield cell, line.count("|")
            cell = []


def _grouped(cells: Iterable[tuple[list[Place], int]], width: int) -> list[Row]:
    """The rows of `width` pipes each that cells make up, up to where they do not; the last of all may be cut short."""
    rows: list[Row] = []
    row: Row = []
    count = 0
    for cell, pipes in cells:
        row.append(cell)
        count += pipes
        if count > width:
            return rows
        if count == width:
            rows.append(row)
            row, count = [], 0
    return [*rows, row] if row else rows


def _is_heads(text: str, row: Row, width: int) -> bool:
    return len(row) == width and all(_is_head(text[cell[0][0] : cell[-1][1]].strip()) for cell in row)


_FEWEST = 3  # rows, and cells of a row
_LONGEST_HEAD = 12


def _parted(text: str, lines: Sequence[Place], at: int) -> tuple[int, list[Row]]:
    """任务|责任单位|时限, without outer pipes and rules: rows of as many cells as the short heads they stand below."""
    rows: list[Row] = []
    for start, end in (lines[n] for n in range(at, len(lines))):
        row = split(text, start, end, "|") if text.find("|", start, end) >= 0 else []
        if len(row) < _FEWEST or (rows and len(row) != len(rows[0])):
            break
        if not rows and not all(_is_head(text[slice(*cell[0])].strip()) for cell in row):
            break
        rows.append(row)
    return (len(rows), rows) if len(rows) >= _FEWEST else (0, [])


def _is_head(printed: str) -> bool:
    return 0 < len(printed) <= _LONGEST_HEAD and not {":", "：", ">"} & frozenset(printed)
