#!/usr/bin/env bash
# Puts a small share of what the fuzzers have found into seeds/, where the tests replay it:
# `fuzz/minimise.sh`, after run.sh. A set that covers all code is thousands of files, since each wire
# and kind of field is code of its own; of each target those 20 are kept that cover most, each of them
# beside the ones before it.
set -euo pipefail
cd "$(dirname "$0")"
# As run.sh builds them.
export RUSTFLAGS="-Ccodegen-units=16 -Cdebuginfo=0 -Cllvm-args=-sanitizer-coverage-trace-pc"
cargo +nightly fuzz build --debug-assertions -s none
built=${CARGO_TARGET_DIR:-target}/$(rustc +nightly -vV | sed -n 's/^host: //p')/release
for target in $(cargo +nightly fuzz list); do
  mkdir -p "corpus/$target" "seeds/$target"
  found=$(mktemp -d)
  "$built/$target" -set_cover_merge=1 -use_counters=0 -max_len=1024 \
    "$found" "corpus/$target" "seeds/$target" 2>&1 | tail -n 1
  rm -r "seeds/$target"
  mkdir "seeds/$target"
  # They are written in the order in which they were chosen.
  find "$found" -type f -printf '%T@ %p\n' | sort -n | sed -n '1,20s/[^ ]* //p' |
    xargs cp -t "seeds/$target"
  rm -r "$found"
done
