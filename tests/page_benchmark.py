"""How fast a page draws and moves, beside a bare vis-network page of the same nodes and places, in one run.

    python tests/page_benchmark.py [ROUNDS]

First draw: from opening the file to the first picture on the canvas; the least and the median of ROUNDS (5), the
pages in turn. Frames: the time between frames while the picture is moved and zoomed, 90 of them. Chromium draws in
software, so a desktop with a graphics card is quicker. Bare: straight edges without arrows, physics off.
"""

import json
import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import TimeoutError, sync_playwright
from test_network import item

from kg.views.choices import View
from kg.views.network import Network, network, page
from kg.views.picture import Picture, draw

SIZES = (500, 2_000, 10_000)
PATIENCE = 60_000  # milliseconds plain pyvis is waited for

BARE = """<!DOCTYPE html><meta charset="utf-8"><style>html, body, #graph { height: 100%%; margin: 0 }</style>
<div id="graph"></div><script type="application/json" id="data">%s</script><script>%s</script><script>
const data = JSON.parse(document.getElementById("data").textContent);
const network = new vis.Network(document.getElementById("graph"),
  { nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(data.edges) },
  { physics: false, layout: { improvedLayout: false }, edges: { smooth: false } });
network.once("afterDrawing", () => { document.body.dataset.drawn = performance.now(); });
window.kg = { network };
</script>"""

FRAMES = """() => new Promise((done) => {
  const network = kg.network, at = network.getViewPosition(), scale = network.getScale(), times = [];
  let last = performance.now();
  const step = (now) => {
    times.push(now - last);
    last = now;
    if (times.length > 92) { done(times.slice(2)); return; }
    const turn = times.length / 14;
    const position = { x: at.x + 150 * Math.sin(turn), y: at.y };
    network.moveTo({ position, scale: scale * (1 + 0.5 * Math.sin(turn)) });
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""


def picture(nodes: int) -> Picture:
    """Duties of that many units and tasks, of ten places."""
    chance = random.Random(nodes)
    units, tasks = nodes // 6, nodes - nodes // 6
    names = [f"区第{number}工作局" for number in range(units)]
    items = []
    for number in range(tasks):
        place = number % 10
        own = names[place::10]
        each = item(f"{number}", *chance.sample(own, min(len(own), chance.randint(1, 5))), place=f"第{place}区")
        each.text = f"推进第{number}项政务公开工作，完善制度，加强督促检查，确保各项任务落到实处。" * 4
        items.append(each)
    return draw(items, View.DUTIES, most=nodes)


def bare(drawn: Picture) -> str:
    """The same nodes, captions and places for vis-network alone."""
    names = {node.id: i for i, node in enumerate(drawn.nodes)}
    kept = [node for node in drawn.nodes if node.kind != "place"]
    nodes = [
        {"id": names[n.id], "label": n.label[:14], "x": n.x, "y": n.y, "shape": "dot" if n.is_carrier else "square"}
        | {"size": 8}
        for n in kept
    ]
    edges = [{"from": names[edge.source], "to": names[edge.target]} for edge in drawn.edges]
    library = (files("pyvis") / "templates/lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")
    return BARE % (json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False), library)


def plain(drawn: Picture) -> str:
    """pyvis as it comes, its own layout and template; the mark of the first draw is the only thing added."""
    net = Network(cdn_resources="in_line", directed=True)
    for node in drawn.nodes:
        net.add_node(node.id, label=node.label)
    for edge in drawn.edges:
        net.add_edge(edge.source, edge.target)
    mark = 'network.once("stabilizationIterationsDone", () => network.once("afterDrawing", () => {'
    mark += " document.body.dataset.drawn = performance.now(); }));"
    return str(net.generate_html()).replace("return network;", f"{mark} return network;")


def first_draw(browser: Any, path: Path, patience: float = PATIENCE) -> float | None:
    """Milliseconds, or None where nothing was drawn in time."""
    context = browser.new_context(offline=True, viewport={"width": 1400, "height": 860})
    tab = context.new_page()
    try:
        tab.goto(path.as_uri(), timeout=patience)
        tab.wait_for_function("document.body && document.body.dataset.drawn", timeout=patience)
        return float(tab.evaluate("document.body.dataset.drawn"))
    except TimeoutError:
        return None
    finally:
        context.close()


def frames(browser: Any, path: Path) -> list[float]:
    context = browser.new_context(offline=True, viewport={"width": 1400, "height": 860})
    tab = context.new_page()
    tab.goto(path.as_uri())
    tab.wait_for_function("document.body.dataset.drawn")
    tab.wait_for_timeout(1500)
    times: list[float] = tab.evaluate(FRAMES)
    context.close()
    return times


def report(browser: Any, folder: Path, rounds: int) -> Iterator[str]:
    yield " nodes   edges   first draw, ms (least; median): kg / bare, ratio    frame, ms (mean; 95 %): kg / bare"
    for size in SIZES:
        drawn = picture(size)
        pages = {"kg": page(network(drawn), "图"), "bare": bare(drawn)}
        for name, html in pages.items():
            (folder / f"{name}-{size}.html").write_text(html, encoding="utf-8")
        times: dict[str, list[float]] = {name: [] for name in pages}
        for _ in range(rounds):
            for name in pages:
                times[name].append(first_draw(browser, folder / f"{name}-{size}.html") or PATIENCE)
        least = {name: min(each) for name, each in times.items()}
        middle = {name: statistics.median(each) for name, each in times.items()}
        moved = {name: frames(browser, folder / f"{name}-{size}.html") for name in pages}
        mean = {name: statistics.mean(each) for name, each in moved.items()}
        slow = {name: sorted(each)[int(len(each) * 0.95)] for name, each in moved.items()}
        yield (
            f"{size:>6}  {len(drawn.edges):>6}   {least['kg']:.0f}; {middle['kg']:.0f}  /  {least['bare']:.0f}; "
            f"{middle['bare']:.0f}      {least['kg'] / least['bare']:.2f}; {middle['kg'] / middle['bare']:.2f}      "
            f"{mean['kg']:.1f}; {slow['kg']:.1f}  /  {mean['bare']:.1f}; {slow['bare']:.1f}"
        )
    (folder / "plain.html").write_text(plain(picture(SIZES[0])), encoding="utf-8")
    waited = first_draw(browser, folder / "plain.html")
    said = f"nothing in {PATIENCE / 1000:.0f} s" if waited is None else f"{waited:.0f} ms"
    yield f"plain pyvis, its defaults, {SIZES[0]} nodes: {said}"


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    command = shutil.which("chromium") or shutil.which("google-chrome")
    if command is None:
        sys.exit("no chromium on the PATH: install it, on Debian with apt-get install chromium")
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=command, args=["--no-sandbox", "--disable-gpu"])
        for line in report(browser, Path(folder), rounds):
            print(line, flush=True)
        browser.close()


if __name__ == "__main__":
    main()
