import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { decode, decodeAll, decodeNpy, encode, encodeNpy, fromNested, NdArray } from "ndserde";

// A dtype, lists of it with shape (2, 3), and a typed array of them in order C.
const big = (...numbers) => numbers.map(BigInt);
const TYPES = [
  ["bool", [[true, false, true], [false, false, true]], Uint8Array.of(1, 0, 1, 0, 0, 1)],
  ["int8", [[-128, 0, 127], [1, 2, 3]], Int8Array.of(-128, 0, 127, 1, 2, 3)],
  ["int16", [[-32768, 0, 32767], [1, 2, 3]], Int16Array.of(-32768, 0, 32767, 1, 2, 3)],
  ["int32", [[-(2 ** 31), 0, 2 ** 31 - 1], [1, 2, 3]], Int32Array.of(-(2 ** 31), 0, 2 ** 31 - 1, 1, 2, 3)],
  ["int64", [big(-(2n ** 63n), 0, 2n ** 63n - 1n), big(1, 2, 3)], BigInt64Array.of(-(2n ** 63n), 0n, 2n ** 63n - 1n, 1n, 2n, 3n)],
  ["uint8", [[0, 255, 1], [2, 3, 4]], Uint8Array.of(0, 255, 1, 2, 3, 4)],
  ["uint16", [[0, 65535, 1], [2, 3, 4]], Uint16Array.of(0, 65535, 1, 2, 3, 4)],
  ["uint32", [[0, 2 ** 32 - 1, 1], [2, 3, 4]], Uint32Array.of(0, 2 ** 32 - 1, 1, 2, 3, 4)],
  ["uint64", [big(0, 2n ** 64n - 1n, 1), big(2, 3, 4)], BigUint64Array.of(0n, 2n ** 64n - 1n, 1n, 2n, 3n, 4n)],
  ["float16", [[0.5, -0, 65504], [2 ** -24, NaN, -Infinity]], Float32Array.of(0.5, -0, 65504, 2 ** -24, NaN, -Infinity)],
  ["bfloat16", [[0.5, -0, 2 ** 127], [2 ** -133, NaN, -Infinity]], Float32Array.of(0.5, -0, 2 ** 127, 2 ** -133, NaN, -Infinity)],
  ["float32", [[0.5, -0, 1.5], [2 ** -149, NaN, -Infinity]], Float32Array.of(0.5, -0, 1.5, 2 ** -149, NaN, -Infinity)],
  ["float64", [[0.1, -0, 1.5], [5e-324, NaN, Infinity]], Float64Array.of(0.1, -0, 1.5, 5e-324, NaN, Infinity)],
  ["complex64", [[[1, -0], [3, 4], [5, 6]], [[7, 8], [NaN, 0], [1, 2]]], Float32Array.of(1, -0, 3, 4, 5, 6, 7, 8, NaN, 0, 1, 2)],
  ["complex128", [[[1, -0], [3, 4], [5, 6]], [[7, 8], [NaN, 0], [1, 2]]], Float64Array.of(1, -0, 3, 4, 5, 6, 7, 8, NaN, 0, 1, 2)],
  ["datetime64[ns]", [big(-(2n ** 63n), 0, 1), big(2, 3, 4)], BigInt64Array.of(-(2n ** 63n), 0n, 1n, 2n, 3n, 4n)],
  ["timedelta64[25s]", [big(5, 0, 1), big(2, 3, 4)], BigInt64Array.of(5n, 0n, 1n, 2n, 3n, 4n)],
  ["<U3", [["a", "𝄞bc", ""], ["é", "x\0y", "z"]], ["a", "𝄞bc", "", "é", "x\0y", "z"]],
];

/** The same elements with the first axis fastest. */
const inF = (data, parts) => [0, 3, 1, 4, 2, 5].flatMap((at) => Array.from(data).slice(at * parts, at * parts + parts));

test("each dtype, both orders, both forms, both wires", () => {
  for (const [dtype, lists, data] of TYPES) {
    const dataF = inF(data, dtype.startsWith("complex") ? 2 : 1);
    for (const order of ["C", "F"]) {
      const own = order === "C" ? data : Array.isArray(data) ? dataF : data.constructor.from(dataF);
      const array = new NdArray({ data: own, shape: [2, 3], order, dtype });
      assert.deepEqual(array.toNested(), lists);
      assert.deepEqual(array.get(1, 0), lists[1][0]);
      assert.deepEqual(array.get(0, 2), lists[0][2]);
      for (const options of [{}, { binary: true }, { wire: "packed" }, { wire: "packed", binary: true }]) {
        const document = encode(array, options);
        const back = decode(options.binary ? document : JSON.parse(JSON.stringify(document)), { dtype });
        assert.deepEqual([back.shape, back.order, back.dtype, back.toNested()], [[2, 3], order, dtype, lists]);
        assert.deepEqual(Array.from(back.data), Array.from(own), dtype);
      }
      const readable = { dtype, shape: [2, 3], byteorder: "little", order, data: lists };
      assert.deepEqual(Array.from(decode(readable).data), Array.from(own), dtype);
    }
    assert.deepEqual(fromNested(lists, dtype).toNested(), lists);
  }
});

test("shapes without elements, without axes, of one axis that is longer than 1", () => {
  for (const [shape, nested, data] of [
    [[], 7, [7]],
    [[1], [7], [7]],
    [[3], [7, 8, 9], [7, 8, 9]],
    [[1, 3], [[7, 8, 9]], [7, 8, 9]],
    [[3, 1], [[7], [8], [9]], [7, 8, 9]],
    [[1, 1, 1], [[[7]]], [7]],
    [Array(64).fill(1), Array.from({ length: 64 }).reduce((inner) => [inner], 7), [7]],
    [[0], [], []],
    [[0, 3], [], []],
    [[3, 0], [[], [], []], []],
    [[2, 0, 5], [[], []], []],
  ]) {
    for (const order of ["C", "F"]) {
      const array = new NdArray({ data: Int16Array.from(data), shape, order });
      assert.deepEqual(array.toNested(), nested);
      const document = encode(array);
      // Both orders are the same memory: it is written as ndserde does.
      assert.equal(document.order, "C");
      for (const back of [decode(document), decode({ ...document, data: nested }), decode(encode(array, { wire: "packed" }))]) {
        assert.deepEqual([back.shape, back.toNested()], [shape, nested]);
      }
    }
  }
  assert.equal(new NdArray({ data: Int16Array.of(7), shape: [] }).get(), 7);
});

test("bytes as programs and packages hold them", () => {
  const wanted = Float64Array.of(1.5, -2.5);
  const own = new Uint8Array(wanted.buffer);
  const odd = new Uint8Array(17);
  odd.set(own, 1);
  const rest = { dtype: "float64", shape: [2], byteorder: "little", order: "C" };
  const elsewhere = runInNewContext("(list) => Uint8Array.from(list)")(Array.from(own));
  for (const data of [
    own, odd.subarray(1), own.buffer, Buffer.from(own), new DataView(odd.buffer, 1), wanted, elsewhere,
    new Uint8ClampedArray(own), [own.subarray(0, 3), own.subarray(3)], [own], [1.5, -2.5],
    sharedOf(own),
  ]) {
    assert.deepEqual(decode({ ...rest, data }).data, wanted);
    assert.deepEqual(decode(new Map(Object.entries({ ...rest, data }))).data, wanted);
    assert.deepEqual(decode([...Object.values(rest), data]).data, wanted);
  }
  assert.deepEqual(decode(encode({ data: [elsewhere], shape: [1], dtype: `|S${own.length}` })).data, [own]);
  const map = runInNewContext("(entries) => new Map(entries)")(Object.entries({ ...rest, data: own }));
  assert.deepEqual(decode(map).data, wanted);
  assert.deepEqual(decodeAll([map])[0].data, wanted);
  // A view where it can be, else a copy.
  assert.equal(decode({ ...rest, data: own }).data.buffer, own.buffer);
  assert.notEqual(decode({ ...rest, data: odd.subarray(1) }).data.buffer, odd.buffer);
  assert.equal(encode(wanted, { binary: true }).data.buffer, wanted.buffer);
});

function sharedOf(bytes) {
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}

test("shared memory where, as in browsers, TextDecoder takes none", () => {
  const own = globalThis.TextDecoder;
  globalThis.TextDecoder = class extends own {
    decode(bytes) {
      if (bytes.buffer instanceof SharedArrayBuffer) throw new TypeError("must not be shared");
      return super.decode(bytes);
    }
  };
  try {
    const texts = { data: ["a", "𝄞b"], shape: [2], dtype: "<U2" };
    const file = encodeNpy(texts);
    // Version 3.0, whose length has two bytes more.
    const third = Uint8Array.from([...file.subarray(0, 6), 3, 0, ...file.subarray(8, 10), 0, 0, ...file.subarray(10)]);
    assert.deepEqual(decode(sharedOf(encode(texts, { wire: "packed", binary: true }))).data, texts.data);
    for (const bytes of [file, third]) assert.deepEqual(decodeNpy(sharedOf(bytes)).data, texts.data);
    const { data } = new NdArray({ data: new Float32Array(sharedOf(new Uint8Array(8))), shape: [2] });
    assert.equal(encode(data).data, "AAAAAAAAAAA=");
  } finally {
    globalThis.TextDecoder = own;
  }
});

test("both byte orders of each size", () => {
  for (const [Type, dtype, word] of [
    [Uint16Array, "uint16", ">u2"],
    [Uint32Array, "uint32", ">u4"],
    [BigUint64Array, "uint64", ">u8"],
    [Float64Array, "complex128", ">c16"],
  ]) {
    const bytes = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
    const width = Type.BYTES_PER_ELEMENT;
    const swapped = Uint8Array.from(bytes, (_, i) => bytes[i - (i % width) + width - 1 - (i % width)]);
    const shape = [dtype === "complex128" ? 2 : 32 / width];
    for (const document of [
      { dtype, shape, byteorder: "big", order: "C", data: swapped },
      { dtype: word, shape, data: swapped },
      { dtype: word, shape, byteorder: "big", data: Buffer.from(swapped).toString("base64") },
    ]) {
      assert.deepEqual(new Uint8Array(decode(document).data.buffer), bytes);
    }
    assert.equal(swapped[0], bytes[width - 1], "the input is not changed");
  }
});

test("64-bit integers as numbers", () => {
  const most = 2 ** 53 - 1;
  for (const [Type, dtype, numbers] of [[BigInt64Array, "int64", [-most, 0, most]], [BigUint64Array, "uint64", [0, 7, most]]]) {
    const document = encode(Type.from(numbers, BigInt));
    const array = decode(document, { int64: "number" });
    assert.deepEqual([array.data, array.dtype, array.toNested()], [Float64Array.from(numbers), dtype, numbers]);
    assert.deepEqual(encode(array), document);
    assert.deepEqual(decode({ ...document, data: numbers }, { int64: "number" }).data, array.data);
    assert.throws(() => JSON.stringify(decode(document).toNested()), TypeError);
    assert.equal(JSON.stringify(array.toNested()), `[${numbers}]`);
  }
});

test("every float16 and bfloat16", () => {
  const bits = Uint16Array.from({ length: 65536 }, (_, i) => i);
  for (const [dtype, exponents, fractions] of [["float16", 5, 10], ["bfloat16", 8, 7]]) {
    const bias = 2 ** (exponents - 1) - 1;
    const document = { dtype, shape: [65536], byteorder: "little", order: "C", data: bits };
    const array = decode({ ...document, data: new Uint8Array(bits.buffer) });
    bits.forEach((bit) => {
      const [exponent, rest] = [(bit >> fractions) & (2 ** exponents - 1), bit & (2 ** fractions - 1)];
      let value = exponent === 0 ? rest * 2 ** (1 - bias - fractions) : (1 + rest / 2 ** fractions) * 2 ** (exponent - bias);
      if (exponent === 2 ** exponents - 1) value = rest ? NaN : Infinity;
      assert.ok(Object.is(array.data[bit], bit >> 15 ? -value : value), `${dtype} ${bit}: ${array.data[bit]}`);
    });
    // By way of float32 too, where the engine has Float16Array.
    for (const data of [array.data, Float32Array.from(array.data)]) {
      const back = new Uint16Array(encode({ data, shape: [65536], dtype }, { binary: true }).data.buffer);
      back.forEach((bit, i) => {
        const same = bit === bits[i] || (Number.isNaN(array.data[i]) && data !== array.data && Number.isNaN(data[i]));
        assert.ok(same, `${dtype} ${i} became ${bit}`);
      });
    }
  }
});

test("numbers in lists become the nearest float, ties to even", () => {
  const ulp = 2 ** -11;
  for (const [dtype, number, nearest] of [
    ["float16", 1 + ulp, 1],
    ["float16", 1 + 3 * ulp, 1 + 4 * ulp],
    ["float16", 1 + ulp + 2 ** -40, 1 + 2 * ulp], // not by way of float32
    ["float16", 65519.99, 65504],
    ["float16", -(2 ** -25), -0],
    ["float16", 2 ** -25 + 2 ** -60, 2 ** -24],
    ["bfloat16", 257, 256],
    ["bfloat16", 259, 260],
    ["bfloat16", 257 + 2 ** -40, 258],
    ["float32", 16777217, 16777216],
    ["float32", 0.1, Math.fround(0.1)],
    ["float32", 3.4028235677973366e38 - 2 ** 75, 3.4028234663852886e38],
    ["float64", 0.1, 0.1],
    ["float64", 2n ** 60n, 2 ** 60],
    ["float32", 2n ** 60n + 2n ** 36n + 1n, 2 ** 60 + 2 ** 37], // not by way of float64
    ["float32", -(2n ** 60n + 2n ** 36n + 1n), -(2 ** 60 + 2 ** 37)],
    ["float32", 2n ** 60n + 2n ** 36n, 2 ** 60],
    ["float32", 2n ** 60n + 3n * 2n ** 36n - 1n, 2 ** 60 + 2 ** 37],
    ["bfloat16", 2n ** 127n + 2n ** 119n + 1n, 2 ** 127 + 2 ** 120],
    ["complex64", [2n ** 60n + 2n ** 36n + 1n, 0], 2 ** 60 + 2 ** 37],
    ["float64", "-Infinity", -Infinity],
  ]) {
    const { data } = fromNested([number], dtype);
    assert.ok(Object.is(data[0], nearest), `${dtype} of ${number}: ${data[0]}`);
  }
  let random = 7;
  for (let i = 0; i < 20_000; i++) {
    random = (random * 48271) % 2147483647;
    const number = (random / 2 ** 31) * 2 ** ((random % 280) - 160);
    assert.equal(fromNested([number], "float32").data[0], Math.fround(number));
  }
});

test("each spelling of a dtype", () => {
  const data = new Uint8Array(8);
  for (const [word, name] of [
    ["datetime64[1s]", "datetime64[s]"], ["M8[ns]", "datetime64[ns]"], ["<M8[25us]", "datetime64[25us]"],
    ["m8[D]", "timedelta64[D]"], [">m8[Y]", "timedelta64[Y]"], ["<f8", "float64"], [">u8", "uint64"], ["<c8", "complex64"],
    ["U2", "<U2"], ["S8", "|S8"], ["<S8", "|S8"],
  ]) {
    const document = { dtype: word, shape: [1], data };
    if (!/^[<>|]/.test(word) && word !== "S8") document.byteorder = "little";
    assert.equal(decode(document).dtype, name);
  }
  for (const word of ["|b1", "<b1", "bool", "|i1", ">i1", "int8", "|u1", "uint8"]) {
    assert.equal(decode({ dtype: word, shape: [8], data }).get(7), word.includes("b") ? false : 0);
  }
});

test("an array's parts stay as they were checked", () => {
  const shape = [2];
  const array = new NdArray({ data: Uint8Array.of(1, 2), shape });
  shape[0] = 3;
  assert.deepEqual(array.shape, [2]);
  assert.throws(() => (array.shape[0] = 3), TypeError);
  assert.throws(() => (array.data = new Uint8Array(3)), TypeError);
});

test("heads of packed arrays", () => {
  for (const [data, head] of [
    [new Uint8Array(127), [0xfa, 0x54, 127]],
    [new Uint8Array(128), [0xfa, 0x54, 0x80, 1]],
    [new Uint8Array(70_000), [0xfa, 0x54, 0xf0, 0xa2, 4]],
  ]) {
    const bytes = encode(data, { wire: "packed", binary: true });
    assert.deepEqual([...bytes.subarray(0, head.length)], head);
    assert.deepEqual(decode(bytes).shape, [data.length]);
  }
  // A dtype by its text has its own mark of the byte order.
  const text = (mark, ...bytes) => Uint8Array.of(0xfa, 0xf4, 3, ...Buffer.from(`${mark}U1`), 1, ...bytes);
  assert.deepEqual(decode(text("<", 97, 0, 0, 0)).data, ["a"]);
  assert.deepEqual(decode(text(">", 0, 0, 0, 97)).data, ["a"]);
});

test("no byte order is stated where there is none", () => {
  for (const [shape, data, wanted] of [
    [[2], [1, -2], [1, -2]], [[], 3, [3]], [[0], [], []], [[0, 3], "", []], [[0], new Uint8Array(), []], [[2], Int16Array.of(4, 5), [4, 5]],
  ]) {
    assert.deepEqual(decode({ dtype: "int16", shape, data }).data, Int16Array.from(wanted));
  }
  assert.deepEqual(decode({ dtype: "datetime64[s]", shape: [1], data: [5n] }).data, BigInt64Array.of(5n));
});

test("lists without elements", () => {
  for (const [lists, shape] of [[[], [0]], [[[], []], [2, 0]], [[[[], []]], [1, 2, 0]]]) {
    for (const dtype of ["float64", "complex64", "<U3", "bool"]) {
      const array = fromNested(lists, dtype);
      assert.deepEqual([array.shape, array.toNested()], [shape, lists]);
    }
  }
});
