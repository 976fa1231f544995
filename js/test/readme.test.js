// The examples of the README and of the page of `tagged`, and the names that the types have.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as ndserde from "ndserde";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const blocks = (text) => text.split("```js\n").slice(1).map((rest) => rest.split("\n```")[0]);

/** Runs the lines of a block: the values of `results`, and each expression with what its comment says. */
function run(block, given, results) {
  const lines = block
    .replace(/import (\{.*\}) from "ndserde";/, "const $1 = ndserde;")
    .replaceAll(/^(model\..*); \/\/ (.*)$/gm, (_, code, says) => `said.push([${code}, ${JSON.stringify(says)}]);`);
  const all = { ndserde, said: [], ...given };
  const values = new Function(...Object.keys(all), `${lines}\nreturn { ${results} };`)(...Object.values(all));
  return { ...values, said: all.said };
}

test("the README", () => {
  const [block] = blocks(read("../README.md"));
  const { model, bias, said } = run(block, {}, "model, bias");
  assert.deepEqual(said, [
    [Float32Array.of(0.5, -1, NaN, 2), "Float32Array [0.5, -1, NaN, 2]"],
    [-1, "-1"],
    [[[0.5, -1], [NaN, 2]], "[[0.5, -1], [NaN, 2]]"],
  ]);
  const document = { ...model, bias };
  assert.deepEqual(ndserde.decodeAll(JSON.parse(JSON.stringify(document))), document);
  assert.deepEqual(ndserde.decodeAll(ndserde.encodeAll(document, { binary: true })), document);
  assert.deepEqual(ndserde.fromNested([[1, 2], [3, 4]], "float32").data, Float32Array.of(1, 2, 3, 4));
});

test("the README of the project", () => {
  const [block] = blocks(read("../../README.md"));
  const o = ndserde.encode(new ndserde.NdArray({ data: Float64Array.of(0.5, -0, NaN, 2), shape: [2, 2], order: "F" }));
  const result = run(block, { o }, "data, text");
  assert.deepEqual(result.data, Float64Array.of(0.5, -0, NaN, 2));
  assert.deepEqual(JSON.parse(result.text), o);
});

test("the page of `tagged`", () => {
  const block = blocks(read("../../ndserde-core/src/wire/tagged.md"))[1];
  const weights = new ndserde.NdArray({ data: Int16Array.of(1, 2), shape: [1, 2] });
  const result = run(block, { decodeAll: ndserde.decodeAll, text: JSON.stringify({ weights }) }, "weights");
  assert.deepEqual([result.weights, result.weights.get(0, 1)], [weights, 2]);
});

test("the types name what there is", () => {
  const types = read("../src/index.d.ts");
  const names = [...types.matchAll(/^export (?:function|class) (\w+)/gm)].map((match) => match[1]);
  assert.deepEqual([...new Set(names)].sort(), Object.keys(ndserde).sort());
});
