const _: () = {
    #[derive(::ndserde::__private::serde::Serialize)]
    #[serde(
        crate = "::ndserde::__private::serde",
        remote = "Layer",
        rename(serialize = "Layer")
    )]
    #[serde(tag = "kind", content = "of")]
    enum __NdLayer {
        #[serde(
            serialize_with = "<Array2<f64> as ::ndserde::field::SerializeField<::ndserde::wire::Tagged>>::serialize_wire"
        )]
        Dense(Array2<f64>),
        Pair(
            #[serde(
                serialize_with = "<Array1<f64> as ::ndserde::field::SerializeField<::ndserde::wire::Tagged>>::serialize_wire"
            )]
            Array1<f64>,
            u8,
        ),
        Named {
            #[serde(
                serialize_with = "<Vec<Array1<f64>> as ::ndserde::field::SerializeField<::ndserde::wire::Tagged>>::serialize_wire"
            )]
            weights: Vec<Array1<f64>>,
        },
        Nothing,
    }
    #[automatically_derived]
    impl ::ndserde::__private::serde::Serialize for Layer {
        fn serialize<__S>(
            &self,
            serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error>
        where
            __S: ::ndserde::__private::serde::Serializer,
        {
            use ::ndserde::__private::Refused as _;
            __NdLayer::serialize(self, serializer)
        }
    }
};
