// The types, as `tsc --strict` sees them: each line that must not compile says so.
import { decode, decodeAll, decodeNpy, encode, encodeAll, encodeNpy, fromNested, NdArray, NdserdeError } from "ndserde";
import type { DType, Tagged } from "ndserde";

const document: unknown = JSON.parse('{"dtype":"float32","shape":[1],"byteorder":"little","order":"C","data":"AACAPw=="}');

const any: NdArray = decode(document);
const name: DType = any.dtype;
const floats: Float32Array = decode(document, { dtype: "float32" }).data;
const element: number = decode(document, { dtype: "float32" }).get(0);
const shape: readonly number[] = any.shape;
// @ts-expect-error the shape is not to be changed
any.shape[0] = 2;
// @ts-expect-error float65 is no dtype
decode(document, { dtype: "float65" });
// @ts-expect-error
decode(document, { int64: "string" });

const longs: BigInt64Array = decode(document, { dtype: "int64" }).data;
const doubles: Float64Array = decode(document, { dtype: "int64", int64: "number" }).data;
// @ts-expect-error bigints by default
const wrong: number = decode(document, { dtype: "int64" }).get(0);
const pair: [number, number] = decode(document, { dtype: "complex64" }).get(0);
const flag: boolean = decode(document, { dtype: "bool" }).get(0);
const texts: string[] = decode(document, { dtype: "<U5" }).data;
const strings: Uint8Array[] = decode(document, { dtype: "|S5" }).data;
const dates: BigInt64Array = decode(document, { dtype: "datetime64[ns]" }).data;

const tagged: Tagged = encode({ data: new Float32Array(6), shape: [2, 3] });
const text: string = encode(new Float64Array(3)).data;
const bytes: Uint8Array = encode(any, { binary: true }).data;
const packed: string = encode(any, { wire: "packed" });
const packedBytes: Uint8Array = encode(any, { wire: "packed", binary: true });
encode({ data: new Float32Array(6), shape: [2, 3], dtype: "bfloat16", order: "F" });
encode(new NdArray({ data: new Float64Array(1), shape: [], dtype: "int64" }));
encode(new NdArray({ data: Float64Array.of(1, 2), shape: [], dtype: "complex128" }));
encode(new Uint8ClampedArray(4));
// @ts-expect-error lists have no dtype
encode([1, 2]);
// @ts-expect-error
encode({ data: new Float32Array(6), shape: [2, 3], dtype: "int8" });
// @ts-expect-error
encode({ data: new Float32Array(6), shape: [2, 3], order: "A" });
// @ts-expect-error a shape is needed
encode({ data: new Float32Array(6) });

const model = decodeAll<{ weights: NdArray<"float32"> }>(document);
const weights: Float32Array = model.weights.data;
const all: unknown = encodeAll({ weights, name: "a" }, { binary: true });
const nested: NdArray<"int16"> = fromNested([[1, 2]], "int16");
const file: Uint8Array = encodeNpy(any);
const image: Uint8Array = decodeNpy(file.buffer, { dtype: "uint8" }).data;
const counts: Float64Array = decodeNpy(file, { dtype: "int64", int64: "number" }).data;
// @ts-expect-error text is no file
decodeNpy("file");
const json: string = JSON.stringify(nested);
const error: Error = new NdserdeError("words");

export { all, bytes, counts, dates, doubles, element, error, file, flag, floats, image, json, longs, name, packed, packedBytes, pair };
export { shape, strings, tagged, text, texts, wrong };
