const _: () = {
    #[automatically_derived]
    impl<T> ::ndserde::__private_0_1_0::element::RecordPart for Point<T>
    where
        T: ::ndserde::__private_0_1_0::element::RecordPart,
        Inner<T>: ::ndserde::__private_0_1_0::element::RecordPart,
    {
        const DTYPE: ::ndserde::__private_0_1_0::element::DType = ::ndserde::__private_0_1_0::element::DType::Record(
            ::ndserde::__private_0_1_0::element::Record::of(const {
                &::ndserde::__private_0_1_0::element::RecordParts::of(
                    const {
                        &[
                            ::ndserde::__private_0_1_0::element::field::<
                                T,
                            >("X", ::core::option::Option::None),
                            ::ndserde::__private_0_1_0::element::field::<
                                [i32; 3],
                            >(
                                "id",
                                ::core::option::Option::Some(
                                    ::ndserde::__private_0_1_0::element::put_default::<[i32; 3]>,
                                ),
                            ),
                            ::ndserde::__private_0_1_0::element::field::<
                                Inner<T>,
                            >("in", ::core::option::Option::None),
                        ]
                    },
                    true,
                )
            }),
        );
        const CHECKED: ::core::primitive::bool = <T as ::ndserde::__private_0_1_0::element::RecordPart>::CHECKED
            || <[i32; 3] as ::ndserde::__private_0_1_0::element::RecordPart>::CHECKED
            || <Inner<T> as ::ndserde::__private_0_1_0::element::RecordPart>::CHECKED;
        const PACKED: ::core::primitive::bool = ::ndserde::__private_0_1_0::element::lies_packed(
            &[
                (
                    ::core::mem::offset_of!(Self, x),
                    <T as ::ndserde::__private_0_1_0::element::RecordPart>::SIZE,
                    <T as ::ndserde::__private_0_1_0::element::RecordPart>::PACKED,
                ),
                (
                    ::core::mem::offset_of!(Self, id),
                    <[i32; 3] as ::ndserde::__private_0_1_0::element::RecordPart>::SIZE,
                    <[i32; 3] as ::ndserde::__private_0_1_0::element::RecordPart>::PACKED,
                ),
                (
                    ::core::mem::offset_of!(Self, r#in),
                    <Inner<T> as ::ndserde::__private_0_1_0::element::RecordPart>::SIZE,
                    <Inner<T> as ::ndserde::__private_0_1_0::element::RecordPart>::PACKED,
                ),
            ],
            ::core::mem::size_of::<Self>(),
        );
        #[inline]
        fn put(&self, bytes: &mut [::core::primitive::u8]) {
            let mut bytes = bytes;
            ::ndserde::__private_0_1_0::element::put_next::<T>(&self.x, &mut bytes);
            ::ndserde::__private_0_1_0::element::put_next::<
                [i32; 3],
            >(&self.id, &mut bytes);
            ::ndserde::__private_0_1_0::element::put_next::<
                Inner<T>,
            >(&self.r#in, &mut bytes);
        }
        #[inline]
        fn take(bytes: &[::core::primitive::u8]) -> Self {
            let mut bytes = bytes;
            Self {
                x: ::ndserde::__private_0_1_0::element::take_next::<T>(&mut bytes),
                id: ::ndserde::__private_0_1_0::element::take_next::<
                    [i32; 3],
                >(&mut bytes),
                r#in: ::ndserde::__private_0_1_0::element::take_next::<
                    Inner<T>,
                >(&mut bytes),
            }
        }
        fn check(
            bytes: &[::core::primitive::u8],
        ) -> ::core::result::Result<(), ::ndserde::__private_0_1_0::element::Unfit> {
            let mut bytes = bytes;
            ::ndserde::__private_0_1_0::element::check_next::<T>(&mut bytes, "X")?;
            ::ndserde::__private_0_1_0::element::check_next::<
                [i32; 3],
            >(&mut bytes, "id")?;
            ::ndserde::__private_0_1_0::element::check_next::<
                Inner<T>,
            >(&mut bytes, "in")?;
            ::core::result::Result::Ok(())
        }
    }
    #[automatically_derived]
    impl<T> ::ndserde::__private_0_1_0::element::Derived for Point<T>
    where
        T: ::ndserde::__private_0_1_0::element::RecordPart,
        Inner<T>: ::ndserde::__private_0_1_0::element::RecordPart,
        Self: ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync
            + 'static,
    {
        const DTYPE: ::ndserde::__private_0_1_0::element::DType = <Self as ::ndserde::__private_0_1_0::element::RecordPart>::DTYPE;
        fn to_buffer(
            elements: ::ndserde::__private_0_1_0::element::Cow<'_, [Self]>,
        ) -> ::ndserde::__private_0_1_0::element::Buffer<'_> {
            ::ndserde::__private_0_1_0::element::records_to_buffer(elements)
        }
        fn from_data(
            data: ::ndserde::__private_0_1_0::element::Buffer<'_>,
            swap: ::core::primitive::bool,
        ) -> ::core::result::Result<
            ::ndserde::__private_0_1_0::element::Vec<Self>,
            ::ndserde::__private_0_1_0::element::Error,
        > {
            ::ndserde::__private_0_1_0::element::records_from_data(data, swap)
        }
    }
};
