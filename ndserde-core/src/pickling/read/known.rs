//! Objects that are plain data, by the names of their classes. None is made: what they were made with
//! says what they are. One that was made otherwise is an object like any other.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
};

use super::{
    super::{
        global::Global,
        heap::{ChainItems, Heap},
        long,
        value::{ClassObject, PyValue},
    },
    fields::NamedValues,
    times,
};
use crate::number::BigInt;

/// What an object is.
pub(super) enum PlainObject<'a, 'de> {
    Text(String),
    List(u32),
    /// Keys that are names, and values.
    Entries(ChainItems<'a, 'de>),
    /// Any keys and values in two chains.
    Counts(u32, u32),
    NamedValues(NamedValues),
}

/// The plain data that an object is, if it is.
pub(super) fn plain<'a, 'de>(
    heap: &'a Heap<'de>,
    object: ClassObject,
) -> Option<PlainObject<'a, 'de>> {
    let ClassObject { class, arguments, state, items, entries } = object;
    if let (PyValue::Global(Global::Masked), PyValue::Dict(at)) = (class, state) {
        return Some(PlainObject::Entries(heap.items(at)));
    }
    let is_there = |at| heap.items(at).next().is_some();
    let (module, name) = heap.class_name(class)?;
    if (module, name) == ("collections", "deque") {
        let of = heap.tuple(arguments).map(|[of]| of);
        let of = of.or_else(|| heap.tuple(arguments).map(|[of, _most]| of));
        let Some(PyValue::List(of) | PyValue::Tuple(of)) = of else {
            return heap.tuple(arguments).map(|[]| PlainObject::List(items));
        };
        return match (is_there(of), is_there(items)) {
            (true, true) => None,
            (true, false) => Some(PlainObject::List(of)),
            (false, _) => Some(PlainObject::List(items)),
        };
    }
    if (module, name) == ("collections", "Counter") {
        return match (heap.tuple(arguments), heap.tuple(arguments)) {
            (Some([PyValue::Dict(at)]), _) => Some(PlainObject::Counts(at, entries)),
            (_, Some([])) => Some(PlainObject::Counts(entries, u32::MAX)),
            _ => None,
        };
    }
    if is_there(items) || is_there(entries) {
        return None;
    }
    match (module, name, state) {
        ("types", "SimpleNamespace", PyValue::Dict(at))
            if matches!(heap.tuple(arguments), Some([])) =>
        {
            return Some(PlainObject::Entries(heap.items(at)));
        }
        ("uuid", "UUID", PyValue::Dict(at)) => {
            let mut fields = heap.items(at);
            let (name, value) = (fields.next()?, fields.next()?);
            let is_all = heap.text(name) == Some("int") && fields.next().is_none();
            return uuid(heap, value).filter(|_| is_all).map(PlainObject::Text);
        }
        (.., PyValue::None) => {}
        _ => return None,
    }
    let text = match (module, name) {
        ("datetime", "datetime") => times::date_time(heap, arguments),
        ("datetime", "date") => times::day(heap, arguments),
        ("datetime", "time") => times::time_of_day(heap, arguments),
        ("datetime", "timedelta") => times::span(heap, arguments),
        ("decimal" | "_decimal" | "_pydecimal" | "cdecimal", "Decimal") => {
            let [number] = heap.tuple(arguments)?;
            heap.text(number).map(str::to_owned)
        }
        ("fractions", "Fraction") => fraction(heap, arguments),
        ("pathlib" | "pathlib._local", "PosixPath" | "PurePosixPath") => path(heap, arguments, "/"),
        ("pathlib" | "pathlib._local", "WindowsPath" | "PureWindowsPath") => {
            path(heap, arguments, "\\")
        }
        ("builtins" | "__builtin__", "range" | "xrange" | "slice") => {
            let [start, end, by] = heap.tuple(arguments)?;
            let named = [Some(("start", start)), Some(("stop", end)), Some(("step", by)), None];
            return Some(PlainObject::NamedValues(named));
        }
        _ => None,
    };
    text.map(PlainObject::Text)
}

/// `1/3`, and `2` where that is all.
fn fraction(heap: &Heap<'_>, arguments: PyValue) -> Option<String> {
    if let Some([text]) = heap.tuple(arguments) {
        return heap.text(text).map(str::to_owned);
    }
    let [above, below] = heap.tuple(arguments)?;
    let (above, below) = (integer(heap, above)?, integer(heap, below)?);
    Some(if below == "1" { above } else { format!("{above}/{below}") })
}

/// An integer of any length, in digits.
fn integer(heap: &Heap<'_>, number: PyValue) -> Option<String> {
    Some(match number {
        PyValue::Int(number) => number.to_string(),
        PyValue::Wide(at) => heap.wide(at).to_string(),
        PyValue::Huge(at) => {
            let (tag, bytes) = long::to_cbor(heap.bytes(at));
            BigInt::from_cbor(tag == 3, &bytes).to_string()
        }
        _ => return None,
    })
}

fn uuid(heap: &Heap<'_>, number: PyValue) -> Option<String> {
    let number = match number {
        PyValue::Int(number) => u128::try_from(number).ok()?,
        PyValue::Wide(at) => u128::try_from(heap.wide(at)).ok()?,
        PyValue::Huge(at) => long::to_u128(heap.bytes(at))?,
        _ => return None,
    };
    let digits = format!("{number:032x}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if matches!(place, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        text.push(digit);
    }
    Some(text)
}

/// The parts of a path, the first of which may be its root.
fn path(heap: &Heap<'_>, arguments: PyValue, between: &str) -> Option<String> {
    let PyValue::Tuple(at) = arguments else { return None };
    let mut path = String::new();
    for part in heap.items(at) {
        if !path.is_empty() && !path.ends_with(between) {
            path.push_str(between);
        }
        path.push_str(heap.text(part)?);
    }
    Some(if path.is_empty() { ".".to_owned() } else { path })
}
