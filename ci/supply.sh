#!/usr/bin/env bash
# The supply chain: the stated Rust version, with each feature alone; the least versions that the manifests
# allow; the count of a plain user's crates. Needs the nightly compiler. Licences and advisories are
# `ci/longer.sh dependencies`.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD

# The tree of the libraries alone, without what the tests need: as a user's package has it.
user=$(mktemp -d)
trap 'rm -rf "$user"' EXIT
mkdir "$user/src"
echo > "$user/src/lib.rs"
cat > "$user/Cargo.toml" <<EOF
[package]
name = "user"
version = "0.0.0"
edition = "2024"
[dependencies]
ndserde = { path = "$root" }
EOF

echo "== count"
count=$(cd "$user" && cargo tree -q -e normal,build --prefix none --no-dedupe --target all |
  grep -v '^user ' | sed 's/ (\*)$//; s/ (.*)$//' | sort -u | wc -l)
echo "ndserde with its default features is $count crates, itself included"
[ "$count" -le 25 ]

echo "== the stated Rust version, with each feature alone, none and all"
version=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
rustup toolchain install "$version" --profile minimal >/dev/null 2>&1 || true
check() { cargo "+$version" check -q --target-dir "$root/target/supply" "$@"; }
# All but those of crates that need a newer Rust, which then say so.
features=$(sed -n '/^\[features\]/,/^\[dep/s/^\([a-z_0-9-]*\) = \[.*/\1/p' Cargo.toml |
  grep -v -e '^default$' -e '^nalgebra_0_3[45]$')
for feature in "" $features; do
  check -p ndserde --lib --no-default-features --features "$feature"
done
check -p ndserde --features "$(echo $features)"
! check -p ndserde --features nalgebra_0_35 2>"$user/newer"
grep -q "requires rustc 1.89" "$user/newer"
check -p ndserde-cli
(cd "$user" && check)

echo "== least versions"
sed -i "s|^ndserde = .*|ndserde = { path = \"$root\", features = [\"half_2\", \"json\", \"num-complex_0_4\", \"serde_with_3\"] }|" "$user/Cargo.toml"
(cd "$user" && rm -f Cargo.lock && cargo +nightly update -q -Z direct-minimal-versions &&
  cargo +nightly check -q --target-dir "$root/target/supply")
echo "supply chain: all is well"
