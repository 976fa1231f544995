// Where Node's readers end: what docs/how-large.md says of them. Takes 3 GiB of memory.
//   node bench/how_large.mjs
import { readFileSync, unlinkSync, openSync, ftruncateSync, closeSync } from "node:fs";
import { tmpdir } from "node:os";

const what = (name, run) => {
  try {
    console.log(`${name}: ok, ${run()}`);
  } catch (error) {
    console.log(`${name}: ${error.code ?? error.name} ${error.message}`);
  }
};

console.log(`Node ${process.version}`);
// Text of base64 in quotes.
for (const mib of [511, 512]) {
  const text = Buffer.alloc(mib * 2 ** 20, "A");
  text[0] = text[text.length - 1] = 0x22;
  what(`JSON.parse of ${mib} MiB`, () => JSON.parse(text).length);
}
const path = `${tmpdir()}/ndserde-how-large-${process.pid}`;
const file = openSync(path, "w");
ftruncateSync(file, 2 ** 31);
closeSync(file);
what("readFileSync of 2 GiB", () => readFileSync(path).length);
unlinkSync(path);
