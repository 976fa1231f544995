// Sends the digits in each format, and checks the answers: node client.mjs http://127.0.0.1:8000
//
// Needs cbor-x, @msgpack/msgpack, and the package of the folder `js` of this project.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import * as msgpack from "@msgpack/msgpack";
import * as cbor from "cbor-x";

import { NdArray, decodeAll, encodeAll } from "../../../js/src/index.js";

const text = { encoder: new TextEncoder(), decoder: new TextDecoder() };

// How each format is written and read.
const formats = {
  "application/json": {
    write: (value) => text.encoder.encode(JSON.stringify(value)),
    read: (bytes) => decodeAll(JSON.parse(text.decoder.decode(bytes))),
  },
  "application/cbor": {
    write: (value) => cbor.encode(encodeAll(value, { binary: true })),
    read: (bytes) => decodeAll(cbor.decode(bytes)),
  },
  "application/vnd.msgpack": {
    write: (value) => msgpack.encode(encodeAll(value, { binary: true })),
    read: (bytes) => decodeAll(msgpack.decode(bytes)),
  },
};

class Refused extends Error {}

/** The answer to a body, in the format that is wanted. */
async function post(url, contentType, body, accept = contentType) {
  const headers = { "content-type": contentType, accept };
  const answer = await fetch(url, { method: "POST", headers, body });
  if (!answer.ok) {
    const { status, title, detail } = await answer.json();
    throw new Refused(`${status} ${title}: ${detail}`);
  }
  return new Uint8Array(await answer.arrayBuffer());
}

/** The labels (uint8, (n)) and probabilities (float32, (n, 10)) of images. */
export async function predict(url, contentType, images) {
  const { write, read } = formats[contentType];
  return read(await post(url, contentType, write({ images })));
}

const url = `${process.argv[2]}/predict`;
const file = (name) => readFile(new URL(`../../data/digits_${name}.npy`, import.meta.url));
const [npyImages, npyLabels] = await Promise.all(["images", "labels"].map(file));
// What follows the header of such a file is the elements.
const pixels = new Uint8Array(npyImages.subarray(128));
const digits = npyLabels.subarray(128);

// A file as it is, and the answer as JSON.
const json = "application/json";
const whole = formats[json].read(await post(url, "application/x-npy", npyImages, json));
const right = digits.filter((digit, i) => digit === whole.labels.get(i)).length / digits.length;
console.log(`application/x-npy: ${(100 * right).toFixed(1)} % of ${digits.length} images recognised`);
assert(right > 0.85);

const shape = [digits.length, 8, 8];
for (const contentType of Object.keys(formats)) {
  for (const data of [pixels, Float32Array.from(pixels), BigInt64Array.from(pixels, BigInt)]) {
    const answer = await predict(url, contentType, new NdArray({ data, shape }));
    assert.deepEqual(answer.labels, whole.labels);
    assert.deepEqual(answer.probabilities, whole.probabilities);
  }
  console.log(`${contentType}: the same, bit for bit`);
}

const image = (data, shape) => new NdArray({ data, shape });
const wrong = [image(new Uint8Array(64).fill(17), [64]), image(new Float32Array(15), [3, 5])];
for (const images of wrong) {
  const refused = await predict(url, json, images).then(() => null, (error) => error);
  assert(refused instanceof Refused, refused);
  console.log(`refused, as it should be: ${refused.message}`);
}
