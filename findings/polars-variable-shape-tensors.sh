#!/usr/bin/env bash
# Polars writes tensors of various shapes so that pyarrow reads no column of the file.
#
# Versions: Polars 2.1.0 and pyarrow 26.0.1 on Python 3.11.
# Input: a Parquet file of ids and arrow.variable_shape_tensor over a struct of `data`, a list, and `shape`, as
# the specification has it, by pyarrow; read and written again by Polars.
# Expected: the file, or one that pyarrow reads.
# Seen: Polars keeps the name of the extension and makes `data` a large_list, where the specification has a List.
# pyarrow says so, also for the ids alone.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check polars==2.1.0 pyarrow==26.0.1
found=$(env/bin/python - <<'EOF'
import polars
import pyarrow
from pyarrow import parquet

storage = pyarrow.array(
    [{"data": [1, 2], "shape": [1, 2]}],
    pyarrow.struct({"data": pyarrow.list_(pyarrow.float32()), "shape": pyarrow.list_(pyarrow.int32(), 2)}),
)
metadata = {"ARROW:extension:name": "arrow.variable_shape_tensor", "ARROW:extension:metadata": "{}"}
fields = [pyarrow.field("id", pyarrow.int64()), pyarrow.field("x", storage.type, metadata=metadata)]
table = pyarrow.table([pyarrow.array([7]), storage], pyarrow.schema(fields))
parquet.write_table(table, "pyarrow.parquet")
polars.read_parquet("pyarrow.parquet").write_parquet("polars.parquet")
for name in "pyarrow.parquet", "polars.parquet":
    for columns in ["id", "x"], ["id"]:
        try:
            print(name, columns, parquet.read_table(name, columns=columns).schema.types)
        except pyarrow.ArrowInvalid as error:
            print(name, columns, "error:", error)
EOF
)
expected="pyarrow.parquet ['id', 'x'] [DataType(int64), BaseExtensionType(extension<arrow.variable_shape_tensor[value_type=float, ndim=2]>)]
pyarrow.parquet ['id'] [DataType(int64)]
polars.parquet ['id', 'x'] error: Expected List storage type, got large_list<item: float>
polars.parquet ['id'] error: Expected List storage type, got large_list<item: float>"
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
