"""The body of a plan: lines → headings with the paragraphs below them, nested by their printed numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.document import Flow, Line, Place
from kg.numerals import Mark, Style, mark
from kg.parser import duties, grammar
from kg.parser.duties import Statement


@dataclass(slots=True)
class Entry:
    """One heading of the outline: its mark, its title and the text and unit statements of its own.

    `lines` are its own printed lines, mark excluded from the first; `children` the entries below it.
    """

    mark: Mark | None
    head: Place
    lines: list[Place] = field(default_factory=list)
    title: Place | None = None
    text: list[Place] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    children: list["Entry"] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.head[0]

    @property
    def end(self) -> int:
        """Where the entry's own print ends, unit statement excluded."""
        return self.text[-1][1] if self.text else (self.title or self.head)[1]


@dataclass(slots=True)
class Outline:
    """The outline of a body, and the paragraphs that stand outside every entry."""

    entries: list[Entry]
    loose: list[Place]

    def all(self) -> Iterator[Entry]:
        """All entries in printed order."""
        stack = self.entries[::-1]
        while stack:
            entry = stack.pop()
            yield entry
            stack.extend(entry.children[::-1])


def read(flow: Flow, lines: Sequence[Line]) -> Outline:
    """The outline of a plan's body, which begins with its first numbered heading."""
    wrap = _wrap(lines)
    roots: list[Entry] = []
    stack: list[Entry] = []
    loose: list[Place] = []
    for start, end in _parts(flow, lines):
        found = mark(flow.folded, start, end)
        if found is not None and found.length < end - start:
            entry = Entry(found, (start, start + found.length), [(start + found.length, end)])
            while stack and (stack[-1].mark is None or stack[-1].mark.style >= found.style):
                stack.pop()
            (stack[-1].children if stack else roots).append(entry)
            stack.append(entry)
        elif stack and (_continues(flow, stack[-1], start, end)):
            stack[-1].lines.append((start, end))
        else:
            loose.append((start, end))
    outline = Outline(roots, loose)
    for entry in outline.all():
        _divide(flow, entry, wrap)
    _count_unnumbered(flow, outline)
    return outline


# A heading inside a line, where the layout between two paragraphs was lost: …信息公开。（二）聚焦…
_INLINE = re.compile(r"(?<=[。;)])(?:\([一二三四五六七八九十]{1,3}\)|\d{1,3}[.、](?!\d))(?=[^\d,。;、)])")


def _parts(flow: Flow, lines: Sequence[Line]) -> Iterator[Place]:
    """The lines, cut where the next number of the outline stands inside one."""
    last: dict[Style, int] = {}
    for line in lines:
        start = line.start
        found = mark(flow.folded, line.start, line.end)
        if found is not None:
            last[found.style] = found.number
        for inner in _INLINE.finditer(flow.folded, line.start + 2, line.end):
            found = mark(flow.folded, inner.start(), line.end)
            if (
                found is None
                or found.number != last.get(found.style, 0) + 1
                or (found.number == 1 and not _goes_on(flow, found, inner.end(), line.end))
            ):
                continue
            last[found.style] = found.number
            yield start, inner.start()
            start = inner.start()
        if found is not None and found.style <= Style.TASK:
            last.pop(Style.ITEM, None)  # items restart below a heading, unless they run on
        yield start, line.end


def _goes_on(flow: Flow, first: Mark, start: int, end: int) -> bool:
    """Whether a number 2 follows a number 1 in the same line, so that both are headings."""
    found = _INLINE.search(flow.folded, start, end)
    following = found and mark(flow.folded, found.start(), end)
    return bool(following) and following.style is first.style and following.number == 2  # type: ignore[union-attr]


def _wrap(lines: Sequence[Line]) -> int:
    """The width at which a text was cut into lines, or 0 for one paragraph a line."""
    lengths = sorted(line.end - line.start for line in lines)
    if len(lengths) < 8:
        return 0
    width = lengths[int(len(lengths) * 0.98) - 1]
    full = sum(1 for length in lengths if width - 3 <= length <= width + 1)
    return width if 16 <= width <= 60 and full >= 0.4 * len(lengths) else 0


def _continues(flow: Flow, entry: Entry, start: int, end: int) -> bool:
    """Whether an unnumbered line still belongs to the entry above it."""
    folded = flow.folded
    label = grammar.LABEL.match(folded, start, end)
    if (label and label["colon"]) or grammar.DEADLINE_LABEL.match(folded, start, end):
        return True  # a line of its own: 责任单位：区财政局
    if folded[start] in "([" and duties.statements(folded, start, end):
        return True
    before = entry.lines[-1]
    own = folded[entry.lines[0][0] : before[1]]
    if _is_open(own):
        return True  # （责任单位：区政府办公室、区大数 | 据中心）
    if duties.statements(folded, *before) and _ends(folded, before[1]):
        return folded[start] in "和及、,"
    return not (_ends(folded, before[1]) and grammar.CLOSING.match(folded, start, end))


def _is_open(folded: str) -> bool:
    return folded.count("(") + folded.count("[") > folded.count(")") + folded.count("]")


def _ends(folded: str, end: int) -> bool:
    """Whether a print that stops at `end` is a finished sentence or bracket."""
    return folded[end - 1] in "。!?;)]”"


def _divide(flow: Flow, entry: Entry, wrap: int) -> None:
    """Divide an entry's lines into its title, its text and its unit statements."""
    paragraphs = _paragraphs(flow, entry.lines, wrap)
    for start, end in paragraphs:
        at = start
        for statement in duties.statements(flow.folded, start, end, flow.places):
            entry.statements.append(statement)
            entry.text += _own(flow, at, statement.start)
            at = statement.end
        entry.text += _own(flow, at, end)
    if entry.text:
        _take_title(flow, entry, wrap)


_STRAY = re.compile(r"[。;,、\s]*")


def _own(flow: Flow, start: int, end: int) -> list[Place]:
    """[start, end) as a piece of text, unless nothing but a stop is left of it."""
    found = _STRAY.match(flow.folded, start, end)
    return [] if found and found.end() == end else [(start, end)]


def _paragraphs(flow: Flow, lines: list[Place], wrap: int) -> list[Place]:
    """The lines joined where a word, a sentence or a bracket was cut by a line or a page."""
    joined: list[Place] = []
    for start, end in lines:
        if joined and _is_cut(flow.folded, *joined[-1], start, end, wrap):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_cut(folded: str, start: int, end: int, next_start: int, next_end: int, wrap: int) -> bool:
    own = folded[start:end]
    if _is_open(own):
        return True
    label = grammar.LABEL.match(folded, next_start, next_end)
    if (label and label["colon"]) or folded[next_start] in "([" or _ends(folded, end):
        return False
    # A heading on a line of its own has no stop inside; running text of some length does, or fills the line.
    return bool(re.search(r"[。;]", own)) or own[-1] in ",、" or (end - start >= (wrap - 2 if wrap else 46))


_SENTENCE = re.compile(r"[^。!?;]*")


def _take_title(flow: Flow, entry: Entry, wrap: int) -> None:
    """Part the title from the text: the first sentence, when it is a phrase without ， and something follows it."""
    start, end = entry.text[0]
    sentence = _SENTENCE.match(flow.folded, start, end)
    stop = end if sentence is None else sentence.end()
    stands_alone = (stop == end and len(entry.text) > 1) or (stop == end and bool(entry.children))
    follows = stop + 1 < end or len(entry.text) > 1 or bool(entry.children)
    phrase = flow.folded[start:stop]
    heading = stands_alone and flow.folded[end - 1] != "。" and len(phrase) <= 60  # a line of its own may hold a ，
    top = entry.mark is not None and entry.mark.style <= Style.SECTION
    if not follows and not (top and len(phrase) <= 60):
        return
    if "," in phrase and not heading and not top:
        return
    entry.title = (start, stop)
    rest = stop + 1 if stop < end and flow.folded[stop] in "。;!?" else stop
    entry.text = ([(rest, end)] if rest < end else []) + entry.text[1:]


def _count_unnumbered(flow: Flow, outline: Outline) -> None:
    """Make entries of unnumbered paragraphs that lay duties: below a heading without numbered tasks."""
    for entry in outline.entries:
        if entry.children or len(entry.statements) < 2 or entry.mark is None or entry.mark.style > Style.SECTION:
            continue
        at = entry.text[0][0] if entry.text else entry.statements[0].start
        for statement in entry.statements:
            own = [(max(a, at), min(z, statement.start)) for a, z in entry.text if a < statement.start and z > at]
            child = Entry(None, (own[0][0] if own else at,) * 2, own, None, own, [statement])
            if child.text:
                _take_title(flow, child, 0)
            entry.children.append(child)
            at = statement.end
        entry.text, entry.statements = [], []
