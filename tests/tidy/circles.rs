//! No circles: of two files in a folder, at most one needs the other.
//!
//! A file and the folder of its name are one part, and so are a folder and its `mod.rs`. What counts
//! is where a thing is defined, not through which `use` a path leads to it. A module and what stands
//! in its own folder may name each other, as is usual in Rust: the parent has what its parts have in
//! common, and puts them together. Methods are not seen, since no path names their file.

use std::collections::{BTreeMap, BTreeSet};

use crate::core::{Core, Names};

/// For each folder, which of its parts name which others.
type Needs = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

#[test]
fn no_files_of_a_folder_need_each_other() {
    let needs = needs();
    let found: usize = needs.values().flat_map(BTreeMap::values).map(BTreeSet::len).sum();
    assert!(found > 150, "only {found} needs found: the test does not see the code");
    let mut wrong = Vec::new();
    for (folder, parts) in &needs {
        let circles = parts.keys().filter_map(|part| way(parts, part, part));
        // Each once, from its first name on.
        for circle in circles.filter(|circle| circle.iter().min() == circle.first()) {
            wrong.push(format!("{folder}: {}", circle.join(" names ")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn needs() -> Needs {
    let core = Core::read();
    let mut needs = Needs::new();
    for reference in &core.references {
        let (from, to) = (&reference.module, core.definer(&reference.path));
        let folder = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        if let (Some(part), Some(other)) = (from.get(folder), to.get(folder)) {
            let needs = needs.entry(from[..folder].join("/")).or_default();
            needs.entry(part.clone()).or_default().insert(other.clone());
        }
    }
    needs
}

/// A shortest way from one part to another, by what they name.
fn way(needs: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> Option<Names> {
    let mut ways = vec![vec![from.to_owned()]];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            for next in way.last().and_then(|last| needs.get(last)).into_iter().flatten() {
                let way: Names = way.iter().chain([next]).cloned().collect();
                if next == to {
                    return Some(way);
                }
                if seen.insert(next.clone()) {
                    longer.push(way);
                }
            }
        }
        ways = longer;
    }
    None
}
