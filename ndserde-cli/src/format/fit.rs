//! What a format cannot hold of a document.

use ndserde::{
    Value,
    value::{BigInt, Key, Map},
};

use super::mark::Mark;
use crate::{
    error::{Error, Result},
    path::Path,
    said::Said,
};

/// What a format has forms for.
#[allow(clippy::struct_excessive_bools, reason = "a row of a table, not the state of something")]
pub struct Forms {
    /// CBOR's tags.
    pub tags: bool,
    /// `MessagePack`'s extension types.
    pub extensions: bool,
    /// This integer of more than 64 bits.
    pub big_integer: fn(&BigInt) -> bool,
    /// NaN and infinities, outside of arrays.
    pub special_floats: bool,
    /// Keys that are no text.
    pub plain_keys: bool,
}

/// Refuses what the format would not hold, by the place where it stands.
pub fn check(value: &Value, forms: &Forms, name: &str) -> Result<()> {
    Walk { forms, name, path: Path::default() }.check(value)
}

/// Puts in place of what the format does not hold what comes nearest to it, and says what that was.
///
/// Behind tags stands what is left without them, and behind the marks of what no reader can tell what
/// they make of it; extension types become lists of their number and
/// bytes, longer integers floats, and NaN and infinities null.
pub fn fit(value: &mut Value, forms: &Forms, name: &str, lost: &Said) {
    Walk { forms, name, path: Path::default() }.fit(value, lost);
}

struct Walk<'a> {
    forms: &'a Forms,
    name: &'a str,
    path: Path,
}

impl Walk<'_> {
    /// What is wrong with a value itself; nothing about what it holds.
    fn misfit(&self, value: &Value) -> Option<String> {
        let Self { forms, name, path } = self;
        match value {
            Value::Float(number) if !forms.special_floats && !number.is_finite() => {
                Some(format!("{path} is {number}, which {name} has no number for; arrays hold it"))
            }
            Value::BigInt(number) if !(forms.big_integer)(number) => {
                Some(format!("{path} is {number}, and {name} has no integers of that length"))
            }
            Value::Tag(tag) => match Mark::of(tag.0) {
                Some(mark) => Some(format!("{path} {}", mark.loss())),
                None if forms.tags => None,
                None => {
                    let tag = tag.0;
                    Some(format!("{path} has the tag {tag} of CBOR, which {name} has no form for"))
                }
            },
            Value::Extension(number, _) if !forms.extensions => Some(format!(
                "{path} is the extension type {number} of MessagePack, which {name} has no form for"
            )),
            Value::Object(object) => Some(format!(
                "{path} is an object of the class {}, which {name} has no form for",
                object.class()
            )),
            Value::Unread(_) => Some(format!("{path} is {value}, which {name} has no form for")),
            Value::Same(_) => {
                let why =
                    "and so much is shared that nothing is written again where it stands again";
                Some(format!("{path} is {value}, {why}"))
            }
            _ => None,
        }
    }

    fn check(&mut self, value: &Value) -> Result<()> {
        if let Some(misfit) = self.misfit(value) {
            return Err(Error::new(match value {
                Value::Object(_) => {
                    format!("{misfit}; --lossy writes what it holds, --skip leaves it out")
                }
                Value::Same(_) | Value::Unread(_) => {
                    format!("{misfit}; --lossy writes null, --skip leaves it out")
                }
                _ => format!("{misfit}; --lossy writes what is left"),
            }));
        }
        match value {
            Value::Tag(tag) => self.check(&tag.1),
            Value::List(items) => {
                for (place, item) in items.iter().enumerate() {
                    let len = self.path.push_place(place);
                    self.check(item)?;
                    self.path.cut(len);
                }
                Ok(())
            }
            Value::Map(map) => {
                if !self.forms.plain_keys {
                    check_keys(map, &self.path, self.name)?;
                }
                self.check_integers(map)?;
                for (key, value) in map.iter() {
                    let len = self.path.push_key(key);
                    self.check(value)?;
                    self.path.cut(len);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Of a longer key nothing is left.
    fn check_integers(&self, map: &Map) -> Result<()> {
        let Self { forms, name, path } = self;
        let longer = map.iter().find_map(|(key, _)| match key {
            Key::BigInt(number) if forms.plain_keys && !(forms.big_integer)(number) => Some(number),
            _ => None,
        });
        longer.map_or(Ok(()), |key| {
            let what = "has no integers of that length";
            Err(Error::new(format_args!("{path} has the key {key}, and {name} {what}")))
        })
    }

    fn fit(&mut self, value: &mut Value, lost: &Said) {
        while let Some(misfit) = self.misfit(value) {
            lost.add(&self.path, &misfit);
            *value = nearest(std::mem::take(value));
        }
        match value {
            Value::Tag(tag) => self.fit(&mut tag.1, lost),
            Value::List(items) => {
                for (place, item) in items.iter_mut().enumerate() {
                    let len = self.path.push_place(place);
                    self.fit(item, lost);
                    self.path.cut(len);
                }
            }
            Value::Map(map) => {
                for (key, value) in map.iter_mut() {
                    let len = self.path.push_key(key);
                    self.fit(value, lost);
                    self.path.cut(len);
                }
            }
            _ => {}
        }
    }
}

/// Whether there are objects of classes, or what stands in the place of a value.
pub fn has_objects(value: &Value) -> bool {
    match value {
        Value::Object(_) | Value::Same(_) | Value::Unread(_) => true,
        Value::Tag(tag) => has_objects(&tag.1),
        Value::List(items) => items.iter().any(has_objects),
        Value::Map(map) => map.iter().any(|(_, value)| has_objects(value)),
        _ => false,
    }
}

/// Leaves out the objects of classes, and says what they were: of maps, and of lists by null, so that
/// the other items keep their places.
pub fn leave_out(value: &mut Value, left_out: &Said) -> Result<()> {
    match value {
        Value::Object(object) => {
            let class = object.class();
            Err(Error::new(format_args!(
                "the whole document is an object of the class {class}; --lossy writes what it holds"
            )))
        }
        Value::Same(_) | Value::Unread(_) => {
            Err(Error::new(format_args!("the whole document is {value}")))
        }
        value => {
            leave_out_within(value, &mut Path::default(), left_out);
            Ok(())
        }
    }
}

fn leave_out_within(value: &mut Value, path: &mut Path, left_out: &Said) {
    match value {
        Value::Tag(tag) => leave_out_within(&mut tag.1, path, left_out),
        Value::List(items) => {
            for (place, item) in items.iter_mut().enumerate() {
                let len = path.push_place(place);
                if stays(item, path, left_out) {
                    leave_out_within(item, path, left_out);
                } else {
                    *item = Value::Null;
                }
                path.cut(len);
            }
        }
        Value::Map(map) => {
            let mut kept = Vec::new();
            for (key, mut value) in std::mem::take(&mut **map) {
                let len = path.push_key(&key);
                if stays(&value, path, left_out) {
                    leave_out_within(&mut value, path, left_out);
                    kept.push((key, value));
                }
                path.cut(len);
            }
            **map = kept.into_iter().collect();
        }
        _ => {}
    }
}

/// Whether a value is one that formats have, which is said of those that are none.
fn stays(value: &Value, path: &Path, left_out: &Said) -> bool {
    if let Value::Object(object) = value {
        let class = object.class();
        left_out.add(path, &format_args!("{path}: an object of the class {class}"));
        return false;
    }
    if let Value::Same(_) | Value::Unread(_) = value {
        left_out.add(path, &format_args!("{path}: {value}"));
        return false;
    }
    true
}

/// What comes nearest to a value without being of its kind.
fn nearest(value: Value) -> Value {
    match value {
        Value::BigInt(_) => value.as_f64().map_or(Value::Null, Value::Float),
        Value::Tag(tag) => tag.1,
        Value::Object(object) => object.into_state(),
        Value::Extension(number, bytes) => Value::from(vec![number.into(), Value::Bytes(bytes)]),
        _ => Value::Null,
    }
}

/// Keys become text here, which must not make two of them one.
fn check_keys(map: &Map, path: &Path, name: &str) -> Result<()> {
    for (key, _) in map {
        let text = match key {
            Key::Text(_) => continue,
            Key::Bytes(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => text.to_owned(),
                Err(_) => {
                    return Err(Error::new(format_args!(
                        "{path} has the key {key}, which is no text, as all keys of {name} are"
                    )));
                }
            },
            other => other.to_string(),
        };
        let bytes = Key::Bytes(text.clone().into_bytes());
        let twice = map.get(&text).is_some() || (*key != bytes && map.get_key(&bytes).is_some());
        if twice {
            return Err(Error::new(format_args!(
                "{path} has two keys that are {text:?} as text, as all keys of {name} are"
            )));
        }
    }
    Ok(())
}
