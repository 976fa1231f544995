use super::by;

mod files;
mod rows;
mod table;

use std::collections::BTreeSet;

use files::GOLDEN;
use table::TABLE;

#[test]
fn each_file_is_read_or_refused_as_its_row_says() {
    let mut problems = Vec::new();
    for (file, check) in TABLE {
        if let Err(problem) = check(file) {
            problems.push(format!("{file}: {problem}"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn each_file_has_a_row() {
    let mut files = BTreeSet::new();
    for folder in std::fs::read_dir(GOLDEN).unwrap().map(|entry| entry.unwrap().path()) {
        if !folder.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = file.strip_prefix(GOLDEN).unwrap().to_str().unwrap().to_owned();
            if !name.ends_with("expected.json") && !name.contains("__pycache__") {
                files.insert(name);
            }
        }
    }
    let rows: BTreeSet<String> = TABLE.iter().map(|(file, _)| (*file).to_owned()).collect();
    assert_eq!(files, rows);
}
