const _: () = {
    type __NdWire0 = Npy;
    #[derive(::ndserde::__private_0_1_0::serde::Serialize)]
    #[serde(
        crate = "::ndserde::__private_0_1_0::serde",
        remote = "Mesh",
        rename(serialize = "Mesh"),
        bound(
            serialize = "T: ::ndserde::field::SerializeElements<::ndserde::wire::Tagged>"
        )
    )]
    struct __NdCopyOfMesh<'a, T> {
        #[serde(
            serialize_with = "::ndserde::Elements::<::ndserde::wire::Tagged>::serialize"
        )]
        points: Vec<[f32; 3]>,
        #[serde(
            serialize_with = "::ndserde::Elements::<::ndserde::wire::Cast<__NdWire0, ::ndserde::wire::cast::Exact>>::serialize"
        )]
        weights: Option<Cow<'a, [f64]>>,
        #[serde(
            serialize_with = "::ndserde::Elements::<::ndserde::wire::Tagged>::serialize"
        )]
        of: T,
    }
    #[automatically_derived]
    impl<'a, T> ::ndserde::__private_0_1_0::serde::Serialize for Mesh<'a, T>
    where
        T: ::ndserde::field::SerializeElements<::ndserde::wire::Tagged>,
    {
        fn serialize<__NdSerializer>(
            &self,
            serializer: __NdSerializer,
        ) -> ::core::result::Result<__NdSerializer::Ok, __NdSerializer::Error>
        where
            __NdSerializer: ::ndserde::__private_0_1_0::serde::Serializer,
        {
            use ::ndserde::__private_0_1_0::Refused as _;
            __NdCopyOfMesh::<'a, T>::serialize(self, serializer)
        }
    }
};
