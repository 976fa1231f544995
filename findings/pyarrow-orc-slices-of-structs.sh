#!/usr/bin/env bash
# pyarrow writes other rows to ORC than those of a slice, where a column of structs has a null.
#
# Versions: pyarrow 26.0.1 on Python 3.11.
# Input: a table with a column of structs, {"a": 0} to {"a": 5} with a null for the fifth, sliced from the
# fourth row on.
# Expected: 3, null and 5, as Parquet has them.
# Seen: 0, 1 and 2, the first rows of what was sliced, without an error. Without a null in the slice they
# are right.
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
from pyarrow import orc, parquet

for name, fifth in ("null", None), ("no null", {"a": 4}):
    rows = [{"a": 0}, {"a": 1}, {"a": 2}, {"a": 3}, fifth, {"a": 5}]
    table = pyarrow.table({"x": rows}).slice(3)
    for module in orc, parquet:
        file = io.BytesIO()
        module.write_table(table, file)
        file.seek(0)
        print(name, module.__name__, module.read_table(file)["x"].to_pylist())
EOF
)
expected="null pyarrow.orc [{'a': 0}, {'a': 1}, {'a': 2}]
null pyarrow.parquet [{'a': 3}, None, {'a': 5}]
no null pyarrow.orc [{'a': 3}, {'a': 4}, {'a': 5}]
no null pyarrow.parquet [{'a': 3}, {'a': 4}, {'a': 5}]"
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
