#!/usr/bin/env bash
# DuckDB takes durations of nanoseconds from Arrow and cuts them to microseconds; timestamps it keeps.
#
# Versions: DuckDB 2.0.1 and pyarrow 26.0.1 on Python 3.11.
# Input: a table with a duration and a timestamp of 1,500 nanoseconds.
# Expected: both are kept, or an error says what an INTERVAL cannot hold.
# Seen: the timestamp comes back, the duration is 1,000 nanoseconds, without a warning.
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

columns = {"for": pyarrow.duration("ns"), "at": pyarrow.timestamp("ns")}
table_of_both = pyarrow.table({name: pyarrow.array([1500], dtype) for name, dtype in columns.items()})
back = duckdb.sql("from table_of_both").to_arrow_table()
for name in columns:
    print(name, back.schema.field(name).type, back[name][0].as_py() if name == "for" else back[name][0].value)
EOF
)
expected='for month_day_nano_interval MonthDayNano(months=0, days=0, nanoseconds=1000)
at timestamp[ns] 1500'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
