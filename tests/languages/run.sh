#!/usr/bin/env bash
# Runs the lines in docs/other-languages.md as they stand there, with Debian's packages: each language reads
# arrays that the command writes and writes them again, which the command finds equal bit for bit. Also those
# for npm's cborg on the page of the wire `typed_array`, which read.
#
#     tests/languages/run.sh [LANGUAGE]..     octave, r, go, java, cpp, fortran, cborg; all if left out
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

install() { # packages of Debian
  dpkg -s "$@" >/dev/null 2>&1 || { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"; }
}

page() { # the Nth block of a language, 1 if left out, on the page, docs/other-languages.md if left out
  awk -v fence="\`\`\`$1" -v wanted="${2:-1}" \
    '$0 == fence { block += 1; inside = block == wanted; next } /^```/ { inside = 0 } inside' \
    "$root/${3:-docs/other-languages.md}"
}

around() { # a program with the page's lines in the place of its comment PAGE
  sed -e "/^ *[/!]*/{/ PAGE\$/{r /dev/stdin
d}}" "$here/$1"
}

same() { # the language's name, its folder of shapes, its formats, the names of the arrays
  local language=$1 shapes=$2 format name
  for format in $3; do
    for name in "${@:4}"; do
      "$ndserde" diff "$shapes/$name.npy" "$name.$language.$format" ||
        { echo "$language: $name in $format is not what it was"; exit 1; }
    done
  done
  echo "$language: ${*:4} in $3"
}

all=(special matrix rows columns rows64 columns64 wide deep small point empty)

octave() {
  install octave
  { echo '1;'; page octave; cat "$here/main.m"; } > main.m
  octave-cli --no-history main.m "${all[@]}"
  same octave matrices json "${all[@]}"
}

r() {
  install r-base-core r-cran-jsonlite
  { page r; cat "$here/main.R"; } > main.R
  Rscript main.R "${all[@]}"
  same r vectors json "${all[@]}"
}

go() {
  install golang-go golang-github-fxamacker-cbor-dev golang-github-vmihailenco-msgpack.v5-dev
  page go | around main.go > main.go
  GO111MODULE=off GOPATH=/usr/share/gocode command go run main.go "${all[@]}"
  same go . "json cbor msgpack" "${all[@]}"
}

java() {
  install default-jdk-headless libjackson2-databind-java libjackson2-dataformat-cbor libmsgpack-java
  page java | around Main.java > Main.java
  local folder=/usr/share/java path=.
  for name in jackson-core jackson-annotations jackson-databind jackson-dataformat-cbor msgpack-core msgpack-jackson; do
    path=$path:$folder/$name.jar
  done
  local arrays=(special matrix rows64 deep point empty)
  command java -cp "$path" Main.java "${arrays[@]}"
  same java . "json cbor msgpack" "${arrays[@]}"
}

cpp() {
  install g++ libxtensor-dev nlohmann-json3-dev
  page cpp | around main.cpp > main.cpp
  g++ -std=c++17 -Wall -o main main.cpp
  ./main "${all[@]}"
  same cpp . "json cbor msgpack" "${all[@]}"
}

fortran() {
  install gfortran
  { page fortran; page fortran 2 | around main.f90; } > main.f90
  gfortran -std=f2018 -o main main.f90
  local arrays=(matrix rows64 columns64 empty)
  ./main "${arrays[@]}"
  same fortran . json "${arrays[@]}"
}

cborg() {
  npm install --silent --no-fund --no-audit --prefix . cborg@6.1.5 > /dev/null
  page js 2 ndserde-core/src/wire/typed_array.md | around main.mjs > main.mjs
  for name in "${all[@]}"; do
    "$ndserde" convert "$name.npy" "$name.typed" --to cbor --wire typed_array
  done
  node main.mjs "${all[@]}"
  same cborg . json "${all[@]}"
}

cargo build --quiet --manifest-path "$root/Cargo.toml" -p ndserde-cli
ndserde=${CARGO_TARGET_DIR:-$root/target}/debug/ndserde
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 "$here/documents.py" .
for name in "${all[@]}"; do
  for format in json cbor msgpack; do
    "$ndserde" convert "$name.npy" "$name.$format"
  done
done
[ $# -gt 0 ] || set -- octave r go java cpp fortran cborg
for language in "$@"; do
  "$language"
done
