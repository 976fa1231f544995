const _: () = {
    #[derive(::ndserde::__private::serde::Serialize)]
    #[serde(
        crate = "::ndserde::__private::serde",
        remote = "Net",
        rename(serialize = "Net"),
        default = "<Net<T, N> as ::core::default::Default>::default",
        bound(
            serialize = "[Array2<T>; N]: ::ndserde::field::SerializeField<::ndserde::wire::Tagged>, T: ::ndserde::__private::serde::Serialize"
        )
    )]
    struct __NdNet<T: Clone = f64, const N: usize = 2>
    where
        T: Default,
    {
        #[serde(
            serialize_with = "<[Array2<T>; N] as ::ndserde::field::SerializeField<::ndserde::wire::Tagged>>::serialize_wire"
        )]
        weights: [Array2<T>; N],
        labels: Vec<T>,
        next: Option<Box<Net<T, N>>>,
    }
    #[automatically_derived]
    impl<T: Clone, const N: usize> ::ndserde::__private::serde::Serialize for Net<T, N>
    where
        T: Default,
        [Array2<T>; N]: ::ndserde::field::SerializeField<::ndserde::wire::Tagged>,
        T: ::ndserde::__private::serde::Serialize,
    {
        fn serialize<__S>(
            &self,
            serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error>
        where
            __S: ::ndserde::__private::serde::Serializer,
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
            __NdNet::<T, N>::serialize(self, serializer)
        }
    }
};
