//! A wire lives in one place, and nothing of it is missing.

use std::{collections::BTreeSet, fs, path::PathBuf};

/// Held by a package of its own, where the library that the format comes from writes afresh, and by
/// `tests/any`, which has the documents of many libraries in a file of their own.
const WITHOUT_GOLDEN: &[&str] = &["ndarray_v1", "any"];

/// It writes as `tagged` does, so that the command does not offer it.
const READS_ONLY: &str = "any";

#[test]
fn every_wire_has_its_page_tests_golden_files_entry_points_and_rows() {
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap_or_default();
    let (modules, markers) =
        (read("ndserde-core/src/with.rs"), read("ndserde-core/src/wire/mod.rs"));
    let (readme, support) = (read("README.md"), read("tests/support/src/lists.rs"));
    let (front, exported) = (read("src/lib.rs"), exported(&read("src/lib.rs")));
    let (links, own_links) = (read("src/links.md"), read("ndserde-core/src/wire_links.md"));
    let command = read("ndserde-cli/src/wire.rs");
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
        need(exported.contains(wire), "export of its module in src/lib.rs");
        let link = format!("[`{wire}`]: crate::{wire}\n");
        need(links.contains(&link), "link in src/links.md");
        need(own_links.contains(&link), "link in ndserde-core/src/wire_links.md");
        let written = command.contains(&format!("    {marker}, \""));
        need(written || wire == READS_ONLY, "row in ndserde-cli/src/wire.rs");
        need(modules.contains(&format!("    {wire} => {marker}")), "with-module in with.rs");
        need(markers.contains(&format!("pub use {wire}::{marker};")), "marker type in wire/mod.rs");
        let rejects = match wire.as_str() {
            // The two read the same documents.
            "tagged" | "readable" => read("tests/wires/table.rs").contains(&marker),
            _ => read(&format!("tests/wires/rejects/{wire}.rs")).contains("Bad("),
        };
        need(rejects, "table of bad input");
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
    let folder = root().join("ndserde-core/src/wire");
    let mut wires = Vec::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some(wire) = name.strip_suffix(".rs") else { continue };
        let implements = format!("\nimpl Wire for {} {{\n", marker(wire));
        if fs::read_to_string(folder.join(&name)).unwrap().contains(&implements) {
            wires.push(wire.to_owned());
        }
    }
    wires.sort();
    wires
}

/// What the facade exports by name from the core.
fn exported(front: &str) -> BTreeSet<String> {
    let lists = front.split("pub use ndserde_core::{").skip(1);
    let names = lists.flat_map(|list| list.split("};").next().unwrap().split(','));
    names.map(|name| name.trim().to_owned()).collect()
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
