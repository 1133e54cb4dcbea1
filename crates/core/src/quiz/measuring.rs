//! Selection of the next item for measuring: unseen items of the holdout, at random within strata, half
//! genuine.

use super::{Rng, Session, deck::Deck, draw::Draw, entry::STRATA};
use crate::pack::Truth;

/// Returns the length of a measuring session of at most `length` exercises: as many unseen scams as genuine
/// artefacts.
pub(super) fn length(deck: &Deck, length: u32) -> u32 {
    let unseen = deck.unmeasured(Truth::Scam).min(deck.unmeasured(Truth::Genuine));
    u32::try_from(unseen).unwrap_or(u32::MAX).min(length / 2) * 2
}

/// Returns the index of the item to ask next: unseen, at random within the truth and stratum of its slot.
///
/// Items whose twin was shown before come last, because the twin gave the difference away.
pub(super) fn next(draw: &Draw<'_>) -> Option<usize> {
    let (truth, stratum) = slots(draw.session).get(draw.step as usize).copied()?;
    let shown = |place: usize| draw.deck.items.get(place).is_some_and(|entry| entry.shown > 0);
    let mut best = Vec::new();
    let mut lowest = usize::MAX;
    for (place, entry) in draw.deck.items.iter().enumerate() {
        if entry.truth != truth || !entry.is_measurable() {
            continue;
        }
        // An exhausted stratum is replaced by the nearest; an item given away by its twin is the last resort.
        let given_away = usize::from(entry.twin.is_some_and(shown));
        let cost = entry.stratum().abs_diff(stratum) + STRATA * given_away;
        if cost < lowest {
            lowest = cost;
            best.clear();
        }
        if cost == lowest {
            best.push(place);
        }
    }
    draw.rng().pick(&best).copied()
}

/// Returns truth and stratum of each exercise of a session: half scam, half genuine, each stratum as often as
/// the others, in random order.
fn slots(session: &Session) -> Vec<(Truth, usize)> {
    let mut rng = Rng::new(session.id.into());
    let mut slots = Vec::new();
    for truth in [Truth::Scam, Truth::Genuine] {
        let first = rng.below(STRATA);
        slots.extend((0..session.length as usize / 2).map(|slot| (truth, (first + slot) % STRATA)));
    }
    rng.shuffle(&mut slots);
    slots
}
