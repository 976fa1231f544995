//! Headers of pages, as Thrift's compact protocol has them.

/// What a page is.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// How many bytes stand behind the header, and how many they are unpacked.
    pub packed: u64,
    pub unpacked: u64,
    pub is_dictionary: bool,
    /// How many values a dictionary has.
    pub values: u64,
    /// How many bytes of levels stand before what is compressed.
    pub levels: usize,
}

/// How deep a header may be.
const DEEPEST: u8 = 8;

/// The header that bytes begin with, and how long it is; none where they end before it does, or are none.
pub fn header(bytes: &[u8]) -> Option<(Header, usize)> {
    let mut reader = Reader(bytes);
    let mut header = Header::default();
    reader.fields(&mut |reader, field, sort| {
        match (field, sort) {
            (2, Sort::I32) => header.unpacked = reader.size()?,
            (3, Sort::I32) => header.packed = reader.size()?,
            (7, Sort::Struct) => {
                header.is_dictionary = true;
                reader.fields(&mut |reader, field, sort| match (field, sort) {
                    (1, Sort::I32) => reader.size().map(|values| header.values = values),
                    _ => reader.skip(sort, DEEPEST),
                })?;
            }
            (8, Sort::Struct) => reader.fields(&mut |reader, field, sort| match (field, sort) {
                (5 | 6, Sort::I32) => {
                    let levels = usize::try_from(reader.size()?).ok()?;
                    header.levels = header.levels.saturating_add(levels);
                    Some(())
                }
                _ => reader.skip(sort, DEEPEST),
            })?,
            _ => reader.skip(sort, DEEPEST)?,
        }
        Some(())
    })?;
    Some((header, bytes.len().saturating_sub(reader.0.len())))
}

/// What a field is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Bool,
    Byte,
    I32,
    /// Any other integer.
    Integer,
    Double,
    Binary,
    List,
    Map,
    Struct,
}

impl Sort {
    fn of(code: u8) -> Option<Self> {
        Some(match code {
            1 | 2 => Self::Bool,
            3 => Self::Byte,
            5 => Self::I32,
            4 | 6 => Self::Integer,
            7 => Self::Double,
            8 => Self::Binary,
            9 | 10 => Self::List,
            11 => Self::Map,
            12 => Self::Struct,
            _ => return None,
        })
    }
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*byte)
    }

    fn varint(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// A number that is not negative.
    fn size(&mut self) -> Option<u64> {
        let number = self.varint()?;
        (number & 1 == 0).then_some(number >> 1).filter(|size| i32::try_from(*size).is_ok())
    }

    fn take(&mut self, len: u64) -> Option<()> {
        self.0 = self.0.get(usize::try_from(len).ok()?..)?;
        Some(())
    }

    /// Hands each field of a struct on, by its number, which is always taken.
    fn fields(&mut self, take: &mut dyn FnMut(&mut Self, u64, Sort) -> Option<()>) -> Option<()> {
        let mut field = 0_u64;
        loop {
            let byte = self.byte()?;
            if byte == 0 {
                return Some(());
            }
            field = match byte >> 4 {
                0 => self.varint()? >> 1,
                step => field.saturating_add(step.into()),
            };
            take(self, field, Sort::of(byte & 0xf)?)?;
        }
    }

    fn skip(&mut self, sort: Sort, depth: u8) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        match sort {
            // Of a field its sort says which.
            Sort::Bool => Some(()),
            Sort::Byte => self.take(1),
            Sort::I32 | Sort::Integer => self.varint().map(drop),
            Sort::Double => self.take(8),
            Sort::Binary => {
                let len = self.varint()?;
                self.take(len)
            }
            Sort::List => {
                let byte = self.byte()?;
                let len = if byte >> 4 == 15 { self.varint()? } else { u64::from(byte >> 4) };
                let sort = Sort::of(byte & 0xf)?;
                (0..len).try_for_each(|_| self.item(sort, depth))
            }
            Sort::Map => {
                let len = self.varint()?;
                if len == 0 {
                    return Some(());
                }
                let sorts = self.byte()?;
                let (key, value) = (Sort::of(sorts >> 4)?, Sort::of(sorts & 0xf)?);
                (0..len).try_for_each(|_| {
                    self.item(key, depth)?;
                    self.item(value, depth)
                })
            }
            Sort::Struct => self.fields(&mut |reader, _, sort| reader.skip(sort, depth)),
        }
    }

    /// An item of a list, where each bool is a byte.
    fn item(&mut self, sort: Sort, depth: u8) -> Option<()> {
        if sort == Sort::Bool { self.take(1) } else { self.skip(sort, depth) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Header, header};

    /// A dictionary of three values, and a second version's page with levels of 2 and 1 bytes and text in
    /// its statistics.
    const DICTIONARY: &[u8] = b"\x15\x04\x15\x30\x15\x2e\x4c\x15\x06\x15\x00\x12\x00\x00";
    const PAGE: &[u8] = b"\x15\x06\x15\x30\x15\x2e\x5c\x15\x06\x15\x00\x15\x06\x15\x10\x15\x04\x15\x02\x11\x1c\x18\x01a\x18\x01b\x00\x00\x00";

    #[test]
    fn headers_are_read_as_far_as_they_go() {
        let dictionary =
            Header { unpacked: 24, packed: 23, is_dictionary: true, values: 3, levels: 0 };
        let page = Header { unpacked: 24, packed: 23, is_dictionary: false, values: 0, levels: 3 };
        for (bytes, expected) in [(DICTIONARY, dictionary), (PAGE, page)] {
            let with_more = [bytes, b"\x15\x15"].concat();
            assert_eq!(header(&with_more), Some((expected, bytes.len())));
            for len in 0..bytes.len() {
                assert_eq!(header(&bytes[..len]), None, "{len}");
            }
        }
        for (what, bytes) in [
            ("a negative size", &b"\x25\x03\x00"[..]),
            ("a sort of 15", b"\x1f\x00"),
            ("a number without an end", &[&b"\x15"[..], &[0x80; 20]].concat()),
            ("structs within structs", &[0x1c; 100]),
            ("a list of 2^35", b"\x19\xfc\xff\xff\xff\xff\x7f\x00"),
        ] {
            assert_eq!(header(bytes).map(|(header, _)| header.packed), None, "{what}");
        }
    }
}
