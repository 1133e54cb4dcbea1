//! Scams and genuine items cannot be distinguished by style: a classifier that sees nothing else fails.
//!
//! Naive Bayes over two-valued features, since with some ninety items anything subtler only learns them by
//! heart; cross-validated, twins always in the same fold.

use topup_guard_core::pack::{ArtefactKind, Item, Truth, model_of};
use topup_guard_pack::{content_dir, packs};

/// Above this share of right guesses, style gives the answer away.
const LIMIT: f64 = 0.65;
const FOLDS: u64 = 5;
const SEEDS: u64 = 6;
/// Variants of each item that are seen.
const VARIANTS: u32 = 4;
const KINDS: [ArtefactKind; 7] = [
    ArtefactKind::Sms,
    ArtefactKind::Chat,
    ArtefactKind::Call,
    ArtefactKind::Page,
    ArtefactKind::Poster,
    ArtefactKind::Counter,
    ArtefactKind::Listing,
];

/// An item as the classifier sees it.
struct Seen {
    /// The same for twins: they share a fold.
    pair: String,
    scam: bool,
    /// Length in characters; shares of digits and of punctuation in a thousand.
    amounts: [usize; 3],
    /// Exclamation mark, address, masked caller, and each kind of artefact.
    signs: Vec<bool>,
}

fn see(item: &Item) -> Option<Seen> {
    let scam = match item.truth {
        Truth::Scam => true,
        Truth::Genuine => false,
        Truth::CannotTell => return None,
    };
    let runs = || item.artefact.from.iter().chain(item.artefact.lines.iter().flat_map(|line| &line.runs));
    let text: String = runs().map(|run| run.text.as_str()).collect();
    let length = text.chars().count().max(1);
    let share = |is: fn(char) -> bool| text.chars().filter(|c| is(*c)).count() * 1000 / length;
    let punctuation = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    let inert = |is: fn(&str) -> bool| runs().any(|run| run.inert && is(&run.text));
    let mut signs = vec![
        text.contains(['!', '！']),
        inert(|text| text.contains("[.]")),
        inert(|text| text.contains("***")),
    ];
    signs.extend(KINDS.map(|kind| item.artefact.kind == kind));
    let pair = [&item.id, &item.twin].into_iter().map(|id| model_of(id)).filter(|id| !id.is_empty()).min();
    Some(Seen {
        pair: pair.unwrap_or_default().to_owned(),
        scam,
        amounts: [length, share(|c| c.is_numeric()), share(punctuation)],
        signs,
    })
}

/// What the classifier learned: the median of each amount, and how often each feature is true, by truth.
struct Learned {
    medians: [usize; 3],
    /// Log odds of each feature being true and being false, for a scam.
    weights: Vec<(f64, f64)>,
    prior: f64,
}

impl Learned {
    fn from(items: &[&Seen]) -> Self {
        let median = |place: usize| {
            let mut all: Vec<_> = items.iter().map(|item| item.amounts[place]).collect();
            all.sort_unstable();
            all[all.len() / 2]
        };
        let medians = [median(0), median(1), median(2)];
        let count = |scam: bool| items.iter().filter(|item| item.scam == scam).count();
        let known = features(items[0], &medians).len();
        // Laplace's rule: nothing is thought impossible for not having been seen.
        let chance = |scam: bool, place: usize| {
            let there =
                items.iter().filter(|item| item.scam == scam && features(item, &medians)[place]).count();
            (there as f64 + 1.0) / (count(scam) as f64 + 2.0)
        };
        let weight = |place| {
            let (scam, genuine) = (chance(true, place), chance(false, place));
            ((scam / genuine).ln(), ((1.0 - scam) / (1.0 - genuine)).ln())
        };
        let prior = (count(true) as f64 / count(false).max(1) as f64).ln();
        Self { medians, weights: (0..known).map(weight).collect(), prior }
    }

    fn takes_for_scam(&self, item: &Seen) -> bool {
        let found = features(item, &self.medians);
        let pairs = found.iter().zip(&self.weights);
        self.prior + pairs.map(|(there, (with, without))| if *there { *with } else { *without }).sum::<f64>()
            > 0.0
    }
}

fn features(item: &Seen, medians: &[usize; 3]) -> Vec<bool> {
    let long = item.amounts.iter().zip(medians).map(|(amount, median)| amount > median);
    long.chain(item.signs.iter().copied()).collect()
}

/// Spreads pairs over folds, another way for each seed: FNV-1a and a finish.
fn fold(pair: &str, seed: u64) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let hash = pair.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 33
}

/// Returns the mean share of right guesses over all seeds and folds.
fn accuracy(items: &[Seen]) -> f64 {
    let (mut right, mut all) = (0_usize, 0_usize);
    for seed in 0..SEEDS {
        for tested in 0..FOLDS {
            let (test, train): (Vec<&Seen>, Vec<&Seen>) =
                items.iter().partition(|item| fold(&item.pair, seed) % FOLDS == tested);
            let learned = Learned::from(&train);
            right += test.iter().filter(|item| learned.takes_for_scam(item) == item.scam).count();
            all += test.len();
        }
    }
    right as f64 / all as f64
}

fn bank(lang: &str) -> Vec<Seen> {
    let packs = packs(&content_dir()).expect("sound content");
    let pack = packs.iter().find(|pack| pack.lang == lang).expect("a language of ours");
    let variants = pack.quiz.items.iter().flat_map(|item| {
        let apart = item.variants().div_ceil(VARIANTS).max(1);
        (0..VARIANTS).map(move |number| item.fill(number * apart + number))
    });
    variants.filter_map(|item| see(&item)).collect()
}

#[test]
fn style_does_not_tell_scams_from_genuine_items() {
    for lang in ["zh-Hans", "en"] {
        let accuracy = accuracy(&bank(lang));
        println!("{lang}: {accuracy:.3}");
        assert!(accuracy <= LIMIT, "{lang}: style alone is right in {accuracy:.3} of cases");
    }
}

#[test]
fn no_single_feature_of_style_does_either() {
    for lang in ["zh-Hans", "en"] {
        let items = bank(lang);
        for place in 0..3 {
            let with = items.iter().filter(|item| item.signs[place]);
            let (scam, all) = (with.clone().filter(|item| item.scam).count(), with.count());
            let share = scam as f64 / all.max(1) as f64;
            println!("{lang} sign {place}: {scam} scams of {all}");
            assert!(
                (0.35..=0.65).contains(&share),
                "{lang}: of {all} items with sign {place}, {scam} are scams"
            );
        }
    }
}

#[test]
fn a_planted_give_away_is_found() {
    type Plant = fn(&mut Seen);
    let exclaim: Plant = |item| item.signs[0] = item.scam;
    let longer: Plant = |item| item.amounts[0] += if item.scam { 200 } else { 0 };
    // In four scams of five a caller is masked, in one genuine item of five.
    let caller: Plant = |item| item.signs[2] = fold(&item.pair, 7).is_multiple_of(5) != item.scam;
    for (name, plant) in [("exclamation", exclaim), ("length", longer), ("caller", caller)] {
        let mut items = bank("en");
        items.iter_mut().for_each(plant);
        let accuracy = accuracy(&items);
        assert!(accuracy > LIMIT, "{name}: {accuracy:.3}");
    }
}
