//! The import order of the core: data flows one way.

use crate::core::Core;

/// A module may import only from rows above it; modules of one row may import each other.
const ORDER: &[&[&str]] = &[
    &["backend", "compressed", "error", "float", "growth", "words"],
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
    &["schema"],
];

#[test]
fn modules_import_only_what_stands_above_them() {
    let references = Core::read().references;
    assert!(
        references.len() > 500,
        "only {} found: the test does not see the code",
        references.len()
    );
    let mut wrong = Vec::new();
    for reference in references {
        let (Some(module), Some(imported)) = (reference.module.first(), reference.path.first())
        else {
            continue;
        };
        if imported != module && rank(imported) > rank(module) {
            let file = reference.module.join("/");
            wrong.push(format!("{file} imports {imported}, which stands below {module}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn rank(module: &str) -> usize {
    ORDER
        .iter()
        .position(|row| row.contains(&module))
        .unwrap_or_else(|| panic!("give the module {module} its place in ORDER"))
}
