// The stories: a table to search and sort.

function drawDocuments() {
  const body = document.getElementById("documents-body");
  const docs = DOCS.filter((doc) => !DATA.home || doc.file === OWN_FILE);
  if (!docs.length) {
    body.replaceChildren(el("p", { class: "empty" }, "The report holds no document."));
    return;
  }
  const columns = [["date", "day", (doc) => doc.date || "~"], ["outlet", "outlet", (doc) => (doc.outlet || "~").toLowerCase()], ["title", "title", (doc) => docTitle(doc).toLowerCase()],
    ["claims", "claims", (doc) => -doc.claims.length], ["quotes", "quotes", (doc) => -doc.quotes.length], ["stances", "stances", (doc) => -doc.stances.length]];
  const outlets = [...new Set(docs.map((doc) => doc.outlet).filter(Boolean))].sort(compareWords);
  const text = (doc) => `${doc.id} ${doc.title || ""} ${doc.outlet || ""} ${doc.date || ""}`;
  const whole = (doc) => doc.text.map((stretch) => stretch[1]).join(" ");
  let by = "";
  let turned = false;
  const list = el("div");
  const search = searchField("Search titles, outlets and texts", () => draw());
  const outlet = choice("outlet", [["", "all"], ...outlets.map((it) => [it, it])], () => draw());
  const draw = () => {
    const fits = matcher(search.value);
    let found = docs.filter((doc) => (!outlet.value || doc.outlet === outlet.value) && (!search.value || fits(searchText(doc, text)) || fits(searchText(doc.text, () => whole(doc)))));
    const column = columns.find(([name]) => name === by);
    if (column) {
      const key = column[2];
      found = found.toSorted((x, y) => (key(x) < key(y) ? -1 : key(x) > key(y) ? 1 : 0));
      if (turned) found.reverse();
    }
    const head = el("tr", {}, columns.map(([name, label]) => el("th", { scope: "col", class: name, "aria-sort": by === name ? (turned ? "descending" : "ascending") : "none" },
      button(label, () => { turned = by === name && !turned; by = name; draw(); }, { class: "sort" }))));
    const pages = el("div");
    paged(pages, found, drawRow, { size: 50, what: ["story", "stories"], empty: "No story fits.", tag: "tbody" });
    const rows = pages.querySelector("tbody");
    if (rows) {
      const table = el("table", { class: "plain stories" }, el("thead", {}, head));
      rows.replaceWith(el("div", { class: "scroll" }, table));
      table.append(rows);
    }
    list.replaceChildren(el("p", { class: "note" }, many(found.length, "story", "stories")), pages);
    tell(many(found.length, "story", "stories"));
  };
  body.replaceChildren(bar(search, outlets.length > 1 ? outlet.node : ""), list);
  draw();
}

function drawRow(doc) {
  const n = (list) => el("td", { class: "n" }, doc[list].length ? number(doc[list].length) : "·");
  return el("tr", {}, el("td", { class: "date" }, doc.date || "undated"), el("td", {}, doc.outlet || "–"), el("td", {}, link(place(doc), {}, docTitle(doc))), n("claims"), n("quotes"), n("stances"));
}
