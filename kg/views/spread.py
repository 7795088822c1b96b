"""Places by attraction and repulsion, for pictures of who has to do with whom.

What is not connected stands beside it, and each jurisdiction has a field of its own, under its name where there are
several. One unit of a picture is about one pixel when a picture of two plans fills a window.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from kg.views.layout import WIDE, Edge, Node, text_width

SEED = 20190415  # any number; the same for every picture, so that the same graph is the same picture
GAP = 46.0  # between fields
CROWD = 500  # nodes of a connected part above which labels get no room of their own


@dataclass(slots=True)
class _Box:
    """Nodes that keep their places among each other, in a frame from (0, 0) to (width, height)."""

    nodes: list[Node]
    width: float
    height: float

    def move(self, x: float, y: float) -> None:
        for node in self.nodes:
            node.x, node.y = round(node.x + x, 1), round(node.y + y, 1)


def spread(nodes: list[Node], edges: Sequence[Edge]) -> None:
    """Places by attraction and repulsion; what is not connected stands beside it, and each place has its own field."""
    fields: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        fields[node.facts.get("jurisdiction") or ""].append(node)
    across = ceil(sqrt(len(fields)))
    wide = WIDE * ceil(len(fields) / across) / across if fields else WIDE  # what lets so many fields fill a window
    boxes = []
    for place, members in fields.items():
        box = _packed([_part(part, links, wide) for part, links in _parts(members, edges)], wide)
        if len(fields) > 1 and place:
            box = _headed(box, place)
        boxes.append(box)
    whole = _packed(boxes, WIDE, GAP)
    nodes[:] = whole.nodes


def _headed(box: _Box, place: str) -> _Box:
    """A field with the name of its place above it, and a frame the page draws."""
    box.move(24.0, 56.0)
    width, height = box.width + 48.0, box.height + 80.0
    head = Node(f"place/{place}", "place", place, 22.0, 24.0, facts={"jurisdiction": place, "frame": [width, height]})
    return _Box([head, *box.nodes], width, height)


def _parts(nodes: Sequence[Node], edges: Sequence[Edge]) -> list[tuple[list[Node], list[Edge]]]:
    """The connected parts, the largest first."""
    above = {node.id: node.id for node in nodes}

    def root(key: str) -> str:
        while above[key] != key:
            above[key] = key = above[above[key]]
        return key

    inside = [edge for edge in edges if edge.source in above and edge.target in above]
    for edge in inside:
        above[root(edge.source)] = root(edge.target)
    parts: dict[str, tuple[list[Node], list[Edge]]] = {}
    for node in nodes:
        parts.setdefault(root(node.id), ([], []))[0].append(node)
    for edge in inside:
        parts[root(edge.source)][1].append(edge)
    return sorted(parts.values(), key=lambda part: -len(part[0]))


def _part(nodes: list[Node], edges: Sequence[Edge], wide: float) -> _Box:
    if len(nodes) > 2:
        _attract(nodes, edges, wide)
    elif len(nodes) == 2:
        nodes[1].y = 44.0
    sizes = [_size(node, len(nodes)) for node in nodes]
    _part_labels(nodes, sizes)
    left = min(node.x - size[0] / 2 for node, size in zip(nodes, sizes, strict=True))
    right = max(node.x + size[0] / 2 for node, size in zip(nodes, sizes, strict=True))
    top = min(node.y - size[1] / 2 for node, size in zip(nodes, sizes, strict=True))
    bottom = max(node.y + size[1] / 2 for node, size in zip(nodes, sizes, strict=True))
    box = _Box(nodes, right - left, bottom - top)
    box.move(-left, -top)
    return box


def _attract(nodes: list[Node], edges: Sequence[Edge], wide: float) -> None:
    import igraph

    index = {node.id: i for i, node in enumerate(nodes)}
    graph = igraph.Graph(len(index), [(index[edge.source], index[edge.target]) for edge in edges])
    start = random.Random(SEED)
    side = sqrt(len(index))
    places = [(start.uniform(-side, side), start.uniform(-side, side)) for _ in index]
    igraph.set_random_number_generator(random.Random(SEED))
    try:
        if len(index) <= CROWD:
            layout = graph.layout_fruchterman_reingold(niter=1000, seed=places, grid="nogrid")
            layout = graph.layout_kamada_kawai(seed=layout.coords, maxiter=20 * len(index))
        else:
            layout = graph.layout_fruchterman_reingold(niter=300, seed=places, grid="grid")
    finally:
        igraph.set_random_number_generator(random)
    xs, ys = [x for x, _ in layout.coords], [y for _, y in layout.coords]
    area = sum(width * height for width, height in (_size(node, len(nodes)) for node in nodes))
    width, height = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    if (height > width) != (wide < 1.0):
        xs, ys, width, height = ys, xs, height, width
    width, height = max(width, height / 3), max(height, width / 3)  # three in a row make a line, which has no area
    scale = sqrt(2.6 * area / (width * height))
    stretch = min(1.3, max(0.8, sqrt(wide * height / width)))
    for node, x, y in zip(nodes, xs, ys, strict=True):
        node.x, node.y = x * scale * stretch, y * scale / stretch


def _size(node: Node, crowd: int) -> tuple[float, float]:
    """Room a node and its label take: a unit's label wholly, of a task's the beginning, in a crowd no label."""
    if crowd > CROWD:
        return (34.0, 34.0) if node.is_carrier else (18.0, 18.0)
    if node.is_carrier:
        lines = node.label[:60].split("\n")
        wide = max(min(text_width(line, 13.0), 14 * 13.0) for line in lines)
        return wide + 12.0, 24.0 + 16.0 * len(lines) + 3.0 * sqrt(node.weight)
    return 56.0, 34.0


def _part_labels(nodes: Sequence[Node], sizes: Sequence[tuple[float, float]]) -> None:
    """Pushes apart what covers another, sideways or up and down, whichever is shorter."""
    reach = max(max(size) for size in sizes)
    for _ in range(120 if len(nodes) <= CROWD else 30):
        cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for i, node in enumerate(nodes):
            cells[int(node.x // reach), int(node.y // reach)].append(i)
        moved = False
        for (column, row), members in list(cells.items()):
            for i in members:
                for beside in ((column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
                    for j in cells.get(beside, ()):
                        moved |= i < j and _push(nodes[i], nodes[j], sizes[i], sizes[j])
        if not moved:
            return


def _push(a: Node, b: Node, size_a: tuple[float, float], size_b: tuple[float, float]) -> bool:
    dx, dy = b.x - a.x, b.y - a.y
    over_x, over_y = (size_a[0] + size_b[0]) / 2 - abs(dx), (size_a[1] + size_b[1]) / 2 - abs(dy)
    if over_x <= 0.5 or over_y <= 0.5:
        return False
    if over_x < over_y:
        step = over_x / 2 * (1 if dx >= 0 else -1)
        a.x, b.x = a.x - step, b.x + step
    else:
        step = over_y / 2 * (1 if dy >= 0 else -1)
        a.y, b.y = a.y - step, b.y + step
    return True


def _packed(boxes: Sequence[_Box], wide: float, gap: float = GAP / 2) -> _Box:
    """Boxes in rows from left to right, as `wide` to their height as can be."""
    if len(boxes) == 1:
        return boxes[0]
    best: _Box | None = None
    places: list[tuple[float, float]] = []
    widest = max((box.width for box in boxes), default=0.0)
    total = sum(box.width + gap for box in boxes)
    for step in range(13):
        limit = widest + (total - widest) * step / 12
        tried, at = _rows(boxes, limit, gap)
        if best is None or _waste(tried, wide) < _waste(best, wide):
            best, places = tried, at
    for box, (x, y) in zip(boxes, places, strict=True):
        box.move(x, y)
    return best or _Box([], 0.0, 0.0)


def _waste(box: _Box, wide: float) -> float:
    """How high a window `wide` times as wide must be to hold the box at full size."""
    return max(box.width / wide, box.height)


def _rows(boxes: Sequence[_Box], limit: float, gap: float) -> tuple[_Box, list[tuple[float, float]]]:
    """Fills rows up to `limit`; small boxes stand on each other beside a tall one."""
    places: list[tuple[float, float]] = []
    x = y = row = column = stack = width = 0.0
    for box in boxes:
        if stack and box.width <= column and stack + gap + box.height <= row:
            places.append((x - gap - column, y + stack + gap))
            stack += gap + box.height
            continue
        if x and x + box.width > limit:
            x, y, row = 0.0, y + row + gap, 0.0
        places.append((x, y))
        x, row, column, stack = x + box.width + gap, max(row, box.height), box.width, box.height
        width = max(width, x - gap)
    return _Box([node for box in boxes for node in box.nodes], width, y + row), places
