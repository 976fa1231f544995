// Documents with parts of them replaced: each gives an array whose data fits its shape, or an NdserdeError.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, decodeAll, decodeNpy, encode, encodeNpy, NdArray, NdserdeError } from "ndserde";

let seed = 1;
const random = (below) => {
  seed = (seed * 48271) % 2147483647;
  return seed % below;
};
const oneOf = (list) => list[random(list.length)];

const DTYPES = ["bool", "int8", ">i2", "<i4", "int64", "uint64", "float16", "bfloat16", "float64", "complex64", "<U2", ">U1", "|S3", "datetime64[s]", "m8[7D]"];
const LENGTHS = [0, 1, 2, 3, 4, 6, 8, 16, 24, 48];
const POOL = [
  null, undefined, true, -1, 0, 1.5, 2 ** 53, NaN, Infinity, 10n, -(2n ** 70n), "", "AAAA", "AA==", "++++", "A", "é", "\ud800", "little", "big", "C", "F",
  [], [[]], [[], 1], [1, 2, 3], [[1, 2, 3], [4, 5, 6]], [1n, 2n], [true, false], ["a", "bc"], ["NaN"], [[1, 2], [3, 4]], [null], new Array(3),
  {}, { length: 3 }, new Map(), new Date(0), Symbol("s"), () => 1, Object.create(null), new ArrayBuffer(8), new Float64Array(2), new BigInt64Array(2),
  [2, 3], [6], [0, 2 ** 40], [2 ** 32, 2 ** 32], Array(64).fill(1), [2 ** 40], [-1], ["2"],
];

function document() {
  const bytes = new Uint8Array(oneOf(LENGTHS)).map(() => random(oneOf([2, 256])));
  return {
    dtype: oneOf(DTYPES),
    shape: oneOf([[], [1], [2], [3], [6], [2, 3], [0, 3], [1, 1, 2]]),
    byteorder: oneOf(["little", "big"]),
    order: oneOf(["C", "F"]),
    data: oneOf([bytes, Buffer.from(bytes).toString("base64"), oneOf(POOL)]),
  };
}

function judge(run) {
  let array;
  try {
    array = run();
  } catch (error) {
    if (!(error instanceof NdserdeError) || error.message.length > 1000) throw error;
    return false;
  }
  assert.ok(array instanceof NdArray);
  const count = array.shape.reduce((left, axis) => left * axis, 1);
  assert.equal(array.data.length, array.dtype.startsWith("complex") ? 2 * count : count);
  // What was read can be written, and is the same then.
  assert.deepEqual(decode(encode(array)).data, decode(encode(array, { wire: "packed", binary: true })).data);
  return true;
}

test("documents with other parts", () => {
  let arrays = 0;
  for (let i = 0; i < 10_000; i++) {
    const value = document();
    const keys = ["dtype", "shape", "byteorder", "order", "data", "__proto__", "more"];
    if (random(3) === 0) Object.defineProperty(value, oneOf(keys), { value: oneOf(POOL), enumerable: true, configurable: true });
    if (random(6) === 0) delete value[oneOf(keys)];
    const options = { int64: oneOf(["bigint", "number"]) };
    const form = oneOf([value, value, new Map(Object.entries(value)), Object.values(value)]);
    if (judge(() => decode(form, options))) arrays++;
    try {
      decodeAll([{ form }], options);
    } catch (error) {
      if (!(error instanceof NdserdeError)) throw error;
    }
  }
  assert.ok(arrays > 200, `${arrays} arrays`);
});

test("packed bytes with others among them", () => {
  let arrays = 0;
  for (let i = 0; i < 10_000; i++) {
    const bytes = encode({ data: Float64Array.of(1, 2, 3, 4, 5, 6), shape: oneOf([[2, 3], [6], [1, 2, 1, 3]]) }, { wire: "packed", binary: true });
    for (let change = random(3); change >= 0; change--) bytes[random(oneOf([8, bytes.length]))] = random(256);
    if (judge(() => decode(bytes.subarray(0, bytes.length - oneOf([0, 0, 0, 1, 8]))))) arrays++;
  }
  assert.ok(arrays > 1000, `${arrays} arrays`);
});

test(".npy files with other bytes, and headers of other words", () => {
  const words = ["{", "}", "(", ")", "[", ",", ":", " ", "'descr'", "'shape'", "'fortran_order'", "'<f8'", "'|O'", "True", "False", "1", "0", "9".repeat(400), "L", "\\", "'", "\n"];
  let arrays = 0;
  for (let i = 0; i < 10_000; i++) {
    const file = encodeNpy({ data: Float64Array.of(1, 2, 3, 4, 5, 6), shape: oneOf([[2, 3], [6], [1, 2, 1, 3]]), order: oneOf(["C", "F"]) });
    for (let change = random(3); change > 0; change--) file[random(oneOf([12, 80, file.length]))] = random(256);
    if (random(4) === 0) file.set(new TextEncoder().encode(Array.from({ length: 8 }, () => oneOf(words)).join("").slice(0, 80)), oneOf([10, 11, 30]));
    if (judge(() => decodeNpy(file.subarray(0, file.length - oneOf([0, 0, 0, 1, 60]))))) arrays++;
  }
  assert.ok(arrays > 1000, `${arrays} arrays`);
});

test("values that are no documents", () => {
  for (const value of POOL) {
    judge(() => decode(value));
    judge(() => decodeNpy(value));
  }
});
