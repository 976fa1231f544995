#!/bin/sh
# Makes what the pages need beside their own files: the command as WebAssembly, for the viewer, and the
# packages of npm.
#
#     examples/service/page/build.sh
#
# On a bare Debian it needs root once, for a C compiler that makes WebAssembly: zstd is C.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)

npm ci --prefix "$here" --ignore-scripts --omit=optional --no-audit --no-fund --silent

if ! command -v clang >/dev/null || ! command -v llvm-ar >/dev/null || [ ! -d /usr/include/wasm32-wasi ]; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends clang llvm wasi-libc >/dev/null
fi
rustup target add wasm32-wasip1
cd "$root"
export CC_wasm32_wasip1=clang AR_wasm32_wasip1=llvm-ar
export CFLAGS_wasm32_wasip1="--target=wasm32-wasi -isystem /usr/include/wasm32-wasi"
# As small as may be: a browser fetches it.
export CARGO_PROFILE_RELEASE_OPT_LEVEL=z CARGO_PROFILE_RELEASE_LTO="${CARGO_PROFILE_RELEASE_LTO:-true}"
export CARGO_PROFILE_RELEASE_CODEGEN_UNITS="${CARGO_PROFILE_RELEASE_CODEGEN_UNITS:-1}"
export CARGO_PROFILE_RELEASE_PANIC=abort CARGO_PROFILE_RELEASE_STRIP=true
target=${CARGO_TARGET_DIR:-$root/target}
cargo build --locked --release -p ndserde-cli --target wasm32-wasip1 --target-dir "$target"
cp "$target/wasm32-wasip1/release/ndserde.wasm" "$here/ndserde.wasm"
echo "ndserde.wasm: $(wc -c <"$here/ndserde.wasm") bytes, $(gzip -9c "$here/ndserde.wasm" | wc -c) by gzip"
