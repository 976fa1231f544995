// The formats that the service speaks: how a document is written and read here.
//
// JSON and .npy need nothing beside ndserde; CBOR and MessagePack each a package of npm.

import { decode, decodeNpy, encode, encodeNpy } from "/ndserde/index.js";

/**
 * @typedef {import("/ndserde/index.js").NdArray} NdArray
 *
 * @typedef {object} Format
 * @property {string} name
 * @property {string} type the media type
 * @property {(images: NdArray) => Uint8Array<ArrayBuffer>} write a request
 * @property {(bytes: Uint8Array) => { probabilities: NdArray, labels?: NdArray }} read an answer
 *
 * @typedef {{ name: string, missing: string }} Missing
 */

/** @type {Format} */
export const JSON_FORMAT = {
  name: "JSON",
  type: "application/json",
  write: (images) => new TextEncoder().encode(JSON.stringify({ images: encode(images) })),
  read: (bytes) => answer(JSON.parse(new TextDecoder().decode(bytes))),
};

/** @type {Format} */
const NPY = {
  name: ".npy",
  type: "application/x-npy",
  write: (images) => /** @type {Uint8Array<ArrayBuffer>} */ (encodeNpy(images)),
  read: (bytes) => ({ probabilities: decodeNpy(bytes) }),
};

/** @returns {Promise<(Format | Missing)[]>} */
export async function formats() {
  return [
    JSON_FORMAT,
    // Not cbor-x, which asks whether it may compile text: the page's rules forbid that, and the browser says so.
    await loaded("CBOR", "cborg", async () => {
      const cbor = await import("./node_modules/cborg/cborg.js");
      return packed("CBOR", "application/cbor", cbor.encode, cbor.decode);
    }),
    await loaded("MessagePack", "@msgpack/msgpack", async () => {
      const msgpack = await import("./node_modules/@msgpack/msgpack/dist.esm/index.mjs");
      return packed("MessagePack", "application/vnd.msgpack", msgpack.encode, msgpack.decode);
    }),
    NPY,
  ];
}

/** A format that has bytes. @returns {Format}
 * @param {string} name @param {string} type
 * @param {(value: unknown) => Uint8Array} write @param {(bytes: Uint8Array) => any} read */
function packed(name, type, write, read) {
  return {
    name,
    type,
    // The packages lend a part of their buffer.
    write: (images) => write({ images: encode(images, { binary: true }) }).slice(),
    read: (bytes) => answer(read(bytes)),
  };
}

/** @param {string} name @param {string} dependency @param {() => Promise<Format>} load
 * @returns {Promise<Format | Missing>} */
async function loaded(name, dependency, load) {
  try {
    return await load();
  } catch {
    return { name, missing: `needs the package ${dependency}: npm ci in examples/service/page` };
  }
}

/** @param {any} document */
function answer(document) {
  return { probabilities: decode(document.probabilities), labels: decode(document.labels) };
}
