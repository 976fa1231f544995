export { NdArray } from "./array.js";
export { decode, decodeAll, encode, encodeAll, fromNested } from "./document.js";
export { NdserdeError } from "./error.js";
export { decodeNpy, encodeNpy } from "./npy.js";
