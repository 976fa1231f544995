// Validates documents by their schemas with ajv: node tests/peers/schemas.mjs FOLDER, as schemas.py.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";

const rows = JSON.parse(readFileSync(join(process.argv[2], "schemas.json"), "utf8"));
// schemars names the sizes of integers ("uint8") as formats, which ajv does not know.
const ajv = new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true, formats: { uint8: true } });
let [faults, documents] = [0, 0];
for (const { wire, of, schema, accepts, refuses } of rows) {
  const valid = ajv.compile(schema);
  for (const [wanted, list] of [[true, accepts], [false, refuses]]) {
    for (const document of list) {
      documents += 1;
      if (valid(document) === wanted) continue;
      faults += 1;
      console.log(wire, of, wanted ? valid.errors : "took", JSON.stringify(document).slice(0, 200));
    }
  }
}
console.log(`${documents} documents by ${rows.length} schemas, ${faults} failed`);
process.exit(faults > 0 || documents === 0 ? 1 : 0);
