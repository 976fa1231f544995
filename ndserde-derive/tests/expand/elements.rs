struct Mesh<'a, T> {
    #[nd(elements)]
    points: Vec<[f32; 3]>,
    #[nd(elements, wire = Npy, cast)]
    weights: Option<Cow<'a, [f64]>>,
    #[nd(elements)]
    of: T,
}
