#!/usr/bin/env bash
# pyarrow reads the tensors of three turned axes that it has written itself with other axes.
#
# Versions: pyarrow 26.0.1 and NumPy 2.4.6 on Python 3.11.
# Input: two tensors of shape [2, 3, 4] with their axes turned in all six ways, as transpose gives them, to
# FixedShapeTensorArray.from_numpy_ndarray and back by to_numpy_ndarray.
# Expected: each array as it was.
# Seen: for [1, 2, 0] and [2, 0, 1], the two that are not their own inverse, another shape, without an error.
# The type's permutation is the inverse of what arrow.fixed_shape_tensor specifies: logical axis i is stored
# axis permutation[i]. By the type, and so in a file, an array (3, 4, 2) is one of (4, 2, 3).
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyarrow==26.0.1 numpy==2.4.6
found=$(env/bin/python - <<'EOF'
import itertools

import numpy
import pyarrow

stored = numpy.arange(48, dtype="float32").reshape(2, 2, 3, 4)
for order in itertools.permutations(range(3)):
    array = stored.transpose(0, *(axis + 1 for axis in order))
    tensors = pyarrow.FixedShapeTensorArray.from_numpy_ndarray(array)
    back = tensors.to_numpy_ndarray()
    same = back.shape == array.shape and (back == array).all()
    print(order, array.shape, "permutation", tensors.type.permutation, "back", back.shape, same)
EOF
)
expected='(0, 1, 2) (2, 2, 3, 4) permutation [0, 1, 2] back (2, 2, 3, 4) True
(0, 2, 1) (2, 2, 4, 3) permutation [0, 2, 1] back (2, 2, 4, 3) True
(1, 0, 2) (2, 3, 2, 4) permutation [1, 0, 2] back (2, 3, 2, 4) True
(1, 2, 0) (2, 3, 4, 2) permutation [2, 0, 1] back (2, 4, 2, 3) False
(2, 0, 1) (2, 4, 2, 3) permutation [1, 2, 0] back (2, 3, 4, 2) False
(2, 1, 0) (2, 4, 3, 2) permutation [2, 1, 0] back (2, 4, 3, 2) True'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
