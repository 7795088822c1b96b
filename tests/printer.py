"""Known plans printed as districts publish them: the letter, running text or tables, and the file around it.

`render(known, random)` gives the bytes of a file and its name. What is drawn here must not change what a plan says.
"""

import re
from functools import cache
from html import escape
from random import Random

import printed_tables
from generator import CHINESE, Known, Node, chinese
from opencc import OpenCC
from printed_tables import Grid, by_role, listed, separated, spoken

LABELS = {
    "responsible": ("责任单位", "责任部门", "承办单位", "落实单位"),
    "lead": ("牵头单位", "牵头部门", "主办单位"),
    "support": ("配合单位", "协办单位", "参与单位"),
}
BRACKETS = ("（）", "（）", "（）", "（）", "【】", "()", "（)", "(）", "〔〕", "[]", "〈〉", "{}")


def labels(random: Random, inner: bool) -> dict[str, str]:
    """The words one plan labels its units and deadlines with."""
    words = {role: random.choice(choices) for role, choices in LABELS.items()}
    if inner:
        words = {role: word[:2] + "科室" for role, word in words.items()}
    return words | {"due": random.choice(("完成时限", "完成时间", "时限要求"))}


class Body:
    """The lines of a plan's running text; `bare` where an annex says who does what."""

    def __init__(self, known: Known, random: Random, bare: bool) -> None:
        self.known, self.random, self.bare = known, random, bare
        self.lines: list[str] = []
        styles = ("bracket", "bracket", "bracket", "spoken", "below", "lines", "tail")
        if known.shape.levels[-1] == "para":  # only its statement tells where one task ends
            styles = ("bracket", "spoken")
        self.style = random.choice(styles)
        self.apart = random.random() < 0.3  # titles on lines of their own
        self.words = labels(random, known.shape.inner)
        self.gap = random.choice(("", "", " "))

    def print(self) -> list[str]:
        """All lines, the headings of sections among them."""
        for number, title, nodes in self.known.sections:
            if number:
                part = self.known.shape.levels[0] == "part"
                self.lines.append((f"第{chinese(number)}部分 " if part else f"{chinese(number)}、") + title)
            begun = len(self.lines)
            for node in nodes:
                self._node(node)
            flat = self.known.shape.levels in (("section", "task"), ("section", "item")) and not self.apart
            if flat and not self.bare and self.style in ("bracket", "spoken") and self.random.random() < 0.1:
                self.lines[begun:] = ["".join(self.lines[begun:])]  # the layout between paragraphs was lost
        return self.lines

    def _node(self, node: Node) -> None:
        lead = node.mark + self.gap if node.mark else ""
        heads_only = not node.sentences and bool(node.children)
        if node.title and (self.apart or heads_only) and node.mark:
            self.lines.append(lead + node.title + ("。" if heads_only and self.random.random() < 0.5 else ""))
            lead = ""
        elif node.title:
            lead += node.title + "。"
        after, below = ("", []) if self.bare else self._statement(node)
        if node.text or after:
            self.lines.append(lead + node.text + after)
        self.lines += below
        for child in [] if self.bare else node.children:
            self._node(child)

    def _statement(self, node: Node) -> tuple[str, list[str]]:
        """What follows the text in its paragraph, and the lines below it, that lay the task on its units."""
        if not node.units and node.due is None:
            return "", []
        if self.style == "spoken" and node.due is None:
            return f"（{'由' if self.random.random() < 0.2 else ''}{spoken(node.units, self.random)}）", []
        said = self._labelled(node)
        if self.style == "tail":
            return said + "。", []
        if self.style == "lines":
            return "", [part for part in said.replace("。", "；").split("；") if part]
        pair = self.random.choice(BRACKETS)
        bracket = pair[0] + said.replace("。", "；") + pair[1]
        return ("", [bracket]) if self.style == "below" else (bracket + self.random.choice(("", "", "。")), [])

    def _labelled(self, node: Node) -> str:
        """牵头单位：A；配合单位：B；完成时限：9月底前"""
        roles = by_role(node.units)
        parts = [f"{self.words[role]}：{listed(names, self.random)}" for role, names in roles.items()]
        if node.due is not None:
            parts.append(f"{self.words['due']}：{node.due.mention}")
        return self.random.choice(("；", "；", "。")).join(parts)


# --- the letter around it ---------------------------------------------------------------------------------------------


def letter(known: Known, random: Random) -> list[str]:
    """What stands before the plan, its title last."""
    month, day = known.signed
    date = f"{known.year}年{month}月{day}日"
    if random.random() < 0.2:
        date = "".join("〇一二三四五六七八九"[int(c)] for c in str(known.year))
        date += f"年{chinese(month)}月{chinese(day)}日"
    quoted = f"《{known.title}》" if random.random() < 0.6 else known.title
    notice = [f"{known.issuer}关于印发{quoted}的通知"]
    if random.random() < 0.2:
        notice = [known.issuer, f"关于印发{quoted}的通知"]
    lines = [f"{known.issuer}文件"] if random.random() < 0.3 else []
    lines += [known.number, *notice] if random.random() < 0.5 else [*notice, known.number]
    lines += ["各镇人民政府、街道办事处，区政府各部门：", f"现将《{known.title}》印发给你们，请认真贯彻落实。"]
    return [*lines, known.issuer, date, *random.choice(([], ["（此件公开发布）"])), known.title]


def closing(known: Known, random: Random) -> tuple[list[str], list[str]]:
    """The paragraph that ends a body, and what stands behind the plan."""
    ends = known.shape.home != "annex" and known.shape.levels[-1] != "para" and random.random() < 0.4
    last = ["各部门、各街道要结合本工作要点，细化工作任务，逐项抓好落实。"] if ends else []
    sent = ["抄送：区委各部门，区人大办、政协办，区法院、检察院。"] if random.random() < 0.3 else []
    return last, sent


def render(known: Known, random: Random) -> tuple[bytes, str]:
    """The bytes of a published file that prints the plan, and its name."""
    form = random.choice(("html", "html", "tab", "tab", "pipe", "cells", "cells", "csv"))
    if form == "csv" and known.shape.home != "annex":
        form = "html"
    front = letter(known, random)
    last, sent = closing(known, random)
    home = known.shape.home
    if home != "annex" and random.random() < 0.5:
        front.append(f"为做好{known.year}年全区政务公开工作，制定本{known.title[-4:]}。")
    body = [] if home == "annex" else Body(known, random, bare=home == "both").print() + last
    if home == "both":
        body += [f"附件：{known.year}年政务公开工作任务分解表", "附件", f"{known.year}年政务公开工作任务分解表"]
    grid = None if home == "body" else Grid(known, random, form)
    # Only what every encoding and script holds is converted: it changes no meaning.
    change = random.choice((str, str, str, str, str, str, _traditional, _full_width, _spaced))
    if form == "html":
        table = "" if grid is None else printed_tables.html(grid, random)
        return change(page(front + body, table, sent, random)).encode(), "plan.html"
    table_lines = [] if grid is None else printed_tables.text_lines(grid, random)
    if form == "csv":
        rows = [*(separated([line, *[""] * (len(grid.heads) - 1)]) for line in front), *table_lines]
        return _encoded(change("\n".join(rows)), random), "plan.csv"
    printed, name = text(front, body, table_lines, sent, random)
    return _encoded(change(printed), random), name


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")


def _traditional(printed: str) -> str:
    return _converter().convert(printed)


def _full_width(printed: str) -> str:
    """Digits in full width, where they are print and no markup."""
    return re.sub(r"(?<![\d=\"'#&h])\d+(?=[年月日个次号.．、））])", lambda m: m[0].translate(_WIDE), printed)


_WIDE = {ord("0") + i: ord("０") + i for i in range(10)}


def _spaced(printed: str) -> str:
    """A space on both sides of a number, as text taken from a PDF has it."""
    return re.sub(r"(?<=[一-鿿])(\d+)(?=[一-鿿])", r" \1 ", printed)


def page(lines: list[str], table: str, back: list[str], random: Random) -> str:
    """A web page with navigation and footer; the whole in a layout table now and then."""
    inside = "\n".join(f"<p>{'&emsp;&emsp;' if random.random() < 0.5 else ''}{escape(line)}</p>" for line in lines)
    inside += table + "".join(f"<p>{escape(line)}</p>" for line in back)
    if random.random() < 0.25:
        inside = f"<table width=100%><tr><td>{inside}</td></tr></table>"
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>政务公开</title>"
        "<script>var a='责任单位：区财政局';</script></head>"
        "<body><div class=nav><a href='/'>首页</a> <a href='/gk'>政务公开</a></div>"
        f"<div class=article>{inside}</div><div class=rel><h3>相关链接</h3><ul><li>政策解读</li></ul></div>"
        "<div class=foot>主办单位：某某区人民政府办公室　联系电话：00000000</div></body></html>"
    )


def text(front: list[str], body: list[str], table: list[str], back: list[str], random: Random) -> tuple[str, str]:
    """A text file and its name: lines with or without blank ones between, or cut at a width and into pages."""
    name = "plan.txt"
    gap = random.random() < 0.5
    if random.random() < 0.3:
        name = "plan.md"
        front = [*front[:-1], "# " + front[-1]]
        # nobody marks an item 3、 as a heading and cuts it at a width: what is on the next line would be its text
        body = [f"## {line}" if line[:1] in CHINESE and line[1:2] == "、" and len(line) < 40 else line for line in body]
    lines = [*front, *body, *([] if table else back)]
    if random.random() < 0.35:
        lines = _wrapped(lines, random)
    elif gap:
        lines = _apart(lines)
    if table:
        rows = "\t" in table[0] or "|" in table[0]
        lines += [*(table if rows or not gap else _apart(table)), "", *back]
    return "\n".join(lines) + "\n", name


def _apart(lines: list[str]) -> list[str]:
    return [line for pair in zip(lines, [""] * len(lines), strict=True) for line in pair]


def _wrapped(lines: list[str], random: Random) -> list[str]:
    """Each paragraph cut at a width, and the whole into pages with numbers."""
    width = random.randint(26, 40)
    cut: list[str] = []
    for line in lines:
        if line.startswith("#"):  # Markdown's headings are a line each
            cut.append(line)
            continue
        line = "　　" + line
        cut += [line[i : i + width] for i in range(0, len(line), width)]
    paged: list[str] = []
    style = random.choice(("— {} —", "- {} -", "第{}页 共9页", ""))
    head = random.choice(("", "政务公开工作文件汇编")) if len(cut) >= 48 else ""  # a running head runs
    for i, line in enumerate(cut, start=1):
        paged.append(line)
        if style and i % 24 == 0:
            paged += [style.format(i // 24), *([head] if head else [])]
    return paged


def _encoded(printed: str, random: Random) -> bytes:
    if random.random() < 0.2:
        printed = printed.replace("\n", "\r\n")
    encoding = random.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"))
    try:
        return printed.encode(encoding)
    except UnicodeEncodeError:  # simplified script is not in Big5
        return printed.encode("utf-8")
