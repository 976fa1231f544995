#!/usr/bin/env bash
# asdf stores aligned records with their padding, does not say so, and reads other numbers.
#
# Versions: asdf 6.0.0 with NumPy 2.4.6 on Python 3.11, x86-64.
# Input: two records of an int8 and a float64, packed and with align=True, written and opened again.
# Expected: the same numbers, or an error, since the metadata has no word for padding.
# Seen: the packed ones come back. Of the aligned ones the first int8 does; all else is wrong, without a warning.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check asdf==6.0.0 numpy==2.4.6
found=$(env/bin/python - <<'EOF'
import numpy
from asdf import AsdfFile, open

for name, align in ("packed", False), ("aligned", True):
    dtype = numpy.dtype([("a", "i1"), ("b", "f8")], align=align)
    array = numpy.zeros(2, dtype)
    array["a"], array["b"] = [1, 3], [2.5, 4.5]
    AsdfFile({"array": array}).write_to("file.asdf")
    with open("file.asdf") as file:
        back = numpy.array(file["array"])
    print(name, "itemsize", array.itemsize, back.itemsize, "a", back["a"].tolist(), "b", (back["b"] == array["b"]).tolist())
EOF
)
expected='packed itemsize 9 9 a [1, 3] b [True, True]
aligned itemsize 16 9 a [1, 0] b [False, False]'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
