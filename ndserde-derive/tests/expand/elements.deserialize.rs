const _: () = {
    type __NdWire0 = Npy;
    #[derive(::ndserde::__private_0_1_0::serde::Deserialize)]
    #[serde(
        crate = "::ndserde::__private_0_1_0::serde",
        remote = "Mesh",
        rename(deserialize = "Mesh"),
        bound(
            deserialize = "T: ::ndserde::field::DeserializeElements<'de, ::ndserde::wire::Tagged>"
        )
    )]
    struct __NdCopyOfMesh<'a, T> {
        #[serde(
            deserialize_with = "::ndserde::Elements::<::ndserde::wire::Tagged>::deserialize"
        )]
        points: Vec<[f32; 3]>,
        #[serde(
            deserialize_with = "::ndserde::Elements::<::ndserde::wire::Cast<__NdWire0, ::ndserde::wire::cast::Exact>>::deserialize",
            default,
            borrow
        )]
        weights: Option<Cow<'a, [f64]>>,
        #[serde(
            deserialize_with = "::ndserde::Elements::<::ndserde::wire::Tagged>::deserialize"
        )]
        of: T,
    }
    #[automatically_derived]
    impl<'de: 'a, 'a, T> ::ndserde::__private_0_1_0::serde::Deserialize<'de>
    for Mesh<'a, T>
    where
        T: ::ndserde::field::DeserializeElements<'de, ::ndserde::wire::Tagged>,
    {
        fn deserialize<__NdDeserializer>(
            deserializer: __NdDeserializer,
        ) -> ::core::result::Result<Self, __NdDeserializer::Error>
        where
            __NdDeserializer: ::ndserde::__private_0_1_0::serde::Deserializer<'de>,
        {
            use ::ndserde::__private_0_1_0::Refused as _;
            __NdCopyOfMesh::<'a, T>::deserialize(deserializer)
        }
    }
};
