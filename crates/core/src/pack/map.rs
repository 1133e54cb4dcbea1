//! Small map by id that keeps the authored order.

#[cfg(feature = "write")]
use std::{fmt, marker::PhantomData};

#[cfg(feature = "write")]
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
};

use super::{Reader, Wire};

/// Map from ids to values that keeps the authored order. Of two values under one id, the first counts.
///
/// It is a list of pairs: for a few dozen entries a search costs less than a tree adds to the download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map<T>(Vec<(String, T)>);

impl<T> Map<T> {
    /// Returns the value under an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&T> {
        self.iter().find(|(known, _)| *known == id).map(|(_, value)| value)
    }

    /// Returns whether there is a value under an id.
    #[must_use]
    pub fn contains_key(&self, id: &str) -> bool {
        self.get(id).is_some()
    }

    /// Returns the ids and values in authored order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(id, value)| (id.as_str(), value))
    }

    /// Returns the values in authored order.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(_, value)| value)
    }

    /// Returns the number of values.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there is no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> FromIterator<(String, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

impl<T: Wire> Wire for Map<T> {
    fn read(from: &mut Reader<'_>) -> Self {
        Self(Wire::read(from))
    }
}

#[cfg(feature = "write")]
impl<T: Serialize> Serialize for Map<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

#[cfg(feature = "write")]
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Map<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Pairs<T> {
            type Value = Map<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("values by id")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Map<T>, A::Error> {
                std::iter::from_fn(|| entries.next_entry().transpose()).collect()
            }
        }

        deserializer.deserialize_map(Pairs(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::Map;

    #[test]
    fn the_order_is_kept_and_the_first_of_two_counts() {
        let map: Map<u8> =
            [("z", 1), ("a", 2), ("z", 3)].map(|(id, value)| (id.to_owned(), value)).into_iter().collect();
        assert_eq!(map.values().copied().collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!((map.get("z"), map.get("a"), map.get("b")), (Some(&1), Some(&2), None));
        assert_eq!(
            (map.len(), map.is_empty(), map.contains_key("a"), map.contains_key("b")),
            (3, false, true, false)
        );
        assert!(Map::<u8>::default().is_empty());
    }

    #[test]
    fn json_of_a_map_is_an_object() {
        let map: Map<bool> = serde_json::from_str(r#"{"wallet":true,"cash":false}"#).unwrap();
        assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"wallet":true,"cash":false}"#);
        assert!(serde_json::from_str::<Map<bool>>(r#"[["wallet", true]]"#).is_err());
    }
}
