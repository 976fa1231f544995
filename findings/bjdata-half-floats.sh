#!/usr/bin/env bash
# bjdata reads the 16-bit floats that it writes as the 16-bit integers of the same bits.
#
# Versions: bjdata 0.5.0 and NumPy 2.2.6 on Python 3.11, x86-64.
# Input: numpy.float16(1.0), and a NumPy array of float16 [1.0, 2.0].
# Written: `h` and the two bytes (Binary JData, draft 2: a half-precision float), and for the array a
# strongly typed one, `[$h#`.
# Expected: 1.0 and float16 [1.0, 2.0], or an error.
# Seen: 15360 and int16 [15360, 16384], without a warning.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check bjdata==0.5.0 numpy==2.2.6
found=$(env/bin/python - <<'EOF'
import bjdata
import numpy

number = bjdata.dumpb(numpy.float16(1.0))
print(number, bjdata.loadb(number))
array = bjdata.dumpb(numpy.array([1.0, 2.0], "float16"))
read = bjdata.loadb(array)
print(array, read.dtype, read)
EOF
)
expected="b'h\x00<' 15360
b'[\$h#[U\x02]\x00<\x00@' int16 [15360 16384]"
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
