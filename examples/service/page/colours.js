// Numbers as colours: dark blue for the least, by green to yellow for the greatest.

import { share } from "./numbers.js";

/** Of the map viridis, by S. van der Walt and N. Smith, nine colours of the same distance. */
const STOPS = [
  [68, 1, 84], [71, 44, 122], [59, 81, 139], [44, 113, 142], [33, 144, 141],
  [39, 173, 129], [92, 200, 99], [170, 220, 50], [253, 231, 37],
];
export const NAN = [214, 64, 69];

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 * @returns {number[]} red, green and blue, 0 to 255
 */
export function colour(value, low, high) {
  if (Number.isNaN(value)) return NAN;
  const at = Math.min(1, Math.max(0, share(value, low, high))) * (STOPS.length - 1);
  const from = Math.min(Math.floor(at), STOPS.length - 2);
  return STOPS[from].map((part, i) => Math.round(part + (STOPS[from + 1][i] - part) * (at - from)));
}
