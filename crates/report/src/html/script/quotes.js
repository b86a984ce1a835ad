// The quotes: speakers, and under each what it said, with every wording and every story that carries it.

function drawQuotes() {
  const body = document.getElementById("quotes-body");
  if (!body) return;
  const speakers = (DATA.speakers || []).map(voiceOf).filter((voice) => voice.quotes.length);
  if (!speakers.length) {
    body.replaceChildren(el("p", { class: "empty" }, "No quote was found."));
    return;
  }
  const kinds = [...new Set(speakers.flatMap((voice) => voice.quotes.map((it) => it.kind)))].sort(compareWords);
  const list = el("div");
  const search = searchField("Search quotes and speakers", () => draw());
  const kind = choice("kind", [["", "all"], ...kinds.map((it) => [it, it])], () => draw());
  const sort = choice("sort by", [["n", "number of quotes"], ["carried", "stories that carry one"], ["name", "name"]], () => draw());
  const draw = () => {
    const fits = matcher(search.value);
    const narrow = (voice) => {
      const byName = search.value && fits(voice.name.toLowerCase());
      const quotes = voice.quotes.filter((it) => (!kind.value || it.kind === kind.value) && (!search.value || byName || fits(searchText(it, (quote) => `${voice.name} ${quoteText(quote)}`))));
      return { ...voice, quotes };
    };
    const found = speakers.map(narrow).filter((voice) => voice.quotes.length);
    const carried = (voice) => Math.max(...voice.quotes.map((it) => it.carried));
    if (sort.value === "n") found.sort((a, b) => (a.by === undefined) - (b.by === undefined) || b.quotes.length - a.quotes.length);
    if (sort.value === "carried") found.sort((a, b) => carried(b) - carried(a));
    if (sort.value === "name") found.sort((a, b) => compareWords(a.name, b.name));
    const quotes = found.reduce((sum, voice) => sum + voice.quotes.length, 0);
    const note = `${many(quotes, "distinct quote", "distinct quotes")} of ${many(found.length, "speaker", "speakers")}`;
    const pages = el("div");
    const open = search.value !== "" && found.length <= 8;
    paged(pages, found, (voice) => drawVoice(voice, open), { size: 20, what: ["speaker", "speakers"], empty: "No quote fits." });
    list.replaceChildren(el("p", { class: "note" }, note), pages);
    tell(note);
  };
  body.replaceChildren(bar(search, kind.node, sort.node), list);
  draw();
}

/** A speaker with its distinct quotes; what nobody said aloud (beliefs, intentions) stays out. */
function voiceOf(speaker) {
  const quotes = [];
  for (const [wordings, carried, first] of speaker.quotes) {
    const variants = wordings.map((refs) => pairs(refs, "quotes")).filter((bearers) => bearers.length);
    if (!variants.length || variants[0][0][1].act) continue;
    const all = variants.flat();
    const lead = all.find(([doc]) => doc === DOCS[first]) || all[0];
    quotes.push({ lead, variants, carried, kind: lead[1].kind });
  }
  return { by: speaker.by ?? undefined, name: speaker.by === null ? "Attributed to nobody" : actorName(speaker.by), quotes };
}

function quoteText({ lead: [doc, quote] }) {
  return quoted(doc, quote) ?? "";
}

function drawVoice(voice, open) {
  const inside = el("div");
  const box = el("details", { class: "speaker" }, el("summary", {}, el("span", { class: "name" }, voice.name), el("span", { class: "n" }, number(voice.quotes.length))), inside);
  const fill = () => {
    if (inside.firstChild) return;
    const quotes = voice.quotes.toSorted((a, b) => b.carried - a.carried);
    paged(inside, quotes, drawQuote, { size: 10, what: ["quote", "quotes"], tag: "ul" });
  };
  box.addEventListener("toggle", () => { if (box.open) fill(); });
  if (open) { box.open = true; fill(); }
  return box;
}

function drawQuote(said) {
  const [doc, quote] = said.lead;
  const others = quote.co && quote.co.length ? ` with ${quote.co.map(actorName).join(", ")}` : "";
  const about = [quote.kind + via(quote.via) + others, said.carried > 1 ? many(said.carried, "story", "stories") : "", quote.sure === undefined ? "" : `confidence ${percent(quote.sure)}`].filter(Boolean).join(" · ");
  const bearers = said.variants.flat().length;
  return el("li", { class: "said" }, el("blockquote", { class: quote.kind }, link(place(doc, quote.id), {}, wordsOf(doc, quote))),
    el("p", { class: "where" }, about, " · ", docLink(doc, quote.id),
      bearers > 1 ? el("details", {}, el("summary", {}, said.variants.length > 1 ? many(said.variants.length, "wording", "wordings") : `in ${many(bearers, "place", "places")}`),
        said.variants.map((bearing) => el("div", { class: "variant" }, said.variants.length > 1 ? el("blockquote", {}, wordsOf(...bearing[0])) : "",
          el("ul", {}, bearing.map(([it, other]) => el("li", {}, docLink(it, other.id))))))) : ""));
}

function wordsOf(doc, quote) {
  const text = quoted(doc, quote);
  return text ?? el("span", { class: "fault" }, noWords(doc, quote.content[0] || [0, 0]));
}
