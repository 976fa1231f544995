// The command in a thread of its own, for one file: a message asks for a run, another answers it.

/// <reference lib="webworker" />

import { run } from "./wasi.js";

/** @type {Promise<WebAssembly.Module>} */
let module;
/** @type {{ name: string, bytes: ArrayBuffer }} */
let file;

self.addEventListener("message", async ({ data }) => {
  if (data.file) {
    ({ file } = data);
    module = compiled();
    return;
  }
  const { id, words, rest } = data;
  try {
    self.postMessage({ id, answer: await run(await module, file, words, rest) });
  } catch (error) {
    self.postMessage({ id, error: String(error instanceof Error ? error.message : error) });
  }
});

async function compiled() {
  const response = await fetch("ndserde.wasm");
  if (!response.ok) {
    throw new Error("The command is not there: examples/service/page/build.sh makes ndserde.wasm.");
  }
  return WebAssembly.compile(await response.arrayBuffer());
}
