// What the page holds, and which of it is shown. The files of this folder are one script, in the order network.py names.

const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;
const ROLES = ["lead", "responsible", "support"];
const CHANGES = ["kept", "reworded", "split", "merged", "perhaps"];
const FACETS = ["year", "jurisdiction", "section", "unit", "function", "role", "domain"];
const HEADINGS = ["place", "month", "gap"];

const byId = (id) => document.getElementById(id);
/** An element with text; texts of the graph reach the page here and nowhere else. */
function el(tag, text, attributes) {
  const node = document.createElement(tag);
  if (text !== undefined && text !== null) node.textContent = text;
  for (const [name, value] of Object.entries(attributes || {})) node.setAttribute(name, value);
  return node;
}
const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
/** Marks that turn the direction of text could make a name read as another: they are shown as what they are. */
const plain = (text) => String(text ?? "").replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (mark) => `[U+${mark.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
function short(text, most) {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return (/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut) + "…";
}

const nodes = new Map();
for (const node of data.nodes) nodes.set(node.id, { ...node, kg: node.kg || { kind: "other" }, touching: [], hidden: false, dim: false });
const edges = data.edges.filter((edge) => nodes.has(edge.from) && nodes.has(edge.to)).map((edge, i) => ({ ...edge, id: i, kg: edge.kg || { kind: "other" }, hidden: false }));
for (const edge of edges) {
  nodes.get(edge.from).touching.push(edge);
  nodes.get(edge.to).touching.push(edge);
}
const all = [...nodes.values()];
const kindOf = (node) => node.kg.kind;
const isHeading = (node) => HEADINGS.includes(kindOf(node));
const isUnit = (node) => kindOf(node) === "unit" || kindOf(node) === "group";
const isTask = (node) => kindOf(node) === "task";
const isDuty = (edge) => ROLES.includes(edge.kg.kind);
/** Do tasks bear their units themselves, where units have no node? */
const isBearing = data.view === "timeline" || data.view === "changes";
const isNetwork = data.view === "duties" || data.view === "units";
/** Does nobody carry it? A task that heads others needs no unit of its own. */
const isAlone = (node) => isTask(node) && !node.kg.heads && !node.kg.units.length;
const other = (edge, id) => nodes.get(edge.from === id ? edge.to : edge.from);
/** A unit's printed name: the last line, where an English one stands above it. */
const caption = (node) => String(node.label ?? "").split("\n").at(-1);
const nameOf = (node) => plain(node.kg.title || caption(node));
const parents = new Map(edges.filter((edge) => edge.kg.kind === "part").map((edge) => [edge.to, edge.from]));
/** What the address calls a node: the same in every page that shows it. */
const keyOf = (node) => short(node.kg.ref || `${node.kg.jurisdiction || ""}/${caption(node)}`, 120);

const state = { theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light", facets: {}, off: new Set(), folded: new Set(), selected: null, moving: false, loose: false };

// --- which of it is shown ----------------------------------------------------------------------------------------------

const inLanguage = ([slug, zh, en]) => (data.lang === "zh" ? zh : en) || slug;
const valuesOf = {
  year: (node) => (node.kg.years || [node.kg.year]).filter(Boolean).map(String),
  jurisdiction: (node) => [node.kg.jurisdiction].filter(Boolean),
  section: (node) => [node.kg.section].filter(Boolean),
  domain: (node) => (node.kg.domains || []).map(inLanguage),
  unit: (node) => (isUnit(node) ? [caption(node)] : (node.kg.carriers || []).map(([name]) => name)),
  function: (node) => (node.kg.functions || (node.kg.carriers || []).flatMap((carrier) => carrier.slice(2))).map(inLanguage),
  role: (node) => (node.kg.carriers || []).map(([, role]) => role),
};
const passes = (node, facet) => !state.facets[facet] || valuesOf[facet](node).includes(state.facets[facet]);
const isOn = (node) => !state.off.has(kindOf(node)) && !state.off.has(`c${node.kg.community}`);

/** The ids of the nodes that pass the filters, the legend and the folded nodes, and the edges between them. */
function visible() {
  const shown = { nodes: new Set(), edges: new Set() };
  const show = (node) => isOn(node) && shown.nodes.add(node.id);
  if (data.view === "units") showUnits(shown, show);
  else showTasks(shown, show);
  for (const node of all) {
    if (kindOf(node) === "month" && all.some((task) => task.kg.lane === node.kg.lane && shown.nodes.has(task.id))) show(node);
    if (kindOf(node) === "gap" && !Object.values(state.facets).some(Boolean)) show(node);
    if (kindOf(node) === "place" && all.some((each) => each.kg.jurisdiction === node.kg.jurisdiction && shown.nodes.has(each.id))) show(node);
    if (kindOf(node) === "plan" && data.view === "changes" && all.some((task) => task.kg.plan === caption(node) && shown.nodes.has(task.id))) show(node);
    if (kindOf(node) === "other") show(node);
  }
  for (const edge of edges) {
    if (!shown.nodes.has(edge.from) || !shown.nodes.has(edge.to)) shown.edges.delete(edge.id);
    else if (!isDuty(edge) && !state.off.has(edge.kg.kind)) shown.edges.add(edge.id);
    if (data.view === "units" && state.facets.year && !(edge.kg.years || []).map(String).includes(state.facets.year)) shown.edges.delete(edge.id);
  }
  return shown;
}
function showTasks(shown, show) {
  const byCarrier = state.facets.unit || state.facets.function || state.facets.role || ROLES.some((role) => state.off.has(role));
  const passing = new Set();
  const carried = new Set();
  for (const node of all) {
    if (isTask(node) && ["year", "jurisdiction", "section", "domain"].every((facet) => passes(node, facet)) && !isFoldedAway(node)) passing.add(node.id);
  }
  for (const edge of edges) {
    if (!isDuty(edge) || state.off.has(edge.kg.kind) || (state.facets.role && state.facets.role !== edge.kg.kind)) continue;
    const task = isTask(nodes.get(edge.from)) ? edge.from : edge.to;
    const unit = other(edge, task);
    if (!passing.has(task) || !passes(unit, "unit") || !passes(unit, "function")) continue;
    carried.add(task);
    if (state.folded.has(task)) continue;
    show(unit);
    shown.edges.add(edge.id);
  }
  for (const node of all) {
    if (isUnit(node) && (state.folded.has(node.id) || !node.touching.length) && ["jurisdiction", "unit", "function"].every((facet) => passes(node, facet))) show(node);
    if (!isTask(node) || !passing.has(node.id)) continue;
    const isCarried = isBearing ? ["unit", "function", "role"].every((facet) => passes(node, facet)) : !byCarrier || carried.has(node.id);
    if (!isCarried) continue;
    show(node);
    for (let above = parents.get(node.id); above !== undefined; above = parents.get(above)) show(nodes.get(above));
  }
  for (const id of state.folded) showFolded(id, show);
}
/** A folded heading stays, unless one above it is folded. */
function showFolded(id, show) {
  const node = nodes.get(id);
  if (isFoldedAway(node) || isUnit(node)) return;
  if (["year", "jurisdiction"].every((facet) => passes(node, facet))) {
    for (let above = id; above !== undefined; above = parents.get(above)) show(nodes.get(above));
  }
}
/** Is it a task of a folded unit, or below a folded heading? */
function isFoldedAway(node) {
  if (!state.folded.size) return false;
  for (let above = parents.get(node.id); above !== undefined; above = parents.get(above)) if (state.folded.has(above)) return true;
  return data.view === "duties" && !state.folded.has(node.id) && node.touching.some((edge) => isUnit(other(edge, node.id)) && state.folded.has(other(edge, node.id).id));
}
/** Of a folded unit, the partners it alone has are hidden. */
function showUnits(shown, show) {
  for (const node of all) {
    const leans = node.touching.length > 0 && !state.folded.has(node.id) && node.touching.every((edge) => state.folded.has(other(edge, node.id).id));
    if (isUnit(node) && !leans && ["year", "jurisdiction", "unit", "function"].every((facet) => passes(node, facet))) show(node);
  }
}
/** Folds a node, or unfolds it. */
function fold(id) {
  if (isHeading(nodes.get(id)) || data.view === "timeline" || (data.view === "sections" && isUnit(nodes.get(id)))) return;
  if (state.folded.has(id)) state.folded.delete(id);
  else state.folded.add(id);
  update();
}
