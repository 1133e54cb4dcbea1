//! Picker: from a person's answers to a ranking of channels with its reasons.
//!
//! [`rank`] applies the gates, which stop or remove channels, and orders the rest by a weighted sum.
//! [`contrast`] says what decides between two channels, [`flips`] which changes of answers would put others
//! first.

mod answers;
mod compare;
mod flips;
mod rank;
mod share;

pub use answers::{Answers, Choice, Question};
pub use compare::{contrast, lead};
pub use flips::{Flip, flips};
pub use rank::{Gate, Outcome, Part, Ranked, Reason, RuledOut, rank};
pub use share::{ShareError, decode, encode};
