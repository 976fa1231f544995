#!/usr/bin/env bash
# Polars does not take a slice of fixed-size lists from Arrow where one of them is null.
#
# Versions: Polars 2.1.0 and pyarrow 26.0.1 on Python 3.11.
# Input: five lists of two numbers, of which the second is null, whole and sliced from each row on, to
# polars.from_arrow. A table with a column of tensors is the same.
# Expected: the rows.
# Seen: "validity mask length must be equal to the number of values divided by size" for a slice that does not
# start at the first row and has the null, though it is valid and polars.from_arrow takes the array whole, and
# slices without a null, and those of lists of any length.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check polars==2.1.0 pyarrow==26.0.1
found=$(env/bin/python - <<'EOF'
import polars
import pyarrow

rows = [[0, 0], None, [2, 2], [3, 3], [4, 4]]
for kind in pyarrow.list_(pyarrow.int32(), 2), pyarrow.list_(pyarrow.int32()):
    array = pyarrow.array(rows, kind)
    array.validate(full=True)
    for start in range(3):
        try:
            same = polars.from_arrow(array[start:]).to_list() == rows[start:]
            print(kind, start, same)
        except polars.exceptions.ComputeError as error:
            print(kind, start, "error:", error)
EOF
)
expected='fixed_size_list<item: int32>[2] 0 True
fixed_size_list<item: int32>[2] 1 error: validity mask length must be equal to the number of values divided by size
fixed_size_list<item: int32>[2] 2 True
list<item: int32> 0 True
list<item: int32> 1 True
list<item: int32> 2 True'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
