//! The `cargo add` lines of each recipe add what its package here builds with, and nothing else.
#![cfg(test)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use toml::{Table, Value};

/// By the names of the crates.
type Dependencies = BTreeMap<String, Dependency>;

#[derive(Debug, PartialEq)]
struct Dependency {
    version: String, // empty for a path
    features: BTreeSet<String>,
    default_features: bool,
}

#[test]
fn the_lines_add_what_the_packages_have() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let page = fs::read_to_string(root.join("../../docs/services.md")).unwrap();
    let of_page: BTreeMap<_, _> = page.split("\n# ").skip(1).map(of_section).collect();
    let folders = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    let manifests = folders.filter_map(|folder| fs::read_to_string(folder.join("Cargo.toml")).ok());
    let of_packages: BTreeMap<_, _> = manifests.filter_map(|text| of_manifest(&text)).collect();
    assert_eq!(of_page, of_packages);
}

fn of_section(section: &str) -> (String, Dependencies) {
    let mut found = BTreeMap::from([
        ("ndarray".to_owned(), Dependency::new("0.17", &[], true)),
        ("ndserde".to_owned(), Dependency::new("", &[], true)),
    ]);
    for line in section.lines().filter_map(|line| line.strip_prefix("cargo add ")) {
        found.extend(of_line(line));
    }
    (section.lines().next().unwrap().to_owned(), found)
}

fn of_line(line: &str) -> Dependencies {
    let (mut crates, mut features, mut default_features) = (Vec::new(), Vec::new(), true);
    let mut words = line.split_whitespace();
    while let Some(word) = words.next() {
        match word {
            "--features" => features.extend(words.next().unwrap().split(',')),
            "--no-default-features" => default_features = false,
            "--path" => assert_eq!(words.next(), Some("../ndserde"), "{line}"),
            "--dev" => {}
            _ if word.starts_with('-') => panic!("{word} in {line}"),
            _ => crates.push(word),
        }
    }
    assert!(crates.len() == 1 || features.is_empty(), "whose features: {line}");
    let dependency = |name: &str| {
        let (name, version) = name.split_once('@').unwrap_or((name, ""));
        (name.to_owned(), Dependency::new(version, &features, default_features))
    };
    crates.into_iter().map(dependency).collect()
}

/// None for the workspace, and for this package.
fn of_manifest(text: &str) -> Option<(String, Dependencies)> {
    let manifest: Table = text.parse().unwrap();
    let heading = manifest.get("package")?.get("description")?.as_str()?.to_owned();
    let tables = ["dependencies", "dev-dependencies"].map(|name| manifest.get(name)?.as_table());
    let dependencies = tables.into_iter().flatten().flatten().map(|(name, value)| {
        let version = value.as_str().or_else(|| value.get("version")?.as_str()).unwrap_or("");
        let features = value.get("features").and_then(Value::as_array);
        let features: Vec<_> = features.into_iter().flatten().filter_map(Value::as_str).collect();
        let default = value.get("default-features").and_then(Value::as_bool).unwrap_or(true);
        (name.clone(), Dependency::new(version, &features, default))
    });
    Some((heading, dependencies.collect()))
}

impl Dependency {
    fn new(version: &str, features: &[&str], default_features: bool) -> Self {
        let features = features.iter().map(|&feature| feature.to_owned()).collect();
        Self { version: version.to_owned(), features, default_features }
    }
}
