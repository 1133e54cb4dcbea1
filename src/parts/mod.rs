//! Shared controls that rooms are made of.

mod footnotes;
mod icon;
mod options;
mod page;

pub use footnotes::Footnotes;
pub use icon::Icon;
pub use options::{Option as Choice, Options};
pub use page::{Page, Section};
