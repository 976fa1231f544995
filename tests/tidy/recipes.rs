//! The recipes of the guide say what to add to a `Cargo.toml`: what their code uses, and no more.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// What the guide's first block has already.
const GIVEN: &[&str] = &["ndarray", "ndserde"];

/// What code names that needs a feature of ndserde: the name, and the feature.
const FEATURES: &[(&str, &str)] =
    &[("npz::", "npz"), ("ndserde::json", "json"), ("ndarray_0_16::", "ndarray_0_16")];

#[test]
fn recipes_add_what_their_code_uses() {
    let (manifest, guide) = (read("Cargo.toml"), read("docs/guide.md"));
    let known = dependencies(&manifest);
    assert!(known.contains("serde_json"), "the test does not see the dependencies");
    let mut checked = 0;
    for (title, text) in sections(&guide) {
        let blocks = blocks(&text);
        let code = |hidden| {
            let lines = blocks.iter().filter(|(language, _)| *language == "rust");
            let lines = lines.flat_map(|(_, block)| block.lines());
            lines.filter(|line| hidden || !line.starts_with("# ")).collect::<Vec<_>>().join("\n")
        };
        if code(true).is_empty() {
            continue;
        }
        let added = added(&blocks);
        for name in &known {
            let is_used = |code: &str| uses(code, name);
            let is_added = added.contains_key(name.as_str());
            assert!(is_added || !is_used(&code(false)), "{title}: its code uses {name}: cargo add");
            assert!(!is_added || is_used(&code(true)), "{title}: its code does not use {name}");
        }
        for (name, feature) in FEATURES {
            let is_on = added.get("ndserde").is_some_and(|features| features.contains(*feature));
            assert!(is_on || !code(false).contains(name), "{title}: its code needs {feature}");
        }
        for feature in added.get("ndserde").into_iter().flatten() {
            assert!(
                manifest.contains(&format!("\n{feature} = [")),
                "{title}: no feature {feature}"
            );
        }
        checked += 1;
    }
    assert!(checked >= 19, "only {checked} recipes: the test does not see the guide");
}

/// The names of the crates that the tests of the documentation have.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let tables = manifest.split("\n[").filter(|table| {
        table.split_once(']').is_some_and(|(name, _)| name.ends_with("dev-dependencies"))
    });
    let names = tables.flat_map(str::lines).filter(|line| line.contains(" = "));
    let names = names.map(|line| line.split(['.', ' ']).next().unwrap().replace('-', "_"));
    names.filter(|name| !GIVEN.contains(&name.as_str()) && !name.starts_with('#')).collect()
}

/// Whether the code names something of a crate.
fn uses(code: &str, name: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = code.match_indices(name);
    found.any(|(at, _)| code[at + name.len()..].starts_with("::") && !code[..at].ends_with(inside))
}

/// The titles, and what stands under each.
fn sections(guide: &str) -> Vec<(&str, String)> {
    let (mut sections, mut is_code) = (Vec::<(&str, String)>::new(), false);
    for line in guide.lines() {
        is_code ^= line.starts_with("```");
        if let Some(title) = line.strip_prefix("# ").filter(|_| !is_code) {
            sections.push((title, String::new()));
        } else if let Some((_, text)) = sections.last_mut() {
            *text += line;
            *text += "\n";
        }
    }
    sections
}

/// The fenced blocks of a section: the language and the text.
fn blocks(section: &str) -> Vec<(&str, &str)> {
    let fenced = section.split("```").skip(1).step_by(2);
    fenced.map(|block| block.split_once('\n').unwrap()).collect()
}

/// What is added by `cargo add` and `[dependencies]`: the crates with their features.
fn added(blocks: &[(&str, &str)]) -> BTreeMap<String, BTreeSet<String>> {
    let mut added = BTreeMap::<String, BTreeSet<String>>::new();
    for (language, block) in blocks {
        for line in block.lines().map(|line| line.split("  #").next().unwrap()) {
            if *language == "toml"
                && let Some((name, value)) = line.split_once(" = ")
            {
                let features = value.split_once("features = [").map_or("", |(_, rest)| rest);
                let features = features.split('"').skip(1).step_by(2).map(str::to_owned);
                added.entry(name.replace('-', "_")).or_default().extend(features);
            }
            if let Some(words) = line.strip_prefix("cargo add ") {
                add(words, &mut added);
            }
        }
    }
    added
}

/// One line of `cargo add`.
fn add(words: &str, added: &mut BTreeMap<String, BTreeSet<String>>) {
    let (mut names, mut features) = (Vec::new(), Vec::new());
    let mut words = words.split_whitespace();
    while let Some(word) = words.next() {
        match word {
            "--features" => features.extend(words.next().unwrap().split(',')),
            "--rename" => words.next().unwrap().clone_into(names.last_mut().unwrap()),
            "--path" => _ = words.next(),
            name => names.push(name.split('@').next().unwrap().replace('-', "_")),
        }
    }
    for name in &names {
        added.entry(name.clone()).or_default();
    }
    for feature in features {
        let only = names.first().map(String::as_str);
        let (name, feature) = match feature.split_once('/') {
            Some((name, feature)) => (name, feature),
            None => (only.filter(|_| names.len() == 1).expect("whose feature it is"), feature),
        };
        let features = added.get_mut(name).unwrap_or_else(|| panic!("{name} is not added"));
        features.insert(feature.to_owned());
    }
}

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}
