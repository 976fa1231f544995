#!/usr/bin/env bash
# json_tricks writes a big-endian NumPy array compactly so that it reads other numbers itself.
#
# Versions: json_tricks 3.17.3 and NumPy 2.2.6 on Python 3.11, x86-64.
# Input: numpy.array([1.0, 2.0], ">f8") with the property ndarray_compact.
# Written: the big-endian bytes, the dtype ">f8" and "endian": "little".
# Expected: [1.0, 2.0] after reading, as in the form that is not compact.
# Seen: [3.03865e-319, 3.16e-322].
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check json_tricks==3.17.3 numpy==2.2.6
found=$(env/bin/python - <<'EOF'
import json_tricks
import numpy

array = numpy.array([1.0, 2.0], ">f8")
for compact in False, True:
    text = json_tricks.dumps(array, properties={"ndarray_compact": compact})
    print(text, json_tricks.loads(text).tolist())
EOF
)
expected='{"__ndarray__": [1.0, 2.0], "dtype": ">f8", "shape": [2]} [1.0, 2.0]
{"__ndarray__": "b64:P/AAAAAAAABAAAAAAAAAAA==", "dtype": ">f8", "shape": [2], "endian": "little"} [3.03865e-319, 3.16e-322]'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
