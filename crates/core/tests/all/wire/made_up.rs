//! Made-up values of any pack type: a serde data format that reads random numbers instead of bytes.

use std::cell::Cell;

use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// Makes a value that follows from the seed alone.
pub(crate) fn made_up<T: DeserializeOwned>(seed: u64) -> T {
    T::deserialize(Dice(&Cell::new(seed))).expect("every type of ours can be made up")
}

#[derive(Clone, Copy)]
struct Dice<'a>(&'a Cell<u64>);

impl Dice<'_> {
    /// Draws a number below `end`, by SplitMix64.
    fn below(self, end: usize) -> usize {
        self.0.set(self.0.get().wrapping_add(0x9e37_79b9_7f4a_7c15));
        let mut z = self.0.get();
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    fn text(self) -> String {
        // Now and then a length that takes two bytes on the wire.
        let length = if self.below(20) == 0 { self.below(400) } else { self.below(6) };
        (0..length).map(|_| ['a', '{', '充', 'é', '𠮷', '\0'][self.below(6)]).collect()
    }
}

impl<'de> Deserializer<'de> for Dice<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(serde::de::Error::custom("a type that packs had none of before: say how to make it up"))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_string(self.text())
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bool(self.below(2) == 1)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        // From one byte on the wire to five.
        visitor.visit_u32((self.below(usize::MAX) as u32) >> self.below(32))
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u8(self.below(256) as u8)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum((self.below(variants.len()) as u32).into_deserializer())
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(SeqDeserializer::new((0..self.below(3)).map(|_| self)))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(MapDeserializer::new((0..self.below(4)).map(|_| (self.text(), self))))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_seq(SeqDeserializer::new(fields.iter().map(|_| self)))
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 u16 u64 f32 f64 char str bytes byte_buf option unit unit_struct newtype_struct tuple
        tuple_struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for Dice<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
