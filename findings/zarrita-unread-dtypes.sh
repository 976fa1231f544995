#!/usr/bin/env bash
# zarrita says "not found" of an array that is there, and "dataType.match is not a function" of another,
# where what it does not read is their dtype.
#
# Versions: zarrita 0.7.5 on Node 20; zarr 3.1.6 with NumPy 2.2.6 on Python 3.11 writes.
# Input: a complex128 array in Zarr's format 2, and an array of texts (fixed_length_utf32) in format 3.
# Expected: an error that names the dtype, as for complex128 in format 3.
# Seen: "Not found: v3 array or group" and "dataType.match is not a function".
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check zarr==3.1.6 numpy==2.2.6
npm install --silent --no-fund --no-audit --prefix . zarrita@0.7.5 > /dev/null
env/bin/python -W ignore - <<'EOF'
import numpy
import zarr

arrays = [("2", 2, [1 + 2j]), ("3", 3, [1 + 2j]), ("text", 3, ["ab"])]
for name, version, values in arrays:
    values = numpy.array(values)
    array = zarr.create_array(name, shape=values.shape, dtype=values.dtype, zarr_format=version)
    array[...] = values
EOF
cat > read.mjs <<'EOF'
import { readFileSync } from "node:fs";
import * as zarr from "zarrita";
for (const name of ["2", "3", "text"]) {
  const store = {
    async get(key) {
      try {
        return new Uint8Array(readFileSync(name + key));
      } catch {
        return undefined;
      }
    },
  };
  try {
    console.log(name, await zarr.get(await zarr.open(store, { kind: "array" })));
  } catch (error) {
    console.log(name, error.message);
  }
}
EOF
found=$(node read.mjs)
expected='2 Not found: v3 array or group
3 Unknown or unsupported dataType: complex128
text dataType.match is not a function'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
