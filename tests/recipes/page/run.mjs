// Runs the JavaScript of a recipe as the page shows it, against the recipe's Rust:
//
//     node run.mjs SECTION [ADDRESS]
//
// A line `expression; // value` is checked against what Node would print. ADDRESS takes the place of the
// one in a websocket's block. Of Tauri the page's side is real, and what it hands to the window goes to
// the Rust side as a line of stdout, which answers with one of stdin.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [section, address] = process.argv.slice(2);
const [, shown] = readFileSync(section, "utf8").match(/^```js\n(.*?)^```/ms);
const block = shown.replaceAll(/^(\S.*); \/\/ (.*)$/gm, "equal(inspect($1), String.raw`$2`);");
assert.notEqual(block, shown, "nothing to check");

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
globalThis.window = {
  __TAURI_INTERNALS__: {
    async invoke(command, body) {
      const raw = body instanceof Uint8Array;
      console.log(JSON.stringify({ command, raw, body: raw ? [...body] : body }));
      const answer = JSON.parse((await lines.next()).value);
      return raw ? Uint8Array.from(answer).buffer : answer;
    },
  },
};

// Here, so that it finds the packages.
const module = new URL(`block-${process.pid}.mjs`, import.meta.url);
const imports = 'import { inspect } from "node:util";\nimport { equal } from "node:assert/strict";\n';
writeFileSync(module, imports + (address ? block.replace("127.0.0.1:3000", address) : block));
try {
  await import(module);
} finally {
  rmSync(module);
}
process.exit(); // a socket may be open
