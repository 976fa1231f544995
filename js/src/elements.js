// The elements of an array from their bytes, and back.

import { bytesOf, LITTLE, MACHINE, swapped, typedName, viewed } from "./bytes.js";
import { NdserdeError, shown } from "./error.js";
import { narrowed, widened } from "./halves.js";
import { count } from "./shape.js";
import { textBytes, textsFrom } from "./text.js";

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** How many items of the data stand for so many elements: a complex number is two. */
export const items = (dtype, length) => (dtype.kind === "complex" ? 2 * length : length);

/** The data of `length` elements. The bytes are known to be as many as that takes. */
export function fromBytes(dtype, bytes, length, byteorder, int64) {
  const native = byteorder === MACHINE || dtype.scalar === 1 ? bytes : swapped(bytes, dtype.scalar);
  switch (dtype.kind) {
    case "text":
    case "bytes":
      return textsFrom(dtype, native, length);
    case "half":
      if (dtype.Type.name === "Float16Array") return viewed(dtype.Type, native);
      return widened(dtype.name, viewed(Uint16Array, native));
    case "bool":
      return checkedBools(native);
    case "long":
      return int64 === "number" ? numbers(dtype, viewed(dtype.Type, native)) : viewed(dtype.Type, native);
    default:
      return viewed(dtype.Type, native);
  }
}

/** Holds the data to the shape: it may have changed since, where its buffer was moved or resized. */
export function checkLength(dtype, shape, data) {
  const needed = items(dtype, count(shape, dtype));
  if (data.length !== needed) {
    throw new NdserdeError(`shape [${shape.join(", ")}] of ${dtype.name} needs ${needed} items, the data has ${data.length}`);
  }
}

/** The bytes of the data, little-endian: a view of them where they are so already. */
export function toBytes(dtype, { shape, data }) {
  checkLength(dtype, shape, data);
  if (dtype.kind === "text" || dtype.kind === "bytes") return textBytes(dtype, data);
  if (dtype.kind === "bool") checkedBools(bytesOf(data));
  const bytes = bytesOf(exact(dtype, data));
  return LITTLE || dtype.scalar === 1 ? bytes : swapped(bytes, dtype.scalar);
}

/** The data in a typed array of the dtype's own width. */
function exact(dtype, data) {
  const name = typedName(data);
  if (dtype.kind === "half" && name === "Float32Array") return narrowed(dtype.name, data);
  if (dtype.kind === "long" && name === "Float64Array") return longs(dtype, data);
  return data;
}

/** Whether this is what holds the dtype's elements. */
export function holds(dtype, data) {
  if (dtype.Type === undefined) return Array.isArray(data);
  const name = typedName(data);
  if (name === dtype.Type.name) return true;
  if (dtype.kind === "half") return name === "Float32Array";
  if (dtype.kind === "long") return name === "Float64Array";
  return dtype.name === "uint8" && name === "Uint8ClampedArray";
}

function checkedBools(bytes) {
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] > 1) throw wrongBool(bytes[i], i);
  }
  return bytes;
}

export const wrongBool = (byte, at) => new NdserdeError(`element ${at} of the bool data is the byte ${byte}, only 0 and 1 are bools`);

function numbers(dtype, longs) {
  const doubles = new Float64Array(longs.length);
  for (let i = 0; i < longs.length; i++) {
    if (longs[i] > SAFE || longs[i] < -SAFE) {
      throw new NdserdeError(`element ${i} of the ${dtype.name} data is ${longs[i]}, beyond the 2^53 - 1 of exact numbers`);
    }
    doubles[i] = Number(longs[i]);
  }
  return doubles;
}

function longs(dtype, doubles) {
  const longs = new dtype.Type(doubles.length);
  for (let i = 0; i < doubles.length; i++) {
    if (!Number.isSafeInteger(doubles[i]) || (dtype.name === "uint64" && doubles[i] < 0)) {
      throw new NdserdeError(`element ${i} is ${shown(doubles[i])}, which is not exactly one ${dtype.name}`);
    }
    longs[i] = BigInt(doubles[i]);
  }
  return longs;
}
