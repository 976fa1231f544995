const _: () = {
    type __NdWire0 = Readable;
    type __NdWire1 = my::Wire;
    #[derive(facade::ndserde::__private_0_1_0::serde::Deserialize)]
    #[serde(
        crate = "facade::ndserde::__private_0_1_0::serde",
        remote = "Report",
        rename(deserialize = "Report"),
        bound(
            deserialize = "Alias<T>: facade::ndserde::__private_0_1_0::serde::Deserialize<'de>"
        )
    )]
    struct __NdCopyOfReport<T> {
        #[serde(
            deserialize_with = "<Array2<f64> as facade::ndserde::field::DeserializeBy<'_, __NdWire0>>::deserialize_by"
        )]
        table: Array2<f64>,
        #[serde(
            deserialize_with = "<Array3<u8> as facade::ndserde::field::DeserializeBy<'_, __NdWire1>>::deserialize_by"
        )]
        image: Array3<u8>,
        #[serde(
            deserialize_with = "<Weights as facade::ndserde::field::DeserializeBy<'_, __NdWire0>>::deserialize_by"
        )]
        weights: Weights,
        other: arrow::Array,
        #[serde(with = "hex")]
        hash: u64,
        generic: Alias<T>,
    }
    #[automatically_derived]
    impl<'de, T> facade::ndserde::__private_0_1_0::serde::Deserialize<'de> for Report<T>
    where
        Alias<T>: facade::ndserde::__private_0_1_0::serde::Deserialize<'de>,
    {
        fn deserialize<__NdDeserializer>(
            deserializer: __NdDeserializer,
        ) -> ::core::result::Result<Self, __NdDeserializer::Error>
        where
            __NdDeserializer: facade::ndserde::__private_0_1_0::serde::Deserializer<'de>,
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
            __NdCopyOfReport::<T>::deserialize(deserializer)
        }
    }
};
