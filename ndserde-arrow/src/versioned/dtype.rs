//! Dtypes as the types of items in Arrow, and back.

use std::{collections::HashMap, sync::Arc};

use ndserde::{DType, Record, RecordField, TimeUnit};

use super::deps::arrow_schema::{self, DataType, Field, Fields};
use crate::{error::Error, metadata::DTYPE_KEY};

/// How the elements of a dtype are items in Arrow.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Items {
    /// The type of one item.
    pub(super) data_type: DataType,
    /// Whether an element is two items, one axis more at the end: the parts of a complex number.
    pub(super) is_pair: bool,
    /// The dtype by name, where the type of the items does not say it: metadata of the field under
    /// [`DTYPE_KEY`].
    pub(super) mark: Option<String>,
}

impl Items {
    /// How elements of this dtype are written.
    ///
    /// # Errors
    /// When Arrow has no type for them.
    pub(super) fn of(dtype: &DType) -> Result<Self, Error> {
        let (data_type, is_marked) = match dtype {
            DType::Bool => (DataType::Boolean, false),
            DType::Int8 => (DataType::Int8, false),
            DType::Int16 => (DataType::Int16, false),
            DType::Int32 => (DataType::Int32, false),
            DType::Int64 => (DataType::Int64, false),
            DType::UInt8 => (DataType::UInt8, false),
            DType::UInt16 => (DataType::UInt16, false),
            DType::UInt32 => (DataType::UInt32, false),
            DType::UInt64 => (DataType::UInt64, false),
            DType::Float16 => (DataType::Float16, false),
            DType::BFloat16 => (DataType::UInt16, true),
            DType::Float32 => (DataType::Float32, false),
            DType::Float64 => (DataType::Float64, false),
            DType::Complex64 => (DataType::Float32, true),
            DType::Complex128 => (DataType::Float64, true),
            DType::DateTime64(unit) => match arrow_unit(*unit) {
                Some(unit) => (DataType::Timestamp(unit, None), false),
                None => (DataType::Int64, true),
            },
            DType::TimeDelta64(unit) => match arrow_unit(*unit) {
                Some(unit) => (DataType::Duration(unit), false),
                None => (DataType::Int64, true),
            },
            DType::Str(_) => (DataType::Utf8, true),
            DType::Bytes(_) => (DataType::Binary, true),
            DType::Void(size) => match i32::try_from(*size) {
                Ok(size) => (DataType::FixedSizeBinary(size), false),
                Err(_) => return Err(unwritable(dtype)),
            },
            DType::Record(record) => (DataType::Struct(fields_of(record)?), false),
            _ => return Err(unwritable(dtype)),
        };
        let is_pair = matches!(dtype, DType::Complex64 | DType::Complex128);
        Ok(Self { data_type, is_pair, mark: is_marked.then(|| dtype.to_string()) })
    }
}

/// The dtype of items that are read; `mark` is what the field's metadata has under [`DTYPE_KEY`].
///
/// Of text without a mark only the kind is known: its width is 0.
///
/// # Errors
/// When no dtype is such items, or the mark says another than they have.
pub(super) fn dtype_of(items: &DataType, mark: Option<&str>) -> Result<DType, Error> {
    let Some(mark) = mark else { return unmarked(items) };
    let dtype: DType = mark
        .parse()
        .map_err(|error| Error::from(error).of(&format!("its metadata has {DTYPE_KEY}")))?;
    let is_of = match (&dtype, items) {
        (DType::Str(_), DataType::Utf8 | DataType::LargeUtf8)
        | (DType::Bytes(_), DataType::Binary | DataType::LargeBinary) => true,
        (DType::Record(_), DataType::Struct(_)) => unmarked(items)? == dtype,
        _ => Items::of(&dtype)?.data_type == *items,
    };
    if is_of {
        return Ok(dtype);
    }
    Err(Error::new(format!(
        "its metadata says {dtype} ({DTYPE_KEY}), which {} items are not",
        name_of(items)
    )))
}

/// What messages call a type of items.
pub(super) fn name_of(items: &DataType) -> String {
    match items {
        DataType::Struct(fields) => {
            let names: Vec<&str> =
                fields.iter().take(4).map(|field| field.name().as_str()).collect();
            let more = if fields.len() > 4 { ", …" } else { "" };
            format!("Struct({}{more})", names.join(", "))
        }
        DataType::List(_) => "List".to_owned(),
        DataType::LargeList(_) => "LargeList".to_owned(),
        DataType::FixedSizeList(_, len) => format!("FixedSizeList[{len}]"),
        DataType::Map(..) => "Map".to_owned(),
        DataType::Union(..) => "Union".to_owned(),
        DataType::RunEndEncoded(..) => "RunEndEncoded".to_owned(),
        other => other.to_string(),
    }
}

fn unmarked(items: &DataType) -> Result<DType, Error> {
    Ok(match items {
        DataType::Boolean => DType::Bool,
        DataType::Int8 => DType::Int8,
        DataType::Int16 => DType::Int16,
        DataType::Int32 => DType::Int32,
        DataType::Int64 => DType::Int64,
        DataType::UInt8 => DType::UInt8,
        DataType::UInt16 => DType::UInt16,
        DataType::UInt32 => DType::UInt32,
        DataType::UInt64 => DType::UInt64,
        DataType::Float16 => DType::Float16,
        DataType::Float32 => DType::Float32,
        DataType::Float64 => DType::Float64,
        DataType::Timestamp(unit, zone) => match zone.as_deref() {
            // What is counted is the same in all zones: from 1970 on in UTC.
            None | Some("UTC" | "Z" | "+00:00") => DType::DateTime64(unit_of(*unit)),
            Some(zone) => {
                return Err(Error::new(format!(
                    "its dates are of the time zone {zone:?}, and datetime64 has none but UTC"
                )));
            }
        },
        DataType::Duration(unit) => DType::TimeDelta64(unit_of(*unit)),
        DataType::Utf8 | DataType::LargeUtf8 => DType::Str(0),
        DataType::Binary | DataType::LargeBinary => DType::Bytes(0),
        DataType::FixedSizeBinary(size) => match usize::try_from(*size) {
            Ok(size) if size > 0 => DType::Void(size),
            _ => return Err(unreadable(items)),
        },
        DataType::Struct(fields) => DType::Record(record_of(fields)?),
        _ => return Err(unreadable(items)),
    })
}

/// The fields of a record's struct; those that are arrays are lists of their lengths.
fn fields_of(record: &Record) -> Result<Fields, Error> {
    record.fields().iter().map(|field| field_of(field).map(Arc::new)).collect()
}

fn field_of(field: &RecordField) -> Result<Field, Error> {
    let Items { data_type, is_pair, mark } = Items::of(field.dtype())?;
    let pair = is_pair.then_some(2);
    let mut data_type = data_type;
    for &len in field.shape().iter().chain(pair.iter()).rev() {
        let len = i32::try_from(len).map_err(|_| unwritable(field.dtype()))?;
        let item = Field::new("item", data_type, true);
        data_type = DataType::FixedSizeList(Arc::new(item), len);
    }
    let marks: HashMap<String, String> =
        mark.map(|mark| (DTYPE_KEY.to_owned(), mark)).into_iter().collect();
    Ok(Field::new(field.name(), data_type, true).with_metadata(marks))
}

/// The record that a struct is an element of.
fn record_of(fields: &Fields) -> Result<Record, Error> {
    let fields: Result<Vec<RecordField>, Error> =
        fields.iter().map(|field| part_of(field)).collect();
    Ok(Record::new(fields?)?)
}

fn part_of(field: &Field) -> Result<RecordField, Error> {
    let of = |error: Error| error.of(&format!("its field {:?}", field.name()));
    let (mut items, mut shape) = (field.data_type(), Vec::new());
    while let DataType::FixedSizeList(item, len) = items {
        shape.push(usize::try_from(*len).unwrap_or_default());
        items = item.data_type();
    }
    let dtype = dtype_of(items, mark_of(field)).map_err(of)?;
    if matches!(dtype, DType::Str(0) | DType::Bytes(0)) {
        return Err(of(Error::new(format!(
            "text in a record has a width, which {DTYPE_KEY} in its metadata would say"
        ))));
    }
    if matches!(dtype, DType::Complex64 | DType::Complex128) && shape.pop() != Some(2) {
        return Err(of(Error::new(format!("{dtype} is lists of two {}", name_of(items)))));
    }
    RecordField::new(field.name(), dtype).with_shape(&shape).map_err(|error| of(error.into()))
}

/// The name of a dtype that a field's metadata has.
pub(super) fn mark_of(field: &Field) -> Option<&str> {
    field.metadata().get(DTYPE_KEY).map(String::as_str)
}

/// Arrow's unit, where it has this one.
fn arrow_unit(unit: TimeUnit) -> Option<arrow_schema::TimeUnit> {
    match unit {
        TimeUnit::SECOND => Some(arrow_schema::TimeUnit::Second),
        TimeUnit::MILLISECOND => Some(arrow_schema::TimeUnit::Millisecond),
        TimeUnit::MICROSECOND => Some(arrow_schema::TimeUnit::Microsecond),
        TimeUnit::NANOSECOND => Some(arrow_schema::TimeUnit::Nanosecond),
        _ => None,
    }
}

const fn unit_of(unit: arrow_schema::TimeUnit) -> TimeUnit {
    match unit {
        arrow_schema::TimeUnit::Second => TimeUnit::SECOND,
        arrow_schema::TimeUnit::Millisecond => TimeUnit::MILLISECOND,
        arrow_schema::TimeUnit::Microsecond => TimeUnit::MICROSECOND,
        arrow_schema::TimeUnit::Nanosecond => TimeUnit::NANOSECOND,
    }
}

#[cold]
fn unwritable(dtype: &DType) -> Error {
    Error::new(format!("Arrow has no type for items of {dtype}"))
}

#[cold]
fn unreadable(items: &DataType) -> Error {
    Error::new(format!("{} items are the elements of no array", name_of(items)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dtypes() -> Vec<DType> {
        let units = ["s", "ms", "us", "ns", "D", "25s", "Y", "as"];
        let times = units
            .iter()
            .flat_map(|unit| [format!("datetime64[{unit}]"), format!("timedelta64[{unit}]")]);
        let others = [
            "<U5",
            "|S3",
            "|V7",
            "[('x', '<f8'), ('id', '<i4', (3,))]",
            "[('when', '<M8[D]'), ('z', '<c8', (2, 3)), ('name', '<U4'), ('in', [('b', '|b1')])]",
        ];
        let words = times.chain(others.iter().map(ToString::to_string));
        DType::ALL.iter().cloned().chain(words.map(|word| word.parse().unwrap())).collect()
    }

    #[test]
    fn each_dtype_comes_back() {
        for dtype in dtypes() {
            let items = Items::of(&dtype).unwrap();
            let back = dtype_of(&items.data_type, items.mark.as_deref());
            assert_eq!(back.unwrap(), dtype, "{items:?}");
        }
    }

    #[test]
    fn marks_are_only_where_the_type_says_less() {
        for dtype in dtypes() {
            let items = Items::of(&dtype).unwrap();
            if unmarked(&items.data_type).is_ok_and(|unmarked| unmarked == dtype) {
                assert_eq!(items.mark, None, "{dtype}");
            }
        }
    }

    #[test]
    fn refused() {
        let items = [
            (DataType::Float32, Some("bfloat16"), "says bfloat16 (ndserde:dtype), which Float32"),
            (DataType::Float32, Some("complex128"), "says complex128"),
            (DataType::UInt16, Some("float99"), "unknown dtype \"float99\""),
            (DataType::Date32, None, "Date32 items are the elements of no array"),
            (DataType::FixedSizeBinary(0), None, "elements of no array"),
            (
                DataType::Timestamp(arrow_schema::TimeUnit::Second, Some("Europe/Berlin".into())),
                None,
                "time zone \"Europe/Berlin\"",
            ),
            (
                DataType::Struct(vec![Field::new("t", DataType::Utf8, true)].into()),
                None,
                "its field \"t\": text in a record has a width",
            ),
            (DataType::Struct(Fields::empty()), None, "field"),
        ];
        for (items, mark, part) in items {
            let message = dtype_of(&items, mark).unwrap_err().to_string();
            assert!(message.contains(part), "{message}");
        }
    }
}
