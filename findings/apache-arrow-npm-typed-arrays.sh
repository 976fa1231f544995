#!/usr/bin/env bash
# npm's apache-arrow makes structs of rows that are typed arrays, with a field for each place.
#
# Versions: apache-arrow 21.2.0 on Node 20.
# Input: two rows, one of one number and one of two, as lists and as Float32Arrays, to vectorFromArray.
# Expected: lists, of Float32 for the typed arrays, or an error.
# Seen: for the typed arrays, structs with the fields `0` and `1` of Float64, and null where the first row ends,
# without an error. A row of 784 numbers becomes 784 fields.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --ignore-scripts --prefix . apache-arrow@21.2.0 > /dev/null
cat > write.mjs <<'EOF'
import { vectorFromArray } from "apache-arrow";

for (const rows of [[[1], [2, 3]], [Float32Array.of(1), Float32Array.of(2, 3)]]) {
  const vector = vectorFromArray(rows);
  console.log(String(vector.type), JSON.stringify(vector));
}
console.log(vectorFromArray([new Float32Array(784)]).type.children.length);
EOF
found=$(node write.mjs)
expected='List<Float64> [[1],[2,3]]
Struct<{0:Float64, 1:Float64}> [{"0":1,"1":null},{"0":2,"1":3}]
784'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
