#!/usr/bin/env bash
# npm's cbor turns the bytes of big-endian typed arrays around in the document that it decodes.
#
# Versions: cbor 10.0.12 on Node 20, beside cbor-x 1.6.9 and cbor2 2.3.0, on x86-64.
# Input: float32 [1.5] in big-endian order (tag 81 of RFC 8746), d8 51 44 3f c0 00 00, decoded twice from one
# buffer.
# Expected: 1.5 both times, and the buffer as it was.
# Seen: 1.5, then 6.896490392174587e-41; after the first time the buffer holds 00 00 c0 3f. Whoever else reads
# the buffer then, another library too, reads that number. The other two leave the buffer as it is.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --ignore-scripts --omit=optional --prefix . \
  cbor@10.0.12 cbor-x@1.6.9 cbor2@2.3.0 > /dev/null
cat > read.mjs <<'EOF'
import cbor from "cbor";
import * as cborX from "cbor-x";
import * as cbor2 from "cbor2";

for (const [name, read] of [["cbor", cbor.decodeFirstSync], ["cbor-x", cborX.decode], ["cbor2", cbor2.decode]]) {
  const buffer = Buffer.from("d851443fc00000", "hex");
  const [first] = read(buffer);
  const after = buffer.toString("hex");
  console.log(name, first, after, read(buffer)[0]);
}
EOF
found=$(node read.mjs)
expected='cbor 1.5 d851440000c03f 6.896490392174587e-41
cbor-x 1.5 d851443fc00000 1.5
cbor2 1.5 d851443fc00000 1.5'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
