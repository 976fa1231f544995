#!/usr/bin/env bash
# jsfive gives nothing for the parts of an HDF5 data set that were never written, where the file states a
# fill value.
#
# Versions: jsfive 0.4.2 on Node 20; h5py 3.14.0 with NumPy 2.2.6 writes (libver "earliest").
# Input: int32 data sets of five numbers in chunks of two, fill value 7: `none` with nothing written, `first`
# with the first number set to 3.
# Expected: [7, 7, 7, 7, 7] and [3, 7, 7, 7, 7], as h5py reads them.
# Seen: an empty list, though the shape is [5], and a list of length 5 that holds 3 and 7 and three times
# nothing (undefined).
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check h5py==3.14.0 numpy==2.2.6
npm install --silent --no-fund --no-audit --prefix . jsfive@0.4.2 > /dev/null
env/bin/python - <<'EOF'
import h5py

with h5py.File("a.h5", "w", libver="earliest") as file:
    file.create_dataset("none", shape=(5,), dtype="i4", chunks=(2,), fillvalue=7)
    file.create_dataset("first", shape=(5,), dtype="i4", chunks=(2,), fillvalue=7)[0:1] = 3
with h5py.File("a.h5") as file:
    print("h5py", file["none"][:].tolist(), file["first"][:].tolist())
EOF
cat > read.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { File } from "jsfive";
const bytes = readFileSync("a.h5");
const file = new File(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), "a.h5");
for (const name of ["none", "first"]) {
  const { shape, value } = file.get(name);
  console.log(name, JSON.stringify(shape), value.length, Array.from(value, String).join(" "));
}
EOF
found=$(node read.mjs)
expected='none [5] 0 
first [5] 5 3 7 undefined undefined undefined'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
