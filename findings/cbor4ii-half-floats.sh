#!/usr/bin/env bash
# cbor4ii reads no 16-bit float of CBOR where an f64 is asked for, whatever its features; ciborium writes
# most floats so.
#
# Versions: cbor4ii 1.2.4 with serde1 and use_std, without and with half-f16, beside ciborium 0.2.2 and
# serde_json 1.0.145, on x86-64.
# Input: what ciborium writes of [1.5, 0.1], the first of which is `f9 3e00` (RFC 8949, 3.3).
# Expected: both floats, since the three widths are one kind of value, of which encoders take the shortest.
# Seen: an error for the f64 in both cases; for a type that takes anything an error without the feature,
# and both floats with it.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/src"
cat > "$folder/Cargo.toml" <<'EOF'
[package]
name = "finding"
version = "0.0.0"
edition = "2021"
[workspace]
[features]
half = ["cbor4ii/half-f16"]
[dependencies]
cbor4ii = { version = "=1.2.4", features = ["serde1", "use_std"] }
ciborium = "=0.2.2"
serde_json = "=1.0.145"
EOF
cat > "$folder/src/main.rs" <<'EOF'
fn main() {
    let mut cbor = Vec::new();
    ciborium::into_writer(&[1.5_f64, 0.1], &mut cbor).unwrap();
    println!("ciborium {:02x?}", &cbor[..4]);
    match cbor4ii::serde::from_slice::<Vec<f64>>(&cbor) {
        Ok(read) => println!("as f64 {read:?}"),
        Err(error) => println!("as f64 error {error}"),
    }
    match cbor4ii::serde::from_slice::<serde_json::Value>(&cbor) {
        Ok(read) => println!("as anything {read}"),
        Err(error) => println!("as anything error {error}"),
    }
}
EOF
cd "$folder"
found=$(cargo run --quiet; cargo run --quiet --features half)
error='as f64 error Core(Mismatch { name: "f64", found: 249 })'
expected="ciborium [82, f9, 3e, 00]
$error
as anything error Core(Unsupported { name: \"any\", found: 249 })
ciborium [82, f9, 3e, 00]
$error
as anything [1.5,0.1]"
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
