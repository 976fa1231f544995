#!/usr/bin/env bash
# pandas finds columns of float16, lists, structs and tensors in Arrow's types unequal to themselves.
#
# Versions: pandas 3.1.1 and pyarrow 26.0.1 with NumPy 2.4.6 on Python 3.11.
# Input: columns of one row in the types of Arrow (ArrowDtype), each by == with itself and by Series.equals.
# Expected: True, or an error for types that pyarrow does not compare.
# Seen: == is False and != is True in every row, without a warning; for float16 too. Series.equals is True.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1 pyarrow==26.0.1 numpy==2.4.6
found=$(env/bin/python - <<'EOF'
import pandas
import pyarrow

floats = pyarrow.list_(pyarrow.float32(), 1)
tensor = pyarrow.fixed_shape_tensor(pyarrow.float32(), [1])
for name, array in (
    ("float32", pyarrow.array([1.5], pyarrow.float32())),
    ("float16", pyarrow.array([1.5], pyarrow.float16())),
    ("list", pyarrow.array([[1.5]], floats)),
    ("struct", pyarrow.array([{"a": 1.5}])),
    ("tensor", pyarrow.ExtensionArray.from_storage(tensor, pyarrow.array([[1.5]], floats))),
):
    column = pandas.Series(pandas.arrays.ArrowExtensionArray(array))
    print(name, (column == column).tolist(), (column != column).tolist(), column.equals(column))
EOF
)
expected='float32 [True] [False] True
float16 [False] [True] True
list [False] [True] True
struct [False] [True] True
tensor [False] [True] True'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
