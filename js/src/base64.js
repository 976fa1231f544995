// Base64 (RFC 4648, standard alphabet, padded, canonical), in time and memory linear in its length.

import { NdserdeError } from "./error.js";

const SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const CODES = Uint8Array.from(SYMBOLS, (symbol) => symbol.charCodeAt(0));
const PAD = 0x3d;

/** How many characters are bytes at a time, beside the text and what it stands for; a multiple of 4. */
const BLOCK = 2 ** 16;

/** The six bits of each byte of text; 255 marks what is no symbol. */
const BITS = new Uint8Array(256).fill(255);
CODES.forEach((code, bits) => (BITS[code] = bits));

/** The bytes that a text stands for. */
export function decodeBase64(text) {
  if (text.length % 4 !== 0) {
    throw new NdserdeError(`the base64 is wrong: ${text.length} characters are not a multiple of 4`);
  }
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const length = (text.length / 4) * 3 - padding;
  const bytes = new Uint8Array(length);
  if (!decodeByEngine(text, bytes)) decodeByLoop(text, bytes);
  return bytes;
}

/** Whether the engine could; V8's `fromBase64` takes twice the time and the memory of this. */
function decodeByEngine(text, bytes) {
  if (typeof bytes.setFromBase64 !== "function") return false;
  try {
    const { read, written } = bytes.setFromBase64(text, { lastChunkHandling: "strict" });
    // It skips white space; then there are fewer bytes.
    return read === text.length && written === bytes.length;
  } catch {
    // The loop says where the text is wrong.
    return false;
  }
}

/** The same without the engine's help. */
function decodeByLoop(text, bytes) {
  const codes = new Uint8Array(Math.min(text.length, BLOCK));
  const encoder = new TextEncoder();
  for (let from = 0; from < text.length; from += BLOCK) {
    const part = text.slice(from, from + BLOCK);
    const to = (from / 4) * 3;
    // Characters that are not ASCII become several bytes.
    const isAscii = encoder.encodeInto(part, codes).written === part.length;
    if (!isAscii || !decodeBlock(codes, bytes.subarray(to, to + (BLOCK / 4) * 3))) throw wrongSymbol(text, bytes.length);
  }
}

/** Fills the bytes; false where one of the characters is no symbol. */
function decodeBlock(codes, bytes) {
  const { length } = bytes;
  const whole = length - (length % 3);
  let [from, to, seen] = [0, 0, 0];
  while (to < whole) {
    const a = BITS[codes[from]];
    const b = BITS[codes[from + 1]];
    const c = BITS[codes[from + 2]];
    const d = BITS[codes[from + 3]];
    seen |= a | b | c | d;
    bytes[to] = (a << 2) | (b >> 4);
    bytes[to + 1] = (b << 4) | (c >> 2);
    bytes[to + 2] = (c << 6) | d;
    from += 4;
    to += 3;
  }
  if (to < length) {
    const a = BITS[codes[from]];
    const b = BITS[codes[from + 1]];
    const c = length - to === 2 ? BITS[codes[from + 2]] : 0;
    seen |= a | b | c;
    bytes[to] = (a << 2) | (b >> 4);
    if (length - to === 2) bytes[to + 1] = (b << 4) | (c >> 2);
    const left = length - to === 2 ? c & 3 : b & 15;
    if (seen < 128 && left !== 0) {
      throw new NdserdeError("the base64 is wrong: the bits behind the last byte are not zero");
    }
  }
  return seen < 128;
}

/** The error that names the first character that is no symbol. */
function wrongSymbol(text, length) {
  const symbols = Math.ceil((length * 4) / 3);
  for (let at = 0; at < symbols; at++) {
    if (!SYMBOLS.includes(text[at])) {
      return new NdserdeError(`the base64 is wrong: the character ${JSON.stringify(text[at])} at ${at}`);
    }
  }
  return new NdserdeError("the base64 is wrong");
}

/** The text of bytes. */
export function encodeBase64(bytes) {
  try {
    return typeof bytes.toBase64 === "function" ? bytes.toBase64() : encodeByLoop(bytes);
  } catch (cause) {
    throw new NdserdeError(`the base64 of ${bytes.length} bytes is longer than the engine's longest text`, { cause });
  }
}

function encodeByLoop(bytes) {
  const whole = bytes.length - (bytes.length % 3);
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let [from, to] = [0, 0];
  while (from < whole) {
    const [a, b, c] = [bytes[from], bytes[from + 1], bytes[from + 2]];
    codes[to] = CODES[a >> 2];
    codes[to + 1] = CODES[((a & 3) << 4) | (b >> 4)];
    codes[to + 2] = CODES[((b & 15) << 2) | (c >> 6)];
    codes[to + 3] = CODES[c & 63];
    from += 3;
    to += 4;
  }
  if (from < bytes.length) {
    const [a, b] = [bytes[from], bytes[from + 1] ?? 0];
    codes[to] = CODES[a >> 2];
    codes[to + 1] = CODES[((a & 3) << 4) | (b >> 4)];
    codes[to + 2] = bytes.length - from === 2 ? CODES[(b & 15) << 2] : PAD;
    codes[to + 3] = PAD;
  }
  return new TextDecoder("utf-8").decode(codes);
}
