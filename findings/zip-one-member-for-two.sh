#!/usr/bin/env bash
# The crate zip shows one member of an archive that has two of one name, and no way to the other.
#
# Versions: zip 7.3.0, beside Python's own zipfile, on x86-64.
# Input: an archive with two stored members called `a`, holding `first` and `second`, as zipfile and
# other programs write it where a file is added again; APPNOTE.TXT does not forbid it.
# Expected: two members, by their place in the directory, as zipfile's infolist() has them.
# Seen: `len()` is 1, and the member is the second; no error and nothing else says that there was one more.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/src"
cat > "$folder/Cargo.toml" <<'EOF'
[package]
name = "finding"
version = "0.0.0"
edition = "2021"
[workspace]
[dependencies]
zip = { version = "=7.3.0", default-features = false }
EOF
cat > "$folder/src/main.rs" <<'EOF'
use std::io::Read;

fn main() {
    let file = std::fs::File::open("two.zip").unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    println!("zip {}", archive.len());
    for place in 0..archive.len() {
        let mut member = archive.by_index(place).unwrap();
        let mut content = String::new();
        member.read_to_string(&mut content).unwrap();
        println!("zip {} {content}", member.name());
    }
}
EOF
cd "$folder"
python3 -W ignore - <<'EOF' > zipfile.txt
import zipfile

with zipfile.ZipFile("two.zip", "w") as archive:
    archive.writestr("a", "first")
    archive.writestr("a", "second")
with zipfile.ZipFile("two.zip") as archive:
    for member in archive.infolist():
        print("zipfile", member.filename, archive.read(member).decode())
EOF
found=$(cargo run --quiet; cat zipfile.txt)
expected='zip 1
zip a second
zipfile a first
zipfile a second'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
