//! Relative links lead to files and headings that exist.

use std::{
    fs,
    path::{Path, PathBuf},
};

#[test]
fn relative_links_lead_somewhere() {
    let (mut broken, mut followed) = (Vec::new(), 0);
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for link in links(&text) {
            if link.contains("::") || link.contains("//") {
                continue; // an item of the documentation, or another site
            }
            followed += 1;
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target =
                if file.is_empty() { page.clone() } else { page.parent().unwrap().join(file) };
            let found = target.exists() && (heading.is_empty() || has_heading(&target, heading));
            if !found {
                broken.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(followed > 40, "only {followed} links found: the test does not see the pages");
    assert!(broken.is_empty(), "{broken:#?}");
}

/// The pages of the repository, without those of the tests' data.
fn pages() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [
        "",
        "bench",
        "docs",
        "examples",
        "examples/dataset",
        "examples/service",
        "examples/service/page",
        "js",
        "ndserde-arrow",
        "ndserde-cli",
        "ndserde-core/src/wire",
        "python",
        "src",
        "tests",
        "tests/peers",
    ];
    let mut pages = Vec::new();
    for folder in folders {
        let files = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
        pages.extend(files.filter(|file| file.extension().is_some_and(|ext| ext == "md")));
    }
    pages
}

/// The targets of `[text](target)` and `[text]: target` outside of code blocks.
fn links(text: &str) -> Vec<&str> {
    let mut targets = Vec::new();
    for prose in text.split("```").step_by(2) {
        let inline = prose.split("](").skip(1);
        targets.extend(inline.filter_map(|after| after.split_once(')')).map(|(link, _)| link));
        targets.extend(
            prose
                .lines()
                .filter(|line| line.starts_with('['))
                .filter_map(|line| line.split_once("]: "))
                .map(|(_, link)| link),
        );
    }
    targets
}

fn has_heading(page: &Path, heading: &str) -> bool {
    fs::read_to_string(page)
        .unwrap()
        .lines()
        .filter(|line| line.starts_with('#'))
        .any(|line| anchor(line.trim_start_matches('#').trim()) == heading)
}

/// The name that renderers give to a heading.
fn anchor(heading: &str) -> String {
    heading
        .to_lowercase()
        .replace(' ', "-")
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        .collect()
}
