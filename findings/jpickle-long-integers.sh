#!/usr/bin/env bash
# jpickle reads every integer from 2^31 on, and below -2^31, as 0 where a pickle is of protocol 2.
#
# Versions: jpickle 0.4.1 on Node 20; Python 3.11's pickle writes (protocols 0 and 2 are the same in all).
# Input: [7, 2147483647, 2147483648, 1099511627776, -1099511627776]; from 2^31 on protocol 2 writes
# LONG1, a length and the bytes of the integer, lowest first.
# Expected: the integers, which JavaScript's numbers hold, or an error.
# Seen: 7 and 2147483647 as they are, and 0, 0, 0, without a warning. The same list in protocol 0, where
# they are decimal text, is read right.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --prefix . jpickle@0.4.1 > /dev/null
cat > write.py <<'EOF'
import pickle

for protocol in 0, 2:
    with open(f"{protocol}.pkl", "wb") as out:
        pickle.dump([7, 2**31 - 1, 2**31, 2**40, -(2**40)], out, protocol)
EOF
python3 write.py
cat > read.cjs <<'EOF'
const fs = require("fs");
const { loads } = require("jpickle");
for (const protocol of [0, 2]) {
  const text = fs.readFileSync(`${protocol}.pkl`).toString("latin1");
  console.log(`protocol ${protocol}: ${loads(text).join(" ")}`);
}
EOF
found=$(node read.cjs)
expected='protocol 0: 7 2147483647 2147483648 1099511627776 -1099511627776
protocol 2: 7 2147483647 0 0 0'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
