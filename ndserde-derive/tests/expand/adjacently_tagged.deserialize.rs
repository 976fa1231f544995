const _: () = {
    #[derive(::ndserde::__private_0_1_0::serde::Deserialize)]
    #[serde(tag = "kind", content = "of")]
    #[serde(
        crate = "::ndserde::__private_0_1_0::serde",
        remote = "Layer",
        rename(deserialize = "Layer")
    )]
    enum __NdCopyOfLayer {
        #[serde(
            deserialize_with = "<Array2<f64> as ::ndserde::field::DeserializeBy<'_, ::ndserde::wire::Tagged>>::deserialize_by"
        )]
        Dense(Array2<f64>),
        Pair(
            #[serde(
                deserialize_with = "<Array1<f64> as ::ndserde::field::DeserializeBy<'_, ::ndserde::wire::Tagged>>::deserialize_by"
            )]
            Array1<f64>,
            u8,
        ),
        Named {
            #[serde(
                deserialize_with = "<Vec<Array1<f64>> as ::ndserde::field::DeserializeBy<'_, ::ndserde::wire::Tagged>>::deserialize_by"
            )]
            weights: Vec<Array1<f64>>,
        },
        Nothing,
    }
    #[automatically_derived]
    impl<'de> ::ndserde::__private_0_1_0::serde::Deserialize<'de> for Layer {
        fn deserialize<__NdDeserializer>(
            deserializer: __NdDeserializer,
        ) -> ::core::result::Result<Self, __NdDeserializer::Error>
        where
            __NdDeserializer: ::ndserde::__private_0_1_0::serde::Deserializer<'de>,
        {
            use ::ndserde::__private_0_1_0::Refused as _;
            __NdCopyOfLayer::deserialize(deserializer)
        }
    }
};
