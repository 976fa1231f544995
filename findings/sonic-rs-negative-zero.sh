#!/usr/bin/env bash
# sonic-rs reads the JSON number -0.0 as 0.0 into f64, and as -0.0 into f32.
#
# Versions: sonic-rs 0.5.10, beside serde_json 1.0.145, on x86-64.
# Input: `[-0.0,-0e0,-0.5]`, which is valid JSON; sonic-rs itself writes -0.0 as `-0.0`.
# Expected: the sign of zero is kept, as IEEE 754 has it and serde_json does.
# Seen: f64 [0.0, 0.0, -0.5] without an error, so that what sonic-rs writes of an f64 is not what it
# reads; f32 [-0.0, -0.0, -0.5].
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
sonic-rs = "=0.5.10"
serde_json = "=1.0.145"
EOF
cat > "$folder/src/main.rs" <<'EOF'
fn main() {
    let document = "[-0.0,-0e0,-0.5]";
    println!("sonic-rs f64 {:?}", sonic_rs::from_str::<Vec<f64>>(document).unwrap());
    println!("sonic-rs f32 {:?}", sonic_rs::from_str::<Vec<f32>>(document).unwrap());
    println!("sonic-rs writes {}", sonic_rs::to_string(&[-0.0_f64]).unwrap());
    println!("serde_json f64 {:?}", serde_json::from_str::<Vec<f64>>(document).unwrap());
}
EOF
found=$(cd "$folder" && cargo run --quiet)
expected='sonic-rs f64 [0.0, 0.0, -0.5]
sonic-rs f32 [-0.0, -0.0, -0.5]
sonic-rs writes [-0.0]
serde_json f64 [-0.0, -0.0, -0.5]'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
