import { decode, encode } from "cbor2";

export const read = (bytes) => decode(bytes);
export const write = (document) => encode(document);
