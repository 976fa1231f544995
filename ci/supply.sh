#!/usr/bin/env bash
# The supply chain: licences, bans, sources and advisories of the libraries' own tree; the least
# versions that the manifests allow; the stated Rust version; the count of a plain user's crates.
# Needs cargo-deny and the nightly compiler.
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

echo "== deny"
cargo deny check bans licenses sources
# The database of advisories is fetched; without a way to it the other checks still stand.
if cargo deny fetch db 2>/dev/null; then
  cargo deny check advisories
else
  echo "advisories NOT checked: their database cannot be reached from here"
fi

echo "== the stated Rust version"
version=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
rustup toolchain install "$version" --profile minimal >/dev/null 2>&1 || true
for features in "" "--all-features"; do
  (cd "$user" && cargo "+$version" check -q --target-dir "$root/target/supply")
  cargo "+$version" check -q -p ndserde $features --target-dir target/supply
done

cargo "+$version" check -q -p ndserde-cli --target-dir target/supply

echo "== least versions"
sed -i "s|^ndserde = .*|ndserde = { path = \"$root\", features = [\"half\", \"json\", \"num-complex\", \"serde_with\"] }|" "$user/Cargo.toml"
(cd "$user" && rm -f Cargo.lock && cargo +nightly update -q -Z direct-minimal-versions &&
  cargo +nightly check -q --target-dir "$root/target/supply")
echo "supply chain: all is well"
