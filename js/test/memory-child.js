// Prints the memory that one thing takes, in 64 MiB; see memory.test.js.
import { decode, decodeAll, decodeNpy, encode, encodeNpy } from "ndserde";

const SIZE = 2 ** 26;
const array = () => ({ data: new Uint8Array(SIZE).fill(7), shape: [2 ** 13, 2 ** 13] });
const tagged = (data) => ({ dtype: "uint8", shape: [2 ** 13, 2 ** 13], order: "C", data });
// By a header of as many characters, since encodeNpy would take the array's memory too.
const file = () => {
  const head = encodeNpy({ data: new Uint8Array(0), shape: [0, 10_000_000] });
  const bytes = new Uint8Array(head.length + SIZE).fill(7);
  bytes.set(Buffer.from(Buffer.from(head).toString("latin1").replace("(0, 10000000)", "(8192, 8192) "), "latin1"));
  return bytes;
};

const things = {
  // 64 MiB and two bytes, which no padding ends.
  "decode base64": () => decode({ ...tagged("AQID".repeat((SIZE + 2) / 3)), shape: [SIZE + 2] }),
  "encode base64": () => encode(array()),
  "decode bytes": () => decode(tagged(new Uint8Array(SIZE).fill(7))),
  "encode bytes": () => encode(array(), { binary: true }),
  "decode npy": () => decodeNpy(file()),
  "encode npy": () => encodeNpy(array()),
  "decode a document with bytes": () => decodeAll({ bytes: new Uint8Array(SIZE).fill(7) }).bytes,
};

const before = process.resourceUsage().maxRSS;
const made = things[process.argv[2]]();
const size = made.data?.length ?? made.length;
if (size < SIZE) throw new Error(`made only ${size}`);
console.log((process.resourceUsage().maxRSS - before) / 2 ** 16);
