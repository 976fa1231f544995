#!/usr/bin/env bash
# jsonpickle's handlers of NumPy read slices of big-endian arrays by the byte order of the machine.
#
# Versions: jsonpickle 4.1.4 and NumPy 2.2.6 on Python 3.11, on a little-endian machine.
# Input: numpy.arange(100), big-endian and little-endian, and a[1:4] of each.
# Expected: the same numbers after reading.
# Seen: the big-endian slice is "<i4" and its numbers have their bytes turned, 16777216 for 1, without a
# warning. The whole array and little-endian slices come back.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check jsonpickle==4.1.4 numpy==2.2.6
found=$(env/bin/python - <<'EOF'
import jsonpickle
import jsonpickle.ext.numpy
import numpy

jsonpickle.ext.numpy.register_handlers()
for dtype in "<i4", ">i4":
    whole = numpy.arange(100, dtype=dtype)
    for array in whole, whole[1:4]:
        read = jsonpickle.decode(jsonpickle.encode(array, keys=True), keys=True)
        print(array.dtype.str, array.shape, read.dtype.str, read[:3].tolist())
EOF
)
expected='<i4 (100,) <i4 [0, 1, 2]
<i4 (3,) <i4 [1, 2, 3]
>i4 (100,) >i4 [0, 1, 2]
>i4 (3,) <i4 [16777216, 33554432, 50331648]'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
