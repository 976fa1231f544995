//! What stands in two places must be the same in both.

use std::fs;

/// The line that reads the tagged wire in Python: `tests/peers/read.py` runs the one on the page.
const PYTHON: &str = r#"np.frombuffer(base64.b64decode(o["data"]), np.dtype(o["dtype"]).newbyteorder(o["byteorder"])).reshape(o["shape"], order=o["order"])"#;

#[test]
fn the_python_line_is_the_one_on_the_page() {
    for file in ["README.md", "examples/quickstart.rs", "ndserde-core/src/wire/tagged.md"] {
        assert!(read(file).contains(PYTHON), "{file} lacks the line\n{PYTHON}");
    }
}

/// Every package that is published has the licences and the version of the others.
#[test]
fn the_packages_carry_the_licences() {
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        for package in ["ndserde-core", "ndserde-derive"] {
            let copy = format!("{package}/{licence}");
            assert_eq!(read(&copy), read(licence), "{copy} differs from {licence}");
        }
    }
}

fn read(file: &str) -> String {
    let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}
