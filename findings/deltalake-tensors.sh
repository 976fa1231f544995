#!/usr/bin/env bash
# deltalake writes a column of tensors that pyarrow then does not read, and no other column of the table.
#
# Versions: deltalake 1.6.6 and pyarrow 26.0.1 on Python 3.11.
# Input: a table of ids and tensors (arrow.fixed_shape_tensor, shape [2, 2]) to write_deltalake.
# Expected: the tensors or plain lists, or an error on writing.
# Seen: the column becomes a list of any length, since Delta Lake has no others, but keeps the name of the
# extension: "Expected FixedSizeList storage type, got list" for the whole table, for the ids alone and for
# the schema.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check deltalake==1.6.6 pyarrow==26.0.1
found=$(env/bin/python - <<'EOF'
import deltalake
import pyarrow

kind = pyarrow.fixed_shape_tensor(pyarrow.float32(), [2, 2])
storage = pyarrow.array([[1, 2, 3, 4]], kind.storage_type)
tensors = pyarrow.ExtensionArray.from_storage(kind, storage)
deltalake.write_deltalake("table", pyarrow.table({"id": [1], "x": tensors}))
table = deltalake.DeltaTable("table")
for name, read in (
    ("table", lambda: table.to_pyarrow_table()),
    ("ids", lambda: table.to_pyarrow_table(columns=["id"])),
    ("schema", lambda: pyarrow.schema(table.schema().to_arrow())),
):
    try:
        print(name, read())
    except pyarrow.ArrowInvalid as error:
        print(name, "error:", error)
EOF
)
expected='table error: Expected FixedSizeList storage type, got list<element: float>
ids error: Expected FixedSizeList storage type, got list<element: float>
schema error: Expected FixedSizeList storage type, got list<element: float>'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
