#!/usr/bin/env bash
# Astropy writes int8 columns of a table to FITS as logical ones: the numbers are gone.
#
# Versions: astropy 8.0.2 with NumPy 2.4.6 on Python 3.11.
# Input: a table with a column of int8, one of uint8 and one of uint16, written as FITS and read again.
# Expected: the numbers, as of the unsigned columns and of an image of int8.
# Seen: the int8 column is bool, True for all but 0, without a warning.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check astropy==8.0.2 numpy==2.4.6
found=$(env/bin/python - <<'EOF'
import numpy
from astropy.io import fits
from astropy.table import Table

Table({name: numpy.array([5, 0, 100], name) for name in ("int8", "uint8", "uint16")}).write("table.fits")
back = Table.read("table.fits")
for name in back.colnames:
    print(name, back[name].dtype.name, back[name].tolist())
fits.PrimaryHDU(numpy.array([5, 0, -100], "int8")).writeto("image.fits")
print("image", fits.getdata("image.fits").tolist())
EOF
)
expected='int8 bool [True, False, True]
uint8 uint8 [5, 0, 100]
uint16 uint16 [5, 0, 100]
image [5, 0, -100]'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
