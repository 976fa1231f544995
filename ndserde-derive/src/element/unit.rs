//! Dates and spans by NumPy's names, which the compiler is to know.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Ident, LitStr};

use crate::errors::Errors;

/// What `dtype` takes.
pub(super) const USAGE: &str = "`dtype` takes a date or a span of NumPy: `dtype = \
                                \"datetime64[ns]\"`, `dtype = \"timedelta64[25s]\"`";

/// NumPy's symbols, and the constants of `TimeUnit`: `tests/tidy/units.rs` compares them with the core's
/// table, on which this package cannot depend.
const UNITS: &[(&str, &str)] = &[
    ("Y", "YEAR"),
    ("M", "MONTH"),
    ("W", "WEEK"),
    ("D", "DAY"),
    ("h", "HOUR"),
    ("m", "MINUTE"),
    ("s", "SECOND"),
    ("ms", "MILLISECOND"),
    ("us", "MICROSECOND"),
    ("ns", "NANOSECOND"),
    ("ps", "PICOSECOND"),
    ("fs", "FEMTOSECOND"),
    ("as", "ATTOSECOND"),
];

/// A date or a span.
pub(super) struct Time {
    variant: Ident,
    unit: Ident,
    count: u32,
}

impl Time {
    /// The dtype of such a text; an error where there is none.
    pub(super) fn read(text: &LitStr, errors: &mut Errors) -> Option<Self> {
        let time = Self::parse(&text.value());
        if time.is_none() {
            let symbols: Vec<_> = UNITS.iter().map(|(symbol, _)| *symbol).collect();
            errors.at(text, format_args!("{USAGE}; the units are {}", symbols.join(" ")));
        }
        time
    }

    fn parse(name: &str) -> Option<Self> {
        let (word, unit) = name.strip_suffix(']')?.split_once('[')?;
        let variant = match word {
            "datetime64" => "DateTime64",
            "timedelta64" => "TimeDelta64",
            _ => return None,
        };
        let symbol = unit.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let (_, constant) = UNITS.iter().find(|(known, _)| *known == symbol)?;
        let count = match unit.strip_suffix(symbol)? {
            "" => 1,
            // As in documents: one spelling for each unit, and no more than NumPy counts.
            digits if digits.starts_with('0') => return None,
            digits => digits.parse().ok().filter(|&count| i32::try_from(count).is_ok())?,
        };
        let ident = |name| Ident::new(name, Span::call_site());
        Some(Self { variant: ident(variant), unit: ident(constant), count })
    }

    /// The dtype, as a constant.
    pub(super) fn dtype(&self, element: &TokenStream) -> TokenStream {
        let Self { variant, unit, count } = self;
        quote!(#element::DType::#variant(#element::counted(#element::TimeUnit::#unit, #count)))
    }
}
