import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, decodeAll, encode, encodeAll, NdArray } from "ndserde";
import { refused } from "./support.js";

const weights = new NdArray({ data: Float32Array.of(1, 2, 3, 4, 5, 6), shape: [2, 3], order: "F" });
const flags = new NdArray({ data: Uint8Array.of(1, 0), shape: [2], dtype: "bool" });
const model = { name: "a", layers: [{ weights }, { weights, bias: null }], flags, size: 3, tags: ["x", { y: [1.5] }] };

test("a document there and back", () => {
  const text = JSON.stringify(encodeAll(model));
  assert.equal(text, JSON.stringify(model), "as toJSON writes it");
  assert.deepEqual(decodeAll(JSON.parse(text)), model);
  assert.deepEqual(decodeAll(encodeAll(model, { binary: true })), model);
  assert.deepEqual(decodeAll(JSON.parse(JSON.stringify(weights))), weights);
  assert.equal(decodeAll({ weights }).weights, weights, "what is decoded already");
  const map = new Map([["a", { weights }], [1, [weights]]]);
  assert.deepEqual(decodeAll(encodeAll(map)), map);
  assert.deepEqual(decodeAll(new Map([["m", new Map(Object.entries(encode(weights)))]])), new Map([["m", weights]]));
});

test("typed arrays are written, and bytes stay bytes in binary formats", () => {
  const bytes = Uint8Array.of(1, 2);
  const document = { embedding: Float32Array.of(1, 2), bytes, date: new Date(0), long: BigInt64Array.of(5n) };
  assert.deepEqual(encodeAll(document), { ...document, embedding: encode(document.embedding), bytes: encode(bytes), long: encode(document.long) });
  const binary = encodeAll(document, { binary: true });
  assert.equal(binary.bytes, bytes);
  assert.equal(binary.embedding.data.byteLength, 8);
});

test("what is no array is left alone", () => {
  for (const value of [
    null, 1, "+ggAAA==", [1, 2], ["float64", [1], "little", "C", "AAAA"], { dtype: "int8", shape: [1] },
    { ...encode(weights), name: "more keys" }, { dtype: "a word", shape: "round", data: 1 }, { dtype: "float65" }, Buffer.from([0xfa, 0x50, 0]), {}, [], undefined,
  ]) {
    assert.deepEqual(decodeAll({ value }), { value });
  }
  const frozen = Object.freeze({ list: Object.freeze([Object.freeze(encode(weights))]) });
  assert.deepEqual(decodeAll(frozen).list[0], weights);
});

test("errors name the place", () => {
  const wrong = { ...encode(weights), data: "AAAA" };
  refused(() => decodeAll({ layers: [1, { weights: wrong }] }), "layers[1].weights: shape [2, 3] of float32 needs 24 bytes, the data has 3");
  refused(() => decodeAll([wrong]), "[0]: shape");
  refused(() => decodeAll(wrong), "shape [2, 3]");
  refused(() => decodeAll(new Map([["a", wrong]])), "a: shape");
  const half = { data: Float32Array.of(0.1), shape: [1], dtype: "float16" };
  refused(() => encodeAll({ a: [new NdArray(half)] }), "a[0]: element 0 is 0.1");
  refused(() => decodeAll({}, { int64: "x" }), 'unknown int64 "x"');
});

test("documents deeper than any program needs, and those that hold themselves", () => {
  const deep = JSON.parse("[".repeat(100_000) + "]".repeat(100_000));
  const itself = {};
  itself.itself = itself;
  for (const document of [deep, itself]) {
    refused(() => decodeAll(document), "nested more than 512 deep");
    refused(() => encodeAll(document), "nested more than 512 deep");
  }
  const some = JSON.parse("[".repeat(500) + "]".repeat(500));
  assert.deepEqual(decodeAll(some), some);
});

test("no prototype is changed", () => {
  const text = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"a":{"__proto__":null}}';
  for (const copy of [decodeAll(JSON.parse(text)), encodeAll(JSON.parse(text))]) {
    assert.equal({}.polluted, undefined);
    assert.equal(copy.polluted, undefined);
    assert.equal(Object.getPrototypeOf(copy), Object.prototype);
    assert.equal(JSON.stringify(copy), text);
  }
  // Keys from a prototype are none of the document.
  refused(() => decode(Object.create(encode(weights))), "the key dtype is missing");
  const inherited = Object.create(encode(weights));
  assert.equal(decodeAll({ inherited }).inherited, inherited);
});
