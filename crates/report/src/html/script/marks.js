// What a reader marks: accept, reject or correct, with a value and a note. Marks live in memory, and where the browser
// allows it in its storage, under the hash of the report.

const VERDICTS = ["accept", "reject", "correct"];
const MARKS = new Map();
const STORE = `dateline:${DATA.key}`;
const MARK_LISTENERS = new Set();
let isStored = false;

function markKey(analyzer, doc, id) {
  return JSON.stringify([analyzer, doc, id]);
}

function markOf(analyzer, doc, id) {
  return MARKS.get(markKey(analyzer, doc, id)) || { verdict: "", value: "", note: "" };
}

function setMark(analyzer, doc, id, change) {
  const key = markKey(analyzer, doc, id);
  const mark = { ...markOf(analyzer, doc, id), ...change };
  if (mark.verdict || mark.note || mark.value) MARKS.set(key, mark);
  else MARKS.delete(key);
  keepMarks();
  for (const listener of MARK_LISTENERS) listener(key);
}

function keepMarks() {
  try {
    localStorage.setItem(STORE, JSON.stringify([...MARKS]));
    isStored = true;
  } catch {
    isStored = false;
  }
}

function readMarks() {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE) || "[]");
    MARKS.clear();
    for (const [key, mark] of Array.isArray(kept) ? kept : []) {
      const text = (value) => (typeof value === "string" ? value : "");
      const verdict = VERDICTS.includes(mark.verdict) ? mark.verdict : "";
      MARKS.set(key, { verdict, value: text(mark.value), note: text(mark.note) });
    }
    isStored = true;
  } catch {
    isStored = false;
  }
  for (const listener of MARK_LISTENERS) listener();
}

const VALUE_HINTS = {
  casualties: "count=4; side=ARM; group=civilian",
  stance: "class=URGE; actor=ARM; target=AZE",
  quotes: "speaker=ARM",
};

/** The buttons and fields that mark a finding. */
function marker(analyzer, doc, found) {
  const id = found.id;
  const now = () => markOf(analyzer, doc.id, id);
  const buttons = VERDICTS.map((verdict) => button(verdict, () => {
    setMark(analyzer, doc.id, id, { verdict: now().verdict === verdict ? "" : verdict });
    draw();
  }, { "data-verdict": verdict }));
  const field = (key, label, hint) => {
    const input = el("input", { type: "text", "aria-label": `${label} of ${id}`, placeholder: hint });
    input.addEventListener("input", settled(() => setMark(analyzer, doc.id, id, { [key]: input.value }), 250));
    input.addEventListener("change", () => setMark(analyzer, doc.id, id, { [key]: input.value }));
    return input;
  };
  const value = field("value", "corrected value", VALUE_HINTS[analyzer]);
  const note = field("note", "note", "note");
  const box = el("div", { class: "marker" }, el("div", { class: "verdicts", role: "group", "aria-label": `verdict on ${id}` }, buttons), value, note);
  const draw = () => {
    const mark = now();
    for (const b of buttons) b.setAttribute("aria-pressed", String(b.dataset.verdict === mark.verdict));
    value.hidden = mark.verdict !== "correct";
    note.hidden = mark.verdict === "" && mark.note === "";
    if (document.activeElement !== value) value.value = mark.value;
    if (document.activeElement !== note) note.value = mark.note;
  };
  draw();
  box.redraw = draw;
  return box;
}

/** Shows how many marks there are. */
function countMarks() {
  const badge = document.getElementById("mark-count");
  if (!badge) return;
  badge.textContent = String(MARKS.size);
  badge.hidden = MARKS.size === 0;
}

MARK_LISTENERS.add(countMarks);
addEventListener("storage", (event) => { if (event.key === STORE) readMarks(); });
addEventListener("beforeunload", (event) => { if (MARKS.size > 0 && !isStored) event.preventDefault(); });
