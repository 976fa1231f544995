#[derive(Clone, TransparentWrapper, NdElement)]
#[nd(transparent, dtype = "timedelta64[25s]")]
#[repr(transparent)]
struct Span(i64);
