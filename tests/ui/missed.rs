//! No array is missed where ndarray's own serde would take it, and so nothing else would fail.

use std::{fs, path::Path, process::Command};

/// Each program in `tests/missed` names in its first line what it misses; the one without such a
/// line compiles.
#[test]
fn missed_arrays_do_not_compile() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("../missed");
    let mut programs = 0;
    for entry in fs::read_dir(package.join("src/bin")).unwrap() {
        let file = entry.unwrap().path();
        let source = fs::read_to_string(&file).unwrap();
        let missed = source.lines().next().unwrap().strip_prefix("//! missed: ");
        // `build`, since a check of generic types waits for code to be made.
        let output = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--manifest-path"])
            .arg(package.join("Cargo.toml"))
            .arg("--target-dir")
            .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("missed"))
            .arg("--bin")
            .arg(file.file_stem().unwrap())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.success(), missed.is_none(), "{}: {said}", file.display());
        assert!(said.contains(missed.unwrap_or_default()), "{}: {said}", file.display());
        programs += 1;
    }
    assert!(programs >= 4, "the programs were not found");
}
