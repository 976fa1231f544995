#!/bin/bash
# Checks the data set: Rust writes it, every engine does the job with the same result, workers are killed.
#
#     examples/dataset/check.sh [FOLDER] [light]     the virtual environment and the data; target/dataset if
#                                                    left out; light: without DataFusion, which builds long
set -euo pipefail
cd "$(dirname "$0")"
folder=$(realpath -m "${1:-target/dataset}")
mkdir -p "$folder"

packages=(.)
[ "${2:-}" = light ] || packages+=(datafusion)
for package in "${packages[@]}"; do
    cargo fmt --manifest-path "$package/Cargo.toml" --check
    # The lints while it is built: `cargo clippy` would compile DataFusion another time.
    said=$(RUSTC_WORKSPACE_WRAPPER=clippy-driver \
        cargo build --manifest-path "$package/Cargo.toml" --locked --quiet 2>&1) || { echo "$said"; exit 1; }
    if [ -n "$said" ]; then
        echo "$said"
        exit 1
    fi
done
cargo test --locked --quiet

venv=$folder/venv
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
fi
python=$venv/bin/python
"$python" -m pip install --quiet --disable-pip-version-check -r jobs/requirements.txt -r tests/requirements.txt
"$venv/bin/ruff" check --quiet --config ../../python/pyproject.toml bench.py jobs tests
"$venv/bin/ruff" format --quiet --config ../../python/pyproject.toml --check bench.py jobs tests
MYPYPATH=jobs "$venv/bin/mypy" --strict --allow-untyped-calls --ignore-missing-imports \
    --follow-imports silent bench.py jobs/*.py tests/*.py

built() {
    cargo metadata --manifest-path "$1/Cargo.toml" --format-version 1 --no-deps |
        sed 's/.*"target_directory":"\([^"]*\)".*/\1/'
}

data=$folder/digits
rm -rf "$data"
"$(built .)/debug/ndserde-dataset" --rows 10000 --row-group 125 --out "$data"

expected=$("$python" jobs/plain.py "$data" | grep "^sha256 ")
same() {
    local found
    found=$("$@" | grep "^sha256 ")
    if [ "$found" != "$expected" ]; then
        printf '%s\nprinted\n%s\ninstead of\n%s\n' "$*" "$found" "$expected" >&2
        exit 1
    fi
}
same "$python" jobs/dask_job.py "$data"
same "$python" jobs/ray_job.py "$data"
engines="pyarrow, Dask and Ray Data"
if [ "${2:-}" != light ]; then
    # And what DataFusion has written is a tensor to pyarrow.
    same "$(built datafusion)/debug/ndserde-dataset-datafusion" "$data" --written "$folder/written.parquet"
    PYTHONPATH=jobs "$python" tests/tensor_file.py "$folder/written.parquet"
    engines+=", and DataFusion"
fi

"$python" -m pytest -q -p no:cacheprovider tests --dataset "$data"
echo "$engines have one result, $expected"
