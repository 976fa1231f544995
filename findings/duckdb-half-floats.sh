#!/usr/bin/env bash
# DuckDB takes no table from Arrow that has a column of float16, not even its other columns.
#
# Versions: DuckDB 2.0.1 and pyarrow 26.0.1 on Python 3.11.
# Input: a table of ids and float16 numbers, from pyarrow and as a Parquet file.
# Expected: the same from both; DuckDB reads float16 as FLOAT from Parquet.
# Seen: "Unsupported Internal Arrow Type e" from pyarrow, for the ids and count(*) too.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check duckdb==2.0.1 pyarrow==26.0.1
found=$(env/bin/python - <<'EOF'
import duckdb
import pyarrow
from pyarrow import parquet

arrow = pyarrow.table({"id": [1], "x": pyarrow.array([1.5], pyarrow.float16())})
parquet.write_table(arrow, "x.parquet")
for place in '"x.parquet"', "arrow":
    for what in "x", "id", "count(*)":
        try:
            print(place, what, duckdb.sql(f"select {what} from {place}").fetchall())
        except duckdb.NotImplementedException as error:
            print(place, what, "error:", error)
EOF
)
expected='"x.parquet" x [(1.5,)]
"x.parquet" id [(1,)]
"x.parquet" count(*) [(1,)]
arrow x error: Not implemented Error: Unsupported Internal Arrow Type e
arrow id error: Not implemented Error: Unsupported Internal Arrow Type e
arrow count(*) error: Not implemented Error: Unsupported Internal Arrow Type e'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
