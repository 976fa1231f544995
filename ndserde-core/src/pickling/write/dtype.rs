//! A dtype as a value in a pickle.

use alloc::{format, vec::Vec};

use super::opcode::{bytes, integer, text};
use crate::dtype::{DType, Record, RecordField, TimeUnit};

/// `dtype('f8', False, True)` and its state: version, byte order, sub-array, names, fields, size,
/// alignment, flags.
pub(super) fn put(out: &mut Vec<u8>, dtype: &DType) {
    match dtype {
        DType::Record(record) => put_record(out, record),
        DType::DateTime64(unit) => put_time(out, "M8", *unit),
        DType::TimeDelta64(unit) => put_time(out, "m8", *unit),
        DType::BFloat16 => {
            // A type of the package that brings it, which NumPy does not know by a code.
            new(out, |out| out.extend(b"cml_dtypes\nbfloat16\n"));
            start(out, 3, "<");
            out.extend(b"NNNK\x02K\x02K\x40tb");
        }
        _ => {
            let typestr = dtype.typestr().unwrap_or_default();
            let (mark, code) = typestr.split_at_checked(1).unwrap_or_default();
            new(out, |out| word(out, code));
            start(out, 3, mark);
            out.extend(b"NNN");
            match dtype {
                DType::Str(_) => sizes(out, dtype.itemsize(), 4, 8),
                DType::Bytes(_) | DType::Void(_) => sizes(out, dtype.itemsize(), 1, 0),
                _ => out.extend(b"J\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00"),
            }
            out.extend(b"tb");
        }
    }
}

fn new(out: &mut Vec<u8>, code: impl FnOnce(&mut Vec<u8>)) {
    out.extend(b"cnumpy\ndtype\n");
    code(out);
    out.extend(b"\x89\x88\x87R");
}

fn start(out: &mut Vec<u8>, version: u8, mark: &str) {
    out.extend([b'(', b'K', version]);
    word(out, mark);
}

fn sizes(out: &mut Vec<u8>, size: usize, alignment: u8, flags: u8) {
    integer(out, size as i128);
    out.extend([b'K', alignment, b'K', flags]);
}

fn put_time(out: &mut Vec<u8>, code: &str, unit: TimeUnit) {
    new(out, |out| word(out, code));
    start(out, 4, "<");
    // Metadata of the user's; then unit, count, and two that are always 1.
    out.extend(b"NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00N(");
    bytes(out, unit.symbol().len());
    out.extend(unit.symbol().as_bytes());
    integer(out, unit.count().into());
    out.extend(b"K\x01K\x01t\x86tb");
}

fn put_record(out: &mut Vec<u8>, record: &Record) {
    new(out, |out| word(out, &format!("V{}", record.itemsize())));
    start(out, 3, "|");
    out.extend(b"N(");
    record.fields().iter().for_each(|field| word(out, field.name()));
    out.extend(b"t}(");
    let mut offset = 0_usize;
    for field in record.fields() {
        word(out, field.name());
        put_field(out, field);
        integer(out, offset as i128);
        out.push(0x86);
        offset = offset.saturating_add(field.itemsize());
    }
    out.push(b'u');
    // The flag is that of everything with fields.
    sizes(out, record.itemsize(), 1, 16);
    out.extend(b"tb");
}

/// The dtype of a field, which has axes of its own where it is an array.
fn put_field(out: &mut Vec<u8>, field: &RecordField) {
    if field.shape().is_empty() {
        return put(out, field.dtype());
    }
    new(out, |out| word(out, &format!("V{}", field.itemsize())));
    start(out, 3, "|");
    put(out, field.dtype());
    out.push(b'(');
    field.shape().iter().for_each(|&axis| integer(out, axis as i128));
    out.extend(b"t\x86NN");
    sizes(out, field.itemsize(), 1, 0);
    out.extend(b"tb");
}

fn word(out: &mut Vec<u8>, word: &str) {
    text(out, word.len());
    out.extend(word.as_bytes());
}
