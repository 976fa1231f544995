import { Packr } from "msgpackr";

const packr = new Packr({ useRecords: false });
export const read = (bytes) => packr.unpack(bytes);
export const write = (document) => packr.pack(document);
