// float16 and bfloat16 as the Float32Array of the same values, by their bits: NaN payloads stay.

import { NdserdeError } from "./error.js";

/** The bits of a float32 for the bits of a float16. */
function widenedHalf(bits) {
  const [sign, exponent, rest] = [(bits & 0x8000) << 16, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return sign | 0x7f800000 | (rest << 13);
  if (exponent !== 0) return sign | ((exponent + 112) << 23) | (rest << 13);
  if (rest === 0) return sign;
  const shift = Math.clz32(rest) - 21; // of the highest bit to the place of the implied one
  return sign | ((113 - shift) << 23) | (((rest << shift) & 1023) << 13);
}

/** The bits of a float16 for those of a float32; undefined where it would be another value. */
function narrowedHalf(bits) {
  const [sign, exponent, rest] = [(bits >>> 16) & 0x8000, (bits >>> 23) & 255, bits & 0x7fffff];
  if (exponent === 0 && rest === 0) return sign;
  if (exponent === 255 || (exponent > 112 && exponent < 143)) {
    const half = exponent === 255 ? 31 : exponent - 112;
    return rest & 0x1fff ? undefined : sign | (half << 10) | (rest >> 13);
  }
  const shift = 126 - exponent; // a subnormal: of 24 bits so many are cut off
  if (shift < 14 || shift > 23) return undefined;
  const all = rest | 0x800000;
  return all & ((1 << shift) - 1) ? undefined : sign | (all >> shift);
}

const RULES = {
  float16: { widen: widenedHalf, narrow: narrowedHalf },
  bfloat16: { widen: (bits) => bits << 16, narrow: (bits) => (bits & 0xffff ? undefined : bits >>> 16) },
};

/** The elements of a Uint16Array of bits as a Float32Array. */
export function widened(name, halves) {
  const { widen } = RULES[name];
  const floats = new Float32Array(halves.length);
  const bits = new Uint32Array(floats.buffer);
  for (let i = 0; i < bits.length; i++) bits[i] = widen(halves[i]);
  return floats;
}

/** The other way; what is no such half is an error. */
export function narrowed(name, floats) {
  const { narrow } = RULES[name];
  const bits = new Uint32Array(floats.buffer, floats.byteOffset, floats.length);
  const halves = new Uint16Array(bits.length);
  for (let i = 0; i < bits.length; i++) {
    const half = narrow(bits[i]);
    if (half === undefined) throw new NdserdeError(`element ${i} is ${floats[i]}, which no ${name} is exactly`);
    halves[i] = half;
  }
  return halves;
}
