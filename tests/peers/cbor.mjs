// CBOR's typed arrays as three packages of JavaScript have them.

import "./typed_array.mjs";
import * as cborX from "cbor-x";
import cbor from "cbor";
import * as cbor2 from "cbor2";

export const libraries = [
  ["cbor-x", cborX.decode, cborX.encode, (tag, value) => new cborX.Tag(value, tag)],
  ["cbor", cbor.decodeFirstSync, cbor.encode, (tag, value) => new cbor.Tagged(tag, value)],
  ["cbor2", cbor2.decode, cbor2.encode, (tag, value) => new cbor2.Tag(tag, value)],
];

/** The types of JavaScript; it has none for float16 and bools. */
export const types = {
  int8: Int8Array, int16: Int16Array, int32: Int32Array, int64: BigInt64Array,
  uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array, uint64: BigUint64Array,
  float32: Float32Array, float64: Float64Array,
};

/** cbor2 reads float32 one by one as numbers, which makes a signalling NaN a quiet one. */
export function quiet(values) {
  const data = Uint8Array.from(Buffer.from(values, "base64"));
  const bits = new Uint32Array(data.buffer);
  bits.forEach((bit, i) => (bits[i] = (bit & 0x7fffffff) > 0x7f800000 ? bit | 0x400000 : bit));
  return Buffer.from(data).toString("base64");
}

/** The elements as {dtype, data}, the data as bytes. */
function elements(value) {
  const inside = value.value ?? value.contents;
  if (value.tag === 41) return { dtype: "bool", data: Uint8Array.from(inside) };
  if (value.tag === 84) return { dtype: "float16", data: inside };
  // cbor2 has bytes for uint8, as Node has.
  const name = Buffer.isBuffer(value) ? "Uint8Array" : value.constructor.name;
  const dtype = Object.keys(types).find((dtype) => types[dtype].name === name);
  if (dtype === undefined) throw new Error(`no typed array: ${name}`);
  return { dtype, data: value };
}

/** A value that one of the packages decoded, as {dtype, shape, order, data}. */
export function plain(value) {
  let { shape, order, data } = value;
  if (value.tag === 40 || value.tag === 1040) {
    [shape, data] = value.value ?? value.contents;
    order = value.tag === 40 ? "C" : "F";
  }
  if (shape !== undefined) return { shape, order, ...elements(data) };
  const alone = elements(value);
  return { shape: [alone.data.length / (alone.dtype === "float16" ? 2 : 1)], order: "C", ...alone };
}
