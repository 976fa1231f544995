#!/usr/bin/env bash
# nanoarrow reads a slice of float16 numbers from the beginning of what was sliced, and to its end.
#
# Versions: nanoarrow 0.9.0 and pyarrow 26.0.1 on Python 3.11.
# Input: pyarrow.array([0.5, 1.5, 2.5, 3.5])[2:] as float16 and as float32, and lists of two of them.
# Expected: [2.5, 3.5] for both.
# Seen: for float16 [0.5, 1.5, 2.5, 3.5] from an array whose length is 2, and in lists the row before the
# slice, without an error.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check nanoarrow==0.9.0 pyarrow==26.0.1
found=$(env/bin/python - <<'EOF'
import nanoarrow
import pyarrow

for kind in pyarrow.float16(), pyarrow.float32():
    numbers = pyarrow.array([0.5, 1.5, 2.5, 3.5], kind)
    read = nanoarrow.Array(numbers[2:])
    print(kind, len(read), read.to_pylist())
    lists = pyarrow.FixedSizeListArray.from_arrays(numbers, 2)
    print(kind, "in lists", nanoarrow.Array(lists[1:]).to_pylist())
EOF
)
expected='halffloat 2 [0.5, 1.5, 2.5, 3.5]
halffloat in lists [[0.5, 1.5]]
float 2 [2.5, 3.5]
float in lists [[2.5, 3.5]]'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
