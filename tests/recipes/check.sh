#!/usr/bin/env bash
# Runs the recipes of docs/services.md as the page shows them.
#
#     tests/recipes/check.sh                all but tauri, which is heavy, with the features of all
#     tests/recipes/check.sh RECIPE..       each alone, with no other features than its own
set -euo pipefail
cd "$(dirname "$0")"
export CARGO_INCREMENTAL=0 CARGO_PROFILE_DEV_DEBUG=0 CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}

install() { # a Debian package
  dpkg -s "$1" >/dev/null 2>&1 || { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$1"; }
}

recipe() {
  cargo test --locked --quiet --manifest-path "$1/Cargo.toml" -- --include-ignored
}

page() { # the packages of the JavaScript
  npm ci --prefix page --ignore-scripts --no-audit --no-fund --silent
  ln -sfn ../../../../js page/node_modules/ndserde
}

websocket() {
  page
  recipe websocket
}

sqlite() {
  install libsqlite3-dev
  recipe sqlite
}

tauri() { # on Linux its library is linked even where no window is opened
  install libwebkit2gtk-4.1-dev
  page
  recipe tauri
}

postgresql() { # a server of our own, on a socket in a temporary folder
  install postgresql
  bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -1)
  folder=$(mktemp -d)
  server() { "$@"; }
  if [ "$(id -u)" = 0 ]; then # it refuses to run as root
    chown postgres "$folder"
    server() { (cd "$folder" && runuser -u postgres -- "$@"); }
  fi
  trap 'server "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null; rm -rf "$folder"' EXIT
  server "$bin/initdb" -D "$folder/data" -U postgres -A trust >/dev/null
  server "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w start \
    -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off" >/dev/null ||
    { cat "$folder/log"; exit 1; }
  DATABASE_URL="postgres:///postgres?host=$folder&user=postgres" recipe postgresql
}

if [ $# = 0 ]; then
  install libsqlite3-dev
  page
  cargo test --locked --quiet --workspace --exclude recipe-tauri -- --include-ignored
  postgresql
fi
for name in "$@"; do
  printf '\n==> %s (after %ss)\n' "$name" "$SECONDS"
  if [ "$(type -t "$name")" = function ]; then "$name"; else recipe "$name"; fi
done
