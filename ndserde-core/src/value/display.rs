//! A document as a tree, a line for each value, and each array as what it is.

use core::fmt::{self, Display as _};

use super::Value;
use crate::{
    dynamic::Summary,
    error::{BareName, Quoted},
};

/// ```
/// use ndserde::Value;
///
/// let value: Value = serde_json::from_str(r#"{
///     "name": "a model",
///     "layers": [{"weights": ["float32", "AACAPwAAAEA=", [2]], "bias": null}],
///     "sizes": [1, 2, 3]
/// }"#)?;
/// assert_eq!(value.to_string(), "\
/// name: \"a model\"
/// layers:
///   [0]:
///     weights: float32 [2], 1.0 to 2.0
///     bias: null
/// sizes: [1, 2, 3]");
/// # Ok::<(), serde_json::Error>(())
/// ```
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_line() {
            return self.line(f);
        }
        self.tags(f, "")?;
        self.tree(f, 0, &mut !matches!(self, Self::Tag(_) | Self::Object(_)))
    }
}

/// As many plain values as a list has on a line.
const MANY: usize = 8;

impl Value {
    /// Whether it takes no more than a line.
    fn is_line(&self) -> bool {
        match self.untagged() {
            Self::List(items) => items.iter().all(Self::is_plain),
            Self::Map(map) => map.is_empty(),
            _ => true,
        }
    }

    fn is_plain(&self) -> bool {
        !matches!(self.untagged(), Self::List(_) | Self::Map(_) | Self::Array(_))
    }

    fn line(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => value.fmt(f),
            Self::Integer(number) => number.fmt(f),
            Self::Unsigned(number) => number.fmt(f),
            Self::BigInt(number) => number.fmt(f),
            Self::Float(number) => write!(f, "{number:?}"),
            Self::Text(text) => Quoted(text).fmt(f),
            Self::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
            Self::Array(array) => Summary::of(array).fmt(f),
            Self::Tag(tag) => {
                write!(f, "tag {}: ", tag.0)?;
                tag.1.line(f)
            }
            Self::Extension(number, bytes) => {
                write!(f, "extension {number}: {} bytes", bytes.len())
            }
            Self::Object(object) if object.state().is_null() => BareName(object.class()).fmt(f),
            Self::Object(object) => {
                write!(f, "{}: ", BareName(object.class()))?;
                object.state().line(f)
            }
            Self::Same(Some(path)) if path.is_empty() => f.write_str("the same as the whole"),
            Self::Same(Some(path)) => write!(f, "the same as {path}"),
            Self::Same(None) => f.write_str("the same as one above"),
            Self::Unread(why) => write!(f, "not read: {why}"),
            Self::Map(_) => f.write_str("{}"),
            Self::List(items) => {
                f.write_str("[")?;
                for (place, item) in items.iter().take(MANY).enumerate() {
                    f.write_str(if place == 0 { "" } else { ", " })?;
                    item.line(f)?;
                }
                match items.len().checked_sub(MANY) {
                    None | Some(0) => f.write_str("]"),
                    Some(more) => write!(f, ", and {more} more]"),
                }
            }
        }
    }

    /// The tags and classes before a value that takes more than a line.
    fn tags(&self, f: &mut fmt::Formatter<'_>, before: &str) -> fmt::Result {
        let mut value = self;
        let mut before = before;
        loop {
            match value {
                Self::Tag(tag) => {
                    write!(f, "{before}tag {}:", tag.0)?;
                    value = &tag.1;
                }
                Self::Object(object) => {
                    write!(f, "{before}{}:", BareName(object.class()))?;
                    value = object.state();
                }
                _ => return Ok(()),
            }
            before = " ";
        }
    }

    /// The lines of what stands within; `first` says that none has been written so far.
    fn tree(&self, f: &mut fmt::Formatter<'_>, depth: usize, first: &mut bool) -> fmt::Result {
        match self.untagged() {
            Self::List(items) => items.iter().enumerate().try_for_each(|(place, item)| {
                item.entry(f, &format_args!("[{place}]"), depth, first)
            }),
            Self::Map(map) => {
                map.iter().try_for_each(|(key, value)| value.entry(f, key, depth, first))
            }
            _ => Ok(()),
        }
    }

    fn entry(
        &self,
        f: &mut fmt::Formatter<'_>,
        name: &dyn fmt::Display,
        depth: usize,
        first: &mut bool,
    ) -> fmt::Result {
        f.write_str(if *first { "" } else { "\n" })?;
        *first = false;
        let indent = depth.saturating_mul(2);
        write!(f, "{:indent$}{name}:", "")?;
        if !self.is_line() {
            self.tags(f, " ")?;
        }
        if self.is_line() {
            f.write_str(" ")?;
            return self.line(f);
        }
        self.tree(f, depth.saturating_add(1), first)
    }
}
