const _: () = {
    #[derive(::ndserde::__private_0_1_0::serde::Serialize)]
    #[serde(tag = "kind", content = "of")]
    #[serde(
        crate = "::ndserde::__private_0_1_0::serde",
        remote = "Layer",
        rename(serialize = "Layer")
    )]
    enum __NdCopyOfLayer {
        #[serde(
            serialize_with = "<Array2<f64> as ::ndserde::field::SerializeBy<::ndserde::wire::Tagged>>::serialize_by"
        )]
        Dense(Array2<f64>),
        Pair(
            #[serde(
                serialize_with = "<Array1<f64> as ::ndserde::field::SerializeBy<::ndserde::wire::Tagged>>::serialize_by"
            )]
            Array1<f64>,
            u8,
        ),
        Named {
            #[serde(
                serialize_with = "<Vec<Array1<f64>> as ::ndserde::field::SerializeBy<::ndserde::wire::Tagged>>::serialize_by"
            )]
            weights: Vec<Array1<f64>>,
        },
        Nothing,
    }
    #[automatically_derived]
    impl ::ndserde::__private_0_1_0::serde::Serialize for Layer {
        fn serialize<__NdSerializer>(
            &self,
            serializer: __NdSerializer,
        ) -> ::core::result::Result<__NdSerializer::Ok, __NdSerializer::Error>
        where
            __NdSerializer: ::ndserde::__private_0_1_0::serde::Serializer,
        {
            use ::ndserde::__private_0_1_0::Refused as _;
            __NdCopyOfLayer::serialize(self, serializer)
        }
    }
};
