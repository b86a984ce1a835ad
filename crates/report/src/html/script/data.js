// The findings of the report, and where they stand.

/** What each first word behind # shows. */
const ROUTES = {};
const DATA = JSON.parse(document.getElementById("data").textContent);
const DOCS = DATA.docs;
const DOC_BY_ID = new Map(DOCS.map((doc, place) => [doc.id, place]));
for (const doc of DOCS) {
  for (const list of ["text", "claims", "quotes", "stances", "mentions", "rejected", "boilerplate", "repeats", "fails"]) {
    doc[list] ??= [];
  }
}

/** The analyzers whose findings a reader can judge, with the list of a document that holds them. */
const JUDGED = { casualties: "claims", quotes: "quotes", stance: "stances" };

/** Where a document, or a finding in it, is shown: here, or in the file that holds its text. */
function place(doc, finding) {
  const hash = `#d/${encodeURIComponent(doc.id)}${finding ? `/${encodeURIComponent(finding)}` : ""}`;
  if (doc.file === undefined || isHere(doc)) return hash;
  const file = DATA.files[doc.file];
  return (DATA.folder ? `${DATA.folder}/${file}` : file) + hash;
}

/** Whether the whole text of a document would stand in this file. */
function isHere(doc) {
  return doc.file === undefined || (DATA.home && doc.file === OWN_FILE);
}

const OWN_FILE = DATA.home && DOCS.length > 0 ? DOCS[0].file : undefined;

/** An actor in words: `Armenia / Ministry of Defense / Artsrun Hovhannisyan`. */
function actorName(place) {
  const actor = DATA.actors[place];
  if (!actor) return "nobody named";
  const name = actor.name || actor.id || "";
  const parts = [name, actor.unit, actor.person !== name ? actor.person : ""].filter(Boolean);
  const known = parts.join(" / ") || "somebody unnamed";
  const candidates = actor.id ? [] : actor.candidates || [];
  return candidates.length ? `${known} (${candidates.join(" or ")}?)` : known;
}

/** The same, as short as a row of a table needs it: `ARM Ministry of Defense`. */
function actorCode(place) {
  const actor = DATA.actors[place];
  if (!actor) return "nobody named";
  return [actor.id || actor.name, actor.unit, actor.person].filter(Boolean).join(" ");
}

function idName(id) {
  return (DATA.names && DATA.names[id]) || (/^[a-z]/.test(id) ? id.replaceAll("-", " ") : id);
}

function via(relay) {
  return relay && relay.length ? ` via ${relay.map((outlet) => outlet[0]).join(", ")}` : "";
}

/** `Iran News, 2021-07-29`. */
function origin(doc) {
  return [doc.outlet || "outlet unknown", doc.date].filter(Boolean).join(", ");
}

/** The title of a document; of one without, its first words, else its id. */
function docTitle(doc) {
  if (doc.title) return doc.title;
  const start = doc.text.length && doc.text[0][0] === 0 ? doc.text[0][1].slice(0, 400).replace(/\s+/g, " ").trim() : "";
  if (!start) return doc.short;
  return start.length > 80 ? `${start.slice(0, start.lastIndexOf(" ", 80) + 1 || 80).trim()}…` : start;
}

/** A document as a link with its outlet and day. */
function docLink(doc, finding, label) {
  return link(place(doc, finding), { class: "doc", title: `${docTitle(doc)} (${doc.id})` }, label || origin(doc));
}

/** What the program read, in a few words. */
function reading(analyzer, finding) {
  if (analyzer === "casualties") {
    const says = finding.by === undefined ? "the article itself" : actorCode(finding.by);
    return `${finding.cat} ${finding.n} · ${finding.who} · says ${says}${via(finding.via)}`;
  }
  if (analyzer === "quotes") {
    const says = finding.by === undefined ? "nobody" : actorCode(finding.by);
    return `${finding.kind}${finding.act ? ` ${finding.act}` : ""} · says ${says}${via(finding.via)}`;
  }
  const target = finding.issue === undefined ? actorCode(finding.t) : finding.issue;
  return `${finding.class} · ${actorCode(finding.a)} → ${target}`;
}

/** The span of a finding's own words. */
function ownSpan(analyzer, finding) {
  if (analyzer === "casualties") return finding.span;
  if (analyzer === "stance") return finding.trig || finding.ev;
  return cover(finding.content) || [0, 0];
}

/** The span of the words that show a finding. */
function evidence(analyzer, finding) {
  if (analyzer !== "quotes") return finding.ev;
  return cover([...finding.content, ...(finding.cue || []), ...(finding.source || [])]) || [0, 0];
}

/** The smallest span that holds all of `spans`. */
function cover(spans) {
  return spans.length ? [Math.min(...spans.map((it) => it[0])), Math.max(...spans.map((it) => it[1]))] : undefined;
}

/** The spans to mark within the evidence of a finding, each with what it is. */
function marksOf(analyzer, finding) {
  const all = (spans, kind) => (spans || []).map((span) => [span, kind]);
  if (analyzer === "casualties") {
    return [[finding.span, "claim"], ...all(finding.vs && [finding.vs], "victims"), ...relayMarks(finding)];
  }
  if (analyzer === "quotes") {
    return [...all(finding.content, "quote"), ...all(finding.cue, "cue"), ...all(finding.source, "source"), ...relayMarks(finding)];
  }
  const one = (span, kind) => (span ? [[span, kind]] : []);
  return [...one(finding.trig, "trigger"), ...one(finding.as, "actor"), ...one(finding.ts, "target")];
}

function relayMarks(finding) {
  return (finding.via || []).map((outlet) => [outlet[1], "relay"]);
}
