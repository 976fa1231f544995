// The drawing page: from a drawing to pixels, from pixels to an answer, and the formats side by side.

import { NdArray } from "/ndserde/index.js";
import { ask } from "./ask.js";
import { Drawing } from "./drawing.js";
import { DIGITS } from "./examples.js";
import { formats, JSON_FORMAT } from "./formats.js";
import { Pixels } from "./pixels.js";
import { reduce, SIDE } from "./reduce.js";

/** @typedef {import("./ask.js").Trip} Trip */

const ROUNDS = 5;
/** How long nothing must have changed before it is measured, in milliseconds. */
const QUIET = 300;

/** @template {HTMLElement} T @param {string} id @returns {T} */
const by = (id) => /** @type {T} */ (document.getElementById(id));

const count = /** @type {HTMLSelectElement} */ (by("count"));
const bars = Array.from({ length: 10 }, (_, digit) => bar(digit));
const rows = rowsOf(await formats());
let running = new AbortController();

const pixels = new Pixels(by("pixels"), by("pixel"), (image) => recognise(image));
const drawing = new Drawing(by("drawing"), ({ strokes }) => {
  by("invitation").hidden = strokes.length > 0;
  const image = reduce(strokes);
  pixels.show(image);
  recognise(image);
});

by("clear").addEventListener("click", () => drawing.clear());
by("example").addEventListener("click", () => {
  next = (next + 1) % DIGITS.length;
  const scale = drawing.canvas.width / 100;
  drawing.show(DIGITS[next].map((stroke) => stroke.map(([x, y]) => [x * scale, y * scale])));
});
let next = 1;
count.addEventListener("change", () => recognise(pixels.image));

/** @param {Uint8Array} image */
async function recognise(image) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  by("answer").ariaBusy = "true";
  try {
    if (image.every((pixel) => pixel === 0)) return nothing();
    const { probabilities } = await ask(JSON_FORMAT, repeated(image, 1), signal);
    show(Array.from({ length: 10 }, (_, digit) => Number(probabilities.get(0, digit))));
    by("answer").ariaBusy = "false";
    await wait(QUIET, signal);
    await compare(repeated(image, Number(count.value)), signal);
  } catch (error) {
    if (signal.aborted) return;
    by("answer").ariaBusy = "false";
    by("answer").className = "answer wrong";
    by("answer").textContent = error instanceof TypeError ? `The service does not answer (${error.message}).` : String(error);
  }
}

/** @param {Uint8Array} image @param {number} times */
function repeated(image, times) {
  const data = new Uint8Array(times * image.length);
  for (let i = 0; i < times; i++) data.set(image, i * image.length);
  return new NdArray({ data, shape: [times, SIDE, SIDE] });
}

function nothing() {
  by("answer").className = "answer";
  by("answer").ariaBusy = "false";
  by("answer").textContent = "Nothing is drawn yet.";
  bars.forEach((bar) => bar(undefined));
}

/** @param {number[]} probabilities */
function show(probabilities) {
  const digit = probabilities.indexOf(Math.max(...probabilities));
  const strong = document.createElement("strong");
  strong.textContent = String(digit);
  by("answer").className = "answer";
  by("answer").replaceChildren(strong, ` with a probability of ${percent(probabilities[digit])}`);
  bars.forEach((bar, digit) => bar(probabilities[digit]));
}

/** Each format in turn, some times; the first time counts for none. @param {NdArray} images @param {AbortSignal} signal */
async function compare(images, signal) {
  /** @type {Trip[][]} */
  const trips = rows.map(() => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [i, { format }] of rows.entries()) {
      const trip = await ask(format, images, signal);
      if (round > 0) trips[i].push(trip);
    }
  }
  const largest = Math.max(...trips.map(([{ sent }]) => sent));
  rows.forEach(({ show }, i) => show(trips[i], largest));
  const same = trips.flat().every(({ probabilities }) => bits(probabilities) === bits(trips[0][0].probabilities));
  by("agreement").className = same ? "hint" : "hint wrong";
  by("agreement").textContent = same
    ? "All answers are the same, bit for bit."
    : "The answers differ.";
}

/** @param {NdArray} array */
function bits({ dtype, shape, data }) {
  const { buffer, byteOffset, byteLength } = /** @type {Float32Array} */ (data);
  return [dtype, shape, new Uint8Array(buffer, byteOffset, byteLength)].join(" ");
}

/** @param {number} share */
function percent(share) {
  const rounded = (share * 100).toFixed(1);
  return `${rounded === "100.0" ? "100" : rounded} %`;
}

/** A row for a digit; what is returned sets it. @param {number} digit */
function bar(digit) {
  const row = by("bars").querySelector("tbody")?.insertRow();
  const name = document.createElement("th");
  name.scope = "row";
  name.textContent = String(digit);
  row?.append(name);
  const track = document.createElement("div");
  track.className = "track";
  const fill = track.appendChild(document.createElement("div"));
  fill.className = "fill";
  row?.insertCell().append(track);
  const number = row?.insertCell();
  /** @param {number | undefined} share */
  const set = (share) => {
    fill.style.setProperty("--share", String(share ?? 0));
    if (number) number.textContent = share === undefined ? "–" : percent(share);
  };
  set(undefined);
  return set;
}

/** The rows of the formats that are there. @param {Awaited<ReturnType<typeof formats>>} all */
function rowsOf(all) {
  return all.flatMap((format) => {
    const row = /** @type {HTMLTableElement} */ (by("formats")).tBodies[0].insertRow();
    const name = row.appendChild(document.createElement("th"));
    name.scope = "row";
    name.textContent = format.name;
    if ("missing" in format) {
      const cell = row.insertCell();
      cell.colSpan = 4;
      cell.className = "missing";
      cell.textContent = format.missing;
      return [];
    }
    const cells = Array.from({ length: 4 }, () => row.insertCell());
    cells.forEach((cell) => (cell.textContent = "–"));
    cells[0].className = "size";
    /** @param {Trip[]} trips @param {number} largest */
    const show = (trips, largest) => {
      const [{ sent, received }] = trips;
      cells[0].style.setProperty("--share", String(sent / largest));
      cells[0].textContent = sent.toLocaleString("en");
      cells[1].textContent = received.toLocaleString("en");
      cells[2].textContent = median(trips.map(({ coding }) => coding)).toFixed(1);
      cells[3].textContent = median(trips.map(({ all }) => all)).toFixed(1);
    };
    return [{ format, show }];
  });
}

/** @param {number[]} numbers */
function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** @param {number} milliseconds @param {AbortSignal} signal */
function wait(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
