// Where the packages keep the types of the files that the pages import.

declare module "*/browser_wasi_shim/dist/index.js" {
  export * from "@bjorn3/browser_wasi_shim";
}

declare module "*/msgpack/dist.esm/index.mjs" {
  export * from "@msgpack/msgpack";
}

declare module "*/cborg/cborg.js" {
  export * from "cborg";
}
