//! What a host page asks for beside the look: what to begin with, what it wants to be told, and to begin again; and whether
//! it has a network.

use std::fmt;
use std::rc::Rc;

use topup_guard_core::quiz::ROUND;
use yew::AttrValue;

/// What the host wants to be told of the quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Report {
    /// Nothing: what holds unless it asks.
    #[default]
    Off,
    /// What each round came to.
    Results,
    /// Each answer too.
    Answers,
    /// It asked, and the person said no.
    Refused,
}

impl Report {
    /// What the `report` attribute asks for; nothing for anything else.
    #[must_use]
    pub fn from_id(id: &str) -> Self {
        match id {
            "results" => Self::Results,
            "answers" => Self::Answers,
            "refused" => Self::Refused,
            _ => Self::Off,
        }
    }

    /// What may be told to a host that asks for this, of a round before which the person was told of `said`.
    #[must_use]
    pub fn after(self, said: Self) -> Self {
        match (self, said) {
            (Self::Answers, Self::Answers) => Self::Answers,
            (Self::Answers | Self::Results, Self::Answers | Self::Results) => Self::Results,
            _ => Self::Off,
        }
    }
}

/// What tells the host: `answer` or `result` with a statement, or `refused` with nothing.
pub type Tell = Rc<dyn Fn(&str, &str)>;

/// The host page's wishes.
#[derive(Clone)]
pub struct Host {
    /// How many exercises a round has.
    pub length: u32,
    /// What the view begins with, by id: a topic of the quiz, or the picker's card. Empty for nothing.
    pub about: AttrValue,
    /// What it wants to be told.
    pub report: Report,
    /// How often it has asked to begin again.
    pub turn: u32,
    /// Whether that is to forget the answers too.
    pub reset: bool,
    /// The browser says that there is no network.
    pub offline: bool,
    /// Tells it.
    pub tell: Tell,
}

impl Default for Host {
    fn default() -> Self {
        Self {
            length: ROUND,
            about: AttrValue::default(),
            report: Report::Off,
            turn: 0,
            reset: false,
            offline: false,
            tell: Rc::new(|_, _| {}),
        }
    }
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Host")
    }
}

/// What tells is always the same one.
impl PartialEq for Host {
    fn eq(&self, other: &Self) -> bool {
        (self.length, &self.about, self.report, self.turn, self.reset, self.offline)
            == (other.length, &other.about, other.report, other.turn, other.reset, other.offline)
    }
}

#[cfg(test)]
mod tests {
    use super::Report::{self, Answers, Off, Refused, Results};

    #[test]
    fn a_host_is_told_no_more_than_it_asks_and_the_person_was_told_of() {
        for asked in [Off, Results, Answers, Refused] {
            for said in [Off, Results, Answers, Refused] {
                let told = asked.after(said);
                let silent = [asked, said].iter().any(|one| matches!(one, Off | Refused));
                assert_eq!(told == Off, silent, "{asked:?} after {said:?}");
                assert_eq!(told == Answers, asked == Answers && said == Answers);
            }
        }
    }

    #[test]
    fn nothing_is_told_unless_it_is_asked_for_by_name() {
        for odd in ["", "off", "true", "RESULTS", "all"] {
            assert_eq!(Report::from_id(odd), Off);
        }
    }
}
