// The review: how many findings are marked, and the marks as a file to keep, to edit and to read again.

const REVIEW_COLUMNS = ["analyzer", "document", "finding", "start", "end", "words", "evidence", "reading", "verdict", "value", "note"];

/** All findings that can be judged, in the order of the report. */
function* judged() {
  for (const doc of DOCS) {
    if (DATA.home && doc.file !== OWN_FILE) continue;
    for (const analyzer of DATA.analyzers) {
      if (!(analyzer in JUDGED)) continue;
      for (const found of doc[JUDGED[analyzer]]) yield [analyzer, doc, found];
    }
  }
}

/** The review as comma-separated values; without the findings that nobody marked unless `all` is asked for. */
function reviewText(all) {
  const lines = [csvLine(REVIEW_COLUMNS)];
  const rest = new Map(MARKS);
  for (const [analyzer, doc, found] of judged()) {
    const key = markKey(analyzer, doc.id, found.id);
    const mark = rest.get(key);
    rest.delete(key);
    if (!mark && !all) continue;
    const own = ownSpan(analyzer, found);
    const { verdict, value, note } = mark || { verdict: "", value: "", note: "" };
    lines.push(csvLine([analyzer, doc.id, found.id, String(own[0]), String(own[1]), words(doc, own) ?? "", words(doc, evidence(analyzer, found)) ?? "", reading(analyzer, found), verdict, value, note]));
  }
  return { text: lines.join(""), elsewhere: rest.size };
}

/** Hands a file to whoever asked for it. */
function save(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const anchor = el("a", { href: url, download: name, class: "hidden" });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Takes over the marks of a review; returns how many, and how many name no finding of this page. */
function readReview(text) {
  const records = csvRecords(text);
  const head = (records.shift() || []).map((cell) => cell.trim());
  const at = (name) => head.indexOf(name);
  const missing = ["analyzer", "document", "finding", "verdict"].filter((name) => at(name) < 0);
  if (missing.length) return { error: `the first line has no column ${missing.join(", ")}: is this a review?` };
  const known = new Set([...judged()].map(([analyzer, doc, found]) => markKey(analyzer, doc.id, found.id)));
  let [taken, unknown, odd] = [0, 0, 0];
  for (const record of records) {
    const cell = (name) => record[at(name)] ?? "";
    const verdict = cell("verdict").trim();
    if (verdict && !VERDICTS.includes(verdict)) { odd++; continue; }
    const [value, note] = [cell("value"), cell("note")];
    if (!verdict && !value && !note) continue;
    const key = markKey(cell("analyzer"), cell("document"), cell("finding"));
    if (!known.has(key)) unknown++;
    else { MARKS.set(key, { verdict, value, note }); taken++; }
  }
  keepMarks();
  for (const listener of MARK_LISTENERS) listener();
  return { taken, unknown, odd };
}

function drawReview() {
  const body = document.getElementById("review-body");
  if (!body) return;
  const total = [...judged()].length;
  const told = el("p", { class: "note", role: "status" });
  const input = el("input", { type: "file", accept: ".csv,text/csv", class: "hidden", tabindex: "-1", "aria-hidden": "true" });
  input.addEventListener("change", async () => {
    const file = input.files[0];
    if (!file) return;
    const result = readReview(await file.text());
    told.textContent = result.error ? `${file.name}: ${result.error}` : `${file.name}: ${many(result.taken, "mark", "marks")} read`
      + (result.unknown ? `; ${many(result.unknown, "line names a finding", "lines name findings")} that this page does not hold` : "")
      + (result.odd ? `; ${many(result.odd, "line has", "lines have")} another verdict than accept, reject or correct` : "");
    input.value = "";
  });
  const count = el("p");
  const list = el("div");
  const keep = (all) => () => {
    const { text, elsewhere } = reviewText(all);
    save("review.csv", text);
    told.textContent = `review.csv saved where this browser puts downloads${elsewhere ? `; ${many(elsewhere, "mark", "marks")} of other files left out: save there as well` : ""}.`;
  };
  const saveMarks = button("Save review.csv", keep(false), { class: "primary" });
  const draw = () => {
    const verdicts = VERDICTS.map((verdict) => `${number([...MARKS.values()].filter((mark) => mark.verdict === verdict).length)} ${verdict}ed`).join(" · ");
    count.textContent = MARKS.size ? `${many(MARKS.size, "finding", "findings")} marked of ${number(total)}: ${verdicts}.` : total ? `Nothing is marked yet. Open a story, select a finding and accept, reject or correct it; ${many(total, "finding waits", "findings wait")}.` : "The report has no finding to judge.";
    saveMarks.disabled = MARKS.size === 0;
    const marked = [...MARKS].map(([key, mark]) => [JSON.parse(key), mark]);
    paged(list, marked, ([[analyzer, id, found], mark]) => {
      const doc = DOCS[DOC_BY_ID.get(id)];
      return el("li", {}, el("small", { class: `tag ${mark.verdict}` }, mark.verdict || "note"), ` ${analyzer} `, doc ? docLink(doc, found, `${found}, ${docTitle(doc)}`) : `${found}, ${id}`, [mark.value, mark.note].filter(Boolean).map((it) => ` · ${it}`));
    }, { size: 20, what: ["mark", "marks"], tag: "ul", empty: "" });
    kept.textContent = isStored ? "Marks are kept in this browser, for this report." : "This browser keeps no marks: save them before you close the page.";
  };
  const kept = el("p", { class: "note" });
  body.replaceChildren(count, el("div", { class: "tools" }, saveMarks, button("Save all findings, marked or not", keep(true)), button("Open a review.csv", () => input.click()), input), told, list, kept,
    el("p", { class: "note" }, "A later run takes the file and honours each decision."));
  MARK_LISTENERS.add(settled(draw, 60));
  draw();
}
