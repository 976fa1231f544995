// One array: what is known of it, and a page of its elements as a picture.

import { decode } from "/ndserde/index.js";
import { drawn, isNumeric, statistics, words } from "./numbers.js";
import { heatMap, line } from "./plot.js";
import { brackets, seen, steps } from "./slices.js";

/** @typedef {import("./command.js").Command} Command @typedef {import("./tree.js").ArrayLine} ArrayLine */

const TALLEST = 480;
/** The side of an element, in CSS pixels. */
const LARGEST = 28;
const MOST_WORDS = 20_000;

/** @template {HTMLElement} T @param {string} id @returns {T} */
const by = (id) => /** @type {T} */ (document.getElementById(id));

export class ArrayView {
  /** @type {Command | undefined} */
  #command;
  /** @type {string[]} */
  #options = [];
  /** @type {ArrayLine | undefined} */
  #array;
  /** @type {number[]} of each axis */
  #places = [];
  #isBusy = false;
  #isStale = false;
  /** @type {{ size: [number, number], say: (row: number, column: number) => string } | undefined} */
  #page;
  /** @type {[number, number]} row and column */
  #at = [0, 0];

  constructor() {
    const canvas = by("canvas");
    canvas.addEventListener("pointermove", (event) => this.#point(event));
    canvas.addEventListener("pointerdown", (event) => this.#point(event));
    canvas.addEventListener("focus", () => this.#look());
    canvas.addEventListener("blur", () => (by("cursor").hidden = true));
    canvas.addEventListener("pointerleave", () => (by("cursor").hidden = document.activeElement !== canvas));
    canvas.addEventListener("keydown", (event) => this.#key(event));
    const scale = /** @type {HTMLCanvasElement} */ (by("scale"));
    heatMap(scale, Float64Array.from({ length: 256 }, (_, i) => i), [1, 256], [0, 255]);
    addEventListener("resize", () => this.#fit());
    // A line is drawn in the colour of the page.
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#page && this.#turn());
  }

  hide() {
    this.#array = undefined;
    by("array").hidden = true;
  }

  /** @param {Command} command @param {string[]} options @param {ArrayLine} array */
  async show(command, options, array) {
    this.#command = command;
    this.#options = options;
    this.#array = array;
    this.#places = array.shape.map(() => 0);
    this.#at = [0, 0];
    this.#page = undefined;
    by("array").hidden = false;
    by("array-name").textContent = array.path === "" ? "The array" : array.path;
    this.#facts(array);
    this.#axes(array);
    for (const id of ["picture", "words", "array-wrong", "cursor"]) by(id).hidden = true;
    if (array.shape.includes(0)) this.#instead("words", "No elements.");
    else await this.#turn();
  }

  /** @param {ArrayLine} array */
  #facts({ dtype, shape, order, bytes, min, max, nan }) {
    const facts = [
      ["dtype", dtype],
      ["shape", `[${shape.join(", ")}]`],
      ["order", order],
      ["bytes", bytes.toLocaleString("en")],
      ["least", min],
      ["greatest", max],
      [dtype.startsWith("datetime") || dtype.startsWith("timedelta") ? "NaT" : "NaN", nan],
    ];
    by("facts").replaceChildren(...facts.filter(([, value]) => value !== null).map(([name, value]) => {
      const fact = document.createElement("div");
      fact.append(element("dt", String(name)), element("dd", String(value)));
      return fact;
    }));
  }

  /** A slider for each axis that the picture does not show. @param {ArrayLine} array */
  #axes({ shape }) {
    const axes = shape.map((_, axis) => axis).filter((axis) => !seen(shape).includes(axis));
    by("places").replaceChildren(...axes.filter((axis) => shape[axis] > 1).map((axis) => {
      const label = element("label", `axis ${axis}`);
      const slider = document.createElement("input");
      Object.assign(slider, { type: "range", min: 0, max: shape[axis] - 1, value: 0 });
      const place = element("output", `0 of ${shape[axis]}`);
      slider.addEventListener("input", () => {
        this.#places[axis] = Number(slider.value);
        place.textContent = `${slider.value} of ${shape[axis]}`;
        this.#turn();
      });
      label.append(slider, place);
      return label;
    }));
  }

  /** To the page at the places; of those asked for while another comes, the last. */
  async #turn() {
    this.#isStale = true;
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        await this.#fetch();
      }
    } finally {
      this.#isBusy = false;
    }
  }

  async #fetch() {
    const [command, array] = [this.#command, this.#array];
    if (command === undefined || array === undefined) return;
    const path = array.path + brackets(array.shape, this.#places);
    const isPicture = isNumeric(array.dtype) && array.shape.length > 0;
    const options = ["get", ...this.#options, ...(isPicture ? ["--to", "json"] : [])];
    try {
      const { code, out, words } = await command.run(options, [path]);
      if (array !== this.#array) return;
      if (code !== 0) throw new Error(words);
      const text = new TextDecoder().decode(out);
      by("array-wrong").hidden = true;
      if (isPicture) this.#draw(array, decode(JSON.parse(text)));
      else this.#instead("words", text.length > MOST_WORDS ? `${text.slice(0, MOST_WORDS)}\n… the rest is not shown here` : text);
    } catch (error) {
      if (array !== this.#array) return;
      this.#instead("array-wrong", error instanceof Error ? error.message : String(error));
    }
  }

  /** Words in the place of the picture. @param {string} id @param {string} text */
  #instead(id, text) {
    by("picture").hidden = true;
    by(id).hidden = false;
    by(id).textContent = text.trim();
  }

  /** @param {ArrayLine} array @param {import("/ndserde/index.js").NdArray} page */
  #draw(array, page) {
    by("picture").hidden = false;
    const isLine = page.shape.length === 1;
    /** @type {[number, number]} */
    const size = isLine ? [1, page.shape[0]] : [page.shape[0], page.shape[1]];
    /** @param {number} row @param {number} column */
    const at = (row, column) => (isLine ? page.get(column) : page.get(row, column));
    const numbers = new Float64Array(size[0] * size[1]);
    numbers.forEach((_, i) => (numbers[i] = drawn(at(Math.floor(i / size[1]), i % size[1]))));
    const about = statistics(numbers);
    const range = rangeOf(array, about);

    const axes = seen(array.shape);
    const step = steps(array.shape);
    this.#page = {
      size,
      say: (row, column) => {
        const index = this.#places.slice();
        const steps = isLine ? [column * step[0]] : [row * step[0], column * step[1]];
        axes.forEach((axis, i) => (index[axis] = steps[i]));
        return `[${index.join(", ")}]  ${words(at(row, column), page.dtype)}`;
      },
    };
    const canvas = /** @type {HTMLCanvasElement} */ (by("canvas"));
    by("frame").classList.toggle("line", isLine);
    if (isLine) line(canvas, numbers, range);
    else heatMap(canvas, numbers, size, range);
    canvas.setAttribute("aria-label", isLine
      ? `A line through ${size[1]} elements; arrow keys move along it`
      : `A heat map of ${size[0]} rows and ${size[1]} columns; arrow keys move in it`);
    this.#fit();

    by("scale").hidden = isLine;
    by("low").textContent = short(range[0]);
    by("high").textContent = isLine ? `to ${short(range[1])}` : short(range[1]);
    by("nan").hidden = isLine || !numbers.some(Number.isNaN);
    const which = step.some((one) => one > 1) ? `Every ${axes.map((axis, i) => `${ordinal(step[i])} of axis ${axis}`).join(", every ")}. ` : "";
    const what = page.dtype.startsWith("complex") ? "absolute values" : "elements";
    by("seen").textContent = `${which}${about.finite.toLocaleString("en")} finite ${what} here: mean ${short(about.mean)}, standard deviation ${short(about.deviation)}`;
    this.#at = [Math.min(this.#at[0], size[0] - 1), Math.min(this.#at[1], size[1] - 1)];
    this.#say();
  }

  /** The picture as large as there is room. */
  #fit() {
    if (this.#page === undefined) return;
    const [rows, columns] = this.#page.size;
    const wide = by("picture").clientWidth;
    const frame = by("frame");
    if (frame.classList.contains("line")) {
      frame.style.width = "100%";
      frame.style.height = `${Math.min(wide / 3, 240)}px`;
      return;
    }
    const side = Math.min(wide / columns, TALLEST / rows, LARGEST);
    // Not as thin as a line, whatever the shape.
    frame.style.width = `${Math.max(side * columns, Math.min(wide, LARGEST * columns, 120))}px`;
    frame.style.height = `${Math.max(side * rows, Math.min(TALLEST, LARGEST * rows, 60))}px`;
  }

  /** @param {PointerEvent} event */
  #point(event) {
    if (this.#page === undefined) return;
    const box = by("canvas").getBoundingClientRect();
    const [rows, columns] = this.#page.size;
    this.#at = [
      within(Math.floor(((event.clientY - box.top) / box.height) * rows), rows),
      within(Math.floor(((event.clientX - box.left) / box.width) * columns), columns),
    ];
    this.#look();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.#page === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const [rows, columns] = this.#page.size;
    const [row, column] = this.#at;
    /** @type {Record<string, [number, number]>} */
    const moves = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [row, 0],
      End: [row, columns - 1],
      PageUp: [0, column],
      PageDown: [rows - 1, column],
    };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#at = [within(to[0], rows), within(to[1], columns)];
    this.#look();
  }

  #say() {
    by("element").textContent = this.#page?.say(...this.#at) ?? "";
  }

  /** At the element where the cursor is. */
  #look() {
    if (this.#page === undefined) return;
    const { size: [rows, columns] } = this.#page;
    const [row, column] = this.#at;
    this.#say();
    const cursor = by("cursor");
    cursor.hidden = false;
    cursor.style.top = `${(row / rows) * 100}%`;
    cursor.style.left = `${(column / columns) * 100}%`;
    cursor.style.height = `${100 / rows}%`;
    cursor.style.width = `${100 / columns}%`;
  }
}

/** That of the whole array, so that its pages are alike; of what is drawn where it has none.
 * @param {ArrayLine} array @param {{ low: number, high: number }} drawn @returns {[number, number]} */
function rangeOf({ min, max }, { low, high }) {
  /** @param {string} word */
  const number = (word) => ({ true: 1, false: 0 })[word] ?? Number(word);
  const [least, greatest] = [min, max].map((word) => (word === null ? NaN : number(word)));
  return [Number.isFinite(least) ? least : low, Number.isFinite(greatest) ? greatest : high];
}

/** @param {number} number */
function short(number) {
  return Number.isInteger(number) && Math.abs(number) < 1e15 ? number.toLocaleString("en") : String(Number(number.toPrecision(5)));
}

/** @param {number} number */
function ordinal(number) {
  return { 1: "element", 2: "second", 3: "third" }[number] ?? `${number}th`;
}

/** @param {number} place @param {number} length */
const within = (place, length) => Math.min(length - 1, Math.max(0, place));

/** @param {string} name @param {string} text */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
