//! Computes what reviews do to memories: JSON lines in, one JSON line out for each.
//!
//! Each line of standard input is an object with `card` (a name), `day` (a number, fractions allowed) and
//! `rating` (`again`, `hard`, `good` or `easy`). Out come `stability` (days), `difficulty` (1 to 10),
//! `interval` (whole days, before the cap of 120) and `due` (the day of the next review, after the cap). A
//! line that cannot be read gives an object with `line` and `error`, and changes no card.
//!
//! ```sh
//! cargo run --quiet --example schedule < reviews.jsonl
//! ```

use std::{
    collections::BTreeMap,
    io::{self, BufRead},
};

use serde::Deserialize;
use serde_json::{Value, json};
use topup_guard_core::{
    quiz::{Card, DAY, EARLIEST, RETENTION, Rating},
    time::Millis,
};

/// Day 0, so late that the program existed on earlier days too.
const DAY_ZERO: Millis = Millis(EARLIEST.0 + FURTHEST as i64 * DAY);

/// Furthest day from day 0 that is taken, in days: a thousand years.
const FURTHEST: f64 = 365_250.0;

#[derive(Deserialize)]
struct Review {
    card: String,
    day: f64,
    rating: Rated,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum Rated {
    Again,
    Hard,
    Good,
    Easy,
}

fn main() -> io::Result<()> {
    let mut cards = BTreeMap::new();
    for (number, line) in io::stdin().lock().split(b'\n').enumerate() {
        let line = line?;
        if !line.trim_ascii().is_empty() {
            let said = serde_json::from_slice(&line).map_err(|error| error.to_string());
            let said = said.and_then(|review| take(&mut cards, review));
            println!("{}", said.unwrap_or_else(|error| json!({ "line": number + 1, "error": error })));
        }
    }
    Ok(())
}

fn take(cards: &mut BTreeMap<String, Card>, review: Review) -> Result<Value, String> {
    if review.day.abs() > FURTHEST {
        return Err(format!("day must be within {FURTHEST} of 0"));
    }
    let at = DAY_ZERO + (review.day * DAY as f64).round() as i64;
    let rating = match review.rating {
        Rated::Again => Rating::Again,
        Rated::Hard => Rating::Hard,
        Rated::Good => Rating::Good,
        Rated::Easy => Rating::Easy,
    };
    let card = cards.get(&review.card).map_or_else(|| Card::new(at, rating), |card| card.after(at, rating));
    let said = json!({
        "card": review.card,
        "day": review.day,
        "stability": card.memory.stability,
        "difficulty": card.memory.difficulty,
        "interval": card.memory.interval(RETENTION),
        "due": (card.due() - DAY_ZERO) as f64 / DAY as f64,
    });
    cards.insert(review.card, card);
    Ok(said)
}
