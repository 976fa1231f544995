//! What a batch may claim without bytes.

use super::deps::{
    arrow_array::{
        Array, RecordBatch,
        cast::AsArray,
        make_array,
        types::{BinaryViewType, ByteViewType, StringViewType},
    },
    arrow_data::ArrayData,
    arrow_schema::DataType,
};
use crate::error::Error;

/// Refuses a batch that claims many more items than it has bits: nulls, lists of no items and structs of no
/// fields are as many as they say, and one text that is lent to many rows is as long for each.
///
/// # Errors
/// When there are too many.
pub(super) fn check(batch: &RecordBatch) -> Result<(), Error> {
    let data: Vec<ArrayData> = batch.columns().iter().map(Array::to_data).collect();
    let bytes = data.iter().map(size).fold(0_usize, usize::saturating_add);
    let mut claimed = Claimed { bytes, items: 0 };
    for (field, data) in batch.schema_ref().fields().iter().zip(&data) {
        claimed.add(data).map_err(|error| error.in_column(field.name()))?;
    }
    Ok(())
}

/// How many bytes there are of an array.
pub(super) fn size(data: &ArrayData) -> usize {
    data.get_slice_memory_size().unwrap_or_default()
}

/// What the columns of a batch have claimed so far.
struct Claimed {
    /// How many bytes the whole batch has.
    bytes: usize,
    /// How many items no bits were there for.
    items: usize,
}

impl Claimed {
    /// Adds an array and all that is in it.
    fn add(&mut self, data: &ArrayData) -> Result<(), Error> {
        /// How many items without bits there may be in any case.
        const ALWAYS: usize = 1 << 16;
        /// How many for each byte of the batch: a column of nulls beside others is as long as they are.
        const MOST: usize = 64;
        let founded = size(data).saturating_mul(8);
        self.items = self.items.saturating_add(data.len().saturating_sub(founded));
        let (items, bytes) = (self.items, self.bytes);
        if items > bytes.saturating_mul(MOST).saturating_add(ALWAYS) {
            return Err(Error::new(format!(
                "it claims {items} items without memory, and the whole batch has {bytes} bytes"
            )));
        }
        self.lends(data)?;
        data.child_data().iter().try_for_each(|child| self.add(child))
    }

    /// Checks that texts which are lent to many items are not much more than the batch.
    fn lends(&self, data: &ArrayData) -> Result<(), Error> {
        /// How much texts may be in any case.
        const ALWAYS: usize = 1 << 26;
        /// How many times as much as the batch.
        const MOST: usize = 256;
        let lent = match data.data_type() {
            DataType::Utf8View => views::<StringViewType>(data),
            DataType::BinaryView => views::<BinaryViewType>(data),
            DataType::Dictionary(..) | DataType::RunEndEncoded(..) => {
                // At the most: all lend the largest.
                data.child_data().last().map_or(0, largest).saturating_mul(data.len())
            }
            _ => return Ok(()),
        };
        if lent <= self.bytes.saturating_mul(MOST).saturating_add(ALWAYS) {
            return Ok(());
        }
        let (items, bytes) = (data.len(), self.bytes);
        Err(Error::new(format!(
            "its {items} items would be {lent} bytes or nearly as many, and the whole batch has {bytes}: \
             too many lend one long text"
        )))
    }
}

/// How long all texts of an array of views are.
fn views<T: ByteViewType>(data: &ArrayData) -> usize {
    let array = make_array(data.clone());
    let Some(views) = array.as_byte_view_opt::<T>() else { return 0 };
    let lens = views.views().iter().map(|view| *view & u128::from(u32::MAX));
    lens.fold(0, |all, len| all.saturating_add(usize::try_from(len).unwrap_or(usize::MAX)))
}

/// How many bytes the largest value has, at the most, that items lend.
fn largest(values: &ArrayData) -> usize {
    let array = make_array(values.clone());
    let longest = |lens: &mut dyn Iterator<Item = usize>| lens.max().unwrap_or_default();
    let lens = |offsets: &[i32]| longest(&mut offsets.windows(2).map(len_of));
    let large_lens = |offsets: &[i64]| longest(&mut offsets.windows(2).map(len_of));
    match values.data_type() {
        DataType::Utf8 => array.as_string_opt().map_or(0, |array| lens(array.value_offsets())),
        DataType::Binary => array.as_binary_opt().map_or(0, |array| lens(array.value_offsets())),
        DataType::LargeUtf8 => {
            array.as_string_opt().map_or(0, |array| large_lens(array.value_offsets()))
        }
        DataType::LargeBinary => {
            array.as_binary_opt().map_or(0, |array| large_lens(array.value_offsets()))
        }
        other
            if other.is_primitive() || *other == DataType::Boolean || *other == DataType::Null =>
        {
            0
        }
        _ => size(values),
    }
}

/// How far the second offset is behind the first.
fn len_of<T: Copy + TryInto<usize>>(offsets: &[T]) -> usize {
    let at = |offset: T| offset.try_into().unwrap_or_default();
    match offsets {
        [start, end] => at(*end).saturating_sub(at(*start)),
        _ => 0,
    }
}
