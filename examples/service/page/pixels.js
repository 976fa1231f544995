// The image of 8 x 8 pixels: shown, and changed by the keyboard or a click.

import { SIDE } from "./reduce.js";

const FULL = 16;

/** Where a key leads from a row and a column. @type {Record<string, (row: number, column: number) => [number, number]>} */
const MOVES = {
  ArrowUp: (row, column) => [row - 1, column],
  ArrowDown: (row, column) => [row + 1, column],
  ArrowLeft: (row, column) => [row, column - 1],
  ArrowRight: (row, column) => [row, column + 1],
  Home: (row) => [row, 0],
  End: (row) => [row, SIDE - 1],
};

export class Pixels {
  /** @type {Uint8Array} */
  image = new Uint8Array(SIDE * SIDE);

  /**
   * @param {HTMLElement} grid
   * @param {HTMLElement} readout says the pixel that is looked at
   * @param {(image: Uint8Array) => void} changed is told when a person has changed a pixel
   */
  constructor(grid, readout, changed) {
    this.readout = readout;
    this.changed = changed;
    this.cells = Array.from({ length: SIDE }, (_, row) => {
      const line = grid.appendChild(element("row"));
      return Array.from({ length: SIDE }, (_, column) => {
        const cell = line.appendChild(element("gridcell"));
        cell.tabIndex = -1;
        cell.addEventListener("click", () => this.#turn(row, column));
        cell.addEventListener("keydown", (event) => this.#key(event, row, column));
        cell.addEventListener("focus", () => this.#say(row, column));
        cell.addEventListener("mouseenter", () => this.#say(row, column));
        return cell;
      });
    });
    this.cells[0][0].tabIndex = 0;
    this.show(this.image);
  }

  /** @param {Uint8Array} image */
  show(image) {
    this.image = image;
    this.cells.flat().forEach((cell, at) => {
      cell.style.setProperty("--value", String(image[at]));
      cell.setAttribute("aria-label", this.#words(Math.floor(at / SIDE), at % SIDE));
    });
  }

  /** @param {number} row @param {number} column */
  #words(row, column) {
    return `row ${row + 1}, column ${column + 1}: ${this.image[row * SIDE + column]}`;
  }

  /** @param {number} row @param {number} column */
  #say(row, column) {
    this.readout.textContent = this.#words(row, column);
  }

  /** @param {KeyboardEvent} event @param {number} row @param {number} column */
  #key(event, row, column) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      this.#turn(row, column);
      return;
    }
    const to = MOVES[event.key]?.(row, column);
    if (to === undefined) return;
    event.preventDefault();
    const next = this.cells[to[0]]?.[to[1]];
    if (next !== undefined) this.#focus(next);
  }

  /** Tab leads to one cell alone. @param {HTMLElement} cell */
  #focus(cell) {
    for (const other of this.cells.flat()) other.tabIndex = other === cell ? 0 : -1;
    cell.focus();
  }

  /** @param {number} row @param {number} column */
  #turn(row, column) {
    const image = this.image.slice();
    const at = row * SIDE + column;
    image[at] = image[at] >= FULL / 2 ? 0 : FULL;
    this.show(image);
    this.#focus(this.cells[row][column]);
    this.#say(row, column);
    this.changed(image);
  }
}

/** @param {string} role */
function element(role) {
  const made = document.createElement("div");
  made.setAttribute("role", role);
  return made;
}
