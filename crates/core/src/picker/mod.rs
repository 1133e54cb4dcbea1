//! The picker: from a person's answers to a ranking that explains itself.
//!
//! [`rank`] is a pure function of the answers and the channels. Gates come first and remove or stop; what is
//! left is ordered by a transparent sum; [`flips`] finds, by trying all of them, the changes of answers that
//! would put another set first.

mod answers;
mod flips;
mod rank;
mod share;

pub use answers::{Answers, Choice, Question};
pub use flips::{Flip, flips};
pub use rank::{Gate, Outcome, Part, Ranked, Reason, RuledOut, contrast, lead, rank};
pub use share::{ShareError, decode, encode};
