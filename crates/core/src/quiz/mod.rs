//! Quiz: exercises on artefacts, scams and genuine ones, and what the answers say about the person.
//!
//! Everything about a person is derived from the [`Log`] of their [`Response`]s and the pack. A [`Quiz`]
//! derives the [`Profile`] (from measuring responses only), the [`Schedule`] of reviews, and the next
//! exercise to [`Ask`] in a [`Session`]. A [`FirstRound`] is the part of it that somebody with an empty log
//! needs; it shows how a session is played. Time and seeds are arguments.
//!
//! A *family* is a group of related tactics and look-alikes; on screen it is a topic. It is what is reviewed.

mod ability;
mod bits;
mod change;
mod chunk;
pub mod code;
mod confidence;
mod cut;
mod deck;
pub(crate) mod digits;
mod draw;
mod entry;
mod first;
mod form;
mod fsrs;
mod holdout;
pub mod ics;
mod ids;
mod interpretation;
mod line;
mod log;
mod measurement;
mod measuring;
mod merged;
mod names;
mod open;
mod paired;
mod practice;
mod profile;
mod receive;
mod response;
mod rng;
mod schedule;
mod score;
mod selection;
mod session;
mod set;
mod state;
pub mod statement;
pub mod stats;
mod topic;
mod why;

pub use ability::nearest_rating;
pub use change::{Change, Difference};
pub use chunk::Responses;
pub use confidence::{Confidence, mark, stated};
pub use cut::{Piece, cut, pieces, tapped};
pub use first::FirstRound;
pub use form::{form_id, form_name};
pub use fsrs::Memory;
pub use ids::{ResponseId, SessionId};
pub use interpretation::{Bias, Sensitivity};
pub use line::LineError;
pub use log::{ImportError, Log};
pub use measurement::{AGAIN_AFTER, Measurement, Measurements};
pub use merged::{MOST, Merged};
pub use names::Named;
pub use paired::{Level, Sets, Wish};
pub use profile::{Calibration, Counts, Fit, GRADED_FROM, Profile};
pub use receive::{Refusal, receive};
pub use response::{Action, Answer, Mode, Rating, Response, Verdict};
pub use rng::{Rng, Seed};
pub use schedule::{
    BETWEEN_VISITS, Card, DAY, EARLIEST, LONGEST, MOST_DUE, RETENTION, Schedule, Visit, visits,
};
pub use score::{judge, order, tap, twin, two_step};
pub use session::{Ask, ROUND, Session, round_length, start_topic};
pub use set::SetCode;
pub use state::Quiz;
pub use why::{Reason, Recall, Why};
