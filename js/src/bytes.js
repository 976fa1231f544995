// Bytes as programs and packages hold them, and elements in them.

/** Whether this machine has the lowest byte of a number first. */
export const LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The word for this machine's byte order. */
export const MACHINE = LITTLE ? "little" : "big";

/** The class of a typed array; its name also tells arrays of other realms (frames, `node:vm`). */
export const typedName = (value) => (ArrayBuffer.isView(value) ? value[Symbol.toStringTag] : undefined);

/** Whether it is a Map, also of another realm. */
export const isMap = (value) => Object.prototype.toString.call(value) === "[object Map]";

/** The bytes of what holds bytes, without a copy; undefined for all else. */
export function asBytes(value) {
  const name = typedName(value);
  if (name === "Uint8Array" || name === "Uint8ClampedArray" || name === "DataView") {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  const tag = Object.prototype.toString.call(value);
  const isBuffer = tag === "[object ArrayBuffer]" || tag === "[object SharedArrayBuffer]";
  return isBuffer ? new Uint8Array(value) : undefined;
}

/** The bytes of a typed array. */
export const bytesOf = (data) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

/** A copy in memory of its own. */
export function copied(bytes) {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return copy;
}

/** The text of bytes; undefined where they are not UTF-8. */
export function utf8(bytes) {
  try {
    // Of a copy, since browsers decode no shared memory.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(copied(bytes));
  } catch {
    return undefined;
  }
}

/** A typed array of these bytes: a view where they are aligned, else of a copy. */
export function viewed(Type, bytes) {
  const width = Type.BYTES_PER_ELEMENT;
  const aligned = bytes.byteOffset % width === 0 ? bytes : copied(bytes);
  return new Type(aligned.buffer, aligned.byteOffset, aligned.length / width);
}

/** A copy whose groups of `width` bytes are reversed. */
export function swapped(bytes, width) {
  const copy = copied(bytes);
  if (width === 2) {
    const words = new Uint16Array(copy.buffer);
    for (let i = 0; i < words.length; i++) words[i] = (words[i] << 8) | (words[i] >> 8);
  } else if (width > 2) {
    const words = new Uint32Array(copy.buffer);
    for (let i = 0; i < words.length; i++) words[i] = reversed(words[i]);
    if (width === 8) {
      for (let i = 0; i < words.length; i += 2) [words[i], words[i + 1]] = [words[i + 1], words[i]];
    }
  }
  return copy;
}

const reversed = (word) => (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
