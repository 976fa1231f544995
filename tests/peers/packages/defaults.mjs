// What the packages of CBOR and MessagePack do without settings, which js/PACKAGES.md has as a table. It has
// the code beside this file too.
//
//     node tests/peers/packages/defaults.mjs             compares the page
//     node tests/peers/packages/defaults.mjs --print     prints the table

import { readFileSync } from "node:fs";
import * as msgpack from "@msgpack/msgpack";
import cbor from "cbor";
import * as cborX from "cbor-x";
import * as cbor2 from "cbor2";
import * as cborg from "cborg";
import * as msgpackr from "msgpackr";

const packages = [
  { name: "cbor-x", read: cborX.decode, write: cborX.encode, format: "cbor" },
  { name: "cbor", read: cbor.decodeFirstSync, write: cbor.encode, format: "cbor" },
  { name: "cbor2", read: cbor2.decode, write: cbor2.encode, format: "cbor" },
  { name: "cborg", read: cborg.decode, write: cborg.encode, format: "cbor" },
  { name: "msgpackr", read: msgpackr.unpack, write: msgpackr.pack, format: "msgpack" },
  { name: "@msgpack/msgpack", read: msgpack.decode, write: msgpack.encode, format: "msgpack" },
];

/** What the first bytes of a value are called; a pattern of hexadecimal digits each. */
const forms = {
  cbor: [
    [/^0|^1[0-9ab]|^2|^3[0-9ab]/, "integer"], [/^f9/, "float16"], [/^fa/, "float32"], [/^fb/, "float64"],
    [/^d840/, "tag 64"], [/^d855/, "tag 85"], [/^d90103/, "tag 259"], [/^c24/, "bignum"],
    [/^4/, "bytes"], [/^a0/, "an empty map"], [/^a|^b9/, "map"], [/^f6/, "null"], [/^f7/, "undefined"],
  ],
  msgpack: [
    [/^[0-7]|^c[c-f]|^d[0-3]/, "integer"], [/^ca/, "float32"], [/^cb/, "float64"], [/^d4/, "ext"],
    [/^c4/, "bytes"], [/^80/, "an empty map"], [/^8|^de/, "map"], [/^c0/, "null"],
  ],
};
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const form = ({ format }, bytes) => forms[format].find(([start]) => start.test(hex(bytes)))?.[1] ?? hex(bytes);

/** How a value is written. */
const written = (value) => (library) => form(library, library.write(value));

/** What is read from hexadecimal digits, one text for each format. */
const read = (digits, describe) => (library) => {
  const bytes = Uint8Array.from(Buffer.from(digits[library.format], "hex"));
  return describe(library.read(bytes), bytes);
};
const kind = (value) => (typeof value === "object" ? value.constructor.name : typeof value);
const isView = (value, bytes) => (value.buffer === bytes.buffer ? "a view of the document" : "a copy");
const first = (object) => JSON.stringify(object instanceof Map ? [...object.keys()] : Object.keys(object));
const twoMiB = { a: new Uint8Array(2 ** 20), b: new Uint8Array(2 ** 20) };

/** A question, and the function that has a package answer it. */
const rows = [
  ["reads bytes as", read({ cbor: "43010203", msgpack: "c403010203" }, kind)],
  ["which are", read({ cbor: "43010203", msgpack: "c403010203" }, isView)],
  ["writes a `Uint8Array` as", written(new Uint8Array(3))],
  ["writes a `Buffer` as", written(Buffer.from([1, 2, 3]))],
  ["writes a `Float32Array` as", written(new Float32Array(1))],
  ["writes 2 MiB of bytes in", (library) => (library.write(twoMiB).length > 2 ** 21 ? "full" : "**part**")],
  ["writes the number 2^40 as", written(2 ** 40)],
  ["writes a small BigInt as", written(5n)],
  ["writes -0 as", written(-0)],
  ["writes 1.5 as", written(1.5)],
  ["writes `undefined` as", written(undefined)],
  ["writes a `Map` as", written(new Map([["a", 1]]))],
  ["writes the keys b, a as", (library) => first(library.read(library.write({ b: 1, a: 2 })))],
  ["reads 2^40 as", read({ cbor: "1b0000010000000000", msgpack: "cf0000010000000000" }, kind)],
  ["reads 2^53 + 1 as", read({ cbor: "1b0020000000000001", msgpack: "cf0020000000000001" }, (n) => `${kind(n)} ${n}`)],
  ["reads a map as", read({ cbor: "a1616101", msgpack: "81a16101" }, kind)],
  ["reads a map with the key 1 as", read({ cbor: "a10102", msgpack: "810102" }, kind)],
  ["reads the key `__proto__` as", read({ cbor: "a1695f5f70726f746f5f5f01", msgpack: "81a95f5f70726f746f5f5f01" }, first)],
  ["reads a key twice as", read({ cbor: "a2616101616102", msgpack: "82a16101a16102" }, (map) => `the value ${map.a}`)],
];

/** The answer, or that it is an error. */
function answer(ask, library) {
  try {
    return ask(library);
  } catch {
    return "an error";
  }
}

const line = (cells) => `| ${cells.join(" | ")} |`;
const table = [
  line(["", ...packages.map(({ name }) => name)]),
  line(["---", ...packages.map(() => "---")]),
  ...rows.map(([question, ask]) => line([question, ...packages.map((library) => answer(ask, library))])),
].join("\n");

if (process.argv[2] === "--print") {
  console.log(table);
  process.exit();
}
const page = readFileSync(new URL("../../../js/PACKAGES.md", import.meta.url), "utf8");
const files = ["cbor-x", "cbor", "cbor2", "cborg", "msgpackr", "msgpack"];
const blocks = files.map((name) => readFileSync(new URL(`${name}.mjs`, import.meta.url), "utf8"));
const missing = [table, ...blocks.map((block) => `\`\`\`js\n${block}\`\`\``)].filter((part) => !page.includes(part));
for (const part of missing) console.error(`js/PACKAGES.md does not have this:\n${part}`);
console.log(`${blocks.length + 1 - missing.length} passed, ${missing.length} failed`);
process.exit(missing.length > 0 ? 1 : 0);
