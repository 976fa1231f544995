//! Documents that are nearly right: the five keys with words, shapes and payloads that mostly fit,
//! put through a text and a binary format, then with single bytes changed.

use arbitrary::{Arbitrary, Unstructured};
use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    backend::{One, one},
    check::check_nth,
};

#[derive(Arbitrary, Debug)]
struct Input {
    backend: u8,
    wire: u8,
    kind: u8,
    document: Node,
    changes: Vec<(u16, u8)>,
}

/// A document, or a part of one.
#[derive(Arbitrary, Debug)]
enum Node {
    Array(Array),
    List(Vec<Node>),
    Pair(Box<(Node, Node)>),
    Named(u8, Box<Node>),
    Number(i8),
    Float(f32),
    Large(u64),
    Bool(bool),
    Null,
    Word(u8),
    Bytes(Vec<u8>),
}

#[derive(Arbitrary, Debug)]
struct Array {
    dtype: u8,
    shape: Vec<u8>,
    huge_axis: Option<(u8, u64)>,
    byteorder: bool,
    order: bool,
    payload: Payload,
    /// Which keys are left out, repeated or moved.
    first_key: u8,
    missing: Option<u8>,
    repeated: Option<u8>,
}

#[derive(Arbitrary, Debug)]
enum Payload {
    /// As many zeros as the shape needs, and `i8` more.
    Fitting(i8),
    Bytes(Vec<u8>),
    Other(Box<Node>),
}

const DTYPES: &[(&str, usize)] = &[
    ("float64", 8),
    ("float32", 4),
    ("bool", 1),
    ("int8", 1),
    ("int16", 2),
    ("int64", 8),
    ("uint64", 8),
    ("uint8", 1),
    ("uint16", 2),
    ("uint32", 4),
    ("float16", 2),
    ("bfloat16", 2),
    ("complex128", 16),
    ("<f8", 8),
    (">f4", 4),
    ("|b1", 1),
    (">u8", 8),
    ("<c16", 16),
    (">i2", 2),
    ("object", 8),
    ("|V8", 8),
    ("", 1),
];
const WORDS: &[&str] = &[
    "dtype",
    "shape",
    "byteorder",
    "order",
    "data",
    "little",
    "big",
    "C",
    "F",
    "NaN",
    "Infinity",
    "-Infinity",
    "AAAAAAAA8D8=",
    "AAA=",
    "====",
    "v",
    "dim",
    "__numpy__",
    "nd",
    "type",
    "kind",
    "float64",
    "<f8",
    "",
];

fn pick<T: Copy>(list: &[T], index: u8) -> T {
    list[usize::from(index) % list.len()]
}

struct Raw<'a>(&'a [u8]);

impl Serialize for Raw<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            // Base64 of zeros needs no encoder; other bytes are a list.
            if self.0.iter().all(|&byte| byte == 0) {
                let mut text = "A".repeat(self.0.len().div_ceil(3) * 4);
                let padding = (3 - self.0.len() % 3) % 3;
                text.truncate(text.len() - padding);
                text.push_str(&"=".repeat(padding));
                return serializer.serialize_str(&text);
            }
            return serializer.collect_seq(self.0);
        }
        serializer.serialize_bytes(self.0)
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Array(array) => array.serialize(serializer),
            Self::List(items) => serializer.collect_seq(items),
            Self::Pair(pair) => pair.serialize(serializer),
            Self::Named(key, value) => serializer.collect_map([(pick(WORDS, *key), value)]),
            Self::Number(number) => serializer.serialize_i64((*number).into()),
            Self::Float(number) => serializer.serialize_f64((*number).into()),
            Self::Large(number) => serializer.serialize_u64(*number),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Null => serializer.serialize_unit(),
            Self::Word(word) => serializer.serialize_str(pick(WORDS, *word)),
            Self::Bytes(bytes) => Raw(bytes).serialize(serializer),
        }
    }
}

impl Serialize for Array {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (dtype, itemsize) = pick(DTYPES, self.dtype);
        let mut shape: Vec<u64> =
            self.shape.iter().take(70).map(|&axis| (axis % 4).into()).collect();
        let needed =
            shape.iter().fold(1, |product: u64, axis| product.saturating_mul(*axis)).min(4096)
                as usize
                * itemsize;
        if let (Some((axis, len)), false) = (self.huge_axis, shape.is_empty()) {
            let axis = usize::from(axis) % shape.len();
            shape[axis] = len;
        }
        let mut map = serializer.serialize_map(None)?;
        for turn in 0..5_u8 {
            let key = (turn + self.first_key % 5) % 5;
            if self.missing == Some(key) {
                continue;
            }
            for _ in 0..=u8::from(self.repeated == Some(key)) {
                match key {
                    0 => map.serialize_entry("dtype", dtype)?,
                    1 => map.serialize_entry("shape", &shape)?,
                    2 => map.serialize_entry(
                        "byteorder",
                        if self.byteorder { "big" } else { "little" },
                    )?,
                    3 => map.serialize_entry("order", if self.order { "F" } else { "C" })?,
                    _ => match &self.payload {
                        Payload::Fitting(more) => {
                            let len = needed.saturating_add_signed((*more / 16).into());
                            map.serialize_entry("data", &Raw(&vec![0; len]))?;
                        }
                        Payload::Bytes(bytes) => map.serialize_entry("data", &Raw(bytes))?,
                        Payload::Other(node) => map.serialize_entry("data", node)?,
                    },
                }
            }
        }
        map.end()
    }
}

/// Makes a document of the bytes and checks it; returns whether it was a value.
#[inline]
pub fn check_structured(data: &[u8]) -> bool {
    let Ok(input) = Input::arbitrary_take_rest(Unstructured::new(data)) else { return false };
    if input.backend % 2 == 0 {
        check_by::<one::JsonSlice>(input)
    } else {
        check_by::<one::RmpNamed>(input)
    }
}

fn check_by<B: One>(input: Input) -> bool {
    let Ok(mut bytes) = B::write(&input.document) else { return false };
    for (at, byte) in input.changes {
        let len = bytes.len().max(1);
        if let Some(place) = bytes.get_mut(usize::from(at) % len) {
            *place = byte;
        }
    }
    check_nth::<B>(input.wire, input.kind, &bytes)
}
