// Which part of an array is looked at: a page of two axes, or a line of one.

/** More elements of an axis than this are not fetched: every second, third and so on is. */
export const MOST = 512;
/** The same of a single axis. */
export const MOST_ALONE = 4096;

/**
 * The axes that are seen, the last two; or those before a last axis of 3 or 4, which is colour.
 * @param {number[]} shape
 * @returns {number[]}
 */
export function seen(shape) {
  const last = shape.length - 1;
  if (last < 2) return shape.map((_, axis) => axis);
  return shape[last] === 3 || shape[last] === 4 ? [last - 2, last - 1] : [last - 1, last];
}

/**
 * How far apart the elements of each axis are that is seen.
 * @param {number[]} shape
 * @returns {number[]}
 */
export function steps(shape) {
  const axes = seen(shape);
  const most = axes.length === 1 ? MOST_ALONE : MOST;
  return axes.map((axis) => Math.max(1, Math.ceil(shape[axis] / most)));
}

/**
 * What stands behind the path of an array, for `get`.
 * @param {number[]} shape
 * @param {number[]} places of all axes; those of the axes that are seen are not used
 */
export function brackets(shape, places) {
  if (shape.length === 0) return "";
  const axes = seen(shape);
  const step = steps(shape);
  const parts = shape.map((_, axis) => {
    const at = axes.indexOf(axis);
    if (at < 0) return String(places[axis]);
    return step[at] === 1 ? ":" : `::${step[at]}`;
  });
  return `[${parts.join(", ")}]`;
}
