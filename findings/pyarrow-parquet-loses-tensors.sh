#!/usr/bin/env bash
# pyarrow loses the type of some tensors on the way through Parquet, without a warning.
#
# Versions: pyarrow 26.0.1 on Python 3.11.
# Input: lists marked as tensors (arrow.fixed_shape_tensor, shape [2]) of float32, of float32 with items that
# are "not null", and of timestamps in seconds, to an Arrow file and a Parquet file, and back.
# Expected: tensors from both files.
# Seen: tensors from Arrow; from Parquet plain lists for the last two, whose seconds are milliseconds, since
# Parquet has no seconds.
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

metadata = {
    "ARROW:extension:name": "arrow.fixed_shape_tensor",
    "ARROW:extension:metadata": '{"shape":[2]}',
}
for name, items in (
    ("float32", pyarrow.field("item", pyarrow.float32())),
    ("not null", pyarrow.field("item", pyarrow.float32(), nullable=False)),
    ("seconds", pyarrow.field("item", pyarrow.timestamp("s"))),
):
    lists = pyarrow.array([[1, 2]], pyarrow.list_(items, 2))
    table = pyarrow.table([lists], pyarrow.schema([pyarrow.field("x", lists.type, metadata=metadata)]))
    buffer = io.BytesIO()
    with pyarrow.ipc.new_file(buffer, table.schema) as file:
        file.write(table)
    print(name, "Arrow", pyarrow.ipc.open_file(buffer.getvalue()).schema.field("x").type)
    buffer = io.BytesIO()
    parquet.write_table(table, buffer)
    print(name, "Parquet", parquet.read_table(buffer).schema.field("x").type)
EOF
)
expected='float32 Arrow extension<arrow.fixed_shape_tensor[value_type=float, shape=[2]]>
float32 Parquet extension<arrow.fixed_shape_tensor[value_type=float, shape=[2]]>
not null Arrow extension<arrow.fixed_shape_tensor[value_type=float, shape=[2]]>
not null Parquet fixed_size_list<element: float not null>[2]
seconds Arrow extension<arrow.fixed_shape_tensor[value_type=timestamp[s], shape=[2]]>
seconds Parquet fixed_size_list<element: timestamp[ms]>[2]'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
