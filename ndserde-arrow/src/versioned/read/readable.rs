//! What `serde_arrow` cannot read, and would panic over.

use super::{
    deps::{
        arrow_array::{ArrowPrimitiveType, cast::AsArray, make_array, types},
        arrow_data::ArrayData,
        arrow_schema::{DataType, TimeUnit},
    },
    dtype::name_of,
};
use crate::error::Error;

/// Refuses what marrow and `serde_arrow` do not read: the latter divides by the size of binary items, and knows
/// no length of runs, of which the former forgets where a part of them begins.
///
/// # Errors
/// When it is such an array, or has one within.
pub(super) fn at_all(data: &ArrayData) -> Result<(), Error> {
    match data.data_type() {
        DataType::FixedSizeBinary(size) if *size < 1 => {
            return Err(Error::new("binary items of no bytes cannot be read"));
        }
        DataType::RunEndEncoded(..) => {
            return Err(Error::new("arrays of runs are not read"));
        }
        _ => {}
    }
    data.child_data().iter().try_for_each(at_all)
}

/// Refuses dates and spans that have no text, which is what a field may take them as.
///
/// # Errors
/// When one is so far from 1970 that chrono has no such date, or a span is the one number whose sign cannot
/// be turned.
pub(super) fn as_text(data: &ArrayData) -> Result<(), Error> {
    /// Some 260,000 years.
    const MOST_DAYS: i64 = 95_000_000;
    const DAY: i64 = 86_400_000;
    let is_far = |date: i64, day: i64| {
        date.checked_div(day).is_none_or(|days| !(-MOST_DAYS..=MOST_DAYS).contains(&days))
    };
    let is_min = |span: i64| span == i64::MIN;
    let found = match data.data_type() {
        DataType::Date32 => find::<types::Date32Type>(data, |date| is_far(date, 1)),
        DataType::Date64 => find::<types::Date64Type>(data, |date| is_far(date, DAY)),
        DataType::Duration(unit) => match unit {
            TimeUnit::Second => find::<types::DurationSecondType>(data, is_min),
            TimeUnit::Millisecond => find::<types::DurationMillisecondType>(data, is_min),
            TimeUnit::Microsecond => find::<types::DurationMicrosecondType>(data, is_min),
            TimeUnit::Nanosecond => find::<types::DurationNanosecondType>(data, is_min),
        },
        _ => None,
    };
    if let Some((at, value)) = found {
        let name = name_of(data.data_type());
        return Err(Error::new(if value == i64::MIN {
            format!("item {at} of {name} is {value}, which is NaT: only arrays have it")
        } else {
            format!(
                "item {at} of {name} is {value}, which is no date of the years -260000 to 260000"
            )
        }));
    }
    data.child_data().iter().try_for_each(as_text)
}

/// The first item that is one of these, and its place.
fn find<T: ArrowPrimitiveType<Native: Into<i64>>>(
    data: &ArrayData,
    is_it: impl Fn(i64) -> bool,
) -> Option<(usize, i64)> {
    let array = make_array(data.clone());
    let items = array.as_primitive_opt::<T>()?.iter().enumerate();
    let mut items = items.filter_map(|(at, item)| Some((at, item?.into())));
    items.find(|(_, item)| is_it(*item))
}
