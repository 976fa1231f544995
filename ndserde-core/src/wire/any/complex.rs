//! Complex numbers as Python programs write them in JSON, which are maps there.

use crate::content::{Content, ListedNumbers};

/// The same lists with pairs in place of maps.
pub(super) fn pairs(content: Content<'_>) -> Content<'_> {
    match content {
        Content::List(items) => Content::List(items.into_iter().map(pairs).collect()),
        Content::Map(entries) => match parts(&entries) {
            Some(numbers) => Content::Numbers(numbers),
            None => Content::Map(entries),
        },
        content => content,
    }
}

/// The parts of `{"__complex__": [1.0, 2.0]}`, which is `json_tricks`', or of jsonpickle's
/// `{"py/object": "builtins.complex", "py/newargs": {"py/tuple": [1.0, 2.0]}}`.
fn parts(entries: &[(Content<'_>, Content<'_>)]) -> Option<ListedNumbers> {
    let parts = match behind(entries, "py/newargs") {
        Some(Content::Map(arguments)) => behind(arguments, "py/tuple")?,
        Some(_) => return None,
        None => behind(entries, "__complex__")?,
    };
    match parts {
        Content::Numbers(list) if list.lens() == [2] => Some(list.clone()),
        _ => None,
    }
}

/// The value behind a key.
fn behind<'a, 'de>(
    entries: &'a [(Content<'de>, Content<'de>)],
    key: &str,
) -> Option<&'a Content<'de>> {
    let is_key = |name: &Content<'_>| name.as_word().is_some_and(|name| name == key);
    entries.iter().find_map(|(name, value)| is_key(name).then_some(value))
}
