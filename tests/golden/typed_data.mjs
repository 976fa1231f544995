// Writes typed_data.jsonl: documents in CBOR by the packages cbor-x, cbor and cbor2 of npm, the data of
// each array a typed array of JavaScript.
//
//     npm ci --prefix tests/peers --ignore-scripts --omit=optional
//     node tests/golden/typed_data.mjs [--check]

import { readFileSync, writeFileSync } from "node:fs";
import { libraries } from "../peers/cbor.mjs";

const float32 = Float32Array.from([1.5, -2, 0.25]);
const float64 = Float64Array.from([1.5, -2, 0.25]);
const bytes = (data) => new Uint8Array(data.buffer);
const big = Float32Array.from(float32);
new DataView(big.buffer).setUint32(0, 0x3fc00000); // 1.5
new DataView(big.buffer).setUint32(4, 0xc0000000); // -2
new DataView(big.buffer).setUint32(8, 0x3e800000); // 0.25

/** The name, the wire, and what stands there for data of float32. */
const documents = (data, shape = [3]) => [
  ["tagged", { dtype: "float32", shape, byteorder: "little", order: "C", data }],
  ["tagged, the data first", { data, order: "C", byteorder: "little", shape, dtype: "float32" }],
  ["readable", { dtype: "float32", shape, byteorder: "little", order: "C", data }],
  ["triple", ["float32", data, shape]],
  ["json_numpy", { __numpy__: data, dtype: "<f4", shape }],
  ["msgpack_numpy", { nd: true, type: "<f4", kind: "", shape, data }],
  ["plotly", { dtype: "f4", bdata: data, shape: shape.join() }],
];

const rows = [];
for (const [library, , encode, tag] of libraries) {
  // Two of them put a tag of its own around a Uint8Array, the third makes a map of a Buffer.
  const untagged = library === "cbor2" ? bytes(big) : Buffer.from(big.buffer);
  const datas = [
    ["the bytes", bytes(float32)],
    ["clamped bytes", new Uint8ClampedArray(float32.buffer)],
    ["float32", float32],
    ["big-endian float32", tag(81, untagged)],
    ["float64", float64],
  ];
  for (const [data, value] of datas) {
    for (const [name, document] of documents(value)) {
      const cbor = Buffer.from(encode(document)).toString("hex");
      rows.push(JSON.stringify({ library, data, wire: name.split(",")[0], name, cbor }));
    }
  }
}
const path = new URL("typed_data.jsonl", import.meta.url);
const text = rows.join("\n") + "\n";
if (process.argv[2] !== "--check") writeFileSync(path, text);
else if (readFileSync(path, "utf8") !== text) throw new Error("typed_data.jsonl differs");
console.log(`${rows.length} documents`);
