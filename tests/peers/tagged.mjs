const float = { float32: Float32Array, float64: Float64Array, complex64: Float32Array, complex128: Float64Array };
const int = { int8: Int8Array, int16: Int16Array, int32: Int32Array, int64: BigInt64Array, bool: Uint8Array };
const uint = { uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array, uint64: BigUint64Array };
const bits = { float16: Uint16Array, bfloat16: Uint16Array };
const types = { ...float, ...int, ...uint, ...bits };

// Complex numbers are pairs (re, im); float16 and bfloat16 are their bits; order "F": first axis fastest.
export function readTagged({ dtype, shape, byteorder, order, data }) {
  const bytes = typeof data === "string" ? fromBase64(data) : new Uint8Array(data);
  const width = types[dtype].BYTES_PER_ELEMENT;
  if (byteorder === "big") for (let i = 0; i < bytes.length; i += width) bytes.subarray(i, i + width).reverse();
  return { dtype, shape, order, data: new types[dtype](bytes.buffer) };
}

// `binary`: for CBOR and MessagePack, whose data is bytes.
export function writeTagged({ dtype, shape, order = "C", data }, binary = false) {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return { dtype, shape, byteorder: "little", order, data: binary ? bytes : toBase64(bytes) };
}

const symbols = new TextEncoder().encode("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
const values = new Int8Array(2 ** 16).fill(-1); // of each UTF-16 code
symbols.forEach((code, value) => (values[code] = value));

export function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const padded = text.slice(0, text.length - padding) + "A".repeat(padding); // an "A" is zero bits
  const value = (i) => values[padded.charCodeAt(i)];
  for (let i = 0, at = 0; i < padded.length; i += 4) {
    const group = (value(i) << 18) | (value(i + 1) << 12) | (value(i + 2) << 6) | value(i + 3);
    if (group < 0 || padded.length % 4) throw new SyntaxError(`no base64 at ${i}`);
    bytes[at++] = group >> 16;
    bytes[at++] = group >> 8; // what is behind the end is dropped
    bytes[at++] = group;
  }
  return bytes;
}

export function toBase64(bytes) {
  if (bytes.toBase64) return bytes.toBase64();
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  for (let i = 0, at = 0; i < bytes.length; i += 3) {
    const group = (bytes[i] << 16) | (bytes[i + 1] << 8) | bytes[i + 2]; // 0 behind the end
    for (let shift = 18; shift >= 0; shift -= 6) text[at++] = symbols[(group >> shift) & 63];
  }
  if (bytes.length % 3) text.fill(0x3d, (bytes.length % 3) - 3); // "="
  return new TextDecoder().decode(text);
}
