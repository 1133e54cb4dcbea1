//! Selection of the next item for measuring, half of them genuine: from a form, or from the holdout.
//!
//! Of a form it is one of those left, in random order; in a pack without forms an unseen item of the holdout,
//! at random within strata.

use super::{
    DAY, Measurements, Rng, Seed, Session,
    deck::Deck,
    draw::Draw,
    entry::{AGAIN, STRATA},
    form::FormEntry,
    ids::SessionId,
};
use crate::{pack::Truth, time::Millis};

/// Returns the length of a measuring session of at most `length` exercises: as many unseen scams as genuine
/// artefacts.
pub(super) fn length(deck: &Deck, length: u32) -> u32 {
    let unseen = deck.unmeasured(Truth::Scam).min(deck.unmeasured(Truth::Genuine));
    u32::try_from(unseen).unwrap_or(u32::MAX).min(length / 2) * 2
}

/// Returns the length of a session of at most `length` exercises that measures with these items of a form: an
/// even number, unless the last ones are left.
pub(super) fn length_of(left: usize, length: u32) -> u32 {
    let left = u32::try_from(left).unwrap_or(u32::MAX);
    if left <= length { left } else { length / 2 * 2 }
}

/// Returns what somebody has still to judge of a form: what their last measurement on it lacks, or all of it,
/// if that lacks nothing and is 60 days old or older.
pub(super) fn left(deck: &Deck, form: &FormEntry, made: &Measurements, now: Millis) -> Vec<(usize, u32)> {
    let last = made.on(&form.name);
    let has = |place: usize| {
        let id = deck.items.get(place).map_or("", |entry| entry.id.as_str());
        last.is_some_and(|last| last.has(id))
    };
    let left: Vec<_> = form.seats.iter().filter(|(place, _)| !has(*place)).copied().collect();
    if left.is_empty() && last.is_some_and(|last| now - last.ended >= AGAIN * DAY) {
        return form.seats.clone();
    }
    left
}

/// Returns the form to measure with: one that was begun; else one never used, that has fewest items in common
/// with the one used last; else the one used longest ago, if that is 60 days ago. With `wanted`, only the
/// form with this id.
pub(super) fn form<'a>(
    deck: &'a Deck,
    made: &Measurements,
    wanted: &str,
    (id, now): (SessionId, Millis),
) -> Option<&'a FormEntry> {
    let last = deck.forms.iter().find(|form| form.name == made.last_form());
    let in_last = |place: usize| last.is_some_and(|last| last.seats.iter().any(|(other, _)| *other == place));
    let mut rng = Rng::new(Seed(id.0));
    let mut best = None;
    for form in deck.forms.iter().filter(|form| wanted.is_empty() || super::form_id(&form.name) == wanted) {
        let (chance, left) = (rng.next_u64(), left(deck, form, made, now));
        if left.is_empty() {
            continue;
        }
        let common = form.seats.iter().filter(|(place, _)| in_last(*place)).count();
        let rank = match made.on(&form.name) {
            None => (1, common as i64, chance),
            Some(last) if left.len() == form.seats.len() => (2, last.ended.0, 0),
            Some(_) => (0, left.len() as i64, 0),
        };
        if best.is_none_or(|(least, _)| rank < least) {
            best = Some((rank, form));
        }
    }
    best.map(|(_, form)| form)
}

/// Returns the name of the item of a form to ask next: at random, and half of the session genuine where that
/// can be.
pub(super) fn next_of_form(draw: &Draw<'_>, made: &Measurements) -> Option<String> {
    let (deck, session) = (draw.deck, draw.session);
    if draw.left() == 0 {
        return None;
    }
    let form = deck.forms.iter().find(|form| form.name == session.about)?;
    let left = left(deck, form, made, session.started);
    let is_scam = |place: usize| deck.items.get(place).is_some_and(|entry| entry.truth == Truth::Scam);
    let mut rng = draw.rng();
    let scams = draw.scams_left(session.length as usize / 2);
    let scam = rng.below(draw.left() as usize) < scams;
    let mut wanted: Vec<_> = left.iter().filter(|(place, _)| is_scam(*place) == scam).collect();
    if wanted.is_empty() {
        wanted = left.iter().collect();
    }
    let (place, number) = rng.pick(&wanted)?;
    Some(Deck::name(deck.items.get(*place)?, *number))
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
