// Elements as numbers in lists, as the wire `readable` has them.

import { NdserdeError, shown } from "./error.js";
import { isOneOrder, strides } from "./shape.js";
import { items } from "./elements.js";
import { checkTexts } from "./text.js";

const WORDS = new Map([["NaN", NaN], ["Infinity", Infinity], ["-Infinity", -Infinity]]);

/** Deeper than any array, complex numbers included; lists may hold themselves. */
const DEEPEST = 66;

/** The shape of lists, by their first items. */
export function shapeOf(dtype, lists) {
  const shape = [];
  for (let item = lists; Array.isArray(item) && shape.length < DEEPEST; item = item[0]) shape.push(item.length);
  // The innermost of complex numbers is a number itself.
  return dtype.kind === "complex" && !shape.includes(0) ? shape.slice(0, -1) : shape;
}

/** The data of lists that are indexed like the array, or of a flat one; `count` elements. */
export function fromLists(dtype, shape, order, lists, count, int64) {
  const isFlat = shapeOf(dtype, lists).length === 1 && shape.length !== 1;
  if (isFlat && order === "F" && !isOneOrder(shape)) {
    throw new NdserdeError("a flat list in order F: it is not clear whether it is in memory order or in the array's");
  }
  if (isFlat && lists.length !== count) {
    throw new NdserdeError(`shape [${shape.join(", ")}] needs ${count} numbers, the list has ${lists.length}`);
  }
  const axes = isFlat ? [count] : shape;
  checkLengths(axes, lists, []);
  const [steps, numbers] = [strides(axes, order), int64 === "number" && dtype.kind === "long"];
  const data = dtype.Type ? new (numbers ? Float64Array : dtype.Type)(items(dtype, count)) : new Array(count);
  const put = WRITERS[dtype.kind];
  if (put === undefined) throw new NdserdeError(`the data of ${dtype.name} is ${shown(lists)}, not bytes`);
  const path = [];
  const fill = (value, axis, from) => {
    if (axis === axes.length) {
      put(dtype, data, from, value, path);
      return;
    }
    for (let i = 0; i < value.length; i++) {
      path[axis] = i;
      fill(value[i], axis + 1, from + i * steps[axis]);
    }
  };
  fill(lists, 0, 0);
  if (dtype.kind === "text") checkTexts(dtype, data);
  return data;
}

/** Holds the lists to the shape, before memory is taken for it. */
function checkLengths(shape, value, path) {
  if (path.length === shape.length) return;
  const wanted = shape[path.length];
  if (!Array.isArray(value) || value.length !== wanted) {
    const found = Array.isArray(value) ? `a list of ${value.length}` : shown(value);
    throw new NdserdeError(`at ${place(path)}: ${found}, where the shape [${shape.join(", ")}] has a list of ${wanted}`);
  }
  if (path.length + 1 === shape.length) return;
  for (let i = 0; i < wanted; i++) checkLengths(shape, value[i], [...path, i]);
}

const place = (path) => `[${path.join(", ")}]`;

const wrong = (dtype, value, path, why) => new NdserdeError(`at ${place(path)}: ${shown(value)} ${why} ${dtype.name}`);

const WRITERS = {
  bool(dtype, data, at, value, path) {
    if (typeof value !== "boolean") throw wrong(dtype, value, path, "in a list of");
    data[at] = value ? 1 : 0;
  },
  int(dtype, data, at, value, path) {
    const number = typeof value === "bigint" ? Number(value) : value;
    if (typeof number !== "number") throw wrong(dtype, value, path, "in a list of");
    data[at] = number;
    if (data[at] !== number) throw wrong(dtype, value, path, Number.isInteger(number) ? "is out of range for" : "is no");
  },
  long: putLong,
  time: putLong,
  float(dtype, data, at, value, path) {
    data[at] = float(dtype, value, path);
  },
  half(dtype, data, at, value, path) {
    data[at] = float(dtype, value, path);
  },
  complex(dtype, data, at, value, path) {
    if (!Array.isArray(value) || value.length !== 2) throw wrong(dtype, value, path, "is no pair of the parts of");
    data[2 * at] = float(dtype, value[0], path);
    data[2 * at + 1] = float(dtype, value[1], path);
  },
  text(dtype, data, at, value) {
    data[at] = value;
  },
};

function putLong(dtype, data, at, value, path) {
  // JSON.parse has rounded the larger ones.
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw wrong(dtype, value, path, Number.isInteger(value) ? "may have lost digits as a number, in a list of" : "is no");
  }
  if (typeof value !== "number" && typeof value !== "bigint") throw wrong(dtype, value, path, "in a list of");
  const long = BigInt(value);
  if ((dtype.name === "uint64" ? BigInt.asUintN(64, long) : BigInt.asIntN(64, long)) !== long) {
    throw wrong(dtype, value, path, "is out of range for");
  }
  if (!(data instanceof Float64Array)) data[at] = long;
  else if (Number.isSafeInteger(Number(long))) data[at] = Number(long);
  else throw wrong(dtype, value, path, "is beyond the 2^53 - 1 of exact numbers, in a list of");
}

// How many bits a float has, the exponent of its least normal number, and its greatest.
const FLOATS = {
  float16: [11, -14, 65504],
  bfloat16: [8, -126, (2 - 2 ** -7) * 2 ** 127],
  float32: [24, -126, (2 - 2 ** -23) * 2 ** 127],
  complex64: [24, -126, (2 - 2 ** -23) * 2 ** 127],
};

/**
 * An integer that a double is exactly. Where bits are cut off, the last that is left is 1, so that rounding
 * it is rounding the integer itself: not twice.
 */
function cut(integer) {
  const size = integer < 0n ? -integer : integer;
  if (size >> 128n) return integer; // out of range for all but float64
  const bits = BigInt(Math.max(size.toString(2).length - 53, 0));
  const left = size >> bits;
  const whole = (left << bits === size ? left : left | 1n) << bits;
  return integer < 0n ? -whole : whole;
}

/** The nearest of the dtype's floats. */
function float(dtype, value, path) {
  const rule = FLOATS[dtype.name];
  const isLong = typeof value === "bigint";
  const number = WORDS.has(value) ? WORDS.get(value) : isLong ? Number(rule ? cut(value) : value) : value;
  if (typeof number !== "number") throw wrong(dtype, value, path, "in a list of");
  if (isLong && !Number.isFinite(number)) throw wrong(dtype, value, path, "is out of range for");
  if (rule === undefined || number === 0 || !Number.isFinite(number)) return number;
  const [bits, least, greatest] = rule;
  const size = Math.abs(number);
  const unit = 2 ** (Math.max(Math.floor(Math.log2(size)), least) - bits + 1);
  // Doubles of this size have no fractions: the sum is rounded to the nearest, ties to even.
  const rounded = (size / unit + 2 ** 52 - 2 ** 52) * unit;
  if (rounded > greatest) throw wrong(dtype, value, path, "is out of range for");
  return number < 0 ? -rounded : rounded;
}
