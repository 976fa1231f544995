// Shapes: the one place that multiplies them.

import { NdserdeError, shown } from "./error.js";

const MOST_AXES = 64;

/** A shape as a list of its own, each axis a safe integer. */
export function checkedShape(shape) {
  if (!Array.isArray(shape)) {
    throw new NdserdeError(`the shape is ${shown(shape)}, not a list of unsigned integers`);
  }
  if (shape.length > MOST_AXES) throw new NdserdeError(`the shape has ${shape.length} axes, more than ${MOST_AXES}`);
  return Array.from(shape, (axis, at) => {
    const length = typeof axis === "bigint" ? Number(axis) : axis;
    if (!Number.isSafeInteger(length) || length < 0) {
      throw new NdserdeError(`axis ${at} of the shape is ${shown(axis)}, not an unsigned integer up to 2^53 - 1`);
    }
    return length + 0; // no -0
  });
}

/** How many elements of `width` bytes the shape has. */
export function count(shape, dtype) {
  // An axis of zero does not hide what overflows.
  const product = (axes) => axes.reduce((left, axis) => left * axis, 1);
  if (!Number.isSafeInteger(product(shape.filter((axis) => axis !== 0)) * dtype.width)) {
    throw new NdserdeError(`shape [${shape.join(", ")}] of ${dtype.name} overflows: more than 2^53 - 1 bytes`);
  }
  return product(shape);
}

/** By how many elements each axis steps. */
export function strides(shape, order) {
  const steps = new Array(shape.length);
  let step = 1;
  for (let i = 0; i < shape.length; i++) {
    const axis = order === "F" ? i : shape.length - 1 - i;
    steps[axis] = step;
    step *= shape[axis];
  }
  return steps;
}

/** Whether both orders place the elements alike. */
export const isOneOrder = (shape) => shape.includes(0) || shape.filter((axis) => axis > 1).length < 2;

/** The word for the memory order. */
export function checkedOrder(order) {
  if (order === "C" || order === "F") return order;
  throw new NdserdeError(`unknown order ${shown(order)}: it is "C" or "F"`);
}

/** The bytes, if they are as many as the shape needs. */
export function sized(dtype, shape, bytes) {
  const needed = count(shape, dtype) * dtype.width;
  if (bytes.length === needed) return bytes;
  throw new NdserdeError(`shape [${shape.join(", ")}] of ${dtype.name} needs ${needed} bytes, the data has ${bytes.length}`);
}
