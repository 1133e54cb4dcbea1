//! Small generator of pseudo-random numbers: the same seed always draws the same session.

use std::fmt;

use super::SessionId;

/// Seed of a [`Rng`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Seed(pub u64);

/// The seed of a session's draws, which is its id.
impl From<SessionId> for Seed {
    fn from(session: SessionId) -> Self {
        Self(session.0)
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Generator of pseudo-random numbers.
///
/// The algorithm is `SplitMix64` (Steele, Lea & Flood 2014, OOPSLA; constants as in Vigna's public-domain
/// `splitmix64.c`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rng(u64);

impl Rng {
    /// Makes a generator with this seed. Equal seeds give equal numbers.
    #[must_use]
    pub fn new(seed: Seed) -> Self {
        Self(seed.0)
    }

    /// Makes the generator of one step of a session. Different steps get different seeds.
    #[must_use]
    pub fn of_step(seed: Seed, step: u32) -> Self {
        let mut rng = Self(seed.0 ^ u64::from(step).wrapping_mul(0xd1b5_4a32_d192_ed03));
        Self(rng.next_u64())
    }

    /// Returns the next 64 random bits.
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// Returns a random number from 0 (inclusive) to 1 (exclusive).
    pub fn unit(&mut self) -> f64 {
        // The upper 53 bits are as many as an f64 holds.
        (self.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Returns a random index below `len`; 0 if `len` is 0. Its bias is below `len` / 2⁶⁴.
    pub fn below(&mut self, len: usize) -> usize {
        ((u128::from(self.next_u64()) * len as u128) >> 64) as usize
    }

    /// Returns one of these at random; none of nothing.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// Puts these in random order (Fisher & Yates), each order equally likely.
    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            all.swap(last, self.below(last + 1));
        }
    }
}

/// Returns a hash of the bytes whose bits look random: FNV-1a (Fowler, Noll & Vo), then one step of [`Rng`].
pub(super) fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let hash = bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    Rng(hash).next_u64()
}

#[cfg(test)]
mod tests {
    use super::{Rng, Seed};

    #[test]
    fn first_numbers_match_the_reference_implementation() {
        // First outputs of splitmix64.c for the seed 1234567, as published with several implementations of
        // it.
        let mut rng = Rng::new(Seed(1_234_567));
        let first: [u64; 3] = std::array::from_fn(|_| rng.next_u64());
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn no_two_steps_of_any_session_draw_the_same_number() {
        let first = |seed: u64| (0..64).map(move |step| Rng::of_step(Seed(seed), step).next_u64());
        let seeds = (0..64).chain([u64::MAX, u64::MAX - 1, 1 << 63]);
        let all: std::collections::BTreeSet<u64> = seeds.flat_map(first).collect();
        assert_eq!(all.len(), 67 * 64);
    }

    #[test]
    fn every_order_is_equally_likely() {
        let mut rng = Rng::new(Seed(1));
        let mut times = [0_u32; 27];
        for _ in 0..60_000 {
            let mut order = [0, 1, 2];
            rng.shuffle(&mut order);
            times[order[0] * 9 + order[1] * 3 + order[2]] += 1;
        }
        let times: Vec<_> = times.into_iter().filter(|times| *times > 0).collect();
        assert_eq!(times.len(), 6);
        // Six standard deviations about 10,000.
        assert!(times.iter().all(|times| times.abs_diff(10_000) < 548), "{times:?}");
    }
}
