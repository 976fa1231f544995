//! How counts of one unit become counts of another.

use crate::{
    dtype::{Length, TimeUnit},
    number::{calendar, length},
};

/// How counts of one unit become counts of another.
pub(super) enum Measure {
    /// By a factor.
    Factor(Ratio),
    /// Months by the calendar to days, and these by a factor.
    ByCalendar { months: i128, days: Ratio },
    /// To days by a factor, and these by the calendar to months.
    ToMonths { days: Ratio, months: i128 },
}

impl Measure {
    /// The measure of two units; none where one is of months and the other is not, unless they
    /// count dates.
    pub(super) fn between(from: TimeUnit, to: TimeUnit, are_dates: bool) -> Option<Self> {
        match (length(from), length(to)) {
            (Length::Months(from), Length::Months(to))
            | (Length::Attoseconds(from), Length::Attoseconds(to)) => {
                Some(Self::Factor(Ratio::of(from, to)))
            }
            (Length::Months(months), Length::Attoseconds(to)) if are_dates => {
                Some(Self::ByCalendar { months, days: Ratio::of(Length::DAY, to) })
            }
            (Length::Attoseconds(from), Length::Months(months)) if are_dates => {
                Some(Self::ToMonths { days: Ratio::of(from, Length::DAY), months })
            }
            _ => None,
        }
    }

    /// The same time; none where that is no whole count, or more than 64 bits have.
    pub(super) fn convert(&self, count: i64) -> Option<i64> {
        let count = i128::from(count);
        let converted = match self {
            Self::Factor(ratio) => ratio.of_count(count),
            Self::ByCalendar { months, days } => {
                days.of_count(calendar::first_day(count.checked_mul(*months)?))
            }
            Self::ToMonths { days, months } => {
                Ratio::of(1, *months).of_count(calendar::month_beginning(days.of_count(count)?)?)
            }
        };
        converted.and_then(|count| i64::try_from(count).ok())
    }
}

/// A factor in lowest terms.
pub(super) struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    /// Of two lengths, which are positive.
    fn of(from: i128, to: i128) -> Self {
        let (mut a, mut b) = (from, to);
        while let Some(rest) = a.checked_rem(b) {
            (a, b) = (b, rest);
        }
        let lowest = |length: i128| length.checked_div(a).unwrap_or(length);
        Self { numerator: lowest(from), denominator: lowest(to) }
    }

    fn of_count(&self, count: i128) -> Option<i128> {
        let product = count.checked_mul(self.numerator)?;
        (product.checked_rem(self.denominator) == Some(0))
            .then(|| product.checked_div(self.denominator))
            .flatten()
    }
}
