#!/usr/bin/env bash
# The public interface, compared with ci/api.txt, so that no change of it goes unseen.
# `ci/api.sh --bless` writes the file. Needs cargo-public-api and the nightly compiler.
set -euo pipefail
cd "$(dirname "$0")/.."

now() {
  for package in ndserde ndserde-core; do
    # Without the methods that a trait of ours gives to the types of other crates: the line of the
    # impl says it all.
    cargo +nightly public-api --package "$package" --all-features -sss 2>/dev/null |
      grep -E "^(#\[[a-z_]+\] )?(impl|pub (struct|enum|trait|mod|use|macro|type|const)|pub fn ${package//-/_}::|pub [a-z_]+ ${package//-/_}::)"
  done | sort -u
}

if [ "${1:-}" = --bless ]; then
  now >ci/api.txt
else
  now | diff -u ci/api.txt - ||
    { echo "the public interface changed: if that is meant, ci/api.sh --bless" >&2; exit 1; }
fi
echo "the public interface has $(grep -cE '^(#\[[a-z_]+\] )?pub (struct|enum|trait) ' ci/api.txt) types and traits"
