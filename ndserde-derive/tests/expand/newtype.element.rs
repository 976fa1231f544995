const _: () = {
    #[automatically_derived]
    impl ::ndserde::__private_0_1_0::element::RecordPart for Span {
        const DTYPE: ::ndserde::__private_0_1_0::element::DType = ::ndserde::__private_0_1_0::element::DType::TimeDelta64(
            ::ndserde::__private_0_1_0::element::counted(
                ::ndserde::__private_0_1_0::element::TimeUnit::SECOND,
                25u32,
            ),
        );
        const AXES: ::ndserde::__private_0_1_0::element::SubArray = <::core::primitive::i64 as ::ndserde::__private_0_1_0::element::RecordPart>::AXES;
        const CHECKED: ::core::primitive::bool = <::core::primitive::i64 as ::ndserde::__private_0_1_0::element::RecordPart>::CHECKED;
        const PACKED: ::core::primitive::bool = <::core::primitive::i64 as ::ndserde::__private_0_1_0::element::RecordPart>::PACKED;
        #[inline]
        fn put(&self, bytes: &mut [::core::primitive::u8]) {
            <::core::primitive::i64 as ::ndserde::__private_0_1_0::element::RecordPart>::put(
                &self.0,
                bytes,
            );
        }
        #[inline]
        fn take(bytes: &[::core::primitive::u8]) -> Self {
            Self(
                <::core::primitive::i64 as ::ndserde::__private_0_1_0::element::RecordPart>::take(
                    bytes,
                ),
            )
        }
        fn check(
            bytes: &[::core::primitive::u8],
        ) -> ::core::result::Result<(), ::ndserde::__private_0_1_0::element::Unfit> {
            <::core::primitive::i64 as ::ndserde::__private_0_1_0::element::RecordPart>::check(
                bytes,
            )
        }
    }
    #[automatically_derived]
    impl ::ndserde::__private_0_1_0::element::Newtype for Span {
        type Inner = i64;
        #[inline]
        fn wrap(inner: Self::Inner) -> Self {
            Self(inner)
        }
        #[inline]
        fn peel(self) -> Self::Inner {
            self.0
        }
    }
    #[automatically_derived]
    impl ::ndserde::__private_0_1_0::element::Derived for Span {
        const DTYPE: ::ndserde::__private_0_1_0::element::DType = <Self as ::ndserde::__private_0_1_0::element::RecordPart>::DTYPE;
        fn to_buffer(
            elements: ::ndserde::__private_0_1_0::element::Cow<'_, [Self]>,
        ) -> ::ndserde::__private_0_1_0::element::Buffer<'_> {
            ::ndserde::__private_0_1_0::element::transparent_to_buffer(elements)
        }
        fn from_data(
            data: ::ndserde::__private_0_1_0::element::Buffer<'_>,
            swap: ::core::primitive::bool,
        ) -> ::core::result::Result<
            ::ndserde::__private_0_1_0::element::Vec<Self>,
            ::ndserde::__private_0_1_0::element::Error,
        > {
            ::ndserde::__private_0_1_0::element::transparent_from_data(data, swap)
        }
        fn borrow(
            bytes: &[::core::primitive::u8],
        ) -> ::core::result::Result<
            ::core::option::Option<&[Self]>,
            ::ndserde::__private_0_1_0::element::Error,
        > {
            ::ndserde::__private_0_1_0::element::transparent_borrow(bytes)
        }
    }
};
