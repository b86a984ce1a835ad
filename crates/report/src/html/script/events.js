// The casualties: events, their tallies with low, best and high, and under each who says so.

const CLAIMANTS = 6;

/** Pairs of a document and a finding of it, from a flat list of places. */
function pairs(refs, list) {
  const out = [];
  for (let i = 0; i + 1 < refs.length; i += 2) {
    const doc = DOCS[refs[i]];
    out.push([doc, doc[list][refs[i + 1]]]);
  }
  return out;
}

function eventTitle(event) {
  return [event.when || "day not told", event.where || "place not told"].join(" · ");
}

function drawEvents() {
  const body = document.getElementById("events-body");
  if (!body || !DATA.events || !DATA.events.length) return;
  const list = el("div");
  const sides = [...new Set(DATA.events.flatMap((event) => event.tallies.map((tally) => tally.side)).filter(Boolean))].sort(compareWords);
  const categories = [...new Set(DATA.events.flatMap((event) => event.tallies.map((tally) => tally.cat)))].sort(compareWords);
  let only = null;
  const draw = () => { only = null; redraw(); };
  const search = searchField("Search events", draw);
  const side = choice("side", [["", "all"], ...sides.map((id) => [id, id])], draw);
  const category = choice("of", [["", "all kinds"], ...categories.map((it) => [it, it])], draw);
  const sort = choice("sort by", [["day", "day"], ["claims", "number of claims"], ["best", "highest figure"]], draw);
  sort.value = DATA.events.length > 40 ? "claims" : "day";
  const conflicts = tick("conflicts alone", false, draw);
  const background = tick("with background", DATA.events.length <= 40, draw);
  const claims = (event) => event.tallies.reduce((sum, tally) => sum + tally.claims.length + tally.old.length, 0) / 2;
  const best = (event) => Math.max(0, ...event.tallies.map((tally) => tally.best ?? tally.low ?? 0));
  const text = (event) => [event.id, eventTitle(event), ...event.parties, ...event.parties.map(idName), ...event.tallies.flatMap((tally) =>
    [tally.who, tally.cat, tally.agree, ...pairs(tally.claims, "claims").map(([, claim]) => actorName(claim.by))])].join(" ");
  const redraw = () => {
    const fits = matcher(search.value);
    let events = DATA.events.filter((event) => only ? event.id === only :
      (background.on || !event.background)
      && (!side.value || event.tallies.some((tally) => tally.side === side.value))
      && (!category.value || event.tallies.some((tally) => tally.cat === category.value))
      && (!conflicts.on || event.tallies.some((tally) => tally.agree === "conflict"))
      && (!search.value || fits(searchText(event, text))));
    if (sort.value === "claims") events = events.toSorted((a, b) => claims(b) - claims(a));
    if (sort.value === "best") events = events.toSorted((a, b) => best(b) - best(a));
    if (sort.value === "day") events = events.toSorted((a, b) => compareWords(a.when || "~", b.when || "~"));
    const note = only ? el("p", { class: "note" }, "One event. ", button("Show all events", draw)) : el("p", { class: "note" }, `${many(events.length, "event", "events")} of ${number(DATA.events.length)}`);
    const pages = el("div");
    paged(pages, events, drawEvent, { size: 15, what: ["event", "events"], empty: "No event fits." });
    list.replaceChildren(note, pages);
    tell(many(events.length, "event", "events"));
  };
  body.replaceChildren(bar(search, side.node, category.node, sort.node, conflicts.node, background.node), list);
  redraw();
  ROUTES.e = ([id]) => {
    if (!document.getElementById(`e/${id}`)) { only = id; redraw(); }
    const event = document.getElementById(`e/${id}`);
    showView("main", event || document.getElementById("events"));
    if (event) event.classList.add("found");
  };
}

function drawEvent(event) {
  const parties = event.parties.map(idName).join(", ");
  const head = el("h3", {}, link(`#e/${encodeURIComponent(event.id)}`, {}, el("span", { class: "nowrap" }, event.when || "day not told"), ` · ${event.where || "place not told"}`), " ",
    el("small", {}, [parties, event.background ? "background" : ""].filter(Boolean).join(" · ")));
  const totals = event.totals.length && event.tallies.length > 1
    ? el("p", { class: "note totals" }, "All together: ", event.totals.map(([cat, low, best, high]) =>
      `${cat} ${best === null ? range(low, high) : number(best)}${best !== null && (low !== best || high !== best) ? ` (${range(low, high)})` : ""}`).join(" · "))
    : "";
  const most = Math.max(1, ...event.tallies.flatMap((tally) => [tally.low, tally.best, tally.high].filter((n) => n !== null)));
  return el("article", { class: `event${event.background ? " background" : ""}`, id: `e/${event.id}`, tabindex: "-1" }, head, totals,
    event.tallies.map((tally) => drawTally(tally, most)));
}

function range(low, high) {
  return high === null ? `${number(low)} or more` : low === high ? number(low) : `${number(low)} to ${number(high)}`;
}

function drawTally(tally, most) {
  const conflict = tally.agree === "conflict";
  const figure = (name, n) => el("div", { class: `figure ${name}` }, el("b", {}, number(n)), el("small", {}, name));
  return el("section", { class: `tally${conflict ? " conflict" : ""}` },
    el("div", { class: "tally-head" },
      el("h4", {}, `${tally.who} `, el("span", { class: "cat" }, tally.cat), tally.part ? el("small", {}, " part of another figure") : ""),
      el("div", { class: "figures" }, figure("low", tally.low), figure("best", tally.best), figure("high", tally.high)),
      rangeBar(tally, most),
      el("div", { class: "agree" }, el("span", { class: conflict ? "flag" : "" }, tally.agree), el("small", {}, tally.origins === null ? "" : ` ${many(tally.origins, "origin", "origins")}`))),
    drawClaimants(tally),
    tally.lost ? el("p", { class: "fault" }, `${many(tally.lost, "claim", "claims")} that the report does not hold`) : "");
}

/** Lowest to highest with the best figure between, on a scale of the event's own. */
function rangeBar(tally, most) {
  const width = 120;
  const at = (n) => 4 + Math.round((Math.log1p(n) / Math.log1p(most)) * (width - 8));
  const low = at(tally.low ?? 0);
  const high = tally.high === null ? width : at(tally.high);
  const label = `from ${number(tally.low)} to ${tally.high === null ? "no bound" : number(tally.high)}, best ${number(tally.best)}`;
  return svg("svg", { class: "range", viewBox: `0 0 ${width} 14`, width, height: 14, role: "img", "aria-label": label },
    svg("line", { class: "track", x1: 4, x2: width - 4, y1: 7, y2: 7 }),
    svg("line", { class: "span", x1: low, x2: Math.max(high, low + 1), y1: 7, y2: 7 }),
    tally.best === null ? "" : svg("circle", { cx: at(tally.best), cy: 7, r: 4 }));
}

/** Equal claims of one claimant through the same outlets, with all the stories that carry them. */
function claimants(refs, old) {
  const voices = new Map();
  for (const [doc, claim] of pairs(refs, "claims")) {
    const flags = (claim.flags || []).filter((flag) => flag !== "background");
    const who = claim.by === undefined ? "the article itself" : actorName(claim.by);
    const key = JSON.stringify([claim.n, who, via(claim.via), flags]);
    if (!voices.has(key)) voices.set(key, { n: claim.n, who, via: via(claim.via), flags, old, at: [] });
    voices.get(key).at.push([doc, claim]);
  }
  return [...voices.values()];
}

function drawClaimants(tally) {
  const all = [...claimants(tally.claims, false), ...claimants(tally.old, true)];
  const list = el("ul", { class: "claimants" }, all.slice(0, CLAIMANTS).map(drawClaimant));
  if (all.length <= CLAIMANTS) return list;
  const more = button(`${many(all.length - CLAIMANTS, "more claimant", "more claimants")}`, () => {
    add(list, all.slice(CLAIMANTS).map(drawClaimant));
    more.remove();
  }, { class: "quiet" });
  return [list, more];
}

function drawClaimant(voice) {
  const [doc, claim] = voice.at[0];
  const others = voice.at.slice(1);
  const n = voice.old ? el("s", {}, voice.n) : voice.n;
  return el("li", { class: voice.old ? "old" : "" },
    el("div", { class: "says" }, link(place(doc, claim.id), { class: "count" }, n), " ",
      el("span", { class: "who" }, voice.who + voice.via),
      voice.old ? el("small", { class: "tag" }, "superseded") : "",
      voice.flags.map((flag) => el("small", { class: "tag" }, flag))),
    el("blockquote", {}, finding(doc, "casualties", claim)),
    el("p", { class: "where" }, docLink(doc, claim.id),
      others.length ? el("details", {}, el("summary", {}, `and ${many(others.length, "more story", "more stories")}`),
        el("ul", {}, others.map(([it, other]) => el("li", {}, docLink(it, other.id))))) : ""));
}
