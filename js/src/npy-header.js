// The header of a .npy file: magic, version, length, and a Python dict padded to a multiple of 64 bytes.

import { utf8 } from "./bytes.js";
import { NdserdeError, shown } from "./error.js";

const MAGIC = "\x93NUMPY";

/** As much header as NumPy itself reads from a file that it does not trust. */
const LONGEST = 10_000;

/** NumPy leaves room for an axis of this many digits, so that a file can grow in place. */
const GROWTH_DIGITS = 21;

/** What the header says, `{ descr, fortranOrder, shape }`, and where the elements start: `end`. */
export function readHeader(file) {
  if (!startsFile(file)) {
    const found = Array.from(file.subarray(0, 6), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
    throw new NdserdeError(`a .npy file starts with 93 4e 55 4d 50 59, the data with ${found || "nothing"}${hint(file)}`);
  }
  const [major, minor] = [file[6], file[7]];
  if (file.length > 7 && (!(major >= 1 && major <= 3) || minor !== 0)) {
    throw new NdserdeError(`version ${major}.${minor} is unknown, 1.0, 2.0 and 3.0 are read`);
  }
  const start = major === 1 ? 10 : 12;
  checkLength(start, file.length);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > LONGEST) throw new NdserdeError(`the header is ${length} bytes, longer than NumPy's limit of ${LONGEST}`);
  const end = start + length;
  checkLength(end, file.length);
  const bytes = file.subarray(start, end);
  const dict = major === 3 ? utf8(bytes) : latin1(bytes);
  if (dict === undefined) throw new NdserdeError("the header is not UTF-8");
  // Python 2, whose integers may end with L, is older than version 3.0.
  return { ...parse(dict, major !== 3), end };
}

/** The header byte for byte as `numpy.save` writes it. */
export function writeHeader({ descr, fortranOrder, shape }) {
  const axes = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
  let dict = `{'descr': '${descr}', 'fortran_order': ${fortranOrder ? "True" : "False"}, 'shape': ${axes}, }`;
  const growing = shape.at(fortranOrder ? -1 : 0);
  if (growing !== undefined) dict += " ".repeat(GROWTH_DIGITS - String(growing).length);
  // Ten bytes stand before the dict and a newline behind it. Where these fill the last 64 bytes already,
  // NumPy adds another 64.
  const padding = 64 - ((10 + dict.length + 1) % 64);
  dict += `${" ".repeat(padding)}\n`;
  const header = Uint8Array.from(`${MAGIC}\x01\x00\x00\x00${dict}`, (character) => character.charCodeAt(0));
  new DataView(header.buffer).setUint16(8, dict.length, true);
  return header;
}

/** Whether a .npy file starts here. */
export function startsFile(bytes) {
  return latin1(bytes.subarray(0, MAGIC.length)) === MAGIC;
}

function checkLength(needed, found) {
  if (found < needed) throw new NdserdeError(`the header needs ${needed} bytes, the data has ${found}`);
}

function hint(file) {
  if (file[0] === 0x80) return ": this is a pickle, which is never executed";
  if (file[0] === 0x50 && file[1] === 0x4b) return ": this is a zip archive, such as .npz";
  return "";
}

/** The dict: its three keys in any order, strings in either quote. Nothing else of Python is understood. */
function parse(dict, python2) {
  let at = 0;
  const wrong = (expected) => {
    const near = JSON.stringify(dict.slice(at, at + 32));
    throw new NdserdeError(`the header has ${near} where ${expected} was expected`);
  };
  // Patterns are sticky and skip spaces.
  const eat = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(dict);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const expect = (pattern, expected) => eat(pattern) ?? wrong(expected);
  // No typestr and no key has an escape, so that none is read.
  const string = () => expect(/ *(['"])([^'"\\\n]*)\1/y, "a string")[2];

  const readDescr = () => {
    if (eat(/ *\[/y)) throw new NdserdeError("the dtype is a record, for which JavaScript has no typed array");
    return string();
  };
  const readOrder = () => expect(/ *(True|False)/y, "True or False")[1] === "True";
  const readShape = () => {
    const shape = [];
    expect(/ *\(/y, '"("');
    // In Python one value alone is no tuple, `(3,)` is.
    for (let comma = true; !eat(/ *\)/y); ) {
      if (!comma) wrong(shape.length === 1 ? '","' : '")"');
      const digits = expect(/ *(0+|[1-9][0-9]*)/y, "an unsigned integer")[1];
      if (!Number.isSafeInteger(Number(digits))) throw new NdserdeError(`an axis of ${shown(digits)} exceeds any memory`);
      shape.push(Number(digits));
      if (python2) eat(/ *L/y);
      comma = eat(/ *,/y) !== null;
      if (!comma && shape.length === 1) wrong('","');
    }
    return shape;
  };

  const keys = new Map([["descr", readDescr], ["fortran_order", readOrder], ["shape", readShape]]);
  const found = new Map();
  expect(/ *\{/y, '"{"');
  for (let comma = true; !eat(/ *\}/y); ) {
    if (!comma) wrong('"}"');
    const key = string();
    expect(/ *:/y, '":"');
    const read = keys.get(key);
    if (read === undefined) throw new NdserdeError(`unknown key in the header ${shown(key)}`);
    if (found.has(key)) throw new NdserdeError(`the header has two keys "${key}"`);
    found.set(key, read());
    comma = eat(/ *,/y) !== null;
  }
  expect(/[ \n]*$/y, "the end");
  for (const key of keys.keys()) {
    if (!found.has(key)) throw new NdserdeError(`the header has no key "${key}"`);
  }
  return { descr: found.get("descr"), fortranOrder: found.get("fortran_order"), shape: found.get("shape") };
}

/** A `TextDecoder` has none: what it calls Latin-1 is Windows-1252. */
function latin1(bytes) {
  return String.fromCharCode(...bytes);
}
