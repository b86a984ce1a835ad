// Two stories side by side: what they share in one colour, and every change inside of it.

const HUES = 6;

/** A text in paragraphs: pieces are put behind each other, and a line end in one starts the next paragraph. */
function flow(box) {
  let paragraph = null;
  return (text, make) => {
    text.split(/[ \t]*[\r\n]\s*/).forEach((part, i) => {
      if (i > 0) paragraph = null;
      if (part === "") return;
      if (!paragraph) box.append(paragraph = el("div", { class: "par" }));
      paragraph.append(make ? make(part, paragraph) : part);
    });
  };
}

/** The text of a document with spans of it in classes, each `[start, end, class, attributes]`; what is left out is `…`. */
function layered(doc, spans) {
  const out = document.createDocumentFragment();
  const put = flow(out);
  doc.text.forEach((stretch, i) => {
    const [start, end] = [stretch[0], endOf(stretch)];
    if (i > 0 || start > 0) put(" … ");
    const inside = spans.filter((span) => span[0] < end && span[1] > start && unitAt(stretch, Math.max(span[0], start)) >= 0 && unitAt(stretch, Math.min(span[1], end)) >= 0);
    const cuts = [...new Set([start, end, ...inside.flatMap((span) => [Math.max(span[0], start), Math.min(span[1], end)])])].sort((a, b) => a - b);
    for (let j = 0; j + 1 < cuts.length; j++) {
      const piece = words(doc, [cuts[j], cuts[j + 1]]) ?? "";
      const here = inside.filter((span) => span[0] <= cuts[j] && cuts[j + 1] <= span[1]);
      const attributes = Object.assign({}, ...here.map((span) => span[3]));
      put(piece, here.length ? (part) => el("span", { ...attributes, class: [...new Set(here.map((span) => span[2]))].join(" ") }, part) : undefined);
    }
  });
  return out;
}

function drawCompare([first, second]) {
  const view = document.getElementById("compare");
  const [a, b] = [DOC_BY_ID.get(first), DOC_BY_ID.get(second)];
  if (a === undefined || b === undefined) return showMissing(view, `${first}, ${second}`);
  const passages = LINK_PASSAGES.get(linkKey(a, b)) || [];
  const spans = { [a]: [], [b]: [] };
  passages.forEach((passage, i) => {
    const hue = `passage h${i % HUES}`;
    spans[passage.a].push([passage.as[0], passage.as[1], hue, { "data-passage": i }]);
    spans[passage.b].push([passage.bs[0], passage.bs[1], hue, { "data-passage": i }]);
    for (const [from, to, kind] of passage.changes) {
      const title = `changed ${kind}`;
      spans[passage.a].push([from[0], from[1], `change ${kind}`, { title }]);
      spans[passage.b].push([to[0], to[1], `change ${kind}`, { title }]);
    }
  });
  const column = (at, other) => {
    const doc = DOCS[at];
    const text = el("div", { class: "text", "data-side": at === a ? "a" : "b" }, doc.text.length ? layered(doc, spans[at]) : el("p", { class: "fault" }, doc.fault || "The text stands in another file: open the story itself."));
    text.addEventListener("click", (event) => {
      const piece = event.target.closest("[data-passage]");
      const twin = piece && view.querySelector(`[data-side="${other}"] [data-passage="${Number(piece.dataset.passage)}"]`);
      if (!twin) return;
      for (const lit of view.querySelectorAll(".lit")) lit.classList.remove("lit");
      for (const lit of view.querySelectorAll(`[data-passage="${Number(piece.dataset.passage)}"]`)) lit.classList.add("lit");
      twin.scrollIntoView({ block: "center", behavior: "smooth" });
    });
    return el("article", { class: "side" }, el("header", {}, el("h2", {}, link(place(doc), {}, docTitle(doc))), el("p", { class: "span" }, origin(doc), el("span", { class: "id" }, ` ${doc.id}`))), text);
  };
  const counts = { number: 0, name: 0, wording: 0, marks: 0 };
  for (const passage of passages) for (const change of passage.changes) counts[change[2]] = (counts[change[2]] || 0) + 1;
  const told = Object.entries(counts).filter(([, n]) => n > 0).map(([kind, n]) => el("span", { class: `change ${kind} key` }, `${kind} ${number(n)}`));
  const tie = DATA.links.find((it) => linkKey(it[0], it[1]) === linkKey(a, b));
  view.replaceChildren(el("p", { class: "back" }, backLink("#families", "Families")),
    el("h1", {}, "Side by side"),
    el("p", { class: "span" }, tie ? `${KINDS[tie[2]] || tie[2]}, ${percent(tie[3])} alike · ` : "", `${many(passages.length, "shared passage", "shared passages")}, coloured`, told.length ? " · changed inside: " : "", told),
    passages.length ? "" : el("p", { class: "warning" }, "The report tells no passage between these two. Exact copies are told by one of them: compare with another member of the family."),
    el("div", { class: "sides" }, column(a, "b"), column(b, "a")));
  document.title = `${docTitle(DOCS[a])} | ${docTitle(DOCS[b])}`;
  showView("compare");
}
