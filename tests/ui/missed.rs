//! No array is missed where ndarray's own serde would take it, and so nothing else would fail.

use std::{fs, path::Path, process::Command};

/// In the programs of `tests/missed` every line that says `// missed` is an error, and no other.
#[test]
fn missed_arrays_do_not_compile() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("../missed");
    let mut programs = 0;
    for entry in fs::read_dir(package.join("src/bin")).unwrap() {
        let file = entry.unwrap().path();
        let source = fs::read_to_string(&file).unwrap();
        let name = file.file_stem().unwrap().to_str().unwrap();
        let output = Command::new(env!("CARGO"))
            .args(["check", "--quiet", "--bin", name, "--manifest-path"])
            .arg(package.join("Cargo.toml"))
            .arg("--target-dir")
            .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("missed"))
            .output()
            .unwrap();
        let output = String::from_utf8_lossy(&output.stderr);
        let errors: Vec<&str> = output.split("\nerror").collect();
        for (line, number) in source.lines().zip(1..) {
            let place = format!("{name}.rs:{number}:");
            // An error begins with its message, and its first place follows.
            let reported = errors.iter().any(|error| {
                let head: Vec<_> = error.lines().take(2).collect();
                head.len() == 2
                    && head[0].contains("holds an ndarray array")
                    && head[1].contains(&place)
            });
            assert_eq!(reported, line.contains("// missed"), "{place} {line}\n{output}");
        }
        let fails = source.contains("// missed");
        assert_eq!(output.contains("error"), fails, "{name}: {output}");
        programs += 1;
    }
    assert!(programs >= 2, "the programs were not found");
}
