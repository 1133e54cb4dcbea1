//! Number check: what kind of number this is, who issued it, and whether it was typed correctly.
//!
//! [`check`] reads a number from what was typed or pasted, and answers from the numbering plan alone: a
//! prefix says who issued a number, not who serves it today, nor whether it is in use. [`compare`] compares a
//! number typed twice, [`beginning`] needs the first digits alone.
//!
//! ```
//! use topup_guard_core::number::{Carrier, Comparison, Kind, check, compare};
//!
//! let report = check("+86 138 0013 8000");
//! assert_eq!((report.kind, report.carrier), (Kind::Mobile, Some(Carrier::Mobile)));
//! assert_eq!(report.digits, "13800138000");
//!
//! assert_eq!(
//!     compare("13800138000", "13800183000"),
//!     Ok(Comparison::Digits { at: vec![7, 8], swapped: vec![7] })
//! );
//! ```

mod beginning;
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

pub use beginning::{Beginning, beginning};
pub use check::{Report, check};
pub use compare::{Comparison, Entry, Unreadable, compare};
pub use kind::{Carrier, Kind};
pub use note::Note;
pub use read::{ReadError, is_message};
pub use service::Role;
pub(crate) use service::{is_service, reads_as_service};
