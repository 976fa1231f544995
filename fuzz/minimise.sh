#!/usr/bin/env bash
# Puts a small share of what the fuzzers have found into seeds/, where the tests replay it:
# `fuzz/minimise.sh`, after run.sh. A set that covers all code is thousands of files, since each wire
# and kind of field is code of its own; 200 of it are kept for each target, by their names, which
# are hashes. Seeds that were put there by hand have an ending, and stay.
set -euo pipefail
cd "$(dirname "$0")"
cargo +nightly fuzz build --debug-assertions -s none
built=target/$(rustc +nightly -vV | sed -n 's/^host: //p')/release
for target in $(cargo +nightly fuzz list); do
  found=$(mktemp -d)
  "$built/$target" -set_cover_merge=1 -use_counters=0 -max_len=1024 \
    "$found" "corpus/$target" "seeds/$target" 2>&1 | tail -n 1
  find "seeds/$target" -type f ! -name '*.*' -delete
  find "$found" -type f | sort | sed -n 1,200p | xargs cp -t "seeds/$target"
  rm -r "$found"
done
