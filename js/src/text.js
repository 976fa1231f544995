// Text and byte strings of a fixed width, filled up with zeros, as NumPy has them.

import { copied, LITTLE, swapped, typedName, viewed } from "./bytes.js";
import { NdserdeError, shown } from "./error.js";

/** A list of strings (`<U5`) or of Uint8Arrays (`|S5`). `bytes` are in the machine's byte order. */
export function textsFrom(dtype, bytes, count) {
  const isText = dtype.kind === "text";
  const units = isText ? viewed(Uint32Array, bytes) : bytes;
  return Array.from({ length: count }, (_, at) => {
    let end = (at + 1) * dtype.size;
    while (end > at * dtype.size && units[end - 1] === 0) end--;
    const part = units.subarray(at * dtype.size, end);
    return isText ? characters(part, at) : copied(part);
  });
}

function characters(points, at) {
  let text = "";
  for (const point of points) {
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) {
      throw new NdserdeError(`element ${at} of the text has 0x${point.toString(16)}, no character`);
    }
    text += String.fromCodePoint(point);
  }
  return text;
}

/** The bytes of such a list, little-endian. */
export function textBytes(dtype, list) {
  const isText = dtype.kind === "text";
  const units = isText ? new Uint32Array(list.length * dtype.size) : new Uint8Array(list.length * dtype.size);
  // Not by forEach, which passes over holes.
  for (let at = 0; at < list.length; at++) units.set(unitsOf(dtype, list[at], at), at * dtype.size);
  const bytes = new Uint8Array(units.buffer);
  return isText && !LITTLE ? swapped(bytes, 4) : bytes;
}

/** How many times the memory of its texts an array may take, and the bytes that it always may. */
const MOST = 8;
const ALWAYS = 2 ** 16;

/** Holds texts that a document lists to its dtype, whose width is no more than its word. */
export function checkTexts(dtype, list) {
  const characters = list.reduce((sum, value, at) => sum + unitsOf(dtype, value, at).length, 0);
  const bytes = list.length * dtype.width;
  if (bytes > MOST * 4 * (list.length + characters) + ALWAYS) {
    throw new NdserdeError(`${list.length} texts of ${characters} characters in all would take ${bytes} bytes, each as wide as ${dtype.name}`);
  }
}

/** The characters of a text, or the bytes of a byte string, that an element has room for. */
function unitsOf(dtype, value, at) {
  const isText = dtype.kind === "text";
  const part = isText ? points(value, at) : byteString(value, at);
  if (part.length > dtype.size) {
    throw new NdserdeError(`element ${at} has ${part.length} ${isText ? "characters" : "bytes"}, ${dtype.name} has room for ${dtype.size}`);
  }
  if (part.length > 0 && part[part.length - 1] === 0) {
    throw new NdserdeError(`element ${at} ends with NUL, which ${dtype.name} drops`);
  }
  return part;
}

function points(value, at) {
  if (typeof value !== "string") throw new NdserdeError(`element ${at} is ${shown(value)}, not a text`);
  if (/\p{Surrogate}/u.test(value)) throw new NdserdeError(`element ${at} has half a surrogate pair, no character`);
  return Array.from(value, (character) => character.codePointAt(0));
}

function byteString(value, at) {
  if (typedName(value) === "Uint8Array") return value;
  throw new NdserdeError(`element ${at} is ${shown(value)}, not a Uint8Array`);
}
