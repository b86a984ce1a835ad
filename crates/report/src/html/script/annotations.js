// What is marked in a text: spans in lanes, so that those that overlap stand under each other and none hides another.

const MOST_LANES = 7;

/** The analyzers that mark texts, and what their marks are called. */
const LAYERS = [
  ["casualties", "casualties", true],
  ["quotes", "quotes", true],
  ["stance", "stance", true],
  ["actors", "actors", false],
  ["dedup", "copies", false],
];

/** All that is marked in a document: `{layer, kind, start, end, ids, labels}`; findings that mark the same words alike share one. */
function annotationsOf(doc) {
  const out = new Map();
  const put = (layer, kind, [start, end], id, label) => {
    if (start >= end) return;
    const key = `${layer} ${kind} ${start} ${end}`;
    if (!out.has(key)) out.set(key, { layer, kind, start, end, ids: [], labels: [] });
    const it = out.get(key);
    if (id && !it.ids.includes(id)) it.ids.push(id);
    if (!it.labels.includes(label)) it.labels.push(label);
  };
  for (const [analyzer, list] of Object.entries(JUDGED)) {
    for (const found of doc[list]) {
      const label = `${found.id} ${reading(analyzer, found)}`;
      for (const [span, kind] of marksOf(analyzer, found)) put(analyzer, kind, span, found.id, label);
      if (analyzer === "stance" && !found.trig) put(analyzer, "trigger", found.ev, found.id, label);
    }
  }
  for (const [span, why] of doc.rejected) put("casualties", "rejected", span, "", `a number not taken: ${why}`);
  for (const [actor, kind, span] of doc.mentions) put("actors", kind, span, "", `${actorName(actor)} (${kind})`);
  for (const span of doc.boilerplate) put("dedup", "boilerplate", span, "", "of the outlet, not of the story");
  doc.repeats.forEach((spans) => spans.forEach((span) => put("dedup", "repeat", span, "", `stands ${spans.length} times in this story`)));
  const own = DOC_BY_ID.get(doc.id);
  for (const passage of DATA.passages) {
    if (passage.a === own) put("dedup", "shared", passage.as, "", `also in ${DOCS[passage.b].id}`);
    if (passage.b === own) put("dedup", "shared", passage.bs, "", `also in ${DOCS[passage.a].id}`);
  }
  return [...out.values()];
}

/** Gives each annotation the first lane that is free over all of it. */
function lanes(annotations) {
  const sorted = annotations.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const ends = [];
  for (const it of sorted) {
    let lane = ends.findIndex((end) => end <= it.start);
    if (lane < 0) lane = Math.min(ends.length, MOST_LANES - 1);
    ends[lane] = Math.max(ends[lane] ?? 0, it.end);
    it.lane = lane;
  }
}

/** The text with its annotations: cut at each end of one and of each evidence, so that pieces know all that covers them. */
function annotated(doc, annotations, evidences) {
  lanes(annotations);
  const box = el("div", { class: "text annotated" });
  const put = flow(box);
  for (const stretch of doc.text) {
    const [start, end] = [stretch[0], endOf(stretch)];
    if (start > 0) put(" … ");
    const fits = (it) => it.start >= start && it.end <= end && unitAt(stretch, it.start) >= 0 && unitAt(stretch, it.end) >= 0;
    const inside = annotations.filter(fits);
    const cuts = new Set([start, end]);
    for (const it of inside) { cuts.add(it.start); cuts.add(it.end); }
    const shown = evidences.filter((span) => fits({ start: span[0], end: span[1] })).sort((a, b) => a[0] - b[0]);
    for (const span of shown) { cuts.add(span[0]); cuts.add(span[1]); }
    const places = [...cuts].sort((a, b) => a - b);
    const opening = inside.toSorted((a, b) => a.start - b.start);
    let active = [];
    let next = 0;
    let [at, until] = [0, start];
    for (let i = 0; i + 1 < places.length; i++) {
      const [from, to] = [places[i], places[i + 1]];
      active = active.filter((it) => it.end > from);
      while (next < opening.length && opening[next].start <= from) active.push(opening[next++]);
      const text = stretch[1].slice(unitAt(stretch, from), unitAt(stretch, to));
      while (at < shown.length && shown[at][0] <= from) until = Math.max(until, shown[at++][1]);
      const here = active;
      put(text, here.length || from < until ? (part, paragraph) => {
        deepen(paragraph, here);
        return piece(part, [from, to], here);
      } : undefined);
    }
  }
  return box;
}

/** Makes room for as many lanes as a paragraph needs. */
function deepen(paragraph, annotations) {
  const depth = Math.max(Number(paragraph.dataset.lanes || 0), ...annotations.map((it) => it.lane + 1));
  paragraph.dataset.lanes = String(depth);
  paragraph.style.setProperty("--lanes", String(depth));
}

/** Lights the evidence and the own words of a finding, and nothing else. */
function light(box, selected) {
  for (const node of box.querySelectorAll(".piece")) {
    const { span, active } = node.covers;
    node.classList.toggle("evidence", !!selected && selected.span[0] <= span[0] && span[1] <= selected.span[1]);
    node.classList.toggle("own", !!selected && active.some((it) => it.layer === selected.analyzer && it.ids.includes(selected.id)));
  }
}

function piece(text, span, active) {
  const node = el("span", { class: "piece" }, text);
  node.covers = { span, active };
  const ids = [...new Set(active.flatMap((it) => it.ids))];
  if (ids.length) { node.classList.add("found-here"); node.dataset.ids = ids.join(" "); }
  if (active.some((it) => it.kind === "boilerplate")) node.classList.add("boilerplate");
  if (active.length) node.title = active.flatMap((it) => it.labels).join("\n");
  const lines = active.filter((it) => it.kind !== "boilerplate");
  const color = (it) => `var(--${it.layer})`;
  const solid = new Set(["claim", "quote", "trigger", "shared", "repeat"]);
  if (lines.length) {
    node.style.backgroundImage = lines.map((it) => solid.has(it.kind) ? `linear-gradient(${color(it)},${color(it)})` : `repeating-linear-gradient(90deg,${color(it)} 0 2px,transparent 2px 4px)`).join(",");
    node.style.backgroundSize = lines.map((it) => (solid.has(it.kind) ? "100% 3px" : "100% 2px")).join(",");
    node.style.backgroundPosition = lines.map((it) => `0 calc(1.32em + ${it.lane * 4}px)`).join(",");
  }
  return node;
}
