// Runs a WebAssembly test binary under Node's WASI, with the current folder mapped as it is.
import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";
import { argv, cwd, env } from "node:process";

const wasi = new WASI({ version: "preview1", args: argv.slice(2), env, preopens: { [cwd()]: cwd() } });
const module = await WebAssembly.compile(await readFile(argv[2]));
const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
process.exitCode = wasi.start(instance);
