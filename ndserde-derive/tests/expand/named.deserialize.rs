const _: () = {
    #[derive(::ndserde::__private_0_1_0::serde::Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    #[serde(
        crate = "::ndserde::__private_0_1_0::serde",
        remote = "Model",
        rename(deserialize = "Model")
    )]
    struct __NdCopyOfModel {
        #[serde(
            deserialize_with = "<Array2<f64> as ::ndserde::field::DeserializeBy<'_, ::ndserde::wire::Tagged>>::deserialize_by"
        )]
        hidden_weights: Array2<f64>,
        #[serde(
            deserialize_with = "<Option<Array1<f32>> as ::ndserde::field::DeserializeBy<'_, ::ndserde::wire::Tagged>>::deserialize_by",
            default
        )]
        bias: Option<Array1<f32>>,
        #[serde(skip_serializing_if = "<Model>::is_unnamed")]
        name: String,
        epochs: u32,
    }
    #[automatically_derived]
    impl<'de> ::ndserde::__private_0_1_0::serde::Deserialize<'de> for Model {
        fn deserialize<__NdDeserializer>(
            deserializer: __NdDeserializer,
        ) -> ::core::result::Result<Self, __NdDeserializer::Error>
        where
            __NdDeserializer: ::ndserde::__private_0_1_0::serde::Deserializer<'de>,
        {
            use ::ndserde::__private_0_1_0::Refused as _;
            __NdCopyOfModel::deserialize(deserializer)
        }
    }
};
