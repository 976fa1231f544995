// What 64 MiB of elements take beside a bare process, each in a process of its own with a small heap.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

// What is done, and how many times 64 MiB that may take at most: all that is alive at once, the input too.
const ROWS = [
  ["decode base64", 3], // text of 4/3, the array
  ["encode base64", 4], // the array, the text twice
  ["decode bytes", 1.5], // the bytes, which the array is a view of
  ["encode bytes", 1.5],
  ["decode npy", 1.5],
  ["encode npy", 2.5], // the array and the file
  ["decode a document with bytes", 1.5],
];

for (const [what, times] of ROWS) {
  test(`${what} in ${times} times the elements`, () => {
    const child = fileURLToPath(new URL("memory-child.js", import.meta.url));
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, ["--max-old-space-size=192", child, what], { encoding: "utf8" });
    assert.deepEqual([status, signal], [0, null], stderr.slice(0, 500));
    assert.ok(Number(stdout) < times, `${stdout.trim()} times`);
  });
}
