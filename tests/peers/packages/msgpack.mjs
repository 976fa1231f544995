import { decode, encode } from "@msgpack/msgpack";

const options = { useBigInt64: true };
export const read = (bytes) => decode(bytes, options);
export const write = (document) => encode(document, options);
