#!/usr/bin/env bash
# netcdfjs reads the bytes of NetCDF-3 as unsigned and one in a list each, and the padding behind them and
# in records as numbers of the array.
#
# Versions: netcdfjs 4.0.0 on Node 20; SciPy 1.16.3 with NumPy 2.2.6 writes.
# Input: `flags`, NC_BYTE of shape [2, 3] with 0 to -5, and the record variables `level`, NC_SHORT, and
# `depth`, NC_DOUBLE, of three numbers a record. In the classic format NC_BYTE is signed, and what ends
# within four bytes is filled up; in each record too, where there are several record variables.
# Expected: six numbers of 0 to -5; records of three numbers, [0, 1, 2] and [3, 4, 5].
# Seen: eight lists of one, 255 for -1, the last two of the padding; records of four numbers of `level`, the
# last of them the padding, -32767 as SciPy fills it. Those of `depth`, which needs no padding, are right.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check scipy==1.16.3 numpy==2.2.6
npm install --silent --no-fund --no-audit --prefix . netcdfjs@4.0.0 > /dev/null
env/bin/python - <<'EOF'
import numpy
from scipy.io import netcdf_file

numbers = numpy.arange(6).reshape(2, 3)
with netcdf_file("a.nc", "w") as file:
    file.createDimension("time", None)
    file.createDimension("x", 2)
    file.createDimension("y", 3)
    file.createVariable("flags", "i1", ("x", "y"))[:] = -numbers
    file.createVariable("level", "i2", ("time", "y"))[0:2] = numbers
    file.createVariable("depth", "f8", ("time", "y"))[0:2] = numbers
EOF
cat > read.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { NetCDFReader } from "netcdfjs";
const reader = new NetCDFReader(readFileSync("a.nc"));
for (const name of ["flags", "level", "depth"]) {
  console.log(name, JSON.stringify(reader.getDataVariable(name)));
}
EOF
found=$(node read.mjs)
expected='flags [[0],[255],[254],[253],[252],[251],[129],[129]]
level [[0,1,2,-32767],[3,4,5,-32767]]
depth [[0,1,2],[3,4,5]]'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
