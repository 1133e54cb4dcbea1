//! Sets for a group: items about a topic that a seed draws, or two such sets that are alike.

use super::{Quiz, deck::Deck, entry::Entry, rng::hash, set::check};
use crate::pack::Truth;

/// How hard the items of a set are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Level {
    /// Of every difficulty.
    #[default]
    Any,
    /// None of the hardest third, where there are enough others.
    Easier,
    /// None of the easiest third, where there are enough others.
    Harder,
}

/// What a set is to be drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish<'a> {
    /// Id of a family, tactic or look-alike; empty for items of all families.
    pub topic: &'a str,
    /// Number of items of a set.
    pub number: u32,
    /// How hard they are.
    pub level: Level,
    /// Number that chooses the items.
    pub seed: u32,
    /// Whether two sets are drawn, for before and after a lesson.
    pub pair: bool,
}

/// Sets that were drawn, as names of items or of their variants in the order in which they are asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sets {
    /// The set, or the first of two.
    pub first: Vec<String>,
    /// The second of two; empty where one is drawn.
    pub second: Vec<String>,
}

impl Sets {
    /// Returns ten bits that most probably differ for sets that differ.
    #[must_use]
    pub fn check(&self) -> u32 {
        // An empty name between the sets, so that it matters in which of them an item is.
        let all: Vec<String> =
            self.first.iter().chain([&String::new()]).chain(&self.second).cloned().collect();
        check(&all)
    }
}

impl Quiz {
    /// Returns whether the pack has items about a family, tactic or look-alike.
    #[must_use]
    pub fn has_topic(&self, topic: &str) -> bool {
        let deck = self.first_round().deck();
        !topic.is_empty() && deck.items.iter().any(|entry| is_about(deck, entry, topic))
    }

    /// Draws sets for a group. They depend on the wish and the pack alone, never on the log.
    ///
    /// A set is half genuine; with an odd number, one truth has one item more. It has nothing that is held out
    /// for measuring, and twins only where its topic has nothing else. Items about the topic come first, then
    /// others of its family, then others like them. It is shorter than wished only if the pack has too few.
    #[must_use]
    pub fn draw_sets(&self, wish: Wish<'_>) -> Sets {
        let deck = self.first_round().deck();
        let mut drawing = Drawing::new(deck, wish);
        let mut sets = [Vec::new(), Vec::new()];
        for slot in 0..wish.number {
            let Some(one) = drawing.next(slot) else { continue };
            let Some(id) = deck.items.get(one).map(|entry| entry.id.as_str()) else { continue };
            let swap = wish.pair && drawing.place(id, 3) % 2 == 1;
            if !wish.pair {
                sets[0].push(one);
            } else if let Some(other) = drawing.like(one) {
                let [first, second] = &mut sets;
                first.push(if swap { other } else { one });
                second.push(if swap { one } else { other });
            }
        }
        let [first, second] = sets.map(|set| drawing.names(set));
        Sets { first, second }
    }
}

/// Returns whether an item is of this family, tactic or look-alike.
fn is_about(deck: &Deck, entry: &Entry, topic: &str) -> bool {
    let is = |names: &[String], place: usize| names.get(place).is_some_and(|name| name == topic);
    is(&deck.families, entry.family) || is(&deck.tactics, entry.tactic)
}

/// Sets that are being drawn.
struct Drawing<'a> {
    deck: &'a Deck,
    wish: Wish<'a>,
    /// How far from the topic each item is: 0 about it, 1 of its family, 2 of a medium or channel group that
    /// it has, 3 for others; 0 for all items where there is no topic.
    distances: Vec<u8>,
    /// Indices of the items drawn, for either set.
    taken: Vec<usize>,
}

impl<'a> Drawing<'a> {
    fn new(deck: &'a Deck, wish: Wish<'a>) -> Self {
        let about = |entry: &&Entry| wish.topic.is_empty() || is_about(deck, entry, wish.topic);
        let own: Vec<&Entry> = deck.items.iter().filter(about).collect();
        let distance = |entry: &Entry| match () {
            () if about(&entry) => 0,
            () if own.iter().any(|other| other.family == entry.family) => 1,
            () if own.iter().any(|other| other.kind == entry.kind || other.group == entry.group) => 2,
            () => 3,
        };
        Self { deck, wish, distances: deck.items.iter().map(distance).collect(), taken: Vec::new() }
    }

    /// Returns where an item stands among all for some purpose, by its id and the seed alone, so that an item
    /// more or less in the pack changes little (rendezvous hashing, as for the sets that are passed on).
    fn place(&self, id: &str, purpose: u8) -> u64 {
        let seed = self.wish.seed.to_le_bytes();
        // Apart from the purposes of the sets that are passed on.
        hash(seed.into_iter().chain([b'c', purpose]).chain(id.bytes()))
    }

    /// Returns the items that can still be drawn, with their indices.
    fn free(&self) -> impl Iterator<Item = (usize, &Entry)> {
        let items = self.deck.items.iter().enumerate();
        items.filter(|(at, entry)| {
            !entry.was_measurable(0) && entry.truth != Truth::CannotTell && !self.taken.contains(at)
        })
    }

    /// Draws the item of a slot. Medium and channel group are those of an item of either truth, so that they
    /// say nothing of the truth, as in the quiz.
    fn next(&mut self, slot: u32) -> Option<usize> {
        let extra = self.wish.number % 2 == 1 && slot + 1 == self.wish.number;
        let genuine = if extra { self.place("", 4).is_multiple_of(2) } else { slot.is_multiple_of(2) };
        let truth = if genuine { Truth::Genuine } else { Truth::Scam };
        let purpose = u8::try_from(slot).unwrap_or(u8::MAX).saturating_add(16);
        let model = self.free().min_by_key(|(at, entry)| (self.place(&entry.id, purpose), *at));
        let (kind, group) = model.map(|(_, entry)| (entry.kind, entry.group))?;
        let of_truth = self.free().filter(|(_, entry)| entry.truth == truth);
        let best = of_truth.min_by_key(|(at, entry)| {
            let family =
                |taken: &&usize| self.entry(**taken).is_some_and(|other| other.family == entry.family);
            let other = 2 * u8::from(entry.kind != kind) + u8::from(entry.group != group);
            let known = self.taken.iter().filter(family).count();
            let rank = (self.distance(*at), self.has_twin(entry), self.is_off_level(entry));
            (rank, known, other, self.place(&entry.id, 0), *at)
        });
        let at = best.map(|(at, _)| at)?;
        self.taken.push(at);
        Some(at)
    }

    /// Draws the item most like this one: of its truth, then medium, family, difficulty and channel group.
    fn like(&mut self, of: usize) -> Option<usize> {
        let one = self.entry(of)?;
        let of_truth = self.free().filter(|(_, entry)| entry.truth == one.truth);
        let best = of_truth.min_by_key(|(at, entry)| {
            let near = (self.distance(*at), self.has_twin(entry), entry.family != one.family);
            let level = (self.is_off_level(entry), entry.stratum().abs_diff(one.stratum()));
            (entry.kind != one.kind, near, level, entry.group != one.group, self.place(&entry.id, 0), *at)
        });
        let at = best.map(|(at, _)| at)?;
        self.taken.push(at);
        Some(at)
    }

    fn entry(&self, at: usize) -> Option<&Entry> {
        self.deck.items.get(at)
    }

    fn distance(&self, at: usize) -> u8 {
        self.distances.get(at).copied().unwrap_or(u8::MAX)
    }

    /// Returns whether the twin of an item was drawn.
    fn has_twin(&self, entry: &Entry) -> bool {
        entry.twin.is_some_and(|twin| self.taken.contains(&twin))
    }

    fn is_off_level(&self, entry: &Entry) -> bool {
        match self.wish.level {
            Level::Any => false,
            Level::Easier => entry.stratum() == 2,
            Level::Harder => entry.stratum() == 0,
        }
    }

    /// Returns the names of items, in an order that says nothing of the truth and in which no twin follows its
    /// own.
    fn names(&self, set: Vec<usize>) -> Vec<String> {
        let mut left: Vec<(usize, &Entry)> =
            set.into_iter().filter_map(|at| Some((at, self.entry(at)?))).collect();
        left.sort_by_key(|(at, entry)| (self.place(&entry.id, 1), *at));
        let mut order: Vec<(usize, &Entry)> = Vec::new();
        while !left.is_empty() {
            let last = order.last().map(|(at, _)| *at);
            match left.iter().position(|(_, entry)| last.is_none() || entry.twin != last) {
                Some(next) => order.push(left.remove(next)),
                // Only the twin of the last is left: it comes first.
                None => order.insert(0, left.remove(0)),
            }
        }
        let variant = |entry: &Entry| self.place(&entry.id, 2) % u64::from(entry.variants.max(1));
        let number = |entry: &Entry| u32::try_from(variant(entry)).unwrap_or_default();
        order.into_iter().map(|(_, entry)| Deck::name(entry, number(entry))).collect()
    }
}
