"use strict";
// Elements made of words. Words become text and attributes' values and nothing else: no HTML is ever parsed here.

/** An element with attributes, listeners (`onclick`) and children: elements, words, lists of them, or nothing. */
function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") node.className = value;
    else if (typeof value === "function") node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  add(node, children);
  return node;
}

/** Puts children behind those of `node`. */
function add(node, children) {
  for (const child of children.flat(4)) {
    if (child === undefined || child === null || child === false || child === "") continue;
    node.append(child instanceof Node ? child : String(child));
  }
  return node;
}

/** An element of a drawing. */
function svg(name, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes || {})) node.setAttribute(key, String(value));
  return add(node, children);
}

/** A link within these pages. */
function link(to, attributes, ...children) {
  return el("a", { href: to, ...attributes }, ...children);
}

/** A link to a story's own page, only where the address is one of the web; else the address as words. */
function webLink(url) {
  if (!/^https?:\/\/[^\s]+$/i.test(url)) return el("span", { class: "id" }, url);
  return el("a", { href: url, rel: "noopener noreferrer nofollow", class: "id" }, url);
}

function button(label, onclick, attributes) {
  return el("button", { type: "button", onclick, ...attributes }, label);
}

/** `1 story`, `1,200 stories`. */
function many(n, one, more) {
  return `${number(n)} ${n === 1 ? one : more}`;
}

/** A whole number with a comma between thousands; `–` where there is none. */
function number(n) {
  return n === undefined || n === null ? "–" : n.toLocaleString("en-US", { maximumFractionDigits: 0 });
}

/** A number with its sign, the minus as wide as a figure. */
function signed(n) {
  return n === undefined || n === null ? "–" : (n < 0 ? "−" : n > 0 ? "+" : "") + number(Math.abs(n));
}

/** Thousandths as percent. */
function percent(thousandths) {
  return `${Math.round(thousandths / 10)} %`;
}

/** Tells those who don't see the page what has changed. */
function tell(words) {
  document.getElementById("live").textContent = words;
}

function compareWords(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
