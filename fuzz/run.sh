#!/usr/bin/env bash
# Runs fuzz targets, as many at once as there are cores: `fuzz/run.sh SECONDS [TARGET]..`.
# Each ends after 10 million executions, or after SECONDS. Needs the nightly compiler and cargo-fuzz.
#
# The seeds are the small corpus that is committed; what the runs find is kept in corpus/, which is
# not.
set -euo pipefail
cd "$(dirname "$0")"
export seconds=${1:?seconds for each target}
shift
[ $# -gt 0 ] || set -- $(cargo +nightly fuzz list)

# cargo-fuzz asks for one unit of code, which one core compiles alone, and for debug information, which
# nobody needs: a panic tells its place. For hours of fuzzing set
# CARGO_PROFILE_RELEASE_OPT_LEVEL=3: it compiles longer and runs faster. The last flag has each block of
# the code count as a step, of which the harness bounds the number.
export RUSTFLAGS="-Ccodegen-units=16 -Cdebuginfo=0 -Cllvm-args=-sanitizer-coverage-trace-pc"
# No sanitizer: the libraries have no unsafe code. The harness holds the bounds on memory and steps
# itself; the limits below catch what it cannot see.
for target in "$@"; do
  cargo +nightly fuzz build --debug-assertions -s none "$target" 2>&1 | tail -n 1
done

run() {
  mkdir -p "corpus/$1" "seeds/$1"
  cargo +nightly fuzz run --debug-assertions -s none "$1" "corpus/$1" "seeds/$1" -- \
    -runs=10000000 -max_total_time="$seconds" -max_len=4096 -malloc_limit_mb=512 -timeout=10 \
    -print_final_stats=1 2>&1 |
    grep -E "panicked|ERROR|SUMMARY|Test unit|stat::number_of_executed|DONE|were allocated|^Done" |
    sed "s/^/$1: /"
}
export -f run
printf '%s\n' "$@" | xargs -P "$(nproc)" -I{} bash -o pipefail -c 'run {}'
