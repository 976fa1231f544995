#!/usr/bin/env bash
# Daft drops the permutation of tensors, so that their numbers stand in other places.
#
# Versions: Daft 0.7.26, pyarrow 25.0.1 and NumPy 2.4.6 on Python 3.11.
# Input: a tensor stored as [2, 3] with the permutation [1, 0], which makes it [[0, 3], [1, 4], [2, 5]], from an
# Arrow table and from a Parquet file.
# Expected: this array, as pyarrow has it, or an error.
# Seen: [[0, 1, 2], [3, 4, 5]], without a warning, and no permutation in the type that Daft gives to Arrow.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check daft==0.7.26 pyarrow==25.0.1 numpy==2.4.6
found=$(env/bin/python - <<'EOF'
import daft
import pyarrow
from pyarrow import parquet

kind = pyarrow.fixed_shape_tensor(pyarrow.int32(), [2, 3], permutation=[1, 0])
storage = pyarrow.array([range(6)], kind.storage_type)
table = pyarrow.table({"x": pyarrow.ExtensionArray.from_storage(kind, storage)})
print("pyarrow", table["x"].chunk(0).to_numpy_ndarray()[0].tolist())
parquet.write_table(table, "x.parquet")
for name, frame in ("Arrow", daft.from_arrow(table)), ("Parquet", daft.read_parquet("x.parquet")):
    print(name, frame.to_pydict()["x"][0].tolist())
    print(name, frame.to_arrow().schema.field("x").type)
EOF
)
expected='pyarrow [[0, 3], [1, 4], [2, 5]]
Arrow [[0, 1, 2], [3, 4, 5]]
Arrow extension<arrow.fixed_shape_tensor[value_type=int32, shape=[2,3]]>
Parquet [[0, 1, 2], [3, 4, 5]]
Parquet extension<arrow.fixed_shape_tensor[value_type=int32, shape=[2,3]]>'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
