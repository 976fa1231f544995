// Runs in the browser: reads the files that the server names, and sends it what came of them.

import { decode, decodeNpy, encode, encodeNpy } from "../src/index.js";

const base64 = (bytes) => encode({ data: bytes, shape: [bytes.length] }).data;

/** What a file holds, and what is written of it again. */
async function read({ file, wire }) {
  const bytes = new Uint8Array(await (await fetch(`../../tests/golden/${file}`)).arrayBuffer());
  const array = wire === "npy" ? decodeNpy(bytes) : decode(JSON.parse(new TextDecoder().decode(bytes)));
  const again = wire === "npy" ? base64(encodeNpy(array)) : JSON.stringify(encode(array, { wire }));
  const { dtype, shape, order, data } = encode(array);
  return { dtype, shape, order, data, again, type: array.data.constructor.name };
}

async function readAll(files) {
  const results = [];
  for (const file of files) results.push(await read(file).catch((error) => ({ error: String(error) })));
  return results;
}

/** 16 MiB, and how they come back. */
function large() {
  const data = new Uint8Array(2 ** 24);
  for (let i = 0; i < data.length; i++) data[i] = i % 251;
  const back = decode(encode({ data, shape: [2 ** 12, 2 ** 12] }));
  return back.data.every((byte, i) => byte === i % 251) ? "as it was" : "changed";
}

async function run() {
  const has = { setFromBase64: "setFromBase64" in Uint8Array.prototype, Float16Array: "Float16Array" in globalThis };
  const files = await (await fetch("files.json")).json();
  const first = { results: await readAll(files), large: large() };
  // Once more as in an older browser.
  delete Uint8Array.prototype.setFromBase64;
  delete Uint8Array.prototype.toBase64;
  return { has, runs: [first, { results: await readAll(files), large: large() }] };
}

const body = await run().then(JSON.stringify, (error) => JSON.stringify({ error: String(error) }));
await fetch("results", { method: "POST", body });
