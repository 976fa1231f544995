#!/bin/sh
# Installs the libraries of the other side and has them read what ndserde writes.
#
#     tests/peers/run.sh [FOLDER]     the virtual environment and the packages; target/peers if left out
#
# The Python libraries also say whether the golden files are what they would write today.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
venv=${1:-$root/target/peers}/venv

if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
fi
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"
npm ci --prefix "$here" --ignore-scripts --omit=optional --no-audit --no-fund --silent

"$venv/bin/python" "$root/tests/golden/generate.py" --check
"$venv/bin/python" "$root/ndserde-cli/tests/golden/make.py" --check
node "$root/tests/golden/typed_data.mjs" --check
# NumPy 1 loads our pickles too; it is not to be had for every Python.
numpy_1=${1:-$root/target/peers}/venv-numpy-1
if [ ! -x "$numpy_1/bin/python" ]; then
    python3 -m venv "$numpy_1"
fi
if "$numpy_1/bin/python" -m pip install --quiet --disable-pip-version-check numpy==1.26.4; then
    export NDSERDE_PYTHON_NUMPY_1="$numpy_1/bin/python"
else
    echo "left out: NumPy 1.26.4 is not to be had for this Python"
fi
cd "$root"
export NDSERDE_PEERS=1 NDSERDE_PYTHON="$venv/bin/python"
cargo test --workspace --test peers --test schemas -- --nocapture
cargo test --workspace --test cli python
