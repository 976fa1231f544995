// Arguments: the names of the arrays, which are read from typed arrays and written as `tagged`.
import fs from "node:fs";
import { decode } from "cborg";

// PAGE

const names = {
  Float64Array: "float64", Float32Array: "float32", BigInt64Array: "int64", Uint8Array: "uint8",
};
for (const name of process.argv.slice(2)) {
  const read = decode(fs.readFileSync(`${name}.typed`), { tags });
  const { shape, order, data } = read.shape ? read : { shape: [read.length], order: "C", data: read };
  if (name === "rows" && data[2] !== 3.5) throw new Error(name);
  const text = Buffer.from(data.buffer).toString("base64");
  const tagged = { dtype: names[data.constructor.name], shape, byteorder: "little", order, data: text };
  fs.writeFileSync(`${name}.cborg.json`, JSON.stringify(tagged));
}
