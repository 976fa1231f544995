//! One name means one thing: no two types of the core are called alike.
//!
//! Types within functions and private modules count too. Associated types do not, whose names their
//! traits choose. Those of one file at its top level are one: the compiler allows two only as
//! alternatives of a `cfg`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use crate::core::{rust_files, src};

/// Rust's word for the trait that seals another, which nobody else sees.
const IDIOM: &str = "Sealed";

#[test]
fn no_two_types_of_the_core_have_one_name() {
    let named = types_by_name();
    assert!(named.len() > 200, "only {} found: the test does not see the code", named.len());
    let wrong: Vec<_> =
        named.iter().filter(|(name, places)| *name != IDIOM && places.len() > 1).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// For each name the files that have a type of it, and the lines where it is inside of something.
fn types_by_name() -> BTreeMap<String, BTreeSet<String>> {
    let mut named = BTreeMap::<_, BTreeSet<_>>::new();
    for file in rust_files(&src()) {
        let path = file.strip_prefix(src()).unwrap().to_str().unwrap().to_owned();
        for (number, line) in (1..).zip(fs::read_to_string(&file).unwrap().lines()) {
            let is_inside = line.starts_with(' ');
            if let Some(name) = defined(line, is_inside) {
                let place = if is_inside { format!("{path}:{number}") } else { path.clone() };
                named.entry(name.to_owned()).or_default().insert(place);
            }
        }
    }
    named
}

/// The type that a line defines.
fn defined(line: &str, is_inside: bool) -> Option<&str> {
    let mut words = line.split(' ').filter(|word| !word.is_empty() && !word.starts_with("pub"));
    // `pub(in crate::wire)` is two words.
    let mut keyword = words.next()?;
    if keyword.ends_with(')') {
        keyword = words.next()?;
    }
    match keyword {
        "struct" | "enum" | "trait" | "union" => {}
        "type" if !is_inside => {}
        _ => return None,
    }
    let name = words.next()?;
    let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
    Some(&name[..end]).filter(|name| name.starts_with(char::is_uppercase))
}
