// The stances: a heat map of who stands how towards whom, by side, by outlet and by month, and the words behind a cell.

const MATRIX = 14;
const PAIRS = 16;

/** Which of nine shades a mean polarity has: 0 most hostile, 8 most friendly. */
function shade(polarity) {
  return Math.min(8, Math.max(0, Math.round((polarity + 1000) / 250)));
}

function pairKey(cell) {
  return JSON.stringify([cell.a, cell.t ?? null, cell.issue ?? null, !!cell.old]);
}

function pairName(cell) {
  return `${idName(cell.a)} → ${cell.issue ?? idName(cell.t)}${cell.old ? " (historical)" : ""}`;
}

/** Where the words of a cell are shown. */
function pairHash(cell, by) {
  const parts = [cell.a, cell.issue === undefined ? cell.t : "", cell.issue ?? "", cell.old ? "old" : "", by || "", cell.of ?? ""];
  return `#pair/${parts.map(encodeURIComponent).join("/")}`.replace(/\/+$/, "");
}

/** The keys of `cells` by how many stances they have, the heaviest first. */
function heaviest(cells, key) {
  const weights = new Map();
  for (const cell of cells) weights.set(key(cell), (weights.get(key(cell)) || 0) + cell.d);
  return [...weights].sort((a, b) => b[1] - a[1] || compareWords(a[0], b[0])).map(([id]) => id);
}

function drawStances() {
  const body = document.getElementById("stances-body");
  if (!body) return;
  if (!DATA.cells || !DATA.cells.length) {
    body.replaceChildren(el("p", { class: "empty" }, "No stance was found."));
    return;
  }
  const months = [...new Set((DATA.by_month || []).map((cell) => cell.of))].filter(Boolean).sort(compareWords);
  const outlets = heaviest(DATA.by_outlet || [], (cell) => cell.of ?? "").filter(Boolean);
  const grid = el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Matrix of stances" });
  const panel = el("div", { id: "pair", tabindex: "-1" });
  const note = el("p", { class: "note" });
  let view = "side";
  const tabs = [["side", "by side"], ["outlet", "by outlet"], ["month", "by month"]].map(([name, label]) =>
    button(label, () => { view = name; draw(); }, { "data-view": name }));
  const outlet = choice("outlet", [["", "all"], ...outlets.map((it) => [it, it])], () => { month.value = ""; draw(); });
  const month = choice("month", [["", "all"], ...months.map((it) => [it, it])], () => { outlet.value = ""; draw(); });
  const old = tick("historical", false, () => draw());
  const fits = (cell) => !!cell.old === old.on && cell.issue === undefined;
  const draw = () => {
    for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.dataset.view === view));
    outlet.node.hidden = month.node.hidden = view !== "side";
    if (view === "side") {
      const by = outlet.value ? "outlet" : month.value ? "month" : "";
      const source = by === "outlet" ? DATA.by_outlet.filter((cell) => cell.of === outlet.value)
        : by === "month" ? DATA.by_month.filter((cell) => cell.of === month.value) : DATA.cells;
      drawMatrix(grid, note, source.filter(fits), by);
    } else {
      const cells = (view === "outlet" ? DATA.by_outlet : DATA.by_month).filter(fits);
      drawPairs(grid, note, DATA.cells.filter(fits), cells, view === "outlet" ? outlets : months, view);
    }
  };
  body.replaceChildren(
    el("div", { class: "tools" }, el("div", { class: "tabs", role: "group", "aria-label": "Arrange" }, tabs), outlet.node, month.node, DATA.cells.some((cell) => cell.old) ? old.node : ""),
    grid, legend(), note, panel, drawIssues());
  draw();
  ROUTES.pair = (parts) => drawPair(panel, parts);
}

function legend() {
  return el("p", { class: "legend", "aria-hidden": "true" }, "hostile ", [0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => el("span", { class: `key p${n}` })), " friendly",
    el("span", { class: "note" }, "large: distinct stances; small: mean polarity, −1,000 to +1,000"));
}

function drawCell(cell, by) {
  if (!cell) return el("td", { class: "none" }, "·");
  const told = `${pairName(cell)}${cell.of ? `, ${cell.of}` : ""}: ${many(cell.d, "distinct stance", "distinct stances")} of ${number(cell.n)}, mean polarity ${signed(cell.pol)}`;
  return el("td", {}, link(pairHash(cell, by), { class: `cell p${shade(cell.pol)}`, title: told, "aria-label": told }, el("b", {}, number(cell.d)), el("small", {}, signed(cell.pol))));
}

/** Actors by targets. */
function drawMatrix(grid, note, cells, by) {
  const actors = heaviest(cells, (cell) => cell.a).slice(0, MATRIX);
  const targets = heaviest(cells.filter((cell) => actors.includes(cell.a)), (cell) => cell.t ?? "").slice(0, MATRIX);
  const at = new Map(cells.map((cell) => [JSON.stringify([cell.a, cell.t]), cell]));
  const head = el("tr", {}, el("th", { scope: "col", class: "corner" }, "actor ↓ target →"), targets.map((id) => el("th", { scope: "col", title: idName(id) }, el("span", {}, idName(id)))));
  const row = (actor) => el("tr", {}, el("th", { scope: "row", title: actor }, idName(actor)), targets.map((target) => drawCell(at.get(JSON.stringify([actor, target])), by)));
  grid.replaceChildren(cells.length ? el("table", { class: "matrix" }, el("thead", {}, head), el("tbody", {}, actors.map(row))) : el("p", { class: "empty" }, "No stance between two sides here."));
  const left = [new Set(cells.map((cell) => cell.a)).size - actors.length, new Set(cells.map((cell) => cell.t)).size - targets.length];
  note.textContent = left[0] > 0 || left[1] > 0 ? `Not in the matrix: ${many(left[0], "actor", "actors")} and ${many(left[1], "target", "targets")} of fewer stances.` : "";
}

/** The pairs of most stances by what `columns` name. */
function drawPairs(grid, note, all, cells, columns, by) {
  const rows = all.toSorted((a, b) => b.d - a.d).slice(0, PAIRS);
  const at = new Map(cells.map((cell) => [JSON.stringify([pairKey(cell), cell.of ?? null]), cell]));
  const known = columns.filter((column) => cells.some((cell) => cell.of === column));
  const head = el("tr", {}, el("th", { scope: "col", class: "corner" }, `pair ↓ ${by} →`), known.map((column) => el("th", { scope: "col", title: column }, el("span", {}, column))));
  const row = (cell) => el("tr", {}, el("th", { scope: "row" }, pairName(cell)), known.map((column) => drawCell(at.get(JSON.stringify([pairKey(cell), column])), by)));
  grid.replaceChildren(known.length ? el("table", { class: "matrix" }, el("thead", {}, head), el("tbody", {}, rows.map(row))) : el("p", { class: "empty" }, `The report does not tell stances by ${by}.`));
  note.textContent = all.length > rows.length ? `The ${rows.length} pairs of most stances, of ${number(all.length)}.` : "";
}

/** Stances towards things. */
function drawIssues() {
  const cells = DATA.cells.filter((cell) => cell.issue !== undefined).toSorted((a, b) => b.d - a.d);
  if (!cells.length) return "";
  const list = el("div");
  paged(list, cells, (cell) => el("li", {}, link(pairHash(cell), { class: `cell p${shade(cell.pol)}` }, el("b", {}, number(cell.d)), el("small", {}, signed(cell.pol))), ` ${pairName(cell)}`),
    { size: 8, what: ["pair", "pairs"], tag: "ul" });
  return el("details", { class: "issues" }, el("summary", {}, `Towards things and not sides: ${many(cells.length, "pair", "pairs")}`), list);
}

/** The words of a cell below the matrix. */
function drawPair(panel, [a, t, issue, old, by, of]) {
  const cell = DATA.cells.find((it) => it.a === a && (issue ? it.issue === issue : it.t === t && it.issue === undefined) && !!it.old === (old === "old"));
  if (!cell) return showView("main", document.getElementById("stances"));
  const all = pairs(cell.refs || [], "stances").filter(([doc]) => !by || (by === "outlet" ? doc.outlet === of : (doc.date || "").startsWith(of)));
  const source = by === "outlet" ? DATA.by_outlet : by === "month" ? DATA.by_month : [];
  const told = source.find((it) => pairKey(it) === pairKey(cell) && it.of === of) || cell;
  const classes = Object.entries(told.classes).sort((x, y) => y[1] - x[1] || compareWords(x[0], y[0]));
  const list = el("div");
  paged(list, all, ([doc, stance]) => el("li", { class: "stance-item" },
    el("div", { class: "says" }, link(place(doc, stance.id), { class: `chip p${shade(stance.pol ?? 0)}` }, stance.class),
      el("span", { class: "who" }, `${actorName(stance.a)} → ${stance.issue ?? actorName(stance.t)}`), (stance.flags || []).map((flag) => el("small", { class: "tag" }, flag))),
    el("blockquote", {}, finding(doc, "stance", stance)), el("p", { class: "where" }, docLink(doc, stance.id))),
  { size: 10, what: ["stance", "stances"], tag: "ul", empty: "The report holds none of these stances." });
  panel.replaceChildren(el("h3", {}, pairName(cell), of ? el("small", {}, ` ${of}`) : ""),
    el("p", {}, `${many(told.d, "distinct stance", "distinct stances")} of ${number(told.n)}, mean polarity ${signed(told.pol)}: `, classes.map(([name, n]) => `${name} ${number(n)}`).join(" · ")), list);
  showView("main", panel);
}
