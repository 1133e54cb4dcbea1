//! Wire types of the texts of the picker, of the pages beside it, and of Help.

use super::reader::wire;
use super::{Claim, Map};

wire! {
    /// Texts of the picker: questions, criteria and the stop screen.
    pub struct PickerText {
        /// One entry for each question, in the order they are asked.
        pub questions: Vec<QuestionText>,
        /// Criteria that channels are rated on.
        pub criteria: Vec<Criterion>,
        /// Screen shown when somebody else asks for the top-up or guides the person.
        pub stop: Stop,
    }

    /// Text of a question of the picker.
    pub struct QuestionText {
        /// Id of the question ([`crate::picker::Question`]).
        pub id: String,
        /// The question.
        pub title: String,
        /// A line under it; may be empty.
        pub hint: String = default,
        /// Other words for people with certain answers to earlier questions; the first that fits holds.
        pub wordings: Vec<Wording> = default,
        /// One entry for each of its options ([`crate::picker::Choice`]), in their order.
        pub options: Vec<OptionText>,
    }

    /// Words of a question for people with certain answers to earlier questions.
    pub struct Wording {
        /// Answers that it is for, written as in links, such as `whom=me`. All have to be given.
        pub given: Vec<String>,
        /// The question.
        pub title: String,
        /// A line under it; may be empty.
        pub hint: String = default,
        /// Labels of options that differ from the usual ones, by the id of the option.
        pub labels: Map<String> = default,
    }

    /// Text of an option of a question, and its weights.
    pub struct OptionText {
        /// Id of the option ([`crate::picker::Choice`]).
        pub id: String,
        /// The option as the person reads it.
        pub label: String,
        /// A line under it; may be empty.
        pub hint: String = default,
        /// The answer in two to six characters or words, for the list of answers.
        pub chip: String,
        /// The answer as a condition, such as “if you have a smartphone”.
        pub condition: String,
        /// What somebody with this answer sees to first, shown with the result; may be empty.
        pub caution: Claim = default,
        /// What this answer adds to the weights of the criteria, by criterion.
        pub weights: Map<u8> = default,
    }

    /// Criterion that channels are rated on.
    pub struct Criterion {
        /// `direct`, `reach`, `help`, `ready`, `recourse`, or `pay`, which is computed from the payments
        /// accepted.
        pub id: String,
        /// Its name.
        pub name: String,
        /// What it means, in one sentence.
        pub meaning: String,
        /// Weight before any answer adds to it.
        pub weight: u8,
    }

    /// Screen that stops a person whom somebody else guides.
    #[derive(Default)]
    pub struct Stop {
        /// Heading.
        pub title: String,
        /// One sentence.
        pub lead: String,
        /// What to do, in order.
        pub steps: Vec<Claim>,
        /// When it is safe to go on.
        pub after: String,
    }

    /// General precaution.
    pub struct Advice {
        /// Id in kebab case.
        pub id: String,
        /// The precaution in a few words.
        pub title: String,
        /// Why and how.
        pub body: Claim,
    }

    /// Kind of card, and how to tell that one has it.
    pub struct CardGuide {
        /// Id of the option ([`crate::picker::Choice`]) that this kind of card is.
        pub id: String,
        /// Its name.
        pub name: String,
        /// What it is.
        pub what: Claim,
        /// How to tell that one has it.
        pub signs: Vec<Claim>,
        /// How it is topped up.
        pub topup: Claim,
    }

    /// Steps for when something went wrong.
    pub struct Guide {
        /// Id: `not-credited`, `wrong-number` or `suspended`.
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

    /// Whom to call, and what to do in the first minutes.
    #[derive(Default)]
    pub struct Help {
        /// What to do in the first minutes, in order, whatever was given away.
        pub steps: Vec<Claim>,
        /// Numbers to call; the first is the one to call before anything else.
        pub contacts: Vec<Contact>,
        /// What to do first after giving away one thing, one entry for each such thing.
        pub branches: Vec<Branch> = default,
        /// Sentences to show to staff or police who read Chinese only; none in a Chinese pack.
        pub show: Vec<Phrase> = default,
        /// What to have ready before calling.
        pub ready: Vec<Claim>,
        /// Settings that make the next time harder for a scammer.
        pub settings: Vec<Claim> = default,
    }

    /// Number that one may call.
    pub struct Contact {
        /// The number, digits only: one of those that the content declares.
        pub number: String,
        /// Who answers.
        pub name: String,
        /// When to call it.
        pub purpose: Claim,
        /// Whether it is of use only after the first minutes.
        pub later: bool = default,
        /// The number as people write it, where that is not its digits, such as “٩٩٩”; may be empty.
        pub shown: String = default,
    }

    /// First acts after one thing was given away.
    pub struct Branch {
        /// Id in the address: `money`, `code`, `screen`, `card`, `identity` or `link`.
        pub id: String,
        /// What was given away, for a button.
        pub name: String,
        /// Numbers to call at once, in order; each is one of the contacts.
        pub numbers: Vec<String> = default,
        /// What to do, in order.
        pub steps: Vec<Claim>,
    }

    /// Sentence to show to somebody who reads Chinese only.
    pub struct Phrase {
        /// What it means, in the language of the pack.
        pub text: String,
        /// The sentence in Simplified Chinese.
        pub chinese: String = default,
    }
}

impl Contact {
    /// Returns the number as people write it.
    #[must_use]
    pub fn written(&self) -> &str {
        if self.shown.is_empty() { &self.number } else { &self.shown }
    }
}
