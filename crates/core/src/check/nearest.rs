//! Which known patterns, and which genuine things, a text is most like.

use super::fold::{Letter, Simplified, plain};
use super::index::{Index, Terms};
use crate::pack::{CheckPack, Strength};

/// Something that a text is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nearest {
    /// Its index in [`CheckPack::entries`].
    pub entry: usize,
    /// How near, for comparing with others of the same finding; no probability.
    pub score: u32,
}

/// Entries ready to be compared with texts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Nearby {
    index: Index,
}

/// Most characters of a text that are compared: what follows says the same over and over.
const LONGEST: usize = 20_000;

/// What the entry with the words nearest to the text's gets for them.
const WORDS: u32 = 400;

/// Fewer points than this for words say nothing.
const LEAST: u32 = 120;

impl Nearby {
    pub(crate) fn new(pack: &CheckPack, simplified: &Simplified) -> Self {
        let mut index = Index::default();
        for entry in &pack.entries {
            let [name, also, terms] =
                [&entry.name, &entry.also, &entry.terms].map(|text| plain(text, simplified));
            index.add(&[(&name, 4), (&also, 4), (&terms, 3)]);
        }
        index.sort();
        Self { index }
    }

    /// Returns the nearest tactics and the nearest look-alikes. Where signs were found, the genuine thing
    /// that the nearest tactic is most easily mistaken for comes first.
    pub(crate) fn nearest(
        &self,
        pack: &CheckPack,
        present: &[bool],
        (combined, found): (&[&str], bool),
        text: &[Letter],
    ) -> (Vec<Nearest>, Vec<Nearest>) {
        let words = self.index.scores(&Terms::of(text.iter().take(LONGEST).map(|letter| letter.c)).list);
        let most = |genuine: bool| {
            let own = pack.entries.iter().zip(&words).filter(|(entry, _)| entry.genuine == genuine);
            own.map(|(_, score)| *score).max().unwrap_or_default()
        };
        let most = [most(false), most(true)];
        let mut scores: Vec<u32> = pack
            .entries
            .iter()
            .zip(&words)
            .map(|(entry, words)| {
                let most = if entry.genuine { most[1] } else { most[0] };
                if most < LEAST {
                    0
                } else {
                    u32::try_from(u64::from(*words) * u64::from(WORDS) / u64::from(most)).unwrap_or_default()
                }
            })
            .collect();
        let mut add = |id: &str, points: u32| {
            let place = pack.entries.iter().position(|entry| entry.id == id);
            place.and_then(|place| scores.get_mut(place)).into_iter().for_each(|score| *score += points);
        };
        for (sign, _) in pack.signs.iter().zip(present).filter(|(_, present)| **present) {
            let points = match sign.strength {
                Strength::Minor => 30,
                Strength::Careful => 200,
                Strength::Decisive => 500,
                Strength::Genuine => 200,
            };
            for (place, id) in (0_u32..).zip(&sign.points) {
                // The first is the most likely.
                add(id, points * 4 / (4 + place * 2));
            }
        }
        combined.iter().for_each(|tactic| add(tactic, 400));
        let nearest = |genuine: bool, scores: &[u32]| {
            let mut list: Vec<Nearest> = pack
                .entries
                .iter()
                .zip(scores)
                .enumerate()
                .filter(|(_, (entry, score))| entry.genuine == genuine && **score > 0)
                .map(|(entry, (_, score))| Nearest { entry, score: *score })
                .collect();
            list.sort_unstable_by_key(|near| (u32::MAX - near.score, near.entry));
            list
        };
        let mut tactics = nearest(false, &scores);
        // The genuine thing that the nearest fraud is most easily mistaken for stands before others.
        let family = tactics.first().and_then(|near| pack.entries.get(near.entry)).map(|entry| &entry.family);
        let like = pack
            .contrasts
            .iter()
            .find(|contrast| Some(&contrast.family) == family)
            .map(|contrast| &contrast.like);
        for (entry, score) in pack.entries.iter().zip(&mut scores).filter(|(entry, _)| entry.genuine) {
            let bonus = if Some(&entry.id) == like {
                if found { 900 } else { 100 }
            } else if Some(&entry.family) == family {
                150
            } else {
                0
            };
            *score += bonus;
        }
        let mut look_alikes = nearest(true, &scores);
        tactics.truncate(super::Finding::MOST);
        look_alikes.truncate(super::Finding::MOST);
        (tactics, look_alikes)
    }
}
