// The packages of CBOR and MessagePack, both ways: each parses what ndserde wrote, the package in js/ makes
// arrays of it and documents of those, and the package writes them for ndserde and NumPy to read. So do
// JSON.parse with JSON.stringify, and .npy files without a package.
//
//     node tests/peers/packages.mjs OUT FOLDER..
//
// A FOLDER has a manifest.json like that of tests/golden, and OUT is given one. The first FOLDER has a whole
// document too, run.cbor and run.msgpack, which OUT is given by the name of each package.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decode, decodeAll, decodeNpy, encode, encodeAll, encodeNpy } from "../../js/src/index.js";
import { logicalBytes } from "./logical.mjs";

const FORMATS = { cbor: ["cbor-x", "cbor", "cbor2", "cborg"], msgpack: ["msgpackr", "msgpack"] };
const packages = [
  { format: "json", name: "json", read: JSON.parse, write: JSON.stringify },
  { format: "raw", name: "npy", read: decodeNpy, write: encodeNpy },
];
for (const [format, names] of Object.entries(FORMATS)) {
  for (const name of names) packages.push({ format, name, ...(await import(`./packages/${name}.mjs`)) });
}

/** An array as a row of the manifest has it. */
function described(array) {
  const { dtype, shape, order, data } = encode(array, { binary: true });
  return { dtype, shape, order, values: logicalBytes({ shape, order, data }).toString("base64") };
}

/** The array of a row, by one package; its document is written again. */
function pass(out, folder, row, { name, read, write }) {
  const document = read(readFileSync(join(folder, row.file)));
  const isFile = row.wire === "npy";
  const array = isFile ? document : decode(row.column === undefined ? document : document[row.column]);
  const found = described(array);
  // Of text and dates the row has NumPy's file.
  const { dtype, shape, order, values } = row.npy === undefined ? row : described(decodeNpy(Buffer.from(row.npy, "base64")));
  assert.deepEqual(found, { dtype, shape, order, values });
  const file = `${name}-${written.length}`;
  const again = isFile ? array : encode(array, { binary: row.backend !== "json", wire: row.wire });
  writeFileSync(join(out, file), write(again));
  written.push({ wire: row.wire, backend: row.backend, file, npy: row.npy, ...found });
}

/** A whole document: the arrays in it are used, and it is written with the rest as it was. */
function passWhole(out, folder, { format, name, read, write }) {
  const run = decodeAll(read(readFileSync(join(folder, `run.${format}`))));
  assert.equal(run.count, 2n ** 60n + 1n);
  assert.deepEqual(run.weights.toNested(), [[1, 2, 3], [4, 5, 6]]);
  assert.equal(run.weights.order, "F");
  assert.deepEqual(run.steps.map((step) => step.loss.get(1)), [0.25, 0.125]);
  assert.equal(run.large.data.length, 100_000);
  // Bytes alone are not taken for an array unless that is asked for.
  run.small = encode(decode(run.small), { binary: true, wire: "packed" });
  writeFileSync(join(out, `run-${name}.${format}`), write(encodeAll(run, { binary: true })));
}

const [out, ...folders] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const count = { passed: 0, failed: 0, skipped: 0 };
const written = [];

function counted(what, run) {
  try {
    run();
    count.passed++;
  } catch (error) {
    // JSON.parse has rounded them, and they are refused.
    const result = what.endsWith("by json") && error.message.includes("may have lost digits") ? "skipped" : "failed";
    count[result]++;
    console.log(`${result}: ${what}: ${error.message}`);
  }
}

for (const library of packages.filter(({ format }) => format in FORMATS)) {
  counted(`run by ${library.name}`, () => passWhole(out, folders[0], library));
}
for (const folder of folders) {
  for (const row of JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"))) {
    const isRead = ["tagged", "packed"].includes(row.wire) || (row.wire === "npy" && row.backend === "raw");
    // Records have no typed array.
    if (!isRead || row.dtype.startsWith("[")) continue;
    for (const library of packages.filter(({ format }) => format === row.backend)) {
      counted(`${row.file} by ${library.name}`, () => pass(out, folder, row, library));
    }
  }
}
writeFileSync(join(out, "manifest.json"), JSON.stringify(written));
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exit(count.failed > 0 || count.passed === 0 ? 1 : 0);
