// Checks what ndserde wrote by the types of TypeScript on the pages: node tests/peers/types.mjs FOLDER, as
// schemas.py. Each document is a constant of the type that its page has, and so is each that is wrong in
// some way, of which the compiler must say so.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const pages = join(here, "../../ndserde-core/src/wire");
const folder = join(process.argv[2], "types");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);

// By the wire: what is wrong with a document of float64 of one axis, and which dtype it is not.
const wrong = {
  tagged: ["<\"int8\">", { dtype: "float65" }, { shape: "1,2" }, { data: [1] }, { order: "D" }],
  readable: ["<\"int8\">", { dtype: 8 }, { shape: [[1]] }, { data: null }],
  nested: ["<boolean>", [null], ["text", {}]],
  triple: ["<\"int8\">", ["float64", "AA==", "1"], ["float65", "AA==", [1]], ["float64", "AA=="]],
  ndarray_v1: ["<boolean>", { v: 2 }, { dim: "1" }, { data: [null] }],
  json_numpy: ["<\"|i1\">", { dtype: "float64" }, { shape: 1 }],
  msgpack_numpy: ["<\"|i1\">", { type: "float64" }, { kind: "O" }, { nd: 1 }],
  packed: ["", "AA=="],
};
// Compressed data has no page of its own: its type is Tagged's with two keys more.
const typed = (row) => row.wire && row.wire !== "gzip";
const rows = JSON.parse(readFileSync(join(process.argv[2], "schemas.json"), "utf8")).filter(typed);
let documents = 0;
for (const wire of new Set(rows.map((row) => row.wire))) {
  const page = readFileSync(join(pages, `${wire}.md`), "utf8");
  const code = page.split("\n# In TypeScript\n")[1].split("```ts\n")[1].split("\n```")[0];
  const name = wire.split("_").map((word) => word[0].toUpperCase() + word.slice(1)).join("");
  const lines = [code, "export {};"];
  const constant = (type, document) => lines.push(`const d${documents++}: ${type} = ${JSON.stringify(document)};`);
  const ours = rows.filter((row) => row.wire === wire);
  // The compiler takes a second for some hundred documents: one of each dtype and rank, and all of one.
  for (const row of ours) constant(wire === "nested" && row.of.startsWith("complex") ? `${name}<[Float, Float]>` : name, row.accepts[0]);
  const doubles = ours.find((row) => row.of === "float64 Some(1)");
  for (const document of doubles.accepts) constant(name, document);
  const document = doubles.accepts.find((document) => JSON.stringify(document).length > 30);
  const [otherDtype, ...faults] = wrong[wire] ?? ["", 5];
  const refused = (type, document) => {
    lines.push("// @ts-expect-error");
    constant(type, document);
  };
  if (otherDtype) refused(name + otherDtype, document);
  for (const fault of faults) refused(name, Array.isArray(fault) || typeof fault !== "object" ? fault : { ...document, ...fault });
  if (!Array.isArray(document) && typeof document === "object") {
    for (const key of Object.keys(document)) refused(name, { ...document, [key]: undefined });
  }
  writeFileSync(join(folder, `${wire}.ts`), lines.join("\n") + "\n");
}
const files = [...new Set(rows.map((row) => join(folder, `${row.wire}.ts`)))];
const tsc = join(here, "node_modules/typescript/bin/tsc");
try {
  execFileSync(process.execPath, [tsc, "--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022", ...files], { stdio: "inherit" });
} catch {
  process.exit(1);
}
console.log(`${documents} documents by the types of ${files.length} pages`);
