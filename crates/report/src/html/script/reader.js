// The reader: a story with its annotations, and beside it what was found, to be judged.

const SHOWN = new Map(LAYERS.map(([name, , on]) => [name, on]));
let reader = null;

function openReader([id, found]) {
  const view = document.getElementById("reader");
  const at = DOC_BY_ID.get(id);
  if (at === undefined) return showMissing(view, id);
  const doc = DOCS[at];
  if (doc.file !== undefined && !isHere(doc)) {
    location.replace(place(doc, found));
    return;
  }
  if (!reader || reader.doc !== doc) reader = drawReader(view, doc);
  reader.select(found || "");
  document.title = docTitle(doc);
  showView("reader", found ? view.querySelector(".piece.evidence") || reader.cardOf(found) : null, "center");
}

function showMissing(view, id) {
  view.replaceChildren(el("p", { class: "back" }, backLink("#documents", "Stories")), el("h1", {}, "Not in this report"), el("p", { class: "empty" }, `There is no story “${id}” here.`));
  showView(view.id);
}

function backLink(to, label) {
  return link(to, { class: "action" }, `← ${label}`);
}

function facts(doc) {
  const row = (name, value) => (value ? [el("dt", {}, name), el("dd", {}, value)] : []);
  const from = doc.from && doc.from !== "metadata" ? ` (${doc.from})` : "";
  return el("dl", { class: "facts" }, row("outlet", doc.outlet), row("published", doc.date && doc.date + from), row("address", doc.url && webLink(doc.url)),
    row("id", el("span", { class: "id" }, doc.id)), row("length", doc.bytes !== undefined ? many(doc.bytes, "byte", "bytes") : ""));
}

function drawReader(view, doc) {
  const all = annotationsOf(doc);
  const cards = new Map();
  const list = [];
  for (const [analyzer, key] of Object.entries(JUDGED)) for (const found of doc[key]) list.push({ analyzer, found, span: evidence(analyzer, found), id: found.id });
  list.sort((a, b) => ownSpan(a.analyzer, a.found)[0] - ownSpan(b.analyzer, b.found)[0]);
  const text = el("div", { class: "page-text" });
  const aside = el("div", { class: "cards" });
  let selected = null;
  const kept = () => list.filter((it) => SHOWN.get(it.analyzer));
  const drawText = () => {
    if (!doc.text.length) return text.replaceChildren(el("p", { class: "fault" }, doc.fault || "There is no text at hand."));
    text.replaceChildren(annotated(doc, all.filter((it) => SHOWN.get(it.layer)), list.map((it) => it.span)));
    light(text, selected);
  };
  const drawCards = () => {
    cards.clear();
    const shown = kept();
    const pages = el("div");
    const until = selected ? shown.indexOf(selected) + 1 : 0;
    paged(pages, shown, (it) => card(it), { size: Math.max(40, until), what: ["finding", "findings"], tag: "ol", empty: list.length ? "All findings are filtered out." : "Nothing to judge was found in this story." });
    aside.replaceChildren(pages);
  };
  const card = (it) => {
    const mark = marker(it.analyzer, doc, it.found);
    const node = el("li", { class: `card ${it.analyzer}`, id: `card-${it.id}`, tabindex: "-1" },
      el("p", { class: "reading" }, link(place(doc, it.id), { class: "id" }, it.id), " ", reading(it.analyzer, it.found), link(place(doc), { class: "close" }, "close")), extras(it), mark);
    cards.set(it, { node, mark });
    return node;
  };
  const find = (id) => list.find((it) => it.id === id) || null;
  const select = (id) => {
    const it = find(id);
    const turned = !!it && !SHOWN.get(it.analyzer);
    if (turned) { SHOWN.set(it.analyzer, true); for (const box of boxes) box.sync(); }
    selected = it;
    if (turned || !text.firstChild) drawText();
    else light(text, it);
    if (it && !cards.has(it) || !cards.size) drawCards();
    for (const [other, { node }] of cards) {
      node.classList.toggle("selected", other === it);
      if (other === it) node.setAttribute("aria-current", "true"); else node.removeAttribute("aria-current");
    }
    if (it && cards.has(it)) within(aside, cards.get(it).node);
  };
  const boxes = LAYERS.filter(([name]) => DATA.analyzers.includes(name)).map(([name, label]) => {
    const n = name in JUDGED ? doc[JUDGED[name]].length : all.filter((it) => it.layer === name).length;
    const box = tick(`${label} ${number(n)}`, SHOWN.get(name), () => { SHOWN.set(name, box.on); drawText(); drawCards(); if (selected) select(selected.id); });
    box.node.classList.add(name);
    box.sync = () => { box.on = SHOWN.get(name); };
    return box;
  });
  text.addEventListener("click", (event) => {
    const at = event.target.closest("[data-ids]");
    if (!at || String(getSelection()) !== "") return;
    const ids = at.dataset.ids.split(" ").filter((id) => find(id));
    const now = ids.indexOf(selected ? selected.id : "");
    if (ids.length) location.hash = place(doc, ids[(now + 1) % ids.length]);
  });
  const step = (by) => {
    const shown = kept();
    if (!shown.length) return;
    const i = selected ? shown.indexOf(selected) + by : by > 0 ? 0 : shown.length - 1;
    location.hash = place(doc, shown[(i + shown.length) % shown.length].id);
  };
  const related = relatedTo(doc);
  view.replaceChildren(el("p", { class: "back" }, backLink(DATA.home ? `${DATA.home}#documents` : "#documents", "Stories"), button("previous finding (k)", () => step(-1)), button("next finding (j)", () => step(1))),
    el("header", {}, el("h1", {}, docTitle(doc)), facts(doc), doc.fails.map(([analyzer, error]) => el("p", { class: "warning" }, `${analyzer} failed here: ${error}`)), related),
    el("div", { class: "filters", role: "group", "aria-label": "What is marked" }, boxes.map((box) => box.node)),
    el("div", { class: "spread" }, text, el("aside", { "aria-label": "Findings" }, aside)),
    el("p", { class: "note keys" }, "Keys: j and k go through the findings, a accepts, r rejects, c corrects the one selected, Escape goes back, / searches."));
  const judge = (verdict) => {
    if (!selected) return;
    const now = markOf(selected.analyzer, doc.id, selected.id).verdict;
    setMark(selected.analyzer, doc.id, selected.id, { verdict: now === verdict ? "" : verdict });
    if (cards.has(selected)) cards.get(selected).mark.redraw();
    tell(`${selected.id} ${now === verdict ? "unmarked" : verdict}`);
  };
  return { doc, select, step, judge, cardOf: (id) => cards.get(find(id))?.node, redraw: () => { for (const { mark } of cards.values()) mark.redraw(); } };
}

/** What more is known of a finding. */
function extras({ analyzer, found }) {
  const parts = [];
  if (analyzer === "casualties") parts.push(found.when, found.where, found.hand === undefined ? "" : `by the hand of ${actorCode(found.hand)}`);
  if (analyzer === "stance") parts.push(found.pol === undefined ? "" : `polarity ${signed(found.pol)}`, found.rep ? `reported by ${found.rep.join(", ")}` : "");
  if (analyzer === "quotes") parts.push(found.sure === undefined ? "" : `confidence ${percent(found.sure)}`);
  parts.push(...(found.flags || []));
  const told = parts.filter(Boolean).join(" · ");
  return told ? el("p", { class: "where" }, told) : "";
}

/** The stories that share words with a document. */
function relatedTo(doc) {
  const own = DOC_BY_ID.get(doc.id);
  const others = [...new Set(DATA.passages.filter((it) => it.a === own || it.b === own).map((it) => (it.a === own ? it.b : it.a)))];
  if (!others.length) return "";
  return el("details", { class: "related" }, el("summary", {}, `Shares words with ${many(others.length, "other story", "other stories")}`),
    el("ul", {}, others.slice(0, 100).map((other) => el("li", {}, docLink(DOCS[other], "", `${docTitle(DOCS[other])}, ${origin(DOCS[other])}`), " ", link(compareHash(own, other), { class: "action" }, "Compare"))), others.length > 100 ? el("li", {}, `and ${number(others.length - 100)} more`) : ""));
}

/** Scrolls a list to one of its elements without moving the page. */
function within(list, node) {
  const box = list.closest("aside");
  if (box.scrollHeight <= box.clientHeight) return;
  box.scrollTop += node.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 4;
}
