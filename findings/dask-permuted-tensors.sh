#!/usr/bin/env bash
# Dask reads no Parquet file that has a column of tensors with a permutation, not even its other columns.
#
# Versions: Dask 2026.8.0, pandas 3.1.1, pyarrow 26.0.1 and NumPy 2.4.6 on Python 3.11.
# Input: a file of ids and one tensor of shape [2, 2], as FixedShapeTensorArray.from_numpy_ndarray makes it,
# which states a permutation, here the identity [0, 1]; and the same without one.
# Expected: the ids, as pandas reads them from both files.
# Seen: an error for columns=["id"], for an array of which no axis is turned.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
  "dask[dataframe]==2026.8.0" pandas==3.1.1 pyarrow==26.0.1 numpy==2.4.6
found=$(env/bin/python - <<'EOF'
import dask.dataframe
import numpy
import pandas
import pyarrow
from pyarrow import parquet

tensors = pyarrow.FixedShapeTensorArray.from_numpy_ndarray(numpy.zeros((1, 2, 2)))
plain = pyarrow.fixed_shape_tensor(pyarrow.float64(), [2, 2])
for column in tensors, pyarrow.ExtensionArray.from_storage(plain, tensors.storage):
    parquet.write_table(pyarrow.table({"id": [7], "x": column}), "x.parquet")
    print(column.type)
    for name, read in (
        ("pandas", lambda: pandas.read_parquet("x.parquet", columns=["id"])),
        ("Dask", lambda: dask.dataframe.read_parquet("x.parquet", columns=["id"]).compute()),
    ):
        try:
            print(" ", name, read()["id"].tolist())
        except NotImplementedError as error:
            print(" ", name, "error:", str(error).strip().splitlines()[-1])
EOF
)
expected='extension<arrow.fixed_shape_tensor[value_type=double, shape=[2,2], permutation=[0,1]]>
  pandas [7]
  Dask error: Original Message: Converting a sequence of arrays to a fixed_shape_tensor with a permutation is not supported
extension<arrow.fixed_shape_tensor[value_type=double, shape=[2,2]]>
  pandas [7]
  Dask [7]'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
