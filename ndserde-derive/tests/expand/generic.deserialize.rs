const _: () = {
    #[derive(::ndserde::__private_0_1_0::serde::Deserialize)]
    #[serde(
        crate = "::ndserde::__private_0_1_0::serde",
        remote = "Net",
        rename(deserialize = "Net"),
        default = "<Net<T, N> as ::core::default::Default>::default",
        bound(
            deserialize = "Net<T, N>: ::core::default::Default, [Array2<T>; N]: ::ndserde::field::DeserializeBy<'de, ::ndserde::wire::Tagged>, T: ::ndserde::__private_0_1_0::DeserializeParameter<'de>"
        )
    )]
    struct __NdCopyOfNet<T: Clone = f64, const N: usize = 2>
    where
        T: Default,
    {
        #[serde(
            deserialize_with = "<[Array2<T>; N] as ::ndserde::field::DeserializeBy<'_, ::ndserde::wire::Tagged>>::deserialize_by"
        )]
        weights: [Array2<T>; N],
        labels: Vec<T>,
        next: Option<Box<Net<T, N>>>,
    }
    #[automatically_derived]
    impl<
        'de,
        T: Clone,
        const N: usize,
    > ::ndserde::__private_0_1_0::serde::Deserialize<'de> for Net<T, N>
    where
        T: Default,
        Net<T, N>: ::core::default::Default,
        [Array2<T>; N]: ::ndserde::field::DeserializeBy<'de, ::ndserde::wire::Tagged>,
        T: ::ndserde::__private_0_1_0::DeserializeParameter<'de>,
    {
        fn deserialize<__NdDeserializer>(
            deserializer: __NdDeserializer,
        ) -> ::core::result::Result<Self, __NdDeserializer::Error>
        where
            __NdDeserializer: ::ndserde::__private_0_1_0::serde::Deserializer<'de>,
        {
            use ::ndserde::__private_0_1_0::Refused as _;
            __NdCopyOfNet::<T, N>::deserialize(deserializer)
        }
    }
};
