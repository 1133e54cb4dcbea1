//! The picker's questions, their options, and a person's answers.

/// Question of the picker, in the order they are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Which card is topped up?
    Card,
    /// Is anyone asking for it or guiding the person right now?
    Asked,
    /// Whose card is it, and who pays?
    Whom,
    /// What phone does the one who pays have?
    Phone,
    /// How can the one who pays, pay?
    Pay,
    /// Can somebody go to a shop?
    Go,
    /// How soon is it needed?
    When,
}

/// Option of a question. [`Choice::Unsure`] is an option of every question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// An ordinary phone SIM of one of the four carriers.
    PhoneCard,
    /// A visitor's SIM: bought at an airport or before the journey, perhaps an eSIM.
    Visitor,
    /// A data-only SIM with an 11-digit number of its own.
    DataCard,
    /// A SIM of a virtual operator.
    Mvno,
    /// An IoT card: 13 digits, or only an ICCID.
    Iot,
    /// Nobody is asking: it is one's own idea.
    Nobody,
    /// Somebody is asking or guiding, known or not.
    Somebody,
    /// One's own card.
    Me,
    /// Somebody else's card, topped up with their phone and money.
    Together,
    /// Somebody else's card, paid from one's own phone.
    Remote,
    /// A smartphone, and at ease with apps.
    AtEase,
    /// A smartphone, and not at ease with it.
    Uneasy,
    /// A feature phone or none, and no computer.
    Basic,
    /// Cash only.
    Cash,
    /// A mainland bank card.
    BankCard,
    /// WeChat Pay or Alipay, already set up.
    Wallet,
    /// Only a foreign bank card.
    ForeignCard,
    /// Somebody can go to a shop.
    CanGo,
    /// Nobody can.
    Stay,
    /// At once, or at any hour.
    Now,
    /// It can wait for a day.
    Later,
    /// Not sure.
    Unsure,
}

impl Question {
    /// Every question in the order they are asked.
    pub const ALL: [Self; 7] =
        [Self::Card, Self::Asked, Self::Whom, Self::Phone, Self::Pay, Self::Go, Self::When];

    /// Returns the id used in packs, links and test hooks.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Asked => "asked",
            Self::Whom => "whom",
            Self::Phone => "phone",
            Self::Pay => "pay",
            Self::Go => "go",
            Self::When => "when",
        }
    }

    /// Returns the question with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.id() == id)
    }

    /// Returns the options in the order they are shown. The last is [`Choice::Unsure`].
    #[must_use]
    pub fn options(self) -> &'static [Choice] {
        use Choice::*;
        match self {
            Self::Card => &[PhoneCard, Visitor, DataCard, Mvno, Iot, Unsure],
            Self::Asked => &[Nobody, Somebody, Unsure],
            Self::Whom => &[Me, Together, Remote, Unsure],
            Self::Phone => &[AtEase, Uneasy, Basic, Unsure],
            Self::Pay => &[Wallet, BankCard, Cash, ForeignCard, Unsure],
            Self::Go => &[CanGo, Stay, Unsure],
            Self::When => &[Now, Later, Unsure],
        }
    }

    /// Returns the option of this question with this id.
    #[must_use]
    pub fn option(self, id: &str) -> Option<Choice> {
        self.options().iter().copied().find(|choice| choice.id() == id)
    }

    /// Returns the index in [`Question::ALL`].
    fn place(self) -> usize {
        self as usize
    }
}

impl Choice {
    /// Returns the id used in packs, links and test hooks; unique within its question.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::PhoneCard => "phone",
            Self::Visitor => "visitor",
            Self::DataCard => "data",
            Self::Mvno => "mvno",
            Self::Iot => "iot",
            Self::Nobody => "nobody",
            Self::Somebody => "somebody",
            Self::Me => "me",
            Self::Together => "together",
            Self::Remote => "remote",
            Self::AtEase => "at-ease",
            Self::Uneasy => "uneasy",
            Self::Basic => "basic",
            Self::Cash => "cash",
            Self::BankCard => "card",
            Self::Wallet => "wallet",
            Self::ForeignCard => "foreign",
            Self::CanGo => "can-go",
            Self::Stay => "stay",
            Self::Now => "now",
            Self::Later => "later",
            Self::Unsure => "unsure",
        }
    }
}

/// A person's answers so far. An answer that was not given counts as “not sure”.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Answers([Option<Choice>; 7]);

impl Answers {
    /// Makes answers in which no question is answered yet.
    #[must_use]
    pub const fn new() -> Self {
        Self([None; 7])
    }

    /// Returns the answer to a question, if one was given.
    #[must_use]
    pub fn get(&self, question: Question) -> Option<Choice> {
        self.0.get(question.place()).copied().flatten()
    }

    /// Returns the answer to a question, if one was given that is not “not sure”.
    #[must_use]
    pub fn known(&self, question: Question) -> Option<Choice> {
        self.get(question).filter(|choice| *choice != Choice::Unsure)
    }

    /// Returns the answers with this one given or changed; unchanged if the question has no such option.
    #[must_use]
    pub fn with(mut self, question: Question, choice: Choice) -> Self {
        if let Some(place) = self.0.get_mut(question.place())
            && question.options().contains(&choice)
        {
            *place = Some(choice);
        }
        self
    }

    /// Returns the first question without an answer.
    #[must_use]
    pub fn next_question(&self) -> Option<Question> {
        Question::ALL.into_iter().find(|question| self.get(*question).is_none())
    }

    /// Returns the answers given, in the order of the questions.
    pub fn iter(&self) -> impl Iterator<Item = (Question, Choice)> + '_ {
        Question::ALL.into_iter().filter_map(|question| Some((question, self.get(question)?)))
    }

    /// Returns every combination of answers in which each question has one of its options.
    pub fn all() -> impl Iterator<Item = Self> {
        let total = Question::ALL.iter().map(|question| question.options().len()).product::<usize>();
        (0..total).map(|mut number| {
            let mut answers = Self::new();
            for question in Question::ALL {
                let options = question.options();
                if let Some(choice) = options.get(number % options.len()) {
                    answers = answers.with(question, *choice);
                }
                number /= options.len();
            }
            answers
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Answers, Choice, Question};

    #[test]
    fn all_combinations_are_distinct_and_few_enough_to_walk() {
        let all: HashSet<_> = Answers::all().collect();
        assert_eq!(all.len(), 6 * 3 * 4 * 4 * 5 * 3 * 3);
        assert!(all.len() <= 300_000);
    }

    #[test]
    fn an_option_of_another_question_changes_nothing() {
        let answers = Answers::new().with(Question::Pay, Choice::Cash);
        assert_eq!(answers.with(Question::Go, Choice::Cash), answers);
        assert_eq!(answers.next_question(), Some(Question::Card));
    }

    #[test]
    fn ids_lead_back_to_their_questions_and_options() {
        for question in Question::ALL {
            assert_eq!(Question::from_id(question.id()), Some(question));
            for choice in question.options() {
                assert_eq!(question.option(choice.id()), Some(*choice));
            }
        }
    }
}
