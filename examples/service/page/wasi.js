// Runs the command `ndserde`, compiled to WebAssembly, on one file in memory. Nothing else is there for
// it: no network, no other file, no environment.

import {
  ConsoleStdout, File, OpenFile, PreopenDirectory, WASI,
} from "./node_modules/@bjorn3/browser_wasi_shim/dist/index.js";

/** The most that the command may print: what asks for more has a mistake. */
const MOST = 256 * 1024 * 1024;

/**
 * @typedef {object} Answer
 * @property {number} code the exit code: 0, or 2 where something went wrong
 * @property {Uint8Array} out what stands on standard output
 * @property {string} words what stands on standard error
 */

/**
 * @param {WebAssembly.Module} module
 * @param {{ name: string, bytes: ArrayBuffer }} file
 * @param {string[]} words the command and its options; the file and `rest` come behind them
 * @param {string[]} rest what stands behind the file: the path of `get`
 * @returns {Promise<Answer>}
 */
export async function run(module, file, words, rest = []) {
  const out = gather();
  const said = gather();
  const name = file.name === "-" ? "./-" : file.name;
  const wasi = new WASI(["ndserde", ...words, "--", name, ...rest], [], [
    new OpenFile(new File(new ArrayBuffer(0))),
    new ConsoleStdout(out.add),
    new ConsoleStdout(said.add),
    new PreopenDirectory(".", new Map([[file.name, new File(file.bytes, { readonly: true })]])),
  ], { debug: false });
  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi.wasiImport });
  try {
    const code = wasi.start(/** @type {any} */ (instance));
    return { code, out: out.whole(), words: new TextDecoder().decode(said.whole()) };
  } catch (error) {
    // What is not to be had of memory ends the command with a trap.
    const last = new TextDecoder().decode(said.whole());
    const why = last.includes("memory allocation") ? "it takes more memory than WebAssembly has" : `ended by ${error}`;
    return { code: 2, out: new Uint8Array(0), words: `ndserde: ${name}: ${why}` };
  }
}

function gather() {
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  return {
    add(/** @type {Uint8Array} */ bytes) {
      length += bytes.length;
      if (length > MOST) throw new Error(`more than ${MOST} bytes were printed`);
      parts.push(bytes.slice());
    },
    whole() {
      const whole = new Uint8Array(length);
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.length;
      }
      return whole;
    },
  };
}
