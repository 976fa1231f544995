const _: () = {
    #[derive(::ndserde::__private_0_1_0::schemars::JsonSchema)]
    #[serde(tag = "type", rename = "form")]
    #[schemars(
        crate = "::ndserde::__private_0_1_0::schemars",
        rename = "form",
        bound = ""
    )]
    enum __NdSchemaOfShape<'a> {
        /// Three numbers each.
        Points(
            #[schemars(
                with = "<Array2<f64> as ::ndserde::schema::SchemaBy<::ndserde::wire::Tagged>>::As"
            )]
            Array2<f64>,
        ),
        Named {
            #[schemars(
                with = "<CowArray<'a, u8, Ix1> as ::ndserde::schema::SchemaBy<::ndserde::wire::Tagged>>::As"
            )]
            at: CowArray<'a, u8, Ix1>,
            name: &'a str,
        },
        Nothing,
    }
    #[automatically_derived]
    impl<'a> ::ndserde::__private_0_1_0::schemars::JsonSchema for Shape<'a> {
        fn inline_schema() -> bool {
            <__NdSchemaOfShape<
                'a,
            > as ::ndserde::__private_0_1_0::schemars::JsonSchema>::inline_schema()
        }
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            <__NdSchemaOfShape<
                'a,
            > as ::ndserde::__private_0_1_0::schemars::JsonSchema>::schema_name()
        }
        fn schema_id() -> ::std::borrow::Cow<'static, str> {
            ::std::borrow::Cow::Borrowed(::core::any::type_name::<Self>())
        }
        fn json_schema(
            generator: &mut ::ndserde::__private_0_1_0::schemars::SchemaGenerator,
        ) -> ::ndserde::__private_0_1_0::schemars::Schema {
            <__NdSchemaOfShape<
                'a,
            > as ::ndserde::__private_0_1_0::schemars::JsonSchema>::json_schema(
                generator,
            )
        }
    }
};
