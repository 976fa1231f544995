#!/usr/bin/env bash
# npm's apache-arrow writes other numbers than it is given as float16, where they are too large or too small.
#
# Versions: apache-arrow 21.2.0 on Node 20.
# Input: 65504, 65520, 65536, 70000, -70000, 1e-8 and 0.00006103 as a vector of the type Float16.
# Expected: 65504, Infinity three times, -Infinity, 0 and 0.00006103515625, as IEEE 754 rounds them.
# Seen: 2 for 65536, 2.134765625 for 70000 and -Infinity for the numbers near 0, without an error.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --ignore-scripts --prefix . apache-arrow@21.2.0 > /dev/null
cat > write.mjs <<'EOF'
import { Float16, vectorFromArray } from "apache-arrow";

for (const number of [65504, 65520, 65536, 70000, -70000, 1e-8, 0.00006103]) {
  console.log(number, vectorFromArray([number], new Float16()).get(0));
}
EOF
found=$(node write.mjs)
expected='65504 65504
65520 Infinity
65536 2
70000 2.134765625
-70000 -2.134765625
1e-8 -Infinity
0.00006103 -Infinity'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
