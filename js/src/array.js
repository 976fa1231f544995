// An array: its data with dtype, shape and order.

import { typedName } from "./bytes.js";
import { dtypeOfClass, parseDtype } from "./dtype.js";
import { checkLength, holds, wrongBool } from "./elements.js";
import { NdserdeError, shown } from "./error.js";
import { checkedOrder, checkedShape, strides } from "./shape.js";
import { encodeTagged } from "./write.js";

/** The most lists that `toNested` makes of an array without elements. */
const MOST_EMPTY = 2 ** 20;

export class NdArray {
  #dtype;
  #length;
  #strides;

  constructor({ data, shape, order = "C", dtype = dtypeOfClass(typedName(data)) }) {
    if (dtype === undefined) throw new NdserdeError(`the dtype is missing, and ${shown(data)} has none`);
    const parsed = parseDtype(dtype);
    if (parsed.byteorder === "big") throw new NdserdeError(`the dtype ${dtype} is big-endian, typed arrays have the machine's byte order`);
    this.#dtype = parsed.dtype;
    this.shape = checkedShape(shape);
    this.order = checkedOrder(order);
    if (!holds(this.#dtype, data)) {
      throw new NdserdeError(`the data is ${typedName(data) ?? shown(data)}, which does not hold ${this.#dtype.name}`);
    }
    checkLength(this.#dtype, this.shape, data);
    this.#length = data.length;
    this.data = data;
    this.dtype = this.#dtype.name;
    this.#strides = strides(this.shape, this.order);
    Object.freeze(this.shape);
    Object.freeze(this);
  }

  /** The element at an index for each axis. */
  get(...indices) {
    if (indices.length !== this.shape.length) {
      throw new NdserdeError(`${indices.length} indices for an array of ${this.shape.length} axes (shape [${this.shape.join(", ")}])`);
    }
    let at = 0;
    indices.forEach((index, axis) => {
      if (!Number.isInteger(index) || index < 0 || index >= this.shape[axis]) {
        throw new NdserdeError(`index ${shown(index)} of axis ${axis}, whose length is ${this.shape[axis]}`);
      }
      at += index * this.#strides[axis];
    });
    if (this.data.length !== this.#length) checkLength(this.#dtype, this.shape, this.data);
    return this.#element(at);
  }

  /** The elements as lists in lists, indexed like the array; without axes the element itself. */
  toNested() {
    checkLength(this.#dtype, this.shape, this.data);
    const empty = this.shape.indexOf(0);
    const lists = this.shape.slice(0, Math.max(empty, 0)).reduce((left, axis) => left * axis, 1);
    if (lists > MOST_EMPTY) throw new NdserdeError(`shape [${this.shape.join(", ")}] has no elements and would be ${lists} empty lists`);
    const nested = (axis, from) => {
      if (axis === this.shape.length) return this.#element(from);
      const list = [];
      for (let i = 0; i < this.shape[axis]; i++) list.push(nested(axis + 1, from + i * this.#strides[axis]));
      return list;
    };
    return nested(0, 0);
  }

  /** What JSON has for it, so that JSON.stringify writes it. */
  toJSON() {
    return encodeTagged(this, false);
  }

  #element(at) {
    if (this.#dtype.kind === "complex") return [this.data[2 * at], this.data[2 * at + 1]];
    const element = this.data[at];
    if (this.#dtype.kind !== "bool") return element;
    if (element > 1) throw wrongBool(element, at);
    return element === 1;
  }
}
