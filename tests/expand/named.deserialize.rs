const _: () = {
    #[derive(::ndserde::__private::serde::Deserialize)]
    #[serde(
        crate = "::ndserde::__private::serde",
        remote = "Model",
        rename(deserialize = "Model")
    )]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    struct __NdModel {
        #[serde(
            deserialize_with = "<Array2<f64> as ::ndserde::field::DeserializeField<'_, ::ndserde::wire::Tagged>>::deserialize_wire"
        )]
        hidden_weights: Array2<f64>,
        #[serde(
            deserialize_with = "<Option<Array1<f32>> as ::ndserde::field::DeserializeField<'_, ::ndserde::wire::Tagged>>::deserialize_wire",
            default
        )]
        bias: Option<Array1<f32>>,
        #[serde(skip_serializing_if = "<Model>::is_unnamed")]
        name: String,
        epochs: u32,
    }
    #[automatically_derived]
    impl<'de> ::ndserde::__private::serde::Deserialize<'de> for Model {
        fn deserialize<__D>(
            deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error>
        where
            __D: ::ndserde::__private::serde::Deserializer<'de>,
        {
            use ::ndserde::__private::Refused as _;
            __NdModel::deserialize(deserializer)
        }
    }
    const _: () = {
        use ::ndserde::__private::{NoField as _, Probe as __NdProbe, hold as __nd_hold};
        __nd_hold(
            !__NdProbe::<String>::ARRAY,
            "`name` holds an ndarray array: mark it `#[nd]` to send it through a wire, or `#[nd(plain)]` to leave it to serde",
        );
    };
};
