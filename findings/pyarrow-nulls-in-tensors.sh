#!/usr/bin/env bash
# pyarrow gives 0 for the NaN of a tensor that came from pandas.
#
# Versions: pyarrow 26.0.1, pandas 3.1.1 and NumPy 2.4.6 on Python 3.11.
# Input: a DataFrame whose column holds a float32 array [1, NaN, 3], to Table.from_pandas with
# fixed_shape_tensor as the type of the column, and back by to_numpy_ndarray.
# Expected: NaN, or an error, as to_numpy_ndarray gives for an array in which a whole tensor is null.
# Seen: from_pandas makes a null of the NaN within the array, and to_numpy_ndarray gives what lies beneath the
# null, 0, without an error, though to_numpy of the single tensor is one. The error for a whole tensor names
# an argument `allow_nulls`, which to_numpy_ndarray does not have.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyarrow==26.0.1 pandas==3.1.1 numpy==2.4.6
found=$(env/bin/python - <<'EOF'
import numpy
import pandas
import pyarrow

kind = pyarrow.fixed_shape_tensor(pyarrow.float32(), [3])
frame = pandas.DataFrame({"x": [numpy.array([1, numpy.nan, 3], "float32")]})
tensors = pyarrow.Table.from_pandas(frame, pyarrow.schema([("x", kind)]))["x"].chunk(0)
print("stored", tensors.to_pylist())
print("array", tensors.to_numpy_ndarray().tolist())
whole = pyarrow.array([None, [1, 2, 3]], kind.storage_type)
for name, read in (
    ("scalar", lambda: tensors[0].to_numpy()),
    ("null tensor", lambda: pyarrow.ExtensionArray.from_storage(kind, whole).to_numpy_ndarray()),
):
    try:
        print(name, read())
    except pyarrow.ArrowInvalid as error:
        print(name, "error:", error)
EOF
)
expected='stored [[1.0, None, 3.0]]
array [[1.0, 0.0, 3.0]]
scalar error: Cannot convert data with nulls to Tensor.
null tensor error: Array contains nulls, explicitly pass `allow_nulls=true` to leave them undefined.'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
