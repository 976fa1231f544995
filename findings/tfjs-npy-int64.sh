#!/usr/bin/env bash
# tfjs-npy keeps the lower 32 bits of each int64 in a .npy file.
#
# Versions: tfjs-npy 0.0.3 on Node 20; NumPy 2.2.6 writes.
# Input: numpy.array([7, 2**40 + 7, -(2**40)]), int64, NumPy's own type for integers.
# Expected: an error for what an int32 cannot hold, as tfjs-npy gives for uint16, uint32 and bools.
# Seen: int32 7, 7 and 0, without a warning.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check numpy==2.2.6
npm install --silent --no-fund --no-audit --prefix . tfjs-npy@0.0.3 > /dev/null
env/bin/python -c 'import numpy; numpy.save("a.npy", numpy.array([7, 2**40 + 7, -(2**40)]))'
cat > read.cjs <<'EOF'
const { parse } = require("tfjs-npy");
const bytes = require("fs").readFileSync("a.npy");
const tensor = parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
console.log(tensor.dtype, Array.from(tensor.dataSync()).join(" "));
EOF
found=$(node read.cjs 2> errors) || { cat errors; exit 1; }
expected='int32 7 7 0'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
