#!/usr/bin/env bash
# hdf5storage turns the bytes of floats for MATLAB, and those of complex numbers not: their numbers are others.
#
# Versions: hdf5storage 0.2.2 with h5py 3.16.0 and NumPy 2.4.6 on Python 3.11, x86-64.
# Input: big-endian arrays of float64 and complex128, and a little-endian one, by savemat in format 7.3.
# Expected: the numbers that were stored.
# Seen: those of the big-endian complex array are their bytes turned round, without a warning.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check hdf5storage==0.2.2 h5py==3.16.0 numpy==2.4.6
found=$(env/bin/python - <<'EOF'
import warnings

import hdf5storage
import numpy

warnings.simplefilter("error")
for dtype in ">f8", "<c16", ">c16":
    hdf5storage.savemat("file.mat", {"array": numpy.array([[1, 2]], dtype)}, format="7.3")
    print(dtype, hdf5storage.loadmat("file.mat")["array"].tolist())
EOF
)
expected='>f8 [[1.0, 2.0]]
<c16 [[(1+0j), (2+0j)]]
>c16 [[(3.03865e-319+0j), (3.16e-322+0j)]]'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
