//! The expansions of typical types, as files that people can read.
//!
//! `tests/expand/<type>.rs` holds an item, and the files beside it what the derives make of it.
//! `EXPAND=overwrite cargo test -p ndserde-derive` writes them anew.

use std::{fs, path::Path};

use crate::{expand::expand, side::Side};

macro_rules! expansions {
    ($($name:ident)*) => {$(
        #[test]
        fn $name() {
            compare(stringify!($name));
        }
    )*};
}

expansions! {
    named
    generic
    adjacently_tagged
    borrowing
    wires_and_aliases
}

fn compare(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expand");
    let item = fs::read_to_string(folder.join(name).with_extension("rs")).unwrap();
    for side in [Side::Serialize, Side::Deserialize] {
        let golden = folder.join(format!("{name}.{}.rs", side.word()));
        let expansion = expand(item.parse().unwrap(), side);
        let expansion = prettyplease::unparse(&syn::parse2(expansion).unwrap());
        if std::env::var_os("EXPAND").is_some_and(|value| value == "overwrite") {
            fs::write(&golden, &expansion).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        assert!(expansion == expected, "{} differs from:\n{expansion}", golden.display());
    }
}
