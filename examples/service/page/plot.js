// Pictures of numbers on a canvas: a heat map of two axes, a line of one.

import { colour } from "./colours.js";
import { share } from "./numbers.js";

/**
 * One pixel for each number.
 * @param {HTMLCanvasElement} canvas
 * @param {Float64Array} numbers row by row
 * @param {[number, number]} size rows and columns
 * @param {[number, number]} range the least and the greatest
 */
export function heatMap(canvas, numbers, [rows, columns], [low, high]) {
  canvas.width = columns;
  canvas.height = rows;
  const image = new ImageData(columns, rows);
  numbers.forEach((number, at) => image.data.set([...colour(number, low, high), 255], 4 * at));
  canvas.getContext("2d")?.putImageData(image, 0, 0);
}

/**
 * Points that are joined.
 * @param {HTMLCanvasElement} canvas
 * @param {Float64Array} numbers
 * @param {[number, number]} range
 */
export function line(canvas, numbers, [low, high]) {
  canvas.width = 960;
  canvas.height = 320;
  const context = canvas.getContext("2d");
  if (context === null) return;
  const inset = 12;
  /** @param {number} at @returns {[number, number]} */
  const point = (at) => {
    const height = share(numbers[at], low, high) * (canvas.height - 2 * inset);
    return [((at + 0.5) / numbers.length) * canvas.width, canvas.height - inset - height];
  };
  context.strokeStyle = context.fillStyle = getComputedStyle(canvas).color;
  context.lineWidth = 3;
  context.lineJoin = "round";
  context.beginPath();
  let isOpen = false;
  numbers.forEach((number, at) => {
    // A gap for what has no place.
    if (!Number.isFinite(number)) {
      isOpen = false;
      return;
    }
    if (isOpen) context.lineTo(...point(at));
    else context.moveTo(...point(at));
    isOpen = true;
  });
  context.stroke();
  if (numbers.length > 64) return;
  numbers.forEach((number, at) => {
    if (!Number.isFinite(number)) return;
    context.beginPath();
    context.arc(...point(at), 6, 0, 2 * Math.PI);
    context.fill();
  });
}
