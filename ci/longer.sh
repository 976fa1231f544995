#!/usr/bin/env bash
# What takes longer than the check that every change must pass: before a release, and after a change
# that one of these could find wrong. `ci/longer.sh [STEP]..`; without arguments all of them.
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_INCREMENTAL=0 CARGO_PROFILE_DEV_DEBUG=0

install() { # a Debian package
  dpkg -s "$1" >/dev/null 2>&1 || { apt-get update -qq && apt-get install -y -qq "$1"; }
}

features() { # with any two of them; alone, ci/supply.sh checks them, and those of the facade, which hands them on
  command -v cargo-hack >/dev/null || cargo install --quiet --locked --debug cargo-hack
  cargo hack check -p ndserde-core --lib --feature-powerset --depth 2 --target-dir target/features
}

packages() { # each builds from what would be published
  # The crate for Arrow is a workspace of its own, and published before the command.
  cargo package -p ndserde-core -p ndserde-derive -p ndserde --quiet
  cargo package -p ndserde-cli --quiet --no-verify --config 'patch.crates-io.ndserde-arrow.path="ndserde-arrow"'
  large=$(find target/package/ndserde*-[0-9]*/ -type f -size +200k -not -path '*/target/*')
  [ -z "$large" ] || { echo "too large to publish: $large"; exit 1; }
}

matrices() { # the types of other crates that are arrays, which are heavy to build
  cargo test --manifest-path tests/matrices/Cargo.toml
}

formats() { # every wire through the other formats in docs/data-formats.md
  # pythonize links Python, Debian's.
  install libpython3-dev
  PYO3_PYTHON=/usr/bin/python3 cargo test --manifest-path tests/backends/Cargo.toml
  # Lists where serde_json has its feature arbitrary_precision.
  cargo test --manifest-path tests/arbitrary-precision/Cargo.toml
}

recipes() { # each alone, so that no other's features hide what it lacks
  tests/recipes/check.sh service websocket sqlite mcp openapi postgresql tauri
}

arrow() { # by both versions, the Python engines over its files, the command with it, and a fuzzer of its own
  ndserde-arrow/check.sh all
  python=ndserde-arrow/target/peers-arrow/venv/bin/python
  NDSERDE_PYARROW=$PWD/$python cargo test -p ndserde-cli --features arrow
  "$python" ndserde-cli/tests/golden/columns.py --check
  command -v cargo-fuzz >/dev/null || cargo install --quiet --locked --debug cargo-fuzz
  ndserde-arrow/fuzz/run.sh 30
}

dataset() { # Dask, Ray Data and DataFusion over one data set, with workers that are killed
  examples/dataset/check.sh
}

languages() { # Octave, R, Go, Java, C++ and Fortran, by the lines on docs/other-languages.md
  tests/languages/run.sh
}

benchmark() { # that it runs, and the instructions against bench/counts.txt
  install valgrind
  cargo run --release -p ndserde-bench -- --quick
  cargo run --release -p ndserde-bench --bin counts
}

fuzzers() { # all of them, for 30 seconds each
  command -v cargo-fuzz >/dev/null || cargo install --quiet --locked --debug cargo-fuzz
  fuzz/run.sh 30
}

dependencies() { # licences, sources, bans and advisories of the libraries' own tree
  command -v cargo-deny >/dev/null || cargo install --quiet --locked --debug cargo-deny
  cargo deny check bans licenses sources
  # The database of advisories is fetched; without a way to it the other checks still stand.
  if cargo deny fetch db 2>/dev/null; then
    cargo deny check advisories
  else
    echo "advisories NOT checked: their database cannot be reached from here"
  fi
}

machines() { # s390x, i686 and wasm32
  ci/cross.sh
}

miri() { # the interpreter that finds undefined behaviour
  ci/miri.sh
}

[ $# -gt 0 ] || set -- packages features dependencies matrices formats recipes arrow dataset languages benchmark fuzzers miri machines
for step in "$@"; do
  printf '\n==> %s (after %ss)\n' "$step" "$SECONDS"
  "$step"
done
printf '\n==> done (after %ss)\n' "$SECONDS"
