//! Answers that are fitted: each verdict on a form once, by person or round.

use std::collections::{BTreeMap, BTreeSet};

use topup_guard_core::pack::{Truth, model_of};
use topup_guard_core::quiz::stats::Share;
use topup_guard_core::quiz::{DAY, Verdict};
use topup_guard_core::time::Millis;

use super::model::Round;
use super::problem::Problem;
use super::read::{Files, Source, Verdicted};

/// Before this there was no program whose answers could be read: 2026-01-01 in UTC.
const EARLIEST: Millis = Millis(1_767_225_600_000);
/// Nobody has read what was asked in less, in milliseconds.
const QUICKEST: u64 = 1_000;
/// Scams and genuine artefacts of a form.
const FORM: usize = 40;

/// Models of the bank: whether each can be calibrated, by id; none for those in no form.
pub(crate) type Bank = BTreeMap<String, Option<Truth>>;

/// Verdicts of one truth, by person or round.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    /// Ids of the models, by number.
    pub(crate) models: Vec<String>,
    pub(crate) rounds: Vec<Round>,
}

impl Answers {
    /// Returns how often each model was judged, and how often rightly.
    pub(crate) fn shares(&self) -> Vec<Share> {
        let mut shares = vec![Share::default(); self.models.len()];
        for (model, right) in self.rounds.iter().flatten() {
            shares[*model].whole += 1;
            shares[*model].part += u32::from(*right);
        }
        shares
    }
}

/// What was gathered from files.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// Verdicts on scams, then those on genuine artefacts.
    pub(crate) answers: [Answers; 2],
    /// Number of people or rounds, and of those that have a whole form.
    pub(crate) rounds: usize,
    pub(crate) whole: usize,
    /// Number of verdicts “cannot tell”, which are not right.
    pub(crate) withheld: usize,
    pub(crate) verdicts: usize,
}

/// Gathers what can be fitted: of everybody the first verdict on each model. Everything else is a problem.
///
/// The answers of one person on one form are a round, however many sittings it took; of statements nobody
/// knows more than the sitting.
pub(crate) fn gather(files: &mut Files, bank: &Bank, now: Millis) -> Gathered {
    let people = files.people();
    let mut verdicts = std::mem::take(&mut files.verdicts);
    // Records first, since they say more about the same answer; then by time, since the first one counts.
    verdicts.sort_by_key(|one| (one.source == Source::Statement, one.at));
    let mut practised: BTreeMap<(usize, &str), Millis> = BTreeMap::new();
    for (record, item, at) in &files.practised {
        let first = practised.entry((people[*record], model_of(item))).or_insert(*at);
        *first = (*first).min(*at);
    }
    let mut given: BTreeMap<(String, String), Verdict> = BTreeMap::new();
    let mut judged: BTreeSet<(usize, String)> = BTreeSet::new();
    let mut rounds: BTreeMap<String, Vec<(String, Truth, bool)>> = BTreeMap::new();
    let mut gathered = Gathered::default();
    for one in verdicts {
        let model = model_of(&one.item).to_owned();
        let (group, problem) = match one.source {
            Source::Record(record) => {
                let person = people[record];
                let seen = practised.get(&(person, &*model)).is_some_and(|shown| *shown < one.at);
                let problem = if seen { Some(Problem::Practised) } else { None };
                let known = given.contains_key(&(one.round.clone(), model.clone()));
                let before = !known && judged.contains(&(person, model.clone()));
                (format!("record {person} {}", one.form), problem.or(before.then_some(Problem::SeenBefore)))
            }
            Source::Statement => (format!("round {}", one.round), None),
        };
        match fault(&one, &model, bank, now).map_err(|fault| (fault, one.item.clone())).and_then(|truth| {
            let key = (one.round.clone(), model.clone());
            let again = given
                .get(&key)
                .map(|verdict| if *verdict == one.verdict { Problem::Again } else { Problem::Otherwise });
            again.or(problem).map_or(Ok(truth), |problem| Err((problem, model.clone())))
        }) {
            Ok(truth) => {
                given.insert((one.round.clone(), model.clone()), one.verdict);
                if let Source::Record(record) = one.source {
                    judged.insert((people[record], model.clone()));
                }
                gathered.verdicts += 1;
                gathered.withheld += usize::from(one.verdict == Verdict::CannotTell);
                rounds.entry(group).or_default().push((model, truth, one.right));
            }
            Err((problem, detail)) => files.problems.add(problem, one.place, detail),
        }
    }
    gathered.rounds = rounds.len();
    gathered.whole = rounds.values().filter(|round| round.len() >= FORM).count();
    for (place, truth) in [Truth::Scam, Truth::Genuine].into_iter().enumerate() {
        gathered.answers[place] = numbered(rounds.values(), truth);
    }
    gathered
}

/// Returns the truth of what was judged, or why the verdict cannot be used.
fn fault(one: &Verdicted, model: &str, bank: &Bank, now: Millis) -> Result<Truth, Problem> {
    let truth = bank.get(model).ok_or(Problem::NoItem)?.ok_or(Problem::InNoForm)?;
    if one.verdict.is_right(truth) != one.right {
        return Err(Problem::Contradicts);
    }
    if one.at < EARLIEST || one.at - now > DAY || one.took_ms < QUICKEST {
        return Err(Problem::ImpossibleTime);
    }
    Ok(truth)
}

/// Returns the verdicts of one truth with models by number.
fn numbered<'a>(rounds: impl Iterator<Item = &'a Vec<(String, Truth, bool)>>, truth: Truth) -> Answers {
    let rounds: Vec<Vec<&(String, Truth, bool)>> =
        rounds.map(|round| round.iter().filter(|(_, of, _)| *of == truth).collect()).collect();
    let models: BTreeSet<&String> = rounds.iter().flatten().map(|(model, ..)| model).collect();
    let models: Vec<String> = models.into_iter().cloned().collect();
    let number = |model: &String| models.binary_search(model).unwrap_or_default();
    let round = |round: &Vec<&(String, Truth, bool)>| -> Round {
        round.iter().map(|(model, _, right)| (number(model), *right)).collect()
    };
    let rounds = rounds.iter().filter(|round| !round.is_empty()).map(round).collect();
    Answers { models, rounds }
}
