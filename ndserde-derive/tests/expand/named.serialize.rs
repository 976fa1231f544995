const _: () = {
    #[derive(::ndserde::__private_0_1_0::serde::Serialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    #[serde(
        crate = "::ndserde::__private_0_1_0::serde",
        remote = "Model",
        rename(serialize = "Model")
    )]
    struct __NdCopyOfModel {
        #[serde(
            serialize_with = "<Array2<f64> as ::ndserde::field::SerializeBy<::ndserde::wire::Tagged>>::serialize_by"
        )]
        hidden_weights: Array2<f64>,
        #[serde(
            serialize_with = "<Option<Array1<f32>> as ::ndserde::field::SerializeBy<::ndserde::wire::Tagged>>::serialize_by"
        )]
        bias: Option<Array1<f32>>,
        #[serde(skip_serializing_if = "<Model>::is_unnamed")]
        name: String,
        epochs: u32,
    }
    #[automatically_derived]
    impl ::ndserde::__private_0_1_0::serde::Serialize for Model {
        fn serialize<__NdSerializer>(
            &self,
            serializer: __NdSerializer,
        ) -> ::core::result::Result<__NdSerializer::Ok, __NdSerializer::Error>
        where
            __NdSerializer: ::ndserde::__private_0_1_0::serde::Serializer,
        {
            use ::ndserde::__private_0_1_0::Refused as _;
            __NdCopyOfModel::serialize(self, serializer)
        }
    }
};
