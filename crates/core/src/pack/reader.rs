//! Reader of the wire form, which is postcard's: <https://postcard.jamesmunns.com/wire-format>.
//!
//! The crates `postcard` and `serde` read it too, at many times the code in the download. Reading here never
//! returns an error halfway: after bad input a flag is set and everything further reads as zero or empty.
//! [`super::from_bytes`] looks at the flag at the end.

/// Value that can be read from the wire form.
pub trait Wire: Sized {
    /// Reads one value. After bad input, which the reader remembers, the value has no meaning.
    fn read(from: &mut Reader<'_>) -> Self;
}

/// Reader of the bytes of the wire form, from front to back.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    /// Set once bad input was met.
    pub(super) failed: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, failed: false }
    }

    /// Returns whether all bytes were read and none was bad.
    pub(super) fn is_done(&self) -> bool {
        !self.failed && self.rest.is_empty()
    }

    /// Reports bad input: from here on every number reads as 0 and every list as empty.
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

    /// Reads a number in groups of seven bits, lowest first; all groups but the last have the highest bit
    /// set.
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

    /// Reads how many items or bytes follow. Each item takes a byte at least, so there are never more than
    /// bytes left.
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

impl Wire for u32 {
    fn read(from: &mut Reader<'_>) -> Self {
        from.number()
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

/// Declares types of a pack together with how they are read: structs field by field, enums without fields by
/// number.
///
/// Writes out the struct or enum as it stands, derives `Debug`, `Clone`, `PartialEq` and `Eq` (an enum is
/// `Copy` too) and implements [`Wire`], and with the feature `write` also serde's traits and
/// [`Documented`](super::Documented). A field may be
/// followed by
/// * `= default`: JSON may leave it out;
/// * `as "key"`: JSON calls it so.
///
/// ```text
/// wire! {
///     /// One source of a fact.
///     pub struct Source {
///         /// Short id, such as `g06`.
///         pub id: String,
///         /// Date of publication; empty where it is not known.
///         pub date: String = default,
///     }
/// }
/// ```
macro_rules! wire {
    () => {};
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $(
                $(#[$doc:meta])*
                $vis:vis $field:ident: $type:ty $(as $key:literal)? $(= $default:ident)?
            ),* $(,)?
        }
        $($rest:tt)*
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[cfg_attr(feature = "write", derive(serde::Serialize, serde::Deserialize))]
        pub struct $name {
            $(
                $(#[$doc])*
                $(#[cfg_attr(feature = "write", serde(rename = $key))])?
                $(#[cfg_attr(feature = "write", serde($default))])?
                $vis $field: $type,
            )*
        }

        impl $crate::pack::Wire for $name {
            fn read(from: &mut $crate::pack::Reader<'_>) -> Self {
                Self { $($field: $crate::pack::Wire::read(from)),* }
            }
        }

        #[cfg(feature = "write")]
        impl $crate::pack::Documented for $name {
            const DOCS: $crate::pack::Docs = $crate::pack::Docs {
                name: stringify!($name),
                about: &[$(stringify!($meta)),*],
                // JSON's own name of a field comes first, and is the only one.
                parts: &[$(([$($key,)? stringify!($field)][0], &[$(stringify!($doc)),*])),*],
            };
        }

        $crate::pack::reader::wire! { $($rest)* }
    };
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $(#[$first_doc:meta])* $first:ident $(, $(#[$doc:meta])* $variant:ident)* $(,)?
        }
        $($rest:tt)*
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[cfg_attr(feature = "write", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "write", serde(rename_all = "kebab-case"))]
        pub enum $name {
            $(#[$first_doc])* $first,
            $($(#[$doc])* $variant,)*
        }

        impl $crate::pack::Wire for $name {
            fn read(from: &mut $crate::pack::Reader<'_>) -> Self {
                let number = from.number();
                $(if number == Self::$variant as u32 {
                    return Self::$variant;
                })*
                if number != Self::$first as u32 {
                    from.fail();
                }
                Self::$first
            }
        }

        #[cfg(feature = "write")]
        impl $crate::pack::Documented for $name {
            const DOCS: $crate::pack::Docs = $crate::pack::Docs {
                name: stringify!($name),
                about: &[$(stringify!($meta)),*],
                parts: &[
                    (stringify!($first), &[$(stringify!($first_doc)),*]),
                    $((stringify!($variant), &[$(stringify!($doc)),*]),)*
                ],
            };
        }

        $crate::pack::reader::wire! { $($rest)* }
    };
}
pub(super) use wire;
