// How fast base64 is, and how much memory it takes, as ratios on this machine:
//
//     node js/bench.mjs
//
// Times are the CPU's, the least of some runs. Memory is what the most of a process of its own grows by,
// in bytes of the array.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { decodeBase64, encodeBase64 } from "./src/base64.js";
import { readTagged, writeTagged } from "../tests/peers/tagged.mjs";

const here = fileURLToPath(import.meta.url);
const READERS = {
  "this package": decodeBase64,
  "the page's lines": (text) => readTagged({ dtype: "uint8", data: text }).data,
  "atob with Uint8Array.from": (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)),
  "Buffer.from": (text) => Buffer.from(text, "base64"),
};
const WRITERS = {
  "this package": encodeBase64,
  "the page's lines": (bytes) => writeTagged({ dtype: "uint8", shape: [bytes.length], data: bytes }).data,
  "btoa with reduce": (bytes) => btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), "")),
  "Buffer.toString": (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64"),
};

/** Bytes without a pattern, and their text as JSON.parse returns it. */
function input(length) {
  const bytes = new Uint8Array(length);
  for (let i = 0, random = 1; i < length; i++) bytes[i] = random = (random * 48271) % 2147483647;
  return [bytes, JSON.parse(JSON.stringify(Buffer.from(bytes.buffer).toString("base64")))];
}

const [ways, way, length] = process.argv.slice(2);
if (ways !== undefined) {
  // Nothing else is made on the way, whose memory could be taken again.
  const bytes = new Uint8Array(Number(length)).fill(251);
  const [all, given] = ways === "read" ? [READERS, Buffer.from(bytes.buffer).toString("base64")] : [WRITERS, bytes];
  const before = process.resourceUsage().maxRSS;
  const result = all[way](given);
  if (result.length < bytes.length) throw new Error(way);
  console.log((process.resourceUsage().maxRSS - before) * 1024);
  process.exit();
}

function milliseconds(run) {
  let least = Infinity;
  for (let i = 0; i < 9; i++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

console.log(`Node ${process.version}, ${Uint8Array.prototype.setFromBase64 ? "with" : "without"} Uint8Array.prototype.setFromBase64`);
for (const [name, all, at] of [["read", READERS, 1], ["write", WRITERS, 0]]) {
  for (const [size, times] of [[1024, 4000], [2 ** 20, 8], [2 ** 24, 1]]) {
    const given = input(size)[at];
    const found = Object.entries(all).map(([way, run]) => {
      const repeated = () => {
        for (let i = 0; i < times; i++) run(given);
      };
      return [way, milliseconds(repeated) / times];
    });
    console.log(`\n${name} ${size} bytes`);
    for (const [way, time] of found) {
      console.log(`  ${way.padEnd(26)} ${(size / time / 1048.576).toFixed(0).padStart(6)} MiB/s  ${(time / found[0][1]).toFixed(2).padStart(7)} x the time of this package`);
    }
  }
  console.log(`\nmemory to ${name} ${2 ** 25} bytes`);
  for (const way of Object.keys(all)) {
    const { stdout, status } = spawnSync(process.execPath, [here, name, way, 2 ** 25], { encoding: "utf8" });
    console.log(`  ${way.padEnd(26)} ${status === 0 ? `${(Number(stdout) / 2 ** 25).toFixed(1)} x the bytes` : "the process ended"}`);
  }
}
