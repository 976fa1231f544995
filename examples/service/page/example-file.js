// A file to look at where none is at hand: a document in JSON, with arrays as ndserde writes them.

import { encode } from "/ndserde/index.js";

export function exampleFile() {
  const [rows, columns, times] = [48, 64, 12];
  const ripples = new Float32Array(times * rows * columns);
  for (let at = 0; at < ripples.length; at++) {
    const [time, row, column] = [Math.floor(at / (rows * columns)), Math.floor(at / columns) % rows, at % columns];
    const distance = Math.hypot(row - rows / 2, column - columns / 3);
    ripples[at] = Math.cos(distance / 2.5 - time / 2) * Math.exp(-distance / 25);
  }
  const loss = Float64Array.from({ length: 200 }, (_, i) => Math.exp(-i / 40) + 0.05 * Math.sin(i / 3) ** 2);
  const board = Uint8Array.from({ length: 64 }, (_, i) => (i + (i >> 3)) % 2);
  const document = {
    name: "an example",
    ripples: encode({ data: ripples, shape: [times, rows, columns] }),
    training: {
      steps: 200,
      loss: encode({ data: loss, shape: [200] }),
    },
    boards: [encode({ data: board, shape: [8, 8] }), null],
  };
  return new File([JSON.stringify(document)], "example.json", { type: "application/json" });
}
