//! Which values jsonpickle counts: lists, maps and objects, and not the lists that only tell what an object
//! is made of.

use crate::content::Content;

/// A key and its value.
type ObjectEntry<'de> = (Content<'de>, Content<'de>);

/// The value that this stands for, by its number.
pub(super) fn reference(content: &Content<'_>) -> Option<usize> {
    let Content::Map(entries) = content else { return None };
    match &entries[..] {
        [(key, Content::Number(sort, bits))] if is_key(key, "py/id") => {
            sort.number(*bits).as_len().ok()
        }
        _ => None,
    }
}

/// Whether a map is counted.
pub(super) fn is_counted(entries: &[ObjectEntry<'_>]) -> bool {
    const NOT: [&str; 7] =
        ["py/tuple", "py/set", "py/b64", "py/b85", "py/type", "py/function", "py/id"];
    !entries.iter().any(|(key, _)| NOT.iter().any(|not| is_key(key, not)))
}

/// Whether it is an array of `NumPy`.
pub(super) fn is_array(entries: &[ObjectEntry<'_>]) -> bool {
    let has = |name| entries.iter().any(|(key, _)| is_key(key, name));
    class(entries).is_some_and(|class| class.starts_with("numpy."))
        && has("dtype")
        && (has("values") || has("base"))
}

/// Whether nobody can tell how many values were counted in it: those of pandas have maps of their own, and
/// keys that are objects stand there as text.
pub(super) fn is_unclear(entries: &[ObjectEntry<'_>]) -> bool {
    let is_object = |(key, _): &ObjectEntry<'_>| match key {
        Content::Text(key) => {
            key.starts_with("json://") && (key.contains("py/object") || key.contains("py/reduce"))
        }
        _ => false,
    };
    class(entries).is_some_and(|class| class.starts_with("pandas."))
        || entries.iter().any(is_object)
}

fn class<'a>(entries: &'a [ObjectEntry<'_>]) -> Option<&'a str> {
    entries.iter().find_map(|(key, value)| match value {
        Content::Text(class) if is_key(key, "py/object") => Some(&**class),
        _ => None,
    })
}

/// How what stands behind a key is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// As any value.
    Counted,
    /// Lists of so many levels are not, and what is in them is.
    Behind(u8),
    /// Lists of elements, which nothing else refers to, are counted.
    Elements,
    /// Nothing in it.
    Not,
}

impl Within {
    /// In a map, which may be an array.
    pub(super) fn of(key: &Content<'_>, is_array: bool) -> Self {
        let Content::Text(key) = key else { return Self::Counted };
        match &**key {
            "shape" | "strides" if is_array => Self::Not,
            "values" if is_array => Self::Elements,
            "py/tuple" | "py/set" | "py/seq" | "py/reduce" | "py/newargsex" | "py/iterator" => {
                Self::Behind(1)
            }
            "__reduce__" => Self::Behind(2),
            _ => Self::Counted,
        }
    }
}

/// How many lists a list of numbers or texts is, with those in it.
pub(super) fn lists(lens: &[usize]) -> usize {
    let (mut lists, mut rows) = (0_usize, 1_usize);
    for len in lens {
        lists = lists.saturating_add(rows);
        rows = rows.saturating_mul(*len);
    }
    lists
}

fn is_key(key: &Content<'_>, name: &str) -> bool {
    matches!(key, Content::Text(key) if key == name)
}
