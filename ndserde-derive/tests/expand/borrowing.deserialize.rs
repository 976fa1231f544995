const _: () = {
    #[derive(::ndserde::__private_0_1_0::serde::Deserialize)]
    #[serde(
        crate = "::ndserde::__private_0_1_0::serde",
        remote = "Batch",
        rename(deserialize = "Batch")
    )]
    struct __NdCopyOfBatch<'a, 'b> {
        #[serde(
            deserialize_with = "<CowArray<'a, u8, Ix3> as ::ndserde::field::DeserializeBy<'_, ::ndserde::wire::Tagged>>::deserialize_by",
            borrow
        )]
        pixels: CowArray<'a, u8, Ix3>,
        label: &'b str,
    }
    #[automatically_derived]
    impl<'de: 'a + 'b, 'a, 'b> ::ndserde::__private_0_1_0::serde::Deserialize<'de>
    for Batch<'a, 'b> {
        fn deserialize<__NdDeserializer>(
            deserializer: __NdDeserializer,
        ) -> ::core::result::Result<Self, __NdDeserializer::Error>
        where
            __NdDeserializer: ::ndserde::__private_0_1_0::serde::Deserializer<'de>,
        {
            use ::ndserde::__private_0_1_0::Refused as _;
            __NdCopyOfBatch::<'a, 'b>::deserialize(deserializer)
        }
    }
};
