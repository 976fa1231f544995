const _: () = {
    type __NdWire0 = Npy;
    #[automatically_derived]
    impl<T: Element> ::ndserde::field::SerializeColumns for Row<T>
    where
        Array1<T>: ::ndserde::__private_0_1_0::ColumnItem,
    {
        const NAME: &'static ::core::primitive::str = "Row";
        const COLUMNS: ::core::primitive::usize = 3usize;
        const ARRAYS: ::core::primitive::usize = ::ndserde::__private_0_1_0::columns::sum(
            &[::core::mem::size_of::<Array1<T>>()],
        );
        fn serialize_columns<__NdSink: ::ndserde::field::ColumnSink>(
            __nd_rows: &[Self],
            __nd_sink: &mut __NdSink,
        ) -> ::core::result::Result<(), __NdSink::Error> {
            ::ndserde::__private_0_1_0::columns::array::<
                ::ndserde::wire::Tagged,
                Self,
                Array1<T>,
                __NdSink,
            >(__nd_sink, "firstArray", __nd_rows, |__nd_row| &__nd_row.first_array)?;
            ::ndserde::__private_0_1_0::columns::optional::<
                __NdWire0,
                __NdWire0,
                Self,
                Array2<f64>,
                __NdSink,
            >(__nd_sink, "option", __nd_rows, |__nd_row| &__nd_row.option)?;
            ::ndserde::__private_0_1_0::columns::plain::<
                Self,
                String,
                __NdSink,
            >(__nd_sink, "name", __nd_rows, |__nd_row| &__nd_row.name)?;
            ::core::result::Result::Ok(())
        }
    }
    #[automatically_derived]
    impl<'__nd_de, T: Element> ::ndserde::field::DeserializeColumns<'__nd_de> for Row<T>
    where
        Array1<T>: ::ndserde::__private_0_1_0::ReadColumnItem<'__nd_de>,
    {
        const NAME: &'static ::core::primitive::str = "Row";
        const COLUMNS: &'static [&'static ::core::primitive::str] = &[
            "firstArray",
            "option",
            "name",
        ];
        const ALIASES: &'static [(
            &'static ::core::primitive::str,
            ::core::primitive::usize,
        )] = &[];
        const DENIES_UNKNOWN: ::core::primitive::bool = false;
        fn deserialize_columns<__NdSource: ::ndserde::field::ColumnSource<'__nd_de>>(
            __nd_source: &mut __NdSource,
        ) -> ::core::result::Result<
            ::ndserde::__private_0_1_0::columns::Vec<Self>,
            __NdSource::Error,
        > {
            let mut __nd_column_first_array = ::ndserde::__private_0_1_0::columns::ReadArray::<
                Array1<T>,
            >::new("firstArray");
            let mut __nd_column_option = ::ndserde::__private_0_1_0::columns::ReadOptional::<
                Array2<f64>,
                __NdWire0,
            >::new("option");
            let mut __nd_column_name = ::ndserde::__private_0_1_0::columns::ReadList::<
                String,
                ::ndserde::__private_0_1_0::Plain,
            >::new("name");
            while let ::core::option::Option::Some(__nd_at) = ::ndserde::field::ColumnSource::column(
                __nd_source,
            )? {
                match __nd_at {
                    0usize => {
                        __nd_column_first_array
                            .read::<::ndserde::wire::Tagged, __NdSource>(__nd_source)?
                    }
                    1usize => {
                        __nd_column_option.read::<__NdWire0, __NdSource>(__nd_source)?
                    }
                    2usize => __nd_column_name.read_plain(__nd_source)?,
                    _ => {}
                }
            }
            let __nd_input = ::ndserde::field::ColumnSource::input(__nd_source);
            let mut __nd_rows = || {
                let mut __nd_count = <::ndserde::__private_0_1_0::columns::RowCount as ::core::default::Default>::default();
                __nd_count.compare(&__nd_column_first_array.length(), true)?;
                __nd_count.compare(&__nd_column_option.length(), true)?;
                __nd_count.compare(&__nd_column_name.length(), false)?;
                __nd_count
                    .rows(
                        ::ndserde::__private_0_1_0::columns::sum(
                            &[::core::mem::size_of::<Array1<T>>()],
                        ),
                        __nd_input,
                        || {
                            ::core::result::Result::<
                                Self,
                                ::ndserde::Error,
                            >::Ok(Self {
                                first_array: __nd_column_first_array.row()?,
                                option: __nd_column_option.row()?,
                                name: __nd_column_name
                                    .row_or(<String as ::core::default::Default>::default)?,
                                left_out: <usize as ::core::default::Default>::default(),
                            })
                        },
                    )
            };
            __nd_rows()
                .map_err(<__NdSource as ::ndserde::field::ColumnSource<'__nd_de>>::error)
        }
    }
};
