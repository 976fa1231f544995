//! Sequences of elements and matrices of other crates, each of which is one array.

use alloc::{collections::VecDeque, string::String};

use super::{ArrayByWire, SchemaArray, SchemaBy, SchemaWire};
use crate::{
    element::Element,
    field::elements::{Elements, SequenceItem},
    wire::FieldType,
};

impl<T: SequenceItem<Element: Element>> SchemaArray for [T] {
    fn field() -> FieldType {
        FieldType::exactly(T::Element::DTYPE, Some(T::NDIM.saturating_add(1)))
    }
}

macro_rules! sequences {
    ($([$($param:tt)*] $sequence:ty;)*) => {$(
        impl<W: SchemaWire, T: SequenceItem<Element: Element> $($param)*> SchemaBy<Elements<W>>
            for $sequence
        {
            type As = ArrayByWire<[T], W>;
        }
    )*};
}

sequences! {
    [] [T];
    [] Vec<T>;
    [] VecDeque<T>;
    [, const N: usize] [T; N];
}

/// A single element, as a row holds it; the column of it is an array, by its own way.
macro_rules! single {
    ($($element:ty),* $(,)?) => {$(
        impl<W: SchemaWire> SchemaBy<Elements<W>> for $element {
            type As = Self;
        }
    )*};
}

single!(bool, f32, f64, i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, String);
