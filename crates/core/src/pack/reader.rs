//! Reads values from the wire form, which is postcard's: <https://postcard.jamesmunns.com/wire-format>.
//!
//! Postcard and serde read it too, at many times the code in the download. What is read here never fails on its
//! way: bad input raises a flag and reads as nothing from there on, and [`super::from_bytes`] asks for the flag at
//! the end.

/// A value that can be read from the wire.
pub trait Wire: Sized {
    /// Reads one; a meaningless one after bad input, which the reader remembers.
    fn read(from: &mut Reader<'_>) -> Self;
}

/// Bytes of the wire form, read from front to back.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    /// Whether anything read so far was bad.
    pub(super) failed: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, failed: false }
    }

    /// Whether everything was read, and nothing of it was bad.
    pub(super) fn is_done(&self) -> bool {
        !self.failed && self.rest.is_empty()
    }

    /// Bad input: from here on everything reads as nothing.
    pub(super) fn fail(&mut self) {
        self.failed = true;
        self.rest = &[];
    }

    fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((byte, rest)) => {
                self.rest = rest;
                *byte
            }
            None => {
                self.fail();
                0
            }
        }
    }

    /// A number in groups of seven bits, lowest first; all but the last have the highest bit set.
    pub(super) fn number(&mut self) -> u32 {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte();
            let bits = u32::from(byte & 0x7f);
            number |= bits << shift;
            if byte < 0x80 && (bits << shift) >> shift == bits {
                return number;
            }
        }
        self.fail();
        0
    }

    /// How many items or bytes follow; each item takes a byte at least, so there are never more than bytes left.
    fn length(&mut self) -> usize {
        match usize::try_from(self.number()) {
            Ok(length) if length <= self.rest.len() => length,
            _ => {
                self.fail();
                0
            }
        }
    }
}

impl Wire for u8 {
    fn read(from: &mut Reader<'_>) -> Self {
        from.byte()
    }
}

impl Wire for bool {
    fn read(from: &mut Reader<'_>) -> Self {
        let byte = from.byte();
        if byte > 1 {
            from.fail();
        }
        byte == 1
    }
}

impl Wire for String {
    fn read(from: &mut Reader<'_>) -> Self {
        let length = from.length();
        let (text, rest) = from.rest.split_at_checked(length).unwrap_or_default();
        from.rest = rest;
        match str::from_utf8(text) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                from.fail();
                Self::new()
            }
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn read(from: &mut Reader<'_>) -> Self {
        let mut items = Self::new();
        for _ in 0..from.length() {
            items.push(T::read(from));
            if from.failed {
                break;
            }
        }
        items
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn read(from: &mut Reader<'_>) -> Self {
        (A::read(from), B::read(from))
    }
}

/// Implements [`Wire`] for structs, and for enums without fields. A field or variant left out does not compile;
/// fields stand in the order of their declaration, as serde writes them.
macro_rules! wire {
    () => {};
    (enum $name:ident { $first:ident $(, $variant:ident)* } $($rest:tt)*) => {
        impl $crate::pack::Wire for $name {
            fn read(from: &mut $crate::pack::Reader<'_>) -> Self {
                // Only here for the compiler to name a variant left out.
                const _: fn($name) = |value| match value { $name::$first $(| $name::$variant)* => {} };
                let place = from.number();
                $(if place == Self::$variant as u32 {
                    return Self::$variant;
                })*
                if place != Self::$first as u32 {
                    from.fail();
                }
                Self::$first
            }
        }
        $crate::pack::reader::wire! { $($rest)* }
    };
    ($name:ident { $($field:ident),* } $($rest:tt)*) => {
        impl $crate::pack::Wire for $name {
            fn read(from: &mut $crate::pack::Reader<'_>) -> Self {
                Self { $($field: $crate::pack::Wire::read(from)),* }
            }
        }
        $crate::pack::reader::wire! { $($rest)* }
    };
}
pub(super) use wire;

#[cfg(test)]
mod tests {
    use super::{Reader, Wire};
    use crate::pack::{Family, Map, Seen};

    /// What is read from all of `bytes`.
    fn read<T: Wire>(bytes: &[u8]) -> Option<T> {
        let mut reader = Reader::new(bytes);
        let value = T::read(&mut reader);
        reader.is_done().then_some(value)
    }

    #[test]
    fn values_are_as_the_wire_format_says() {
        let [id, name, short] = ["a", "充", ""].map(str::to_owned);
        assert_eq!(read(b"\x01a\x03\xe5\x85\x85\0"), Some(Family { id, name, short }));
        assert_eq!(read::<Seen>(b"\x01"), Some(Seen::Repost));
        assert_eq!(read::<Vec<bool>>(b"\x02\x00\x01"), Some(vec![false, true]));
        assert_eq!(read(b"\x01\x01k\xff"), Some(Map::from_iter([("k".to_owned(), 255_u8)])));
        let long = "x".repeat(300);
        assert_eq!(read(&[b"\xac\x02", long.as_bytes()].concat()), Some(long));
        let number = |bytes| Reader::new(bytes).number();
        assert_eq!(number(b"\xff\xff\xff\xff\x0f"), u32::MAX);
    }

    #[test]
    fn what_is_no_value_is_refused() {
        assert_eq!(read::<bool>(b"\x02"), None);
        assert_eq!(read::<Seen>(b"\x02"), None);
        assert_eq!(read::<String>(b"\x01\xe5"), None);
        assert_eq!(read::<String>(b"\x02a"), None);
        assert_eq!(read::<u8>(b""), None);
        assert_eq!(read::<u8>(b"ab"), None);
        // Lengths of more than there is, of more than 32 bits, and without an end.
        for length in
            [&b"\xff\xff\xff\xff\x0f"[..], b"\xff\xff\xff\xff\x10", b"\x80\x80\x80\x80\x80\x00", b"\x80"]
        {
            assert_eq!(read::<Vec<Vec<Family>>>(length), None);
        }
    }
}
