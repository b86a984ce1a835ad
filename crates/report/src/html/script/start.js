// The way through the page: what stands behind # says what is shown, so that each view can be linked and gone back to.

const VIEWS = ["main", "reader", "compare"];
const TITLE = document.title;
const SCROLLED = new Map();
let shownHash = "";

/** Shows one view and puts `target` of it before the reader; without one, its beginning or where it was left. */
function showView(name, target, block = "start") {
  for (const view of VIEWS) document.getElementById(view).hidden = view !== name;
  if (name === "main") document.title = TITLE;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (target) {
    target.scrollIntoView({ block, behavior: calm ? "auto" : "instant" });
    target.focus?.({ preventScroll: true });
  } else {
    scrollTo(0, SCROLLED.get(location.hash) ?? 0);
  }
}

function parts(hash) {
  return hash.replace(/^#/, "").split("/").map((part) => {
    try { return decodeURIComponent(part); } catch { return part; }
  });
}

function route() {
  const [name, ...rest] = parts(location.hash);
  if (shownHash !== location.hash) tell("");
  const known = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined;
  if (known) known(rest);
  else showView("main", SCROLLED.has(location.hash) || !name ? null : document.getElementById(name));
  shownHash = location.hash;
}

ROUTES.d = openReader;
ROUTES.compare = drawCompare;
ROUTES.f = ([id]) => showView("main", document.getElementById(`f/${id}`) || document.getElementById("families"));

addEventListener("click", (event) => {
  const to = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
  if (!to) return;
  // A link that is followed goes to its place; only going back returns to where one was.
  SCROLLED.set(shownHash, scrollY);
  SCROLLED.delete(to.getAttribute("href"));
  if (to.getAttribute("href") === location.hash) { event.preventDefault(); route(); }
});
addEventListener("hashchange", route);

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target instanceof Element && event.target.closest("input:not([type=checkbox]), select, textarea");
  if (event.key === "Escape") {
    if (typing) event.target.blur();
    else if (document.getElementById("main").hidden) document.querySelector(".view:not([hidden]) .back a")?.click();
    return;
  }
  if (typing) return;
  if (event.key === "/") {
    const fields = [...document.querySelectorAll("input.search")].filter((it) => it.offsetParent !== null);
    const field = fields.find((it) => it.getBoundingClientRect().top > 0) || fields.at(-1);
    if (field) { event.preventDefault(); field.focus(); field.scrollIntoView({ block: "center" }); }
    return;
  }
  if (document.getElementById("reader").hidden || !reader) return;
  if (event.key === "j") reader.step(1);
  if (event.key === "k") reader.step(-1);
  if (event.key === "a") reader.judge("accept");
  if (event.key === "r") reader.judge("reject");
  if (event.key === "c") reader.judge("correct");
});

readMarks();
drawEvents();
drawStances();
drawQuotes();
drawFamilies();
drawDocuments();
drawReview();
MARK_LISTENERS.add(() => reader?.redraw());
if (location.hash) route();
