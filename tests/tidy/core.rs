//! The source of the core: its modules, and the paths that each of them names.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// A module or an item by the names on the way to it from the crate.
pub(crate) type Names = Vec<String>;

/// A path that a module names.
pub(crate) struct Reference {
    pub(crate) module: Names,
    /// The path from the crate on, as it is written: it may lead through a `use`.
    pub(crate) path: Names,
}

/// The modules of the core but the crate itself.
pub(crate) struct Core {
    pub(crate) references: Vec<Reference>,
    modules: BTreeSet<Names>,
    /// What a module imports or exports, by its path there: the path that the `use` names.
    uses: BTreeMap<Names, Names>,
}

impl Core {
    pub(crate) fn read() -> Self {
        let read = |file: PathBuf| (module_of(&file), code_of(&fs::read_to_string(file).unwrap()));
        let mut files: Vec<_> = rust_files(&src()).into_iter().map(read).collect();
        files.retain(|(module, _)| *module != ["lib"]);
        let modules = files.iter().map(|(module, _)| module.clone()).collect();
        let mut core = Self { references: Vec::new(), modules, uses: BTreeMap::new() };
        for (module, code) in &files {
            core.read_module(module, code);
        }
        core
    }

    fn read_module(&mut self, module: &Names, code: &str) {
        let mut base = module.clone();
        for line in code.lines() {
            // The paths of an inner module, such as `mod tests`, start from there.
            if line == "}" {
                base.clone_from(module);
            } else if let Some(name) = inner_module(line) {
                base.push(name.to_owned());
            }
            let imported = imported(line);
            let trees = imported.map_or_else(|| trees(line), |tree| vec![tree]);
            for path in trees.into_iter().flat_map(paths) {
                let Some(path) = self.absolute(&base, &path) else { continue };
                if let Some(name) = path.last().filter(|_| imported.is_some()) {
                    self.uses
                        .insert([&base[..], std::slice::from_ref(name)].concat(), path.clone());
                }
                self.references.push(Reference { module: module.clone(), path });
            }
        }
    }

    /// The path from the crate on; none where it leads to another crate.
    fn absolute(&self, module: &[String], path: &[String]) -> Option<Names> {
        let first = path.first()?;
        let mut from = module.to_vec();
        if !STARTS.contains(&first.as_str()) {
            from.push(first.clone());
            return self.modules.contains(&from).then(|| [module, path].concat());
        }
        for name in path {
            match name.as_str() {
                "crate" => from.clear(),
                "super" => drop(from.pop()),
                "self" => {}
                name => from.push(name.to_owned()),
            }
        }
        Some(from)
    }

    /// The module that defines what a path names, past those that only export it.
    pub(crate) fn definer(&self, path: &[String]) -> Names {
        let mut path = path.to_vec();
        // So many exports of an export, at most.
        for _ in 0..8 {
            let Some(len) = (1..=path.len()).find(|&len| !self.modules.contains(&path[..len]))
            else {
                return path;
            };
            match self.uses.get(&path[..len]) {
                Some(there) => path = [there, &path[len..]].concat(),
                None => return path[..len - 1].to_vec(),
            }
        }
        path
    }
}

pub(crate) fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ndserde-core/src")
}

pub(crate) fn rust_files(dir: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// `dtype/record/mod.rs` is the module `dtype::record`, and `wire/any.rs` is `wire::any`.
fn module_of(file: &Path) -> Names {
    let path = file.strip_prefix(src()).unwrap().with_extension("");
    let names = path.iter().map(|name| name.to_str().unwrap().to_owned());
    names.filter(|name| name != "mod").collect()
}

/// The code without its comments, each `use` on one line.
fn code_of(source: &str) -> String {
    let mut code = String::new();
    let mut open = false;
    for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
        open = (open || imported(line).is_some()) && !line.contains(';');
        code.push_str(line.trim_end());
        code.push(if open { ' ' } else { '\n' });
    }
    code
}

/// The name of the inner module that begins with the line.
fn inner_module(line: &str) -> Option<&str> {
    let (before, name) = line.strip_suffix(" {")?.split_once("mod ")?;
    (before.is_empty() || before == "pub ").then_some(name)
}

/// What a `use` names.
fn imported(line: &str) -> Option<&str> {
    let (before, tree) = line.trim_start().split_once("use ")?;
    (before.is_empty() || before.starts_with("pub")).then_some(tree)
}

const STARTS: [&str; 3] = ["crate", "super", "self"];

/// The paths in a line of code that say where they start.
fn trees(line: &str) -> Vec<&str> {
    let goes_on = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let starts = |tree: &str| {
        STARTS.iter().any(|start| tree.strip_prefix(start).is_some_and(|s| s.starts_with("::")))
    };
    let at = |(i, _)| (!line[..i].ends_with(goes_on)).then_some(&line[i..]);
    line.char_indices().filter_map(at).filter(|tree| starts(tree)).collect()
}

/// The paths of a tree: `a::{b, c::{d, e}}` is `a::b`, `a::c::d` and `a::c::e`.
fn paths(tree: &str) -> Vec<Names> {
    let name: String = tree.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    if name.is_empty() {
        return vec![Vec::new()];
    }
    let below = match tree[name.len()..].strip_prefix("::") {
        Some(list) if list.starts_with('{') => branches(list).into_iter().flat_map(paths).collect(),
        Some(rest) => paths(rest),
        None => vec![Vec::new()],
    };
    below.into_iter().map(|path| [std::slice::from_ref(&name), &path[..]].concat()).collect()
}

/// The parts of a list in braces.
fn branches(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 1, Vec::new());
    for (i, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || (c == ',' && depth == 1) {
            parts.push(list[start..i].trim());
            start = i + 1;
        }
        if depth == 0 {
            break;
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}
