#!/usr/bin/env bash
# Loading a pickle of big-endian bfloat16 changes what every bfloat16 array of the process means.
#
# Versions: ml_dtypes 0.6.0 and NumPy 2.4.6 on Python 3.11, x86-64.
# Input: a pickle that NumPy writes of ml_dtypes' bfloat16 in big-endian order; beside it an array of
# bfloat16 that was there before and is in no pickle, and one of float16 for comparison.
# Expected: the other array is what it was, as with float16.
# Seen: NumPy sets the byte order of the one dtype object that all bfloat16 arrays share, so that the other
# array reads its bytes the other way round, and its dtype says ">". Nothing is said.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check ml_dtypes==0.6.0 numpy==2.4.6
found=$(env/bin/python - <<'PYTHON'
import pickle

import ml_dtypes
import numpy

for scalar in numpy.float16, ml_dtypes.bfloat16:
    other = numpy.array([1.5, 2.0], scalar)
    before = other.astype(float).tolist()
    big = numpy.array([1.5, 2.0]).astype(scalar)
    pickle.loads(pickle.dumps(big.astype(big.dtype.newbyteorder(">"))))
    print(scalar.__name__, before, "then", other.astype(float).tolist(), other.dtype.byteorder)
PYTHON
)
expected='float16 [1.5, 2.0] then [1.5, 2.0] =
bfloat16 [1.5, 2.0] then [-2.984375, 5.877471754111438e-39] >'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
