// Reads the files of the wires tagged, packed and typed_array that ndserde wrote, as a JavaScript program would.
//
//     node tests/peers/read.mjs FOLDER
//
// FOLDER holds manifest.json, as for read.py; rows of other wires are left out. Every element is
// compared by its bytes. A row with "exact": false is a spelling that ndserde reads and never
// writes: where readTagged does not promise to read it, it counts as skipped.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decode as cbor } from "cbor-x";
import { decode as msgpack } from "@msgpack/msgpack";
import { libraries, plain, quiet } from "./cbor.mjs";
import { logicalBytes } from "./logical.mjs";
import { readPacked } from "./packed.mjs";
import { fromBase64, readTagged } from "./tagged.mjs";

const codes = [
  "bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
  "float16", "float32", "float64", "complex64", "complex128", "bfloat16",
];
const parse = { json: (content) => JSON.parse(content.toString("utf8")), cbor, msgpack };

/** Whether a parsed value is as ndserde writes it, but for the byte order and the order of keys. */
function isCanonical(o) {
  const payload = typeof o.data === "string" || o.data instanceof Uint8Array;
  return payload && o.byteorder !== undefined && o.order !== undefined && !/^[<>|]/.test(o.dtype);
}

/** What is not as the row says, in words. */
function faults(row, array) {
  const found = [];
  if (String(array.shape) !== String(row.shape)) found.push(`shape is [${array.shape}], not [${row.shape}]`);
  if (array.order !== row.order) found.push(`order is ${array.order}, not ${row.order}`);
  const values = logicalBytes(array).toString("base64");
  if (values !== row.values) found.push(`values are ${values}, not ${row.values}`);
  return found.join("; ");
}

/** The same of a typed array, by each library of CBOR. */
function typedFaults(row, content) {
  const found = libraries.map(([library, decode]) => {
    const array = plain(decode(content));
    const quiets = library === "cbor2" && row.dtype === "float32";
    const values = quiets ? quiet(row.values) : row.values;
    const wrong = array.dtype === row.dtype ? faults({ ...row, values }, array) : `dtype is ${array.dtype}`;
    return wrong && `${library}: ${wrong}`;
  });
  return found.filter(Boolean).join("; ");
}

/** "passed", "skipped", or what is wrong. */
function check(folder, row) {
  try {
    if (row.wire === "typed_array") {
      const content = readFileSync(join(folder, row.file));
      return row.exact === false ? "skipped" : typedFaults(row, content) || "passed";
    }
    const document = parse[row.backend](readFileSync(join(folder, row.file)));
    const o = row.column === undefined ? document : document[row.column];
    if (row.wire === "packed") {
      const array = readPacked(typeof o === "string" ? fromBase64(o) : o);
      return codes[array.code] === row.dtype ? faults(row, array) || "passed" : `the code is ${array.code}`;
    }
    if (row.exact === false && !isCanonical(o)) return "skipped";
    if (o.dtype !== row.dtype) return `dtype is ${o.dtype}, not ${row.dtype}`;
    return faults(row, readTagged(o)) || "passed";
  } catch (error) {
    return String(error);
  }
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error("usage: node read.mjs FOLDER");
  process.exit(2);
}
const count = { passed: 0, failed: 0, skipped: 0 };
for (const row of JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"))) {
  // What has no type in JavaScript: records, text and dates.
  if (!["tagged", "packed", "typed_array"].includes(row.wire) || row.npy !== undefined) continue;
  const result = check(folder, row);
  if (!(result in count)) console.log(`${row.file}: ${result}`);
  count[result in count ? result : "failed"]++;
}
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exit(count.failed > 0 || count.passed === 0 ? 1 : 0);
