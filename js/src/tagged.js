// The wires `tagged` and `readable`: an object of five keys.

import { NdArray } from "./array.js";
import { decodeBase64 } from "./base64.js";
import { asBytes, bytesOf, isMap, MACHINE, typedName } from "./bytes.js";
import { dtypeOfClass, parseDtype } from "./dtype.js";
import { fromBytes } from "./elements.js";
import { NdserdeError, shown } from "./error.js";
import { fromLists } from "./lists.js";
import { checkedOrder, checkedShape, count, sized } from "./shape.js";

export const KEYS = ["dtype", "shape", "byteorder", "order", "data"];
const NEEDED = ["dtype", "shape", "data"];

/** The entries of an object or a Map as a Map; undefined for all else. */
export function entriesOf(value) {
  if (isMap(value)) return value;
  return typeof value === "object" && value !== null ? new Map(Object.entries(value)) : undefined;
}

/** Whether these are exactly the keys of such an array: with fewer it could be an object of somebody else's. */
export const isTagged = (has, keys) => keys.length === KEYS.length && KEYS.every(has);

export function decodeTagged(entries, int64) {
  for (const key of entries.keys()) {
    if (!KEYS.includes(key)) throw new NdserdeError(`unknown key ${shown(key)}: an array has ${KEYS.join(", ")}`);
  }
  for (const key of NEEDED) if (!entries.has(key)) throw new NdserdeError(`the key ${key} is missing`);
  const { dtype, byteorder: mark } = parseDtype(entries.get("dtype"));
  const shape = checkedShape(entries.get("shape"));
  const byteorder = checkedByteorder(dtype, mark, entries.get("byteorder"));
  const order = checkedOrder(entries.has("order") ? entries.get("order") : "C");
  const length = count(shape, dtype);
  const found = entries.get("data");
  const bytes = typeof found === "string" ? decodeBase64(found) : (asBytes(found) ?? joined(found, dtype, shape));
  const data = bytes
    ? fromBytes(dtype, sized(dtype, shape, bytes), length, stated(dtype, byteorder, bytes), int64)
    : numbers(dtype, shape, order, found, length, int64);
  return new NdArray({ data, shape, order, dtype: dtype.name });
}

/** Data in pieces, which MessagePack has from 4 GiB on; undefined for all else. */
function joined(list, dtype, shape) {
  if (!Array.isArray(list) || list.length === 0 || asBytes(list[0]) === undefined) return undefined;
  const pieces = list.map((piece, at) => {
    const bytes = asBytes(piece);
    if (bytes === undefined) throw new NdserdeError(`item ${at} of the data is ${shown(piece)} among byte strings`);
    return bytes;
  });
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  // Before memory is taken: a format may have one piece many times.
  sized(dtype, shape, { length });
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Data as a typed array, as CBOR's tags give it, or as lists. */
function numbers(dtype, shape, order, found, length, int64) {
  const name = typedName(found);
  if (name === undefined) return fromLists(dtype, shape, order, found, length, int64);
  if (dtypeOfClass(name) !== dtype.name) throw new NdserdeError(`the data is a ${name}, the dtype ${dtype.name}`);
  return fromBytes(dtype, sized(dtype, shape, bytesOf(found)), length, MACHINE, int64);
}

function checkedByteorder(dtype, mark, word) {
  if (word !== undefined && word !== "little" && word !== "big") {
    throw new NdserdeError(`unknown byteorder ${shown(word)}: it is "little" or "big"`);
  }
  if (mark !== undefined && word !== undefined && mark !== word) {
    throw new NdserdeError(`the dtype marks ${dtype.name} as ${mark}-endian, the byteorder says ${word}`);
  }
  return mark ?? word;
}

/** The byte order, which some bytes need; none at all and numbers in lists have none. */
function stated(dtype, byteorder, bytes) {
  if (byteorder !== undefined || dtype.scalar === 1 || bytes.length === 0) return byteorder;
  throw new NdserdeError(`the byteorder of ${dtype.name} is missing, and its dtype carries no mark`);
}
