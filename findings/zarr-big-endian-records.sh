#!/usr/bin/env bash
# Zarr 3 stores big-endian records as they are, and reads them as little-endian ones.
#
# Versions: zarr 3.1.6 with NumPy 2.4.6 on Python 3.11, x86-64.
# Input: records of a big-endian int32 and float64, and the int32 alone, each stored and opened again.
# Expected: the numbers that were stored, as of the plain array and of records in format 2.
# Seen: in format 3 the metadata of records has no byte order, and 1 comes back as 16777216. That records have no
# specification yet is warned of; the array that was just created still shows the right numbers.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check zarr==3.1.6 numpy==2.4.6
found=$(env/bin/python - <<'EOF'
import tempfile
import warnings

import numpy
import zarr

warnings.simplefilter("ignore")
records = numpy.array([(1, 2.5)], [("a", ">i4"), ("b", ">f8")])
for name, array, version in (("plain 3", records["a"], 3), ("records 2", records, 2), ("records 3", records, 3)):
    folder = tempfile.mkdtemp()
    stored = zarr.create_array(store=folder, data=array, zarr_format=version)
    print(name, "created", stored[...].tolist(), "opened", zarr.open(folder)[...].tolist())
EOF
)
expected='plain 3 created [1] opened [1]
records 2 created [(1, 2.5)] opened [(1, 2.5)]
records 3 created [(1, 2.5)] opened [(16777216, 5.375e-321)]'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
