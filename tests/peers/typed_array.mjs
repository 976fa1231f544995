import { addExtension } from "cbor-x";

for (const [tag, order] of [[40, "C"], [1040, "F"]]) {
  addExtension({ tag, decode: ([shape, data]) => ({ shape, order, data }) });
}
