"""Pictures as interactive pages: a pyvis Network anyone can change, written by the project's own offline template.

The only room that knows pyvis. Its own templates load code from the network and write some texts as HTML; the page
here is one file that asks for nothing, and every text in it is text.

    from kg.stores import open_store
    from kg.views.network import network, page
    from kg.views.choices import View
    from kg.views.picture import draw
    from kg.views.selection import Wanted, select

    with open_store() as store:
        net = network(draw(select(store, Wanted(year=2022)), View.DUTIES))
    net.add_node("note", label="下周检查", shape="box", color="#ffd166", x=0, y=-80)
    net.nodes[0]["color"] = "#b3261e"
    Path("page.html").write_text(page(net, "政务公开职责图"), encoding="utf-8")

Nodes and edges that were added, or whose shape was changed, are drawn by vis-network with all its options; the others
by the page, which is quicker and keeps captions from covering each other.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from pyvis.network import Network

from kg.views.choices import Language
from kg.views.layout import Edge, Node
from kg.views.picture import Picture
from kg.views.pinyin import initials

__all__ = ["Network", "network", "page"]

_SHAPES = {"unit": "dot", "group": "diamond", "task": "square", "section": "triangle", "plan": "star"}
_SMALLEST = {"unit": 8.0, "group": 8.0, "task": 5.0, "section": 8.0, "plan": 11.0}
_WIDTHS = {"lead": 2.6, "responsible": 1.3, "support": 1.1, "part": 1.0}  # others by how much they weigh
_FONT = {"task": 12.5, "month": 15, "gap": 12, "place": 19, "plan": 16, "section": 14, "unit": 13, "group": 13}
_SCRIPTS = ("graph.js", "paint.js", "panel.js", "tools.js", "begin.js")


def network(picture: Picture) -> Network:
    """The picture as a pyvis Network: change it as you like, then write it with `page`.

    A node's id is its number in the picture. Each node keeps what the page's panel tells in `node["kg"]`, each edge
    its kind in `edge["kg"]`; `net.kg` holds the view and how many nodes were left out.
    """
    net = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    names = {node.id: i for i, node in enumerate(picture.nodes)}
    for node in picture.nodes:
        net.add_node(names[node.id], label=node.label or " ", **_node(node, names))
    for edge in picture.edges:
        net.add_edge(names[edge.source], names[edge.target], **_edge(edge))
        del net.edges[-1]["arrows"]  # pyvis puts one on each edge of a directed graph
    net.toggle_physics(False)
    net.kg = {"view": picture.view.value, "leftOut": picture.left_out}
    return net


def _node(node: Node, names: Mapping[str, int]) -> dict[str, Any]:
    kg = {"kind": node.kind, "initials": initials(node.label), **node.facts}
    if "units" in kg:  # [mention, role, unit] → the number of the unit's node, where the picture has one
        kg["units"] = [[mention, role, names.get(unit)] for mention, role, unit in kg["units"]]
    if node.community is not None:
        kg["community"] = node.community
    if node.room is not None:
        kg["room"] = round(node.room, 1)
    size = _SMALLEST.get(node.kind, 1.0)
    if node.is_carrier:  # in a column they stand close to each other
        size += 2.2 * node.weight**0.5 if node.room is None else min(2.5, 0.4 * node.weight**0.5) - 2.0
    return {
        "shape": _SHAPES.get(node.kind, "text"),
        "size": round(size, 1),
        "x": round(node.x, 1),
        "y": round(node.y, 1),
        "font": {"size": _FONT[node.kind]},
        "kg": kg,
    }


def _edge(edge: Edge) -> dict[str, Any]:
    kg = {"kind": edge.kind, **edge.facts}
    if edge.kind in _WIDTHS:
        return {"width": _WIDTHS[edge.kind], "kg": kg}
    kg["weight"] = edge.weight
    width = min(6.0, 0.4 + 0.6 * edge.weight) if edge.kind == "shared" else 0.6 + edge.weight / 40  # of a hundred
    return {"width": round(width, 1), "kg": kg}


def page(net: Network, title: str, lang: Language = Language.ZH) -> str:
    """One HTML file that shows `net`, as changed by anyone, and asks the network for nothing.

    Every text of the graph is put on the page as text, never as markup.
    """
    folder = files("kg.views") / "page"
    words = json.loads((folder / "words.json").read_text(encoding="utf-8"))[lang]
    library = (files("pyvis") / "templates/lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")
    body = "\n".join((folder / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    script = f'"use strict";\n(() => {{\n{body}\n}})();\n'
    style = (folder / "page.css").read_text(encoding="utf-8")
    data = {
        "title": title,
        "lang": lang,
        "view": "duties",
        "leftOut": 0,
        **getattr(net, "kg", {}),
        "words": words,
        "nodes": [dict(node) for node in net.nodes],
        "edges": [dict(edge) for edge in net.edges],
    }
    parts = {
        "lang": "zh-Hans" if lang == "zh" else "en",
        "title": _escape(title),
        "policy": _policy([library, script], style),
        "style": style,
        "data": _json(data),
        "library": library,
        "script": script,
    }
    return _filled((folder / "page.html").read_text(encoding="utf-8"), parts)


def _filled(template: str, parts: Mapping[str, str]) -> str:
    """The template with each {{part}} put in once; what is put in is never looked at again."""
    pieces = []
    for piece in template.split("{{"):
        name, closed, rest = piece.partition("}}")
        pieces.append(parts[name] + rest if closed and name in parts else piece)
    return "".join(pieces)


def _policy(scripts: list[str], style: str) -> str:
    """A content security policy under which only these scripts run, and nothing is fetched."""
    allowed = " ".join(f"'sha256-{_sha256(text)}'" for text in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'sha256-{_sha256(style)}'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _json(data: object) -> str:
    """JSON that can stand in a script element: no character in it ends the element or a line of JavaScript."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _escape(text: str) -> str:
    """Text for an HTML title; a lone half of a surrogate pair, which no UTF-8 file can hold, becomes \\ud800."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
