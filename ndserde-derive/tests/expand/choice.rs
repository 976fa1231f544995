#[derive(Clone, NdElement)]
#[repr(u8)]
enum Kind {
    Sea = 7,
    Land,
}
