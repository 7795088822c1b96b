"""A Document's layout undone: page furniture blanked, white space dropped, widths and script folded; places kept.

After `clean`, the following holds and no later step checks it again:
1. `flow.chars` has no white space but single spaces between Latin words, so a word cut by a line or page is whole.
2. `flow.folded` is as long as `flow.chars`: brackets, digits and punctuation in one width, simplified script.
3. `flow.document.text[a:b]` for `(a, b) = flow.span(i, j)`, without white space, is `flow.chars[i:j]` without.
4. No block is empty; blocks stand in print order.
"""

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise
from string import ascii_letters, digits

from kg.document import Cell, Document, Flow, Line, Place, Table, blank

# One form for what is printed in several: the matching form of each character, always a single character.
_FORMS = (
    {chr(full): chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("〔［【〖﹝", "[")
    | dict.fromkeys("〕］】〗﹞", "]")
    | dict(zip("〈〉{}｛｝", "()()()", strict=True))
    | dict(zip("﹙﹚﹐﹑､｡﹔﹕﹒．", "(),、、。;:..", strict=True))
    | dict.fromkeys("「『﹁﹃„", "“")
    | dict.fromkeys("」』﹂﹄", "”")
    | dict.fromkeys("○Ｏ◯", "〇")  # 二○二一年 is typed with many zeros
    | dict.fromkeys("﹣－–—―─", "-")
    | {"＂": '"', "：": ":", "∶": ":", "，": ",", "；": ";", "（": "(", "）": ")"}
)
_COMMONEST = (("，", ","), ("：", ":"), ("；", ";"), ("（", "("), ("）", ")"))


@cache
def _folding() -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds each character that has another form, and the forms: those above, and of traditional characters."""
    from opencc import OpenCC  # here, because most commands never fold a text

    chinese = [chr(code) for code in (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))]
    simplified = OpenCC("t2s").convert("\n".join(chinese)).split("\n")
    pairs = zip(chinese, simplified, strict=True)
    forms = {printed: form for printed, form in pairs if len(form) == 1 and form != printed} | _FORMS
    return re.compile(f"[{''.join(map(re.escape, forms))}]"), forms


def fold(text: str) -> str:
    """The form of `text` to match on, of equal length: half width, simplified script, one kind of each bracket."""
    for printed, form in _COMMONEST:
        text = text.replace(printed, form)
    pattern, forms = _folding()
    return pattern.sub(lambda found: forms[found[0]], text)


# — 3 —   - 4 -   第3页 共8页   第 3 页   ·5·
_PAGE_NUMBER = re.compile(
    r"[-·•.]{1,3}\d{1,4}[-·•.]{1,3}|第\d{1,4}页[,/]?(?:[(]?共\d{1,4}页[)]?)?|共\d{1,4}页[,/]?第\d{1,4}页|[Pp]age\d+(?:of\d+)?"
)
_INNER_QUOTES = str.maketrans('“”"', "‘’'")
_RULE = re.compile(r"[-=_*~·.…]{3,}")  # a drawn line: ---, ＊＊＊
_WORD = re.compile(r"\S+")
_LATIN = frozenset(ascii_letters + digits)
_ITEM, _FIGURE = re.compile(r"\d{1,3}[.．]"), re.compile(r"\d{3}")


def squeeze(text: str) -> str:
    """`text` without any white space: the form in which a mention is compared with its place."""
    return "".join(text.split())


def quoted(printed: str) -> str:
    """A mention within quotation marks, those of its own printed as inner ones: “‘十四五’期间”."""
    return f"“{printed.translate(_INNER_QUOTES)}”"


def is_page_number(printed: str) -> bool:
    """Whether a line prints nothing but the number of its page: — 3 —, 第3页 共8页."""
    return len(printed) <= 40 and _PAGE_NUMBER.fullmatch(fold(squeeze(printed))) is not None


def _furniture(document: Document) -> list[Place]:
    """Places of page numbers, drawn lines, and heads repeated next to page numbers."""
    lines = [block for block in document.blocks if isinstance(block, Line)]
    prints = [squeeze(document.text[line.start : line.end]) if line.end - line.start < 80 else "" for line in lines]
    folded = fold("\n".join(prints)).split("\n")
    short = [(i, printed) for i, printed in enumerate(folded) if 0 < len(printed) <= 40]
    numbers = {i for i, printed in short if _PAGE_NUMBER.fullmatch(printed)}
    beside: dict[str, set[int]] = {}
    for i in numbers:
        for j in {i - 1, i + 1} - numbers:
            if 0 <= j < len(lines) and 0 < len(prints[j]) <= 40:
                beside.setdefault(prints[j], set()).add(j)
    # A running head stands beside most page numbers; it ends no sentence, and labels nothing: 责任单位：区财政局.
    repeated = [(printed, at) for printed, at in beside.items() if len(at) > 1 and 2 * len(at) >= len(numbers)]
    heads = {j for printed, at in repeated if printed[-1] not in "。；，、）)" and ":" not in fold(printed) for j in at}
    heads |= _lone_heads(prints, short, numbers)
    numbers |= _bare_numbers(document, lines, folded) | _counted(short)
    rules = {i for i, printed in short if _RULE.fullmatch(printed)}
    return [(lines[i].start, lines[i].end) for i in sorted(numbers | heads | rules)]


# 甲县人民政府办公室文件 · 甲县人民政府公报 2016年第3期
_RUNNING = re.compile(
    r"[^,。;:、()《》]{2,20}(?:(?:政府|委员会|办公室|局|小组)文件|(?:政府)(?:公报|政报))(?:(?:20\d\d年?)?(?:第?\d{1,3}[期号])?)?"
)
_NAMED = re.compile(
    r"(?:文件|公报|政报|要点|方案|计划|安排|意见|通知|[分责]\w?[解工任]\w{0,3}表|清单|台账|任务|事项|汇编|简报)(?:\(.*\)|(?:20\d\d年?)?第?\d{1,3}[期号])?$"
)


def _lone_heads(prints: list[str], short: list[tuple[int, str]], numbers: set[int]) -> set[int]:
    """Running heads that stand but once or twice beside a page number: the letterhead, the title of the plan.

    A title is known by a line or two lines above that print it as well.
    """
    folded = dict(short)
    beside = [
        j for i in numbers for j in (i - 1, i + 1) if j in folded and j not in numbers and _NAMED.search(folded[j])
    ]
    first = _first(prints, max(beside, default=0))
    return {j for j in beside if first.get(prints[j], j) < j or (j > 0 and _RUNNING.fullmatch(folded[j]))}


def _first(prints: list[str], end: int) -> dict[str, int]:
    """The first line of each print before `end`, on one line or two, but for what a notice's title quotes."""
    first: dict[str, int] = {}
    for i in range(end):
        for count in (1, 2):
            if not "".join(prints[i + count : i + count + 1]).startswith("的"):  # 关于印发 | 2022年工作要点 | 的通知
                first.setdefault("".join(prints[i : i + count]), i)
    return first


_OF_ALL = re.compile(r"(\d{1,3})/(\d{1,3})")


def _counted(short: list[tuple[int, str]]) -> set[int]:
    """Lines that print the number of a page and of all pages, two or more that count on: 3/8 … 4/8."""
    found = [(i, match[1], match[2]) for i, printed in short if (match := _OF_ALL.fullmatch(printed))]
    counts = all(a[2] == b[2] and int(b[1]) == int(a[1]) + 1 <= int(b[2]) for a, b in pairwise(found))
    return {i for i, _, _ in found} if len(found) > 1 and counts else set()


_FEWEST = 12  # lines of a page


def _bare_numbers(document: Document, lines: list[Line], folded: list[str]) -> set[int]:
    """Lines that print the number of a page and no sign around it: before the end of a page, or counting all pages.

    The numbers of a table with a cell a line stand closer to each other.
    """
    bare = [i for i, printed in enumerate(folded) if len(printed) <= 3 and printed.isdecimal()]
    ends = [lines[i + 1].start if i + 1 < len(lines) else len(document.text) for i in bare]
    fed = {i for i, end in zip(bare, ends, strict=True) if "\f" in document.text[lines[i].end : end]}
    steps = [(j - i, int(folded[j]) - int(folded[i])) for i, j in pairwise(bare)]
    counts = len(bare) > 1 and all(apart >= _FEWEST and step == 1 for apart, step in steps)
    return set(bare) if counts else fed


# What copying puts into a text: ?? for the space that sets a line in, where no character of the encoding stood for it,
# and the sound behind a character, 公开(kāi).
_NO_PRINT = re.compile(  # led by one set of characters, so that all others are passed over fast
    r"[?(（](?:(?<=\?)\?+|(?<=[㐀-鿿豈-﫿][(（])[a-z]{0,4}[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ][a-z]{0,3}[)）])"
)


def _as_printed(document: Document) -> Document:
    """The document without what copying put into its text: spaces for ??, and no sounds, nor room for any."""
    found = [match.span() for match in _NO_PRINT.finditer(document.text)]
    sounds = [place for place in found if document.text[place[0]] != "?"]
    marks = [place for place in found if document.text[place[0]] == "?"]
    document = replace(document, text=blank(document.text, marks)) if marks else document
    if not sounds:
        return document
    kept = zip([0, *(end for _, end in sounds)], [*(start for start, _ in sounds), len(document.text)], strict=True)
    ends = [end for _, end in sounds]
    gone = [0, *accumulate(end - start for start, end in sounds)]

    def moved(start: int, end: int) -> Place:
        return start - gone[bisect_right(ends, start)], end - gone[bisect_right(ends, end)]

    blocks = tuple(
        Line(*moved(block.start, block.end), block.heading)
        if isinstance(block, Line)
        else Table(tuple([replace(cell, lines=tuple([moved(*line) for line in cell.lines])) for cell in block.cells]))
        for block in document.blocks
    )
    return replace(document, text="".join(document.text[a:z] for a, z in kept), blocks=blocks)


class _Run:
    """Characters of the flow so far, each with its place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.chars: list[str] = []
        self.places: list[int] = []
        self.length = 0

    def take(self, start: int, end: int) -> Place:
        """Append the print of [start, end) without layout; answers its place in the flow."""
        begin = self.length
        text, last, before = self.text, "", start
        line = text[start:end]
        if line.split() == [line]:  # the common line, without white space
            self.chars.append(line)
            self.places.extend(range(start, end))
            self.length += end - start
            return begin, self.length
        for word in _WORD.finditer(text, start, end):
            printed, at = word.group(), word.start()
            # A number cut by a line break is one number; two numbers or words on one line stay two.
            cut = (last + printed[0]).isdigit() and "\n" in text[before:at]
            apart = last in _LATIN and printed[0] in _LATIN
            if last and not cut and (apart or (self.length - begin <= 4 and _is_number(self.chars[-1], printed))):
                self.chars.append(" ")
                self.places.append(at - 1)
                self.length += 1
            self.chars.append(printed)
            self.places.extend(range(at, word.end()))
            self.length += len(printed)
            last, before = printed[-1], word.end()
        return begin, self.length


def _is_number(first: str, second: str) -> bool:
    """Whether white space sets the number of an item apart from a figure: 1. 12345热线."""
    return _ITEM.fullmatch(first) is not None and _FIGURE.match(second) is not None


def clean(document: Document) -> Flow:
    """The Document's print as one run of characters without layout; see the guarantees at the head of this file."""
    document = _as_printed(document)
    if furniture := _furniture(document):
        document = replace(document, text=blank(document.text, furniture))
    run = _Run(document.text)
    blocks: list[Line | Table] = []
    for block in document.blocks:
        if isinstance(block, Line):
            start, end = run.take(block.start, block.end)
            if end > start:
                blocks.append(Line(start, end, block.heading))
        else:
            cells = tuple(_cell(cell, run) for cell in block.cells)
            if any(cell.lines for cell in cells):
                blocks.append(Table(cells))
    chars = "".join(run.chars)
    return Flow(document, chars, _STOP.sub("。", fold(chars)), run.places, tuple(blocks))


# A stop typed as a point, 做好规划公开.主动公开规划, but not the point behind a number, 一.加强公开.
_STOP = re.compile(r"\.(?<=[㐀-鿿”》]\.)(?<![一二三四五六七八九十]\.)(?<!附件\.)(?=[㐀-鿿“《(])")


def _cell(cell: Cell, run: _Run) -> Cell:
    places = [run.take(start, end) for start, end in cell.lines]
    lines = tuple([place for place in places if place[1] > place[0]])
    return Cell(cell.row, cell.column, lines, cell.rows, cell.columns, cell.header)
