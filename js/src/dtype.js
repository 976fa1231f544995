// The element types: names, sizes, and the typed arrays that hold them.

import { NdserdeError, shown } from "./error.js";

const HALF = globalThis.Float16Array ?? Float32Array;

// Name, letter and bytes of the typestr, kind, typed array; in the order of the codes of `packed`.
const ROWS = [
  ["bool", "b1", "bool", Uint8Array],
  ["int8", "i1", "int", Int8Array],
  ["int16", "i2", "int", Int16Array],
  ["int32", "i4", "int", Int32Array],
  ["int64", "i8", "long", BigInt64Array],
  ["uint8", "u1", "int", Uint8Array],
  ["uint16", "u2", "int", Uint16Array],
  ["uint32", "u4", "int", Uint32Array],
  ["uint64", "u8", "long", BigUint64Array],
  ["float16", "f2", "half", HALF],
  ["float32", "f4", "float", Float32Array],
  ["float64", "f8", "float", Float64Array],
  ["complex64", "c8", "complex", Float32Array],
  ["complex128", "c16", "complex", Float64Array],
  ["bfloat16", undefined, "half", Float32Array],
];

/** The code of `packed` for all dtypes that have none of their own. */
export const BY_TEXT = 15;

/**
 * A dtype: its `name`, its `kind`, the bytes of an element (`width`) and of what the byte order reverses
 * (`scalar`), the class of its typed array (none for text), its `code` in `packed` and its `typestr`.
 */
const simple = ([name, letter, kind, Type], code) => {
  const width = letter === undefined ? 2 : Number(letter.slice(1));
  const typestr = letter && `${width === 1 ? "|" : "<"}${letter}`;
  return { name, kind, width, scalar: kind === "complex" ? width / 2 : width, Type, code, typestr };
};

const DTYPES = ROWS.map(simple);
const BY_NAME = new Map(DTYPES.map((dtype) => [dtype.name, dtype]));
const BY_LETTER = new Map(ROWS.map((row, code) => [row[1], DTYPES[code]]).filter((row) => row[0]));

/** The dtype of a code of `packed`. */
export const dtypeOfCode = (code) => DTYPES[code];

const UNIT = "(?:[1-9][0-9]{0,9})?(?:[YMWDhm]|s|ms|us|ns|ps|fs|as)";
const TIME = new RegExp(`^(datetime64|M8|timedelta64|m8)\\[(${UNIT})\\]$`);
const TEXT = /^([US])([1-9][0-9]{0,9})$/;
const MOST = 2 ** 31 - 1;

/** The dtype of a word without its mark of the byte order. */
function named(word) {
  const time = TIME.exec(word);
  if (time && Number.parseInt(time[2], 10) > MOST) return undefined;
  if (time) {
    const isDate = time[1] === "datetime64" || time[1] === "M8";
    const unit = time[2].replace(/^1(?=[A-Za-z])/, "");
    const [name, typestr] = isDate ? ["datetime64", "<M8"] : ["timedelta64", "<m8"];
    const rest = { kind: "time", width: 8, scalar: 8, Type: BigInt64Array, code: BY_TEXT };
    return { name: `${name}[${unit}]`, typestr: `${typestr}[${unit}]`, ...rest };
  }
  const text = TEXT.exec(word);
  if (text) {
    const [size, isText] = [Number(text[2]), text[1] === "U"];
    const width = isText ? size * 4 : size;
    if (width > MOST) return undefined;
    const name = isText ? `<U${size}` : `|S${size}`;
    return { name, typestr: name, kind: isText ? "text" : "bytes", width, scalar: isText ? 4 : 1, size, code: BY_TEXT };
  }
  return undefined;
}

/**
 * What the word for a dtype says: `{ dtype, byteorder }`. The latter is that of a typestr's mark (`<f8`),
 * undefined for names and for elements of one byte.
 */
export function parseDtype(word) {
  if (Array.isArray(word) || (typeof word === "string" && word.startsWith("["))) {
    throw new NdserdeError("the dtype is a record, which has no typed array in JavaScript");
  }
  if (typeof word !== "string") throw new NdserdeError(`the dtype is ${shown(word)}, not a text`);
  const mark = /^[<>|]/.test(word) ? word[0] : "";
  const code = word.slice(mark.length);
  const dtype = mark === "" ? (BY_NAME.get(code) ?? named(code)) : (BY_LETTER.get(code) ?? marked(code));
  if (dtype === undefined || (mark === "|" && dtype.scalar > 1)) throw new NdserdeError(unknown(word, code));
  const byteorder = mark === "" || dtype.scalar === 1 ? undefined : mark === ">" ? "big" : "little";
  return { dtype, byteorder };
}

const marked = (code) => (/^(datetime|timedelta)/.test(code) ? undefined : named(code));

function unknown(word, code) {
  if (/^(O|object)/.test(code)) return `the dtype ${shown(word)} is object, whose data is a pickle, which is never executed`;
  if (/^V/.test(code)) return `the dtype ${shown(word)} is void, which has no typed array in JavaScript`;
  return `unknown dtype ${shown(word)}`;
}

// By the classes of typed arrays.
const NATIVE = new Map([
  ...ROWS.filter((row) => ["int", "long", "float"].includes(row[2])).map((row) => [row[3].name, row[0]]),
  ["Uint8ClampedArray", "uint8"],
  ["Float16Array", "float16"],
]);

/** The dtype of a typed array by its class alone; undefined for all else. */
export const dtypeOfClass = (name) => NATIVE.get(name);
