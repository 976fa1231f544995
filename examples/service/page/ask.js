// One request to the service.

/**
 * @typedef {import("./formats.js").Format} Format
 * @typedef {import("./formats.js").NdArray} NdArray
 *
 * @typedef {object} Trip
 * @property {NdArray} probabilities
 * @property {number} sent bytes
 * @property {number} received bytes
 * @property {number} coding milliseconds for writing the request and reading the answer
 * @property {number} all milliseconds from the array to the answer
 */

/**
 * @param {Format} format
 * @param {NdArray} images
 * @param {AbortSignal} signal
 * @returns {Promise<Trip>}
 */
export async function ask(format, images, signal) {
  const start = performance.now();
  const body = format.write(images);
  const written = performance.now();
  const response = await fetch("predict", {
    method: "POST",
    headers: { "content-type": format.type, accept: format.type },
    body,
    signal,
  });
  if (!response.ok) throw new Error(await words(response));
  const bytes = new Uint8Array(await response.arrayBuffer());
  // It may have been given up since the last byte came.
  signal.throwIfAborted();
  const arrived = performance.now();
  const { probabilities } = format.read(bytes);
  const end = performance.now();
  return {
    probabilities,
    sent: body.length,
    received: bytes.length,
    coding: written - start + (end - arrived),
    all: end - start,
  };
}

/** What the service says is wrong. @param {Response} response */
async function words(response) {
  const text = await response.text();
  try {
    const problem = JSON.parse(text);
    return `${response.status}: ${problem.detail ?? problem.title}`;
  } catch {
    return `${response.status}: ${text.slice(0, 300)}`;
  }
}
