const _: () = {
    #[automatically_derived]
    impl ::ndserde::__private_0_1_0::element::Choice for Kind {
        type Repr = ::core::primitive::u8;
        const NAME: &'static ::core::primitive::str = "Kind";
        const FIRST: Self = Self::Sea;
        #[inline]
        fn repr(&self) -> Self::Repr {
            match self {
                Self::Sea => Self::Sea as ::core::primitive::u8,
                Self::Land => Self::Land as ::core::primitive::u8,
            }
        }
        #[inline]
        fn of(repr: Self::Repr) -> ::core::option::Option<Self> {
            match repr {
                repr if repr == Self::Sea as ::core::primitive::u8 => {
                    ::core::option::Option::Some(Self::Sea)
                }
                repr if repr == Self::Land as ::core::primitive::u8 => {
                    ::core::option::Option::Some(Self::Land)
                }
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl ::ndserde::__private_0_1_0::element::RecordPart for Kind {
        const DTYPE: ::ndserde::__private_0_1_0::element::DType = <::core::primitive::u8 as ::ndserde::__private_0_1_0::element::RecordPart>::DTYPE;
        const CHECKED: ::core::primitive::bool = true;
        #[inline]
        fn put(&self, bytes: &mut [::core::primitive::u8]) {
            ::ndserde::__private_0_1_0::element::RecordPart::put(
                &::ndserde::__private_0_1_0::element::Choice::repr(self),
                bytes,
            );
        }
        #[inline]
        fn take(bytes: &[::core::primitive::u8]) -> Self {
            ::ndserde::__private_0_1_0::element::take_choice(bytes)
        }
        fn check(
            bytes: &[::core::primitive::u8],
        ) -> ::core::result::Result<(), ::ndserde::__private_0_1_0::element::Unfit> {
            ::ndserde::__private_0_1_0::element::check_choice::<Self>(bytes)
        }
    }
    #[automatically_derived]
    impl ::ndserde::__private_0_1_0::element::Derived for Kind {
        const DTYPE: ::ndserde::__private_0_1_0::element::DType = <Self as ::ndserde::__private_0_1_0::element::RecordPart>::DTYPE;
        fn to_buffer(
            elements: ::ndserde::__private_0_1_0::element::Cow<'_, [Self]>,
        ) -> ::ndserde::__private_0_1_0::element::Buffer<'_> {
            ::ndserde::__private_0_1_0::element::choices_to_buffer(elements)
        }
        fn from_data(
            data: ::ndserde::__private_0_1_0::element::Buffer<'_>,
            swap: ::core::primitive::bool,
        ) -> ::core::result::Result<
            ::ndserde::__private_0_1_0::element::Vec<Self>,
            ::ndserde::__private_0_1_0::element::Error,
        > {
            ::ndserde::__private_0_1_0::element::choices_from_data(data, swap)
        }
    }
};
