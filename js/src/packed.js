// The wire `packed`: an array as one string of bytes.

import { NdArray } from "./array.js";
import { utf8 } from "./bytes.js";
import { BY_TEXT, dtypeOfCode, parseDtype } from "./dtype.js";
import { fromBytes } from "./elements.js";
import { NdserdeError, shown } from "./error.js";
import { checkedShape, count, sized } from "./shape.js";

export function decodePacked(bytes, int64) {
  const input = new Reader(bytes);
  const mark = input.byte();
  if (mark !== 0xfa) {
    throw new NdserdeError(`a packed array starts with the byte 0xfa, the data with 0x${mark.toString(16).padStart(2, "0")}`);
  }
  const second = input.byte();
  const [code, few, isBig, isF] = [second >> 4, (second >> 2) & 3, (second & 2) !== 0, (second & 1) !== 0];
  const dtype = code === BY_TEXT ? byText(input) : dtypeOfCode(code);
  if (isBig && (dtype.scalar === 1 || code === BY_TEXT)) {
    throw new NdserdeError(`the bit for big-endian is set, and ${dtype.name} has no byte order beside it`);
  }
  const axes = few || input.number("number of axes");
  if (few === 0 && axes > 0 && axes < 4) throw new NdserdeError(`the number of axes is ${axes}, which belongs in the second byte`);
  if (axes > 64) throw new NdserdeError(`the shape has ${axes} axes, more than 64`);
  if (isF && axes < 2) throw new NdserdeError(`the bit for F order is set, with ${axes} axes`);
  const shape = checkedShape(Array.from({ length: axes }, () => input.number("axis")));
  const byteorder = isBig || dtype.isBig ? "big" : "little";
  const data = fromBytes(dtype, sized(dtype, shape, input.rest()), count(shape, dtype), byteorder, int64);
  return new NdArray({ data, shape, order: isF ? "F" : "C", dtype: dtype.name });
}

function byText(input) {
  const text = utf8(input.take(input.number("length of the dtype's text")));
  if (text === undefined) throw new NdserdeError("the text of the dtype is not UTF-8");
  const { dtype, byteorder } = parseDtype(text);
  if (dtype.code !== BY_TEXT) throw new NdserdeError(`the dtype is ${dtype.name}, whose code is ${dtype.code}`);
  if (!/^[<>|]/.test(text)) throw new NdserdeError(`unknown typestr ${shown(text)}`);
  return { ...dtype, isBig: byteorder === "big" };
}

/** The head of the bytes, read from the front. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  take(length) {
    const end = this.at + length;
    if (end > this.bytes.length) {
      throw new NdserdeError(`the data has ${this.bytes.length} bytes, the head at least ${end}`);
    }
    this.at = end;
    return this.bytes.subarray(end - length, end);
  }

  byte() {
    return this.take(1)[0];
  }

  number(what) {
    let [value, scale, length, byte] = [0, 1, 0, 0];
    do {
      byte = this.byte();
      value += (byte & 127) * scale;
      scale *= 128;
      length += 1;
      if (!Number.isSafeInteger(value) || length > 8) throw new NdserdeError(`the ${what} exceeds 2^53 - 1`);
    } while (byte > 127);
    if (byte === 0 && length > 1) throw new NdserdeError(`the ${what} ${value} takes ${length} bytes, and fewer would do`);
    return value;
  }

  rest() {
    return this.bytes.subarray(this.at);
  }
}
