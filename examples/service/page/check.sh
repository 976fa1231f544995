#!/bin/sh
# Builds what the pages need, checks their types, and tests them in Chromium with the service behind them.
#
#     examples/service/page/check.sh
#
# SHOTS=FOLDER keeps pictures of both pages there, in light and dark, wide and narrow.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
start=$(date +%s)

if [ ! -x "${CHROMIUM:=/usr/bin/chromium}" ]; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
fi
"$here/build.sh"
"$here/node_modules/.bin/tsc" -p "$here"
node --test "$here/test/units.test.js"

manifest=$root/examples/service/Cargo.toml
target=${CARGO_TARGET_DIR:-$root/examples/service/target}
cargo build --locked --manifest-path "$manifest" --target-dir "$target"
said=$(mktemp)
PORT=0 "$target/debug/ndserde-service" >"$said" 2>"$said.log" &
service=$!
trap 'kill $service; rm -f "$said" "$said.log"' EXIT
tries=0
until grep -q '^listening on ' "$said"; do
    tries=$((tries + 1))
    if [ $tries -gt 600 ] || ! kill -0 $service; then
        cat "$said.log"
        exit 1
    fi
    sleep 0.2
done
ORIGIN=$(sed -n 's/^listening on //p' "$said") CHROMIUM=$CHROMIUM node --test "$here/test/pages.test.js"
echo "the pages: $(($(date +%s) - start)) s"
