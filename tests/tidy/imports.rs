//! The import order of the core: data flows one way.

use std::{fs, path::Path};

/// A module may import only from rows above it; modules of one row may import each other.
const ORDER: &[&[&str]] = &[
    &["backend", "error", "float"],
    &["aligned", "byteorder", "order", "text"],
    &["dtype"],
    &["number"],
    &["erased"],
    &["shape"],
    &["buffer"],
    &["base64", "latin1"],
    &["json"],
    &["element"],
    &["content"],
    &["untyped"],
    &["array"],
    &["cast", "time"],
    &["payload", "dynamic"],
    &["pickling"],
    &["wire"],
    &["field", "file"],
    &["value"],
    &["with", "adapter"],
];

#[test]
fn modules_import_only_what_stands_above_them() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("ndserde-core/src");
    let mut wrong = Vec::new();
    let mut imports = 0;
    for file in rust_files(&src) {
        let path = file.strip_prefix(&src).unwrap().to_str().unwrap().to_owned();
        let module = path.split(['/', '.']).next().unwrap();
        if module == "lib" {
            continue;
        }
        for imported in imported_modules(&fs::read_to_string(&file).unwrap()) {
            imports += 1;
            if imported != module && rank(&imported) > rank(module) {
                wrong.push(format!("{path} imports {imported}, which stands below {module}"));
            }
        }
    }
    assert!(imports > 50, "only {imports} imports found: the test does not see the code");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn rank(module: &str) -> usize {
    ORDER
        .iter()
        .position(|row| row.contains(&module))
        .unwrap_or_else(|| panic!("give the module {module} its place in ORDER"))
}

/// The modules that the lines after `crate::` name; doc comments do not count.
fn imported_modules(source: &str) -> Vec<String> {
    let code: String = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut modules = Vec::new();
    for after in code.split("crate::").skip(1) {
        for name in first_names(after) {
            modules.push(name);
        }
    }
    modules
}

/// `a::b` gives a; `{a::b, c::{d, e}}` gives a and c.
fn first_names(after: &str) -> Vec<String> {
    let name = |s: &str| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    if !after.starts_with('{') {
        return vec![name(after)];
    }
    let (mut depth, mut names, mut start) = (0, Vec::new(), true);
    for (i, c) in after.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => start = true,
            c if start && depth == 1 && !c.is_whitespace() => {
                names.push(name(&after[i..]));
                start = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

fn rust_files(dir: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            files.push(path);
        }
    }
    files
}
