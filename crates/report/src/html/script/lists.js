// Long lists: drawn page by page, narrowed by a search, sorted by a choice.

/** Draws `items` into `into`, `size` at a time, with a button for more. */
function paged(into, items, draw, { size = 20, what = ["item", "items"], empty = "Nothing fits.", tag = "div" } = {}) {
  const list = el(tag, { class: "list" });
  const foot = el("p", { class: "more" });
  let drawn = 0;
  const more = (n) => {
    const next = items.slice(drawn, drawn + n);
    add(list, next.map(draw));
    const first = list.children[drawn];
    drawn += next.length;
    const left = items.length - drawn;
    foot.replaceChildren();
    if (left > 0) {
      const step = (count, label) => button(label, () => {
        const from = drawn;
        more(count);
        const target = list.children[from];
        if (target) { target.setAttribute("tabindex", "-1"); target.focus({ preventScroll: true }); }
      });
      add(foot, [step(size, `Show ${number(Math.min(size, left))} more`), left > size && left <= 1000 ? step(left, `Show all ${number(items.length)}`) : "",
        el("span", { class: "note" }, `${number(drawn)} of ${many(items.length, ...what)}`)]);
    }
    return first;
  };
  more(size);
  into.replaceChildren(items.length ? list : empty && el("p", { class: "empty" }, empty), foot);
}

/** Calls `f` once somebody has stopped typing. */
function settled(f, wait = 140) {
  let timer;
  return () => { clearTimeout(timer); timer = setTimeout(f, wait); };
}

/** A field to search with. */
function searchField(label, onchange) {
  const input = el("input", { type: "search", class: "search", "aria-label": label, placeholder: `${label}  ( / )`, autocomplete: "off", spellcheck: "false" });
  input.addEventListener("input", settled(onchange));
  return input;
}

/** A choice; `options` are pairs of a value and its words. */
function choice(label, options, onchange) {
  const select = el("select", { onchange }, options.map(([value, text]) => el("option", { value }, text)));
  return { node: el("label", { class: "choice" }, `${label} `, select), get value() { return select.value; }, set value(v) { select.value = v; } };
}

/** A box to tick. */
function tick(label, checked, onchange) {
  const input = el("input", { type: "checkbox", onchange });
  input.checked = checked;
  return { node: el("label", { class: "tickbox" }, input, ` ${label}`), get on() { return input.checked; }, set on(v) { input.checked = v; } };
}

/** Whether all words of a search stand in a text; texts are folded once and kept. */
function matcher(query) {
  const parts = query.toLowerCase().split(/\s+/).filter(Boolean);
  return (text) => parts.every((part) => text.includes(part));
}

const SEARCHED = new WeakMap();

/** The text by which an item is found, made when it is first asked for. */
function searchText(item, make) {
  let text = SEARCHED.get(item);
  if (text === undefined) {
    text = make(item).toLowerCase();
    SEARCHED.set(item, text);
  }
  return text;
}

function bar(...tools) {
  return el("div", { class: "tools", role: "search" }, ...tools);
}
