// Writes CBOR's typed arrays by three packages of JavaScript, tagged and packed arrays and bare bytes, for ndserde
// to read.
//
//     node tests/peers/write.mjs FOLDER
//
// FOLDER is given a manifest.json like that of tests/golden.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encode as msgpack } from "@msgpack/msgpack";
import { encode as cbor } from "cbor-x";
import { libraries, types } from "./cbor.mjs";
import { writePacked } from "./packed.mjs";
import { writeTagged } from "./tagged.mjs";

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const rows = [];
for (const [library, , encode, tag] of libraries) {
  for (const [dtype, Type] of Object.entries(types)) {
    const isBig = Type.name.startsWith("Big");
    const data = Type.from([0, 1, 2, 3, 4, 127].map((value) => (isBig ? BigInt(value) : value)));
    const inF = Type.from([0, 3, 1, 4, 2, 5].map((place) => data[place]));
    const values = Buffer.from(data.buffer).toString("base64");
    const row = (name, value, shape, order) => {
      const file = `${library}-${dtype}-${name}`;
      writeFileSync(join(folder, file), encode(value));
      rows.push({ wire: "typed_array", backend: "cbor", file, dtype, shape, order, values, exact: false });
    };
    row("alone", data, [6], "C");
    row("C", tag(40, [[2, 3], data]), [2, 3], "C");
    row("F", tag(1040, [[2, 3], inF]), [2, 3], "F");
  }
}
const codes = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11];
for (const [place, [dtype, Type]] of Object.entries(types).entries()) {
  const data = new Type(300).fill(Type.name.startsWith("Big") ? 5n : 5);
  const values = Buffer.from(data.buffer).toString("base64");
  const packed = writePacked(codes[place], [2, 150], data);
  const row = { wire: "packed", dtype, shape: [2, 150], order: "C", values, exact: false };
  writeFileSync(join(folder, `packed-json-${dtype}`), JSON.stringify(Buffer.from(packed).toString("base64")));
  rows.push({ ...row, backend: "json", file: `packed-json-${dtype}` });
  writeFileSync(join(folder, `packed-msgpack-${dtype}`), msgpack(packed));
  rows.push({ ...row, backend: "msgpack", file: `packed-msgpack-${dtype}` });
  // What becomes of a typed array by itself.
  const raw = { wire: "raw", dtype, shape: [300], order: "C", values, exact: false };
  writeFileSync(join(folder, `raw-json-${dtype}`), JSON.stringify(values));
  rows.push({ ...raw, backend: "json", file: `raw-json-${dtype}` });
  writeFileSync(join(folder, `raw-msgpack-${dtype}`), msgpack(data));
  rows.push({ ...raw, backend: "msgpack", file: `raw-msgpack-${dtype}` });
}
// Every element type by its bytes; the number of elements gives each length of base64's last group.
const bytes = { bool: [1, Uint8Array], float16: [2, Uint16Array], bfloat16: [2, Uint16Array], complex64: [8, Float32Array], complex128: [16, Float64Array] };
for (const [dtype, Type] of Object.entries(types)) bytes[dtype] = [Type.BYTES_PER_ELEMENT, Type];
for (const [dtype, [width, Type]] of Object.entries(bytes)) {
  for (const [shape, order] of [[[], "C"], [[5], "C"], [[0, 3], "C"], [[2, 3], "C"], [[2, 3], "F"], [[100, 70], "C"]]) {
    const count = shape.reduce((product, axis) => product * axis, 1);
    const part = (at) => (dtype === "bool" ? [at % 2] : Array.from({ length: width }, (_, i) => (at * 37 + i * 5 + 1) % 120));
    const inC = Array.from({ length: count }, (_, at) => part(at));
    const inOrder = order === "C" ? inC : [0, 3, 1, 4, 2, 5].map((place) => inC[place]);
    const data = new Type(Uint8Array.from(inOrder.flat()).buffer);
    const values = Buffer.from(inC.flat()).toString("base64");
    for (const [backend, write, binary] of [["json", JSON.stringify, false], ["cbor", cbor, true], ["msgpack", msgpack, true]]) {
      const file = `tagged-${backend}-${dtype}-${order}-${shape.join("x")}`;
      writeFileSync(join(folder, file), write(writeTagged({ dtype, shape, order, data }, binary)));
      rows.push({ wire: "tagged", backend, file, dtype, shape, order, values, exact: false });
    }
  }
}
writeFileSync(join(folder, "manifest.json"), JSON.stringify(rows));
console.log(`${rows.length} written`);
