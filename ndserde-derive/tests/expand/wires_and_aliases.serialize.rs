const _: () = {
    type __NdWire0 = Readable;
    type __NdWire1 = my::Wire;
    #[derive(facade::ndserde::__private_0_1_0::serde::Serialize)]
    #[serde(
        crate = "facade::ndserde::__private_0_1_0::serde",
        remote = "Report",
        rename(serialize = "Report"),
        bound(serialize = "Alias<T>: facade::ndserde::__private_0_1_0::serde::Serialize")
    )]
    struct __NdCopyOfReport<T> {
        #[serde(
            serialize_with = "<Array2<f64> as facade::ndserde::field::SerializeBy<__NdWire0>>::serialize_by"
        )]
        table: Array2<f64>,
        #[serde(
            serialize_with = "<Array3<u8> as facade::ndserde::field::SerializeBy<__NdWire1>>::serialize_by"
        )]
        image: Array3<u8>,
        #[serde(
            serialize_with = "<Weights as facade::ndserde::field::SerializeBy<__NdWire0>>::serialize_by"
        )]
        weights: Weights,
        other: arrow::Array,
        #[serde(with = "hex")]
        hash: u64,
        generic: Alias<T>,
    }
    #[automatically_derived]
    impl<T> facade::ndserde::__private_0_1_0::serde::Serialize for Report<T>
    where
        Alias<T>: facade::ndserde::__private_0_1_0::serde::Serialize,
    {
        fn serialize<__NdSerializer>(
            &self,
            serializer: __NdSerializer,
        ) -> ::core::result::Result<__NdSerializer::Ok, __NdSerializer::Error>
        where
            __NdSerializer: facade::ndserde::__private_0_1_0::serde::Serializer,
        {
            use facade::ndserde::__private_0_1_0::Refused as _;
            let _ = || {
                use facade::ndserde::__private_0_1_0::probe::{
                    self as __nd_probe, Unknown as _,
                };
                __nd_probe::some_array(
                    &__nd_probe::Walk::<
                        __nd_probe::TypeList<Weights, __nd_probe::End>,
                    >::start()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step(),
                );
                __nd_probe::no_array(
                    &__nd_probe::Walk::<
                        __nd_probe::TypeList<Alias<T>, __nd_probe::End>,
                    >::start()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step()
                        .__nd_step(),
                );
            };
            __NdCopyOfReport::<T>::serialize(self, serializer)
        }
    }
};
