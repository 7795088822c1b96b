// Keeping the page to its state: what is hidden, what the address remembers, keys, and the beginning.

/** Shows what passes; `whole` brings all of it into view. */
function update(whole) {
  const shown = visible();
  const changed = [];
  for (const node of all) {
    const hidden = !shown.nodes.has(node.id);
    if (node.hidden !== hidden && !isHeading(node)) changed.push({ id: node.id, hidden });
    node.hidden = hidden;
  }
  for (const edge of edges) edge.hidden = !shown.edges.has(edge.id);
  if (changed.length) nodeSet.update(changed);
  const added = edges.filter((edge) => !isOurEdge(edge)).map(({ id, hidden }) => ({ id, hidden }));
  if (added.length) edgeSet.update(added);
  showFilters();
  redraw();
  notice();
  if (whole) fit();
  if (!byId("below").hidden) table();
  remember();
}
function notice() {
  const count = all.filter((node) => !node.hidden && !isHeading(node)).length;
  const parts = [count ? fill(words.shown, { n: count }) : words.nothing];
  if (data.leftOut > 0) parts.push(fill(words.leftOut, { n: data.leftOut }));
  byId("notice").textContent = parts.join(" · ");
}

// --- the address reopens the view ------------------------------------------------------------------------------------------

let pending = 0;
function remember() {
  clearTimeout(pending);
  pending = setTimeout(() => {
    const kept = new URLSearchParams();
    for (const facet of FACETS) if (state.facets[facet]) kept.set(facet, state.facets[facet]);
    if (state.off.size) kept.set("off", [...state.off].join(","));
    for (const id of state.folded) kept.append("folded", keyOf(nodes.get(id)));
    if (state.selected !== null) kept.set("node", keyOf(nodes.get(state.selected)));
    const view = network.getViewPosition();
    kept.set("at", [Math.round(view.x), Math.round(view.y), network.getScale().toFixed(3)].join(","));
    if (!byId("below").hidden) kept.set("table", "1");
    if (state.theme === "dark") kept.set("theme", "dark");
    history.replaceState(null, "", `#${kept}`);
  }, 150);
}
function recall() {
  const kept = new URLSearchParams(location.hash.slice(1));
  const byKey = (key) => all.find((node) => !isHeading(node) && keyOf(node) === key);
  state.facets = Object.fromEntries(FACETS.filter((facet) => kept.has(facet) && filters.has(facet)).map((facet) => [facet, kept.get(facet)]));
  state.off = new Set((kept.get("off") || "").split(",").filter(Boolean));
  state.folded = new Set(kept.getAll("folded").map(byKey).filter(Boolean).map((node) => node.id));
  if (kept.has("theme")) setTheme(kept.get("theme") === "dark" ? "dark" : "light");
  addLegend();
  update();
  openTable(kept.get("table") === "1");
  const node = kept.has("node") ? byKey(kept.get("node")) : undefined;
  select(node ? node.id : null, false);
  const [x, y, scale] = (kept.get("at") || "").split(",").map(Number);
  if (Number.isFinite(x) && Number.isFinite(y) && scale > 0) jump({ x, y }, scale);
  else if (node) select(node.id, true);
  else fit(true);
}

// --- begin -------------------------------------------------------------------------------------------------------------------

byId("title").textContent = plain(data.title);
document.documentElement.classList.toggle("dark", state.theme === "dark");
Object.entries({ role: "application", "aria-label": words.graph, lang: document.documentElement.lang }).forEach(([name, value]) => byId("graph").firstElementChild.setAttribute(name, value));
network.on("click", (event) => select(event.nodes.length ? event.nodes[0] : captionAt(event.pointer.DOM)));
network.on("doubleClick", (event) => {
  const id = event.nodes.length ? event.nodes[0] : captionAt(event.pointer.DOM);
  if (id !== null) fold(id);
});
network.on("dragging", (event) => {
  if (!event.nodes.length) return;
  follow(network.getPositions(event.nodes));
});
network.on("dragEnd", remember);
network.on("zoom", remember);
addEventListener("hashchange", recall);
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select")) return;
  if (event.key === "/") { event.preventDefault(); query.focus(); }
  else if (event.key === "Escape") select(null);
  else if (event.key === "f") fit();
  else if (event.key === "t") openTable(byId("below").hidden);
  else if (event.key === "n" || event.key === "p") step(event.key === "n" ? 1 : -1);
  else if (event.key === "Enter" && state.selected !== null && !event.target.closest("button")) fold(state.selected);
});
/** Selects the next node of those shown, the weightiest first. */
function step(by) {
  const order = ranked.filter((node) => !node.hidden && !isHeading(node));
  if (!order.length) return;
  const at = order.findIndex((node) => node.id === state.selected);
  select(order[at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length].id, true);
}

rank();
bundle();
network.once("afterDrawing", () => { document.body.dataset.drawn = String(Math.round(performance.now())); });
if (location.hash.length > 1) furnish();
else {
  fit(true);
  // the picture first: filters, legend and tools are built when it is drawn
  network.once("afterDrawing", () => setTimeout(furnish));
}
function furnish() {
  addFilters();
  addTools();
  recall();
  document.body.dataset.ready = "1";
}
window.kg = { network, data }; // for those who want to go on in the console
