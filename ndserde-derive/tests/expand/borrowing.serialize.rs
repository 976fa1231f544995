const _: () = {
    #[derive(::ndserde::__private_0_1_0::serde::Serialize)]
    #[serde(
        crate = "::ndserde::__private_0_1_0::serde",
        remote = "Batch",
        rename(serialize = "Batch")
    )]
    struct __NdCopyOfBatch<'a, 'b> {
        #[serde(
            serialize_with = "<CowArray<'a, u8, Ix3> as ::ndserde::field::SerializeBy<::ndserde::wire::Tagged>>::serialize_by"
        )]
        pixels: CowArray<'a, u8, Ix3>,
        label: &'b str,
    }
    #[automatically_derived]
    impl<'a, 'b> ::ndserde::__private_0_1_0::serde::Serialize for Batch<'a, 'b> {
        fn serialize<__NdSerializer>(
            &self,
            serializer: __NdSerializer,
        ) -> ::core::result::Result<__NdSerializer::Ok, __NdSerializer::Error>
        where
            __NdSerializer: ::ndserde::__private_0_1_0::serde::Serializer,
        {
            use ::ndserde::__private_0_1_0::Refused as _;
            __NdCopyOfBatch::<'a, 'b>::serialize(self, serializer)
        }
    }
};
