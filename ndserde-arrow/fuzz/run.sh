#!/usr/bin/env bash
# Runs the fuzz targets: `ndserde-arrow/fuzz/run.sh SECONDS [TARGET]..`. Needs the nightly compiler and
# cargo-fuzz. Panics of arrow and parquet themselves are not counted: they are caught and printed as a line
# that begins with "beneath:".
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:?seconds for each target}
shift
[ $# -gt 0 ] || set -- batches files
# Panics must unwind to be caught. No sanitizer: nothing here is unsafe.
export RUSTFLAGS="-Ccodegen-units=16 -Cdebuginfo=0"
for target in "$@"; do
  mkdir -p "corpus/$target" "seeds/$target"
  cargo +nightly fuzz run --debug-assertions -s none "$target" "corpus/$target" "seeds/$target" -- \
    -max_total_time="$seconds" -max_len=4096 -malloc_limit_mb=1024 -rss_limit_mb=4096 -timeout=20 \
    -print_final_stats=1 2>&1 |
    grep -E "^error|^beneath|panicked|ERROR|SUMMARY|Test unit|stat::number_of_executed|DONE|^Done|limit" |
    sort | uniq -c | sort -rn | head -40 | sed "s/^/$target: /"
done
