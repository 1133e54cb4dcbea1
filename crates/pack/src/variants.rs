//! Counts variants of an item model that differ in more than a name or an amount.

/// Slots whose values change what a reader has to judge.
pub(crate) const WEIGHTY: [&str; 4] = ["sender", "link", "context", "ask"];

/// Returns how many variants there are of which any two differ in at least two of sender, link, context and
/// wording of what is asked; given are a model's slots, each by its id and the number of its values. Brands,
/// amounts and dates count for nothing.
///
/// This is the most that a code of distance 2 over these slots can have: the product of the numbers of their
/// values, without the largest (Singleton 1964, IEEE Trans. Inf. Theory 10:116-118).
pub(crate) fn differing_variants<'a>(slots: impl Iterator<Item = (&'a str, usize)>) -> usize {
    let counts: Vec<usize> =
        slots.filter(|(id, _)| WEIGHTY.contains(id)).map(|(_, count)| count.max(1)).collect();
    counts.iter().product::<usize>() / counts.iter().max().unwrap_or(&1)
}

#[cfg(test)]
mod tests {
    use super::differing_variants;

    #[test]
    fn names_and_amounts_make_no_variants_that_differ() {
        let count = |slots: &[(&str, usize)]| differing_variants(slots.iter().copied());
        assert_eq!(count(&[]), 1);
        assert_eq!(count(&[("brand", 7), ("amount", 5), ("deadline", 3)]), 1);
        assert_eq!(count(&[("brand", 7), ("context", 3)]), 1, "they differ in one only");
        assert_eq!(count(&[("context", 3), ("ask", 2)]), 2);
        assert_eq!(count(&[("context", 3), ("ask", 2), ("link", 3)]), 6);
    }

    #[test]
    fn the_number_is_reached_and_no_larger_one_can_be() {
        // All words over alphabets of 3, 2 and 3, of which any two differ in two places: found by trying.
        let words: Vec<[usize; 3]> = (0..18).map(|number| [number % 3, number / 3 % 2, number / 6]).collect();
        let apart = |one: &[usize; 3], other: &[usize; 3]| {
            one.iter().zip(other).filter(|(one, other)| one != other).count() >= 2
        };
        let most = (0_u32..1 << 18)
            .filter(|set| set.count_ones() >= 6)
            .filter_map(|set| {
                let chosen: Vec<_> =
                    (0..18).filter(|place| set >> place & 1 == 1).map(|place| words[place]).collect();
                let all =
                    |from: usize, one: &[usize; 3]| chosen[from + 1..].iter().all(|other| apart(one, other));
                chosen.iter().enumerate().all(|(place, one)| all(place, one)).then_some(chosen.len())
            })
            .max();
        let slots = [("context", 3), ("ask", 2), ("link", 3)];
        assert_eq!(most, Some(differing_variants(slots.into_iter())));
    }
}
