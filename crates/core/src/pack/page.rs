//! Texts of the picker and of the pages beside it.

#[cfg(feature = "write")]
use serde::{Deserialize, Serialize};

use super::reader::wire;
use super::{Claim, Map};

/// The picker's questions, criteria and stop screen.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct PickerText {
    /// One entry for each [`crate::picker::Question`], in the order they are asked.
    pub questions: Vec<QuestionText>,
    /// What channels are rated on.
    pub criteria: Vec<Criterion>,
    /// Shown when somebody else is asking.
    pub stop: Stop,
}

/// A question of the picker.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct QuestionText {
    /// Id of the [`crate::picker::Question`].
    pub id: String,
    /// The question.
    pub title: String,
    /// A line under it; may be empty.
    #[cfg_attr(feature = "write", serde(default))]
    pub hint: String,
    /// One entry for each of its [`crate::picker::Choice`]s.
    pub options: Vec<OptionText>,
}

/// An option of a question.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct OptionText {
    /// Id of the [`crate::picker::Choice`].
    pub id: String,
    /// What the person reads.
    pub label: String,
    /// A line under it; may be empty.
    #[cfg_attr(feature = "write", serde(default))]
    pub hint: String,
    /// The answer in two to six characters or words, for the list of one's answers.
    pub chip: String,
    /// The answer as a condition, such as “if you have a smartphone”.
    pub condition: String,
    /// Added to the weights of these criteria when this is the answer.
    #[cfg_attr(feature = "write", serde(default))]
    pub weights: Map<u8>,
}

/// A criterion channels are rated on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Criterion {
    /// `direct`, `reach`, `help`, `ready`, `recourse`, or `pay` (computed from what is accepted).
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it means, in one sentence.
    pub meaning: String,
    /// Weight before any answer.
    pub weight: u8,
}

/// The screen that stops a person who is being guided by somebody else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Stop {
    /// Heading.
    pub title: String,
    /// One sentence.
    pub lead: String,
    /// What to do, in order.
    pub steps: Vec<Claim>,
    /// When one may go on.
    pub after: String,
}

/// A general precaution.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Advice {
    /// Id in kebab case.
    pub id: String,
    /// In a few words.
    pub title: String,
    /// Why and how.
    pub body: Claim,
}

/// What a kind of card is, and how to tell that one holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct CardGuide {
    /// `phone`, `data`, `mvno` or `iot`: the picker's answer.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub what: Claim,
    /// How to tell.
    pub signs: Vec<Claim>,
    /// How it is topped up.
    pub topup: Claim,
}

/// Steps for when something went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Guide {
    /// `not-credited`, `wrong-number` or `suspended`.
    pub id: String,
    /// Heading.
    pub title: String,
    /// One sentence.
    pub lead: String,
    /// What to do, in order.
    pub steps: Vec<Claim>,
    /// What not to do, and what cannot be promised.
    pub limits: Vec<Claim>,
}

/// Who to call, and what to do in the first minutes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Help {
    /// First minutes, in order.
    pub steps: Vec<Claim>,
    /// Numbers in mainland China.
    pub contacts: Vec<Contact>,
    /// What to have ready before calling.
    pub ready: Vec<Claim>,
    /// Settings that make the next time harder for a scammer.
    #[cfg_attr(feature = "write", serde(default))]
    pub settings: Vec<Claim>,
}

/// A number one may call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Contact {
    /// Digits only; one of those that the content compiler lets be called.
    pub number: String,
    /// Who answers.
    pub name: String,
    /// When to call it.
    pub purpose: Claim,
}

wire! {
    PickerText { questions, criteria, stop }
    QuestionText { id, title, hint, options }
    OptionText { id, label, hint, chip, condition, weights }
    Criterion { id, name, meaning, weight }
    Stop { title, lead, steps, after }
    Advice { id, title, body }
    CardGuide { id, name, what, signs, topup }
    Guide { id, title, lead, steps, limits }
    Help { steps, contacts, ready, settings }
    Contact { number, name, purpose }
}
