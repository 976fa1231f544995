#!/usr/bin/env bash
# Runs each fuzz target: `fuzz/run.sh SECONDS [TARGET]..`. Needs the nightly compiler and cargo-fuzz.
#
# The seeds are the small corpus that is committed and the golden files; what the runs find is kept
# in corpus/, which is not.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:?seconds for each target}
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(cargo +nightly fuzz list)
for target in "${targets[@]}"; do
  mkdir -p "corpus/$target" "seeds/$target"
  # No sanitizer: the libraries have no unsafe code. The harness holds the bound on memory itself;
  # these limits catch what it cannot see.
  cargo +nightly fuzz run --debug-assertions -s none "$target" "corpus/$target" "seeds/$target" -- \
    -max_total_time="$seconds" -max_len=4096 -malloc_limit_mb=512 -timeout=10 -print_final_stats=1 2>&1 |
    grep -E "panicked|ERROR|SUMMARY|Test unit|stat::number_of_executed|stat::new_units|DONE|were allocated" |
    sed "s/^/$target: /"
done
