#!/bin/sh
# Checks the JavaScript package: types, tests in Node and Chromium, and what would be published.
#
#     js/check.sh        NODE=path/to/node runs the tests with another Node, CHROMIUM=path in another browser
set -eu
cd "$(dirname "$0")"

npm ci --ignore-scripts --no-audit --no-fund --silent
npx --no-install tsc --project .
"${NODE:-node}" --test test/*.test.js

chromium=${CHROMIUM:-/usr/bin/chromium}
if [ ! -x "$chromium" ]; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium >/dev/null
fi
"${NODE:-node}" browser/run.js "$chromium"

# What would be published is the sources and the licences, and these are the project's.
for licence in LICENSE-MIT LICENSE-APACHE; do
    cmp "$licence" "../$licence"
done
published=$(npm pack --dry-run --json --silent | node -e '
const [{ files }] = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
console.log(files.map((file) => file.path).sort().join("\n"));')
expected=$( (echo LICENSE-APACHE; echo LICENSE-MIT; echo PACKAGES.md; echo README.md; echo package.json; ls src/*) | LC_ALL=C sort)
if [ "$published" != "$expected" ]; then
    printf 'would be published:\n%s\nexpected:\n%s\n' "$published" "$expected" >&2
    exit 1
fi
echo "$(echo "$published" | wc -l) files would be published"
