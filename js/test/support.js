// What the tests share.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { NdserdeError, encode } from "ndserde";

export const golden = (file) => readFileSync(new URL(`../../tests/golden/${file}`, import.meta.url));
export const lines = (file) => golden(file).toString("utf8").trim().split("\n").map((line) => JSON.parse(line));

/** Holds an error to parts of its message. */
export function refused(run, ...words) {
  assert.throws(run, (error) => {
    assert.ok(error instanceof NdserdeError, `${error}`);
    for (const word of words) assert.ok(error.message.includes(word), `${error.message}: not ${word}`);
    return true;
  });
}

/** The bytes of the elements in order C, as base64. */
export function logical(array) {
  const { data } = encode(array, { binary: true });
  const { shape } = array;
  const count = shape.reduce((left, axis) => left * axis, 1);
  const out = Buffer.alloc(data.length);
  const width = data.length / (count || 1);
  for (let at = 0; at < count; at++) {
    let [rest, stored] = [at, 0];
    const index = [];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape[axis];
      rest = Math.floor(rest / shape[axis]);
    }
    if (array.order === "F") for (let axis = shape.length - 1; axis >= 0; axis--) stored = stored * shape[axis] + index[axis];
    else stored = at;
    Buffer.from(data.buffer, data.byteOffset, data.length).copy(out, at * width, stored * width, (stored + 1) * width);
  }
  return out.toString("base64");
}
