"""Plans that nobody wrote: known content drawn at random, to be printed in a drawn layout (`printer.py`) and read back.

`draw(random)` gives a `Known` plan. What it must come back as is `Known.expected()`, in the form of gold/GUIDE.md.
"""

from calendar import monthrange
from dataclasses import dataclass, field
from itertools import cycle, islice
from random import Random
from typing import Any

from phrases import CITIES, DISTRICTS, GROUPS, INNER, MANNERS, OFFICES, OPENINGS, SECTIONS, THINGS, TITLES

Meaning = tuple[Any, ...]


@dataclass(frozen=True)
class Due:
    """A deadline as printed, and what it means."""

    mention: str
    meaning: Meaning


@dataclass(frozen=True)
class Bearer:
    """A unit as printed, with its role."""

    mention: str
    role: str


@dataclass
class Node:
    """A task: `mark` is its number as printed, "" in a table without one; `path` as it must come back."""

    path: str
    mark: str
    title: str
    sentences: list[str]
    units: list[Bearer] = field(default_factory=list)
    due: Due | None = None  # of the column or the statement
    spoken: list[Due] = field(default_factory=list)  # in the sentences
    children: list["Node"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.sentences)

    def expected(self) -> dict[str, Any]:
        dues = {due.meaning for due in (*([self.due] if self.due else []), *self.spoken)}
        return {
            "title": self.title,
            "text": self.text,
            "duties": [(unit.mention, unit.role) for unit in self.units],
            "deadlines": dues,
        }


@dataclass
class Known:
    """What a generated plan says. A plan without sections has one of number 0 that is not printed."""

    place: str
    issuer: str
    title: str
    number: str
    year: int
    signed: tuple[int, int]
    sections: list[tuple[int, str, list[Node]]]
    shape: "Shape"

    def nodes(self) -> list[Node]:
        found: list[Node] = []
        stack = [node for _, _, nodes in self.sections for node in nodes][::-1]
        while stack:
            node = stack.pop()
            found.append(node)
            stack += node.children[::-1]
        return found

    def expected(self) -> dict[str, Any]:
        """The plan in comparable form: front matter, sections by number, tasks by path in order."""
        month, day = self.signed
        return {
            "plan": {
                "title": self.title,
                "document_number": self.number,
                "jurisdiction": self.place,
                "issuer": self.issuer,
                "year": self.year,
                "signed": f"{self.year}-{month:02}-{day:02}",
            },
            "sections": {number: title for number, title, _ in self.sections if number},
            "tasks": {node.path: node.expected() for node in self.nodes()},
        }


@dataclass(frozen=True)
class Shape:
    """How deep a plan is and where its units stand.

    `levels` names the styles from the outermost: part, section, article, task, item, subitem, point, and what has no
    number of its own: row (of a table) and para(graph). `home`: body, annex or both. `run_on` (`items_run_on`) counts
    tasks (their items) through the whole plan. Units are all `roles`, or `lead` and beside them `second`; `column`
    says how a table prints the two: in columns of their own, with a mark （牵头）, or with a verb A牵头.
    """

    home: str
    levels: tuple[str, ...]
    run_on: bool
    items_run_on: bool
    titled: bool  # the innermost tasks have titles
    roles: str  # responsible, lead
    second: str  # of those beside the lead
    column: str
    inner: bool  # a bureau's plan: units are its departments
    deadlines: bool  # whether a column or the statements name deadlines


BODIES = (
    ("section", "task"),
    ("section", "task"),
    ("section", "task", "item"),
    ("section", "item"),
    ("section", "item", "subitem"),
    ("section", "task", "item", "subitem"),
    ("section",),
    ("task",),
    ("task", "item"),
    ("item",),
    ("item", "subitem"),
    ("article",),
    ("part", "section"),
    ("part", "section", "task"),
    ("section", "task", "point"),
    ("section", "para"),
)
ANNEXES = (
    ("section", "row"),
    ("section", "item"),
    ("section", "task", "item"),
    ("section", "task", "row"),
    ("section", "task"),
    ("item",),
    ("row",),
    ("task", "item"),
)


def shape(random: Random) -> Shape:
    home = random.choice(("body", "body", "annex", "annex", "both"))
    if home == "both":
        levels = random.choice((("section", "task", "item"), ("section", "task", "row"), ("task", "item")))
    else:
        levels = random.choice(BODIES if home == "body" else ANNEXES)
    second = random.choice(("responsible", "support"))
    leaf_heads = home == "annex" and levels[-1] == "task"  # （一） alone in its cell heads its row by a title
    return Shape(
        home=home,
        levels=levels,
        run_on=random.random() < 0.4,
        items_run_on=random.random() < 0.4 or home == "both",
        titled=leaf_heads
        or (random.random() < 0.5 and (home == "body" or (home == "annex" and "task" not in levels[:-1]))),
        roles=random.choice(("responsible", "lead")),
        second=second,
        column=random.choice(("apart", "apart", "marked" if second == "responsible" else "spoken")),
        inner=random.random() < 0.12,
        deadlines=random.random() < 0.8,
    )


CHINESE = "〇一二三四五六七八九十"


def chinese(number: int) -> str:
    """12 → 十二, 20 → 二十, 21 → 二十一, 121 → 一百二十一."""
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return f"{CHINESE[hundreds]}百{'零' * (0 < rest < 10)}{'一' * (10 <= rest < 20)}{chinese(rest) if rest else ''}"
    if number <= 10:
        return CHINESE[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else CHINESE[tens]) + "十" + (CHINESE[ones] if ones else "")


def mark(style: str, number: int, random: Random) -> str:
    """A number as plans print it in a style."""
    return {
        "part": f"第{chinese(number)}部分 ",
        "section": f"{chinese(number)}、",
        "article": random.choice((f"第{chinese(number)}条 ", f"任务{chinese(number)}：", f"【任务{number}】")),
        "task": f"（{chinese(number)}）",
        "item": random.choice((f"{number}.", f"{number}．", f"{number}、")),
        "subitem": random.choice(
            (f"（{number}）", f"({number})", chr(ord("⑴") + number - 1) if number <= 20 else f"({number})")
        ),
        "point": chr(ord("①") + number - 1),
        "row": "",
        "para": "",
    }[style]


def _last(year: int, month: int) -> str:
    return f"{year}-{month:02}-{monthrange(year, month)[1]}"


def column_due(random: Random, year: int) -> Due:
    """An entry of a deadline column."""
    month = random.randint(9, 12)
    return random.choice(
        (
            Due("全年", ("period", f"{year}-01-01", f"{year}-12-31")),
            Due("长期", ("ongoing",)),
            Due("持续推进", ("ongoing",)),
            Due(f"{month}月底前", ("by", _last(year, month))),
            Due(f"{year}年{month}月底前", ("by", _last(year, month))),
            Due(f"{month}月15日前", ("by", f"{year}-{month:02}-15")),
            Due("年底前", ("by", f"{year}-12-31")),
            Due("第四季度", ("period", f"{year}-10-01", f"{year}-12-31")),
            Due("每季度", ("recurring", 1, "P3M")),
            Due("每月", ("recurring", 1, "P1M")),
            Due(f"{month}月底", ("by", _last(year, month))),
        )
    )


def _sentence(random: Random, used: set[str], phrase: bool) -> str:
    """A sentence no other in the plan repeats; `phrase` is one that could not be a title, since it holds a ，."""
    while True:
        core = random.choice(OPENINGS) + random.choice(THINGS)
        if core not in used:
            used.add(core)
            break
    tail = "，" + random.choice(MANNERS) if phrase or random.random() < 0.7 else ""
    if tail and random.random() < 0.4:
        tail += "，" + random.choice(MANNERS)
    return core + tail + random.choice(("。", "。", "；")) if not phrase else core + tail + "。"


def _spoken(random: Random, year: int, used: set[str]) -> tuple[str, Due]:
    """A sentence with a deadline in it."""
    month = random.randint(9, 12)
    due = random.choice(
        (
            Due(f"{month}月底前", ("by", _last(year, month))),
            Due("每季度不少于1次", ("recurring", 1, "P3M")),
            Due("年底前", ("by", f"{year}-12-31")),
            Due("20个工作日内", ("response", "P20D", True)),
        )
    )
    core = _sentence(random, used, phrase=True).rstrip("。")
    return f"{core}，{due.mention}{random.choice(('完成更新', '向社会公布', '组织发布'))}。", due


def _text(random: Random, year: int, used: set[str], length: int) -> tuple[list[str], list[Due]]:
    sentences = [_sentence(random, used, phrase=True)]
    dues = []
    for _ in range(random.randint(0, length)):
        if random.random() < 0.25:
            sentence, due = _spoken(random, year, used)
            dues.append(due)
        else:
            sentence = _sentence(random, used, phrase=False)
        sentences.append(sentence)
    sentences[-1] = sentences[-1][:-1] + "。"
    return sentences, dues


def _units(random: Random, form: Shape) -> list[Bearer]:
    """One to five units in the order every form of statement prints them: leads, responsible ones, supporters."""
    level = random.choice(("区", "县"))
    names = INNER if form.inner else [level + office for office in OFFICES]
    mentions = random.sample(names, random.randint(1, min(4, len(names))))
    if random.random() < 0.4 and not form.inner:
        mentions.append(random.choice(GROUPS))
    if form.roles == "responsible" or len(mentions) == 1:
        role = "responsible" if form.roles == "responsible" else "lead"
        return [Bearer(mention, role) for mention in mentions]
    leads = random.randint(1, len(mentions) - 1)
    return [Bearer(mention, "lead" if i < leads else form.second) for i, mention in enumerate(mentions)]


class _Draw:
    """The running counts while the nodes of one plan are drawn."""

    def __init__(self, random: Random, form: Shape, year: int, sizes: tuple[int, ...] = ()) -> None:
        self.random, self.form, self.year, self.sizes = random, form, year, sizes
        self.used: set[str] = set()
        self.titles = random.sample(TITLES, len(TITLES))
        self.counts: dict[str, int] = {}
        self.rows = False  # whether a task had rows
        self.last: Node | None = None  # of the innermost level

    def number(self, style: str, position: int, outer: bool) -> int:
        """The number of a task: run on through the plan, or from 1 again."""
        runs = self.form.run_on if outer else self.form.items_run_on
        if not runs or style in ("section", "part", "row", "para", "point"):
            return position
        self.counts[style] = self.counts.get(style, 0) + 1
        return self.counts[style]

    def title(self) -> str:
        if not self.titles:
            self.titles = [f"{a}{b}" for a, b in zip(OPENINGS, TITLES, strict=False)]
        return self.titles.pop()

    def nodes(self, above: str, levels: tuple[str, ...], outer: bool) -> list[Node]:
        random = self.random
        style, inner = levels[0], levels[1:]
        most = 3 if inner else 4
        made = []
        # A single row without a number is its task itself, as a single paragraph is its section's.
        rows = style == "row" and (self.form.home == "both" or (len(self.form.levels) > 2 and not self.rows))
        fewest = 2 if not above or style == "para" or rows else 1
        self.rows = self.rows or style == "row"
        count = self.sizes[-len(levels)] if self.sizes else random.randint(fewest, most)
        for position in range(1, count + 1):
            number = self.number(style, position, outer)
            path = f"{above}/{number}" if above else str(number)
            made.append(self._node(path, mark(style, number, random), inner))
        return made

    def _node(self, path: str, printed: str, inner: tuple[str, ...]) -> Node:
        random, form = self.random, self.form
        if inner:
            preamble = form.home == "body" and random.random() < 0.3
            sentences = [_sentence(random, self.used, phrase=True)] if preamble else []
            return Node(path, printed, self.title(), sentences, children=self.nodes(path, inner, outer=False))
        sentences, dues = _text(random, self.year, self.used, 3)
        node = Node(path, printed, self.title() if form.titled else "", sentences, spoken=dues)
        told = form.levels[-1] == "para" or (form.home != "body" and not form.deadlines)  # by its units alone
        if told or random.random() < 0.93:
            node.units = _units(random, form)
        if form.deadlines and (random.random() < 0.7 or (form.home != "body" and not node.units)):
            node.due = column_due(random, self.year)
        if self.last is not None and random.random() < 0.2:  # as merged cells print it
            node.units, node.due = list(self.last.units), self.last.due
        self.last = node
        return node


def draw(random: Random, form: Shape | None = None, sizes: tuple[int, ...] = ()) -> Known:
    """A plan's content; its shape says how it can be printed. `sizes` are the numbers of nodes at each level."""
    form = form or shape(random)
    year = random.randint(2016, 2025)
    city, district = random.choice(CITIES), random.choice(DISTRICTS)
    place = city + district
    draws = _Draw(random, form, year, sizes)
    outer = form.levels[0] in ("section", "part") and len(form.levels) > 1
    sections: list[tuple[int, str, list[Node]]] = []
    if outer:
        titles = [*islice(cycle(SECTIONS), sizes[0])] if sizes else random.sample(SECTIONS, random.randint(2, 4))
        for number, title in enumerate(titles, start=1):
            if number % 4 == 1:  # a plan of many sections needs more sentences than there are
                draws.used.clear()
            sections.append((number, title, draws.nodes(str(number), form.levels[1:], outer=True)))
    else:
        sections.append((0, "", draws.nodes("", form.levels, outer=True)))
    if form.home == "both":  # the body's tasks print what their items say
        for node in [node for _, _, nodes in sections for node in nodes]:
            node.sentences = [sentence for child in node.children for sentence in child.sentences]
    kind = "工作任务分解表" if form.home == "annex" else random.choice(("工作要点", "工作要点及任务分工", "工作方案"))
    subject = f"{year}年{district}政务公开{kind}" if random.random() < 0.7 else f"{district}{year}年政务公开{kind}"
    return Known(
        place=place,
        issuer=f"{place}{'市场监督管理局' if form.inner else '人民政府办公室'}",
        title=subject,
        number=f"{district[0]}政办〔{year}〕{random.randint(1, 90)}号",
        year=year,
        signed=(random.randint(3, 8), random.randint(1, 28)),
        sections=sections,
        shape=form,
    )
