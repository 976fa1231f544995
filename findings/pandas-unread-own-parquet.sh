#!/usr/bin/env bash
# pandas cannot read Parquet files that it has written itself with a column of lists or tensors, nor the
# other columns of them.
#
# Versions: pandas 3.1.1 and pyarrow 26.0.1 with NumPy 2.4.6 on Python 3.11.
# Input: a DataFrame of ids and a column in one of Arrow's types (ArrowDtype), by to_parquet and read_parquet.
# Expected: the DataFrame, as with dtype_backend="pyarrow".
# Seen: errors, for columns=["id"] too: pandas writes the name of the type into the file, and does not
# understand its own name on reading.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1 pyarrow==26.0.1 numpy==2.4.6
found=$(env/bin/python - <<'EOF'
import io

import pandas
import pyarrow

tensor = pyarrow.fixed_shape_tensor(pyarrow.float32(), [2])
lists = pyarrow.array([[1, 2]], tensor.storage_type)
for name, array in (
    ("list of fixed size", lists),
    ("list", pyarrow.array([[1, 2]])),
    ("tensor", pyarrow.ExtensionArray.from_storage(tensor, lists)),
):
    frame = pandas.DataFrame({"id": [1], "x": pandas.arrays.ArrowExtensionArray(array)})
    file = frame.to_parquet()
    for options in {}, {"columns": ["id"]}, {"dtype_backend": "pyarrow"}:
        try:
            print(name, options, list(pandas.read_parquet(io.BytesIO(file), **options).columns))
        except (NotImplementedError, TypeError) as error:
            print(name, options, type(error).__name__, str(error).split(" in the string")[0])
EOF
)
expected="list of fixed size {} NotImplementedError Passing pyarrow type specific parameters ([2])
list of fixed size {'columns': ['id']} NotImplementedError Passing pyarrow type specific parameters ([2])
list of fixed size {'dtype_backend': 'pyarrow'} ['id', 'x']
list {} TypeError data type 'list<item: int64>[pyarrow]' not understood
list {'columns': ['id']} TypeError data type 'list<item: int64>[pyarrow]' not understood
list {'dtype_backend': 'pyarrow'} ['id', 'x']
tensor {} NotImplementedError Passing pyarrow type specific parameters ([value_type=float, shape=[2]])
tensor {'columns': ['id']} NotImplementedError Passing pyarrow type specific parameters ([value_type=float, shape=[2]])
tensor {'dtype_backend': 'pyarrow'} ['id', 'x']"
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
