import { decode, encode } from "cborg";

export const read = (bytes) => decode(bytes);
export const write = (document) => encode(document);
