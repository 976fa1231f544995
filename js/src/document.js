// Whole documents: the arrays anywhere in them.

import { NdArray } from "./array.js";
import { asBytes, isMap, typedName } from "./bytes.js";
import { dtypeOfClass, parseDtype } from "./dtype.js";
import { decodeBase64 } from "./base64.js";
import { NdserdeError, shown } from "./error.js";
import { fromLists, shapeOf } from "./lists.js";
import { decodePacked } from "./packed.js";
import { checkedShape, count } from "./shape.js";
import { decodeTagged, entriesOf, isTagged, KEYS } from "./tagged.js";
import { encodePacked, encodeTagged } from "./write.js";

const DEEPEST = 512;

/** What int64 and uint64 become. */
export function checkedInt64(word = "bigint") {
  if (word === "bigint" || word === "number") return word;
  throw new NdserdeError(`unknown int64 ${shown(word)}: it is "bigint" or "number"`);
}

/** The array that a value of a parsed document is. */
export function decode(value, { int64, dtype } = {}) {
  return expected(dtype, decodeOne(value, checkedInt64(int64)));
}

/** The array, whose dtype is the one that is expected, if one is. */
export function expected(dtype, array) {
  if (dtype === undefined || parseDtype(dtype).dtype.name === array.dtype) return array;
  throw new NdserdeError(`the data is ${array.dtype}, ${parseDtype(dtype).dtype.name} is expected`);
}

function decodeOne(value, int64) {
  if (value instanceof NdArray) throw new NdserdeError("an NdArray needs no decode");
  if (typeof value === "string") return decodePacked(decodeBase64(value), int64);
  const bytes = asBytes(value);
  if (bytes !== undefined) return decodePacked(bytes, int64);
  if (Array.isArray(value)) {
    if (value.length !== KEYS.length || typeof value[0] !== "string") {
      throw new NdserdeError(`${shown(value)} is no array: plain lists state no dtype, fromNested takes them with one`);
    }
    return decodeTagged(new Map(KEYS.map((key, at) => [key, value[at]])), int64);
  }
  const entries = typedName(value) === undefined ? entriesOf(value) : undefined;
  if (entries === undefined) throw new NdserdeError(`${shown(value)} is no array`);
  return decodeTagged(entries, int64);
}

/** The document of an array, or of a typed array as one axis. */
export function encode(array, { binary = false, wire = "tagged" } = {}) {
  const whole = arrayOf(array);
  if (wire === "tagged") return encodeTagged(whole, binary);
  if (wire === "packed") return encodePacked(whole, binary);
  throw new NdserdeError(`unknown wire ${shown(wire)}: it is "tagged" or "packed"`);
}

function arrayOf(value) {
  if (value instanceof NdArray) return value;
  if (typedName(value) !== undefined) return new NdArray({ data: value, shape: [value.length] });
  if (Array.isArray(value)) throw new NdserdeError("lists have no dtype: fromNested(lists, dtype) makes an array of them");
  if (typeof value === "object" && value !== null) return new NdArray(value);
  throw new NdserdeError(`${shown(value)} is no array`);
}

/** The array of lists in lists: the opposite of `toNested`. */
export function fromNested(lists, dtype) {
  const parsed = parseDtype(dtype).dtype;
  const shape = checkedShape(shapeOf(parsed, lists));
  const data = fromLists(parsed, shape, "C", lists, count(shape, parsed));
  return new NdArray({ data, shape, dtype: parsed.name });
}

/** The document with each array in it decoded. All else is copied; nothing is changed. */
export function decodeAll(document, options = {}) {
  checkedInt64(options.int64);
  return mapped(document, [], (value) => {
    if (value instanceof NdArray) return value;
    // Each of their items would be a key.
    if (Array.isArray(value) || typedName(value) !== undefined) return undefined;
    const keys = isMap(value) ? [...value.keys()] : Object.keys(value);
    const has = (key) => (isMap(value) ? value.has(key) : Object.hasOwn(value, key));
    return isTagged(has, keys) ? decode(value, options) : undefined;
  });
}

/** The opposite: each NdArray and typed array encoded. */
export function encodeAll(document, options = {}) {
  return mapped(document, [], (value) => {
    const name = typedName(value);
    const isArray = value instanceof NdArray || (dtypeOfClass(name) !== undefined && !(options.binary && name === "Uint8Array"));
    return isArray ? encode(value, options) : undefined;
  });
}

/** What `change` makes of the values inside, from the top. It leaves a value by returning undefined. */
function mapped(value, path, change) {
  if (!isObject(value)) return value;
  if (path.length > DEEPEST) throw new NdserdeError(`the document is nested more than ${DEEPEST} deep`);
  const changed = named(path, () => change(value));
  if (changed !== undefined) return changed;
  const inner = (item, key) => (isObject(item) ? mapped(item, [...path, key], change) : item);
  if (Array.isArray(value)) return value.map(inner);
  if (isMap(value)) return new Map(Array.from(value, ([key, item]) => [key, inner(item, String(key))]));
  if (!isPlain(value)) return value;
  const copy = {};
  for (const [key, item] of Object.entries(value)) {
    // Not by assignment, which would take `__proto__` for the prototype.
    Object.defineProperty(copy, key, { value: inner(item, key), enumerable: true, writable: true, configurable: true });
  }
  return copy;
}

const isObject = (value) => typeof value === "object" && value !== null;

function isPlain(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Errors with the place in the document. */
function named(path, run) {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof NdserdeError) || path.length === 0) throw error;
    const place = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("").replace(/^\./, "");
    throw new NdserdeError(`${place}: ${error.message}`, { cause: error });
  }
}
