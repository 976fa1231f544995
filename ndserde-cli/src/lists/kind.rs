//! What the numbers of lists have in common, and their bytes.

use ndserde::{DType, Value};

/// Which values are among some.
#[derive(Clone, Copy, Default)]
pub struct Kind {
    bools: bool,
    /// The least and the greatest integer.
    integers: Option<(i128, i128)>,
    floats: bool,
    /// The words that stand for numbers where a format has none.
    words: bool,
}

/// Floats have all integers up to here.
const EXACT: i128 = 1 << 53;

impl Kind {
    /// Of one value, if it can be an element.
    pub fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Bool(_) => Self { bools: true, ..Self::default() },
            Value::Float(_) => Self { floats: true, ..Self::default() },
            Value::Text(text) => {
                word(text)?;
                Self { words: true, ..Self::default() }
            }
            other => {
                let integer = other.as_i128()?;
                Self { integers: Some((integer, integer)), ..Self::default() }
            }
        })
    }

    /// Of all of both; none of bools beside numbers.
    pub fn with(self, other: Self) -> Option<Self> {
        let integers = match (self.integers, other.integers) {
            (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
            (one, other) => one.or(other),
        };
        let (floats, words) = (self.floats || other.floats, self.words || other.words);
        (self.bools == other.bools).then_some(Self { bools: self.bools, integers, floats, words })
    }

    /// The dtype that has all of them, exactly.
    pub fn dtype(self) -> Option<DType> {
        let is_within = |least, greatest| {
            self.integers
                .is_none_or(|(from, to)| (least..=greatest).contains(&from) && to <= greatest)
        };
        if self.bools {
            Some(DType::Bool)
        } else if self.floats || self.words {
            // Words alone are words.
            let has_number = self.floats || self.integers.is_some();
            (has_number && is_within(-EXACT, EXACT)).then_some(DType::Float64)
        } else if is_within(i64::MIN.into(), i64::MAX.into()) {
            Some(DType::Int64)
        } else {
            is_within(0, u64::MAX.into()).then_some(DType::UInt64)
        }
    }
}

/// As the wire `nested` writes them in text formats.
fn word(word: &str) -> Option<f64> {
    match word {
        "NaN" => Some(f64::NAN),
        "Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        _ => None,
    }
}

/// Adds the bytes of all elements as this dtype, little-endian; none where one does not fit.
///
/// Floats are rounded to shorter ones, whose digits they may be; integers are not.
pub fn write(value: &Value, dtype: &DType, bytes: &mut Vec<u8>) -> Option<()> {
    if let Value::List(items) = value {
        return items.iter().try_for_each(|item| write(item, dtype, bytes));
    }
    match dtype {
        DType::Bool => bytes.push(value.as_bool()?.into()),
        DType::Int8 => bytes.extend(integer::<i8>(value)?.to_le_bytes()),
        DType::Int16 => bytes.extend(integer::<i16>(value)?.to_le_bytes()),
        DType::Int32 => bytes.extend(integer::<i32>(value)?.to_le_bytes()),
        DType::Int64 | DType::DateTime64(_) | DType::TimeDelta64(_) => {
            bytes.extend(integer::<i64>(value)?.to_le_bytes());
        }
        DType::UInt8 => bytes.extend(integer::<u8>(value)?.to_le_bytes()),
        DType::UInt16 => bytes.extend(integer::<u16>(value)?.to_le_bytes()),
        DType::UInt32 => bytes.extend(integer::<u32>(value)?.to_le_bytes()),
        DType::UInt64 => bytes.extend(integer::<u64>(value)?.to_le_bytes()),
        DType::Float16 => bytes.extend(half::f16::from_f64(float(value)?).to_le_bytes()),
        DType::BFloat16 => bytes.extend(half::bf16::from_f64(float(value)?).to_le_bytes()),
        #[allow(clippy::cast_possible_truncation, reason = "rounded, as said above")]
        DType::Float32 | DType::Complex64 => bytes.extend((float(value)? as f32).to_le_bytes()),
        DType::Float64 | DType::Complex128 => bytes.extend(float(value)?.to_le_bytes()),
        _ => return None,
    }
    Some(())
}

fn integer<T: TryFrom<i128>>(value: &Value) -> Option<T> {
    value.as_i128()?.try_into().ok()
}

pub fn float(value: &Value) -> Option<f64> {
    match value {
        Value::Text(text) => word(text),
        Value::Float(number) => Some(*number),
        other => {
            let integer = other.as_i128().filter(|integer| integer.abs() <= EXACT)?;
            i64::try_from(integer).ok().map(|integer| {
                #[allow(clippy::cast_precision_loss, reason = "exact, by the line above")]
                let number = integer as f64;
                number
            })
        }
    }
}
