const _: () = {
    #[derive(::ndserde::__private::serde::Serialize)]
    #[serde(
        crate = "::ndserde::__private::serde",
        remote = "Model",
        rename(serialize = "Model")
    )]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    struct __NdModel {
        #[serde(
            serialize_with = "<Array2<f64> as ::ndserde::field::SerializeField<::ndserde::wire::Tagged>>::serialize_wire"
        )]
        hidden_weights: Array2<f64>,
        #[serde(
            serialize_with = "<Option<Array1<f32>> as ::ndserde::field::SerializeField<::ndserde::wire::Tagged>>::serialize_wire"
        )]
        bias: Option<Array1<f32>>,
        #[serde(skip_serializing_if = "<Model>::is_unnamed")]
        name: String,
        epochs: u32,
    }
    #[automatically_derived]
    impl ::ndserde::__private::serde::Serialize for Model {
        fn serialize<__S>(
            &self,
            serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error>
        where
            __S: ::ndserde::__private::serde::Serializer,
        {
            use ::ndserde::__private::Refused as _;
            __NdModel::serialize(self, serializer)
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
