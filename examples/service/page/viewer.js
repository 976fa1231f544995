// The viewer: a file goes to the command, its tree onto the page, and an array of it into a picture.

import { ArrayView } from "./array-view.js";
import { Command } from "./command.js";
import { exampleFile } from "./example-file.js";
import { treeView } from "./tree-view.js";
import { arraysOf, tree } from "./tree.js";

const MOST = 256 * 1024 * 1024;
/** Of what a compressed file may hold. */
const MOST_UNPACKED = "512M";
const MOST_LINES = 2000;

/** @template {HTMLElement} T @param {string} id @returns {T} */
const by = (id) => /** @type {T} */ (document.getElementById(id));

const input = /** @type {HTMLInputElement} */ (by("file"));
const lists = /** @type {HTMLInputElement} */ (by("lists"));
const dtype = /** @type {HTMLSelectElement} */ (by("dtype"));
const view = new ArrayView();
/** @type {Command | undefined} */
let command;
/** @type {File | undefined} */
let file;
/** How often something was opened; what is no longer the last is given up. */
let turns = 0;

input.addEventListener("change", () => open(input.files?.[0]));
for (const choice of [lists, dtype]) choice.addEventListener("change", () => open(file));
by("example").addEventListener("click", () => open(exampleFile()));
for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    by("drop").classList.toggle("over", name === "dragenter" || name === "dragover");
  });
}
document.addEventListener("drop", ({ dataTransfer }) => open(dataTransfer?.files[0]));

/** @param {File | undefined} chosen */
async function open(chosen) {
  if (chosen === undefined) return;
  if (chosen !== file) dtype.value = "";
  file = chosen;
  turns += 1;
  const turn = turns;
  command?.end();
  command = undefined;
  view.hide();
  by("result").hidden = true;
  by("wrong").hidden = true;
  by("status").textContent = `Reading ${chosen.name} …`;
  try {
    if (chosen.size > MOST) {
      throw new Error(`${chosen.name}: ${chosen.size.toLocaleString("en")} bytes are more than this page reads (${MOST.toLocaleString("en")}); ndserde show reads it.`);
    }
    const bytes = await chosen.arrayBuffer();
    if (turn !== turns) return;
    command = new Command(chosen.name, bytes);
    await show(command, chosen);
  } catch (error) {
    if (turn !== turns) return;
    by("status").textContent = "";
    wrong(error instanceof Error ? error.message : String(error));
  }
}

/** @param {Command} command @param {File} chosen */
async function show(command, chosen) {
  const options = ["--max-bytes", MOST_UNPACKED, ...(lists.checked ? ["--lists"] : []), ...(dtype.value ? ["--dtype", dtype.value] : [])];
  const start = performance.now();
  const shown = await command.run(["show", "--no-range", ...options]);
  const listed = await command.run(["show", "--json", ...options]);
  const [text, lines] = [shown, listed].map(({ out }) => new TextDecoder().decode(out));
  if (shown.code !== 0 && text === "") throw new Error(shown.words);
  // What is wrong with a part of it, beside which the others are shown.
  if (listed.code !== 0) wrong(listed.words);

  const all = text.split("\n").filter((line) => line !== "");
  const arrays = arraysOf(lines);
  const kept = all.slice(0, MOST_LINES);
  const left = all.length - kept.length;
  by("tree").replaceChildren(treeView(tree(kept, arrays.slice(0, MOST_LINES)), async (array, byHand) => {
    await view.show(command, options, array);
    if (byHand) reveal(by("array"));
  }));
  by("void").hidden = dtype.value === "" && arrays.every(({ dtype }) => !dtype.startsWith("void"));
  by("result").hidden = false;
  const many = arrays.length === 1 ? "1 array" : `${arrays.length.toLocaleString("en")} arrays`;
  const time = `${Math.max(1, Math.round(performance.now() - start))} ms`;
  const rest = left > 0 ? ` ${left.toLocaleString("en")} more lines are not shown here.` : "";
  by("status").textContent = `${chosen.name}: ${chosen.size.toLocaleString("en")} bytes, ${many}, read in ${time}.${rest}`;
  /** @type {HTMLButtonElement | null} */ (by("tree").querySelector("button"))?.click();
}

/** On a narrow page it stands below the tree. @param {HTMLElement} part */
function reveal(part) {
  const { top } = part.getBoundingClientRect();
  if (top > innerHeight * 0.7 || top < 0) part.scrollIntoView();
}

/** @param {string} words */
function wrong(words) {
  by("wrong").hidden = false;
  by("wrong").textContent = words.trim();
}
