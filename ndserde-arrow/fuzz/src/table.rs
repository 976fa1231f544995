//! Batches of any columns: arrow checks that their buffers are sound, and nothing else is.

use std::{collections::HashMap, sync::Arc};

use arbitrary::{Arbitrary, Result, Unstructured};
use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions, make_array};
use arrow_buffer::Buffer;
use arrow_data::ArrayData;
use arrow_schema::{DataType, Field, Schema, TimeUnit};

use crate::beneath;

/// How deep types are.
const DEPTH: usize = 4;

/// A batch, if arrow takes what it is made of.
#[derive(Debug)]
pub struct Table(pub Option<RecordBatch>);

impl<'a> Arbitrary<'a> for Table {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let rows = usize::from(u.int_in_range(0..=9_u8)?);
        let (mut fields, mut columns) = (Vec::new(), Vec::new());
        for at in 0..u.int_in_range(1..=3_u8)? {
            let name = ["x", "y", "z"][usize::from(at) % 3];
            let data_type = data_type(u, DEPTH)?;
            let start = usize::from(u.int_in_range(0..=2_u8)?);
            let data = data(u, &data_type, rows + start)?;
            let Some(array) = beneath::run(|| Some(make_array(data?).slice(start, rows))).flatten()
            else {
                return Ok(Self(None));
            };
            columns.push(array);
            fields.push(Field::new(name, data_type, true).with_metadata(metadata(u)?));
        }
        Ok(Self(beneath::run(|| batch(fields, columns, rows)).flatten()))
    }
}

fn batch(fields: Vec<Field>, columns: Vec<ArrayRef>, rows: usize) -> Option<RecordBatch> {
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), columns, &options).ok()
}

fn data_type(u: &mut Unstructured<'_>, deepest: usize) -> Result<DataType> {
    let kinds = if deepest == 0 { 21 } else { 30 };
    Ok(match u.int_in_range(0..=kinds)? {
        0 => DataType::Null,
        1 => DataType::Boolean,
        2 => DataType::Int8,
        3 => DataType::Int16,
        4 => DataType::Int32,
        5 => DataType::Int64,
        6 => DataType::UInt8,
        7 => DataType::UInt16,
        8 => DataType::UInt32,
        9 => DataType::UInt64,
        10 => DataType::Float16,
        11 => DataType::Float32,
        12 => DataType::Float64,
        13 => {
            DataType::Timestamp(TimeUnit::Millisecond, u.arbitrary::<bool>()?.then(|| "UTC".into()))
        }
        14 => DataType::Duration(TimeUnit::Nanosecond),
        15 => DataType::Date32,
        16 => DataType::Utf8,
        17 => DataType::LargeUtf8,
        18 => DataType::Binary,
        19 => DataType::FixedSizeBinary(u.int_in_range(0..=4)?),
        20 => DataType::Decimal128(10, 2),
        21 => DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8)),
        22 | 23 => DataType::List(item(u, deepest)?),
        24 => DataType::LargeList(item(u, deepest)?),
        25 => {
            let names = ["a", "b", "c"].iter().take(u.int_in_range(0..=3)?);
            let fields: Result<Vec<Field>> = names
                .map(|name| {
                    let field = Field::new(*name, data_type(u, deepest - 1)?, true);
                    Ok(field.with_metadata(metadata(u)?))
                })
                .collect();
            DataType::Struct(fields?.into())
        }
        26 => {
            // As ragged columns are.
            let data = Field::new("data", DataType::List(item(u, 1)?), true);
            let axes = Field::new("item", DataType::Int32, true);
            let len = u.int_in_range(0..=3)?;
            let shape = Field::new("shape", DataType::FixedSizeList(Arc::new(axes), len), true);
            DataType::Struct(vec![data, shape].into())
        }
        _ => DataType::FixedSizeList(item(u, deepest)?, u.int_in_range(0..=6)?),
    })
}

fn item(u: &mut Unstructured<'_>, deepest: usize) -> Result<Arc<Field>> {
    Ok(Arc::new(Field::new("item", data_type(u, deepest - 1)?, true)))
}

/// What the metadata of a column may say.
fn metadata(u: &mut Unstructured<'_>) -> Result<HashMap<String, String>> {
    let mut metadata = HashMap::new();
    let names = [
        "arrow.fixed_shape_tensor",
        "arrow.variable_shape_tensor",
        "ray.data.arrow_tensor_v2",
        "ray.data.arrow_variable_shaped_tensor",
        "daft.super_extension",
        "arrow.uuid",
    ];
    if u.ratio(1, 2)? {
        let name = *u.choose(&names)?;
        metadata.insert("ARROW:extension:name".to_owned(), name.to_owned());
        let axes: Vec<u64> = (0..u.int_in_range(0..=3)?)
            .map(|_| if u.ratio(1, 16)? { u.arbitrary() } else { u.int_in_range(0..=3) })
            .collect::<Result<_>>()?;
        let order: Vec<u8> =
            (0..axes.len()).map(|_| u.int_in_range(0..=3)).collect::<Result<_>>()?;
        let text = match (u.int_in_range(0..=7)?, name) {
            (0, _) => u.arbitrary::<&str>()?.to_owned(),
            (1 | 2, "arrow.fixed_shape_tensor") => {
                format!(r#"{{"shape":{axes:?},"permutation":{order:?}}}"#)
            }
            (_, "arrow.fixed_shape_tensor") => format!(r#"{{"shape":{axes:?}}}"#),
            (_, "arrow.variable_shape_tensor") => format!(r#"{{"permutation":{order:?}}}"#),
            (1, "daft.super_extension") => r#"{"datatype":{"Tensor":"Float32"}}"#.to_owned(),
            (_, "daft.super_extension") => {
                format!(r#"{{"datatype":{{"FixedShapeTensor":["Float32",{axes:?}]}}}}"#)
            }
            _ => format!("{axes:?}"),
        };
        metadata.insert("ARROW:extension:metadata".to_owned(), text);
    }
    if u.ratio(1, 4)? {
        let dtypes =
            ["bfloat16", "complex64", "complex128", "<U2", "|S3", "datetime64[D]", "float32"];
        let dtype = if u.ratio(1, 8)? { u.arbitrary()? } else { *u.choose(&dtypes)? };
        metadata.insert("ndserde:dtype".to_owned(), dtype.to_owned());
    }
    Ok(metadata)
}

/// So many items of a type; none where arrow refuses them.
fn data(u: &mut Unstructured<'_>, data_type: &DataType, len: usize) -> Result<Option<ArrayData>> {
    let mut builder = ArrayData::builder(data_type.clone()).len(len);
    if !matches!(data_type, DataType::Null) && u.ratio(1, 4)? {
        let bits = u.bytes(len.div_ceil(8).min(u.len()))?;
        builder = builder.null_bit_buffer(Some(Buffer::from(padded(bits, len.div_ceil(8)))));
    }
    let child = |u: &mut Unstructured<'_>, field: &Field, len| data(u, field.data_type(), len);
    match data_type {
        DataType::Null => {}
        DataType::List(field) | DataType::LargeList(field) => {
            let ends = offsets(u, len)?;
            let items =
                ends.last().copied().unwrap_or_default() + usize::from(u.int_in_range(0..=1_u8)?);
            let Some(items) = child(u, field, items)? else { return Ok(None) };
            let is_large = matches!(data_type, DataType::LargeList(_));
            builder = builder.add_buffer(offset_buffer(&ends, is_large)).add_child_data(items);
        }
        DataType::FixedSizeList(field, size) => {
            let size = usize::try_from(*size).unwrap_or_default();
            let more = usize::from(u.int_in_range(0..=1_u8)?);
            let Some(items) = child(u, field, len * size + more)? else { return Ok(None) };
            builder = builder.add_child_data(items);
        }
        DataType::Struct(fields) => {
            for field in fields {
                let Some(column) = child(u, field, len)? else { return Ok(None) };
                builder = builder.add_child_data(column);
            }
        }
        DataType::Dictionary(_, values) => {
            let Some(values) = data(u, values, 3)? else { return Ok(None) };
            let keys: Vec<u8> = (0..len).map(|_| u.int_in_range(0..=2)).collect::<Result<_>>()?;
            builder = builder.add_buffer(Buffer::from(keys)).add_child_data(values);
        }
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Binary => {
            let ends = offsets(u, len)?;
            let all = ends.last().copied().unwrap_or_default();
            let text: Vec<u8> = padded(u.bytes(all.min(u.len()))?, all);
            let text = text.into_iter().map(|byte| byte & 0x7f).collect::<Vec<u8>>();
            let is_large = *data_type == DataType::LargeUtf8;
            builder =
                builder.add_buffer(offset_buffer(&ends, is_large)).add_buffer(Buffer::from(text));
        }
        DataType::Boolean => {
            let all = len.div_ceil(8);
            builder = builder.add_buffer(Buffer::from(padded(u.bytes(all.min(u.len()))?, all)));
        }
        DataType::FixedSizeBinary(size) => {
            let all = len * usize::try_from(*size).unwrap_or_default();
            builder = builder.add_buffer(Buffer::from(padded(u.bytes(all.min(u.len()))?, all)));
        }
        other => {
            let all = len * other.primitive_width().unwrap_or(1);
            // Small numbers, as shapes have them, where the input does not say others.
            let bytes = if u.ratio(1, 2)? {
                padded(u.bytes(all.min(u.len()))?, all)
            } else {
                let width = other.primitive_width().unwrap_or(1);
                (0..all)
                    .map(|at| {
                        if at % width == 0 { u8::try_from(at / width % 4).unwrap_or(0) } else { 0 }
                    })
                    .collect()
            };
            builder = builder.add_buffer(Buffer::from(bytes));
        }
    }
    Ok(beneath::run(|| builder.align_buffers(true).build().ok()).flatten())
}

fn offsets(u: &mut Unstructured<'_>, len: usize) -> Result<Vec<usize>> {
    let mut ends = vec![usize::from(u.int_in_range(0..=1_u8)?)];
    let same = if u.ratio(1, 2)? { Some(u.int_in_range(0..=6_u8)?) } else { None };
    for at in 0..len {
        let step = same.map_or_else(|| u.int_in_range(0..=6_u8), Ok)?;
        ends.push(ends[at] + usize::from(step));
    }
    Ok(ends)
}

fn offset_buffer(ends: &[usize], is_large: bool) -> Buffer {
    if is_large {
        Buffer::from_iter(ends.iter().map(|end| i64::try_from(*end).unwrap_or_default()))
    } else {
        Buffer::from_iter(ends.iter().map(|end| i32::try_from(*end).unwrap_or_default()))
    }
}

fn padded(bytes: &[u8], len: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes.resize(len, 0);
    bytes
}
