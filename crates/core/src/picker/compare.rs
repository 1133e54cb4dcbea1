//! Comparison of ranked channels: which are first, and what decides between two.

use super::{Outcome, Part, Ranked};

/// Returns the ids of the channels of rank 1, in authored order; none for a stop or if every channel is ruled
/// out.
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

/// Returns the criteria on which one channel has more points than another, the largest difference first.
///
/// Each pair has the part of the winner and that of the other.
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
