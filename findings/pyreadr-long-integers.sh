#!/usr/bin/env bash
# pyreadr writes int64 columns to R as floats, also where these are other numbers.
#
# Versions: pyreadr 0.5.8 with pandas 3.1.1 and NumPy 2.4.6 on Python 3.11.
# Input: a column of the int64 2^53 + 1 and one of 5, written as .rds and read again.
# Expected: an error or a warning for the first, since R has no integers of 64 bits.
# Seen: the first comes back as 2^53, without a warning.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyreadr==0.5.8 pandas==3.1.1 numpy==2.4.6
found=$(env/bin/python - <<'EOF'
import warnings

import pandas
import pyreadr

warnings.simplefilter("error")
pyreadr.write_rds("file.rds", pandas.DataFrame({"long": [2**53 + 1], "short": [5]}))
back = pyreadr.read_r("file.rds")[None]
for name in back.columns:
    print(name, back[name].dtype, int(back[name].iloc[0]))
EOF
)
expected='long float64 9007199254740992
short float64 5'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
