// Writes CBOR's typed arrays by three packages of JavaScript, for ndserde to read.
//
//     node tests/peers/write.mjs FOLDER
//
// FOLDER is given a manifest.json like that of tests/golden.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { libraries, types } from "./cbor.mjs";

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
writeFileSync(join(folder, "manifest.json"), JSON.stringify(rows));
console.log(`${rows.length} written`);
