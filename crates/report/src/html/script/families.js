// The families: stories that copy, edit or hold each other, with what was changed on the way.

const CHANGES_SHOWN = 8;
const KINDS = { copy: "copy", version: "edited version", excerpt: "excerpt", passage: "shared passage" };
const LINK_PASSAGES = new Map();

function linkKey(a, b) {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

for (const passage of DATA.passages) {
  const key = linkKey(passage.a, passage.b);
  if (!LINK_PASSAGES.has(key)) LINK_PASSAGES.set(key, []);
  LINK_PASSAGES.get(key).push(passage);
}

function compareHash(a, b) {
  return `#compare/${encodeURIComponent(DOCS[a].id)}/${encodeURIComponent(DOCS[b].id)}`;
}

function drawFamilies() {
  const body = document.getElementById("families-body");
  if (!body) return;
  const families = DATA.families || [];
  const list = el("div");
  const search = searchField("Search families", () => draw());
  const sort = choice("sort by", [["size", "size"], ["changes", "changed numbers and names"], ["id", "number"]], () => draw());
  const loose = DATA.links.filter((it) => it[2] === "passage");
  const inFamily = new Map();
  families.forEach((family, i) => family.docs.forEach((doc) => inFamily.set(doc, i)));
  const links = families.map(() => []);
  for (const it of DATA.links) {
    const family = inFamily.get(it[0]);
    if (it[2] !== "passage" && family !== undefined) links[family].push(it);
  }
  const text = (family) => [family.id, ...family.docs.map((doc) => `${DOCS[doc].id} ${docTitle(DOCS[doc])} ${origin(DOCS[doc])}`)].join(" ");
  const facts = (family) => links[families.indexOf(family)].reduce((sum, it) => sum + telling(it[0], it[1]).length, 0);
  const draw = () => {
    const fits = matcher(search.value);
    let found = families.filter((family) => !search.value || fits(searchText(family, text)));
    if (sort.value === "size") found = found.toSorted((a, b) => b.docs.length - a.docs.length);
    if (sort.value === "changes") found = found.toSorted((a, b) => facts(b) - facts(a));
    const pages = el("div");
    paged(pages, found, (family) => drawFamily(family, links[families.indexOf(family)]), { size: 10, what: ["family", "families"], empty: families.length ? "No family fits." : "No family: every story stands alone." });
    list.replaceChildren(pages);
    tell(many(found.length, "family", "families"));
  };
  const passages = el("div");
  if (loose.length) {
    const rows = el("div");
    const size = (it) => (LINK_PASSAGES.get(linkKey(it[0], it[1])) || []).reduce((sum, passage) => sum + passage.tokens, 0);
    paged(rows, loose.toSorted((a, b) => size(b) - size(a)), (it) => drawLink(it), { size: 10, what: ["pair", "pairs"], tag: "ul" });
    add(passages, [el("details", { class: "issues" }, el("summary", {}, `Passages that other stories share: ${many(loose.length, "pair", "pairs")}`), rows)]);
  }
  body.replaceChildren(families.length > 3 ? bar(search, sort.node) : "", list, passages);
  draw();
}

/** The changed numbers and names between two documents, with their words. */
function telling(a, b) {
  const out = [];
  for (const passage of LINK_PASSAGES.get(linkKey(a, b)) || []) {
    const swap = passage.origin === passage.b;
    for (const [from, to, kind] of passage.changes) {
      if (kind !== "number" && kind !== "name") continue;
      const pair = [words(DOCS[passage.a], from), words(DOCS[passage.b], to)];
      const [old, now] = swap ? pair.reverse() : pair;
      if (old !== null && now !== null) out.push({ kind, old: folded(old), now: folded(now) });
    }
  }
  return out.sort((x, y) => (x.kind !== "number") - (y.kind !== "number"));
}

function drawFamily(family, links) {
  const member = (doc) => el("tr", {}, el("td", { class: "n" }, String(docs.indexOf(doc) + 1)), el("td", { class: "date" }, DOCS[doc].date || "undated"), el("td", {}, DOCS[doc].outlet || "outlet unknown"),
    el("td", {}, link(place(DOCS[doc]), {}, docTitle(DOCS[doc]))), el("td", {}, doc === family.origin ? el("small", { class: "tag" }, "earliest") : ""));
  const docs = family.docs.toSorted((a, b) => (b === family.origin) - (a === family.origin) || compareWords(DOCS[a].date || "~", DOCS[b].date || "~"));
  const rows = el("div");
  paged(rows, docs, member, { size: 12, what: ["story", "stories"], tag: "tbody" });
  const body = rows.querySelector("tbody");
  const table = el("table", { class: "plain members" });
  if (body) { body.replaceWith(table); table.append(body); }
  const pages = el("div");
  const short = (doc) => link(place(DOCS[doc]), { class: "doc", title: `${docTitle(DOCS[doc])}, ${origin(DOCS[doc])}` }, String(docs.indexOf(doc) + 1));
  paged(pages, links, (it) => drawLink(it, short), { size: 6, what: ["pair", "pairs"], tag: "ul", empty: "No link between these stories stands in the report." });
  return el("article", { class: "family", id: `f/${family.id}` }, el("h3", {}, `${family.id} `, el("small", {}, many(family.docs.length, "story", "stories"))), el("div", { class: "scroll" }, rows), pages);
}

function drawLink([a, b, kind, jaccard, inB, inA], name = (doc) => docLink(DOCS[doc], "", `${docTitle(DOCS[doc])}, ${origin(DOCS[doc])}`)) {
  const changes = telling(a, b);
  const passages = LINK_PASSAGES.get(linkKey(a, b)) || [];
  const share = kind === "copy" || kind === "version" ? `${percent(jaccard)} alike` : `${percent(Math.max(inB, inA))} of the shorter one`;
  const change = ({ kind: what, old, now }) => el("li", {}, el("small", { class: "tag" }, what), " ", old ? el("del", {}, old) : el("i", {}, "nothing"), " → ", now ? el("ins", {}, now) : el("i", {}, "nothing"));
  return el("li", { class: "pair" }, el("p", {}, el("b", {}, KINDS[kind] || kind), ` · ${share} · `, name(a), " ↔ ", name(b), " · ",
    link(compareHash(a, b), { class: "action" }, passages.length ? `Compare ${many(passages.length, "passage", "passages")}` : "Compare")),
  changes.length ? el("ul", { class: "changes" }, changes.slice(0, CHANGES_SHOWN).map(change), changes.length > CHANGES_SHOWN ? el("li", {}, `and ${number(changes.length - CHANGES_SHOWN)} more`) : "") : "");
}
