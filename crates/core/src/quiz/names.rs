//! Sets of names, and maps from names to values, with fast look-up.
//!
//! All of them use one instance of the standard tree; each further instance adds kilobytes to the download.

use std::collections::BTreeMap;

/// Set of names, each with its index in the order in which they were added.
#[derive(Debug, Clone, Default)]
pub(super) struct Names(BTreeMap<String, usize>);

impl Names {
    /// Returns the index of a name.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }

    /// Adds a name. Returns false if it was there already.
    pub(super) fn add(&mut self, name: &str) -> bool {
        let fresh = self.place(name).is_none();
        if fresh {
            self.0.insert(name.to_owned(), self.0.len());
        }
        fresh
    }
}

impl PartialEq for Names {
    /// Returns whether both have the same names, in whatever order they were added.
    fn eq(&self, other: &Self) -> bool {
        self.0.keys().eq(other.0.keys())
    }
}

impl Eq for Names {}

/// Map from names to values.
#[derive(Debug, Clone)]
pub struct Named<T> {
    names: Names,
    values: Vec<T>,
}

impl<T> Named<T> {
    /// Returns the value under a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.values.get(self.names.place(name)?)
    }

    /// Returns names and values in alphabetical order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.names.0.iter().filter_map(|(name, place)| Some((name.as_str(), self.values.get(*place)?)))
    }

    /// Returns the number of values.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Returns whether there is no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Replaces the value under a name by what `change` makes of it. `change` is given none if there is no
    /// value.
    pub(super) fn change(&mut self, name: &str, change: impl FnOnce(Option<&T>) -> T) {
        let value = change(self.get(name));
        match self.names.place(name).and_then(|place| self.values.get_mut(place)) {
            Some(old) => *old = value,
            None => {
                self.names.add(name);
                self.values.push(value);
            }
        }
    }
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self { names: Names::default(), values: Vec::new() }
    }
}

impl<T: PartialEq> PartialEq for Named<T> {
    /// Returns whether both have the same values under the same names, in whatever order they were added.
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<T: Eq> Eq for Named<T> {}

#[cfg(test)]
mod tests {
    use super::Named;

    #[test]
    fn values_are_found_changed_and_compared_by_name() {
        let count = |name: &str, counts: &mut Named<u32>| {
            counts.change(name, |count| count.map_or(1, |count| count + 1));
        };
        let [mut one, mut other] = [Named::default(), Named::default()];
        assert!(one.is_empty());
        ["b", "a", "b"].iter().for_each(|name| count(name, &mut one));
        assert_eq!(one.iter().collect::<Vec<_>>(), [("a", &1), ("b", &2)]);
        assert_eq!((one.get("b"), one.get("c"), one.len(), one.is_empty()), (Some(&2), None, 2, false));
        ["a", "b"].iter().for_each(|name| count(name, &mut other));
        assert_ne!(one, other);
        count("b", &mut other);
        assert_eq!(one, other);
    }
}
