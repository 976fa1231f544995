//! Sequences of elements and matrices of other crates, each of which is one array.

use alloc::collections::VecDeque;

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
