#!/usr/bin/env bash
# pynrrd writes long integers as text by way of floats: their last digits are others.
#
# Versions: pynrrd 1.1.3 with NumPy 2.4.6 on Python 3.11.
# Input: the int64 2^53 + 1 in a file of the encoding raw and in one of the encoding ascii.
# Expected: the number, whose digits the text has room for.
# Seen: the file of text has 2^53, without a warning.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pynrrd==1.1.3 numpy==2.4.6
found=$(env/bin/python - <<'EOF'
import nrrd
import numpy

array = numpy.array([2**53 + 1, 7])
for encoding in "raw", "ascii":
    nrrd.write("file.nrrd", array, {"encoding": encoding})
    print(encoding, *nrrd.read("file.nrrd")[0])
with open("file.nrrd") as file:
    print("text", *file.read().split("\n\n")[1].split())
EOF
)
expected='raw 9007199254740993 7
ascii 9007199254740992 7
text 9007199254740992 7'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
