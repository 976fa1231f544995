//! Dates as people read them.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "at most 2^94 steps of a unit, and of days those that a calendar has"
)]

use core::fmt;

use crate::dtype::{Length, TimeUnit};
use crate::number::calendar;

/// A count of a unit since 1970 as a date, to the digit that the unit has: as ISO 8601 and NumPy write
/// it, but for years of more than four digits or before the year 0, which have as many as they need.
pub(crate) struct Date {
    pub(crate) count: i64,
    pub(crate) unit: TimeUnit,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps = i128::from(self.count) * i128::from(self.unit.count());
        let of_unit = match self.unit.base().length() {
            Length::Months(months) => {
                return month(steps * months, self.unit.symbol() == "Y", f);
            }
            Length::Attoseconds(of_unit) => of_unit,
        };
        if of_unit >= Length::DAY {
            return day(steps * (of_unit / Length::DAY), f);
        }
        let in_day = Length::DAY / of_unit;
        day(steps.div_euclid(in_day), f)?;
        time(steps.rem_euclid(in_day) * of_unit, of_unit, f)
    }
}

fn month(month: i128, is_year: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let year = 1970 + month.div_euclid(12);
    let sign = if year < 0 { "-" } else { "" };
    write!(f, "{sign}{:04}", year.unsigned_abs())?;
    if is_year { Ok(()) } else { write!(f, "-{:02}", 1 + month.rem_euclid(12)) }
}

fn day(day: i128, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let of_year = calendar::month_of(day);
    month(of_year, false, f)?;
    write!(f, "-{:02}", 1 + day - calendar::first_day(of_year))
}

/// The time of a day, in attoseconds, to the digit that the unit has.
fn time(attoseconds: i128, of_unit: i128, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let second = Length::DAY / 86_400;
    let seconds = attoseconds / second;
    write!(f, "T{:02}", seconds / 3600)?;
    if of_unit <= 60 * second {
        write!(f, ":{:02}", seconds / 60 % 60)?;
    }
    if of_unit <= second {
        write!(f, ":{:02}", seconds % 60)?;
    }
    if of_unit < second {
        let digits = usize::try_from((second / of_unit).ilog10()).unwrap_or_default();
        write!(f, ".{:0digits$}", attoseconds % second / of_unit)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `str(np.datetime64(count, unit))`.
    #[test]
    fn dates_are_those_of_numpy() {
        for (unit, count, date) in [
            ("Y", -1, "1969"),
            ("Y", 10_000, "11970"),
            ("Y", -5000, "-3030"),
            ("M", -1, "1969-12"),
            ("W", 1, "1970-01-08"),
            ("D", -1, "1969-12-31"),
            ("D", 19_724, "2024-01-02"),
            ("D", 19_782, "2024-02-29"),
            ("D", 1 << 62, "12626367463885247-04-15"),
            ("D", -(1 << 60), "-3156591865968850-09-06"),
            ("h", -1, "1969-12-31T23"),
            ("m", 1, "1970-01-01T00:01"),
            ("s", -1, "1969-12-31T23:59:59"),
            ("s", 1 << 40, "36812-02-20T00:36:16"),
            ("25s", 3, "1970-01-01T00:01:15"),
            ("ms", -1, "1969-12-31T23:59:59.999"),
            ("us", 1, "1970-01-01T00:00:00.000001"),
            ("ns", 1_704_164_645_000_000_000, "2024-01-02T03:04:05.000000000"),
            ("ps", 1, "1970-01-01T00:00:00.000000000001"),
            ("fs", 1, "1970-01-01T00:00:00.000000000000001"),
            ("as", -1, "1969-12-31T23:59:59.999999999999999999"),
        ] {
            let unit = unit.parse().unwrap();
            assert_eq!(Date { count, unit }.to_string(), date, "{unit}");
        }
        // None is so far that it has no words.
        for unit in ["2147483647Y", "2147483647W", "2147483647as"] {
            for count in [i64::MAX, i64::MIN + 1] {
                let unit = unit.parse().unwrap();
                assert!(!Date { count, unit }.to_string().is_empty());
            }
        }
    }
}
