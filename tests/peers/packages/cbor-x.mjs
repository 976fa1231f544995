import { Encoder } from "cbor-x";

const cborX = new Encoder({ useRecords: false, tagUint8Array: false });
export const read = (bytes) => cborX.decode(bytes);
export const write = (document) => cborX.encode(document);
