#!/usr/bin/env bash
# The crate arrow-json reads numbers with a fraction into columns of integers and cuts the fraction off.
#
# Versions: arrow-json and arrow-schema 60.1.0.
# Input: {"a": 1.9} and {"a": -0.5} for a column of Int32, and {"a": 300} for one of Int8.
# Expected: an error for each: no integer has a fraction.
# Seen: 1 and 0, without a warning; 300 is refused.
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
arrow-array = "=60.1.0"
arrow-json = "=60.1.0"
arrow-schema = "=60.1.0"
EOF
cat > "$folder/src/main.rs" <<'EOF'
use arrow_json::ReaderBuilder;
use arrow_schema::{DataType, Field, Schema};
use std::sync::Arc;

fn main() {
    for (dtype, text) in [
        (DataType::Int32, r#"{"a": 1.9}"#),
        (DataType::Int32, r#"{"a": -0.5}"#),
        (DataType::Int8, r#"{"a": 300}"#),
    ] {
        let schema = Arc::new(Schema::new(vec![Field::new("a", dtype.clone(), false)]));
        let mut reader = ReaderBuilder::new(schema).build(text.as_bytes()).unwrap();
        match reader.next().unwrap() {
            Ok(batch) => println!("{dtype} {text}: {}", batch.column(0).to_data().buffers()[0].typed_data::<i32>()[0]),
            Err(error) => println!("{dtype} {text}: error: {error}"),
        }
    }
}
EOF
cd "$folder"
found=$(cargo run --quiet | tr -d \')
expected='Int32 {"a": 1.9}: 1
Int32 {"a": -0.5}: 0
Int8 {"a": 300}: error: Json error: whilst decoding field a: failed to parse 300 as Int8'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
