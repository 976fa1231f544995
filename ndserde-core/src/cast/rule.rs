//! Which dtypes may become which, and what becomes of values that do not fit.

use crate::dtype::DType;

/// How [`Cast`](crate::wire::Cast) makes one dtype from another: [`Exact`], [`Safe`] or
/// [`SameKind`].
///
/// The trait is sealed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no casting rule",
    note = "the rules are Exact, Safe and SameKind of ndserde::wire::cast"
)]
pub trait Casting: sealed::Sealed {}

mod sealed {
    /// What a rule says, as a value.
    pub trait Sealed {
        const RULE: super::Rule;
    }
}

macro_rules! rules {
    ($($(#[$attribute:meta])* $rule:ident;)*) => {
        /// The rules as values.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Rule {
            $($rule,)*
        }

        $(
            $(#[$attribute])*
            #[derive(Clone, Copy, Debug)]
            pub struct $rule;

            impl sealed::Sealed for $rule {
                const RULE: Rule = Rule::$rule;
            }

            impl Casting for $rule {}
        )*
    };
}

rules! {
    /// Any dtype becomes any other, as long as every value stays what it is, bit for bit where it is
    /// cast back.
    ///
    /// So 300 is refused for `uint8`, 0.1 as `float64` for `float32`, 2^53 + 1 for `float64`,
    /// negative zero for an integer, and a complex number for a real one unless its imaginary part
    /// is 0.
    Exact;
    /// By dtypes alone, as NumPy's `can_cast(from, to, "safe")` has it: every pair that it allows,
    /// and no other, whatever the values are.
    ///
    /// The table allows `int64` into `float64`, which rounds integers beyond 2^53 to the nearest.
    Safe;
    /// Within a kind of dtypes, and upwards: bools, integers, floats, complex numbers.
    ///
    /// As NumPy's `"same_kind"`, with the values looked at: floats are rounded to the nearest, and
    /// refused where they would become infinite; integers that do not fit are refused.
    SameKind;
}

impl Rule {
    /// The name of the rule in NumPy, as far as it has one.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Safe => "safe",
            Self::SameKind => "same_kind",
        }
    }

    /// Whether a dtype may become the other at all.
    pub(crate) fn allows(self, from: &DType, to: &DType) -> bool {
        let (Some(kind), Some(other)) = (NumberKind::of(from), NumberKind::of(to)) else {
            return from == to;
        };
        match self {
            Self::Exact => true,
            Self::Safe => {
                let (bytes, room) = (from.width().bytes(), to.width().bytes());
                from == to || is_safe(kind, bytes, other, room)
            }
            Self::SameKind => match (kind, other) {
                (NumberKind::Signed, NumberKind::Unsigned) => true,
                (kind, other) => kind <= other,
            },
        }
    }

    /// Whether the nearest of a dtype may stand for a number of a list, whose type only says whether it is
    /// an integer: a double then is one, since it holds every other number.
    pub(crate) fn rounds_number(self, to: &DType) -> bool {
        let is_float = matches!(NumberKind::of(to), Some(NumberKind::Float | NumberKind::Complex));
        match self {
            Self::Exact => false,
            Self::Safe => is_float && to.width().bytes() == 8,
            Self::SameKind => is_float,
        }
    }

    /// Whether a float may be the nearest to a number that it cannot hold.
    pub(crate) const fn rounds(self) -> bool {
        matches!(self, Self::Safe | Self::SameKind)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum NumberKind {
    Bool,
    Unsigned,
    Signed,
    Float,
    Complex,
}

impl NumberKind {
    /// None for what is no number: it becomes nothing else.
    const fn of(dtype: &DType) -> Option<Self> {
        use DType as D;
        Some(match dtype {
            D::Bool => Self::Bool,
            D::UInt8 | D::UInt16 | D::UInt32 | D::UInt64 => Self::Unsigned,
            D::Int8 | D::Int16 | D::Int32 | D::Int64 => Self::Signed,
            D::Float16 | D::BFloat16 | D::Float32 | D::Float64 => Self::Float,
            D::Complex64 | D::Complex128 => Self::Complex,
            D::DateTime64(_)
            | D::TimeDelta64(_)
            | D::Str(_)
            | D::Bytes(_)
            | D::Void(_)
            | D::Record(_) => {
                return None;
            }
        })
    }
}

/// NumPy's rule, and that of `ml_dtypes` for `bfloat16`.
fn is_safe(from: NumberKind, bytes: usize, to: NumberKind, room: usize) -> bool {
    use NumberKind as K;
    match (from, to) {
        (K::Bool, _) => true,
        (K::Unsigned | K::Signed, K::Signed)
        | (K::Unsigned, K::Unsigned)
        | (K::Float, K::Float) => bytes < room,
        (K::Unsigned | K::Signed, K::Float | K::Complex) => bytes < room || room == 8,
        (K::Float | K::Complex, K::Complex) => bytes <= room,
        _ => false,
    }
}
