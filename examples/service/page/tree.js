// The lines that `show` prints, with the arrays that `show --json` says of them.

/**
 * @typedef {object} ArrayLine what `show --json` says of an array
 * @property {string} path as `get` takes it; empty where the array is the whole file
 * @property {string} dtype
 * @property {number[]} shape
 * @property {string} order
 * @property {number} bytes
 * @property {string | null} min as the command has it
 * @property {string | null} max
 * @property {number | null} nan
 *
 * @typedef {object} Node a line of the tree, with those below it
 * @property {string} text
 * @property {ArrayLine} [array]
 * @property {Node[]} nodes
 */

/**
 * The lines of `show --json`. Numbers stay the words that they are: an int64 is no number of JavaScript.
 * @param {string} text
 * @returns {ArrayLine[]}
 */
export function arraysOf(text) {
  /** @type {any} TypeScript does not know the third argument yet */
  const words = (/** @type {string} */ key, /** @type {any} */ value, /** @type {{ source?: string }} */ context) =>
    (key === "min" || key === "max") && typeof value === "number" ? (context?.source ?? String(value)) : value;
  return text.split("\n").filter((line) => line !== "").map((line) => {
    const array = JSON.parse(line, words);
    for (const end of ["min", "max"]) if (array[end] !== null) array[end] = String(array[end]);
    return array;
  });
}

/**
 * Both print the arrays in the same order. One that is found on no line stands behind the tree, by its path.
 * @param {string[]} lines
 * @param {ArrayLine[]} arrays
 * @returns {Node[]}
 */
export function tree(lines, arrays) {
  /** @type {Node} */
  const root = { text: "", nodes: [] };
  const open = [root];
  let next = 0;
  for (const line of lines) {
    const depth = Math.min((line.length - line.trimStart().length) / 2, open.length - 1);
    /** @type {Node} */
    const node = { text: line.trim(), nodes: [] };
    if (next < arrays.length && isLineOf(node.text, arrays[next])) {
      node.array = arrays[next];
      next += 1;
    }
    open.length = Math.floor(depth) + 1;
    open[open.length - 1].nodes.push(node);
    open.push(node);
  }
  for (const array of arrays.slice(next)) {
    root.nodes.push({ text: `${array.path}: ${kind(array)}`, array, nodes: [] });
  }
  return root.nodes;
}

/** @param {ArrayLine} array */
export function kind({ dtype, shape }) {
  return `${dtype} [${shape.join(", ")}]`;
}

/** With or without its end: no second quote is tried, so that a line takes no longer than it is. */
const QUOTED = /"(?:\\.|[^"\\])*"?/g;

/**
 * Whether a line is that of an array: its name is the end of the path, and its kind is no text in quotes.
 * @param {string} line
 * @param {ArrayLine} array
 */
function isLineOf(line, array) {
  const has = (/** @type {string} */ words) => words.replaceAll(QUOTED, "").includes(kind(array));
  if (array.path === "") return has(line);
  const start = line.slice(0, array.path.length + 2);
  const ends = Array.from(start.matchAll(/: /g), ({ index }) => index);
  return ends.some((end) => array.path.endsWith(line.slice(0, end)) && has(line.slice(end)));
}
