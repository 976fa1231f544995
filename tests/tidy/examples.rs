//! The list of the examples is the folder.

use std::{collections::BTreeSet, fs, path::Path};

#[test]
fn the_list_of_examples_is_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let page = fs::read_to_string(folder.join("README.md")).unwrap();
    let mut listed = BTreeSet::new();
    for row in page.lines().filter(|line| line.starts_with("| [")) {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let [_, link, shows, command, _] = cells[..] else {
            panic!("not three columns: {row}");
        };
        let (name, target) = link.strip_prefix('[').unwrap().split_once("](").unwrap();
        assert!(folder.join(target.trim_end_matches(')')).exists(), "no {target}");
        assert!(!shows.is_empty(), "{name}: what does it show?");
        assert!(command.starts_with("`cargo run "), "{name}: no command");
        assert!(command.contains(name), "{name}: {command} runs another");
        listed.insert(name.to_owned());
    }
    assert_eq!(listed, examples(&folder));
}

/// Files that are programs, and packages of their own.
fn examples(folder: &Path) -> BTreeSet<String> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found = paths.filter(|path| {
        path.extension().is_some_and(|ext| ext == "rs") || path.join("Cargo.toml").exists()
    });
    found.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}
