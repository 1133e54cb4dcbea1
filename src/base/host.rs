//! Wishes of a host page apart from the look: the start, the events it wants, and beginning again.

use std::fmt;
use std::rc::Rc;

use topup_guard_core::invisible::is_invisible;
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
    /// Number of levels that every heading stands below its own, since the page around has a heading above it.
    pub headings: usize,
    /// Whether the widget has no landmarks of its own, such as a main part, since the page around has them.
    pub plain: bool,
    /// Contact that the host site adds to Help.
    pub contact: Option<HostContact>,
    /// The day, counted from 1970: another one makes what depends on it be looked at again.
    pub day: u32,
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
            headings: 0,
            plain: false,
            contact: None,
            day: 0,
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
        let Self {
            length,
            about,
            report,
            handout,
            turn,
            reset,
            offline,
            headings,
            plain,
            contact,
            day,
            emit: _,
        } = self;
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
            && (*headings, *plain, contact, *day) == (other.headings, other.plain, &other.contact, other.day)
    }
}

/// Contact of a host site in Help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostContact {
    /// Its number, as it is dialled.
    pub number: String,
    /// Who answers.
    pub name: String,
    /// Origin of the page that has added it.
    pub site: String,
}

impl HostContact {
    /// Most letters of the name.
    const LONGEST: usize = 80;

    /// Reads the attribute `help-contact`: a number, a blank, and who answers. Returns `None` for what is no
    /// number of 3 to 15 digits with a name behind it.
    #[must_use]
    pub fn read(text: &str, site: &str) -> Option<Self> {
        let (number, name) = text.trim().split_once(char::is_whitespace)?;
        let digits = number.strip_prefix('+').unwrap_or(number);
        let is_number = digits.chars().all(|c| c.is_ascii_digit() || c == '-')
            && (3..=15).contains(&digits.chars().filter(char::is_ascii_digit).count());
        let name: String = name.trim().chars().filter(|c| !is_invisible(*c)).take(Self::LONGEST).collect();
        let number = number.to_owned();
        (is_number && !name.is_empty() && !site.is_empty()).then(|| Self {
            number,
            name,
            site: site.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::HostContact;
    use super::Report::{self, Answers, Off, Refused, Results};

    #[test]
    fn a_contact_is_a_number_and_a_name_of_the_site() {
        let site = "https://bank.example";
        let read = HostContact::read(" +60-3-12345678  Our \u{202e}desk ", site).unwrap();
        assert_eq!(
            (read.number.as_str(), read.name.as_str(), read.site.as_str()),
            ("+60-3-12345678", "Our desk", site)
        );
        for odd in [
            "",
            "110",
            "12 too short",
            "110;110 x",
            "abc desk",
            "1234567890123456 x",
            "+ x",
            "110 \u{200b}",
            "javascript:1 x",
        ] {
            assert_eq!(HostContact::read(odd, site), None, "{odd}");
        }
        assert_eq!(HostContact::read("110 Police", ""), None, "nobody has added it");
    }

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
