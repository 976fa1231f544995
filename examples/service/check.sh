#!/bin/bash
# Checks the service: format, lints, tests, /openapi.json, and the clients and README's requests against it.
#
#     examples/service/check.sh [FOLDER]     the virtual environment; target/service if left out
set -euo pipefail
cd "$(dirname "$0")"
folder=$(realpath -m "${1:-target/service}")

cargo fmt --check
cargo clippy --locked --quiet --all-targets -- -D warnings
cargo test --locked --quiet
cargo build --locked --quiet

venv=$folder/venv
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
fi
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    -r clients/requirements.txt -r tests/requirements.txt
"$venv/bin/ruff" check --quiet --config ../../python/pyproject.toml clients tests
"$venv/bin/ruff" format --quiet --config ../../python/pyproject.toml --check clients tests
MYPYPATH=../../python/src "$venv/bin/mypy" --strict --follow-imports silent clients tests/openapi.py
npm ci --prefix clients --ignore-scripts --omit=optional --no-audit --no-fund --silent

target=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
PORT=0 "$target/debug/ndserde-service" >"$folder/stdout" 2>"$folder/log" &
service=$!
trap 'kill "$service" 2>/dev/null || true' EXIT
until grep -q "^listening on" "$folder/stdout"; do
    kill -0 "$service" # it has ended if this fails
    sleep 0.2
done
url=$(sed -n 's/^listening on //p' "$folder/stdout")

"$venv/bin/python" tests/openapi.py "$url"
PYTHONPATH=../../python/src "$venv/bin/python" clients/client.py "$url"
node clients/client.mjs "$url"

# The lines of the README, whose service listens on 8000, in their order.
requests=$(sed -n "s|http://127.0.0.1:8000|$url|; s|@\.\./data|@$PWD/../data|; s|^curl |curl -sS |p" README.md)
answers=$(set -e; cd "$folder"; eval "$requests")
expected=("uint8" '"status":422')
for part in "${expected[@]}"; do
    if [[ $answers != *"$part"* ]]; then
        printf 'the requests of the README were answered\n%s\nwithout %s\n' "$answers" "$part" >&2
        exit 1
    fi
done
"$venv/bin/python" -c "import numpy, sys; assert numpy.load(sys.argv[1]).shape == (1797, 10)" "$folder/probabilities.npy"

# Asked to end, it ends by itself and without an error.
kill -TERM "$service"
wait "$service"
echo "the service answers as its README says, and ends when asked"
