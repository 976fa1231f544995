#[derive(Clone, NdElement)]
#[nd(ignore_unknown)]
struct Point<T> {
    #[nd(rename = "X")]
    x: T,
    #[nd(default)]
    id: [i32; 3],
    r#in: Inner<T>,
}
