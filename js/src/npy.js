// NumPy's file of one array: what numpy.save writes and numpy.load reads.

import { asBytes } from "./bytes.js";
import { checkedInt64, encode, expected } from "./document.js";
import { parseDtype } from "./dtype.js";
import { NdserdeError, shown } from "./error.js";
import { readHeader, startsFile, writeHeader } from "./npy-header.js";
import { checkedShape, count } from "./shape.js";
import { decodeTagged } from "./tagged.js";

/** The array in a file; where its elements are aligned and little-endian, a view of the file. */
export function decodeNpy(file, { int64, dtype } = {}) {
  const bytes = asBytes(file);
  if (bytes === undefined) throw new NdserdeError(`a .npy file is bytes, not ${shown(file)}`);
  const { descr, fortranOrder, shape, end } = readHeader(bytes);
  if (!/^[<>|]/.test(descr)) throw new NdserdeError(`unknown typestr ${shown(descr)}`);
  const { dtype: found } = parseDtype(descr);
  const behind = end + count(checkedShape(shape), found) * found.width;
  if (startsFile(bytes.subarray(behind))) {
    throw new NdserdeError("a second .npy file stands behind the array: numpy.save was called twice for one file");
  }
  const parts = { dtype: descr, shape, order: fortranOrder ? "F" : "C", data: bytes.subarray(end) };
  return expected(dtype, decodeTagged(new Map(Object.entries(parts)), checkedInt64(int64)));
}

/** The file of an array, byte for byte as numpy.save writes it. */
export function encodeNpy(array) {
  const { dtype, shape, order, data } = encode(array, { binary: true });
  const { typestr } = parseDtype(dtype).dtype;
  if (typestr === undefined) throw new NdserdeError(`NumPy has no typestr for ${dtype}, the form of encode carries it`);
  const header = writeHeader({ descr: typestr, fortranOrder: order === "F", shape });
  const file = new Uint8Array(header.length + data.length);
  file.set(header);
  file.set(data, header.length);
  return file;
}
