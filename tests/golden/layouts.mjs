// Prints arrays as JavaScript's libraries write them whose layouts have no wire of their own: rows for
// layouts.py, which runs it.
//
//     npm install --prefix FOLDER --ignore-scripts --omit=optional \
//         @stdlib/ndarray@0.4.1 bson@7.3.4 msgpackr@2.1.4
//     NODE_PACKAGES=FOLDER python tests/golden/layouts.py

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const folder = resolve(process.env.NODE_PACKAGES);
const require = createRequire(`${folder}/none.js`);
for (const [name, needed] of [["@stdlib/ndarray", "0.4.1"], ["bson", "7.3.4"], ["msgpackr", "2.1.4"]]) {
  const { version } = JSON.parse(readFileSync(`${folder}/node_modules/${name}/package.json`, "utf8"));
  if (version !== needed) throw new Error(`${name} ${version} is installed, ${needed} is needed`);
}
const stdlib = require("@stdlib/ndarray");
const { Complex128Array, BooleanArray } = require("@stdlib/array");
const { Binary, EJSON } = require("bson");
const { Packr } = require("msgpackr");

const base64 = (data) => Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("base64");
const print = (library, dtype, shape, values, more) =>
  console.log(JSON.stringify({ library, dtype, shape, values: base64(values), ...more }));

/** An array of stdlib and its elements in C order. */
const ndarray = (type, data, shape, strides, offset, order, values = data, refused = undefined) => {
  const array = stdlib.ndarray(type, data, shape, strides, offset, order);
  const dtype = type === "uint8c" ? "uint8" : type;
  print(refused ? "stdlib transposed" : "stdlib", dtype, shape, values, { json: JSON.stringify(array), refused });
};
const six = Float64Array.from([1, 2, 3, 4, 5, 6.5]);
const twelve = Int32Array.from({ length: 12 }, (_, at) => at - 5);
ndarray("float64", six, [2, 3], [3, 1], 0, "row-major");
ndarray("float64", six, [2, 3], [1, 2], 0, "column-major", Float64Array.from([1, 3, 5, 2, 4, 6.5]));
ndarray("float64", six, [2, 3], [-3, -1], 5, "row-major", Float64Array.from([6.5, 5, 4, 3, 2, 1]));
ndarray("float64", six, [2, 3], [3, -1], 2, "row-major", Float64Array.from([3, 2, 1, 6.5, 5, 4]));
ndarray("float64", six, [2, 2], [3, 2], 0, "row-major", Float64Array.from([1, 3, 4, 6.5]));
ndarray("float64", six, [3, 2], [0, 1], 0, "row-major", Float64Array.from([1, 2, 1, 2, 1, 2]));
ndarray("int32", twelve, [3, 2], [2, 6], 0, "row-major", Int32Array.from([-5, 1, -3, 3, -1, 5]));
ndarray("int32", twelve, [2, 3], [2, 4], 0, "column-major", Int32Array.from([-5, -1, 3, -3, 1, 5]));
ndarray("int32", twelve, [2, 2, 3], [3, 6, 1], 0, "row-major", Int32Array.from([-5, -4, -3, 1, 2, 3, -2, -1, 0, 4, 5, 6]));
for (const [strides, offset, data] of [[[1, 3], 0, [1, 4, 2, 5, 3, 6.5]], [[1, -3], 3, [4, 1, 5, 2, 6.5, 3]]])
  ndarray("float64", six, [3, 2], strides, offset, "row-major", Float64Array.from(data), "transposed array");
ndarray("uint8c", Uint8ClampedArray.from([0, 255]), [1, 2], [2, 1], 0, "row-major");
ndarray("float32", Float32Array.from([2.5]), [], [0], 0, "row-major");
ndarray("float32", Float32Array.from([]), [0, 3], [3, 1], 0, "row-major");
ndarray("float32", Float32Array.from([NaN, 0.1]), [2], [1], 0, "row-major");
const complex = Float64Array.from([1, 2, 0.5, -4]);
ndarray("complex128", new Complex128Array(complex), [2, 1], [1, 1], 0, "row-major", complex);
ndarray("bool", new BooleanArray([1, 0]), [2], [1], 0, "row-major", Uint8Array.from([1, 0]));

const vectors = [
  ["float32", Float32Array.from([1.5, -0, NaN, Infinity]), "fromFloat32Array"],
  ["float32", Float32Array.from([]), "fromFloat32Array"],
  ["int8", Int8Array.from([-128, 0, 127]), "fromInt8Array"],
  ["bool", Uint8Array.from([1, 0, 1, 1, 0, 0, 0, 1, 1, 0]), "fromBits"],
];
for (const [dtype, values, from] of vectors) {
  const vector = Binary[from](from === "fromBits" ? [...values] : values);
  for (const options of [{ relaxed: false }, { relaxed: true }, { legacy: true }])
    print("MongoDB", dtype, [values.length], values, { json: EJSON.stringify(vector, options) });
}

const packr = new Packr({ moreTypes: true });
for (const [dtype, values] of [
  ["int8", Int8Array.from([-128, 127])],
  ["uint8", Uint8Array.from([0, 255, 7])],
  ["uint8", Uint8ClampedArray.from([0, 255])],
  ["int16", Int16Array.from([-32768, 2])],
  ["uint16", Uint16Array.from([65535])],
  ["int32", Int32Array.from([-5, 6, 7])],
  ["uint32", Uint32Array.from([4294967295])],
  ["float32", Float32Array.from([0.1, NaN, -0])],
  ["float64", Float64Array.from([1e300, 5e-324])],
  ["float64", Float64Array.from([])],
  ["int64", BigInt64Array.from([-(2n ** 63n)])],
  ["uint64", BigUint64Array.from([2n ** 64n - 1n, 1n])],
])
  print("msgpackr", dtype, [values.length], values, { msgpack: packr.pack(values).toString("base64") });
for (const value of [new Uint8Array([1, 2]).buffer, new DataView(new Uint8Array([1, 2]).buffer)]) {
  const msgpack = packr.pack(value).toString("base64");
  print("msgpackr bytes", "uint8", [2], new Uint8Array([1, 2]), { msgpack, refused: "no typed array" });
}
