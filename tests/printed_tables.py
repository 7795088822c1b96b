"""Annex tables of generated plans: the grid of a plan's rows, printed with tabs, pipes, as HTML, or one cell a line.

Merged cells are missing, repeated or spanned; heads are packed, doubled or repeated on each page, as in published ones.
"""

from dataclasses import dataclass
from html import escape
from random import Random

from generator import Bearer, Known, Node, chinese

HEADS = {
    "number": ("序号", "编号", "项次"),
    "task": ("工作任务", "主要工作任务", "重点任务", "工作项目", "任务名称", "主要任务", "二级任务", "公开事项"),
    "content": (
        "任务内容",
        "工作要求",
        "具体要求",
        "工作内容",
        "主要措施",
        "具体措施",
        "工作内容及要求",
        "具体工作",
        "公开内容",
    ),
    "due": ("完成时限", "时限要求", "完成时间", "时间节点", "完成期限", "时间要求", "公开时限", "进度安排"),
    "responsible": ("责任单位", "责任部门", "责任科室", "承办单位", "落实单位", "公开责任主体"),
    "lead": ("牵头单位", "主办单位", "牵头部门", "牵头责任单位"),
    "support": ("配合单位", "协办单位", "参与单位", "协助单位", "协同单位"),
}
ROLES = ("lead", "responsible", "support")
QUOTE = '"'
VERBS = {"lead": ("牵头",), "responsible": ("负责", "落实"), "support": ("配合", "参与", "协助")}


def listed(mentions: list[str], random: Random) -> str:
    """Names as a list; the joint before a group may be a ，."""
    printed = mentions[0]
    for mention in mentions[1:]:
        printed += random.choice("，、、" if mention.startswith(("各", "有关")) else "、") + mention
    return printed


def by_role(units: list[Bearer]) -> dict[str, list[str]]:
    """The names of some units by role, in printed order."""
    found: dict[str, list[str]] = {}
    for unit in units:
        found.setdefault(unit.role, []).append(unit.mention)
    return found


def spoken(units: list[Bearer], random: Random) -> str:
    """A牵头，B、C配合"""
    parts = ["、".join(names) + random.choice(VERBS[role]) for role, names in by_role(units).items()]
    return "，".join(parts)


@dataclass
class Cut:
    """One cell: its lines, and how many rows it spans."""

    lines: list[str]
    down: int = 1


Cells = list[Cut | None]


class Grid:
    """The rows of a table, None where a merged cell goes on; `starts` are section rows by the row they stand before."""

    def __init__(self, known: Known, random: Random, form: str) -> None:
        self.known, self.random, self.form = known, random, form
        shape = known.shape
        sections = shape.levels[0] == "section" and len(shape.levels) > 1
        self.banners = sections and random.random() < 0.5
        self.level = shape.levels[-1]
        self.nested = "task" in shape.levels
        self.columns = self._columns(own_section=sections and not self.banners)
        names = {kind: random.choice(HEADS[kind]) for kind in HEADS}
        self.heads = [names[kind] for kind in self.columns]
        if shape.inner:
            self.heads = [head.replace("单位", "科室").replace("部门", "科室") for head in self.heads]
        self.rows: list[Cells] = []
        self.starts: dict[int, str] = {}
        self.headed: set[int] = set()  # rows that begin below another heading
        for number, title, nodes in known.sections:
            self._section(f"{chinese(number)}、{title}" if number else "", nodes)
        alone = form == "csv" and len(self.columns) == 2  # below the table, what stands alone is a note
        if form != "cells" and not alone and random.random() < 0.5:
            self._merge_equal()

    def _columns(self, own_section: bool) -> list[str]:
        """The columns in an order plans print them."""
        shape, random = self.known.shape, self.random
        columns = ["task"] * (own_section + (self.nested or shape.titled)) + ["content"]
        apart = shape.roles == "lead" and shape.column == "apart"
        units = ["lead", shape.second] if apart else ["responsible"]
        due = ["due"] if shape.deadlines else []
        columns += [*due, *units] if random.random() < 0.6 else [*units, *due]
        # Where each （一） has one row, 序号 would count the tasks.
        several = not self.nested or any(len(node.children) > 1 for node in self.known.nodes())
        if self.level == "item" and several and random.random() < 0.6:
            columns.insert(random.choice((0, columns.index("content"))), "number")
        # An item's number may stand before its title.
        self.before_title = self.level == "item" and shape.titled and "number" not in columns
        return columns

    def _section(self, heading: str, nodes: list[Node]) -> None:
        first = len(self.rows)
        for node in nodes:
            begun = len(self.rows)
            leaves = node.children or [node]
            while leaves:
                pair = leaves[:2] if self._can_pair(leaves[:2]) else leaves[:1]
                self.rows.append(self._row(pair))
                leaves = leaves[len(pair) :]
            if node.children or node.title or self.level == "task":
                at = max(i for i, kind in enumerate(self.columns) if kind == "task")
                self._head(begun, at, (node.mark if self.nested or self.before_title else "") + node.title)
        if heading and self.banners:
            self.starts[first] = heading
            self.headed.add(first)
        elif heading:
            self._head(first, self.columns.index("task"), heading)

    def _head(self, first: int, column: int, printed: str) -> None:
        self.rows[first][column] = Cut([printed], len(self.rows) - first)
        self.headed.add(first)

    def _can_pair(self, pair: list[Node]) -> bool:
        """Whether two items may share a row: each with all its cells, and a number before its text."""
        if len(pair) < 2 or "number" in self.columns or self.level != "item" or self.known.shape.titled:
            return False
        one, other = pair
        full = all(len(by_role(node.units)) == len(by_role(one.units)) > 0 and node.due for node in pair)
        marks = one.mark[-1] == other.mark[-1] and self.form != "cells"
        apart = self.known.shape.column == "apart"
        return full and marks and apart and self.known.shape.deadlines and self.random.random() < 0.1

    def _row(self, leaves: list[Node]) -> Cells:
        leaf = leaves[0]
        row: Cells = []
        for kind in self.columns:
            if kind == "task":
                row.append(None)
            elif kind == "number":
                row.append(Cut([leaf.mark.rstrip(".．、")]))
            elif kind == "content":
                row.append(Cut([line for node in leaves for line in self._text(node)]))
            elif kind == "due":
                row.append(Cut(self._lines([node.due.mention if node.due else "" for node in leaves])))
            else:
                row.append(Cut(self._lines([self._units(node, kind) for node in leaves])))
        return row

    @staticmethod
    def _lines(prints: list[str]) -> list[str]:
        return [line for line in prints if line] if len({*prints}) > 1 else [prints[0]] if prints[0] else []

    def _units(self, leaf: Node, kind: str) -> str:
        if kind == "responsible" and self.known.shape.roles == "lead" and self.known.shape.column != "apart":
            if self.known.shape.column == "spoken":
                return spoken(leaf.units, self.random) if leaf.units else ""
            return "、".join(unit.mention + "（牵头）" * (unit.role == "lead") for unit in leaf.units)
        names = by_role(leaf.units).get(kind)
        return listed(names, self.random) if names else ""

    def _text(self, leaf: Node) -> list[str]:
        shown = "number" in self.columns or self.before_title or (self.level == "task" and "task" in self.columns)
        text = ("" if shown else leaf.mark) + leaf.text
        if len(leaf.sentences) > 1 and self.random.random() < 0.2:
            at = text.index(leaf.sentences[1])
            return [text[:at], text[at:]]
        return [text]

    def _merge_equal(self) -> None:
        """Merge what rows below one heading print alike: their deadlines, their first units, or all their units."""
        units = [c for c, kind in enumerate(self.columns) if kind in ROLES]
        for c in [*(c for c, kind in enumerate(self.columns) if kind == "due"), units[0]]:
            anchor = 0
            for r in range(1, len(self.rows)):
                row, above = self.rows[r], self.rows[anchor]
                same = row[c].lines and row[c].lines == above[c].lines and r not in self.headed
                same = same and len(row[c].lines) == 1  # not a row of two items
                if c in units:
                    same = same and all(row[i].lines for i in units)
                if same and self.random.random() < 0.7:
                    above[c].down += 1
                    row[c] = None
                else:
                    anchor = r

    def fill(self) -> None:
        """Print a / where a row has nothing to say in a column that all fill: an empty cell would be a merged one."""
        first = next(c for c, kind in enumerate(self.columns) if kind in ROLES)
        for row in self.rows:
            for c, kind in enumerate(self.columns):
                if (kind == "due" or c == first) and row[c] is not None and not row[c].lines:
                    row[c].lines = [self.random.choice("/—-")]

    def packed(self) -> list[str]:
        """The heads with one above two columns of tasks, the others moved up and the last left empty."""
        if self.columns[:2] != ["task", "task"]:
            return self.heads
        return [*self.heads[1:], ""]


def text_lines(grid: Grid, random: Random) -> list[str]:
    """The lines of a table in a text file."""
    return _cells(grid, random) if grid.form == "cells" else _rows(grid, random)


def closing(grid: Grid, random: Random) -> list[list[str]]:
    """The rows below the last task, now and then: how many there are, and a note."""
    total = [["合计", f"{len(grid.rows)}项"]] if random.random() < 0.15 else []
    note = [["注：请各责任单位于每季度末报送进展。"]] if random.random() < 0.15 else []
    return total + note


def separated(cells: list[str]) -> str:
    """A row of a .csv file: a , between its cells, quotes around one that prints a quote or several lines."""
    return ",".join(f'"{cell.replace(QUOTE, QUOTE * 2)}"' if {*cell} & {*',"\n'} else cell for cell in cells)


def _rows(grid: Grid, random: Random) -> list[str]:
    """Rows with cells set apart by tabs, pipes or commas; merged cells missing or repeated, heads on each page."""
    grid.fill()
    pipes, commas = grid.form == "pipe", grid.form == "csv"
    repeat, again = random.random() < 0.3, random.random() < 0.3 and not pipes
    heads = grid.packed() if random.random() < 0.3 and not pipes else grid.heads
    held = [""] * len(grid.columns)

    def line(cells: list[str]) -> str:
        if commas:
            return separated(cells)
        return "| " + " | ".join(cells) + " |" if pipes else "\t".join(cells)

    lines = [line(heads), *(["|" + " --- |" * len(heads)] if pipes else [])]
    alone = random.random() < 0.5 and not pipes and not commas
    for r, row in enumerate(grid.rows):
        if r and again and random.random() < 0.2:
            lines += [*random.choice(([""], [], ["", "— 2 —", ""])), line(heads)] if not commas else [line(heads)]
        if r in grid.starts:
            lines.append(grid.starts[r] if alone else line([grid.starts[r], *[""] * (len(held) - 1)]))
        cells = []
        for c, cell in enumerate(row):
            if cell is not None:
                held[c] = ("<br>" if pipes else "\n" if commas else " " if len(cell.lines) == 2 else "").join(
                    cell.lines
                )
            shown = cell is not None or (repeat and grid.columns[c] == "task")
            cells.append(held[c] if shown else "")
        lines.append(line(cells))
    return lines + [line([*printed, *[""] * (len(held) - len(printed))]) for printed in closing(grid, random)]


def _cells(grid: Grid, random: Random) -> list[str]:
    """One cell a line, merged and empty cells missing."""
    again = random.random() < 0.3
    lines = list(grid.heads)
    for r, row in enumerate(grid.rows):
        if r and again and random.random() < 0.2:
            lines += grid.heads
        lines += [grid.starts[r]] if r in grid.starts else []
        lines += [line for cell in row if cell is not None for line in cell.lines]
    return lines + [line for printed in closing(grid, random) for line in printed]


def html(grid: Grid, random: Random) -> str:
    """A table of a web page: rowspan for merged cells, colspan for section rows and heads; or one table a section."""
    merged = random.random() < 0.75
    if not (merged and any(cell is not None and cell.down > 1 for row in grid.rows for cell in row)):
        grid.fill()
    head = _html_head(grid, random)
    apart = grid.banners and random.random() < 0.3
    out = [] if apart else ["<table border=1>", head]
    for r, row in enumerate(grid.rows):
        if r in grid.starts and apart:
            out += ["</table>"] * bool(r) + [f"<p>{grid.starts[r]}</p>", "<table border=1>", head]
        elif r in grid.starts:
            out.append(f"<tr><td colspan={len(grid.columns)}>{grid.starts[r]}</td></tr>")
        out.append("<tr>" + "".join(_html_cell(cell, merged, random) for cell in row) + "</tr>")
    for printed in closing(grid, random):
        across = len(grid.columns) - len(printed) + 1
        last = f"<td colspan={across}>{printed[-1]}</td>"
        out.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in printed[:-1]) + last + "</tr>")
    return "\n".join([*out, "</table>"])


def _html_head(grid: Grid, random: Random) -> str:
    tag = random.choice(("td", "th"))
    units = [c for c, kind in enumerate(grid.columns) if kind in ROLES]
    if len(units) == 2 and random.random() < 0.3:  # 责任单位 above 牵头单位 and 配合单位
        upper = [
            f"<{tag} colspan=2>责任分工</{tag}>" if c == units[0] else f"<{tag} rowspan=2>{head}</{tag}>"
            for c, head in enumerate(grid.heads)
            if c != units[1]
        ]
        lower = [f"<{tag}>{grid.heads[c]}</{tag}>" for c in units]
        return f"<tr>{''.join(upper)}</tr><tr>{''.join(lower)}</tr>"
    if grid.columns[:2] == ["task", "task"] and random.random() < 0.5:
        shown = "".join(f"<{tag}>{head}</{tag}>" for head in grid.heads[2:])
        return f"<tr><{tag} colspan='2'>{grid.heads[0]}</{tag}>{shown}</tr>"
    return "<tr>" + "".join(f"<{tag}>{head}</{tag}>" for head in grid.heads) + "</tr>"


def _html_cell(cell: Cut | None, merged: bool, random: Random) -> str:
    if cell is None:
        return "" if merged else "<td></td>"
    lines = [escape(line) for line in cell.lines]
    if len(lines) == 1 and 4 < len(lines[0]) < 40 and random.random() < 0.1:  # a line break inside a name
        at = random.randint(1, len(lines[0]) - 1)
        lines = [lines[0][:at] + "<br/>" + lines[0][at:]]
    inside = "".join(f"<p>{line}</p>" for line in lines) if random.random() < 0.5 else "<br>".join(lines)
    span = f' rowspan="{cell.down}"' if merged and cell.down > 1 else ""
    return f"<td{span}>{inside}</td>"
