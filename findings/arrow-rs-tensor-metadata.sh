#!/usr/bin/env bash
# The crate arrow-schema writes null into the metadata of tensors, and pyarrow then reads no column of the file.
#
# Versions: arrow-schema, arrow-array and arrow-ipc 60.1.0, and pyarrow 26.0.1 on Python 3.11.
# Input: a file of ids and tensors of shape [2], by FixedShapeTensor::try_new without names and permutation, and
# the metadata that the specification of arrow.fixed_shape_tensor shows, {"shape":[2]}.
# Expected: both are read; what is not there is left out, and the key of a permutation is `permutation`.
# Seen: the crate writes {"shape":[2],"dim_names":null,"permutations":null}, with another name for the key, and
# pyarrow says "dim_names must be an array, got null", also for the ids alone.
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
arrow-ipc = "=60.1.0"
arrow-schema = { version = "=60.1.0", features = ["canonical_extension_types"] }
EOF
cat > "$folder/src/main.rs" <<'EOF'
use arrow_array::{types::Float32Type, ArrayRef, FixedSizeListArray, Int32Array, RecordBatch};
use arrow_schema::{extension::FixedShapeTensor, DataType, Field, Schema};
use std::{fs::File, sync::Arc};

fn write(name: &str, tensors: Field) {
    println!("{name} {}", tensors.metadata()["ARROW:extension:metadata"]);
    let DataType::FixedSizeList(items, size) = tensors.data_type() else { panic!() };
    let values = FixedSizeListArray::from_iter_primitive::<Float32Type, _, _>([Some([Some(1.0), Some(2.0)])], *size);
    let column = FixedSizeListArray::new(items.clone(), *size, values.values().clone(), None);
    let schema = Arc::new(Schema::new(vec![Field::new("id", DataType::Int32, false), tensors]));
    let columns: Vec<ArrayRef> = vec![Arc::new(Int32Array::from(vec![7])), Arc::new(column)];
    let batch = RecordBatch::try_new(schema.clone(), columns).unwrap();
    let mut file = arrow_ipc::writer::FileWriter::try_new(File::create(name).unwrap(), &schema).unwrap();
    file.write(&batch).unwrap();
    file.finish().unwrap();
}

fn main() {
    let field = Field::new("x", DataType::new_fixed_size_list(DataType::Float32, 2, false), false);
    let tensor = FixedShapeTensor::try_new(DataType::Float32, [2], None, None).unwrap();
    write("try_new.arrow", field.clone().with_extension_type(tensor));
    let metadata = [("name", "arrow.fixed_shape_tensor"), ("metadata", r#"{"shape":[2]}"#)];
    let metadata = metadata.map(|(key, value)| (format!("ARROW:extension:{key}"), value.to_string()));
    write("by_hand.arrow", field.with_metadata(metadata));
}
EOF
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyarrow==26.0.1
found=$(cargo run --quiet && env/bin/python - <<'EOF'
import pyarrow

for name in "try_new.arrow", "by_hand.arrow":
    for fields in [0, 1], [0]:
        try:
            options = pyarrow.ipc.IpcReadOptions(included_fields=fields)
            print(name, fields, pyarrow.ipc.open_file(name, options=options).read_all().to_pylist())
        except pyarrow.ArrowInvalid as error:
            print(name, fields, "error:", error)
EOF
)
expected="try_new.arrow {\"shape\":[2],\"dim_names\":null,\"permutations\":null}
by_hand.arrow {\"shape\":[2]}
try_new.arrow [0, 1] error: dim_names must be an array, got null
try_new.arrow [0] error: dim_names must be an array, got null
by_hand.arrow [0, 1] [{'id': 7, 'x': [1.0, 2.0]}]
by_hand.arrow [0] [{'id': 7}]"
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
