//! A small generator of pseudo-random numbers: the same seed always draws the same session.

/// `SplitMix64` (Steele, Lea & Flood 2014, OOPSLA; constants as in Vigna's public-domain `splitmix64.c`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rng(u64);

impl Rng {
    /// A generator with this seed; equal seeds give equal numbers.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The generator of one step of a session: unlike seeds for unlike steps.
    #[must_use]
    pub fn of_step(seed: u64, step: u32) -> Self {
        let mut rng = Self(seed ^ u64::from(step).wrapping_mul(0xd1b5_4a32_d192_ed03));
        Self(rng.next_u64())
    }

    /// The next 64 random bits.
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A random number from 0 (included) to 1 (excluded).
    pub fn unit(&mut self) -> f64 {
        // The upper 53 bits are as many as an f64 holds.
        (self.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A random index below `len`; 0 when `len` is 0. Its bias, below len / 2⁶⁴, is of no account here.
    pub fn below(&mut self, len: usize) -> usize {
        ((u128::from(self.next_u64()) * len as u128) >> 64) as usize
    }

    /// One of these at random.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// Puts these in random order (Fisher & Yates).
    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            all.swap(last, self.below(last + 1));
        }
    }
}

/// A number that looks random and is always the same for the same bytes: FNV-1a (Fowler, Noll & Vo), stirred once.
pub(super) fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let hash = bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    Rng::new(hash).next_u64()
}

#[cfg(test)]
mod tests {
    use super::Rng;

    #[test]
    fn first_numbers_are_those_of_the_reference() {
        // First outputs of splitmix64.c for the seed 1234567, as published with several implementations of it.
        let mut rng = Rng::new(1_234_567);
        let first: [u64; 3] = std::array::from_fn(|_| rng.next_u64());
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn every_step_of_every_session_draws_for_itself() {
        let first = |seed: u64| (0..64).map(move |step| Rng::of_step(seed, step).next_u64());
        let seeds = (0..64).chain([u64::MAX, u64::MAX - 1, 1 << 63]);
        let all: std::collections::BTreeSet<u64> = seeds.flat_map(first).collect();
        assert_eq!(all.len(), 67 * 64);
    }

    #[test]
    fn every_order_is_as_likely_as_another() {
        let mut rng = Rng::new(1);
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
