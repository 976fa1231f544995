//! Dates as text, as other programs write them: `2021-01-31`, `2021-01-31T12:30:00.5Z`.

use super::calendar;
use crate::dtype::{DType, Length, TimeUnit};

/// Not a time, in every unit.
const NAT: i64 = i64::MIN;

/// The count that a text is in a list of dates or spans: of spans there is no text but `NaT`. None where
/// it is no date, or the unit has no whole count of it.
pub(super) fn count(text: &str, dtype: &DType) -> Option<i64> {
    match (dtype, text) {
        (DType::DateTime64(_) | DType::TimeDelta64(_), "NaT") => Some(NAT),
        (DType::DateTime64(unit), text) => time(text)?.in_unit(*unit),
        _ => None,
    }
}

/// What one step of a unit lasts.
#[allow(clippy::arithmetic_side_effects, reason = "at most a week 2^31 times")]
pub(crate) fn length(unit: TimeUnit) -> Length {
    let count = i128::from(unit.count());
    match unit.base().length() {
        Length::Months(months) => Length::Months(months * count),
        Length::Attoseconds(attoseconds) => Length::Attoseconds(attoseconds * count),
    }
}

/// A day from January 1st 1970 on, and what of it has gone by.
struct Time {
    day: i128,
    attoseconds: i128,
}

impl Time {
    fn in_unit(&self, unit: TimeUnit) -> Option<i64> {
        let (whole, step) = match length(unit) {
            Length::Months(months) => {
                let begins = (self.attoseconds == 0).then_some(self.day)?;
                (calendar::month_beginning(begins)?, months)
            }
            Length::Attoseconds(step) => {
                (self.day.checked_mul(Length::DAY)?.checked_add(self.attoseconds)?, step)
            }
        };
        let count =
            whole.checked_rem(step).filter(|rest| *rest == 0).and(whole.checked_div(step))?;
        i64::try_from(count).ok().filter(|count| *count != NAT)
    }
}

/// `2021-01`, `2021-01-31`, or such a day, `T` or a space, and a time, in UTC if that is said.
fn time(text: &str) -> Option<Time> {
    let (date, clock) = match text.split_once(['T', ' ']) {
        Some((date, clock)) => (date, Some(clock)),
        None => (text, None),
    };
    let mut parts = date.split('-');
    let (year, month) = (digits(parts.next()?, 4)?, digits(parts.next()?, 2)?);
    let day = parts.next().map_or(clock.is_none().then_some(1), |day| digits(day, 2))?;
    let month = month.checked_sub(1).filter(|month| (0..12).contains(month))?;
    let month = year.checked_sub(1970)?.checked_mul(12)?.checked_add(month)?;
    let days =
        calendar::first_day(month.checked_add(1)?).checked_sub(calendar::first_day(month))?;
    let day = day.checked_sub(1).filter(|day| (0..days).contains(day))?;
    if parts.next().is_some() {
        return None;
    }
    let attoseconds = clock.map_or(Some(0), self::clock)?;
    Some(Time { day: calendar::first_day(month).checked_add(day)?, attoseconds })
}

/// `12:30`, `12:30:00`, `12:30:00.5`: as attoseconds.
fn clock(text: &str) -> Option<i128> {
    let text = text.strip_suffix('Z').or_else(|| text.strip_suffix("+00:00")).unwrap_or(text);
    let (text, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let mut parts = text.split(':');
    let (hours, minutes) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let seconds = parts.next().map_or(Some(0), |seconds| digits(seconds, 2))?;
    if parts.next().is_some() || hours > 23 || minutes > 59 || seconds > 59 || fraction.len() > 18 {
        return None;
    }
    let seconds =
        hours.checked_mul(60)?.checked_add(minutes)?.checked_mul(60)?.checked_add(seconds)?;
    let unit = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let parts = digits(fraction, fraction.len())?.checked_mul(Length::SECOND.checked_div(unit)?)?;
    seconds.checked_mul(Length::SECOND)?.checked_add(parts)
}

/// A number of so many digits.
fn digits(text: &str, len: usize) -> Option<i128> {
    let is_number =
        text.len() == len && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As NumPy 2.4 counts.
    #[test]
    fn dates_are_counted() {
        for (text, dtype, expected) in [
            ("1970-01-01", "datetime64[D]", Some(0)),
            ("2021-01-01T00:00:00", "datetime64[D]", Some(18_628)),
            ("2021-01-01T00:00:00+00:00", "datetime64[s]", Some(1_609_459_200)),
            ("2021-01-01 12:30Z", "datetime64[m]", Some(26_825_070)),
            ("1969-12-31T23:59:59.5", "datetime64[ms]", Some(-500)),
            ("2024-02-29T00:00:00.000000001", "datetime64[ns]", Some(1_709_164_800_000_000_001)),
            ("0001-01-01", "datetime64[D]", Some(-719_162)),
            ("9999-12-31", "datetime64[us]", Some(253_402_214_400_000_000)),
            ("2021-03", "datetime64[M]", Some(614)),
            ("2021-03-01", "datetime64[M]", Some(614)),
            ("2021-01-01", "datetime64[Y]", Some(51)),
            ("1970-01-08", "datetime64[W]", Some(1)),
            ("NaT", "datetime64[ns]", Some(i64::MIN)),
            ("NaT", "timedelta64[s]", Some(i64::MIN)),
            // No whole count, or more than 64 bits.
            ("2021-01-01T00:00:00.5", "datetime64[s]", None),
            ("2021-01-02", "datetime64[M]", None),
            ("2021-02-01", "datetime64[Y]", None),
            ("9999-12-31", "datetime64[ns]", None),
            // No dates.
            ("2023-02-29", "datetime64[D]", None),
            ("2023-13-01", "datetime64[D]", None),
            ("2023-00-01", "datetime64[D]", None),
            ("2023-01-00", "datetime64[D]", None),
            ("2023-1-1", "datetime64[D]", None),
            ("2023", "datetime64[Y]", None),
            ("2023-01T00:00", "datetime64[s]", None),
            ("2023-01-01T24:00", "datetime64[s]", None),
            ("2023-01-01T00:00:60", "datetime64[s]", None),
            ("2023-01-01T00:00:00.", "datetime64[s]", None),
            ("2023-01-01T00:00:00+02:00", "datetime64[s]", None),
            ("2023-01-01-01", "datetime64[D]", None),
            ("2021-01-01", "timedelta64[D]", None),
            ("", "datetime64[D]", None),
            ("nat", "datetime64[D]", None),
        ] {
            let counted = count(text, &dtype.parse().unwrap());
            assert_eq!(counted, expected, "{text} in {dtype}");
        }
    }
}
