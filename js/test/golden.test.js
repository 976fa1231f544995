// Documents that Python and ndserde wrote: read, and written byte for byte.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode } from "ndserde";
import { golden, lines, logical, refused } from "./support.js";

const WIRES = ["tagged", "readable", "packed"];
const rows = JSON.parse(golden("manifest.json")).filter((row) => row.backend === "json" && WIRES.includes(row.wire));

test("each document of the wires in JSON", () => {
  let [read, lossy] = [0, 0];
  for (const row of rows) {
    const text = golden(row.file).toString("utf8");
    const value = JSON.parse(text);
    // JSON.parse has rounded what is beyond 2^53 - 1: an error, not another number.
    if (/"u?int64"/.test(text) && Array.isArray(value.data)) {
      refused(() => decode(value), "may have lost digits");
      lossy++;
      continue;
    }
    const array = decode(value);
    assert.deepEqual([array.dtype, array.shape, array.order], [row.dtype, row.shape, row.order], row.file);
    // Words have no NaN payloads.
    if (row.wire !== "readable" || row.exact !== false) assert.equal(logical(array), row.values, row.file);
    if (row.exact && row.wire !== "readable") {
      assert.equal(JSON.stringify(encode(array, { wire: row.wire })), text, row.file);
    }
    read++;
  }
  assert.ok(read > 200 && lossy === 6, `${read} read, ${lossy} lossy`);
});

test("text, byte strings and dates", () => {
  let read = 0;
  for (const row of lines("texts.jsonl")) {
    const array = decode(JSON.parse(row.tagged));
    const text = (element) => (typeof element === "string" ? element : Buffer.from(element).toString("latin1"));
    assert.deepEqual([array.dtype, array.shape, array.order], [row.dtype.replace(">", "<"), row.shape, row.order]);
    assert.deepEqual([array.toNested()].flat(9).map(text), row.texts);
    if (!row.dtype.startsWith(">")) assert.equal(JSON.stringify(encode(array)), row.tagged);
    assert.deepEqual(decode(encode(array, { wire: "packed", binary: true })), array);
    read++;
  }
  for (const row of lines("times.jsonl").filter((row) => row.tagged !== undefined)) {
    const array = decode(JSON.parse(row.tagged));
    assert.equal(array.dtype, row.dtype);
    assert.equal(array.data.length, row.counts.length);
    assert.equal(JSON.stringify(encode(array)), row.tagged);
    assert.deepEqual(decode(encode(array, { wire: "packed" })), array);
    read++;
  }
  assert.ok(read > 20, `${read}`);
});

test("records are refused by name", () => {
  const rows = lines("records.jsonl").filter((row) => row.tagged !== undefined);
  assert.ok(rows.length > 0);
  for (const row of rows) refused(() => decode(JSON.parse(row.tagged)), "the dtype is a record");
});
