//! Days and months of the Gregorian calendar, both counted from January 1970 on.
//!
//! By the well-known reckoning in eras of 400 years, which begin in March so that the leap day ends
//! a year.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "at most 2^100 months, which these steps do not bring near the end of i128"
)]

/// The days of 400 years.
const ERA: i128 = 146_097;

/// From March 1st of the year 0 to January 1st 1970.
const EPOCH: i128 = 719_468;

/// The day on which a month begins.
pub(crate) fn first_day(month: i128) -> i128 {
    // Months since March of the year 0, which are ten fewer than since January of the year before.
    let months = month + 1970 * 12 - 2;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    era * ERA + year * 365 + year / 4 - year / 100 + (153 * month + 2) / 5 - EPOCH
}

/// The month in which a day is.
pub(crate) fn month_of(day: i128) -> i128 {
    let (era, day_of_era) = ((day + EPOCH).div_euclid(ERA), (day + EPOCH).rem_euclid(ERA));
    let year = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    (era * 400 + year) * 12 + month - 1970 * 12 + 2
}

/// The month that begins on a day, if one does.
pub(crate) fn month_beginning(day: i128) -> Option<i128> {
    let month = month_of(day);
    (first_day(month) == day).then_some(month)
}
