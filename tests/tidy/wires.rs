//! A wire lives in one place, and nothing of it is missing.

use std::{fs, path::PathBuf};

/// Files of `wire/` that are shared by the wires.
const SHARED: &[&str] = &["dtype", "enclosed", "keyed", "keys", "kind", "mod", "typestr", "word"];

/// Held by a package of its own, where the library that the format comes from writes afresh, and by
/// `tests/any`, which has the documents of many libraries in a file of their own.
const WITHOUT_GOLDEN: &[&str] = &["ndarray_v1", "any"];

#[test]
fn every_wire_has_its_page_tests_golden_files_entry_point_and_row() {
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap_or_default();
    let (modules, markers) =
        (read("ndserde-core/src/with.rs"), read("ndserde-core/src/wire/mod.rs"));
    let (readme, support) = (read("README.md"), read("tests/support/src/lists.rs"));
    let front = read("src/lib.rs");
    let (round_trip, pages) = (read("tests/wires/round_trip.rs"), read("tests/golden/pages.rs"));
    let manifest = read("tests/golden/manifest.json");
    let wires = wires();
    assert!(wires.len() >= 12, "only {wires:?} found: the test does not see the code");
    let mut missing = Vec::new();
    for wire in &wires {
        let mut need = |there: bool, what: &str| {
            if !there {
                missing.push(format!("{wire} has no {what}"));
            }
        };
        let page = read(&format!("ndserde-core/src/wire/{wire}.md"));
        for section in [
            "# Form",
            "# In Rust",
            "# In Python",
            "# What is read",
            "# What is refused",
            "# What it cannot carry",
        ] {
            need(
                page.contains(&format!("\n{section}\n")),
                &format!("section {section:?} on its page"),
            );
        }
        let marker = marker(wire);
        need(modules.contains(&format!("    {wire} => {marker}")), "with-module in with.rs");
        need(markers.contains(&format!("pub use {wire}::{marker};")), "marker type in wire/mod.rs");
        need(
            read(&format!("tests/wires/rejects/{wire}.rs")).contains("Bad("),
            "table of bad input",
        );
        need(support.contains(&format!("{marker},")), "row in tests/support/src/lists.rs");
        need(round_trip.contains(&format!("\"{wire}\"")), "round trip");
        need(pages.contains(&format!("\"{wire}\"")), "test of its page's examples");
        let golden = manifest.contains(&format!("\"wire\":\"{wire}\""));
        need(golden || WITHOUT_GOLDEN.contains(&wire.as_str()), "golden files");
        let row = format!("\n| [`{wire}`](ndserde-core/src/wire/{wire}.md)");
        need(readme.contains(&row), "row in the README");
        let named =
            |line: &str| line.starts_with("//! | [") && line.contains(&format!("[`{wire}`]"));
        need(front.lines().any(named), "row on the front page in src/lib.rs");
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The wires, by the files that they live in.
fn wires() -> Vec<String> {
    let mut wires = Vec::new();
    for entry in fs::read_dir(root().join("ndserde-core/src/wire")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some(wire) = name.strip_suffix(".rs").filter(|name| !SHARED.contains(name)) {
            wires.push(wire.to_owned());
        }
    }
    wires.sort();
    wires
}

/// `json_numpy` is marked by `JsonNumpy`.
fn marker(wire: &str) -> String {
    wire.split('_')
        .map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_uppercase() + rest
        })
        .collect()
}

fn root() -> PathBuf {
    env!("CARGO_MANIFEST_DIR").into()
}
