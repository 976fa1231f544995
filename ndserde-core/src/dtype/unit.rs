//! The units of time: the one table of them.

/// Hands the table to another macro: of each unit its name, the name of its constant, NumPy's symbol,
/// what one of it lasts, and what it is.
macro_rules! with_units {
    ($rows:ident) => {
        $rows! {
            Year YEAR "Y" Months(12) "Years of the Gregorian calendar.";
            Month MONTH "M" Months(1) "Months of the Gregorian calendar.";
            Week WEEK "W" Attoseconds(7 * Length::DAY) "Seven days.";
            Day DAY "D" Attoseconds(Length::DAY) "Days of 86,400 seconds.";
            Hour HOUR "h" Attoseconds(3600 * Length::SECOND) "Hours.";
            Minute MINUTE "m" Attoseconds(60 * Length::SECOND) "Minutes.";
            Second SECOND "s" Attoseconds(Length::SECOND) "Seconds.";
            Millisecond MILLISECOND "ms" Attoseconds(Length::SECOND / 1_000) "10^-3 seconds.";
            Microsecond MICROSECOND "us" Attoseconds(Length::SECOND / 1_000_000) "10^-6 seconds.";
            Nanosecond NANOSECOND "ns" Attoseconds(1_000_000_000) "10^-9 seconds.";
            Picosecond PICOSECOND "ps" Attoseconds(1_000_000) "10^-12 seconds.";
            Femtosecond FEMTOSECOND "fs" Attoseconds(1_000) "10^-15 seconds.";
            Attosecond ATTOSECOND "as" Attoseconds(1) "10^-18 seconds.";
        }
    };
}

pub(crate) use with_units;

/// What one of a unit lasts.
#[derive(Clone, Copy)]
pub(crate) enum Length {
    Months(i128),
    Attoseconds(i128),
}

impl Length {
    pub(crate) const SECOND: i128 = 1_000_000_000_000_000_000;
    /// In attoseconds.
    pub(crate) const DAY: i128 = 86_400 * Self::SECOND;
}

macro_rules! base {
    ($($base:ident $constant:ident $symbol:literal $length:ident($of:expr) $doc:literal;)*) => {
        /// A unit without its count.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Base {
            $($base,)*
        }

        impl Base {
            pub(super) fn of(symbol: &str) -> Option<Self> {
                match symbol {
                    $($symbol => Some(Self::$base),)*
                    _ => None,
                }
            }

            pub(super) const fn symbol(self) -> &'static str {
                match self {
                    $(Self::$base => $symbol,)*
                }
            }

            pub(crate) const fn length(self) -> Length {
                match self {
                    $(Self::$base => Length::$length(const { $of }),)*
                }
            }
        }
    };
}

with_units!(base);
