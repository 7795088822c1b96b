"""What a picture is made of, and where it stands in views that are read in lines: columns and a calendar.

Captions stand to the right of their nodes. One unit of a picture is about one pixel when a picture of two plans fills
a window.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, sqrt
from typing import Any

WIDE = 1.9  # a window's width to its height
LINE = 24.0  # from one row of labels to the next
GAP = 46.0  # between parts that have nothing to do with each other


@dataclass(slots=True)
class Node:
    """A node: `kind` (unit, group, task, section, plan; place, month and gap are headings), its caption, its place
    and what the panel tells. `room` is how wide a caption to its right may be, None for a caption below it.
    """

    id: str
    kind: str
    label: str
    x: float = 0.0
    y: float = 0.0
    weight: float = 1.0
    community: int | None = None
    room: float | None = None
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def is_carrier(self) -> bool:
        return self.kind in ("unit", "group")


@dataclass(slots=True)
class Edge:
    """An edge with its kind: a role (lead, responsible, support), part (section → task), shared (unit – unit), or what
    became of a task (kept, reworded, split, merged; perhaps where that is open).
    """

    source: str
    target: str
    kind: str
    weight: float = 1.0
    facts: dict[str, Any] = field(default_factory=dict)


def text_width(text: str, size: float) -> float:
    """How wide a text is, about: a Chinese character is as wide as the font is high."""
    return size * sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.55 for char in text)


# --- columns ----------------------------------------------------------------------------------------------------------

_TEXT = {"plan": 16.0, "section": 14.0, "task": 12.5, "unit": 13.0, "group": 13.0}


def columns(nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
    """Plan, section, task, item, unit from left to right, captions to the right; a parent beside the middle of what is
    below it, units by where their tasks stand. One place below the other.
    """
    by_id = {node.id: node for node in nodes}
    above = {edge.target: edge.source for edge in edges if edge.kind == "part"}
    levels = {node.id: _level(node.id, above) for node in nodes if not node.is_carrier}
    fields: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        fields[node.facts.get("jurisdiction") or ""].append(node)
    below: dict[str, list[Node]] = defaultdict(list)
    tasks_of: dict[str, list[Node]] = defaultdict(list)
    for edge in edges:
        if edge.kind == "part":
            below[edge.source].append(by_id[edge.target])
        else:
            tasks_of[edge.target].append(by_id[edge.source])
    right = max((_across(members, levels, below) for members in fields.values()), default=0.0)
    y = 0.0
    for members in fields.values():
        y = _field(members, below, tasks_of, right, y) + GAP


def _level(key: str, above: dict[str, str]) -> int:
    level = 0
    while key in above and level < 20:
        key, level = above[key], level + 1
    return level


def _across(nodes: Sequence[Node], levels: dict[str, int], below: dict[str, list[Node]]) -> float:
    """Sets the columns of what is not a unit; returns where the column of units may begin."""
    deepest = max((levels[node.id] for node in nodes if not node.is_carrier), default=0)
    x = 0.0
    for level in range(deepest + 1):
        column = [node for node in nodes if not node.is_carrier and levels[node.id] == level]
        most = 26 if level == deepest else 16
        if level == deepest and deepest < 3:
            most = 42  # no items below: the room of their column is left
        wide = max((text_width(node.label[:most], _TEXT[node.kind]) for node in column), default=0.0)
        for node in column:
            node.x, node.room = round(x, 1), round(wide, 1)
        x += wide + 70.0
    for node in nodes:  # a task without items may print as far as the items do
        if not node.is_carrier and not below[node.id] and node.kind == "task":
            node.room = round(x - 70.0 - node.x, 1)
    return x + 110.0


def _field(
    nodes: Sequence[Node], below: dict[str, list[Node]], tasks_of: dict[str, list[Node]], right: float, top: float
) -> float:
    """Sets the rows of one place; returns where it ends."""
    units = [node for node in nodes if node.is_carrier]
    others = [node for node in nodes if not node.is_carrier]
    rows: list[tuple[Node, float]] = []
    at = 0.0
    for node in others:  # in printed order; a section, and a heading of items, stand apart from what is before
        if below[node.id]:
            at += 0.35 if rows and node.kind == "task" else 0.8 if rows else 0.0
        else:
            rows.append((node, at))
            at += 1.0
    line = max(LINE, len(units) * LINE / max(at, 1.0))
    for node, row in rows:
        node.y = round(top + row * line, 1)
    for node in reversed(others):
        if below[node.id]:
            ys = [each.y for each in below[node.id]]
            node.y = round((min(ys) + max(ys)) / 2, 1)
    height = max(at * line, len(units) * LINE)
    for node in units:
        tasks = tasks_of[node.id]
        node.y = sum(task.y for task in tasks) / len(tasks) if tasks else top
    units.sort(key=lambda node: (node.y, node.label))
    for i, node in enumerate(units):
        node.x, node.room = round(right, 1), round(text_width(node.label[:16], 13.0), 1)
        node.y = round(top + (i + 0.5) * height / len(units) - LINE / 2, 1)
    return top + height


# --- years ------------------------------------------------------------------------------------------------------------

_YEAR = 330.0  # width of a plan's captions
_BETWEEN = 210.0  # from there to the next plan: room for the lines that cross


def years(nodes: Sequence[Node]) -> None:
    """Plan beside plan, from the earlier to the later, tasks in printed order below each; places below each other."""
    fields: dict[str, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for node in nodes:
        fields[node.facts["jurisdiction"]][node.label if node.kind == "plan" else node.facts["plan"]].append(node)
    y = 0.0
    for plans in fields.values():
        longest = max(map(len, plans.values()))
        for number, column in enumerate(sorted(plans.values(), key=lambda column: column[0].facts["year"] or 0)):
            line = LINE * longest / len(column)  # a shorter plan spreads as far as the longest
            for row, node in enumerate(sorted(column, key=lambda node: node.kind != "plan")):
                node.x, node.y = number * (_YEAR + _BETWEEN), round(y + row * line, 1)
                node.room = _YEAR
        y += longest * LINE + GAP


# --- calendar ---------------------------------------------------------------------------------------------------------

_CARD = 318.0  # width of a column of the calendar
LANES = ("recurring", "response", "ongoing", "none")


def calendar(nodes: list[Node]) -> None:
    """Tasks under the month of their last day, in columns as a newspaper has them; what has no day follows by kind.

    Months in which nothing is due are one line.
    """
    lanes: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        node.facts["lane"] = node.facts["last"][:7] if node.facts["last"] else _lane(node)
        lanes[node.facts["lane"]].append(node)
    months = sorted(lane for lane in lanes if lane not in LANES)
    rows: list[Node] = []
    for i, lane in enumerate([*months, *(lane for lane in LANES if lane in lanes)]):
        if 0 < i < len(months) and (empty := _between(months[i - 1], lane)):
            rows.append(Node(f"gap/{empty[0]}", "gap", f"{empty[0]}/{empty[1]}"))
        rows.append(Node(f"month/{lane}", "month", lane, facts={"lane": lane}))
        rows += sorted(lanes[lane], key=lambda node: node.facts["last"] or "")
    _flow(rows)
    nodes[:] = rows


_HEIGHTS = {"month": 2.1, "gap": 1.9, "task": 1.0}  # lines


def _flow(rows: list[Node]) -> None:
    """Sets rows in columns; a month that runs on into the next column is headed once more."""
    total = sum(_HEIGHTS[node.kind] for node in rows) * LINE
    count = max(1, ceil(sqrt(total * WIDE / _CARD)))
    limit = ceil(total / LINE / count + 2.0)
    column, y, head = 0, 0.0, 0
    for node in list(rows):
        if y and y + _HEIGHTS[node.kind] * (2 if node.kind == "month" else 1) > limit:
            column, y = column + 1, 0.0
            if node.kind == "task" and (lane := node.facts["lane"]):
                head += 1
                again = Node(f"month/{lane}/{head}", "month", lane, facts={"lane": lane, "again": True})
                rows.insert(rows.index(node), again)
                y = _set(again, column, y)
        y = _set(node, column, y)


def _set(node: Node, column: int, y: float) -> float:
    """Places a row below `y` rows of its column; returns where the next one begins."""
    height = _HEIGHTS[node.kind]
    top = y + (0.0 if y else 0.9 - height) if node.kind != "task" else y
    node.x, node.y = column * _CARD, round((top + height - 0.5) * LINE, 1)
    node.room = _CARD - 40.0
    return top + height + (0.2 if node.kind == "month" else 0.0)


def _lane(node: Node) -> str:
    kinds = [kind for _, kind, _ in node.facts["due"]]
    return next((kind for kind in LANES if kind in kinds), "none")


def _between(before: str, after: str) -> tuple[str, str] | None:
    """The first and last month between two, None where one follows the other: "2020-09", "2020-12" → 10 to 11."""
    first, last = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (before, after))
    if last - first < 2:
        return None
    return _month(first + 1), _month(last - 1)


def _month(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02d}"
