//! What is written in two places must be the same in both.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The line that reads the tagged wire in Python: `tests/peers/read.py` runs the one on the page.
const PYTHON: &str = r#"np.frombuffer(base64.b64decode(o["data"]), np.dtype(o["dtype"]).newbyteorder(o["byteorder"])).reshape(o["shape"], order=o["order"])"#;

#[test]
fn the_python_line_is_the_one_on_the_page() {
    for file in ["README.md", "examples/quickstart.rs", "ndserde-core/src/wire/tagged.md"] {
        assert!(read(file).contains(PYTHON), "{file} lacks the line\n{PYTHON}");
    }
    // And the function that writes it, which `tests/peers/write_again.py` runs.
    let page = read("ndserde-core/src/wire/tagged.md");
    let (_, from) = page.split_once("def write_tagged").unwrap();
    let (function, _) = from.split_once("```").unwrap();
    assert!(read("README.md").contains(function), "README.md lacks the lines\n{function}");
}

/// Every package that is published has the licences and the version of the others.
#[test]
fn the_packages_carry_the_licences() {
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        for package in ["ndserde-core", "ndserde-derive", "ndserde-cli", "js", "python"] {
            let copy = format!("{package}/{licence}");
            assert_eq!(read(&copy), read(licence), "{copy} differs from {licence}");
        }
    }
}

/// A derive of another version must not find what this one's generated code names.
#[test]
fn the_module_of_generated_code_is_named_by_the_version() {
    let version = env!("CARGO_PKG_VERSION").replace('.', "_");
    let module = format!("pub mod __private_{version};");
    assert!(read("src/lib.rs").contains(&module), "src/lib.rs lacks {module}");
}

/// Examples say what a user types, who never names the core.
#[test]
fn no_documentation_names_the_core() {
    let mut files = vec![PathBuf::from("ndserde-core/src")];
    let mut looked = 0;
    while let Some(path) = files.pop() {
        let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join(&path);
        if whole.is_dir() {
            files.extend(fs::read_dir(whole).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        looked += 1;
        let text = fs::read_to_string(&whole).unwrap();
        assert!(!text.contains("ndserde_core"), "{} names ndserde_core", path.display());
    }
    assert!(looked > 60, "only {looked} files found: the test does not see the code");
}

fn read(file: &str) -> String {
    let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}
