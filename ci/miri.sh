#!/usr/bin/env bash
# Miri over the tests that need no files or processes, with strict provenance: on this machine, and
# as a big-endian one. Needs the nightly compiler.
set -euo pipefail
cd "$(dirname "$0")/.."
rustup +nightly component add miri rust-src
export MIRIFLAGS="-Zmiri-strict-provenance -Zmiri-disable-isolation"
# All but zstd, which is C and needs a compiler for the target.
features=$(sed -n '/^\[features\]/,/^\[dep/s/^\([a-z_0-9-]*\) = \[.*/\1/p' Cargo.toml |
  grep -v -e '^default$' -e '^zstd' | paste -sd,)
# Miri runs each step a thousand times slower.
export PROPTEST_CASES=${PROPTEST_CASES:-4}
for target in "${@:-x86_64-unknown-linux-gnu s390x-unknown-linux-gnu}"; do
  for one in $target; do
    echo "== $one"
    cargo +nightly miri test -p ndserde --target "$one" --features "$features" --test exact --test threads --test borrow
  done
done
