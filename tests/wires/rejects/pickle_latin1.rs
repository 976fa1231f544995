//! Bad input for the wire `pickle_latin1`.

use super::{
    Bad,
    Field::F64x2,
    Input::{File, Json},
};

pub(super) const BAD: &[Bad] = &[
    Bad(Json(r#""\u0080""#), F64x2, &["cut off: at byte 1"]),
    Bad(Json(r#""\u0080\u0004N.""#), F64x2, &["is None, not an array"]),
    Bad(Json(r#""\u0080\u0004cos\nsystem\n.""#), F64x2, &["names os.system"]),
    Bad(Json(r#""cos\nsystem\n.""#), F64x2, &["names os.system"]),
    Bad(Json(r#""\u0080\u0004C\u0001\u20ac""#), F64x2, &["'€' at 4", "Latin-1"]),
    Bad(Json(r#""\u0080\u0006N.""#), F64x2, &["protocol 6 is unknown"]),
    Bad(Json(r#""N.""#), F64x2, &["base64"]),
    Bad(File(b"\xc2\x80"), F64x2, &["no opcode"]),
    Bad(Json("{}"), F64x2, &["map", "a pickle_latin1 array"]),
];
