//! A labelled message, as `bench check` measures it.

/// A message, and what it is.
#[derive(Debug)]
pub(crate) struct Message {
    /// As it was got.
    pub(crate) text: String,
    /// Such as `fraud` or `ordinary`.
    pub(crate) label: String,
    /// A closer label; empty for none.
    pub(crate) kind: String,
    /// Ids of what it shows; empty where nobody says.
    pub(crate) patterns: Vec<String>,
    /// What tells its half; its text, but for what was filled in.
    pub(crate) key: String,
}
