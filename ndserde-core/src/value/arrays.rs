//! All arrays of a document, and where they stand in it.

use alloc::{sync::Arc, vec::Vec};
use core::{fmt, iter::FusedIterator};

use super::{Key, Map, Value};
use crate::dynamic::DynArray;

impl Value {
    /// All arrays with their paths, in the order of the document.
    ///
    /// ```
    /// use ndserde::Value;
    ///
    /// let value: Value = serde_json::from_str(
    ///     r#"{"a": [1, {"b c": ["uint8", "AQI=", [2]]}]}"#,
    /// )?;
    /// for (path, array) in value.iter_arrays() {
    ///     assert_eq!(path.to_string(), r#"a[1]."b c""#);
    ///     assert_eq!(array.to_string(), "[1, 2], dtype=uint8, shape=[2]");
    /// }
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn iter_arrays(&self) -> Arrays<'_> {
        Arrays { root: Some(self), levels: Vec::new() }
    }
}

/// An iterator over the arrays of a document: [`Value::iter_arrays`].
#[derive(Clone, Debug)]
#[must_use = "iterators do nothing unless they are asked for their items"]
pub struct Arrays<'a> {
    /// The whole document, before it is looked at.
    root: Option<&'a Value>,
    levels: Vec<Level<'a>>,
}

/// A list or a map that is walked through.
#[derive(Clone, Debug)]
struct Level<'a> {
    path: ArrayPath<'a>,
    rest: LevelRest<'a>,
}

#[derive(Clone, Debug)]
enum LevelRest<'a> {
    List(core::iter::Enumerate<core::slice::Iter<'a, Value>>),
    Map(<&'a Map as IntoIterator>::IntoIter),
}

/// Where an array stands in its document: `layers[0].weights`, and nothing where it is the whole.
///
/// It is displayed as [`Value::get_path`] takes it, and costs little where nobody asks for that.
#[derive(Clone)]
pub struct ArrayPath<'a>(Option<Arc<PathNode<'a>>>);

/// The last step of a path and those before it, which all paths through there share.
struct PathNode<'a> {
    before: ArrayPath<'a>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Place(usize),
    Key(&'a Key),
}

impl<'a> Iterator for Arrays<'a> {
    type Item = (ArrayPath<'a>, &'a DynArray);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(root) = self.root.take() {
            match root.untagged() {
                Value::Array(array) => return Some((ArrayPath(None), array)),
                root => self.levels.extend(Level::of(root, || ArrayPath(None))),
            }
        }
        while let Some(level) = self.levels.last_mut() {
            let Some((step, value)) = level.rest.next() else {
                self.levels.pop();
                continue;
            };
            let path = || ArrayPath(Some(Arc::new(PathNode { before: level.path.clone(), step })));
            match value.untagged() {
                Value::Array(array) => return Some((path(), array)),
                value => {
                    let level = Level::of(value, path);
                    self.levels.extend(level);
                }
            }
        }
        None
    }
}

impl FusedIterator for Arrays<'_> {}

impl<'a> Level<'a> {
    /// What there is to walk through; none in plain values.
    fn of(value: &'a Value, path: impl FnOnce() -> ArrayPath<'a>) -> Option<Self> {
        let rest = match value {
            Value::List(items) => LevelRest::List(items.iter().enumerate()),
            Value::Map(map) => LevelRest::Map(map.iter()),
            _ => return None,
        };
        Some(Self { path: path(), rest })
    }
}

impl<'a> Iterator for LevelRest<'a> {
    type Item = (Step<'a>, &'a Value);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::List(items) => items.next().map(|(place, item)| (Step::Place(place), item)),
            Self::Map(entries) => entries.next().map(|(key, value)| (Step::Key(key), value)),
        }
    }
}

impl fmt::Display for ArrayPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut steps = Vec::new();
        let mut path = self;
        while let Some(node) = &path.0 {
            steps.push(node.step);
            path = &node.before;
        }
        for (depth, step) in steps.iter().rev().enumerate() {
            match step {
                Step::Place(place) => write!(f, "[{place}]")?,
                Step::Key(key) if depth == 0 => key.fmt(f)?,
                Step::Key(key) => write!(f, ".{key}")?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for ArrayPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ArrayPath({self})")
    }
}
