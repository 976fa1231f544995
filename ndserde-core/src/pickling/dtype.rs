//! Dtypes of a pickle: what NumPy's `dtype.__setstate__` would make of its argument.

use alloc::{borrow::ToOwned, collections::BTreeMap, format, string::String, vec::Vec};

use super::{
    argument::{axes, wrong},
    global::Global,
    heap::Heap,
    value::{Chain, DTypeObject, PyValue},
};
use crate::{
    byteorder::ByteOrder,
    dtype::{DType, Descr, Layout, layout::too_deep},
    error::Error,
};

/// As many parts as a record may have, those of records within it included: one dtype may be the
/// part of another a thousand times, and that of a third.
const MOST_PARTS: usize = 1000;

/// The dtype of an array; `parts` counts those of its records.
pub(super) fn descr(heap: &Heap<'_>, dtype: PyValue, parts: &mut usize) -> Result<Descr, Error> {
    let PyValue::DType(at) = dtype else { return Err(wrong("an array's dtype")) };
    let understood = heap.understood.take().filter(|(last, _)| *last == at);
    let descr = match understood {
        Some((_, descr)) => descr,
        None => described(heap, &State::of(heap, dtype)?, Layout::DEEPEST, parts)?,
    };
    // The fields of a record stand in a dict, which may still grow.
    if descr.layout().is_none() {
        heap.understood.set(Some((at, descr.clone())));
    }
    Ok(descr)
}

/// Whether a dtype has fields.
pub(super) fn is_record(heap: &Heap<'_>, dtype: u32) -> bool {
    let state = State::of(heap, PyValue::DType(dtype));
    state.is_ok_and(|state| matches!(state.names, PyValue::Tuple(_)))
}

/// Whether a dtype is that of objects, whose arrays have items instead of bytes.
pub(super) fn is_of_objects(heap: &Heap<'_>, dtype: PyValue) -> bool {
    code(heap, dtype).and_then(|code| heap.text(code)).is_some_and(|code| code.starts_with('O'))
}

/// The fields of a record that is none here, as NumPy spells them: `[('a', '<i4'), ('b', 'O')]`.
pub(super) fn spelled(heap: &Heap<'_>, dtype: PyValue) -> Option<String> {
    /// As many fields, and bytes of a name, as are spelled.
    const MANY: usize = 64;
    let state = State::of(heap, dtype).ok()?;
    let (PyValue::Tuple(names), PyValue::Dict(fields)) = (state.names, state.fields) else {
        return None;
    };
    let mut by_name = BTreeMap::new();
    let mut entries = heap.items(fields).take(MANY.saturating_mul(4));
    while let (Some(name), Some(field)) = (entries.next(), entries.next()) {
        by_name.insert(heap.text(name)?, field);
    }
    let mut parts = Vec::new();
    for name in heap.items(names) {
        let name = heap.text(name).filter(|name| name.len() <= MANY && parts.len() < MANY)?;
        let field = by_name.get(name).copied()?;
        let titled = heap.tuple(field).map(|[dtype, _, _]| dtype);
        let dtype = heap.tuple(field).map(|[dtype, _]| dtype).or(titled)?;
        let state = State::of(heap, dtype).ok()?;
        let code = heap.text(state.code).filter(|code| code.len() <= MANY)?;
        let is_plain = matches!((state.subarray, state.names), (PyValue::None, PyValue::None));
        let mark = heap.text(state.mark).filter(|mark| is_plain && mark.len() == 1)?;
        let code = match (mark, code.strip_prefix('O')) {
            (_, Some(_)) => "O".to_owned(),
            _ => format!("{mark}{code}"),
        };
        parts.push(format!("('{}', '{code}')", name.escape_debug()));
    }
    (!parts.is_empty()).then(|| format!("[{}]", parts.join(", ")))
}

/// How many bytes an element of a dtype has that is none here: what its code says.
pub(super) fn coded_size(heap: &Heap<'_>, dtype: PyValue) -> Option<usize> {
    let code = heap.text(code(heap, dtype)?)?;
    code.strip_prefix(['f', 'c', 'V'])?.parse().ok()
}

/// What a dtype was made of, as far as it is one word.
pub(super) fn code(heap: &Heap<'_>, dtype: PyValue) -> Option<PyValue> {
    let PyValue::DType(at) = dtype else { return None };
    heap.dtypes.get(at).map(|dtype| dtype.code)
}

/// The dtype of bools, anew.
pub(super) fn boolean(heap: &mut Heap<'_>) -> Result<u32, Error> {
    let code = PyValue::Text(heap.string(&b"b1"[..])?);
    let mark = PyValue::Text(heap.string(&b"|"[..])?);
    plain(heap, code, mark)
}

/// A dtype of numbers, as it is made of its code and the mark of its byte order.
pub(super) fn plain(heap: &mut Heap<'_>, code: PyValue, mark: PyValue) -> Result<u32, Error> {
    let mut state = Chain::EMPTY;
    let (none, unset) = (PyValue::None, PyValue::Int(-1));
    let items = [PyValue::Int(3), mark, none, none, none, unset, unset, PyValue::Int(0)];
    for item in items.into_iter().rev() {
        heap.prepend(item, &mut state)?;
    }
    let state = Some(PyValue::Tuple(heap.chain(state)?));
    heap.dtypes.push(DTypeObject { code, state })
}

/// What a dtype was made of, and filled with.
struct State {
    code: PyValue,
    mark: PyValue,
    subarray: PyValue,
    names: PyValue,
    fields: PyValue,
    size: PyValue,
    metadata: Option<PyValue>,
}

impl State {
    fn of(heap: &Heap<'_>, dtype: PyValue) -> Result<Self, Error> {
        let object = match dtype {
            PyValue::DType(at) => heap.dtypes.get(at),
            _ => None,
        };
        let object = object.ok_or_else(|| wrong("an array's dtype"))?;
        let (code, state) = (object.code, object.state);
        let state = state.ok_or_else(|| wrong("a dtype without a state"))?;
        if let Some([_, mark, subarray, names, fields, size, _, _]) = heap.tuple(state) {
            return Ok(Self { code, mark, subarray, names, fields, size, metadata: None });
        }
        match heap.tuple(state) {
            Some([_, mark, subarray, names, fields, size, _, _, metadata]) => {
                let metadata = Some(metadata);
                Ok(Self { code, mark, subarray, names, fields, size, metadata })
            }
            None => Err(wrong("a dtype's state")),
        }
    }
}

fn described(
    heap: &Heap<'_>,
    state: &State,
    deepest: usize,
    parts: &mut usize,
) -> Result<Descr, Error> {
    if !matches!(state.subarray, PyValue::None) {
        return Err(wrong("an array of arrays"));
    }
    if let PyValue::Tuple(names) = state.names {
        return record(heap, names, state, deepest, parts).and_then(Descr::record);
    }
    let mark = heap.text(state.mark).ok_or_else(|| wrong("a dtype's byte order"))?;
    let code = match state.code {
        PyValue::Global(Global::BFloat16) => return bfloat16(mark),
        code => heap.text(code).ok_or_else(|| wrong("a dtype's name"))?,
    };
    match (code, state.metadata) {
        ("M8" | "m8", Some(metadata)) => format!("{mark}{code}[{}]", unit(heap, metadata)?).parse(),
        _ => format!("{mark}{code}").parse(),
    }
}

fn bfloat16(mark: &str) -> Result<Descr, Error> {
    match mark {
        "<" => Ok(Descr::marked(DType::BFloat16, ByteOrder::Little)),
        ">" => Ok(Descr::marked(DType::BFloat16, ByteOrder::Big)),
        _ => Err(wrong("a dtype's byte order")),
    }
}

/// A record: its names, and a dict of dtype and offset by name.
fn record(
    heap: &Heap<'_>,
    names: u32,
    state: &State,
    deepest: usize,
    parts: &mut usize,
) -> Result<Layout, Error> {
    let deepest = deepest.checked_sub(1).ok_or_else(too_deep)?;
    let PyValue::Dict(fields) = state.fields else { return Err(wrong("a record's fields")) };
    let mut by_name = BTreeMap::new();
    let mut entries = heap.items(fields);
    while let (Some(name), Some(field)) = (entries.next(), entries.next()) {
        *parts = parts.saturating_add(1);
        if *parts > MOST_PARTS {
            return Err(Error::custom(format_args!("a record of more than {MOST_PARTS} parts")));
        }
        // Also by their titles, which NumPy has as keys too.
        by_name.insert(heap.text(name).ok_or_else(|| wrong("the name of a field"))?, field);
    }
    let mut layout = Layout::default();
    for name in heap.items(names) {
        let name = heap.text(name).ok_or_else(|| wrong("the name of a field"))?;
        let field = by_name.get(name).copied().unwrap_or(PyValue::None);
        let titled = heap.tuple(field).map(|[dtype, offset, _title]| [dtype, offset]);
        let [dtype, offset] =
            heap.tuple(field).or(titled).ok_or_else(|| wrong("a field of a record"))?;
        let (part, axes) = part(heap, dtype, deepest, parts)?;
        layout.push_at(name, part, &axes, size(offset)?)?;
    }
    layout.grow(size(state.size)?)?;
    Ok(layout)
}

/// A field's dtype, and its axes where it is an array of its own.
fn part(
    heap: &Heap<'_>,
    dtype: PyValue,
    deepest: usize,
    parts: &mut usize,
) -> Result<(Descr, Vec<usize>), Error> {
    let state = State::of(heap, dtype)?;
    let (state, axes) = match heap.tuple(state.subarray) {
        Some([element, shape]) => (State::of(heap, element)?, axes(heap, shape)?.to_vec()),
        None => (state, Vec::new()),
    };
    Ok((described(heap, &state, deepest, parts)?, axes))
}

fn size(value: PyValue) -> Result<usize, Error> {
    match value {
        PyValue::Int(size) => usize::try_from(size).ok(),
        _ => None,
    }
    .ok_or_else(|| wrong("a size in a record"))
}

/// The unit of a date or span: `(None, (b'ns', 25, 1, 1))` is `25ns`.
fn unit(heap: &Heap<'_>, metadata: PyValue) -> Result<String, Error> {
    let fail = || wrong("the unit of a date or span");
    let [_, unit] = heap.tuple(metadata).ok_or_else(fail)?;
    let [symbol, PyValue::Int(count), PyValue::Int(1), _] = heap.tuple(unit).ok_or_else(fail)?
    else {
        return Err(fail());
    };
    let symbol = match symbol {
        PyValue::Bytes(at) | PyValue::Str(at) | PyValue::Encoded(at) => {
            heap.text(PyValue::Text(at))
        }
        _ => None,
    };
    let symbol = symbol.ok_or_else(fail)?;
    Ok(if count == 1 { symbol.to_owned() } else { format!("{count}{symbol}") })
}
