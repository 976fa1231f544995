const _: () = {
    #[derive(::ndserde::__private::serde::Deserialize)]
    #[serde(
        crate = "::ndserde::__private::serde",
        remote = "Net",
        rename(deserialize = "Net"),
        default = "<Net<T, N> as ::core::default::Default>::default",
        bound(
            deserialize = "Net<T, N>: ::core::default::Default, [Array2<T>; N]: ::ndserde::field::DeserializeField<'de, ::ndserde::wire::Tagged>, T: ::ndserde::__private::serde::Deserialize<'de>"
        )
    )]
    struct __NdNet<T: Clone = f64, const N: usize = 2>
    where
        T: Default,
    {
        #[serde(
            deserialize_with = "<[Array2<T>; N] as ::ndserde::field::DeserializeField<'_, ::ndserde::wire::Tagged>>::deserialize_wire"
        )]
        weights: [Array2<T>; N],
        labels: Vec<T>,
        next: Option<Box<Net<T, N>>>,
    }
    #[automatically_derived]
    impl<'de, T: Clone, const N: usize> ::ndserde::__private::serde::Deserialize<'de>
    for Net<T, N>
    where
        T: Default,
        Net<T, N>: ::core::default::Default,
        [Array2<T>; N]: ::ndserde::field::DeserializeField<'de, ::ndserde::wire::Tagged>,
        T: ::ndserde::__private::serde::Deserialize<'de>,
    {
        fn deserialize<__D>(
            deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error>
        where
            __D: ::ndserde::__private::serde::Deserializer<'de>,
        {
            use ::ndserde::__private::Refused as _;
            const {
                use ::ndserde::__private::{
                    NoField as _, Probe as __NdProbe, hold as __nd_hold,
                };
                __nd_hold(
                    !__NdProbe::<Vec<T>>::ARRAY,
                    "`labels` holds an ndarray array: mark it `#[nd]` to send it through a wire, or `#[nd(plain)]` to leave it to serde",
                );
                __nd_hold(
                    !__NdProbe::<Option<Box<Net<T, N>>>>::ARRAY
                        && !__NdProbe::<Box<Net<T, N>>>::ARRAY,
                    "`next` holds an ndarray array: mark it `#[nd]` to send it through a wire, or `#[nd(plain)]` to leave it to serde",
                );
            }
            __NdNet::<T, N>::deserialize(deserializer)
        }
    }
};
