#!/usr/bin/env bash
# Miri over the tests that need no files or processes, with strict provenance: on this machine, and
# as a big-endian one. Needs the nightly compiler.
set -euo pipefail
cd "$(dirname "$0")/.."
rustup +nightly component add miri rust-src
export MIRIFLAGS="-Zmiri-strict-provenance -Zmiri-disable-isolation"
# Miri runs each step a thousand times slower.
export PROPTEST_CASES=${PROPTEST_CASES:-4}
for target in "${@:-x86_64-unknown-linux-gnu s390x-unknown-linux-gnu}"; do
  for one in $target; do
    echo "== $one"
    cargo +nightly miri test --target "$one" --all-features --test exact --test threads --test borrow
  done
done
