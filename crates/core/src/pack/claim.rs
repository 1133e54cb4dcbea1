//! A claim and the sources it rests on.

#[cfg(feature = "write")]
use serde::{Deserialize, Serialize};

use super::reader::wire;

/// One sentence shown to a person, with what it rests on.
///
/// Either `sources` is not empty, or `own` is true: our own caution or reasoning, and the screen says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Claim {
    /// The sentence.
    pub text: String,
    /// Ids of [`Source`]s.
    #[cfg_attr(feature = "write", serde(default))]
    pub sources: Vec<String>,
    /// Ours, resting on no outside source.
    #[cfg_attr(feature = "write", serde(default))]
    pub own: bool,
}

/// Who published a fact, and how far it can be relied on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Source {
    /// Short id, such as `g06`.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// What it is, in a few words.
    pub title: String,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty where the date is not known.
    #[cfg_attr(feature = "write", serde(default))]
    pub date: String,
    /// How it was seen.
    pub seen: Seen,
    /// How far it can be relied on.
    pub confidence: Reliability,
}

/// How a source was seen when the facts were compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize), serde(rename_all = "kebab-case"))]
pub enum Seen {
    /// On the publisher's own pages.
    Original,
    /// Reported by somebody else; the original was not seen.
    Repost,
}

/// Reliability in a fact: official or several independent sources; one decent source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize), serde(rename_all = "kebab-case"))]
pub enum Reliability {
    /// Official, or several independent sources.
    High,
    /// One decent source.
    Medium,
}

wire! {
    Claim { text, sources, own }
    Source { id, publisher, title, date, seen, confidence }
    enum Seen { Original, Repost }
    enum Reliability { High, Medium }
}
