#!/usr/bin/env bash
# bjdata writes the bytes of a big-endian NumPy array as they are in memory, under the mark of a
# little-endian one.
#
# Versions: bjdata 0.5.0 and NumPy 2.2.6 on Python 3.11, x86-64.
# Input: numpy.array([1, 2, 3], ">i2"), as a file of another machine or `frombuffer` gives it.
# Expected: the numbers 1, 2 and 3, or an error: Binary JData (draft 2) is little-endian.
# Seen: what is written is read as 256, 512 and 768. The list of the same numbers is right.
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

array = numpy.array([1, 2, 3], ">i2")
print("array", bjdata.loadb(bjdata.dumpb(array)).tolist())
print("list", bjdata.loadb(bjdata.dumpb(array.tolist())))
EOF
)
expected='array [256, 512, 768]
list [1, 2, 3]'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
