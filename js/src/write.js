// Arrays as documents: the wire `tagged`, and `packed` by its bytes.

import { encodeBase64 } from "./base64.js";
import { BY_TEXT, parseDtype } from "./dtype.js";
import { toBytes } from "./elements.js";
import { isOneOrder } from "./shape.js";

/** The five keys. `binary`: the data as bytes, a view of the array's where it can be, else as base64. */
export function encodeTagged(array, binary) {
  const { dtype } = parseDtype(array.dtype);
  const bytes = toBytes(dtype, array);
  return {
    dtype: dtype.name,
    shape: [...array.shape],
    byteorder: "little",
    order: isOneOrder(array.shape) ? "C" : array.order,
    data: binary ? bytes : encodeBase64(bytes),
  };
}

/** A head of some bytes and the elements. */
export function encodePacked(array, binary) {
  const { dtype } = parseDtype(array.dtype);
  const text = dtype.code === BY_TEXT ? new TextEncoder().encode(dtype.typestr) : undefined;
  const rank = array.shape.length;
  const few = rank > 0 && rank < 4;
  const isF = !isOneOrder(array.shape) && array.order === "F";
  const head = [0xfa, dtype.code * 16 + (few ? rank * 4 : 0) + (isF ? 1 : 0)];
  if (text !== undefined) head.push(...varint(text.length), ...text);
  if (!few) head.push(...varint(rank));
  for (const axis of array.shape) head.push(...varint(axis));
  const elements = toBytes(dtype, array);
  const all = new Uint8Array(head.length + elements.length);
  all.set(head);
  all.set(elements, head.length);
  return binary ? all : encodeBase64(all);
}

/** LEB128: seven bits a byte, the lowest first. */
function varint(number) {
  const bytes = [];
  let rest = number;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}
