#!/usr/bin/env bash
# The tests on machines unlike ours: s390x (big-endian, 64 bits) under qemu, i686 (32 bits), and
# wasm32 under Node. `ci/cross.sh [s390x] [i686] [wasm32]`; without arguments all of them.
# `ci/cross.sh big-endian` is a share of s390x, in two minutes: files of other libraries, and exact numbers.
set -euo pipefail
cd "$(dirname "$0")/.."

# All but zstd, which is C and needs a compiler for the target.
features=$(sed -n '/^\[features\]/,/^\[dep/s/^\([a-z_0-9-]*\) = \[.*/\1/p' Cargo.toml |
  grep -v -e '^default$' -e '^zstd' | paste -sd,)

# All targets of the tests, but for the documentation's, which are the same code on every machine, the
# compiler's messages, which are this machine's, the benchmark, which is for x86-64, and the command,
# whose tests start a program that nobody tells to be emulated.
TESTS=(--workspace --exclude ui --exclude ndserde-bench --exclude ndserde-cli --all-features --lib --tests)

install() { # Debian packages
  local missing=()
  for package in "$@"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

s390x() { # [cargo test's arguments]
  install gcc-s390x-linux-gnu libc6-dev-s390x-cross qemu-user-static
  rustup target add s390x-unknown-linux-gnu
  # Emulated, so that random and mutated input is a share of what it is elsewhere.
  PROPTEST_CASES=${PROPTEST_CASES:-16} NDSERDE_MUTATE_EVERY=${NDSERDE_MUTATE_EVERY:-10} \
  CARGO_TARGET_S390X_UNKNOWN_LINUX_GNU_LINKER=s390x-linux-gnu-gcc \
  CARGO_TARGET_S390X_UNKNOWN_LINUX_GNU_RUNNER="qemu-s390x-static -L /usr/s390x-linux-gnu" \
    cargo test --target s390x-unknown-linux-gnu "${@:-${TESTS[@]}}"
}

big-endian() {
  s390x -p ndserde --all-features --test exact --test golden --test values --test text_or_bytes
}

i686() {
  # Not gcc-multilib, which Debian does not let stand beside a cross compiler.
  install gcc-12-multilib libc6-dev-i386
  rustup target add i686-unknown-linux-gnu
  cargo test --target i686-unknown-linux-gnu "${TESTS[@]}"
}

wasm32() {
  rustup target add wasm32-unknown-unknown wasm32-wasip1
  cargo build -p ndserde --target wasm32-unknown-unknown --features "$features"
  # WASI lends the tests files and a clock; Node runs it.
  CARGO_TARGET_WASM32_WASIP1_RUNNER="node --no-warnings $PWD/ci/wasi.mjs" \
    cargo test -p ndserde --target wasm32-wasip1 --features "$features" --test mutation --test exact --test properties
}

for target in "${@:-s390x i686 wasm32}"; do
  for one in $target; do
    echo "== $one"
    "$one"
  done
done
