//! Cuts a recipe out of the page: what is under the heading that the package's description names, and
//! the Rust of it.

use std::{env, fs, path::Path};

fn main() {
    let page = Path::new("../../../docs/services.md");
    println!("cargo::rerun-if-changed={}", page.display());
    let page = fs::read_to_string(page).unwrap();
    let heading = env::var("CARGO_PKG_DESCRIPTION").unwrap();
    let section = page.split("\n# ").find(|section| section.lines().next() == Some(&heading));
    let section = section.unwrap_or_else(|| panic!("docs/services.md has no heading {heading:?}"));
    let block = section.split("```").find_map(|block| block.strip_prefix("rust\n"));
    let folder = env::var("OUT_DIR").unwrap();
    fs::write(Path::new(&folder).join("section.md"), section).unwrap();
    fs::write(Path::new(&folder).join("block.rs"), block.expect("a block of Rust")).unwrap();
}
