// The .npy files of NumPy (tests/golden), other spellings of their headers, and what is refused.

import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeNpy, encodeNpy } from "ndserde";
import { golden, lines, logical, refused } from "./support.js";

const bytes = (text) => Buffer.from(text, "latin1");

/** A file with this dict for its header, and so many zeros behind it. */
function file(dict, zeros, version = 1) {
  const length = version === 1 ? [dict.length, 0] : [dict.length, 0, 0, 0];
  return Buffer.concat([bytes("\x93NUMPY"), Buffer.from([version, 0, ...length]), bytes(dict), Buffer.alloc(zeros)]);
}

test("NumPy's files are read, and written byte for byte", () => {
  const files = JSON.parse(golden("manifest.json")).filter(({ wire, backend }) => wire === "npy" && backend === "raw");
  assert.ok(files.length > 50, `only ${files.length} files`);
  for (const { file, dtype, shape, order, values, exact } of files) {
    const content = golden(file);
    const array = decodeNpy(content);
    assert.deepEqual([array.dtype, [...array.shape], array.order], [dtype, shape, order], file);
    assert.equal(logical(array), values, file);
    if (exact) assert.deepEqual(Buffer.from(encodeNpy(array)), content, file);
  }
});

test("so are its files of text and dates", () => {
  const rows = [...lines("texts.jsonl"), ...lines("times.jsonl")].filter(({ npy }) => npy !== undefined);
  assert.ok(rows.length > 30, `only ${rows.length} files`);
  for (const { npy, dtype, counts, texts } of rows) {
    const array = decodeNpy(Buffer.from(npy, "base64"));
    assert.equal(array.dtype, dtype.replace(">", "<"));
    if (counts) assert.deepEqual(Array.from(array.data, String).map(Number), counts, dtype);
    const plain = (text) => (typeof text === "string" ? text : Buffer.from(text).toString("latin1"));
    if (texts) assert.deepEqual([array.toNested()].flat(Infinity).map(plain), [texts].flat(Infinity), dtype);
    // Big-endian files are not written again as they were.
    if (Buffer.from(npy, "base64").includes("'>")) continue;
    assert.equal(Buffer.from(encodeNpy(array)).toString("base64"), npy, dtype);
  }
});

test("headers are read as Python spells them", () => {
  const rows = [
    [file("{'descr': '<i2', 'fortran_order': False, 'shape': (2, 3), }", 12), [2, 3], "C"],
    [file(`{"shape":(2,3),"fortran_order":True,"descr":">i2"}   \n`, 12), [2, 3], "F"],
    [file("{'descr': '|i1', 'fortran_order': False, 'shape': (2L, 3L)}", 6), [2, 3], "C"],
    [file("{'descr': '<i2', 'fortran_order': False, 'shape': (3,)}", 6, 2), [3], "C"],
    [file("{'descr': '<i2', 'fortran_order': False, 'shape': ()}", 2, 3), [], "C"],
    [file("{'descr': '<i2', 'fortran_order': False, 'shape': (3, 0)}", 0), [3, 0], "C"],
  ];
  for (const [content, shape, order] of rows) {
    for (const form of [content, new Uint8Array(content).buffer, Buffer.concat([Buffer.alloc(1), content]).subarray(1)]) {
      const array = decodeNpy(form);
      assert.deepEqual([[...array.shape], array.order], [shape, order], content.toString("latin1"));
    }
  }
});

const OF_ONE = "'fortran_order': False, 'shape': (1, 1), }";

test("what is no such file is refused", () => {
  const rows = [
    [bytes(""), "starts with 93 4e 55 4d 50 59, the data with nothing"],
    [bytes("\x94NUMPY\x01\x00\x00\x00\x00\x00"), "the data with 94 4e 55 4d 50 59"],
    [bytes("\x80\x04\x95\x20\x00\x00\x00\x00"), "pickle, which is never executed"],
    [bytes("PK\x03\x04\x14\x00\x00\x00"), "zip archive, such as .npz"],
    [bytes("\x93NUMPY\x01"), "header needs 10 bytes, the data has 7"],
    [bytes("\x93NUMPY"), "header needs 12 bytes, the data has 6"],
    [bytes("\x93NUMPY\x04\x00\x76\x00\x00\x00"), "version 4.0 is unknown"],
    [bytes("\x93NUMPY\x01\x01\x76\x00\x00\x00"), "version 1.1 is unknown"],
    [bytes("\x93NUMPY\x00\x00\x76\x00\x00\x00"), "version 0.0 is unknown"],
    [bytes("\x93NUMPY\x01\x00\x76\x00{'descr'"), "header needs 128 bytes, the data has 18"],
    [bytes("\x93NUMPY\x02\x00\x76\x00\x00\x00{'descr'"), "header needs 130 bytes, the data has 20"],
    [bytes("\x93NUMPY\x02\x00\xff\xff\xff\xff{'descr'"), "4294967295 bytes, longer than NumPy's limit of 10000"],
    [bytes("\x93NUMPY\x01\x00\x04\x00{\xff\xff}"), "where a string was expected"],
    [bytes("\x93NUMPY\x03\x00\x04\x00\x00\x00{\xff\xff}"), "the header is not UTF-8"],
    [file("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), }", 15), "needs 16 bytes, the data has 15"],
    [file("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), }", 17), "needs 16 bytes, the data has 17"],
    [file("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296), }", 8), "overflows"],
    [file("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999, 1), }", 8), 'an axis of "99999999999999999999" exceeds'],
    [file("{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000, ), }", 8), "needs 8000000000000 bytes, the data has 8"],
    [file(`{'descr': '<f8', 'fortran_order': False, 'shape': (${"9".repeat(150)}, 1), }`, 8), '9.." exceeds any memory'],
    [file(`{'descr': '<f8', 'fortran_order': False, 'shape': (${"1,".repeat(65)}), }`, 8), "65 axes"],
    [Buffer.concat([file(`{'descr': '<f8', ${OF_ONE}`, 8), file("{}", 0)]), "a second .npy file"],
    [file(`{'descr': '|O', ${OF_ONE}`, 8), "object", "never executed"],
    [file(`{'descr': [('x', '<f8')], ${OF_ONE}`, 8), "the dtype is a record"],
    [file(`{'descr': '|V8', ${OF_ONE}`, 8), "void"],
    [file(`{'descr': '<f16', ${OF_ONE}`, 16), '"<f16"'],
    [file(`{'descr': 'float64', ${OF_ONE}`, 8), 'unknown typestr "float64"'],
    [file(`{'descr': '=f8', ${OF_ONE}`, 8), 'unknown typestr "=f8"'],
    [file(`{'descr': '|f8', ${OF_ONE}`, 8), '"|f8"'],
    [file(`{'descr': '|b1', ${OF_ONE}`.padEnd(60), 0), "needs 1 bytes, the data has 0"],
    [Buffer.concat([file(`{'descr': '|b1', ${OF_ONE}`, 0), Buffer.from([2])]), "the byte 2, only 0 and 1"],
    [file("{'descr': '<f8', 'fortran_order': False, }", 8), 'no key "shape"'],
    [file("{'descr': '<f8', 'shape': (1, 1), }", 8), 'no key "fortran_order"'],
    [file("{'fortran_order': False, 'shape': (1, 1), }", 8), 'no key "descr"'],
    [file(`{'descr': '<f8', 'descr': '<f8', ${OF_ONE}`, 8), 'two keys "descr"'],
    [file("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), 'x': 1}", 8), 'unknown key in the header "x"'],
    [file(`{'${"x".repeat(200)}': 1}`, 0), 'unknown key in the header "xxxxx'],
    [file("{'__proto__': 1}", 8), 'unknown key in the header "__proto__"'],
    [file("{'descr': '<f8', 'fortran_order': 0, 'shape': (1, 1), }", 8), "True or False was expected"],
    [file("{'descr': '<f8', 'fortran_order': False, 'shape': (1), }", 8), '"," was expected'],
    [file("{'descr': '<f8', 'fortran_order': False, 'shape': (-1, 1), }", 8), '"-1, 1), }" where an unsigned integer was expected'],
    [file("{'descr': '<f8', 'fortran_order': False, 'shape': [1, 1], }", 8), '"(" was expected'],
    [file("{'descr': '<f8', 'fortran_order': False, 'shape': (1 1), }", 8), '"," was expected'],
    [file("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1 1), }", 8), '")" was expected'],
    [file(`{'descr': '<f8', ${OF_ONE} or x()`, 8), "the end was expected"],
    [file("dict(descr='<f8')", 8), '"{" was expected'],
    [file("{'descr': '<f8", 8), "a string was expected"],
    [file("{'descr': '<f8' 'fortran_order': False}", 8), '"}" was expected'],
    [file("{'descr' '<f8'}", 8), '":" was expected'],
    [file("{'descr': '|u1', 'fortran_order': False, 'shape': (02,), }", 2), '"," was expected'],
    [file("{'descr': '|u1', 'fortran_order': False, 'shape': (2L,), }", 2, 3), '"," was expected'],
    ["\x93NUMPY", "a .npy file is bytes"],
    [null, "a .npy file is bytes"],
  ];
  for (const [content, ...parts] of rows) refused(() => decodeNpy(content), ...parts);
});

test("what has no .npy file is refused", () => {
  const bfloat16 = { data: new Float32Array(2), shape: [2], dtype: "bfloat16" };
  refused(() => encodeNpy(bfloat16), "no typestr for bfloat16");
  refused(() => encodeNpy({ data: new Uint8Array(2), shape: [3] }), "needs 3");
  refused(() => encodeNpy({ data: Uint8Array.of(0, 2), shape: [2], dtype: "bool" }), "the byte 2");
});

test("the header leaves room for the axis that grows", () => {
  // As long as NumPy's: in order C the first axis grows, of four digits, in F the last, of one.
  for (const [order, length] of [["C", 128], ["F", 192]]) {
    const shape = [1000, ...new Array(12).fill(1), 2];
    assert.equal(encodeNpy({ data: new Uint8Array(2000), shape, order }).length, length + 2000, order);
  }
});

test("the options are those of decode", () => {
  const content = encodeNpy({ data: BigInt64Array.of(1n, -(2n ** 53n)), shape: [2] });
  assert.deepEqual(decodeNpy(encodeNpy(BigInt64Array.of(5n)), { int64: "number" }).data, Float64Array.of(5));
  refused(() => decodeNpy(content, { int64: "number" }), "element 1 of the int64 data");
  refused(() => decodeNpy(content, { int64: "text" }), 'unknown int64 "text"');
  refused(() => decodeNpy(content, { dtype: "float64" }), "the data is int64, float64 is expected");
});

test("the elements of an aligned file are not copied", () => {
  const content = new Uint8Array(encodeNpy({ data: Float64Array.of(1, 2), shape: [2] }));
  assert.equal(decodeNpy(content).data.buffer, content.buffer);
});
