const int = [Uint8Array, Int8Array, Int16Array, Int32Array, BigInt64Array];
const uint = [Uint8Array, Uint16Array, Uint32Array, BigUint64Array];
const float = [Uint16Array, Float32Array, Float64Array, Float32Array, Float64Array, Uint16Array];
const types = [...int, ...uint, ...float];

// Complex numbers are pairs (re, im); float16 and bfloat16 are their bits; order "F": first axis fastest.
export function readPacked(o) {
  const bytes = new Uint8Array(o);
  let at = 2;
  const number = () => (bytes[at] < 128 ? bytes[at++] : bytes[at++] - 128 + 128 * number());
  const [code, axes, bits] = [bytes[1] >> 4, (bytes[1] >> 2) & 3, bytes[1] & 3];
  const [shape, Type] = [Array.from({ length: axes || number() }, number), types[code]];
  const [data, width] = [bytes.slice(at), Type.BYTES_PER_ELEMENT];
  if (bits & 2) for (let i = 0; i < data.length; i += width) data.subarray(i, i + width).reverse();
  return { code, shape, order: "CF"[bits & 1], data: new Type(data.buffer) };
}

// In order "C".
export function writePacked(code, shape, data) {
  const number = (n) => (n < 128 ? [n] : [(n % 128) + 128, ...number(Math.floor(n / 128))]);
  const few = [1, 2, 3].includes(shape.length);
  const axes = [...(few ? [] : [shape.length]), ...shape].flatMap((n) => number(n));
  const elements = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const head = [0xfa, 16 * code + (few ? 4 * shape.length : 0), ...axes];
  const bytes = new Uint8Array(head.length + elements.length);
  bytes.set(head);
  bytes.set(elements, head.length);
  return bytes;
}
