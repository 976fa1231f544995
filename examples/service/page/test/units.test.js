// The parts of the pages that need no browser, and the command under the shim.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { colour, NAN } from "../colours.js";
import { DIGITS } from "../examples.js";
import { drawn, isNumeric, statistics, words } from "../numbers.js";
import { reduce } from "../reduce.js";
import { brackets, seen } from "../slices.js";
import { arraysOf, tree } from "../tree.js";
import { run } from "../wasi.js";

const page = new URL("..", import.meta.url);
const golden = new URL("../../../ndserde-cli/tests/golden/", page);

test("a drawing fills the image from top to bottom, as the data set's do", () => {
  DIGITS.forEach((strokes, digit) => {
    const image = reduce(strokes);
    const ink = image.reduce((sum, pixel) => sum + pixel);
    assert.ok(ink > 260 && ink <= 312, `${digit} has ${ink}`);
    assert.ok(image.subarray(0, 8).some((pixel) => pixel > 0) && image.subarray(56).some((pixel) => pixel > 0), `${digit}`);
    assert.ok(image.every((pixel) => pixel <= 16));
  });
});

test("where and how large a drawing is makes no difference", () => {
  for (const strokes of DIGITS) {
    const moved = strokes.map((stroke) => stroke.map(([x, y]) => [400 + 3 * x, 7 + 3 * y]));
    assert.deepEqual(reduce(moved), reduce(strokes));
  }
});

test("drawings without a size", () => {
  assert.ok(reduce([]).every((pixel) => pixel === 0));
  assert.ok(reduce([[]]).every((pixel) => pixel === 0));
  for (const strokes of [[[[5, 5]]], [[[0, 5], [90, 5]]], [[[5, 0], [5, 90]]]]) {
    const image = reduce(strokes);
    assert.ok(image.some((pixel) => pixel > 0), JSON.stringify(strokes));
  }
});

test("slices", () => {
  const rows = [
    [[], [], ""],
    [[7], [0], "[:]"],
    [[9000], [0], "[::3]"],
    [[2, 3], [0, 0], "[:, :]"],
    [[1000, 3], [0, 0], "[::2, :]"],
    [[5, 6, 7, 8], [1, 2, 0, 0], "[1, 2, :, :]"],
    [[5, 480, 640, 3], [4, 0, 0, 1], "[4, :, ::2, 1]"],
  ];
  for (const [shape, places, expected] of rows) assert.equal(brackets(shape, places), expected);
  assert.deepEqual(seen([10, 8, 8]), [1, 2]);
  assert.deepEqual(seen([8, 8, 4]), [0, 1]);
});

test("elements as words", () => {
  const rows = [
    [0.1, "float64", "0.1"],
    [Math.fround(3.4e38), "float32", "3.4e+38"],
    [Math.fround(0.1), "float32", "0.1"],
    [Math.fround(16777217.5), "float32", "16777218"],
    [-0, "float64", "-0"],
    [NaN, "float64", "NaN"],
    [Infinity, "float32", "Infinity"],
    [9007199254740993n, "int64", "9007199254740993"],
    [true, "bool", "true"],
    [[1.5, -2], "complex128", "1.5-2j"],
    [[Math.fround(0.1), 2], "complex64", "0.1+2j"],
  ];
  for (const [element, dtype, expected] of rows) assert.equal(words(element, dtype), expected);
  assert.equal(drawn([3, -4]), 5);
  assert.deepEqual(["bool", "bfloat16", "<U5", "datetime64[D]", "void2"].map(isNumeric), [true, true, false, false, false]);
});

test("statistics pass over what is not finite", () => {
  const { low, high, mean, deviation, finite } = statistics(Float64Array.of(1, NaN, 3, Infinity));
  assert.deepEqual([low, high, mean, deviation, finite], [1, 3, 2, 1, 2]);
  // Sums and squares of these are beyond a double.
  for (const unit of [2 ** 1022, 2 ** -1073, -(2 ** 1022)]) {
    const large = statistics(Float64Array.of(unit, unit, NaN, 3 * unit, 3 * unit));
    assert.deepEqual([large.mean, large.deviation], [2 * unit, Math.abs(unit)]);
  }
  assert.deepEqual(statistics(Float64Array.of(0, -0)).deviation, 0);
  assert.equal(statistics(Float64Array.of(NaN)).finite, 0);
});

test("colours", () => {
  assert.deepEqual(colour(0, 0, 1), [68, 1, 84]);
  assert.deepEqual(colour(0.5, 0, 1), [33, 144, 141]);
  assert.deepEqual(colour(1, 0, 1), [253, 231, 37]);
  assert.deepEqual(colour(Infinity, 0, 1), [253, 231, 37]);
  assert.deepEqual(colour(0, -Number.MAX_VALUE, Number.MAX_VALUE), [33, 144, 141]);
  assert.deepEqual(colour(5, 5, 5), [33, 144, 141]);
  assert.deepEqual([0, 5e-324].map((value) => colour(value, 0, 5e-324)), [[68, 1, 84], [253, 231, 37]]);
  assert.deepEqual(colour(NaN, 0, 1), NAN);
});

/** @param {string[]} options @param {string[]} rest */
async function command(name, options, rest = [], bytes = readFileSync(new URL(name, golden))) {
  const module = new WebAssembly.Module(readFileSync(new URL("ndserde.wasm", page)));
  const { code, out, words } = await run(module, { name, bytes: new Uint8Array(bytes).buffer }, options, rest);
  return { code, words, text: new TextDecoder().decode(out) };
}

test("the command reads every compression under the shim", async () => {
  for (const end of ["", ".bz2", ".gz", ".lzma", ".xz", ".zlib", ".zst"]) {
    const { code, text } = await command(`weights.npy${end}`, ["show"]);
    assert.deepEqual([code, text.split("\n")[0]], [0, "float32 [2, 3], 0.0 to 1.25"], end);
  }
});

test("a file has any name", async () => {
  const bytes = readFileSync(new URL("weights.npy", golden));
  for (const name of ["-", "--json", "a b.npy", "ä.npy"]) {
    const { code, words } = await command(name, ["show"], [], bytes);
    assert.equal(code, 0, words);
  }
});

test("a command that ends in a trap is an error", async () => {
  // A module whose `_start` is the instruction `unreachable`.
  const code = [
    [0, 97, 115, 109, 1, 0, 0, 0], [1, 4, 1, 96, 0, 0], [3, 2, 1, 0], [5, 3, 1, 0, 1],
    [7, 19, 2, 6, ...Buffer.from("memory"), 2, 0, 6, ...Buffer.from("_start"), 0, 0], [10, 5, 1, 3, 0, 0, 11],
  ];
  const module = new WebAssembly.Module(Uint8Array.from(code.flat()));
  const { code: exit, words } = await run(module, { name: "a.npy", bytes: new ArrayBuffer(0) }, ["show"]);
  assert.deepEqual([exit, words], [2, "ndserde: a.npy: ended by RuntimeError: unreachable"]);
});

test("each array stands on its line of the tree", async () => {
  for (const name of ["model.pkl", "stored.npz", "mixed.npz", "tensors.safetensors", "meta.npy", "columns.npy", "arrays-5.pkl"]) {
    const { text } = await command(name, ["show", "--no-range"]);
    const { text: lines } = await command(name, ["show", "--json"]);
    const arrays = arraysOf(lines);
    /** @type {(nodes: import("../tree.js").Node[]) => string[]} */
    const paths = (nodes) => nodes.flatMap(({ array, nodes }) => [...(array ? [array.path] : []), ...paths(nodes)]);
    const nodes = tree(text.split("\n").filter((line) => line !== ""), arrays);
    assert.deepEqual(paths(nodes), arrays.map(({ path }) => path), name);
    assert.ok(arrays.length > 0, name);
    const count = (nodes) => nodes.reduce((sum, { nodes }) => sum + 1 + count(nodes), 0);
    assert.equal(count(nodes), text.trim().split("\n").length, `${name}: a line for each, and none behind`);
  }
});

test("text with the words of an array is no array", () => {
  const lines = ['b: "c: int8 [2]"', "a:", "  b: int8 [2]", '"c: int8 [2]": int8 [2]'];
  const arrays = ["a.b", '"c: int8 [2]"'].map((path) => ({ path, dtype: "int8", shape: [2] }));
  const nodes = tree(lines, arrays);
  assert.deepEqual(nodes.map(({ array }) => array?.path), [undefined, undefined, '"c: int8 [2]"']);
  assert.equal(nodes[1].nodes[0].array?.path, "a.b");
});

test("a line with half a text takes no longer than it is", () => {
  const line = `${'"\\'.repeat(100_000)}: int8 [2]`;
  const [node] = tree([line], [{ path: "", dtype: "int8", shape: [2] }]);
  assert.deepEqual([node.text, node.array], [line, undefined]);
});

test("an int64 keeps its digits", () => {
  const [array] = arraysOf('{"path":"","dtype":"int64","shape":[1],"min":-9223372036854775808,"max":"Infinity","nan":0}\n');
  // Node 20 does not lend a number's own words yet; a browser of today does.
  assert.ok(["-9223372036854775808", String(-(2 ** 63))].includes(array.min));
  assert.equal(array.max, "Infinity");
});
