//! Documents as data, so that one row serves every backend.

use base64_text::base64;
use serde::{Serialize, Serializer};

/// A value in serde's data model.
#[derive(Clone, Debug)]
pub(crate) enum Doc {
    Null,
    Bool(bool),
    Int(i128),
    Float(f64),
    Text(String),
    /// Bytes; base64 in text formats.
    Bytes(Vec<u8>),
    List(Vec<Doc>),
    /// The keys may repeat.
    Map(Vec<(&'static str, Doc)>),
}

use Doc::{Bytes, Float, Int, List, Map, Text};

impl Doc {
    /// A tagged float64 array `[[0, 1, 2], [3, 4, 5]]`, to be edited.
    pub(crate) fn array() -> Self {
        let numbers = [0.0_f64, 1.0, 2.0, 3.0, 4.0, 5.0];
        Self::of("float64", &[2, 3], Bytes(numbers.iter().flat_map(|n| n.to_le_bytes()).collect()))
    }

    /// A document in C order and little-endian.
    pub(crate) fn of(dtype: &str, shape: &[i128], data: impl Into<Self>) -> Self {
        Map(vec![
            ("dtype", dtype.into()),
            ("shape", shape.to_vec().into()),
            ("byteorder", "little".into()),
            ("order", "C".into()),
            ("data", data.into()),
        ])
    }

    /// The same with another value for a key.
    pub(crate) fn set(mut self, key: &str, value: impl Into<Self>) -> Self {
        let value = value.into();
        self.entries().iter_mut().filter(|entry| entry.0 == key).for_each(|entry| {
            entry.1 = value.clone();
        });
        self
    }

    /// The same with one more key.
    pub(crate) fn and(mut self, key: &'static str, value: impl Into<Self>) -> Self {
        self.entries().push((key, value.into()));
        self
    }

    /// The same without a key.
    pub(crate) fn without(mut self, key: &str) -> Self {
        self.entries().retain(|entry| entry.0 != key);
        self
    }

    /// The same with its keys reversed.
    pub(crate) fn reversed(mut self) -> Self {
        self.entries().reverse();
        self
    }

    /// The values alone, as formats without names write them.
    pub(crate) fn sequence(mut self) -> Self {
        List(std::mem::take(self.entries()).into_iter().map(|entry| entry.1).collect())
    }

    fn entries(&mut self) -> &mut Vec<(&'static str, Self)> {
        match self {
            Map(entries) => entries,
            other => panic!("{other:?} has no keys"),
        }
    }
}

impl From<&str> for Doc {
    fn from(text: &str) -> Self {
        Text(text.to_owned())
    }
}

impl From<i128> for Doc {
    fn from(int: i128) -> Self {
        Int(int)
    }
}

impl From<f64> for Doc {
    fn from(float: f64) -> Self {
        Float(float)
    }
}

impl From<bool> for Doc {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl<T: Into<Doc>> From<Vec<T>> for Doc {
    fn from(items: Vec<T>) -> Self {
        List(items.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Doc>, const N: usize> From<[T; N]> for Doc {
    fn from(items: [T; N]) -> Self {
        List(items.into_iter().map(Into::into).collect())
    }
}

impl Serialize for Doc {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            // As few bytes as will do, as writers of other languages do it.
            Int(int) => match (u64::try_from(*int), i64::try_from(*int)) {
                (Ok(int), _) => serializer.serialize_u64(int),
                (_, Ok(int)) => serializer.serialize_i64(int),
                _ => serializer.serialize_i128(*int),
            },
            Float(float) => serializer.serialize_f64(*float),
            Text(text) => serializer.serialize_str(text),
            Bytes(bytes) if serializer.is_human_readable() => {
                serializer.serialize_str(&base64(bytes))
            }
            Bytes(bytes) => serializer.serialize_bytes(bytes),
            List(items) => serializer.collect_seq(items),
            Map(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
        }
    }
}

/// The plainest base64 there is: these tests must not share the code that they test.
mod base64_text {
    pub(crate) fn base64(bytes: &[u8]) -> String {
        const ALPHABET: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::new();
        for chunk in bytes.chunks(3) {
            let byte = |i: usize| u32::from(*chunk.get(i).unwrap_or(&0));
            let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
            for i in 0..4 {
                let symbol = ALPHABET[(bits >> (18 - 6 * i)) as usize & 63];
                text.push(if i > chunk.len() { '=' } else { symbol.into() });
            }
        }
        text
    }
}
