// Drawing. vis-network keeps the window on the graph: panning, zooming, touch, keys, what was clicked. Nodes are drawn by
// its "custom" shape; edges and captions here, many at once, which is quicker, and so that no caption covers another.

const PYVIS_BLUE = "#97c2fc"; // what pyvis gives a node nobody coloured
const SHAPES = { unit: "dot", group: "diamond", task: "square", section: "triangle", plan: "star" };
const COMMUNITIES = ["#3b78b8", "#c8772b", "#3d9970", "#8d5fb0", "#b84a62", "#7a7a2e", "#2f8fa3", "#9c6644", "#5c6bc0", "#6d8f3c"];
const COLOURS = {
  light: { unit: "#2563a8", group: "#d08a1d", task: "#5f8a7c", section: "#7b5ea7", plan: "#25394f", ink: "#1d2733", quiet: "#667382", paper: "#ffffff", frame: "#f6f8fa", rim: "#dde3e9",
    lead: "#c0392b", responsible: "#8ba3bd", support: "#9aa5a0", part: "#c9d0d8", shared: "#a9b9c9", alone: "#c0392b", accent: "#1f6fb2",
    kept: "#9aa5b1", reworded: "#4f81bd", split: "#c8772b", merged: "#8d5fb0", perhaps: "#b8860b", continued: "#6f8296", new: "#2e8b57", dropped: "#c0392b" },
  dark: { unit: "#6aaaf0", group: "#eab04f", task: "#86b3a4", section: "#b59be0", plan: "#cfe0f2", ink: "#e6ebf0", quiet: "#97a4b1", paper: "#12171d", frame: "#171e25", rim: "#2a343f",
    lead: "#ff7b6b", responsible: "#587594", support: "#66716c", part: "#35414d", shared: "#4b5d70", alone: "#ff7b6b", accent: "#6db3f2",
    kept: "#5d6b79", reworded: "#5b8fd0", split: "#e09a55", merged: "#b08ad0", perhaps: "#d8b04a", continued: "#8fa1b3", new: "#6fcf97", dropped: "#ff7b6b" },
};
const colours = () => COLOURS[state.theme];
const FACE = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';
const DASHES = { support: [5, 4], perhaps: [3, 4] };
const BECAME = ["continued", "new", "dropped"]; // what a task's community is in the view of changes
const colourOfGroup = (group) => (data.view === "changes" ? colours()[BECAME[group]] : COMMUNITIES[group % COMMUNITIES.length]);
const BOUNDS = { place: [15, 24], plan: [13, 24], month: [13, 22], section: [12, 20], unit: [12, 22], group: [12, 22], task: [11, 17], gap: [11, 15] }; // pixels on the screen
const LEAST = 6; // pixels a task's caption would have, below which it is left out
const MANY = 700; // edges that are drawn while the picture moves

/** Is it drawn here? What was added, or given another shape, is drawn by vis-network with all its options. */
const isOurs = (node) => node.kg.kind in SHAPES && node.shape === SHAPES[node.kg.kind];
const isOurEdge = (edge) => edge.kg.kind !== "other" && edge.arrows === undefined && edge.label === undefined && edge.color === undefined && edge.dashes === undefined && edge.smooth === undefined;

function colourOf(node) {
  if (node.color && node.color !== PYVIS_BLUE) return node.color.background || node.color;
  if (node.kg.community !== undefined) return colourOfGroup(node.kg.community);
  return data.view === "units" ? colours().support : colours()[node.kg.kind] || colours().unit;
}
function drawNode({ ctx, id, x, y }) {
  const node = nodes.get(id);
  const scale = network.getScale();
  const size = Math.max(node.size, 2.2 / scale);
  return { drawNode: () => shapeOf(ctx, node, x, y, size, scale), nodeDimensions: { width: 2 * size, height: 2 * size } };
}
function shapeOf(ctx, node, x, y, size, scale) {
  ctx.globalAlpha = node.dim ? 0.13 : 1;
  ctx.fillStyle = isAlone(node) ? colours().paper : colourOf(node);
  trace(ctx, node.shape, x, y, size);
  ctx.fill();
  const ring = node.id === state.selected ? 3 / scale : isAlone(node) ? 2 : isBridge(node) ? 1 + 8 * node.kg.between : 0;
  if (!ring) return;
  ctx.strokeStyle = node.id === state.selected ? colours().accent : isAlone(node) ? colours().alone : colours().ink;
  ctx.lineWidth = ring;
  ctx.stroke();
}
/** Does it join those who else would not meet? */
const isBridge = (node) => node.kg.between > 0.05;
function trace(ctx, shape, x, y, r) {
  ctx.beginPath();
  if (shape === "dot") ctx.arc(x, y, r, 0, 6.2832);
  else if (shape === "square") ctx.rect(x - r, y - r, 2 * r, 2 * r);
  else {
    const star = shape === "star";
    const corners = star ? 10 : shape === "triangle" ? 3 : 4;
    for (let i = 0; i < corners; i++) {
      const turn = (i * 6.2832) / corners - 1.5708;
      const reach = star && i % 2 ? r * 0.5 : r * 1.15;
      ctx.lineTo(x + reach * Math.cos(turn), y + reach * Math.sin(turn));
    }
    ctx.closePath();
  }
}

// --- edges, many at once -----------------------------------------------------------------------------------------------

let bundles = [];
/** Edges of one look are one line for the canvas. */
function bundle() {
  const looks = new Map();
  for (const edge of edges) {
    if (edge.hidden || !isOurEdge(edge)) continue;
    const near = state.selected !== null && (edge.from === state.selected || edge.to === state.selected);
    const faded = state.selected !== null && !near && data.view !== "timeline";
    const key = [edge.kg.kind, edge.width, near, faded].join();
    if (!looks.has(key)) looks.set(key, { kind: edge.kg.kind, width: edge.width || 1, near, faded, edges: [] });
    looks.get(key).edges.push(edge);
  }
  const order = ["part", "shared", "support", "responsible", "lead", ...CHANGES];
  bundles = [...looks.values()].sort((a, b) => a.near - b.near || order.indexOf(a.kind) - order.indexOf(b.kind));
}
function drawEdges(ctx, scale) {
  for (const { kind, width, near, faded, edges: lines } of bundles) {
    ctx.globalAlpha = faded ? 0.12 : near || isNetwork || kind === "part" ? 1 : 0.6;
    ctx.strokeStyle = near && kind !== "lead" ? colours().accent : colours()[kind] || colours().shared;
    ctx.lineWidth = Math.max(width, 0.7 / scale) * (near ? 1.5 : 1);
    ctx.setLineDash(DASHES[kind] || []);
    ctx.beginPath();
    for (const edge of lines) lineOf(ctx, nodes.get(edge.from), nodes.get(edge.to), scale);
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}
/** Straight; in columns from the end of a caption to the end of its column, then in a curve to the next. */
function lineOf(ctx, from, to, scale) {
  if (from.kg.room === undefined || isUnit(from)) {
    ctx.moveTo(from.x, from.y);
    ctx.lineTo(to.x, to.y);
    return;
  }
  const isBare = isTask(from) && from.font.size * scale < LEAST;
  const start = isBare ? from.x + from.size : from.x + from.size + 8 + Math.min(from.kg.room, widthOf(caption(from)) * from.font.size);
  const port = Math.max(start, from.x + from.size + from.kg.room + 12);
  const end = to.x - to.size - 2;
  const bend = Math.max(24, (end - port) * 0.5);
  ctx.moveTo(start, from.y);
  ctx.lineTo(port, from.y);
  ctx.bezierCurveTo(port + bend, from.y, end - bend, to.y, end, to.y);
}
function drawFrames(ctx, scale) {
  for (const node of all) {
    if (node.hidden) continue;
    ctx.lineWidth = 1 / scale;
    ctx.strokeStyle = colours().rim;
    if (node.kg.frame && !state.loose) {
      ctx.fillStyle = colours().frame;
      ctx.beginPath();
      ctx.roundRect(node.x - 22, node.y - 24, ...node.kg.frame, 12);
      ctx.fill();
      ctx.stroke();
    } else if (kindOf(node) === "month") {
      ctx.beginPath();
      ctx.moveTo(node.x - 6, node.y + 14);
      ctx.lineTo(node.x + node.kg.room + 14, node.y + 14);
      ctx.stroke();
    }
  }
}

// --- captions ------------------------------------------------------------------------------------------------------------

const widths = new Map();
const ruler = document.createElement("canvas").getContext("2d");
ruler.font = `100px ${FACE}`;
/** How wide a text is in a font one pixel high. */
function widthOf(text) {
  let wide = widths.get(text);
  if (wide === undefined) widths.set(text, (wide = ruler.measureText(text.length > 80 ? text.slice(0, 80) : text).width / 100));
  return wide;
}
const month = (text) => new Date(`${text}-15T12:00:00Z`).toLocaleDateString(data.lang === "zh" ? "zh-CN" : "en", { year: "numeric", month: "long", timeZone: "UTC" });
const isMonthEnd = (day) => new Date(Date.parse(`${day}T12:00:00Z`) + 86400000).getUTCDate() === 1;
function headingOf(node) {
  if (kindOf(node) === "gap") {
    const [first, last] = node.label.split("/");
    return fill(words.gap, { span: first === last ? month(first) : `${month(first)} – ${month(last)}` });
  }
  const name = words.lanes[node.kg.lane] || month(node.kg.lane);
  return node.kg.again ? fill(words.again, { name }) : `${name} · ${all.filter((task) => isTask(task) && task.kg.lane === node.kg.lane && !task.hidden).length}`;
}
function linesOf(node, most) {
  if (node.kg.lane && isHeading(node) || kindOf(node) === "gap") return [headingOf(node)];
  const fold = state.folded.has(node.id) ? " ⊕" : "";
  if (data.view === "timeline" && node.kg.last && !isMonthEnd(node.kg.last)) return [short(`${Number(node.kg.last.slice(8))}${words.day} ${plain(caption(node))}`, most)];
  return String(node.label ?? "").split("\n").slice(-2).map((line) => short(plain(line.slice(0, 200)), most) + fold);
}
let ranked = [];
const RANK = { place: 0, month: 0, plan: 1, gap: 1, section: 2, group: 3, unit: 3, task: 4 };
function rank() {
  const order = (node) => RANK[kindOf(node)] ?? 3;
  ranked = all.filter((node) => isHeading(node) || isOurs(node)).sort((a, b) => order(a) - order(b) || b.size - a.size || b.touching.length - a.touching.length);
}

let captions = { scale: 0, list: [] };
/** Chooses the captions of a scale, the weightiest first: each where it covers no node and no caption, or not at all. */
function place(scale) {
  const shown = ranked.filter((node) => !node.hidden);
  const taken = new Map();
  const CELL = 64;
  const cellsOf = ([left, top, right, bottom], act) => {
    for (let x = Math.floor(left / CELL); x <= right / CELL; x++) for (let y = Math.floor(top / CELL); y <= bottom / CELL; y++) if (act(x * 100003 + y)) return true;
    return false;
  };
  const frames = new Map(shown.filter((node) => node.kg.frame && !state.loose).map((node) => [node.kg.jurisdiction, [node.x - 22, node.y - 24, node.x - 22 + node.kg.frame[0], node.y - 24 + node.kg.frame[1]].map((at) => at * scale)]));
  const isInside = (box, frame) => !frame || (box[0] >= frame[0] && box[1] >= frame[1] && box[2] <= frame[2] && box[3] <= frame[3]);
  const take = (box) => cellsOf(box, (key) => { taken.has(key) ? taken.get(key).push(box) : taken.set(key, [box]); });
  const isFree = (box, overTasks) => !cellsOf(box, (key) => (taken.get(key) || []).some((it) => it[4] !== box[4] && !(overTasks && it[5]) && box[0] < it[2] && it[0] < box[2] && box[1] < it[3] && it[1] < box[3]));
  for (const node of shown) if (!isHeading(node)) take([(node.x - node.size) * scale, (node.y - node.size) * scale, (node.x + node.size) * scale, (node.y + node.size) * scale, node.id, isTask(node)]);
  const isNear = (node) => state.selected !== null && !node.dim;
  const first = state.selected === null ? shown : [...shown.filter((node) => node.id === state.selected), ...shown.filter((node) => isNear(node) && node.id !== state.selected), ...shown.filter((node) => !isNear(node))];
  const list = [];
  for (const node of first) {
    if (node.dim) continue;
    const base = (node.font && node.font.size) || 13;
    const [least, most] = BOUNDS[kindOf(node)] || BOUNDS.unit;
    if (isTask(node) && base * scale < LEAST && !isNear(node)) continue;
    const px = Math.round(Math.min(most, Math.max(least, base * scale)));
    const room = node.kg.room === undefined || isUnit(node) ? Infinity : (node.kg.room * Math.max(scale, 0.01)) / px;
    const lines = linesOf(node, isTask(node) && room === Infinity ? (scale < 1.4 ? 14 : 30) : 60).map((line) => cut(line, room * 1.03));
    const wide = Math.max(...lines.map(widthOf)) * px;
    const high = px * 1.25 * lines.length;
    const gap = Math.max(node.size, 2.2 / scale) * scale + 3;
    const [x, y] = [node.x * scale, node.y * scale];
    const sides = isHeading(node) ? [[x, y - high / 2]] : node.kg.room !== undefined ? [[x + gap + 3, y - high / 2]]
      : [[x - wide / 2, y + gap - 1], [x + gap + 2, y - high / 2], [x - gap - 2 - wide, y - high / 2], [x - wide / 2, y - gap - high + 1]];
    const fits = (overTasks) => sides.find(([x0, y0]) => {
      const box = [x0, y0, x0 + wide, y0 + high, node.id];
      return isFree(box, overTasks) && (isHeading(node) || isInside(box, frames.get(node.kg.jurisdiction)));
    });
    const side = fits(false) || (isTask(node) ? undefined : fits(true)) || (node.id === state.selected ? sides[0] : undefined);
    if (!side) continue;
    take([side[0] - 2, side[1], side[0] + wide + 2, side[1] + high, node.id]);
    list.push({ node, lines, px, dx: side[0] - x, dy: side[1] - y, wide, high });
  }
  return { scale, list };
}
/** As much of a text as fits a width, in fonts one pixel high. */
function cut(text, room) {
  if (widthOf(text) <= room) return text;
  let most = Math.min(text.length - 1, Math.ceil(room * 2));
  while (most > 1 && widthOf(text.slice(0, most) + "…") > room) most--;
  return short(text, most);
}
function drawCaptions(ctx, scale, moving) {
  if (captions.scale !== scale && !(moving && captions.list.length)) captions = place(scale);
  const now = ctx.getTransform();
  const ratio = now.a / scale;
  const [left, top, wide, high] = [now.e / ratio, now.f / ratio, ctx.canvas.width / ratio, ctx.canvas.height / ratio];
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = 3;
  ctx.strokeStyle = colours().paper;
  let drawn = 0;
  for (const each of captions.list) {
    const [x, y] = [left + each.node.x * scale + each.dx, top + each.node.y * scale + each.dy];
    if (x > wide || y > high || x + each.wide < 0 || y + each.high < 0) continue;
    if (moving && ++drawn > 60) break;
    const { node, px } = each;
    const strong = HEADINGS.includes(node.kg.kind) ? kindOf(node) !== "gap" : node.id === state.selected || kindOf(node) === "plan";
    ctx.font = `${strong ? "600 " : ""}${px}px ${FACE}`;
    ctx.fillStyle = kindOf(node) === "gap" ? colours().quiet : colours().ink;
    ctx.globalAlpha = isTask(node) && isNetwork && node.id !== state.selected ? 0.78 : 1;
    each.lines.forEach((line, i) => {
      const at = x + (node.kg.room === undefined && !isHeading(node) ? (each.wide - widthOf(line) * px) / 2 : 0);
      if (!moving) ctx.strokeText(line, at, y + i * px * 1.25 + px * 0.1);
      ctx.fillText(line, at, y + i * px * 1.25 + px * 0.1);
    });
  }
  ctx.restore();
}
/** The node whose caption is at a place of the window. */
function captionAt({ x, y }) {
  const origin = network.canvasToDOM({ x: 0, y: 0 });
  const scale = network.getScale();
  const hit = captions.list.find((each) => {
    const [left, top] = [origin.x + each.node.x * scale + each.dx, origin.y + each.node.y * scale + each.dy];
    return x >= left && x <= left + each.wide && y >= top && y <= top + each.high;
  });
  return hit && !isHeading(hit.node) ? hit.node.id : null;
}

// --- the window on the graph -------------------------------------------------------------------------------------------

function inVis(node) {
  if (isHeading(node)) return null;
  if (isOurs(node)) return { id: node.id, x: node.x, y: node.y, title: short(nameOf(node), 200), shape: "custom", ctxRenderer: drawNode };
  const { kg, touching, hidden, dim, ...rest } = node;
  return { ...rest, label: short(plain(rest.label), 200), title: rest.title === undefined ? undefined : short(plain(rest.title), 400) };
}
const nodeSet = new vis.DataSet(all.map(inVis).filter(Boolean));
const edgeSet = new vis.DataSet(edges.filter((edge) => !isOurEdge(edge)).map(({ kg, hidden, ...edge }) => edge));
const network = new vis.Network(byId("graph"), { nodes: nodeSet, edges: edgeSet }, {
  physics: false,
  layout: { improvedLayout: false },
  edges: { smooth: false, chosen: false },
  nodes: { chosen: false },
  interaction: { hover: false, tooltipDelay: 300, keyboard: { enabled: true, bindToWindow: false }, zoomSpeed: 0.7, hideEdgesOnDrag: true, hideEdgesOnZoom: true },
});
let last = null;
let rest = 0;
let isMoving = false;
/** In large graphs edges, and a new choice of captions, wait until the picture stands still; a jump of the page's own is
 * no movement. */
function watch(scale, { e, f }) {
  isMoving = last !== null && edges.length > MANY && (last.scale !== scale || last.e !== e || last.f !== f || isMoving && rest !== 0);
  if (isMoving && (last.scale !== scale || last.e !== e || last.f !== f)) {
    clearTimeout(rest);
    rest = setTimeout(() => { rest = 0; isMoving = false; network.redraw(); }, 130);
  }
  last = { scale, e, f };
}
network.on("beforeDrawing", (ctx) => {
  const scale = network.getScale();
  watch(scale, ctx.getTransform());
  if (state.moving) follow(network.getPositions());
  drawFrames(ctx, scale);
  if (!isMoving) drawEdges(ctx, scale);
});
network.on("afterDrawing", (ctx) => drawCaptions(ctx, network.getScale(), isMoving));
function follow(places) {
  for (const [id, { x, y }] of Object.entries(places)) {
    const node = nodes.get(Number(id)) || nodes.get(id);
    if (node) Object.assign(node, { x, y });
  }
  captions.scale = 0;
}
let queued = 0;
/** Draws anew before the next frame, once for all that changed until then. */
function redraw() {
  if (queued) return;
  queued = requestAnimationFrame(() => {
    queued = 0;
    captions.scale = 0;
    bundle();
    network.redraw();
  });
}
function jump(position, scale) {
  last = null;
  network.moveTo({ position, scale, animation: false });
}
/** Makes room for the panel or the table, or takes it back; the picture stays where it is, with its upper left corner. */
function resize(change) {
  const box = byId("graph");
  const [wide, high, at, scale] = [box.clientWidth, box.clientHeight, network.getViewPosition(), network.getScale()];
  change();
  if (box.clientWidth === wide && box.clientHeight === high) return;
  network.setSize("100%", "100%");
  jump({ x: at.x + (box.clientWidth - wide) / 2 / scale, y: at.y + (box.clientHeight - high) / 2 / scale }, scale);
}
/** Shows the whole picture; `readable` begins at its top where the whole would be too small to read. */
function fit(readable) {
  const shown = all.filter((node) => !node.hidden);
  if (!shown.length) return;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const node of shown) {
    const frame = node.kg.frame;
    left = Math.min(left, node.x - (frame ? 22 : node.kg.room === undefined ? 40 : 10));
    right = Math.max(right, node.x + (frame ? frame[0] - 22 : (node.kg.room ?? 28) + 12));
    top = Math.min(top, node.y - (frame ? 24 : 16));
    bottom = Math.max(bottom, node.y + (frame ? frame[1] - 24 : node.kg.room === undefined ? 30 : 16));
  }
  const { clientWidth, clientHeight } = byId("graph");
  const [wide, high] = [clientWidth - 36, Math.max(80, clientHeight - byId("legend").offsetHeight - 36)];
  const across = Math.min(1.5, wide / (right - left));
  let scale = Math.min(across, high / (bottom - top));
  let middle = (top + bottom) / 2;
  if (readable && !isNetwork && scale < 0.75 && across > scale) {
    scale = Math.min(across, 1.1);
    middle = top + high / 2 / scale;
  }
  jump({ x: (left + right) / 2, y: middle + (clientHeight - high - 24) / 2 / scale }, scale);
}
