struct Batch<'a, 'b> {
    pixels: CowArray<'a, u8, Ix3>,
    label: &'b str,
}
