// The tree on the page: an array is a button that opens it.

import { kind } from "./tree.js";

/** @typedef {import("./tree.js").Node} Node @typedef {import("./tree.js").ArrayLine} ArrayLine */

/** More of a text is not shown, in characters. */
const LONGEST = 500;

/**
 * @param {Node[]} nodes
 * @param {(array: ArrayLine, byHand: boolean) => void} opened
 * @returns {HTMLUListElement}
 */
export function treeView(nodes, opened) {
  const list = document.createElement("ul");
  for (const node of nodes) {
    const item = list.appendChild(document.createElement("li"));
    item.append(node.array ? button(node.text, node.array, opened) : span("", node.text));
    if (node.nodes.length > 0) item.append(treeView(node.nodes, opened));
  }
  return list;
}

/** @param {string} text @param {ArrayLine} array @param {(array: ArrayLine, byHand: boolean) => void} opened */
function button(text, array, opened) {
  const made = document.createElement("button");
  made.type = "button";
  const at = text.lastIndexOf(kind(array));
  const name = text.slice(0, at).replace(/: $/, "");
  const behind = text.slice(at + kind(array).length).trim();
  if (name !== "") made.append(span("name", name));
  made.append(span("kind", kind(array)));
  if (array.min !== null && array.max !== null) made.append(span("more", `${array.min} to ${array.max}`));
  if (behind !== "") made.append(span("more", behind));
  made.addEventListener("click", ({ isTrusted }) => {
    for (const other of document.querySelectorAll(".tree [aria-current]")) other.removeAttribute("aria-current");
    made.setAttribute("aria-current", "true");
    opened(array, isTrusted);
  });
  return made;
}

/** @param {string} name @param {string} text */
function span(name, text) {
  const made = document.createElement("span");
  if (name !== "") made.className = name;
  made.textContent = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return made;
}
