#!/bin/sh
# Installs the engines of the other side and has them read what ndserde-arrow writes.
#
#     ndserde-arrow/tests/peers/run.sh [FOLDER]     the virtual environment; target/peers-arrow if left out
#
# They also say whether the golden files are what they would write today.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
crate=$(cd "$here/../.." && pwd)
folder=${1:-$crate/target/peers-arrow}
python=$folder/venv/bin/python

if [ ! -x "$python" ]; then
    mkdir -p "$folder"
    python3 -m venv "$folder/venv"
fi
"$python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"

"$python" "$crate/tests/golden/make.py" --check pyarrow pandas polars duckdb
rm -rf "$folder/files"
cargo run --quiet --manifest-path "$crate/Cargo.toml" --example files "$folder/files"
"$python" "$here/read.py" "$folder/files"
