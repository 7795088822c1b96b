// Selecting a node, what the panel tells of it, and finding one by its name.

/** Selects a node, or none with null; `move` brings it into view. */
function select(id, move) {
  state.selected = id !== null && nodes.has(id) && !isHeading(nodes.get(id)) ? id : null;
  const near = new Set([state.selected]);
  if (state.selected !== null) for (const edge of nodes.get(state.selected).touching) near.add(other(edge, state.selected).id);
  if (data.view === "sections" && state.selected !== null) nearInColumns(near);
  for (const node of all) node.dim = state.selected !== null && data.view !== "timeline" && !isHeading(node) && !near.has(node.id);
  network.selectNodes(state.selected === null || !isOurs(nodes.get(state.selected)) ? [] : [state.selected], false);
  resize(panel);
  redraw();
  if (state.selected !== null && (isOutside(nodes.get(state.selected)) || (move && network.getScale() < 0.6))) {
    const node = nodes.get(state.selected);
    const scale = Math.max(network.getScale(), 0.9);
    // in columns what belongs to a unit stands left of it, and what belongs to a heading right
    const aside = data.view !== "sections" ? 0 : (byId("graph").clientWidth / scale) * (isUnit(node) ? -0.3 : kindOf(node) === "plan" ? 0.4 : 0);
    jump({ x: node.x + aside, y: node.y }, scale);
  }
  remember();
}
/** Does a node stand outside the window, or under the panel that has just opened? */
function isOutside(node) {
  const { x, y } = network.canvasToDOM(node);
  return x < 60 || y < 20 || x > byId("graph").clientWidth - 60 || y > byId("graph").clientHeight - 30;
}
/** In columns, what is above a task and all that is below a heading is near too. */
function nearInColumns(near) {
  for (const id of [...near]) for (let above = parents.get(id); above !== undefined; above = parents.get(above)) near.add(above);
  for (const node of all) {
    const chain = [];
    for (let above = node.id; above !== undefined; above = parents.get(above)) chain.push(above);
    if (chain.includes(state.selected)) near.add(node.id);
  }
}

function part(box, heading, children) {
  box.append(el("h3", heading), ...children);
}
function link(node, text) {
  const button = el("button", text, { type: "button", class: "link" });
  button.addEventListener("click", () => reveal(node.id));
  return button;
}
/** Selects a node and brings it into view, taking off the filters that hide it. */
function reveal(id) {
  if (nodes.get(id).hidden) clearFilters();
  select(id, true);
}
const chip = (role) => el("span", words.roles[role] || role, { class: "chip", "data-role": role });

function panel() {
  const box = byId("panel");
  box.replaceChildren();
  box.hidden = state.selected === null;
  if (state.selected === null) return;
  const node = nodes.get(state.selected);
  const kg = node.kg;
  const head = el("header");
  const close = el("button", "×", { type: "button", "aria-label": words.close });
  close.addEventListener("click", () => select(null));
  head.append(el("h2", nameOf(node)), close);
  const where = [words.kinds[kg.kind], kg.ref || [kg.jurisdiction, ...valuesOf.year(node)].filter(Boolean).join(" "), kg.ref && kg.section];
  box.append(head, el("p", where.filter(Boolean).map(plain).join(" · "), { class: "quiet" }));
  if (isTask(node)) taskPanel(box, node);
  else if (isUnit(node)) unitPanel(box, node);
  else box.append(list(node.touching.filter((edge) => edge.from === node.id), (edge) => [link(other(edge, node.id), short(nameOf(other(edge, node.id)), 80))]));
  box.scrollTop = 0;
}
function list(values, parts) {
  const box = el("ul");
  for (const value of values) {
    const item = el("li");
    item.append(...parts(value));
    box.append(item);
  }
  return box;
}
function taskPanel(box, node) {
  const kg = node.kg;
  if (kg.domains.length) {
    const chips = el("p");
    for (const name of valuesOf.domain(node)) chips.append(el("span", name, { class: "chip" }));
    box.append(chips);
  }
  if (kg.text) part(box, words.text, [el("p", plain(kg.text))]);
  const named = ([mention, role, unit]) => [chip(role), nodes.has(unit) ? link(nodes.get(unit), plain(mention)) : plain(mention)];
  if (kg.units.length || !kg.heads) part(box, words.units, [kg.units.length ? list(kg.units, named) : el("p", words.nobody, { class: "missing" })]);
  const dated = ([name, kind, day]) => [el("span", words.deadlines[kind] || kind, { class: "chip" }), day ? fill(words.before, { day }) : plain(name)];
  if (kg.due.length || !kg.heads) part(box, words.due, [kg.due.length ? list(kg.due, dated) : el("p", words.noday, { class: "quiet" })]);
  const tie = (edge) => [chip(edge.kg.kind), link(other(edge, node.id), short(nameOf(other(edge, node.id)), 60)), el("span", ` ${edge.kg.weight}%`, { class: "quiet" })];
  const ties = node.touching.filter((edge) => CHANGES.includes(edge.kg.kind));
  for (const [name, some] of [["earlier", ties.filter((edge) => edge.to === node.id)], ["later", ties.filter((edge) => edge.from === node.id)]]) if (some.length) part(box, words[name], [list(some, tie)]);
  part(box, words.source, [el("p", plain(kg.file), { class: "quiet" }), ...kg.quotes.flatMap(quoted)]);
}
/** A passage of the source with its units and deadlines marked, and its place in the file's text. */
function quoted([start, end, pieces]) {
  const block = el("blockquote");
  const marks = { unit: "mark", due: "mark", task: "span", "": "small" };
  for (const [text, kind] of pieces) block.append(el(marks[kind], plain(text.replace(/\n+/g, "\n")), { class: kind || "around" }));
  return [block, el("p", fill(words.place, { a: start, z: end }), { class: "quiet" })];
}
function unitPanel(box, node) {
  const kg = node.kg;
  if (!kg.names) return;
  part(box, words.names, [el("p", kg.names.map(plain).join("、"))]);
  const functions = valuesOf.function(node);
  if (functions.length) part(box, words.function, [el("p", functions.join("、"))]);
  const counts = [["tasks", kg.tasks], ["partners", kg.partners], ["between", kg.between]].filter(([, value]) => value !== undefined);
  const figures = el("dl");
  for (const [name, value] of counts) figures.append(el("dt", words[name]), el("dd", String(value)));
  box.append(figures);
  const near = node.touching.map((edge) => [edge, other(edge, node.id)]).sort((a, b) => (b[0].kg.weight || 0) - (a[0].kg.weight || 0));
  const partner = ([edge, unit]) => [el("span", String(edge.kg.weight), { class: "chip" }), link(unit, short(nameOf(unit), 60))];
  const task = ([edge, each]) => [chip(edge.kg.kind), link(each, short(nameOf(each), 60)), el("span", each.kg.last ? ` ${each.kg.last}` : "", { class: "quiet" })];
  if (data.view === "units") part(box, words.partners, [list(near, partner)]);
  else part(box, words.carries, [list(near, task)]);
  if (kg.carries) part(box, words.carries, [list(kg.carries, ([ref, title, role]) => [chip(role), plain(short(title, 60)), el("span", ` ${plain(ref)}`, { class: "quiet" })])]);
}

// --- search --------------------------------------------------------------------------------------------------------------

const query = byId("query");
const hits = byId("hits");
let found = [];
let chosen = -1;
function matches(node, text) {
  const names = [node.label, ...(node.kg.names || []), node.kg.title || "", node.kg.ref || "", ...valuesOf.function(node)];
  if (names.some((name) => String(name ?? "").toLowerCase().includes(text))) return true;
  return /^[a-z0-9]{2,}$/.test(text) && (node.kg.initials || "").includes(text);
}
function suggest() {
  const text = query.value.trim().toLowerCase();
  const is = (node) => caption(node).toLowerCase() === text || (node.kg.names || []).some((name) => name.toLowerCase() === text);
  const order = (node) => (isUnit(node) ? 0 : 1) - (is(node) ? 2 : 0);
  found = text ? all.filter((node) => !isHeading(node) && matches(node, text)).sort((a, b) => order(a) - order(b) || b.size - a.size).slice(0, 12) : [];
  hits.replaceChildren(...found.map((node, i) => {
    const item = el("li", short(nameOf(node), 60), { role: "option", id: `hit-${i}` });
    item.append(el("small", [words.kinds[node.kg.kind], node.kg.ref || node.kg.jurisdiction].filter(Boolean).map(plain).join(" ")));
    item.addEventListener("mousedown", (event) => { event.preventDefault(); pick(i); });
    return item;
  }));
  if (text && !found.length) hits.append(el("li", words.nothing, { class: "quiet" }));
  openHits(Boolean(text));
  choose(found.length ? 0 : -1);
}
function openHits(open) {
  hits.hidden = !open;
  query.setAttribute("aria-expanded", String(open));
}
function choose(i) {
  chosen = i;
  [...hits.children].forEach((item, k) => item.setAttribute("aria-selected", String(k === i)));
  if (i < 0) { query.removeAttribute("aria-activedescendant"); return; }
  query.setAttribute("aria-activedescendant", `hit-${i}`);
  hits.children[i].scrollIntoView({ block: "nearest" });
}
function pick(i) {
  if (!found[i]) return;
  openHits(false);
  reveal(found[i].id);
}
query.placeholder = words.search;
query.setAttribute("aria-label", words.search);
query.addEventListener("input", suggest);
query.addEventListener("focus", () => { if (query.value) suggest(); });
query.addEventListener("blur", () => openHits(false));
query.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (found.length) choose((chosen + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
  } else if (event.key === "Enter") pick(chosen);
  else if (event.key === "Escape") { query.value = ""; suggest(); query.blur(); }
});
