/** The element types that one typed array holds. */
export type SimpleDType =
  | "bool" | "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64"
  | "float16" | "bfloat16" | "float32" | "float64" | "complex64" | "complex128";

/** NumPy's names; text and byte strings have their width (`<U5`, `|S5`). */
export type DType = SimpleDType | `datetime64[${string}]` | `timedelta64[${string}]` | `<U${number}` | `|S${number}`;

/** "C": the last axis runs fastest; "F": the first. */
export type Order = "C" | "F";

/** What an engine has for float16: without Float16Array a Float32Array of the same values. */
export type Float16Data =
  | (typeof globalThis extends { Float16Array: { prototype: infer T } } ? T : never)
  | Float32Array;

/** The elements of 64-bit integers: bigints, or by choice numbers. */
export type Int64 = "bigint" | "number";

interface Native {
  bool: Uint8Array;
  int8: Int8Array;
  int16: Int16Array;
  int32: Int32Array;
  uint8: Uint8Array;
  uint16: Uint16Array;
  uint32: Uint32Array;
  float16: Float16Data;
  bfloat16: Float32Array;
  float32: Float32Array;
  float64: Float64Array;
  complex64: Float32Array;
  complex128: Float64Array;
}

/** The data of a dtype. A complex number is two items; a bool is 0 or 1. */
export type DataOf<D extends DType, L extends Int64 = "bigint"> = D extends keyof Native
  ? Native[D]
  : D extends "int64"
    ? L extends "number" ? Float64Array : BigInt64Array
    : D extends "uint64"
      ? L extends "number" ? Float64Array : BigUint64Array
      : D extends `<U${number}`
        ? string[]
        : D extends `|S${number}`
          ? Uint8Array[]
          : BigInt64Array;

/** One element of a dtype. */
export type ElementOf<D extends DType, L extends Int64 = "bigint"> = D extends "bool"
  ? boolean
  : D extends "complex64" | "complex128"
    ? [re: number, im: number]
    : D extends "int64" | "uint64"
      ? L extends "number" ? number : bigint
      : D extends SimpleDType
        ? number
        : D extends `<U${number}`
          ? string
          : D extends `|S${number}`
            ? Uint8Array
            : bigint;

export type Nested<T> = T | Nested<T>[];

/** The parts of an array. `dtype` may be left out where the class of `data` says it. */
export interface Parts<D extends DType = DType, L extends Int64 = Int64> {
  data: DataOf<D, L> | (D extends "float16" ? Float32Array : never) | (D extends "uint8" ? Uint8ClampedArray : never);
  shape: readonly number[];
  /** "C" if left out. */
  order?: Order;
  dtype?: D;
}

/** An array: its elements in memory order, with dtype, shape and order. */
export class NdArray<D extends DType = DType, L extends Int64 = "bigint"> {
  /** @throws NdserdeError if the parts don't fit together. */
  constructor(parts: Parts<D, L>);
  readonly data: DataOf<D, L>;
  readonly shape: readonly number[];
  readonly order: Order;
  readonly dtype: D;
  /**
   * The element at an index for each axis, whatever the order is.
   * @throws NdserdeError if there are more or fewer indices than axes, or one is out of range.
   */
  get(...indices: number[]): ElementOf<D, L>;
  /**
   * The elements as lists in lists, indexed like the array; the element itself if there are no axes.
   * @throws NdserdeError if there are no elements and more than 2^20 lists around them.
   */
  toNested(): Nested<ElementOf<D, L>>;
  /** Lets JSON.stringify write the array as `encode` does. */
  toJSON(): Tagged<D>;
}

/** The wire `tagged`: in JSON with base64 as data, in CBOR and MessagePack with bytes. */
export interface Tagged<D extends DType = DType, Data = string> {
  dtype: D;
  shape: number[];
  byteorder: "little";
  order: Order;
  data: Data;
}

export interface DecodeOptions<D extends DType = DType, L extends Int64 = Int64> {
  /** "number": int64 and uint64 as a Float64Array; an element beyond 2^53 - 1 is an error. Dates stay bigints. */
  int64?: L;
  /** The dtype that is expected; another is an error. */
  dtype?: D;
}

export interface EncodeOptions {
  /** Bytes in a Uint8Array, for CBOR and MessagePack, instead of base64, for JSON. A view of the data where it can be. */
  binary?: boolean;
  /** "packed": a head of some bytes and the elements, for many small arrays. */
  wire?: "tagged" | "packed";
}

export type NumberArray =
  | Int8Array | Int16Array | Int32Array | BigInt64Array | Uint8Array | Uint8ClampedArray | Uint16Array | Uint32Array
  | BigUint64Array | Float16Data | Float64Array;

type EachParts<D extends DType> = D extends DType ? Parts<D> : never;

/** What has a dtype: arrays, their parts, and typed arrays, which are one axis. */
export type Encodable = NdArray<any, any> | EachParts<DType> | NumberArray;

/**
 * The array that a value of a parsed document is: of the wires `tagged`, `readable` and `packed`.
 * @throws NdserdeError if it is none, or not exactly one.
 */
export function decode<D extends DType = DType>(value: unknown, options: DecodeOptions<D> & { int64: "number" }): NdArray<D, "number">;
export function decode<D extends DType = DType>(value: unknown, options?: DecodeOptions<D, "bigint">): NdArray<D>;
export function decode<D extends DType = DType>(value: unknown, options?: DecodeOptions<D>): NdArray<D, Int64>;

/**
 * The value that stands for an array in a document.
 * @throws NdserdeError if an element is not exactly one of the dtype, such as 0.1 of a float16.
 */
export function encode(array: Encodable, options: EncodeOptions & { wire: "packed"; binary: true }): Uint8Array;
export function encode(array: Encodable, options: EncodeOptions & { wire: "packed"; binary?: false }): string;
export function encode(array: Encodable, options: EncodeOptions & { wire?: "tagged"; binary: true }): Tagged<DType, Uint8Array>;
export function encode(array: Encodable, options?: EncodeOptions & { wire?: "tagged"; binary?: false }): Tagged;
export function encode(array: Encodable, options?: EncodeOptions): Tagged<DType, string | Uint8Array> | string | Uint8Array;

/**
 * A parsed document with each object in it decoded that has exactly the five keys of `tagged`. All else is copied.
 * @throws NdserdeError with the place in the document.
 */
export function decodeAll<T = unknown>(document: unknown, options?: DecodeOptions): T;

/**
 * The opposite: each NdArray and typed array in a document encoded: in lists, Maps and plain objects; those of
 * other classes stay as they are. With `binary` a Uint8Array stays, since it is what CBOR and MessagePack have
 * for bytes.
 */
export function encodeAll<T = unknown>(document: unknown, options?: EncodeOptions): T;

/**
 * The array of lists in lists, as `toNested` makes them: numbers, booleans, pairs for complex numbers, bigints,
 * texts; not byte strings.
 * Floats become the nearest of the dtype; all else that is not exactly one of it is an error.
 */
export function fromNested<D extends DType>(lists: unknown, dtype: D): NdArray<D>;

/** Bytes, as `fetch`, a dropped `File` and Node's `readFile` have them. */
export type FileBytes = Uint8Array | ArrayBufferLike;

/**
 * The array in a .npy file, as numpy.save writes it. Its data is a view of the file where that can be.
 * @throws NdserdeError if it is none; records and objects are refused.
 */
export function decodeNpy<D extends DType = DType>(file: FileBytes, options: DecodeOptions<D> & { int64: "number" }): NdArray<D, "number">;
export function decodeNpy<D extends DType = DType>(file: FileBytes, options?: DecodeOptions<D, "bigint">): NdArray<D>;
export function decodeNpy<D extends DType = DType>(file: FileBytes, options?: DecodeOptions<D>): NdArray<D, Int64>;

/**
 * The .npy file of an array, byte for byte as numpy.save writes it.
 * @throws NdserdeError for bfloat16, which NumPy has no name for.
 */
export function encodeNpy(array: Encodable): Uint8Array;

/** What cannot be read or written; the message has the names and numbers at fault. */
export class NdserdeError extends Error {
  name: "NdserdeError";
}
