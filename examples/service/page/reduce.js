// A drawing as an image of the data set: 8 x 8 pixels from 0 to 16.
//
// Each pixel of the data set counts the dark dots in a 4 x 4 block of a bitmap of 32 x 32, which the digit
// fills from top to bottom, in the middle, in strokes of such a width that about 312 of its 1,024 dots are
// dark. That holds for all ten digits, and is done here with the strokes of a drawing.

/** @typedef {[number, number]} Point x from the left, y from the top, in any unit */

export const SIDE = 8;
const BLOCK = 4;
const DOTS = SIDE * BLOCK;
const DARK = 312;
/** Half the width of a stroke, in dots. */
const THINNEST = 1.2;
const THICKEST = 4;
/** Few images are wider than six of their eight pixels. */
const WIDEST = 26;

/**
 * @param {Point[][]} strokes
 * @returns {Uint8Array} 64 pixels, row by row; all 0 of a drawing without a point
 */
export function reduce(strokes) {
  const image = new Uint8Array(SIDE * SIDE);
  if (!strokes.some((stroke) => stroke.length > 0)) return image;
  let [low, high] = [THINNEST, THICKEST];
  for (let round = 0; round < 8; round++) {
    const middle = (low + high) / 2;
    if (dark(fitted(strokes, middle), middle, () => {}) < DARK) low = middle;
    else high = middle;
  }
  dark(fitted(strokes, low), low, (x, y) => {
    image[Math.floor(y / BLOCK) * SIDE + Math.floor(x / BLOCK)] += 1;
  });
  return image;
}

/**
 * The strokes moved and scaled, so that with their width they fill the bitmap.
 * @param {Point[][]} strokes
 * @param {number} radius
 * @returns {Point[][]}
 */
function fitted(strokes, radius) {
  const points = strokes.flat();
  const [left, right] = range(points.map(([x]) => x));
  const [top, bottom] = range(points.map(([, y]) => y));
  const room = DOTS - 2 * radius;
  // A line that lies is not stretched to a square, nor is a dot.
  const tall = Math.max(bottom - top, (right - left) / 4, Number.EPSILON);
  const down = room / tall;
  const across = Math.min(down, (WIDEST - 2 * radius) / Math.max(right - left, Number.EPSILON));
  return strokes.map((stroke) => stroke.map(([x, y]) => [
    DOTS / 2 + (x - (left + right) / 2) * across,
    DOTS / 2 + (y - (top + bottom) / 2) * down,
  ]));
}

/** @param {number[]} numbers @returns {[number, number]} */
function range(numbers) {
  return numbers.reduce(([low, high], number) => [Math.min(low, number), Math.max(high, number)], [Infinity, -Infinity]);
}

/**
 * Counts the dots that lie within a stroke, and says each.
 * @param {Point[][]} strokes
 * @param {number} radius
 * @param {(x: number, y: number) => void} each
 */
function dark(strokes, radius, each) {
  const lines = strokes.flatMap((stroke) => stroke.map((point, i) => /** @type {const} */ ([stroke[Math.max(i - 1, 0)], point])));
  let count = 0;
  for (let y = 0; y < DOTS; y++) {
    for (let x = 0; x < DOTS; x++) {
      /** @type {Point} */
      const middle = [x + 0.5, y + 0.5];
      if (!lines.some(([from, to]) => distanceSquared(middle, from, to) <= radius * radius)) continue;
      count += 1;
      each(x, y);
    }
  }
  return count;
}

/** How far a point is from a line between two, squared. @param {Point} point @param {Point} from @param {Point} to */
function distanceSquared([x, y], [x0, y0], [x1, y1]) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1);
  const at = Math.min(1, Math.max(0, along));
  return (x - x0 - at * dx) ** 2 + (y - y0 - at * dy) ** 2;
}
