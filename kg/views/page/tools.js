// Filters, legend, tools, and the data of what is shown.

const filters = new Map();
function addFilters() {
  for (const facet of FACETS) {
    const known = facet === "role" && !isBearing ? edges.filter(isDuty).map((edge) => edge.kg.kind) : all.flatMap((node) => valuesOf[facet](node));
    const values = [...new Set(known)].sort((a, b) => (facet === "role" ? ROLES.indexOf(a) - ROLES.indexOf(b) : facet === "section" ? 0 : a.localeCompare(b, data.lang)));
    if (values.length < 2) continue;
    const control = el("select", null, { "aria-label": words[facet], "data-facet": facet });
    control.append(el("option", `${words[facet]}: ${words.all}`, { value: "" }), ...values.map((value) => el("option", short(plain(facet === "role" ? words.roles[value] : value), 40), { value })));
    control.addEventListener("change", () => { state.facets[facet] = control.value || undefined; update(true); });
    filters.set(facet, control);
    byId("filters").append(control);
  }
  const clear = el("button", words.clear, { type: "button", id: "clear", hidden: "" });
  clear.addEventListener("click", () => { clearFilters(); fit(); });
  byId("filters").append(clear);
  byId("filterbox").firstElementChild.textContent = words.filters;
  if (matchMedia("(max-width: 760px)").matches) byId("filterbox").open = false;
}
function clearFilters() {
  state.facets = {};
  state.off.clear();
  state.folded.clear();
  showFilters();
  addLegend();
  update();
}
function showFilters() {
  for (const [facet, control] of filters) {
    control.value = state.facets[facet] || "";
    control.classList.toggle("set", Boolean(control.value));
  }
  byId("clear").hidden = !(Object.values(state.facets).some(Boolean) || state.off.size || state.folded.size);
}

const SIGNS = { unit: "M8 1a5 5 0 1 0 .01 0z", group: "M8 0l6 6-6 6-6-6z", task: "M3 1h10v10H3z", section: "M8 0l7 11H1z", plan: "M8 0l2 4 5 .6-3.6 3.3 1 4.1L8 9.8 3.6 12l1-4.1L1 4.6 6 4z" };
function sign(kind, colour) {
  const make = (tag, attributes) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };
  const svg = make("svg", { viewBox: "0 0 16 12", "aria-hidden": "true" });
  const isLine = !(kind in SIGNS);
  svg.append(make("path", { d: SIGNS[kind] || "M0 6h16", fill: isLine ? "none" : colour, stroke: isLine ? colour : "none",
    "stroke-width": { lead: 3.4, responsible: 1.8, support: 1.6 }[kind] || 2, "stroke-dasharray": kind in DASHES ? "4 3" : "none" }));
  return svg;
}
function addLegend() {
  const kinds = ["plan", "section", "task", "unit", "group"].filter((kind) => !(data.view === "changes" && kind === "task") && all.some((node) => node.kg.kind === kind));
  const lines = [...ROLES, "shared", ...CHANGES].filter((kind) => edges.some((edge) => edge.kg.kind === kind));
  const entries = (kinds.length + lines.length > 1 ? [...kinds, ...lines] : []).map((kind) => [kind, words.kinds[kind] || words.roles[kind], sign(kind, data.view === "units" && kind !== "shared" ? colours().support : colours()[kind])]);
  const groups = [...new Set(all.map((node) => node.kg.community).filter((group) => group !== undefined))].sort((a, b) => a - b).slice(0, 8);
  const nameOfGroup = (group) => (data.view === "changes" ? words.changes[group] : data.view === "timeline" ? plain(all.find((node) => node.kg.community === group).kg.plan) : fill(words.circle, { n: group + 1 }));
  if (groups.length > 1) for (const group of groups) entries.push([`c${group}`, nameOfGroup(group), sign(isBearing ? "task" : "unit", colourOfGroup(group))]);
  byId("legend").setAttribute("aria-label", words.legend);
  byId("legend").replaceChildren(...entries.map(([key, name, mark]) => {
    const button = el("button", null, { type: "button", "aria-pressed": String(!state.off.has(key)), "data-kind": key, title: words.legend });
    button.append(mark, name);
    button.addEventListener("click", () => {
      if (state.off.has(key)) state.off.delete(key); else state.off.add(key);
      button.setAttribute("aria-pressed", String(!state.off.has(key)));
      update();
    });
    return button;
  }));
  for (const [shown, note] of [[all.some(isAlone), words.alone], [all.some(isBridge), words.bridge]]) if (shown) byId("legend").append(el("span", note, { class: "quiet" }));
}
function addTools() {
  const tool = (name, act) => {
    const button = el("button", words[name], { type: "button", "data-tool": name });
    button.addEventListener("click", () => act(button));
    byId("tools").append(button);
    return button;
  };
  tool("fit", () => fit());
  if (isNetwork) tool("thaw", (button) => {
    state.moving = !state.moving;
    state.loose = true;
    button.textContent = state.moving ? words.freeze : words.thaw;
    // the layout needs the edges vis-network was not given; they stay hidden there
    if (state.moving && !edgeSet.length) edgeSet.add(edges.filter(isOurEdge).map(({ id, from, to }) => ({ id, from, to, hidden: true })));
    network.setOptions({ physics: state.moving ? { enabled: true, solver: "forceAtlas2Based", forceAtlas2Based: { gravitationalConstant: -90, springLength: 90 }, stabilization: false } : false });
  });
  tool("png", () => picture((blob) => download("png", blob)));
  tool("csv", () => download("csv", new Blob(["\ufeff" + csv()], { type: "text/csv;charset=utf-8" })));
  tool("json", () => download("json", new Blob([JSON.stringify(shownData(), null, 1)], { type: "application/json" })));
  const opened = tool("table", () => openTable(byId("below").hidden));
  opened.setAttribute("aria-expanded", "false");
  tool(state.theme === "dark" ? "light" : "dark", () => setTheme(state.theme === "dark" ? "light" : "dark"));
}
function setTheme(theme) {
  state.theme = theme;
  document.documentElement.classList.toggle("dark", theme === "dark");
  const button = byId("tools").lastElementChild;
  if (button) button.textContent = words[theme === "dark" ? "light" : "dark"];
  addLegend();
  redraw();
}

// --- data of what is shown -----------------------------------------------------------------------------------------------

const isListed = (node) => !node.hidden && (data.view === "units" ? isUnit(node) : isTask(node));
function cells(node) {
  const kg = node.kg;
  if (data.view === "units") return [caption(node), kg.tasks, kg.partners, kg.between, valuesOf.function(node).join("、"), kg.jurisdiction];
  const days = kg.due.map(([name, , day]) => day || name);
  return [kg.ref, kg.title || short(kg.text || caption(node), 60), kg.units.map(([mention, role]) => `${mention}（${words.roles[role] || role}）`).join("、"), days.join("；"), kg.section, kg.jurisdiction, kg.year];
}
const headings = () => (data.view === "units" ? words.unitColumns : words.columns);
/** A spreadsheet runs a cell that begins like a formula; with ' in front it is text. */
const inert = (value) => (/^[=+\-@\t\r\0＝＋－＠]/.test(value) ? "'" + value : value);
function csv() {
  const row = (values) => values.map((value) => `"${inert(String(value ?? "")).replaceAll('"', '""')}"`).join(",");
  return [headings(), ...all.filter(isListed).map(cells)].map(row).join("\r\n") + "\r\n";
}
function shownData() {
  const facts = ({ initials, room, frame, community, lane, ...kg }) => kg;
  return { title: data.title, view: data.view, filters: state.facets, leftOut: data.leftOut,
    nodes: all.filter((node) => !node.hidden && !isHeading(node)).map((node) => ({ id: node.id, label: node.label, ...facts(node.kg) })),
    edges: edges.filter((edge) => !edge.hidden).map((edge) => ({ from: edge.from, to: edge.to, ...edge.kg })) };
}
function openTable(open) {
  resize(() => { byId("below").hidden = !open; });
  const button = byId("tools").querySelector("[data-tool=table]");
  if (button) button.setAttribute("aria-expanded", String(open));
  if (open) table();
  remember();
}
function table() {
  const head = el("tr");
  head.append(...headings().map((name) => el("th", name, { scope: "col" })));
  byId("table").tHead.replaceChildren(head);
  byId("caption").textContent = plain(data.title);
  byId("table").tBodies[0].replaceChildren(...all.filter(isListed).map((node) => {
    const row = el("tr");
    cells(node).forEach((value, i) => {
      const cell = el(i ? "td" : "th", i ? plain(value) : null, i ? {} : { scope: "row" });
      if (!i) cell.append(link(node, plain(value)));
      row.append(cell);
    });
    return row;
  }));
}
/** The picture as it stands in the window, on paper, with its title. */
function picture(done) {
  const from = byId("graph").querySelector("canvas");
  const ratio = from.width / from.clientWidth;
  const to = el("canvas", null, { width: from.width, height: from.height + 40 * ratio });
  const pen = to.getContext("2d");
  pen.fillStyle = colours().paper;
  pen.fillRect(0, 0, to.width, to.height);
  pen.fillStyle = colours().ink;
  pen.font = `600 ${17 * ratio}px ${FACE}`;
  pen.fillText(short(plain(data.title), 80), 16 * ratio, 27 * ratio);
  pen.drawImage(from, 0, 40 * ratio);
  to.toBlob(done, "image/png");
}
function download(suffix, blob) {
  const anchor = el("a", null, { download: `${data.view}.${suffix}`, href: URL.createObjectURL(blob) });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
}
