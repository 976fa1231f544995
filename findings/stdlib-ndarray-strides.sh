#!/usr/bin/env bash
# @stdlib/ndarray writes the strides of a view beside data that has no gaps.
#
# Versions: @stdlib/ndarray 0.4.1 on Node 20.
# Input: every second number of 1 to 8 from the second on, as a view of shape [2, 2] with the strides [4, 2] and
# the offset 1, as JSON.
# Expected: strides [2, 1] beside the four numbers, or the eight numbers and the offset.
# Seen: the four numbers and the strides [4, 2], by which the element at [1, 1] would be the seventh.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --ignore-scripts --prefix . @stdlib/ndarray@0.4.1 > /dev/null
cat > write.cjs <<'EOF'
const ndarray = require("@stdlib/ndarray/ctor");
const memory = new Float64Array([1, 2, 3, 4, 5, 6, 7, 8]);
const view = new ndarray("float64", memory, [2, 2], [4, 2], 1, "row-major");
console.log(view.get(0, 0), view.get(0, 1), view.get(1, 0), view.get(1, 1));
const { shape, strides, offset, data } = JSON.parse(JSON.stringify(view));
console.log(JSON.stringify({ shape, strides, offset, data }));
EOF
found=$(node write.cjs)
expected='2 4 6 8
{"shape":[2,2],"strides":[4,2],"data":[2,4,6,8]}'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
