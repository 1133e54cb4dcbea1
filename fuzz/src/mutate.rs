//! Inputs for the quick form: seeds, changed a little, the same ones for the same number.

use topup_guard_core::quiz::{Rng, Seed};

/// Bytes that readers look for, and numbers at the edges.
const TELLING: [&[u8]; 16] = [
    b"\0",
    b"\xff",
    b"\x80",
    b"\n",
    b" ",
    b"\"",
    b"{",
    b"[",
    b"-",
    b"%",
    b"&",
    b"=",
    b"\xff\xff\xff\xff\x0f",
    b"9223372036854775807",
    "\u{202e}".as_bytes(),
    "充".as_bytes(),
];

/// Makes inputs of seeds.
#[derive(Debug)]
pub struct Mutator {
    rng: Rng,
    seeds: Vec<Vec<u8>>,
}

impl Mutator {
    /// Makes inputs of these seeds; `number` decides which.
    #[must_use]
    pub fn new(number: u64, seeds: Vec<Vec<u8>>) -> Self {
        Self { rng: Rng::new(Seed(number)), seeds }
    }

    /// Returns the next input: now and then bytes without any sense, mostly a seed with one to four changes.
    pub fn input(&mut self) -> Vec<u8> {
        if self.rng.below(8) == 0 {
            let length = self.rng.below(64);
            return (0..length).map(|_| self.byte()).collect();
        }
        let place = self.rng.below(self.seeds.len());
        let mut input = self.seeds.get(place).cloned().unwrap_or_default();
        for _ in 0..=self.rng.below(4) {
            self.change(&mut input);
        }
        input
    }

    fn byte(&mut self) -> u8 {
        self.rng.next_u64().to_le_bytes()[0]
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let from = self.rng.below(input.len() + 1);
        let to = (from + self.rng.below(16)).min(input.len());
        match self.rng.below(5) {
            0 if from < to => input[from] ^= 1 << self.rng.below(8),
            1 => drop(input.drain(from..to)),
            2 => {
                let again = input[from..to].to_vec();
                input.splice(from..from, again);
            }
            3 => {
                let piece = TELLING[self.rng.below(TELLING.len())];
                input.splice(from..to, piece.iter().copied());
            }
            _ => {
                // The end of another one.
                let other = &self.seeds[self.rng.below(self.seeds.len())];
                let begin = self.rng.below(other.len() + 1);
                input.truncate(from);
                input.extend_from_slice(&other[begin..]);
            }
        }
    }
}
