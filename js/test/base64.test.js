import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeBase64, encodeBase64 } from "../src/base64.js";
import { refused } from "./support.js";

// As an engine that has them: white space is skipped, and errors are SyntaxErrors.
const native = {
  setFromBase64(text, { lastChunkHandling }) {
    assert.equal(lastChunkHandling, "strict");
    const symbols = text.replace(/[ \n\t\r\f]/g, "");
    const bytes = Uint8Array.from(Buffer.from(symbols, "base64"));
    if (Buffer.from(bytes).toString("base64") !== symbols) throw new SyntaxError("not base64");
    this.set(bytes);
    return { read: text.length, written: bytes.length };
  },
  toBase64() {
    return Buffer.from(this).toString("base64");
  },
};

/** Runs a test by the loop, by the engine where it has base64, and by one that has. */
function eachWay(name, run) {
  const own = { from: Uint8Array.prototype.setFromBase64, to: Uint8Array.prototype.toBase64 };
  const set = (from, to) => {
    Object.defineProperty(Uint8Array.prototype, "setFromBase64", { value: from, configurable: true, writable: true });
    Object.defineProperty(Uint8Array.prototype, "toBase64", { value: to, configurable: true, writable: true });
  };
  const ways = [["the loop"], ["a stand-in", native.setFromBase64, native.toBase64]];
  if (own.from) ways.push(["the engine", own.from, own.to]);
  for (const [way, from, to] of ways) {
    test(`${name}, by ${way}`, () => {
      set(from, to);
      try {
        run();
      } finally {
        set(own.from, own.to);
      }
    });
  }
}

eachWay("each length and each byte", () => {
  for (let length = 0; length < 300; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 89 + length) % 256);
    const text = Buffer.from(bytes).toString("base64");
    assert.equal(encodeBase64(bytes), text);
    assert.deepEqual(decodeBase64(text), bytes);
  }
});

eachWay("a megabyte at an odd offset", () => {
  const bytes = new Uint8Array(2 ** 20 + 3).fill(251).subarray(1);
  const text = encodeBase64(bytes);
  assert.equal(text, Buffer.from(bytes).toString("base64"));
  assert.ok(Buffer.from(decodeBase64(text)).equals(Buffer.from(bytes)));
});

// What ndserde refuses, and the words of the message.
const WRONG = [
  ["AQ=", "3 characters are not a multiple of 4"],
  ["AQ", "2 characters are not a multiple of 4"],
  ["AR==", "the bits behind the last byte are not zero"],
  ["AAB=", "the bits behind the last byte are not zero"],
  ["A===", 'the character "=" at 1'],
  ["====", 'the character "=" at 0'],
  ["AQ==AQ==", 'the character "=" at 2'],
  ["A=Q=", 'the character "=" at 1'],
  ["A-_=", 'the character "-" at 1'],
  ["A*Q=", 'the character "*" at 1'],
  [" AQ=", 'the character " " at 0'],
  ["AQ=\n", 'the character "=" at 2'],
  ["AAAA    ", 'the character " " at 4'],
  ["AA\nA", 'the character "\\n" at 2'],
  ["ÄQ==", 'the character "Ä" at 0'],
  ["AAA\u{1F600}AAA", 'the character "\\ud83d" at 3'],
  ["AA\u0141A", 'the character "Ł" at 2'],
  [`${"A".repeat(2 ** 16)}AA*A`, 'the character "*" at 65538'],
  [`${"A".repeat(2 ** 16 - 1)}\u{1F600}AAA`, 'the character "\\ud83d" at 65535'],
  [`${"A".repeat(2 ** 17)}AR==`, "the bits behind the last byte are not zero"],
];

eachWay("malformed text", () => {
  for (const [text, words] of WRONG) refused(() => decodeBase64(text), "the base64 is wrong", words);
});

test("bytes whose text is longer than the engine has", () => {
  const bytes = Uint8Array.of(1);
  bytes.toBase64 = () => {
    throw new RangeError("Invalid string length");
  };
  refused(() => encodeBase64(bytes), "the base64 of 1 bytes is longer than the engine's longest text");
});
