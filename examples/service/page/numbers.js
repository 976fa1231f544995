// Elements as numbers to draw and as words to read, and what is said of many.

/** @typedef {import("/ndserde/index.js").NdArray} NdArray */

const NUMBERS = /^(bool|u?int(8|16|32|64)|float(16|32|64)|bfloat16|complex(64|128))$/;

/** Whether the elements can be drawn. @param {string} dtype */
export const isNumeric = (dtype) => NUMBERS.test(dtype);

/** A complex number is drawn by its absolute value. @param {any} element */
export function drawn(element) {
  return Array.isArray(element) ? Math.hypot(element[0], element[1]) : Number(element);
}

/** @param {any} element @param {string} dtype */
export function words(element, dtype) {
  if (!Array.isArray(element)) return word(element, dtype);
  const [real, imaginary] = element.map((part) => word(part, dtype));
  return `${real}${imaginary.startsWith("-") ? "" : "+"}${imaginary}j`;
}

/** With no more digits than tell it from its neighbours. @param {any} element @param {string} dtype */
function word(element, dtype) {
  const isWhole = Number.isInteger(element) && Math.abs(element) < 1e21;
  if (typeof element !== "number" || isWhole) return Object.is(element, -0) ? "-0" : String(element);
  const round = { float32: Math.fround, complex64: Math.fround }[dtype];
  if (round) {
    for (let digits = 1; digits < 10; digits++) {
      const short = Number(element.toPrecision(digits));
      if (round(short) === element) return String(short);
    }
  }
  return String(element);
}

/**
 * Where a value is from the least, 0, to the greatest, 1.
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export function share(value, low, high) {
  if (!(high > low)) return 0.5;
  // Halves only where the difference of two large numbers is infinite: those of the smallest are zero.
  const part = Number.isFinite(high - low) ? 1 : 0.5;
  return (value * part - low * part) / (high * part - low * part);
}

/**
 * Of the numbers that are drawn.
 * @param {Float64Array} numbers
 */
export function statistics(numbers) {
  const some = numbers.filter(Number.isFinite);
  const low = some.reduce((least, number) => Math.min(least, number), Infinity);
  const high = some.reduce((greatest, number) => Math.max(greatest, number), -Infinity);
  // So that sums and squares are neither infinite nor zero.
  const unit = 2 ** Math.floor(Math.log2(Math.max(-low, high))) || 1;
  const mean = some.reduce((sum, number) => sum + number / unit, 0) / some.length;
  const squares = some.reduce((sum, number) => sum + (number / unit - mean) ** 2, 0);
  return { low, high, mean: mean * unit, deviation: Math.sqrt(squares / some.length) * unit, finite: some.length };
}
