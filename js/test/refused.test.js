// What is refused, with the words of the message.
import { test } from "node:test";
import { decode, encode, encodeNpy, fromNested, NdArray } from "ndserde";
import { refused } from "./support.js";

const whole = { dtype: "float64", shape: [2, 3], byteorder: "little", order: "C", data: new Uint8Array(48) };
const less = (key) => Object.fromEntries(Object.entries(whole).filter((entry) => entry[0] !== key));
const list = (dtype, data, shape = [data.length]) => ({ dtype, shape, byteorder: "little", order: "C", data });
const deep = (depth) => Array.from({ length: depth }).reduce((inner) => [inner], 1);

const DOCUMENTS = [
  // What does not fit together.
  [{ ...whole, data: new Uint8Array(47) }, "shape [2, 3] of float64 needs 48 bytes, the data has 47"],
  [{ ...whole, data: "AAAA" }, "needs 48 bytes, the data has 3"],
  [{ ...whole, data: "" }, "needs 48 bytes, the data has 0"],
  [{ ...whole, shape: [] }, "shape [] of float64 needs 8 bytes, the data has 48"],
  [{ ...whole, shape: [0, 3] }, "needs 0 bytes, the data has 48"],
  [{ ...whole, shape: [2 ** 40, 2 ** 40] }, "overflows"],
  [{ ...whole, shape: [0, 2 ** 50, 8], data: "" }, "overflows"],
  [{ ...whole, shape: [2 ** 53] }, "axis 0 of the shape is 9007199254740992, not an unsigned integer"],
  [{ ...whole, shape: [2n ** 64n] }, "axis 0 of the shape is 18446744073709551616"],
  [{ ...whole, shape: Array(65).fill(1) }, "the shape has 65 axes, more than 64"],
  [{ ...whole, shape: [-2, 3] }, "axis 0 of the shape is -2"],
  [{ ...whole, shape: [2.5, 3] }, "axis 0 of the shape is 2.5"],
  [{ ...whole, shape: ["2", 3] }, 'axis 0 of the shape is "2"'],
  [{ ...whole, shape: [2, null] }, "axis 1 of the shape is null"],
  [{ ...whole, shape: new Array(2) }, "axis 0 of the shape is undefined"],
  [{ ...whole, shape: "2x3" }, 'the shape is "2x3", not a list'],
  [{ ...whole, shape: { length: 2 } }, "the shape is an object"],
  [{ ...whole, dtype: ">f8" }, "the dtype marks float64 as big-endian, the byteorder says little"],
  [{ ...whole, dtype: "<f8", byteorder: "big" }, "marks float64 as little-endian, the byteorder says big"],
  [less("byteorder"), "the byteorder of float64 is missing, and its dtype carries no mark"],
  [list("bool", Uint8Array.of(1, 0, 2), [3]), "element 2 of the bool data is the byte 2"],
  [{ ...whole, data: new Float32Array(6) }, "the data is a Float32Array, the dtype float64"],
  [list("complex64", new Float32Array(2), [1]), "the data is a Float32Array, the dtype complex64"],
  [{ ...whole, data: Array(100_000).fill(new Uint8Array(1e6)) }, "needs 48 bytes, the data has 100000000000"],
  [{ ...whole, data: [new Uint8Array(40), 5] }, "item 1 of the data is 5 among byte strings"],
  [{ ...whole, data: [new Uint8Array(40), new Uint8Array(7)] }, "the data has 47"],
  // Words and keys.
  ...["float99", "f8", "=f8", "|f8", "<f9", "<", "", "<bool", "Float64", "float64 ", "é", "__proto__", "constructor"].map(
    (dtype) => [{ ...whole, dtype }, `unknown dtype ${JSON.stringify(dtype)}`],
  ),
  ...["<U0", "<U05", "|S0", "<U+5", "|U5", "<U536870912", "|S2147483648", "datetime64", "datetime64[5]", "<M8[0s]"].map(
    (dtype) => [{ ...whole, dtype }, `unknown dtype ${JSON.stringify(dtype)}`],
  ),
  [{ ...whole, dtype: "<datetime64[s]" }, "unknown dtype"],
  [{ ...whole, dtype: "datetime64[2147483648s]" }, "unknown dtype"],
  [{ ...whole, dtype: "x".repeat(1e6) }, 'unknown dtype "xxxx'],
  [{ ...whole, dtype: "|O" }, '"|O" is object', "never executed"],
  [{ ...whole, dtype: "|V8" }, "is void"],
  [{ ...whole, dtype: [["x", "<f8"]] }, "the dtype is a record"],
  [{ ...whole, dtype: 8 }, "the dtype is 8, not a text"],
  [{ ...whole, byteorder: "middle" }, 'unknown byteorder "middle"'],
  [{ ...whole, order: "A" }, 'unknown order "A"'],
  [{ ...whole, order: null }, "unknown order null"],
  [less("dtype"), "the key dtype is missing"],
  [less("shape"), "the key shape is missing"],
  [less("data"), "the key data is missing"],
  [{ ...whole, strides: [1] }, 'unknown key "strides"'],
  [JSON.parse('{"dtype":"int8","shape":[1],"data":"AA==","__proto__":{}}'), 'unknown key "__proto__"'],
  [{ ...whole, data: null }, "null"],
  [{ ...whole, data: {} }, "an object"],
  [{ ...whole, data: { length: 6 } }, "an object"],
  // No document.
  [null, "null is no array"],
  [true, "true is no array"],
  [7, "7 is no array"],
  [10n ** 100n, "a huge bigint is no array"],
  [undefined, "undefined is no array"],
  [() => 0, "a function is no array"],
  [[[1, 2]], "plain lists state no dtype"],
  [[], "plain lists state no dtype"],
  [["float64", [2], "little", "C"], "a list of 4"],
  [new Float64Array(3), "a value of Float64Array is no array"],
  [new Date(0), "the key dtype is missing"],
  // Numbers.
  [list("uint8", [1, 256]), "at [1]: 256 is out of range for uint8"],
  [list("uint8", [-1]), "at [0]: -1 is out of range for uint8"],
  [list("int8", [-129]), "-129 is out of range"],
  [list("int32", [2 ** 31]), "2147483648 is out of range"],
  [list("int16", [1.5]), "at [0]: 1.5 is no int16"],
  [list("int16", ["NaN"]), '"NaN" in a list of int16'],
  [list("uint16", [NaN]), "NaN is no uint16"],
  [list("int64", [2 ** 53]), "may have lost digits"],
  [list("int64", [2n ** 63n]), "9223372036854775808 is out of range for int64"],
  [list("uint64", [-1]), "-1 is out of range for uint64"],
  [list("uint64", [0.5]), "0.5 is no uint64"],
  [list("float32", [1e39]), "1e+39 is out of range for float32"],
  [list("float64", [2n ** 1024n]), "a huge bigint is out of range for float64"],
  [list("float64", [-(2n ** 2000n)]), "a huge bigint is out of range for float64"],
  [list("float32", [2n ** 128n]), "is out of range for float32"],
  [list("float16", [-(2n ** 2000n)]), "is out of range for float16"],
  [list("float16", [65520n]), "65520 is out of range for float16"],
  [list("float16", [65520]), "65520 is out of range for float16"],
  [list("bfloat16", [3.4e38]), "3.4e+38 is out of range for bfloat16"],
  [list("float32", [true]), "true in a list of float32"],
  [list("bool", [1]), "1 in a list of bool"],
  [list("float32", ["nan"]), '"nan" in a list of float32'],
  [list("float32", [null]), "null in a list of float32"],
  [list("float64", [1, 2], [3]), "at []: a list of 2, where the shape [3] has a list of 3"],
  [list("float64", [1, 2], [2 ** 40]), "a list of 2"],
  [list("float64", [[1], [2]], [2, 2 ** 40]), "at [0]: a list of 1"],
  [list("float64", Array(6).fill(1), [2, 2]), "shape [2, 2] needs 4 numbers, the list has 6"],
  [list("float64", [[1, 2], [3]], [2, 2]), "at [1]: a list of 1, where the shape [2, 2] has a list of 2"],
  [list("float64", [[1, 2], 3], [2, 2]), "at [1]: 3, where the shape [2, 2] has a list of 2"],
  [list("float64", [3, [1, 2]], [2, 2]), "shape [2, 2] needs 4 numbers, the list has 2"],
  [list("float64", [[], 1], [2]), "a list of 0 in a list of float64"],
  [{ ...list("float64", [1, 2, 3, 4], [2, 2]), order: "F" }, "a flat list in order F"],
  [list("complex64", [1, 2], [2]), "at [0]: 1 is no pair"],
  [list("complex64", [[1, 2, 3]], [1]), "at [0]: a list of 3 is no pair"],
  [list("complex64", 1, []), "1 is no pair"],
  [list("complex64", [[1e39, 0]], [1]), "is out of range for complex64"],
  [list("float64", deep(70), [1]), "a list of 1 in a list of float64"],
  [list("<U2", ["abc"]), "element 0 has 3 characters, <U2 has room for 2"],
  [list("<U2", [5]), "element 0 is 5, not a text"],
  [list("<U500000000", ["a"]), "1 texts of 1 characters in all would take 2000000000 bytes, each as wide as <U500000000"],
  [list("<U500000000", Array(5).fill("a")), "would take 10000000000 bytes"],
  [list("<U1", Uint8Array.of(0, 0xd8, 0, 0), [1]), "element 0 of the text has 0xd800, no character"],
  [list("<U1", Uint8Array.of(0, 0, 0x11, 0), [1]), "0x110000, no character"],
  [list("|S2", ["ab"]), "the data of |S2 is a list of 1, not bytes"],
];

test("documents", () => {
  for (const [document, ...words] of DOCUMENTS) refused(() => decode(document), ...words);
  for (const data of [new Float32Array(2), new Uint8Array(2)]) {
    refused(() => decode(new NdArray({ data, shape: [2] })), "an NdArray needs no decode");
  }
});

const PACKED = [
  [[], "the data has 0 bytes, the head at least 1"],
  [[0xfa], "the data has 1 bytes, the head at least 2"],
  [[0xfb, 0x54, 0], "starts with the byte 0xfa, the data with 0xfb"],
  [[0xfa, 0xf0], "the head at least 3"],
  [[0xfa, 0xf0, 3, 0x3c, 0x55], "the data has 5 bytes, the head at least 6"],
  [[0xfa, 0xf0, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x3c], "the head at least 4294967302"],
  [[0xfa, 0xf0, 3, ...Buffer.from("<f8"), 0], "the dtype is float64, whose code is 11"],
  [[0xfa, 0xf0, 0, 0], 'unknown dtype ""'],
  [[0xfa, 0xf0, 2, ...Buffer.from("U5"), 0], 'unknown typestr "U5"'],
  [[0xfa, 0xf0, 2, ...Buffer.from("|O"), 0], "is object"],
  [[0xfa, 0xf0, 2, 0xff, 0xff, 0], "is not UTF-8"],
  [[0xfa, 0xf0, 15, ...Buffer.from("[('x', '<f8')] "), 0], "is a record"],
  [[0xfa, 0xf2, 3, ...Buffer.from(">U1"), 0, 0, 0, 0, 97], "the bit for big-endian is set"],
  [[0xfa, 0x16, 1, 0], "the bit for big-endian is set, and int8"],
  [[0xfa, 0x15, 1, 0], "the bit for F order is set, with 1 axes"],
  [[0xfa, 0x51, 0, 0], "the bit for F order is set, with 0 axes"],
  [[0xfa, 0x50, 0x41], "65 axes, more than 64"],
  [[0xfa, 0x50, 1, 1, 97], "the number of axes is 1, which belongs in the second byte"],
  [[0xfa, 0x50, 0x80, 0, 97], "the number of axes 0 takes 2 bytes, and fewer"],
  [[0xfa, 0x54, 0x81, 0x80, 0, 97], "the axis 1 takes 3 bytes"],
  [[0xfa, 0x54, 0x80], "the data has 3 bytes, the head at least 4"],
  [[0xfa, 0x54, ...Array(9).fill(255), 1], "the axis exceeds 2^53 - 1"],
  [[0xfa, 0x54, ...Array(9).fill(128), 0], "the axis exceeds 2^53 - 1"],
  [[0xfa, 0xb8, 0x80, 0x80, 0x80, 0x80, 0x10, 0x80, 0x80, 0x80, 0x80, 0x10], "overflows"],
  [[0xfa, 0xb8, 1, 1, 0, 0, 0, 0, 0, 0, 0], "shape [1, 1] of float64 needs 8 bytes, the data has 7"],
  [[0xfa, 0x04, 1, 2], "the byte 2"],
];

test("packed arrays", () => {
  for (const [bytes, ...words] of PACKED) refused(() => decode(Uint8Array.from(bytes)), ...words);
  refused(() => decode("+iQBAQ*="), "the base64 is wrong");
});

const parts = { data: new Float32Array(6), shape: [2, 3] };
const halves = (dtype, ...numbers) => ({ data: Float32Array.from(numbers), shape: [numbers.length], dtype });
const longs = (dtype, ...numbers) => ({ data: Float64Array.from(numbers), shape: [numbers.length], dtype });

const ARRAYS = [
  [[1, 2], "lists have no dtype: fromNested(lists, dtype)"],
  [5, "5 is no array"],
  [null, "null is no array"],
  [{}, "the dtype is missing, and undefined has none"],
  [{ ...parts, data: [1, 2] }, "the dtype is missing, and a list of 2 has none"],
  [new DataView(new ArrayBuffer(4)), "the dtype is missing, and a value of DataView has none"],
  [{ ...parts, shape: undefined }, "the shape is undefined"],
  [{ ...parts, shape: [2, 2] }, "shape [2, 2] of float32 needs 4 items, the data has 6"],
  [{ ...parts, dtype: "complex64" }, "needs 12 items, the data has 6"],
  [{ ...parts, dtype: "float64" }, "the data is Float32Array, which does not hold float64"],
  [{ ...parts, dtype: ">f4" }, "is big-endian"],
  [{ ...parts, dtype: "float12" }, "unknown dtype"],
  [{ ...parts, order: "K" }, 'unknown order "K"'],
  [halves("float16", 1, 0.1), "element 1 is 0.10000000149011612, which no float16 is exactly"],
  [halves("float16", 1 + 2 ** -11), "1.00048828125, which no float16"],
  [halves("float16", 65536), "65536, which no float16"],
  [halves("float16", 2 ** -25), "which no float16"],
  [halves("float16", 1.5 * 2 ** -24), "which no float16"],
  [halves("bfloat16", 257), "element 0 is 257, which no bfloat16 is exactly"],
  [longs("int64", 0, 2 ** 53), "element 1 is 9007199254740992, which is not exactly one int64"],
  [longs("int64", 0.5), "element 0 is 0.5"],
  [longs("int64", NaN), "element 0 is NaN"],
  [longs("uint64", -1), "element 0 is -1, which is not exactly one uint64"],
  [{ data: Uint8Array.of(0, 1, 9), shape: [3], dtype: "bool" }, "element 2 of the bool data is the byte 9"],
  [{ data: ["abc"], shape: [1], dtype: "<U2" }, "element 0 has 3 characters, <U2 has room for 2"],
  [{ data: ["a\0"], shape: [1], dtype: "<U2" }, "element 0 ends with NUL"],
  [{ data: ["\ud800"], shape: [1], dtype: "<U2" }, "half a surrogate pair"],
  [{ data: [5], shape: [1], dtype: "<U2" }, "element 0 is 5, not a text"],
  [{ data: [, "a"], shape: [2], dtype: "<U2" }, "element 0 is undefined, not a text"],
  [{ data: new Array(1), shape: [1], dtype: "|S2" }, "element 0 is undefined, not a Uint8Array"],
  [{ data: ["ab"], shape: [1], dtype: "|S2" }, 'element 0 is "ab", not a Uint8Array'],
  [{ data: [Uint8Array.of(1, 2, 3)], shape: [1], dtype: "|S2" }, "element 0 has 3 bytes"],
];

test("arrays that are written", () => {
  for (const [array, ...words] of ARRAYS) {
    refused(() => encode(array), ...words);
    refused(() => encode(array, { wire: "packed", binary: true }), ...words);
  }
  refused(() => encode(parts, { wire: "npy" }), 'unknown wire "npy"');
});

test("data that has changed since it was checked", () => {
  const resizable = new ArrayBuffer(24, { maxByteLength: 48 });
  const texts = ["a"];
  for (const [data, dtype, shape, change, words] of [
    [new Float32Array(6), "float32", [2, 3], ({ buffer }) => structuredClone(buffer, { transfer: [buffer] }), "needs 6 items, the data has 0"],
    [new Float32Array(resizable), "float32", [2, 3], () => resizable.resize(48), "needs 6 items, the data has 12"],
    [texts, "<U1", [1], () => texts.push("b"), "needs 1 items, the data has 2"],
    [Uint8Array.of(1), "bool", [1], (data) => data.fill(2), "element 0 of the bool data is the byte 2"],
  ]) {
    const array = new NdArray({ data, dtype, shape });
    change(data);
    for (const run of [
      () => array.get(...shape.map(() => 0)), () => array.toNested(), () => encode(array), () => JSON.stringify(array),
      () => encode(array, { wire: "packed" }), () => encodeNpy(array),
    ]) {
      refused(run, words);
    }
  }
});

test("choices, indices and lists", () => {
  const itself = [];
  itself.push(itself);
  const array = new NdArray(parts);
  const long = encode({ data: BigInt64Array.of(0n, -(2n ** 63n)), shape: [2] });
  const unsigned = encode({ data: BigUint64Array.of(2n ** 53n), shape: [1] });
  for (const [run, ...words] of [
    [() => decode(encode(array), { dtype: "float64" }), "the data is float32, float64 is expected"],
    [() => decode(encode(array), { int64: "text" }), 'unknown int64 "text"'],
    [() => decode(long, { int64: "number" }), "element 1 of the int64 data is -9223372036854775808, beyond"],
    [() => decode(unsigned, { int64: "number" }), "element 0 of the uint64 data is 9007199254740992, beyond"],
    [() => decode(list("int64", [1n, 2n ** 60n]), { int64: "number" }), "at [1]: 1152921504606846976 is beyond"],
    [() => array.get(0), "1 indices for an array of 2 axes (shape [2, 3])"],
    [() => array.get(0, 3), "index 3 of axis 1, whose length is 3"],
    [() => array.get(-1, 0), "index -1 of axis 0"],
    [() => array.get(0.5, 0), "index 0.5 of axis 0"],
    [() => array.get("0", 0), 'index "0" of axis 0'],
    [() => new NdArray({ data: new Uint8Array(), shape: [2 ** 40, 0] }).toNested(), "would be 1099511627776 empty lists"],
    [() => fromNested([[1], [2, 3]], "int8"), "at [1]: a list of 2"],
    [() => fromNested([1], "int99"), "unknown dtype"],
    [() => fromNested(itself, "int8"), "axes, more than 64"],
    [() => decode(list("int8", itself, [1, 1])), "a list of 1 in a list of int8"],
    [() => decode(list("int8", new Array(2))), "undefined in a list of int8"],
    [() => fromNested(deep(100), "int8"), "axes, more than 64"],
  ]) {
    refused(run, ...words);
  }
});
