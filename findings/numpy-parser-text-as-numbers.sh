#!/usr/bin/env bash
# numpy-parser reads an array of text from a .npy file as 16-bit integers, with an axis that the file
# does not have.
#
# Versions: numpy-parser 1.2.3 on Node 20; NumPy 2.2.6 writes.
# Input: numpy.array(["ab", "c"]), whose dtype is <U2: each item is two characters of four bytes.
# Expected: the texts, or an error, as for bool, int64 and big-endian arrays.
# Seen: Uint16Array [97, 0, 98, 0, 99, 0, 0, 0] and the shape [2, 1].
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check numpy==2.2.6
npm install --silent --no-fund --no-audit --prefix . numpy-parser@1.2.3 > /dev/null
env/bin/python -c 'import numpy; numpy.save("text.npy", numpy.array(["ab", "c"]))'
cat > read.cjs <<'EOF'
const fs = require("fs");
const { fromArrayBuffer } = require("numpy-parser");
const bytes = fs.readFileSync("text.npy");
const { data, shape } = fromArrayBuffer(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
console.log(data.constructor.name, JSON.stringify([...data]), "shape", JSON.stringify(shape));
EOF
found=$(node read.cjs)
expected='Uint16Array [97,0,98,0,99,0,0,0] shape [2,1]'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
