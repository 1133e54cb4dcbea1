//! Gates first, then a transparent sum.

use super::{Answers, Choice, Question};
use crate::pack::{Channel, Criterion, Fit, Level, Pack};

/// The criterion that is computed from what a channel accepts instead of being authored.
const PAY: &str = "pay";

/// What the answers lead to.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome<'a> {
    /// Somebody else is asking or guiding: no channel until that is over.
    Stop,
    /// Channels in order, best first, and those that were ruled out.
    Ranking {
        /// Best first; equal scores in authored order.
        ranked: Vec<Ranked<'a>>,
        /// In authored order.
        ruled_out: Vec<RuledOut<'a>>,
    },
}

/// A channel that may be used, with what its score is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked<'a> {
    /// The channel.
    pub channel: &'a Channel,
    /// Sum of the points of its parts.
    pub score: u32,
    /// 1 for the first set; channels with equal scores share a place.
    pub place: usize,
    /// One part for each criterion, in the order of the criteria.
    pub parts: Vec<Part<'a>>,
    /// What to find out or set up before: answers that are not known, or fit only maybe.
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
    /// Weight times rating.
    #[must_use]
    pub fn points(&self) -> u32 {
        self.weight * self.rating
    }
}

/// A channel that was removed, with every gate that removed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuledOut<'a> {
    /// The channel.
    pub channel: &'a Channel,
    /// Never empty.
    pub gates: Vec<Reason<'a>>,
}

/// Which rule speaks about a channel.
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
    /// The question whose answer decides.
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

/// A rule, and the authored words about it where the channel has some.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason<'a> {
    /// The rule.
    pub gate: Gate,
    /// The channel's own words; none where the general sentence says all.
    pub fit: Option<&'a Fit>,
}

/// Ranks a pack's channels for these answers.
///
/// “Not sure” never removes a channel: it leaves a caveat. A higher score is better; the score is the sum over
/// the criteria of weight × rating, both of them authored, and nothing else.
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

/// Ids of the channels that are first, in authored order; empty for a stop or when nothing is left.
#[must_use]
pub fn lead<'a>(outcome: &Outcome<'a>) -> Vec<&'a str> {
    match outcome {
        Outcome::Stop => Vec::new(),
        Outcome::Ranking { ranked, .. } => ranked
            .iter()
            .take_while(|entry| entry.place == 1)
            .map(|entry| entry.channel.id.as_str())
            .collect(),
    }
}

/// The criteria on which one channel gains more points than another, largest gain first.
///
/// Each pair holds the winner's part and the other's.
#[must_use]
pub fn contrast<'a>(winner: &Ranked<'a>, other: &Ranked<'a>) -> Vec<(Part<'a>, Part<'a>)> {
    let mut gains: Vec<(Part<'a>, Part<'a>)> = Vec::new();
    for (won, lost) in winner.parts.iter().copied().zip(other.parts.iter().copied()) {
        if let Some(gain) = won.points().checked_sub(lost.points()).filter(|gain| *gain > 0) {
            let at = gains.partition_point(|(won, lost)| won.points() - lost.points() >= gain);
            gains.insert(at, (won, lost));
        }
    }
    gains
}

/// Each criterion with its weight: the authored base and what the answers add.
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

/// A channel's rating on a criterion, 0 to 3; what it accepts is rated 3 for yes and 1 for maybe.
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

/// What every rule says about a channel.
fn judge<'a>(answers: &Answers, channel: &'a Channel) -> Vec<(Level, Reason<'a>)> {
    let mut judged = Vec::new();

    let (level, fit) = match answers.known(Question::Card) {
        Some(card) => fit(channel.serves.get(card.id())),
        // A card nobody has told us about: only what takes every card is free of a caveat.
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

/// How well the best of the person's means is accepted; none when their means are not known.
fn accepted<'a>(answers: &Answers, channel: &'a Channel) -> Option<(Level, Option<&'a Fit>)> {
    let means: &[Choice] = match answers.known(Question::Pay)? {
        // Whoever has more can also do what takes less: a wallet is tied to a card, and cash can be drawn.
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

/// A fit's level; a fit that is not written down is a no.
fn fit(fit: Option<&Fit>) -> (Level, Option<&Fit>) {
    (fit.map_or(Level::No, |fit| fit.level), fit)
}
