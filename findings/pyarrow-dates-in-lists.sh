#!/usr/bin/env bash
# pyarrow takes the dates of NumPy arrays within lists for other dates, where their unit is another.
#
# Versions: pyarrow 26.0.1 and NumPy 2.4.6 on Python 3.11.
# Input: numpy.array(["2020-01-01"], "datetime64[..]") in the units D, h, s and ms, as a column of timestamps in
# seconds, and as the only row of a column of lists of them.
# Expected: 1577836800 seconds or an error, as for the array as a column.
# Seen: in lists, the number of days, hours and milliseconds is taken for one of seconds without a warning:
# 2020-01-01 in days becomes 18262 seconds, 1970-01-01 05:04:22.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyarrow==26.0.1 numpy==2.4.6
found=$(env/bin/python - <<'EOF'
import numpy
import pyarrow

seconds = pyarrow.timestamp("s")
for unit in "D", "h", "s", "ms":
    array = numpy.array(["2020-01-01"], f"datetime64[{unit}]")
    try:
        column = pyarrow.array(array, seconds).view(pyarrow.int64()).to_pylist()
    except pyarrow.ArrowNotImplementedError as error:
        column = f"error: {error}"
    lists = pyarrow.array([array], pyarrow.list_(seconds))
    print(unit, "column", column, "list", lists.values.view(pyarrow.int64()).to_pylist())
EOF
)
expected='D column [1577836800] list [18262]
h column error: Unsupported datetime64 time unit list [438288]
s column [1577836800] list [1577836800]
ms column [1577836800] list [1577836800000]'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
