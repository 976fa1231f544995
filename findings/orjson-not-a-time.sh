#!/usr/bin/env bash
# orjson writes NumPy's NaT, which is no date, as a date for some units.
#
# Versions: orjson 3.13.0 and NumPy 2.2.6 on Python 3.11, x86-64.
# Input: numpy.array(["2020-02-03", "NaT"], "datetime64[..]") for the units D, h, s, ms and ns, with
# OPT_SERIALIZE_NUMPY.
# Expected: null, the text "NaT" or an error.
# Seen: 1970-01-01T00:00:00 for days and hours and 1677-09-21T00:12:43.145224 for nanoseconds, without a warning;
# an error for s and ms.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check orjson==3.13.0 numpy==2.2.6
found=$(env/bin/python - <<'EOF'
import numpy
import orjson

for unit in "D", "h", "s", "ms", "ns":
    array = numpy.array(["2020-02-03", "NaT"], f"datetime64[{unit}]")
    try:
        print(unit, orjson.dumps(array, option=orjson.OPT_SERIALIZE_NUMPY).decode())
    except TypeError as error:
        print(unit, "error:", error)
EOF
)
expected='D ["2020-02-03T00:00:00","1970-01-01T00:00:00"]
h ["2020-02-03T00:00:00","1970-01-01T00:00:00"]
s error: unrepresentable numpy.datetime64: -9223372036854775808 seconds
ms error: unrepresentable numpy.datetime64: -9223372036854775808 milliseconds
ns ["2020-02-03T00:00:00","1677-09-21T00:12:43.145224"]'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
