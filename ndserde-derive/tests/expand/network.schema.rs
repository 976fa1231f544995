const _: () = {
    type __NdWire0 = Npy;
    use ::ndserde::__private_0_1_0::serde;
    #[derive(::ndserde::__private_0_1_0::schemars::JsonSchema)]
    /// A network.
    #[serde(rename_all = "camelCase")]
    #[schemars(
        crate = "::ndserde::__private_0_1_0::schemars",
        rename = "Net",
        bound = "Net<T, N>: ::core::default::Default, [Array2<T>; N]: ::ndserde::schema::SchemaBy<::ndserde::wire::Tagged>, T: ::ndserde::__private_0_1_0::schemars::JsonSchema"
    )]
    #[serde(default = "<Net<T, N> as ::core::default::Default>::default")]
    struct __NdSchemaOfNet<T: Clone = f64, const N: usize = 2>
    where
        T: Default,
    {
        /// One for each layer.
        #[schemars(
            with = "<[Array2<T>; N] as ::ndserde::schema::SchemaBy<::ndserde::wire::Tagged>>::As"
        )]
        weights: [Array2<T>; N],
        #[schemars(
            with = "<Option<Array1<f32>> as ::ndserde::schema::SchemaBy<__NdWire0>>::As"
        )]
        #[serde(
            serialize_with = "<Option<Array1<f32>> as ::ndserde::field::SerializeBy<__NdWire0>>::serialize_by"
        )]
        mean: Option<Array1<f32>>,
        #[schemars(
            with = "<Array1<f64> as ::ndserde::schema::SchemaBy<::ndserde::wire::Nested>>::As"
        )]
        #[serde(
            serialize_with = "<Array1<f64> as ::ndserde::field::SerializeBy<::ndserde::wire::Nested>>::serialize_by"
        )]
        bias: Array1<f64>,
        #[schemars(with = "String")]
        hash: u64,
        labels: Vec<T>,
        next: Option<Box<Net<T, N>>>,
    }
    #[automatically_derived]
    impl<T: Clone, const N: usize> ::ndserde::__private_0_1_0::schemars::JsonSchema
    for Net<T, N>
    where
        T: Default,
        Net<T, N>: ::core::default::Default,
        [Array2<T>; N]: ::ndserde::schema::SchemaBy<::ndserde::wire::Tagged>,
        T: ::ndserde::__private_0_1_0::schemars::JsonSchema,
    {
        fn inline_schema() -> bool {
            <__NdSchemaOfNet<
                T,
                N,
            > as ::ndserde::__private_0_1_0::schemars::JsonSchema>::inline_schema()
        }
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            <__NdSchemaOfNet<
                T,
                N,
            > as ::ndserde::__private_0_1_0::schemars::JsonSchema>::schema_name()
        }
        fn schema_id() -> ::std::borrow::Cow<'static, str> {
            ::std::borrow::Cow::Borrowed(::core::any::type_name::<Self>())
        }
        fn json_schema(
            generator: &mut ::ndserde::__private_0_1_0::schemars::SchemaGenerator,
        ) -> ::ndserde::__private_0_1_0::schemars::Schema {
            <__NdSchemaOfNet<
                T,
                N,
            > as ::ndserde::__private_0_1_0::schemars::JsonSchema>::json_schema(
                generator,
            )
        }
    }
};
