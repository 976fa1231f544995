/** What cannot be read or written. The message has the names and numbers at fault. */
export class NdserdeError extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = "NdserdeError";
  }
}

/** A value as a message shows it: short, whatever it is. */
export function shown(value) {
  if (typeof value === "string") {
    return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}..` : value);
  }
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "bigint") return value < 1n << 128n && value > -(1n << 128n) ? `${value}` : "a huge bigint";
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "object" && value !== null) {
    const tag = Object.prototype.toString.call(value).slice(8, -1);
    return tag === "Object" ? "an object" : `a value of ${tag.slice(0, 40)}`;
  }
  return typeof value === "function" ? "a function" : String(value);
}
