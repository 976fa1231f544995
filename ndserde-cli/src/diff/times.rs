//! Dates, or spans of time, of two units.

use ndserde::DType;

use crate::number::Number;

/// What counts of both become in the finer unit.
pub struct Times {
    scales: [Scale; 2],
    unit: &'static str,
    pub are_dates: bool,
}

#[derive(Clone, Copy)]
enum Scale {
    /// So many of the finer unit.
    Linear(i128),
    /// Months, so many of them, of which each starts on a day; of the finer unit a day has so many.
    Months(i128, i128),
}

/// The units of time from the finest on, with how many of each the next has; of what is coarser than a week
/// the days differ.
const UNITS: [(&str, i128); 9] = [
    ("as", 1000),
    ("fs", 1000),
    ("ps", 1000),
    ("ns", 1000),
    ("us", 1000),
    ("ms", 1000),
    ("s", 60),
    ("m", 60),
    ("h", 24),
];

/// How many of the first unit a unit is, from days on down.
fn size(symbol: &str, finest: &str) -> Option<i128> {
    let start = UNITS.iter().position(|(unit, _)| *unit == finest).unwrap_or(UNITS.len());
    let end = match symbol {
        "W" => return size("D", finest)?.checked_mul(7),
        "D" => UNITS.len(),
        symbol => UNITS.iter().position(|(unit, _)| *unit == symbol)?,
    };
    UNITS.get(start..end)?.iter().try_fold(1, |all: i128, (_, count)| all.checked_mul(*count))
}

/// How many months a unit is.
fn months(symbol: &str) -> Option<i128> {
    match symbol {
        "Y" => Some(12),
        "M" => Some(1),
        _ => None,
    }
}

impl Times {
    /// None where both are of one unit, or cannot be compared.
    pub fn of([one, other]: [&DType; 2]) -> Option<Self> {
        let (one, other, are_dates) = match (one, other) {
            (DType::DateTime64(one), DType::DateTime64(other)) => (one, other, true),
            (DType::TimeDelta64(one), DType::TimeDelta64(other)) => (one, other, false),
            _ => return None,
        };
        if one == other {
            return None;
        }
        let (symbol, other_symbol) = (one.symbol(), other.symbol());
        let counted = |count: u32, size: Option<i128>| size?.checked_mul(count.into());
        // Months by themselves are counted.
        if let (Some(months_of), Some(other_months)) = (months(symbol), months(other_symbol)) {
            let scales = [
                Scale::Linear(counted(one.count(), Some(months_of))?),
                Scale::Linear(counted(other.count(), Some(other_months))?),
            ];
            return Some(Self { scales, unit: "M", are_dates });
        }
        let finest = |symbol: &str, other: &'static str| size(other, symbol).is_none();
        let unit = match (months(symbol), months(other_symbol)) {
            (Some(_), _) => other_symbol,
            (_, Some(_)) => symbol,
            _ if finest(symbol, other_symbol) => other_symbol,
            _ => symbol,
        };
        let unit = if unit == "W" { "D" } else { unit };
        let scale = |symbol: &str, count: u32| match months(symbol) {
            Some(months) if are_dates => {
                Some(Scale::Months(months.checked_mul(count.into())?, size("D", unit)?))
            }
            Some(_) => None,
            None => counted(count, size(symbol, unit)).map(Scale::Linear),
        };
        let scales = [scale(symbol, one.count())?, scale(other_symbol, other.count())?];
        Some(Self { scales, unit, are_dates })
    }

    /// The finer unit.
    pub const fn unit(&self) -> &'static str {
        self.unit
    }

    /// Both as counts of it; where one is none, whether they are alike.
    pub fn numbers(&self, [one, other]: [Number; 2]) -> Result<[Number; 2], bool> {
        let count = |number| match number {
            Number::Date(i64::MIN) | Number::Span(i64::MIN) => None,
            Number::Date(count) | Number::Span(count) => Some(i128::from(count)),
            _ => None,
        };
        let (one, other) = match (count(one), count(other)) {
            (Some(one), Some(other)) => (one, other),
            (one, other) => return Err(one == other),
        };
        let [scale, other_scale] = self.scales;
        let scaled = scale.of(one).zip(other_scale.of(other)).ok_or(false)?;
        Ok([Number::Whole(scaled.0), Number::Whole(scaled.1)])
    }
}

impl Scale {
    fn of(self, count: i128) -> Option<i128> {
        match self {
            Self::Linear(size) => count.checked_mul(size),
            Self::Months(months, day) => first_day(count.checked_mul(months)?).checked_mul(day),
        }
    }
}

/// The day, counted from 1970, on which a month starts that is counted from there.
fn first_day(month: i128) -> i128 {
    // Years that begin with March end with the day that some have more.
    const DAYS: [i128; 12] = [306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275];
    let (year, month) = (month.div_euclid(12).saturating_add(1970), month.rem_euclid(12));
    let year = if month < 2 { year.saturating_sub(1) } else { year };
    let leap = |every: i128| year.div_euclid(every);
    let days = usize::try_from(month).ok().and_then(|month| DAYS.get(month)).copied();
    [
        365_i128.saturating_mul(year),
        leap(4),
        leap(100).saturating_neg(),
        leap(400),
        days.unwrap_or(0),
    ]
    .iter()
    .fold(-719_468, |all: i128, part| all.saturating_add(*part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(one: (&str, i64), other: (&str, i64)) -> Option<(i128, &'static str)> {
        let dtypes = [one.0, other.0].map(|unit| format!("datetime64[{unit}]").parse().unwrap());
        let [dtype, other_dtype]: [DType; 2] = dtypes;
        let times = Times::of([&dtype, &other_dtype])?;
        match times.numbers([Number::Date(one.1), Number::Date(other.1)]) {
            Ok([Number::Whole(one), Number::Whole(other)]) => Some((other - one, times.unit())),
            _ => None,
        }
    }

    #[test]
    fn times_of_two_units_are_as_far_apart_as_they_are() {
        for (one, other, found) in [
            (("s", 1), ("ms", 1001), Some((1, "ms"))),
            (("ns", 1), ("s", 1), Some((999_999_999, "ns"))),
            (("D", 1), ("h", 25), Some((1, "h"))),
            (("W", 1), ("D", 8), Some((1, "D"))),
            (("2W", 1), ("W", 3), Some((7, "D"))),
            (("Y", 1), ("M", 13), Some((1, "M"))),
            (("Y", 0), ("D", 0), Some((0, "D"))),
            (("M", 1), ("D", 31), Some((0, "D"))),
            (("M", 2), ("D", 59), Some((0, "D"))),
            (("D", 11_016), ("M", 362), Some((1, "D"))),
            (("D", 11_017), ("M", 362), Some((0, "D"))),
            (("M", -1), ("s", -31 * 86_400), Some((0, "s"))),
            (("Y", -370), ("D", -135_140), Some((0, "D"))),
            (("W", i64::MAX), ("as", 0), None),
            (("s", 1), ("s", 1), None),
        ] {
            assert_eq!(apart(one, other), found, "{one:?} {other:?}");
        }
    }
}
