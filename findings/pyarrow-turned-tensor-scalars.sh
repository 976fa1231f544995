#!/usr/bin/env bash
# pyarrow gives a single tensor whose axes are turned with other numbers than the array that it is in.
#
# Versions: pyarrow 26.0.1 and NumPy 2.4.6 on Python 3.11.
# Input: one tensor stored as [2, 3] with the permutation [1, 0], which makes it (3, 2).
# Expected: array[0].to_numpy() is array.to_numpy_ndarray()[0], and so is array[0].to_tensor().
# Seen: the shape is right, but the numbers are [[0, 2], [1, 3], [2, 4]] for [[0, 3], [1, 4], [2, 5]], without
# an error: the stride of the other axis, so that 2 is there twice and 5 is missing. [2, 2] is right.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyarrow==26.0.1 numpy==2.4.6
found=$(env/bin/python - <<'EOF'
import pyarrow

for shape in [2, 3], [2, 2]:
    kind = pyarrow.fixed_shape_tensor(pyarrow.int32(), shape, permutation=[1, 0])
    size = shape[0] * shape[1]
    storage = pyarrow.array([range(size)], pyarrow.list_(pyarrow.int32(), size))
    array = pyarrow.ExtensionArray.from_storage(kind, storage)
    print("array", array.to_numpy_ndarray()[0].tolist())
    print("scalar", array[0].to_numpy().tolist(), array[0].to_tensor().to_numpy().tolist())
EOF
)
expected='array [[0, 3], [1, 4], [2, 5]]
scalar [[0, 2], [1, 3], [2, 4]] [[0, 2], [1, 3], [2, 4]]
array [[0, 2], [1, 3]]
scalar [[0, 2], [1, 3]] [[0, 2], [1, 3]]'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
