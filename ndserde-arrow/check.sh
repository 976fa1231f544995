#!/usr/bin/env bash
# Checks the crate for Arrow by its newest version: `ndserde-arrow/check.sh`. With `all` by both versions, with
# lints, documentation, the benchmark, and the Python engines over what it writes.
set -euo pipefail
cd "$(dirname "$0")"

cargo fmt --check
cargo test --locked --quiet
[ "${1:-}" = all ] || exit 0

for package in bench fuzz; do
  cargo fmt --manifest-path "$package/Cargo.toml" --check
done
for features in arrow_59 parquet_59 arrow_60; do
  cargo clippy --locked --lib --no-default-features --features "$features" -- -D warnings
done
cargo clippy --locked --all-targets --all-features -- -D warnings
cargo test --locked --quiet --all-features
RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --all-features
cargo clippy --locked --manifest-path bench/Cargo.toml -- -D warnings
cargo clippy --locked --manifest-path fuzz/Cargo.toml -- -D warnings
cargo run --locked --quiet --manifest-path bench/Cargo.toml -- --quick
tests/peers/run.sh
