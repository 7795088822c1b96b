"""Pictures of duties as plain values: which nodes and edges a view has. Knows no pyvis.

The same tasks give the same picture.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import Any

from kg.views import layout
from kg.views.choices import Language, View
from kg.views.layout import Edge, Node
from kg.views.selection import Item, Share
from kg.views.spread import SEED, spread

MOST = 2000
"""Nodes a picture shows; of more, the most connected and their neighbours."""

CHANGES = ("continued", "new", "dropped")
"""What a task is in the view of changes: its community."""

_AROUND = 60  # characters of the source printed on either side of a quote
_CAPTION = 60  # characters; the page shows as many as there is room for
_LONGEST = 240  # characters of a task's own print in a quote; the panel tells the whole text above it


@dataclass(slots=True)
class Picture:
    """What is drawn. `left_out` counts the nodes a smaller picture leaves out."""

    view: View
    nodes: list[Node]
    edges: list[Edge]
    left_out: int = 0


def draw(items: Sequence[Item], view: View, most: int = MOST, lang: Language = Language.ZH) -> Picture:
    """The picture of these tasks, every node in its place; an empty one for none.

    With `lang` en a unit is captioned by its function's English name above the printed one, where it has one.
    """
    if view is View.DUTIES:
        picture = _limited(_duties(items, lang), most)
        spread(picture.nodes, picture.edges)
    elif view is View.UNITS:
        picture = _limited(_units(items, lang), most)
        spread(picture.nodes, picture.edges)
    elif view is View.SECTIONS:
        picture = _limited(_sections(items, lang), most)
        layout.columns(picture.nodes, picture.edges)
    elif view is View.TIMELINE:
        picture = _limited(_timeline(items), most)
        layout.calendar(picture.nodes)
    else:
        picture = _limited(_changes(items), most)
        layout.years(picture.nodes)
    return picture


# --- what the views have in common ------------------------------------------------------------------------------------


def _task(item: Item) -> Node:
    facts = {
        "ref": item.reference,
        "path": item.path,
        "title": item.title,
        "text": item.text,
        "plan": item.plan_name,
        "jurisdiction": item.jurisdiction,
        "year": item.year,
        "section": item.section_title,
        "domains": [[domain.slug, domain.zh, domain.en] for domain in item.domains],
        "units": [[share.mention, share.role, share.unit] for share in item.shares],
        "due": [[due.name, due.kind, _iso(due.last_day)] for due in item.due],
        "last": _iso(max((due.last_day for due in item.due if due.last_day is not None), default=None)),
        "file": item.file,
        "quotes": _quotes(item),
    }
    if not item.is_leaf:
        facts["heads"] = True
    return Node(item.id, "task", _caption(item), facts=facts)


def _caption(item: Item) -> str:
    """（一）推进政府网站… : number and title, or the beginning of the text of a task without title."""
    text = f"{item.number}{item.title or item.text}" or item.path
    return text if len(text) <= _CAPTION else f"{text[:_CAPTION]}…"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _quotes(item: Item) -> list[list[Any]]:
    """The passages that prove a task, its units and its deadlines: [start, end, [[text, what it is], …]] each.

    What it is: task, unit, due, or nothing for what stands around. Passages that meet are one.
    """
    task_end = min(item.end, item.start + _LONGEST)
    kinds = [(item.start, task_end, "task")]
    kinds += [(share.start, share.end, "unit") for share in item.shares]
    kinds += [(due.start, due.end, "due") for due in item.due]
    passages: list[list[int]] = []
    for start, end, _ in sorted(kinds):
        first, last = max(0, start - _AROUND), min(len(item.source), end + _AROUND)
        if passages and first <= passages[-1][1]:
            passages[-1][1] = max(passages[-1][1], last)
        else:
            passages.append([first, last])
    return [[first, last, _pieces(item.source, first, last, kinds)] for first, last in passages]


def _pieces(source: str, first: int, last: int, kinds: Iterable[tuple[int, int, str]]) -> list[list[str]]:
    """The text from `first` to `last`, cut where what it is changes; a unit or deadline inside a task is that."""
    inside = [(start, end, kind) for start, end, kind in kinds if start < last and end > first]
    cuts = sorted({first, last, *(min(last, max(first, at)) for start, end, _ in inside for at in (start, end))})
    pieces: list[list[str]] = []
    for start, end in pairwise(cuts):
        over = {kind for begin, stop, kind in inside if begin <= start and end <= stop}
        kind = next((each for each in ("due", "unit", "task") if each in over), "")
        pieces.append([source[start:end], kind])
    return pieces


def _unit_nodes(items: Sequence[Item], lang: Language) -> dict[str, Node]:
    """Each unit once, captioned by its longest printed name, with all its names and how many tasks it carries."""
    nodes: dict[str, Node] = {}
    carried: dict[str, set[str]] = defaultdict(set)
    for item in items:
        for share in item.shares:
            node = nodes.setdefault(share.unit, _unit(item, share))
            if share.mention not in node.facts["names"]:
                node.facts["names"].append(share.mention)
            if item.year is not None and item.year not in node.facts["years"]:
                node.facts["years"].append(item.year)
            carried[share.unit].add(item.id)
    for key, node in nodes.items():
        node.label = max(node.facts["names"], key=len)
        node.weight = float(len(carried[key]))
        node.facts["tasks"] = len(carried[key])
        if lang == Language.EN and len(node.facts["functions"]) == 1:
            node.label = f"{node.facts['functions'][0][2]}\n{node.label}"
    return nodes


def _unit(item: Item, share: Share) -> Node:
    facts: dict[str, Any] = {"jurisdiction": item.jurisdiction, "names": [], "years": [], "functions": []}
    if share.function is not None:
        zh, en = share.function_zh or share.function, share.function_en or share.function
        facts["functions"].append([share.function, zh, en])
    return Node(share.unit, "group" if share.is_group else "unit", share.mention, facts=facts)


def _leaves(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.is_leaf]


def _shares(items: Sequence[Item], outwards: bool) -> list[Edge]:
    """An edge a share; a unit named twice in one task (牵头 and 配合) has two."""
    ends = [(share.unit, item.id, share.role) for item in items for share in item.shares]
    return [Edge(task, unit, role) if outwards else Edge(unit, task, role) for unit, task, role in dict.fromkeys(ends)]


# --- the views --------------------------------------------------------------------------------------------------------


def _duties(items: Sequence[Item], lang: Language) -> Picture:
    leaves = _leaves(items)
    return Picture(
        View.DUTIES, [*_unit_nodes(leaves, lang).values(), *map(_task, leaves)], _shares(leaves, outwards=False)
    )


def _units(items: Sequence[Item], lang: Language) -> Picture:
    """Units joined where they share a task: the projection of the duties, with what networks are measured by."""
    import networkx as nx

    leaves = _leaves(items)
    nodes = _unit_nodes(leaves, lang)
    shared: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in leaves:
        for share in {share.unit: share for share in item.shares}.values():
            facts = [item.reference, _caption(item), share.role, item.year]
            nodes[share.unit].facts.setdefault("carries", []).append(facts)
        for pair in combinations(sorted({share.unit for share in item.shares}), 2):
            shared[pair].append(item)
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_weighted_edges_from((a, b, len(tasks)) for (a, b), tasks in shared.items())
    # over 200 units betweenness is reckoned from 200 of them: whole, it would take minutes
    sample = 200 if len(graph) > 200 else None
    between = nx.betweenness_centrality(graph, k=sample, seed=SEED) if len(graph) else {}
    groups = nx.community.greedy_modularity_communities(graph, weight="weight") if graph.size() else []
    for number, members in enumerate(group for group in groups if len(group) > 1):
        for member in members:
            nodes[member].community = number
    for key, node in nodes.items():
        node.facts |= {"partners": graph.degree(key), "between": round(between.get(key, 0.0), 3)}
    edges = [
        Edge(a, b, "shared", float(len(tasks)), {"years": sorted({task.year for task in tasks if task.year})})
        for (a, b), tasks in shared.items()
    ]
    return Picture(View.UNITS, list(nodes.values()), edges)


def _sections(items: Sequence[Item], lang: Language) -> Picture:
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    for item in items:
        place = {"jurisdiction": item.jurisdiction, "year": item.year}
        nodes.setdefault(item.plan, Node(item.plan, "plan", item.plan_name, facts=dict(place)))
        above = item.parent or item.section or item.plan
        if item.section is not None and item.section not in nodes:
            facts = {**place, "section": item.section_title}
            nodes[item.section] = Node(item.section, "section", item.section_title, facts=facts)
            edges.append(Edge(item.plan, item.section, "part"))
        nodes[item.id] = _task(item)
        edges.append(Edge(above, item.id, "part"))
    leaves = _leaves(items)
    units = _unit_nodes(leaves, lang)
    return Picture(View.SECTIONS, [*nodes.values(), *units.values()], [*edges, *_shares(leaves, outwards=True)])


def _timeline(items: Sequence[Item]) -> Picture:
    """Tasks alone, coloured by plan."""
    leaves = _leaves(items)
    plans = list(dict.fromkeys(item.plan for item in leaves))
    nodes = _bearing(leaves)
    for node, item in zip(nodes, leaves, strict=True):
        node.community = plans.index(item.plan)
    return Picture(View.TIMELINE, nodes, [])


def _bearing(items: Sequence[Item]) -> list[Node]:
    """The tasks, each knowing its units, where those have no node of their own."""
    offices = _unit_nodes(items, Language.ZH)
    nodes = []
    for item in items:
        node = _task(item)
        node.weight = float(len(item.shares))
        node.facts["carriers"] = [
            [offices[share.unit].label, share.role, *offices[share.unit].facts["functions"][:1]]
            for share in item.shares
        ]
        nodes.append(node)
    return nodes


def _changes(items: Sequence[Item]) -> Picture:
    """The tasks of plans that follow each other, tied to what they go on with; see `selection.follow`.

    The community of a task is its number in CHANGES: one that goes on, a new or a dropped one.
    """
    by_id = {item.id: item for item in items}
    ties = [(item, link) for item in items for link in item.continues]
    later, earlier = {item.plan for item, _ in ties}, {by_id[link.earlier].plan for _, link in ties}
    shown = [item for item in items if item.plan in later | earlier]
    goes_on = {item.id for item, link in ties if link.change != "perhaps"}
    is_gone_on_with = {link.earlier for _, link in ties if link.change != "perhaps"}
    nodes: dict[str, Node] = {}
    for node, item in zip(_bearing(shown), shown, strict=True):
        place = {"jurisdiction": item.jurisdiction, "year": item.year}
        nodes.setdefault(item.plan, Node(item.plan, "plan", item.plan_name, facts=place))
        is_new = item.plan in later and item.id not in goes_on
        is_dropped = item.plan in earlier and item.id not in is_gone_on_with
        node.community = CHANGES.index("new" if is_new else "dropped" if is_dropped else "continued")
        nodes[item.id] = node
    return Picture(
        View.CHANGES,
        list(nodes.values()),
        [Edge(link.earlier, item.id, link.change, float(link.score)) for item, link in ties],
    )


def _limited(picture: Picture, most: int) -> Picture:
    """The most connected nodes and their neighbours, as many as may be shown."""
    if len(picture.nodes) <= most:
        return picture
    beside: dict[str, list[str]] = defaultdict(list)
    for edge in picture.edges:
        beside[edge.source].append(edge.target)
        beside[edge.target].append(edge.source)
    size = Counter({node.id: len(beside[node.id]) for node in picture.nodes})
    keep: dict[str, None] = {}
    for node in sorted(picture.nodes, key=lambda node: (-size[node.id], -node.weight, node.id)):
        for key in (node.id, *beside[node.id]):
            if len(keep) < most:
                keep.setdefault(key)
    nodes = [node for node in picture.nodes if node.id in keep]
    edges = [edge for edge in picture.edges if edge.source in keep and edge.target in keep]
    return Picture(picture.view, nodes, edges, len(picture.nodes) - len(nodes))
