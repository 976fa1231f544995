#!/bin/sh
# Checks the Python package: style, types, tests with NumPy 2 and 1, and what would be published.
#
#     python/check.sh [FOLDER]     the virtual environments and the packages; target/python if left out
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$here/../target/python}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
pip="-m pip install --quiet --disable-pip-version-check"

cd "$here"
[ -x "$folder/venv/bin/python" ] || python3 -m venv "$folder/venv"
python=$folder/venv/bin/python
"$python" $pip -r requirements.txt
"$python" -m ruff check .
"$python" -m ruff format --check .
"$python" -m mypy src
"$python" -m pytest -q -p no:cacheprovider
PYTHONPATH=src "$python" bench.py 3 > "$folder/bench.md" # that it runs: three rounds say nothing of speed

rm -rf "$folder/dist"
"$python" -m build --no-isolation --outdir "$folder/dist" . > "$folder/build.log"
"$python" -m twine check --strict "$folder"/dist/*

# The wheel as users have it, with NumPy 1 where this Python is not too young for that.
[ -x "$folder/venv-wheel/bin/python" ] || python3 -m venv "$folder/venv-wheel"
python=$folder/venv-wheel/bin/python
if ! "$python" $pip numpy==1.26.4; then
    echo "NumPy 1.26.4 is not to be had for this Python: the wheel is tested with NumPy 2"
    "$python" $pip numpy==2.4.6
fi
"$python" $pip cbor2==6.3.0 msgpack==1.2.4 ml_dtypes==0.5.4 pytest==9.2.0
"$python" $pip --force-reinstall --no-deps "$folder"/dist/*.whl
"$python" -m pytest -q -p no:cacheprovider -o pythonpath=
