//! Picker: from a person's answers to a ranking of channels with its reasons.
//!
//! [`rank`] applies the gates, which stop or remove channels, and orders the rest by a weighted sum.
//! [`contrast`] says what decides between two channels, [`flips`] which changes of answers would put others
//! first, [`first_step`] what comes before a channel can be used, [`wording`] how a question is put,
//! [`is_decided`] whether further questions could change who is first, [`decisive`] which answers see to that.

mod answers;
mod compare;
mod decided;
mod decisive;
mod flips;
mod opening;
mod rank;
mod share;
mod wording;

pub use answers::{Answers, Choice, Question};
pub use compare::{contrast, lead};
pub use decided::is_decided;
pub use decisive::decisive;
pub use flips::{Flip, flips};
pub use opening::first_step;
pub use rank::{Gate, Outcome, Part, Ranked, Reason, RuledOut, rank};
pub use share::{ShareError, decode, encode};
pub use wording::wording;
