//! Wire types of a claim and of the sources it rests on.

use super::reader::wire;

wire! {
    /// Sentence shown to a person, with the sources it rests on.
    ///
    /// Either `sources` is not empty, or `own` is set: it is our own caution or reasoning, and the screen
    /// says so.
    #[derive(Default)]
    pub struct Claim {
        /// The sentence.
        pub text: String,
        /// Ids of its [`Source`]s.
        pub sources: Vec<String> = default,
        /// Set if it is our own judgement and rests on no source.
        pub own: bool = default,
    }

    /// Publication that facts come from, and how far it can be relied on.
    pub struct Source {
        /// Short id, such as `g06`.
        pub id: String,
        /// Who published it.
        pub publisher: String,
        /// What it is, in a few words.
        pub title: String,
        /// Date of publication as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty where the date is not known.
        pub date: String = default,
        /// How it was seen when the facts were compiled.
        pub seen: Seen,
        /// How far it can be relied on.
        pub reliability: Reliability as "confidence",
    }

    /// How a source was seen when the facts were compiled.
    pub enum Seen {
        /// On the publisher's own pages.
        Original,
        /// Reported by somebody else; the original was not seen.
        Repost,
    }

    /// How far a source can be relied on.
    pub enum Reliability {
        /// It is official, or several independent sources agree.
        High,
        /// It is one decent source.
        Medium,
    }
}
