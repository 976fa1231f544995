const float = { float32: Float32Array, float64: Float64Array, complex64: Float32Array, complex128: Float64Array };
const int = { int8: Int8Array, int16: Int16Array, int32: Int32Array, int64: BigInt64Array, bool: Uint8Array };
const uint = { uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array, uint64: BigUint64Array };
const bits = { float16: Uint16Array, bfloat16: Uint16Array };
const types = { ...float, ...int, ...uint, ...bits };

// Complex numbers are pairs (re, im); float16 and bfloat16 are their bits; order "F": first axis fastest.
export function readTagged({ dtype, shape, byteorder, order, data }) {
  const bytes = typeof data === "string" ? Uint8Array.from(atob(data), (c) => c.charCodeAt(0)) : new Uint8Array(data);
  const width = types[dtype].BYTES_PER_ELEMENT;
  if (byteorder === "big") for (let i = 0; i < bytes.length; i += width) bytes.subarray(i, i + width).reverse();
  return { shape, order, data: new types[dtype](bytes.buffer) };
}
