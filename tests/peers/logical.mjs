/** The bytes of the elements in logical (C) order. */
export function logicalBytes({ shape, order, data }) {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const count = shape.reduce((product, axis) => product * axis, 1);
  if (order === "C" || count === 0) return bytes;
  const width = bytes.length / count; // of a whole element: both parts of a complex number
  const out = Buffer.alloc(bytes.length);
  for (let logical = 0; logical < count; logical++) {
    let rest = logical;
    let stored = 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      stored = stored * shape[axis] + (rest % shape[axis]);
      rest = Math.floor(rest / shape[axis]);
    }
    bytes.copy(out, logical * width, stored * width, (stored + 1) * width);
  }
  return out;
}
