const _: () = {
    type __NdWire0 = Readable;
    type __NdWire1 = my::Wire;
    #[derive(facade::ndserde::__private::serde::Deserialize)]
    #[serde(
        crate = "facade::ndserde::__private::serde",
        remote = "Report",
        rename(deserialize = "Report"),
        bound(deserialize = "T: facade::ndserde::__private::serde::Deserialize<'de>")
    )]
    struct __NdReport<T> {
        #[serde(
            deserialize_with = "<Array2<f64> as facade::ndserde::field::DeserializeField<'_, __NdWire0>>::deserialize_wire"
        )]
        table: Array2<f64>,
        #[serde(
            deserialize_with = "<Array3<u8> as facade::ndserde::field::DeserializeField<'_, __NdWire1>>::deserialize_wire"
        )]
        image: Array3<u8>,
        #[serde(
            deserialize_with = "<Weights as facade::ndserde::field::DeserializeField<'_, __NdWire0>>::deserialize_wire"
        )]
        weights: Weights,
        other: arrow::Array,
        #[serde(with = "hex")]
        hash: u64,
        generic: Alias<T>,
    }
    #[automatically_derived]
    impl<'de, T> facade::ndserde::__private::serde::Deserialize<'de> for Report<T>
    where
        T: facade::ndserde::__private::serde::Deserialize<'de>,
    {
        fn deserialize<__D>(
            deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error>
        where
            __D: facade::ndserde::__private::serde::Deserializer<'de>,
        {
            use facade::ndserde::__private::Refused as _;
            const {
                use facade::ndserde::__private::{
                    NoField as _, Probe as __NdProbe, hold as __nd_hold,
                };
                __nd_hold(
                    !__NdProbe::<Alias<T>>::ARRAY,
                    "`generic` holds an ndarray array: mark it `#[nd]` to send it through a wire, or `#[nd(plain)]` to leave it to serde",
                );
            }
            __NdReport::<T>::deserialize(deserializer)
        }
    }
    const _: () = {
        use facade::ndserde::__private::{
            NoField as _, Probe as __NdProbe, hold as __nd_hold,
        };
        __nd_hold(
            !__NdProbe::<Weights>::PLAIN,
            "`weights` holds no ndarray array: remove its `nd`",
        );
    };
};
