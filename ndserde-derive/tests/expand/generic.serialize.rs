const _: () = {
    #[derive(::ndserde::__private_0_1_0::serde::Serialize)]
    #[serde(
        crate = "::ndserde::__private_0_1_0::serde",
        remote = "Net",
        rename(serialize = "Net"),
        default = "<Net<T, N> as ::core::default::Default>::default",
        bound(
            serialize = "[Array2<T>; N]: ::ndserde::field::SerializeBy<::ndserde::wire::Tagged>, T: ::ndserde::__private_0_1_0::SerializeParameter"
        )
    )]
    struct __NdCopyOfNet<T: Clone = f64, const N: usize = 2>
    where
        T: Default,
    {
        #[serde(
            serialize_with = "<[Array2<T>; N] as ::ndserde::field::SerializeBy<::ndserde::wire::Tagged>>::serialize_by"
        )]
        weights: [Array2<T>; N],
        labels: Vec<T>,
        next: Option<Box<Net<T, N>>>,
    }
    #[automatically_derived]
    impl<T: Clone, const N: usize> ::ndserde::__private_0_1_0::serde::Serialize
    for Net<T, N>
    where
        T: Default,
        [Array2<T>; N]: ::ndserde::field::SerializeBy<::ndserde::wire::Tagged>,
        T: ::ndserde::__private_0_1_0::SerializeParameter,
    {
        fn serialize<__NdSerializer>(
            &self,
            serializer: __NdSerializer,
        ) -> ::core::result::Result<__NdSerializer::Ok, __NdSerializer::Error>
        where
            __NdSerializer: ::ndserde::__private_0_1_0::serde::Serializer,
        {
            use ::ndserde::__private_0_1_0::Refused as _;
            __NdCopyOfNet::<T, N>::serialize(self, serializer)
        }
    }
};
