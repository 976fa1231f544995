#!/usr/bin/env bash
# ciborium's own Value reads CBOR's negative integers of more than 64 bits, but not those from -2^128
# to -2^127 - 1.
#
# Versions: ciborium 0.2.2 on x86-64.
# Input: tag 3 and bytes (RFC 8949, 3.4.3): -2^127, -2^127 - 1, -2^128 and -2^128 - 1.
# Expected: four values, since longer ones are read too.
# Seen: tag 3 and its bytes, but for the second and third the error "integer too large". Positive integers
# have no such gap.
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
[dependencies]
ciborium = "=0.2.2"
EOF
cat > "$folder/src/main.rs" <<'EOF'
use ciborium::Value;

fn show(name: &str, tag: u8, bytes: &[u8]) {
    let cbor = [&[0xc0 | tag, 0x40 | bytes.len() as u8], bytes].concat();
    match ciborium::from_reader::<Value, _>(&cbor[..]) {
        Ok(Value::Integer(_)) => println!("{name}: an integer"),
        Ok(Value::Tag(tag, _)) => println!("{name}: tag {tag} and its bytes"),
        Ok(other) => println!("{name}: {other:?}"),
        Err(error) => println!("{name}: {error}"),
    }
}

fn main() {
    let mut middle = [0xff; 16];
    middle[0] = 0x7f;
    show("-2^127", 3, &middle);
    let mut next = [0; 16];
    next[0] = 0x80;
    show("-2^127 - 1", 3, &next);
    show("-2^128", 3, &[0xff; 16]);
    let mut longer = [0; 17];
    longer[0] = 1;
    show("-2^128 - 1", 3, &longer);
    show("2^127", 2, &next);
    show("2^128", 2, &longer);
}
EOF
cd "$folder"
found=$(cargo run --quiet)
expected='-2^127: tag 3 and its bytes
-2^127 - 1: Semantic(None, "integer too large")
-2^128: Semantic(None, "integer too large")
-2^128 - 1: tag 3 and its bytes
2^127: tag 2 and its bytes
2^128: tag 2 and its bytes'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
