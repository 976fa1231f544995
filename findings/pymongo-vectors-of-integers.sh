#!/usr/bin/env bash
# pymongo cuts the fractions of a NumPy array off where it makes a vector of integers of it.
#
# Versions: pymongo 4.20.1 and NumPy 2.2.6 on Python 3.11.
# Input: [1.7, -2.9, 3.0] as a NumPy array and as a list, to Binary.from_vector with BinaryVectorDtype.INT8.
# Expected: an error for both, as for the list, and as for an array with a number that is out of range.
# Seen: of the array a vector of 1, -2 and 3, without a warning.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pymongo==4.20.1 numpy==2.2.6
found=$(env/bin/python - <<'EOF'
import struct

import numpy
from bson.binary import Binary, BinaryVectorDtype

for vector in numpy.array([1.7, -2.9, 3.0]), [1.7, -2.9, 3.0], numpy.array([300.0]):
    try:
        print(type(vector).__name__, Binary.from_vector(vector, BinaryVectorDtype.INT8).as_vector().data)
    except (ValueError, struct.error) as error:
        print(type(vector).__name__, "error:", error)
EOF
)
expected='ndarray [1, -2, 3]
list error: required argument is not an integer
ndarray error: Values found outside INT8 range.'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
