#!/usr/bin/env bash
# Both readers of pickles for JavaScript make NaN of infinities in protocol 0, and leave the escapes in
# its text.
#
# Versions: pickleparser 0.2.1 and jpickle 0.4.1 on Node 20; Python 3.11's pickle writes.
# Input: [inf, -inf, 0.5] and "λ" with a line break behind it. Protocol 0 is lines of text: floats are
# their repr, `Finf`, and text is Python's raw-unicode-escape, `V\u03bb\u000a`.
# Expected: [Infinity, -Infinity, 0.5] and the two characters, as both read them in protocol 2.
# Seen: [NaN, NaN, 0.5], since JavaScript's number of "inf" is NaN, and twelve characters.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --prefix . pickleparser@0.2.1 jpickle@0.4.1 > /dev/null
cat > write.py <<'EOF'
import pickle

for protocol in 0, 2:
    with open(f"{protocol}.pkl", "wb") as out:
        pickle.dump([float("inf"), float("-inf"), 0.5, "\u03bb\n"], out, protocol)
EOF
python3 write.py
cat > read.cjs <<'EOF'
const fs = require("fs");
const { Parser } = require("pickleparser");
const { loads } = require("jpickle");
const show = (item) => (typeof item === "string" ? JSON.stringify(item) : String(item));
for (const protocol of [0, 2]) {
  const bytes = fs.readFileSync(`${protocol}.pkl`);
  console.log(`pickleparser ${protocol}: ${new Parser().parse(bytes).map(show).join(" ")}`);
  console.log(`jpickle ${protocol}: ${loads(bytes.toString("latin1")).map(show).join(" ")}`);
}
EOF
found=$(node read.cjs)
expected='pickleparser 0: NaN NaN 0.5 "\\u03bb\\u000a"
jpickle 0: NaN NaN 0.5 "\\u03bb\\u000a"
pickleparser 2: Infinity -Infinity 0.5 "λ\n"
jpickle 2: Infinity -Infinity 0.5 "λ\n"'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
