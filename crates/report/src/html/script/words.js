// The words of spans. Spans count bytes of UTF-8, the script counts its own units: each stretch of text knows both.

/** The unit at each byte of a stretch, -1 inside of a character; `undefined` where both counts are the same. */
function unitsOf(stretch) {
  if (stretch.length > 2) return stretch[2];
  const text = stretch[1];
  let units;
  if (!/^[\x00-\x7f]*$/.test(text)) {
    units = new Int32Array(byteLength(text) + 1).fill(-1);
    let byte = 0;
    for (let unit = 0; unit < text.length; ) {
      units[byte] = unit;
      const point = text.codePointAt(unit);
      byte += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      unit += point < 0x10000 ? 1 : 2;
    }
    units[byte] = text.length;
  }
  stretch[2] = units;
  return units;
}

function byteLength(text) {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0);
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** The last byte of a stretch. */
function endOf(stretch) {
  const units = unitsOf(stretch);
  return stretch[0] + (units ? units.length - 1 : stretch[1].length);
}

/** The unit of a byte in a stretch, -1 where it lies in no place between characters. */
function unitAt(stretch, byte) {
  const at = byte - stretch[0];
  const units = unitsOf(stretch);
  if (at < 0 || byte > endOf(stretch)) return -1;
  return units ? units[at] : at;
}

/** The words of a span; `null` where they are not at hand or the span does not fit. */
function words(doc, [start, end]) {
  for (const stretch of doc.text) {
    if (stretch[0] <= start && end <= endOf(stretch)) {
      const [from, to] = [unitAt(stretch, start), unitAt(stretch, end)];
      return from < 0 || to < from ? null : stretch[1].slice(from, to);
    }
  }
  return null;
}

/** Words on one line. */
function folded(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** Why there are no words. */
function noWords(doc, span) {
  if (doc.fault) return doc.fault;
  return doc.text.length ? `span ${span[0]}..${span[1]} does not fit the text` : "no text at hand";
}

/** The words of `span`, those of `marks` inside of it marked; a span that does not fit is told. */
function excerpt(doc, span, marks) {
  const text = words(doc, span);
  if (text === null) return el("span", { class: "fault" }, noWords(doc, span));
  const inside = [];
  for (const [[start, end], kind] of marks) {
    const [from, to] = [Math.max(start, span[0]), Math.min(end, span[1])];
    if (from < to && words(doc, [from, to]) !== null) inside.push([from, to, kind]);
  }
  const cuts = [...new Set([span[0], span[1], ...inside.flatMap((mark) => [mark[0], mark[1]])])].sort((a, b) => a - b);
  const out = document.createDocumentFragment();
  for (let i = 0; i + 1 < cuts.length; i++) {
    const piece = words(doc, [cuts[i], cuts[i + 1]]) || "";
    const kinds = inside.filter((mark) => mark[0] <= cuts[i] && cuts[i + 1] <= mark[1]).map((mark) => mark[2]);
    add(out, [kinds.length ? el("mark", { class: [...new Set(kinds)].join(" ") }, piece) : piece]);
  }
  return out;
}

/** The evidence of a finding with its own words marked. */
function finding(doc, analyzer, found) {
  return excerpt(doc, evidence(analyzer, found), marksOf(analyzer, found));
}

/** The words of a quote, its parts joined. */
function quoted(doc, quote) {
  const parts = quote.content.map((span) => words(doc, span));
  return parts.some((part) => part === null) ? null : parts.map(folded).join(" … ");
}
