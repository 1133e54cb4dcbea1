//! Wishes of a host page apart from the look: the start, the events it wants, and beginning again.

use std::fmt;
use std::rc::Rc;

use topup_guard_core::quiz::ROUND;
use yew::AttrValue;

/// Events of the quiz that the host page gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Report {
    /// None: the default.
    #[default]
    Off,
    /// `result` after each round.
    Results,
    /// `result`, and `answer` after each answer.
    Answers,
    /// None, though the host asked: the person refused.
    Refused,
}

impl Report {
    /// Parses the `report` attribute; `Off` for an unknown value.
    #[must_use]
    pub fn from_id(id: &str) -> Self {
        match id {
            "results" => Self::Results,
            "answers" => Self::Answers,
            "refused" => Self::Refused,
            _ => Self::Off,
        }
    }

    /// Returns the events allowed for a round: those that the host asks for now (`self`) and that the person
    /// was informed of when the round began (`announced`).
    #[must_use]
    pub fn after(self, announced: Self) -> Self {
        match (self, announced) {
            (Self::Answers, Self::Answers) => Self::Answers,
            (Self::Answers | Self::Results, Self::Answers | Self::Results) => Self::Results,
            _ => Self::Off,
        }
    }
}

/// Callback for events: `answer` and `result` with a statement in JSON, and `refused` with nothing.
pub type Emit = Rc<dyn Fn(&str, &str)>;

/// Wishes of the host page.
#[derive(Clone)]
pub struct Host {
    /// Number of exercises in a round.
    pub length: u32,
    /// Id of what the view begins with: a topic of the quiz, or the picker's card. Empty for nothing.
    pub about: AttrValue,
    /// Events that it wants.
    pub report: Report,
    /// Address for the sheets that are printed; empty for none.
    pub handout: AttrValue,
    /// Number of times it has asked to begin again.
    pub turn: u32,
    /// Whether the answers are forgotten when it begins again.
    pub reset: bool,
    /// Whether the browser reports that there is no network.
    pub offline: bool,
    /// Callback for `answer`, `result` and `refused` events.
    pub emit: Emit,
}

impl Default for Host {
    fn default() -> Self {
        Self {
            length: ROUND,
            about: AttrValue::default(),
            report: Report::Off,
            handout: AttrValue::default(),
            turn: 0,
            reset: false,
            offline: false,
            emit: Rc::new(|_, _| {}),
        }
    }
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Host")
    }
}

/// Compares everything but the callback, which never changes.
impl PartialEq for Host {
    fn eq(&self, other: &Self) -> bool {
        // Without `..`: the compiler names a field that was forgotten here.
        let Self { length, about, report, handout, turn, reset, offline, emit: _ } = self;
        (*length, about, *report, handout, *turn, *reset, *offline)
            == (
                other.length,
                &other.about,
                other.report,
                &other.handout,
                other.turn,
                other.reset,
                other.offline,
            )
    }
}

#[cfg(test)]
mod tests {
    use super::Report::{self, Answers, Off, Refused, Results};

    #[test]
    fn a_host_gets_no_more_events_than_it_asks_for_and_the_person_was_informed_of() {
        for asked in [Off, Results, Answers, Refused] {
            for announced in [Off, Results, Answers, Refused] {
                let allowed = asked.after(announced);
                let silent = [asked, announced].iter().any(|one| matches!(one, Off | Refused));
                assert_eq!(allowed == Off, silent, "{asked:?} after {announced:?}");
                assert_eq!(allowed == Answers, asked == Answers && announced == Answers);
            }
        }
    }

    #[test]
    fn an_unknown_report_attribute_asks_for_no_events() {
        for odd in ["", "off", "true", "RESULTS", "all"] {
            assert_eq!(Report::from_id(odd), Off);
        }
    }
}
