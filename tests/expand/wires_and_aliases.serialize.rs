const _: () = {
    type __NdWire0 = Readable;
    type __NdWire1 = my::Wire;
    #[derive(facade::ndserde::__private::serde::Serialize)]
    #[serde(
        crate = "facade::ndserde::__private::serde",
        remote = "Report",
        rename(serialize = "Report"),
        bound(serialize = "T: facade::ndserde::__private::serde::Serialize")
    )]
    struct __NdReport<T> {
        #[serde(
            serialize_with = "<Array2<f64> as facade::ndserde::field::SerializeField<__NdWire0>>::serialize_wire"
        )]
        table: Array2<f64>,
        #[serde(
            serialize_with = "<Array3<u8> as facade::ndserde::field::SerializeField<__NdWire1>>::serialize_wire"
        )]
        image: Array3<u8>,
        #[serde(
            serialize_with = "<Weights as facade::ndserde::field::SerializeField<__NdWire0>>::serialize_wire"
        )]
        weights: Weights,
        other: arrow::Array,
        #[serde(with = "hex")]
        hash: u64,
        generic: Alias<T>,
    }
    #[automatically_derived]
    impl<T> facade::ndserde::__private::serde::Serialize for Report<T>
    where
        T: facade::ndserde::__private::serde::Serialize,
    {
        fn serialize<__S>(
            &self,
            serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error>
        where
            __S: facade::ndserde::__private::serde::Serializer,
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
            __NdReport::<T>::serialize(self, serializer)
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
