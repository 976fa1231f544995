//! Units of time with their counts.

use alloc::{borrow::Cow, format};
use core::{fmt, num::NonZeroU32, str::FromStr};

use super::unit::{Base, with_units};
use crate::error::Error;

/// The unit that a `datetime64` or `timedelta64` counts: a NumPy unit, or a multiple of one, such as
/// `25s`.
///
/// ```
/// use ndserde::{DType, TimeUnit};
///
/// assert_eq!(DType::DateTime64(TimeUnit::NANOSECOND).to_string(), "datetime64[ns]");
/// let unit: TimeUnit = "25s".parse()?;
/// assert_eq!((unit.symbol(), unit.count()), ("s", 25));
/// # Ok::<(), ndserde::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeUnit {
    base: Base,
    count: NonZeroU32,
}

macro_rules! constants {
    ($($base:ident $constant:ident $symbol:literal $length:ident($of:expr) $doc:literal;)*) => {
        impl TimeUnit {
            $(
                #[doc = $doc]
                pub const $constant: Self = Self { base: Base::$base, count: NonZeroU32::MIN };
            )*
        }
    };
}

with_units!(constants);

impl TimeUnit {
    /// NumPy's symbol of the unit, without its count.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        self.base.symbol()
    }

    /// How many of the unit make one step: 25 in `25s`.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.count.get()
    }

    /// So many of the unit as one step.
    ///
    /// # Errors
    /// When that is none, or more than NumPy counts: 2^31 - 1.
    pub fn times(self, count: u32) -> Result<Self, Error> {
        let count = count.checked_mul(self.count.get()).and_then(NonZeroU32::new);
        match count.filter(|count| i32::try_from(count.get()).is_ok()) {
            Some(count) => Ok(Self { count, ..self }),
            None => Err(Error::custom(format_args!(
                "the count of a unit is at least 1 and at most 2^31 - 1"
            ))),
        }
    }

    /// As [`times`](Self::times), for counts that are known to be good.
    pub(crate) const fn counted(self, count: u32) -> Self {
        match NonZeroU32::new(count.saturating_mul(self.count.get())) {
            Some(count) => Self { count, ..self },
            None => self,
        }
    }

    pub(crate) const fn base(self) -> Base {
        self.base
    }

    /// The unit in brackets behind a word, as dtypes spell it.
    pub(super) fn behind(self, word: &str) -> Cow<'static, str> {
        Cow::Owned(format!("{word}[{self}]"))
    }

    /// The unit of a word in brackets; none where the word is another.
    pub(super) fn after(word: &str, name: &str) -> Option<Result<Self, Error>> {
        Some(word.strip_prefix(name)?.strip_prefix('[')?.strip_suffix(']')?.parse())
    }
}

impl fmt::Display for TimeUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.count > NonZeroU32::MIN {
            self.count.fmt(f)?;
        }
        f.write_str(self.symbol())
    }
}

impl FromStr for TimeUnit {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        let unknown = || Error::unknown("unit of time", word);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (count, symbol) = word.split_at_checked(digits).ok_or_else(unknown)?;
        let base = Base::of(symbol).ok_or_else(unknown)?;
        let unit = Self { base, count: NonZeroU32::MIN };
        match count {
            "" => Ok(unit),
            // One spelling for each unit.
            count if count.starts_with('0') => Err(unknown()),
            count => unit.times(count.parse().map_err(|_| unknown())?).map_err(|_| unknown()),
        }
    }
}
