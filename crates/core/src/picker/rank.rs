//! Ranking of channels: gates first, then a weighted sum.

use super::{Answers, Choice, Question};
use crate::pack::{Channel, Criterion, Fit, Level, Pack};

/// The criterion that is computed from what a channel accepts instead of being authored.
const PAY: &str = "pay";

/// Outcome of the picker for some answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome<'a> {
    /// Stop: somebody else asks for the top-up or guides the person. No channel is recommended until that is
    /// over.
    Stop,
    /// Channels in order, best first, and those that were ruled out.
    Ranking {
        /// Best first; equal scores in authored order.
        ranked: Vec<Ranked<'a>>,
        /// In authored order.
        ruled_out: Vec<RuledOut<'a>>,
    },
}

/// Channel that passed every gate, with its score.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked<'a> {
    /// The channel.
    pub channel: &'a Channel,
    /// Sum of the points of its parts; higher is better.
    pub score: u32,
    /// Rank from 1. Channels with equal scores share a rank.
    pub place: usize,
    /// One part for each criterion, in the order of the criteria.
    pub parts: Vec<Part<'a>>,
    /// What to find out or set up before: gates whose answer is not known, or that it passes only maybe.
    pub caveats: Vec<Reason<'a>>,
}

/// One criterion's share of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'a> {
    /// The criterion.
    pub criterion: &'a Criterion,
    /// Its weight with these answers.
    pub weight: u32,
    /// The channel's rating, 0 to 3.
    pub rating: u32,
}

impl Part<'_> {
    /// Returns weight times rating.
    #[must_use]
    pub fn points(&self) -> u32 {
        self.weight * self.rating
    }
}

/// Channel that was removed, with every gate that removed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuledOut<'a> {
    /// The channel.
    pub channel: &'a Channel,
    /// Never empty.
    pub gates: Vec<Reason<'a>>,
}

/// Gate: a rule by which answers can remove a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// It does not credit this card.
    Card,
    /// It needs a smartphone or computer.
    Online,
    /// It does not take this way of paying.
    Pay,
    /// It needs somebody to go there.
    Trip,
    /// It is open in the daytime only.
    Hours,
    /// It is sure to credit only numbers of its own network.
    Network,
}

impl Gate {
    /// Returns the question whose answer decides.
    #[must_use]
    pub fn question(self) -> Question {
        match self {
            Self::Card => Question::Card,
            Self::Online => Question::Phone,
            Self::Pay => Question::Pay,
            Self::Trip => Question::Go,
            Self::Hours => Question::When,
            Self::Network => Question::Whom,
        }
    }
}

/// Gate, and what the channel's authors say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason<'a> {
    /// The gate.
    pub gate: Gate,
    /// The channel's own text about it; none where the general sentence of the gate suffices.
    pub fit: Option<&'a Fit>,
}

/// Ranks the channels of a pack for these answers.
///
/// Gates remove channels first; “not sure” never removes one, but leaves a caveat. The score of the others is
/// the sum of weight × rating over the criteria. Weights and ratings are authored; answers add to weights.
///
/// ```
/// use topup_guard_core::{
///     pack::{Channel, Claim, Fit, Help, Level, Map, Messages, Pack, PickerText, Stop},
///     picker::{Answers, Choice, Gate, Outcome, Question, rank},
/// };
/// # let claim = Claim::default;
/// # let yes = || Fit { level: Level::Yes, text: String::new(), sources: Vec::new(), own: true };
/// # let map = |ids: &[&str]| -> Map<Fit> { ids.iter().map(|id| (id.to_string(), yes())).collect() };
/// # let channel = |id: &str, accepts: &[&str]| Channel {
/// #     id: id.into(), name: id.into(), best: claim(), group: "store".into(), serves: map(&["phone"]),
/// #     accepts: map(accepts), online: false, trip: false, daytime: false, own_network: false,
/// #     needs_card: false, ratings: Map::default(), needs: Vec::new(),
/// #     steps: Vec::new(), hours: claim(), arrival: claim(), cost: Vec::new(), strengths: Vec::new(),
/// #     weaknesses: Vec::new(), official: Vec::new(), payee: claim(), risk: claim(), trouble: Vec::new(),
/// # };
/// # let picker = PickerText { questions: Vec::new(), criteria: Vec::new(), stop: Stop::default() };
/// # let pack = Pack {
/// #     lang: "en".into(), compiled: String::new(), reviewed: String::new(), version: String::new(),
/// #     by: Default::default(), messages: Messages::default(), picker, not_channels: Vec::new(),
/// #     channels: vec![channel("store", &["cash"]), channel("wallet", &["wallet"])],
/// #     precautions: Vec::new(), cards: Vec::new(), guides: Vec::new(), help: Help::default(),
/// #     sources: Vec::new(),
/// # };
///
/// // A pack with two channels: "store" takes cash, "wallet" takes a mobile wallet.
/// let answers = Answers::new().with(Question::Card, Choice::PhoneCard).with(Question::Pay, Choice::Cash);
/// let Outcome::Ranking { ranked, ruled_out } = rank(&answers, &pack) else { panic!("nobody is asking") };
/// assert_eq!((ranked[0].channel.id.as_str(), ranked[0].place), ("store", 1));
/// assert_eq!((ruled_out[0].channel.id.as_str(), ruled_out[0].gates[0].gate), ("wallet", Gate::Pay));
///
/// assert_eq!(rank(&answers.with(Question::Asked, Choice::Somebody), &pack), Outcome::Stop);
/// ```
#[must_use]
pub fn rank<'a>(answers: &Answers, pack: &'a Pack) -> Outcome<'a> {
    if answers.known(Question::Asked) == Some(Choice::Somebody) {
        return Outcome::Stop;
    }
    let weights = weights(answers, pack);
    let mut ranked = Vec::new();
    let mut ruled_out = Vec::new();
    for channel in &pack.channels {
        let mut gates = Vec::new();
        let mut caveats = Vec::new();
        for (level, reason) in judge(answers, channel) {
            match level {
                Level::No => gates.push(reason),
                Level::Maybe => caveats.push(reason),
                Level::Yes => {}
            }
        }
        if gates.is_empty() {
            let parts: Vec<_> = weights
                .iter()
                .map(|&(criterion, weight)| Part {
                    criterion,
                    weight,
                    rating: rating(answers, channel, &criterion.id),
                })
                .collect();
            let score = parts.iter().map(Part::points).sum();
            let at = ranked.partition_point(|other: &Ranked<'_>| other.score >= score);
            ranked.insert(at, Ranked { channel, score, place: 0, parts, caveats });
        } else {
            ruled_out.push(RuledOut { channel, gates });
        }
    }
    let mut before = None;
    let mut place = 0;
    for (index, entry) in ranked.iter_mut().enumerate() {
        if before != Some(entry.score) {
            place = index + 1;
            before = Some(entry.score);
        }
        entry.place = place;
    }
    Outcome::Ranking { ranked, ruled_out }
}

/// Returns each criterion with its weight: the authored base and what the answers add.
fn weights<'a>(answers: &Answers, pack: &'a Pack) -> Vec<(&'a Criterion, u32)> {
    let chosen: Vec<_> = answers
        .iter()
        .filter_map(|(question, choice)| {
            let question = pack.picker.questions.iter().find(|text| text.id == question.id())?;
            question.options.iter().find(|text| text.id == choice.id())
        })
        .collect();
    pack.picker
        .criteria
        .iter()
        .map(|criterion| {
            let added: u32 = chosen
                .iter()
                .filter_map(|option| option.weights.get(&criterion.id))
                .map(|weight| u32::from(*weight))
                .sum();
            (criterion, u32::from(criterion.weight) + added)
        })
        .collect()
}

/// Returns a channel's rating on a criterion, 0 to 3. Payment is rated 3 if accepted, 1 if maybe.
fn rating(answers: &Answers, channel: &Channel, criterion: &str) -> u32 {
    if criterion == PAY {
        return match accepted(answers, channel).map_or(Level::Maybe, |(level, _)| level) {
            Level::Yes => 3,
            Level::Maybe => 1,
            Level::No => 0,
        };
    }
    channel.ratings.get(criterion).map_or(0, |rating| u32::from(rating.value.min(3)))
}

/// Applies every gate to a channel.
fn judge<'a>(answers: &Answers, channel: &'a Channel) -> Vec<(Level, Reason<'a>)> {
    let mut judged = Vec::new();

    let (level, fit) = match answers.known(Question::Card) {
        Some(card) => fit(serves(channel, card)),
        // The kind of card is not known: only a channel that takes every card has no caveat.
        None => match channel.serves.values().find(|fit| fit.level != Level::Yes) {
            Some(limited) => (Level::Maybe, Some(limited)),
            None => (Level::Yes, None),
        },
    };
    judged.push((level, Reason { gate: Gate::Card, fit }));

    if channel.online {
        let level = match answers.known(Question::Phone) {
            Some(Choice::Basic) => Level::No,
            Some(_) => Level::Yes,
            None => Level::Maybe,
        };
        judged.push((level, Reason { gate: Gate::Online, fit: None }));
    }

    let (level, fit) = accepted(answers, channel).unwrap_or((Level::Maybe, None));
    judged.push((level, Reason { gate: Gate::Pay, fit }));

    if channel.trip {
        let level = match answers.known(Question::Go) {
            Some(Choice::Stay) => Level::No,
            Some(_) => Level::Yes,
            None => Level::Maybe,
        };
        judged.push((level, Reason { gate: Gate::Trip, fit: None }));
    }

    if channel.daytime {
        // It may be day or night: that is for the person to see.
        let level = match answers.known(Question::When) {
            Some(Choice::Later) => Level::Yes,
            _ => Level::Maybe,
        };
        judged.push((level, Reason { gate: Gate::Hours, fit: None }));
    }

    if channel.own_network {
        let level = match answers.known(Question::Whom) {
            Some(Choice::Me) => Level::Yes,
            _ => Level::Maybe,
        };
        judged.push((level, Reason { gate: Gate::Network, fit: None }));
    }
    judged
}

/// Returns what a channel says about a kind of card. A visitor's SIM that has a number is a phone SIM, so
/// what holds for that holds for it where the channel says nothing else.
fn serves(channel: &Channel, card: Choice) -> Option<&Fit> {
    let own = channel.serves.get(card.id());
    if card == Choice::Visitor { own.or_else(|| channel.serves.get(Choice::PhoneCard.id())) } else { own }
}

/// Returns how well the best of the person's means of payment is accepted; none if their means are not known.
fn accepted<'a>(answers: &Answers, channel: &'a Channel) -> Option<(Level, Option<&'a Fit>)> {
    let means: &[Choice] = match answers.known(Question::Pay)? {
        // A wallet is tied to a bank card, and cash can be drawn with one.
        Choice::Wallet => &[Choice::Wallet, Choice::BankCard, Choice::Cash],
        Choice::BankCard => &[Choice::BankCard, Choice::Cash],
        Choice::ForeignCard => &[Choice::ForeignCard],
        _ => &[Choice::Cash],
    };
    let mut best = (Level::No, None);
    for (index, choice) in means.iter().enumerate() {
        let found = fit(channel.accepts.get(choice.id()));
        if index == 0 || found.0 > best.0 {
            best = found;
        }
    }
    Some(best)
}

/// Returns a fit with its level; a fit that is not authored is a no.
fn fit(fit: Option<&Fit>) -> (Level, Option<&Fit>) {
    (fit.map_or(Level::No, |fit| fit.level), fit)
}
