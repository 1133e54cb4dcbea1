//! The number check: what kind of number this is, who issued it, and whether it was typed right.
//!
//! [`check`] reads whatever was typed or pasted and answers from the numbering plan alone: a prefix says who
//! issued a number, never who serves it today, nor whether anybody uses it. [`compare`] takes the same number
//! typed twice and names the digits that differ. Both are pure, and nothing they are given is kept.

mod candidate;
mod check;
mod compare;
mod iccid;
mod kind;
mod note;
mod plan;
mod read;
mod scan;
mod service;
mod shape;

pub use check::{Report, check};
pub use compare::{Comparison, Entry, Unreadable, compare};
pub use kind::{Carrier, Kind};
pub use note::Note;
pub use read::ReadError;
pub use service::Role;
pub(crate) use service::{is_service, reads_as_service};
