#!/usr/bin/env bash
# pyarrow writes tensors without elements to Parquet as lists with a null, and cannot read the file.
#
# Versions: pyarrow 26.0.1 on Python 3.11.
# Input: two tensors of shape [0, 3], and the fixed_size_list of size 0 in which they are stored.
# Expected: two empty tensors and lists, as Arrow's own files have them.
# Seen: reading is "Expected all lists to be of size=0 but index 1 had size=1". Without the Arrow schema in the
# file, the rows are lists with one null each, and so they are for other readers.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyarrow==26.0.1
found=$(env/bin/python - <<'EOF'
import io

import pyarrow
from pyarrow import parquet

storage = pyarrow.array([[], []], pyarrow.list_(pyarrow.float32(), 0))
kind = pyarrow.fixed_shape_tensor(pyarrow.float32(), [0, 3])
for column in pyarrow.ExtensionArray.from_storage(kind, storage), storage:
    table = pyarrow.table({"x": column})
    buffer = io.BytesIO()
    with pyarrow.ipc.new_file(buffer, table.schema) as file:
        file.write(table)
    print("Arrow", pyarrow.ipc.open_file(buffer.getvalue()).read_all()["x"].to_pylist())
    for store_schema in True, False:
        buffer = io.BytesIO()
        parquet.write_table(table, buffer, store_schema=store_schema)
        try:
            print("Parquet", parquet.read_table(buffer)["x"].to_pylist())
        except pyarrow.ArrowInvalid as error:
            print("Parquet error:", error)
EOF
)
expected='Arrow [[], []]
Parquet error: Expected all lists to be of size=0 but index 1 had size=1
Parquet [[None], [None]]
Arrow [[], []]
Parquet error: Expected all lists to be of size=0 but index 1 had size=1
Parquet [[None], [None]]'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
