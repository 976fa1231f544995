//! The expansions of typical types, as files that people can read.
//!
//! `tests/expand/<type>.rs` holds an item, and the files beside it what the derives make of it.
//! `EXPAND=overwrite cargo test -p ndserde-derive` writes them anew.

use std::{fs, path::Path};

use proc_macro2::TokenStream;

use crate::{columns, element, expand::expand, schema, side::Side};

macro_rules! expansions {
    ($compare:ident: $($name:ident)*) => {$(
        #[test]
        fn $name() {
            $compare(stringify!($name));
        }
    )*};
}

expansions! {
    both_sides:
    named
    generic
    adjacently_tagged
    borrowing
    wires_and_aliases
    elements
}

expansions! {
    as_element:
    record
    newtype
    choice
}

expansions! {
    as_columns:
    row
}

expansions! {
    as_schema:
    network
    shape
}

fn both_sides(name: &str) {
    for side in [Side::Serialize, Side::Deserialize] {
        compare(name, side.word(), |item| expand(item, side));
    }
}

fn as_element(name: &str) {
    compare(name, "element", element::expand);
}

fn as_columns(name: &str) {
    compare(name, "columns", columns::expand);
}

fn as_schema(name: &str) {
    compare(name, "schema", schema::expand);
}

fn compare(name: &str, what: &str, expand: impl Fn(TokenStream) -> TokenStream) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expand");
    let item = fs::read_to_string(folder.join(name).with_extension("rs")).unwrap();
    let golden = folder.join(format!("{name}.{what}.rs"));
    let expansion = expand(item.parse().unwrap());
    let expansion = prettyplease::unparse(&syn::parse2(expansion).unwrap());
    if std::env::var_os("EXPAND").is_some_and(|value| value == "overwrite") {
        fs::write(&golden, &expansion).unwrap();
    }
    let expected = fs::read_to_string(&golden).unwrap_or_default();
    assert!(expansion == expected, "{} differs from:\n{expansion}", golden.display());
}
