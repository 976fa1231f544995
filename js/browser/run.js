// Has a browser read and write the golden files by the modules as they are in src/, from a server on this
// machine, and compares what it says of them.
//
//     node browser/run.js [CHROMIUM]      /usr/bin/chromium if left out

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { decode } from "../src/index.js";
import { logical } from "../test/support.js";

const MOST_SECONDS = 120;
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json" };
const root = fileURLToPath(new URL("../../", import.meta.url));

const manifest = JSON.parse(readFileSync(join(root, "tests/golden/manifest.json"), "utf8"));
const rows = manifest.filter(({ wire, backend, file }) => {
  // JSON.parse rounds the integers of lists.
  const isText = ["tagged", "packed"].includes(wire) && backend === "json" && !/int64.*list/.test(file);
  return isText || (wire === "npy" && backend === "raw");
});

/** Serves the files below the root, and resolves `results` with what the page sends. */
function serve(received) {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (request.method === "POST") {
      const parts = [];
      request.on("data", (part) => parts.push(part));
      request.on("end", () => response.end(() => received(JSON.parse(Buffer.concat(parts)))));
    } else if (pathname === "/js/browser/files.json") {
      response.end(JSON.stringify(rows.map(({ file, wire }) => ({ file, wire }))));
    } else if (/^\/(js\/(src|browser)|tests\/golden)\/[\w./-]+$/.test(pathname) && !pathname.includes("..")) {
      response.setHeader("content-type", TYPES[extname(pathname)] ?? "application/octet-stream");
      response.end(readFileSync(join(root, pathname)));
    } else {
      response.writeHead(404).end();
    }
  });
}

/** What the page sends from the browser. */
async function inBrowser(program) {
  const profile = mkdtempSync(join(tmpdir(), "ndserde-browser-"));
  let browser;
  let server;
  let timer;
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer in ${MOST_SECONDS} s`)), MOST_SECONDS * 1000);
      server = serve(resolve).listen(0, "127.0.0.1", () => {
        const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"];
        const quiet = ["--disable-background-networking", "--disable-component-update", `--user-data-dir=${profile}`];
        const page = `http://127.0.0.1:${server.address().port}/js/browser/page.html`;
        // Without a screenshot or a dump it stays until it is ended.
        browser = spawn(program, [...flags, ...quiet, "--remote-debugging-port=0", page], { stdio: "ignore" });
        browser.once("error", reject);
        browser.once("exit", (code) => reject(new Error(`the browser ended with ${code}`)));
      });
    });
  } finally {
    clearTimeout(timer);
    server?.closeAllConnections();
    server?.close();
    if (browser?.exitCode === null && browser.kill()) await new Promise((resolve) => browser.once("exit", resolve));
    // Its other processes write there until they have seen that it ended.
    await rm(profile, { recursive: true, force: true, maxRetries: 12, retryDelay: 200 });
  }
}

/** What is not as the row says. */
function check(row, { dtype, shape, order, data, again, type, error }, has) {
  assert.equal(error, undefined);
  const values = logical(decode({ dtype, shape, byteorder: "little", order, data }));
  assert.deepEqual({ dtype, shape, order, values }, { dtype: row.dtype, shape: row.shape, order: row.order, values: row.values });
  if (dtype === "float16") assert.equal(type, has.Float16Array ? "Float16Array" : "Float32Array");
  const content = readFileSync(join(root, "tests/golden", row.file));
  if (row.exact) assert.equal(again, content.toString(row.wire === "npy" ? "base64" : "utf8"));
}

const { error, has, runs } = await inBrowser(process.argv[2] ?? "/usr/bin/chromium");
assert.equal(error, undefined);
let [passed, failed] = [0, 0];
for (const [at, { results, large }] of runs.entries()) {
  assert.equal(large, "as it was");
  for (const [place, row] of rows.entries()) {
    try {
      check(row, results[place], has);
      passed++;
    } catch (why) {
      console.log(`${row.file}, run ${at + 1}: ${why.message}`);
      failed++;
    }
  }
}
console.log(`the browser has ${Object.keys(has).filter((name) => has[name]).join(" and ") || "neither"}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed < 200 ? 1 : 0);
