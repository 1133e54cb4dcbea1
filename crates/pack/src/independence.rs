//! Measures whether anything but what decides gives the truth of an artefact away.
//!
//! The truth may follow from three things: what is asked, who owns the way it is asked by, and what a check
//! shows. Everything else is incidental, and should be as likely in a scam as in a genuine artefact.

mod bayes;
mod features;

use std::collections::BTreeMap;
use std::fmt;

use topup_guard_core::pack::{Item, Known, QuizPack, Truth, model_of, number_of, variant_name};
use topup_guard_core::quiz::{Ask, Confidence, FirstRound, Rng, Seed, SessionId, Verdict, judge};
use topup_guard_core::time::Millis;

use bayes::balanced;
pub(crate) use features::{INCIDENTALS, incidentals};

/// V from which on an incidental gives the truth away, and its levels are printed.
const MOST: f64 = 0.15;
/// Exercises in a drawn round.
const LENGTH: u32 = 10;
/// Variants of a model that the classifiers see.
const SEEN: u32 = 6;
/// Variants of a model that drawn rounds are made of, so that each is filled once.
const DRAWN: u32 = 64;
/// When the drawn rounds are played.
const NOW: Millis = Millis(1_796_000_000_000);

/// How much of the truth each incidental gives away in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Independence {
    /// BCP 47 tag of the language.
    pub lang: String,
    /// Number of drawn rounds.
    pub rounds: u32,
    /// Bias-corrected Cramér's V of each incidental with the truth, over all drawn artefacts.
    pub incidentals: Vec<(&'static str, f64)>,
    /// The same over the whole bank, of which each item counts once.
    pub over_bank: Vec<f64>,
    /// For each incidental, how often each of its levels was drawn in genuine artefacts and in scams.
    pub levels: Vec<Vec<(String, [f64; 2])>>,
    /// Balanced share of right guesses of a classifier that sees one part of the artefacts; ½ is chance.
    pub classifiers: Vec<(&'static str, f64)>,
    /// Balanced share of right guesses of the rule “verified, or reached by one's own route: genuine”.
    pub rule: f64,
}

/// Measures a pack with its texts over so many drawn rounds.
#[must_use]
pub fn independence(pack: &QuizPack, rounds: u32) -> Independence {
    let mut tables: Vec<BTreeMap<String, [f64; 2]>> = vec![BTreeMap::new(); INCIDENTALS.len()];
    let mut rule = [[0.0_f64; 2]; 2];
    let mut filled: BTreeMap<String, (bool, Vec<String>, bool)> = BTreeMap::new();
    let first = FirstRound::new(pack);
    for round in 0..rounds {
        for name in drawn(pack, first.clone(), round) {
            if !filled.contains_key(&name) {
                let Some(item) = pack.items.iter().find(|item| item.id == model_of(&name)) else { continue };
                if item.truth == Truth::CannotTell {
                    continue;
                }
                let item = item.fill(chosen(item, number_of(&name)));
                let seen = (item.truth == Truth::Scam, incidentals(&item), verified(&item));
                filled.insert(name.clone(), seen);
            }
            let Some((scam, values, verified)) = filled.get(&name) else { continue };
            for (table, value) in tables.iter_mut().zip(values) {
                let [genuine, scams] = table.entry(value.clone()).or_default();
                *(if *scam { scams } else { genuine }) += 1.0;
            }
            let [wrong, right] = &mut rule[usize::from(*scam)];
            *(if *verified == *scam { wrong } else { right }) += 1.0;
        }
    }
    let share = |[wrong, right]: [f64; 2]| right / (wrong + right).max(1.0);
    let names = INCIDENTALS.iter().copied();
    let pick: fn(&str) -> fn(&Item) -> String = features::part;
    let classifiers = ["context", "sender and brand", "addresses", "style"];
    let seen = seen(pack);
    Independence {
        lang: pack.lang.clone(),
        rounds,
        incidentals: names
            .zip(tables.iter().map(|table| cramers_v(&table.values().copied().collect::<Vec<_>>())))
            .collect(),
        over_bank: over_bank(pack),
        levels: tables.into_iter().map(|table| table.into_iter().collect()).collect(),
        classifiers: classifiers.iter().map(|name| (*name, balanced(&seen, pick(name)))).collect(),
        rule: (share(rule[0]) + share(rule[1])) / 2.0,
    }
}

/// Returns V of each incidental over all items, of which each counts once.
fn over_bank(pack: &QuizPack) -> Vec<f64> {
    let mut tables: Vec<BTreeMap<String, [f64; 2]>> = vec![BTreeMap::new(); INCIDENTALS.len()];
    for item in pack.items.iter().filter(|item| item.truth != Truth::CannotTell) {
        for number in 0..DRAWN {
            for (table, value) in tables.iter_mut().zip(incidentals(&item.fill(chosen(item, number)))) {
                let [genuine, scams] = table.entry(value).or_default();
                *(if item.truth == Truth::Scam { scams } else { genuine }) += 1.0 / f64::from(DRAWN);
            }
        }
    }
    tables.iter().map(|table| cramers_v(&table.values().copied().collect::<Vec<_>>())).collect()
}

/// Returns what somebody without a log who takes everything for a scam is asked in one round; `first` is of the
/// pack, and unused.
#[must_use]
pub fn drawn_round(pack: &QuizPack, mut first: FirstRound, round: u32) -> Vec<Ask> {
    let mut asked = Vec::new();
    let id = SessionId(Rng::new(Seed(u64::from(round))).next_u64());
    let Some(session) = first.start(LENGTH, id, NOW) else { return asked };
    while let Some(ask) = first.next(&session) {
        let Some(item) = pack.items.iter().find(|item| item.id == model_of(ask.item())) else { break };
        let action = item.actions.first().map(|action| action.id.clone()).unwrap_or_default();
        let Some(answer) = judge(item, Verdict::Scam, Confidence::Low, &action) else { break };
        first.add(first.record(&session, &ask, answer, NOW, 1_000));
        asked.push(ask);
    }
    asked
}

/// Returns the names of what is shown in one round, as variants that are filled once each.
fn drawn(pack: &QuizPack, first: FirstRound, round: u32) -> Vec<String> {
    let mut names = Vec::new();
    for ask in drawn_round(pack, first, round) {
        let number = number_of(ask.item()) % DRAWN;
        names.push(variant_name(model_of(ask.item()), number));
        // Twins are shown side by side.
        if let Ask::Twins { genuine, .. } = &ask {
            names.push(variant_name(model_of(genuine), number));
        }
    }
    names
}

/// Returns some variants of every item that is a scam or genuine.
fn seen(pack: &QuizPack) -> Vec<Item> {
    let clear = pack.items.iter().filter(|item| item.truth != Truth::CannotTell);
    clear
        .flat_map(|item| {
            let count = item.variants();
            // Spread over all of them; 1 less than a multiple visits every value of every slot.
            (0..SEEN).map(move |number| item.fill(number * count.div_ceil(SEEN).max(1) + number))
        })
        .collect()
}

/// Returns the number of a variant, chosen at random: the same one for the same number.
fn chosen(item: &Item, number: u32) -> u32 {
    let place = Rng::new(Seed(u64::from(number))).below(item.variants() as usize);
    u32::try_from(place).unwrap_or_default()
}

/// Returns whether somebody who goes by the rule would take an artefact for genuine.
fn verified(item: &Item) -> bool {
    matches!(item.known, Known::Matches | Known::Decoy)
}

/// Returns Cramér's V of a table with two columns, corrected for bias (Bergsma 2013, J. Korean Stat. Soc.
/// 42:323-328).
#[must_use]
pub fn cramers_v(rows: &[[f64; 2]]) -> f64 {
    let total: f64 = rows.iter().flatten().sum();
    let column = |place: usize| rows.iter().filter_map(|row| row.get(place)).sum::<f64>();
    let columns = [column(0), column(1)];
    if rows.len() < 2 || total < 2.0 || columns.contains(&0.0) {
        return 0.0;
    }
    let chi: f64 = rows
        .iter()
        .flat_map(|row| {
            let sum: f64 = row.iter().sum();
            row.iter()
                .zip(columns)
                .map(move |(count, column)| (count - sum * column / total).powi(2) / (sum * column / total))
        })
        .sum();
    let (rows, columns) = (rows.len() as f64, 2.0);
    let phi = (chi / total - (rows - 1.0) * (columns - 1.0) / (total - 1.0)).max(0.0);
    let corrected = |count: f64| count - (count - 1.0).powi(2) / (total - 1.0);
    (phi / (corrected(rows).min(corrected(columns)) - 1.0)).sqrt()
}

/// Writes in how many of a hundred genuine artefacts, and of a hundred scams, each level of an incidental
/// stands.
fn write_levels(f: &mut fmt::Formatter<'_>, levels: &[(String, [f64; 2])]) -> fmt::Result {
    let all = |place: usize| levels.iter().filter_map(|(_, counts)| counts.get(place)).sum::<f64>().max(1.0);
    let (genuine, scams) = (all(0), all(1));
    for (level, counts) in levels {
        let of = [100.0 * counts[0] / genuine, 100.0 * counts[1] / scams];
        writeln!(f, "      {level:<26} genuine {:>3.0}   scam {:>3.0}", of[0], of[1])?;
    }
    Ok(())
}

impl fmt::Display for Independence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "What gives the truth away ({}, {} drawn rounds)", self.lang, self.rounds)?;
        for (((name, v), bank), levels) in self.incidentals.iter().zip(&self.over_bank).zip(&self.levels) {
            writeln!(f, "  {name:<34} V = {v:.3}, over the bank {bank:.3}")?;
            if *v >= MOST {
                write_levels(f, levels)?;
            }
        }
        for (name, share) in &self.classifiers {
            writeln!(f, "  guessed from {name:<21} {share:.3}")?;
        }
        writeln!(f, "  rule “verified or own route”       {:.3}", self.rule)
    }
}
