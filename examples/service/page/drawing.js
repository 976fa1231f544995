// A canvas to draw on with a mouse, a finger or a pen.

/** @typedef {import("./reduce.js").Point} Point */

/** The width of a stroke, as a share of the canvas. */
const WIDTH = 0.07;

export class Drawing {
  /** @type {Point[][]} in canvas pixels */
  strokes = [];
  #isAsked = false;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {(drawing: Drawing) => void} changed is told of new points, once a frame
   */
  constructor(canvas, changed) {
    this.canvas = canvas;
    this.changed = changed;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    canvas.addEventListener("pointerdown", (event) => this.#start(event));
    canvas.addEventListener("pointermove", (event) => this.#go(event));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#paint());
  }

  clear() {
    this.show([]);
  }

  /** Another drawing instead. @param {Point[][]} strokes */
  show(strokes) {
    this.strokes = strokes;
    this.#later();
  }

  /** @param {PointerEvent} event */
  #start(event) {
    if (event.button !== 0 || !event.isPrimary) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.strokes.push([]);
    this.#add(event);
  }

  /** @param {PointerEvent} event */
  #go(event) {
    if (this.canvas.hasPointerCapture(event.pointerId) && event.isPrimary) this.#add(event);
  }

  /** @param {PointerEvent} event */
  #add(event) {
    const box = this.canvas.getBoundingClientRect();
    const passed = event.getCoalescedEvents?.() ?? [];
    for (const { clientX, clientY } of passed.length > 0 ? passed : [event]) {
      this.strokes.at(-1)?.push([
        ((clientX - box.left) / box.width) * this.canvas.width,
        ((clientY - box.top) / box.height) * this.canvas.height,
      ]);
    }
    this.#later();
  }

  #later() {
    if (this.#isAsked) return;
    this.#isAsked = true;
    requestAnimationFrame(() => {
      this.#isAsked = false;
      this.#paint();
      this.changed(this);
    });
  }

  #paint() {
    const { canvas, context } = this;
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.strokeStyle = getComputedStyle(canvas).color;
    context.lineWidth = WIDTH * canvas.width;
    context.lineCap = "round";
    context.lineJoin = "round";
    for (const stroke of this.strokes) {
      context.beginPath();
      stroke.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
      // A dot is a line to itself.
      if (stroke.length === 1) context.lineTo(...stroke[0]);
      context.stroke();
    }
  }
}
