//! The quiz: what was answered, what that says, what comes next and when.
//!
//! The person's history is a [`Log`] of [`Response`]s. A [`Quiz`] works everything else out from the log and the
//! pack: the [`Profile`] (from measuring responses only), the [`Schedule`] of reviews, and the next thing to [`Ask`] in
//! a [`Session`]. A [`FirstRound`] is what it needs for somebody who has no history yet.
//! Nothing here knows the time or draws lots by itself: both are arguments.

mod ability;
mod bits;
mod choosing;
pub mod code;
mod cut;
mod deck;
mod first;
mod fsrs;
pub mod ics;
mod line;
mod log;
mod measuring;
mod names;
mod plain;
mod practice;
mod profile;
mod receive;
mod response;
mod rng;
mod schedule;
mod score;
mod session;
mod split;
mod state;
pub mod statement;
pub mod stats;
mod topic;
mod why;

pub use cut::{Piece, cut, pieces, tapped};
pub use first::FirstRound;
pub use fsrs::Memory;
pub use line::LineError;
pub use log::{ImportError, Log, MOST, Merged};
pub use names::Named;
pub use plain::{Leaning, Telling};
pub use practice::MOST_DUE;
pub use profile::{Calibration, Counts, Fit, GRADED_FROM, Profile, mark, stated};
pub use receive::{Refusal, receive};
pub use response::{Action, Answer, Confidence, Mode, Rating, Response, ResponseId, Verdict};
pub use rng::Rng;
pub use schedule::{BETWEEN_VISITS, Card, DAY, EARLIEST, LONGEST, RETENTION, Schedule, Visit, visits};
pub use score::{judge, order, tap, twin};
pub use session::{Ask, ROUND, Session, begun_with, round_length};
pub use state::Quiz;
pub use why::{Reason, Recall, Why};
