//! Set: exercises that a short code names, the same for everybody with the same pack, whatever their log.

use std::fmt;

use super::{Ask, Mode, Quiz, ROUND, Session, SessionId, deck::Deck, digits, rng::hash};
use crate::{pack::Truth, time::Millis};

/// Digits that name the set, and digits that tell what it had when the code was made.
const PARTS: [u32; 2] = [4, 2];

/// What a code begins with where it is a session's topic; no family or tactic has such an id.
const PREFIX: &str = "set-";

/// Code of a set: one of a million, and a check of its exercises.
///
/// ```
/// use topup_guard_core::quiz::SetCode;
///
/// let code = SetCode::parse("set-k7qf3m").expect("four digits and two");
/// assert_eq!((code.to_string(), code.topic()), ("K7QF3M".to_owned(), "set-k7qf3m".to_owned()));
/// assert_eq!(SetCode::parse("set-k7qf"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetCode {
    seed: u32,
    check: u32,
}

impl SetCode {
    /// Reads a topic such as `set-k7qf3m`. Returns none for any other.
    #[must_use]
    pub fn parse(topic: &str) -> Option<Self> {
        let digits = topic.strip_prefix(PREFIX)?.as_bytes();
        let (seed, check) = digits.split_at_checked(PARTS[0] as usize)?;
        let fits = check.len() == PARTS[1] as usize;
        fits.then_some(Self { seed: digits::read(seed)?, check: digits::read(check)? })
    }

    /// Returns the topic of a session with this set, as links have it.
    #[must_use]
    pub fn topic(&self) -> String {
        PREFIX.to_owned() + &self.to_string().to_ascii_lowercase()
    }
}

/// Writes the code as people read it, in capitals.
impl fmt::Display for SetCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        [self.seed, self.check]
            .into_iter()
            .zip(PARTS)
            .try_for_each(|(number, length)| f.write_str(&digits::write(number, length)))
    }
}

impl Quiz {
    /// Returns the code of a set of this pack; `random` chooses which.
    #[must_use]
    pub fn new_set(&self, random: u64) -> SetCode {
        let seed = (hash(random.to_le_bytes()) >> 44) as u32;
        SetCode { seed, check: check(&self.set(seed)) }
    }

    /// Returns whether this pack has the set as it was when the code was made.
    #[must_use]
    pub fn has_set(&self, code: SetCode) -> bool {
        check(&self.set(code.seed)) == code.check
    }

    /// Starts a practice session with a set. Returns none if the pack has no exercise for it.
    ///
    /// `id` is a fresh random number; the set does not depend on it.
    #[must_use]
    pub fn start_set(&self, code: SetCode, id: SessionId, now: Millis) -> Option<Session> {
        let length = u32::try_from(self.set(code.seed).len()).ok().filter(|length| *length > 0)?;
        Some(Session { id, mode: Mode::Practice, started: now, length, about: code.topic(), writer: 0 })
    }

    /// Returns what a session asks next, if it is about a set; none within where it is over.
    pub(super) fn next_of_set(&self, session: &Session) -> Option<Option<Ask>> {
        let code = SetCode::parse(&session.about)?;
        let step = self.first_round().draw(session).step;
        let mut names = self.set(code.seed).into_iter().take(session.length as usize);
        Some(names.nth(step as usize).map(|item| Ask::Judge { item }))
    }

    fn set(&self, seed: u32) -> Vec<String> {
        draw(self.first_round().deck(), seed, ROUND as usize)
    }
}

/// Returns the names of the items of a set, in their order: half scams and half genuine, none held out for
/// measuring, no two twins, and of as many families as there are.
///
/// Each item has a place by its id and the seed alone (rendezvous hashing: Thaler & Ravishankar 1998, IEEE/ACM
/// Transactions on Networking 6:1-14), so that an item more or less in the pack changes few sets.
fn draw(deck: &Deck, seed: u32, length: usize) -> Vec<String> {
    let place =
        |id: &str, purpose: u8| hash(seed.to_le_bytes().into_iter().chain([purpose]).chain(id.bytes()));
    let items = || deck.items.iter().enumerate();
    // Of an empty log, so that it is the same whatever was answered.
    let free = items().filter(|(_, entry)| !entry.was_measurable(0));
    let mut ranked: Vec<_> = free.map(|(at, entry)| (place(&entry.id, 0), at, entry)).collect();
    ranked.sort_unstable_by_key(|(rank, at, _)| (*rank, *at));
    let mut chosen = Vec::new();
    let mut families = Vec::new();
    // Of the rarer first: what is taken then leaves out its twin.
    for truth in [Truth::Genuine, Truth::Scam] {
        let mut left = length / 2;
        for new_families in [true, false] {
            for (_, at, entry) in &ranked {
                let twin = entry.twin.is_some_and(|twin| chosen.contains(&twin));
                let known = new_families && families.contains(&entry.family);
                if left > 0 && entry.truth == truth && !chosen.contains(at) && !twin && !known {
                    chosen.push(*at);
                    families.push(entry.family);
                    left -= 1;
                }
            }
        }
    }
    let mut entries: Vec<_> = chosen.iter().filter_map(|at| deck.items.get(*at)).collect();
    entries.sort_by_key(|entry| place(&entry.id, 1));
    let variant = |id: &str, variants: u32| u32::try_from(place(id, 2) % u64::from(variants.max(1)));
    let name = |entry: &super::entry::Entry| {
        Deck::name(entry, variant(&entry.id, entry.variants).unwrap_or_default())
    };
    entries.into_iter().map(name).collect()
}

/// Returns the check of a set: ten bits of its exercises.
pub(super) fn check(names: &[String]) -> u32 {
    (hash(names.iter().flat_map(|name| name.bytes().chain([b' ']))) >> 54) as u32
}
