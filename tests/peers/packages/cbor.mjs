import cbor from "cbor";

const asBuffer = (encoder, { buffer, byteOffset, byteLength }) =>
  encoder.pushAny(Buffer.from(buffer, byteOffset, byteLength));
const options = { highWaterMark: 2 ** 31 - 1, collapseBigIntegers: true, genTypes: { Uint8Array: asBuffer } };
export const read = (bytes) => cbor.decodeFirstSync(bytes);
export const write = (document) => cbor.encodeOne(document, options);
