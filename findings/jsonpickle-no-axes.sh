#!/usr/bin/env bash
# jsonpickle's handlers of NumPy give an array without axes an axis of length 1.
#
# Versions: jsonpickle 4.1.4 and NumPy 2.2.6 on Python 3.11.
# Input: numpy.array(1.5), whose shape is ().
# Expected: the same array after reading.
# Seen: an array of shape (1,), without a warning. Shape (0, 3) comes back.
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
for array in numpy.array(1.5), numpy.zeros((0, 3)):
    read = jsonpickle.decode(jsonpickle.encode(array, keys=True), keys=True)
    print(array.shape, read.shape, read.tolist())
EOF
)
expected='() (1,) [1.5]
(0, 3) (0, 3) []'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
