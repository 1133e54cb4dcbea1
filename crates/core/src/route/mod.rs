//! Screens of the widget, and their links as URL fragments such as `#/v1/result?card=phone&pay=cash`.
//!
//! A link carries the answers to the picker, never a number or a text that somebody typed.

mod error;

pub use error::RouteError;

use crate::picker::{Answers, Choice, Question, decode, encode};

/// Version of the form of fragments.
const VERSION: &str = "v1";
/// Longest fragment that is read, in bytes.
const LONGEST: usize = 512;
/// Longest id inside a fragment, in bytes.
const LONGEST_ID: usize = 64;
/// Longest path of a class, in bytes: an id, a number, a level, a code and a half.
const LONGEST_PATH: usize = 128;
/// Fragments without a place in them: none, and those with which WeChat opens any page.
const FOREIGN: [&str; 4] = ["", "/", "wechat_redirect", "rd"];

/// Screen of the widget.
///
/// ```
/// use topup_guard_core::{
///     picker::{Answers, Choice, Question},
///     route::{Route, RouteError},
/// };
///
/// let answers = Answers::new().with(Question::Card, Choice::PhoneCard);
/// assert_eq!(Route::Result.fragment(&answers), "#/v1/result?card=phone");
/// assert_eq!(Route::read("#/v1/result?card=phone"), Ok((Route::Result, answers)));
/// assert_eq!(Route::read("#/v9/result"), Err(RouteError::Version));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Route {
    /// The first view.
    #[default]
    Home,
    /// A question of the picker.
    Picker(Question),
    /// The ranking that the answers lead to.
    Result,
    /// One channel, by id.
    Channel(String),
    /// Two or three channels side by side, by id.
    Compare(Vec<String>),
    /// Offers that are sold as a channel and are none.
    NotChannels,
    /// Kinds of card, and how to tell which one somebody has.
    Cards,
    /// General precautions.
    Precautions,
    /// Steps for when something went wrong, by id.
    Guide(String),
    /// Check: what a text, a number or some words are like.
    Check,
    /// The number check.
    Number,
    /// The quiz.
    Quiz,
    /// Progress in the quiz: profile, schedule and the log's import and export.
    Progress,
    /// Quiz about one family, tactic or look-alike, by id.
    Practise(String),
    /// A class, by what its link says of it, such as `points/8/K7QF3M`; empty before one is chosen.
    Class(String),
    /// List of the warnings.
    Warnings,
    /// One warning, a tactic or look-alike, by id.
    Warning(String),
    /// A note for the police.
    Note,
    /// The family card: carrier, way of topping up and whom to ring, to print or to send.
    Family,
    /// Help: whom to call now.
    Help,
    /// Help after one thing was given away, by id, such as `money`.
    HelpAfter(String),
    /// Where the facts come from.
    Sources,
}

/// Returns the answer to the picker's first question that a host page sets by the attributes `view` and
/// `start`.
#[must_use]
pub fn given_card(view: &str, about: &str) -> Option<Choice> {
    if view == "picker" { Question::Card.option(about) } else { None }
}

/// Marks of links, by how they are escaped.
const MARKS: [(&str, char); 6] =
    [("2F", '/'), ("3F", '?'), ("3D", '='), ("26", '&'), ("2B", '+'), ("2D", '-')];

/// Returns a fragment with the marks of links that a program has written as `%2F` or `&amp;` as themselves.
fn plain(fragment: &str) -> String {
    let written = fragment.replace("&amp;", "&");
    let mut parts = written.split('%');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mark = part.get(..2).and_then(|code| MARKS.iter().find(|(of, _)| code.eq_ignore_ascii_case(of)));
        match mark {
            Some((_, mark)) => {
                plain.push(*mark);
                plain.push_str(part.get(2..).unwrap_or_default());
            }
            None => {
                plain.push('%');
                plain.push_str(part);
            }
        }
    }
    plain
}

/// Returns what a link says of a screen, without what no id goes on with, and without a slash at its end.
fn id<'a>(view: &str, rest: &'a str) -> &'a str {
    let goes_on = |c: char| {
        c.is_ascii_lowercase()
            || c.is_ascii_digit()
            || "-+/".contains(c)
            || view == "class" && c.is_ascii_uppercase()
    };
    rest.split(|c| !goes_on(c)).next().unwrap_or_default().trim_end_matches('/')
}

/// Returns whether a character can stand in a link of this program; the first that cannot is where it ends.
fn is_of_link(c: char) -> bool {
    c.is_ascii_alphanumeric() || "/?=&+-_".contains(c)
}

impl Route {
    /// Returns the name of the screen in links, in the attribute `view` and in the hook `data-view`.
    #[must_use]
    pub fn view(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Picker(_) => "picker",
            Self::Result => "result",
            Self::Channel(_) => "channel",
            Self::Compare(_) => "compare",
            Self::NotChannels => "not-channels",
            Self::Cards => "cards",
            Self::Precautions => "precautions",
            Self::Guide(_) => "guide",
            Self::Check => "check",
            Self::Number => "number",
            Self::Quiz | Self::Practise(_) => "quiz",
            Self::Progress => "progress",
            Self::Class(_) => "class",
            Self::Warnings | Self::Warning(_) => "warnings",
            Self::Note => "note",
            Self::Help | Self::HelpAfter(_) => "help",
            Self::Family => "card",
            Self::Sources => "sources",
        }
    }

    /// Returns the screen that a host page sets by the attributes `view` and `start`.
    ///
    /// For the quiz and a class, `about` may be the id of a family, tactic or look-alike. For the picker see
    /// [`given_card`].
    #[must_use]
    pub fn from_view(view: &str, about: &str) -> Option<Self> {
        let topic = if matches!(view, "quiz" | "class") { Self::parse(view, Some(about)) } else { None };
        topic.or_else(|| Self::parse(view, None))
    }

    /// Returns the screen that follows these answers: the first question without an answer, or the result.
    #[must_use]
    pub fn after(answers: &Answers) -> Self {
        answers.next_question().map_or(Self::Result, Self::Picker)
    }

    /// Returns the screen one step back.
    #[must_use]
    pub fn parent(&self, answers: &Answers) -> Self {
        match self {
            Self::Picker(question) => Question::ALL
                .into_iter()
                .take_while(|other| other != question)
                .last()
                .map_or(Self::Home, Self::Picker),
            Self::Result => answers.iter().last().map_or(Self::Home, |(question, _)| Self::Picker(question)),
            Self::Channel(_) | Self::Compare(_) | Self::NotChannels | Self::Family
                if answers.next_question() != Some(Question::Card) =>
            {
                Self::Result
            }
            Self::Progress => Self::Quiz,
            // A sheet that is printed belongs to its class.
            Self::Class(path) if path.starts_with("questions/") || path.starts_with("answers/") => {
                Self::Class(path.split_once('/').map_or_else(String::new, |(_, class)| class.to_owned()))
            }
            Self::Class(path) if path == "poster" => Self::Class(String::new()),
            Self::Practise(_) | Self::Class(_) => Self::Quiz,
            Self::Warning(_) => Self::Warnings,
            Self::Note | Self::HelpAfter(_) => Self::Help,
            // Somebody who is pressed to pay goes back to the stop screen.
            Self::Help if answers.get(Question::Asked) == Some(Choice::Somebody) => Self::Result,
            Self::Help if answers.iter().next().is_some() => Self::after(answers),
            _ => Self::Home,
        }
    }

    /// Returns whether this is Help or a part of it.
    #[must_use]
    pub fn is_help(&self) -> bool {
        matches!(self, Self::Help | Self::HelpAfter(_))
    }

    /// Returns whether the screen shows content of the pages, which the picker's pack has not.
    #[must_use]
    pub fn needs_pages(&self) -> bool {
        matches!(
            self,
            Self::Channel(_)
                | Self::Compare(_)
                | Self::NotChannels
                | Self::Cards
                | Self::Precautions
                | Self::Guide(_)
                | Self::Sources
        )
    }

    /// Returns whether the program `picker` lacks the screen.
    #[must_use]
    pub fn is_beyond_picker(&self) -> bool {
        matches!(
            self,
            Self::Check
                | Self::Number
                | Self::Quiz
                | Self::Progress
                | Self::Practise(_)
                | Self::Class(_)
                | Self::Warnings
                | Self::Warning(_)
                | Self::Note
                | Self::Family
        )
    }

    /// Returns whether the screen's link carries the answers.
    fn carries_answers(&self) -> bool {
        // Another program takes over there, and it gets nothing but the link; so does Help, where the program
        // has just started.
        self.is_beyond_picker()
            || self.is_help()
            || matches!(
                self,
                Self::Home
                    | Self::Picker(_)
                    | Self::Result
                    | Self::Channel(_)
                    | Self::Compare(_)
                    | Self::NotChannels
            )
    }

    /// Writes the link to the screen with these answers, as a fragment with its `#`.
    #[must_use]
    pub fn fragment(&self, answers: &Answers) -> String {
        let mut text = format!("#/{VERSION}/{}", self.view());
        match self {
            Self::Channel(id)
            | Self::Guide(id)
            | Self::Practise(id)
            | Self::Warning(id)
            | Self::HelpAfter(id) => {
                text.push('/');
                text.push_str(id);
            }
            Self::Class(path) if !path.is_empty() => {
                text.push('/');
                text.push_str(path);
            }
            Self::Compare(ids) => {
                text.push('/');
                text.push_str(&ids.join("+"));
            }
            Self::Picker(question) => {
                text.push('/');
                text.push_str(question.id());
            }
            _ => {}
        }
        let answers = encode(answers);
        if self.carries_answers() && !answers.is_empty() {
            text.push('?');
            text.push_str(&answers);
        }
        text
    }

    /// Reads a link, with or without its `#`. An empty one is home without answers.
    ///
    /// What other programs add to a link is passed over: a full stop or bracket behind it, `&from=timeline`,
    /// keys that are no question's. So is what they change: letters as `%2F` or `&amp;`.
    ///
    /// # Errors
    /// [`RouteError`] says why it cannot be read.
    pub fn read(fragment: &str) -> Result<(Self, Answers), RouteError> {
        if fragment.len() > LONGEST {
            return Err(RouteError::TooLong);
        }
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if FOREIGN.contains(&fragment) {
            return Ok((Self::Home, Answers::new()));
        }
        let plain = plain(fragment);
        let fragment = plain.split(|c| !is_of_link(c)).next().unwrap_or_default();
        let (path, answers) = fragment.split_once(['?', '&']).unwrap_or((fragment, ""));
        let mut parts = path.strip_prefix('/').ok_or(RouteError::Unknown)?.splitn(3, '/');
        if parts.next() != Some(VERSION) {
            return Err(RouteError::Version);
        }
        let view = parts.next().ok_or(RouteError::Unknown)?;
        let rest = id(view, parts.next().unwrap_or_default());
        let id = (!rest.is_empty()).then_some(rest);
        let route = Self::parse(view, id).ok_or(RouteError::Unknown)?;
        let answers = decode(answers).map_err(RouteError::Answers)?;
        Ok((route, answers))
    }

    /// Returns the screen with this name and id.
    fn parse(view: &str, id: Option<&str>) -> Option<Self> {
        let plain = |id: &str| {
            let fits = !id.is_empty()
                && id.len() <= LONGEST_ID
                && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            fits.then(|| id.to_owned())
        };
        Some(match (view, id) {
            ("home", None) => Self::Home,
            ("picker", None) => Self::Picker(Question::Card),
            ("picker", Some(id)) => Self::Picker(Question::from_id(id)?),
            ("result", None) => Self::Result,
            ("channel", Some(id)) => Self::Channel(plain(id)?),
            ("compare", Some(ids)) => {
                let ids = ids.split('+').map(plain).collect::<Option<Vec<_>>>()?;
                if !(2..=3).contains(&ids.len()) {
                    return None;
                }
                Self::Compare(ids)
            }
            ("not-channels", None) => Self::NotChannels,
            ("cards", None) => Self::Cards,
            ("precautions", None) => Self::Precautions,
            ("guide", Some(id)) => Self::Guide(plain(id)?),
            ("check", None) => Self::Check,
            ("number", None) => Self::Number,
            ("quiz", None) => Self::Quiz,
            ("progress", None) => Self::Progress,
            ("quiz", Some(id)) => Self::Practise(plain(id)?),
            ("class", None) => Self::Class(String::new()),
            // What is wrong with it is said by the room.
            ("class", Some(path)) => {
                let known = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '/';
                if path.is_empty() || path.len() > LONGEST_PATH || !path.chars().all(known) {
                    return None;
                }
                Self::Class(path.to_owned())
            }
            ("warnings", None) => Self::Warnings,
            ("warnings", Some(id)) => Self::Warning(plain(id)?),
            ("note", None) => Self::Note,
            ("card", None) => Self::Family,
            ("help", None) => Self::Help,
            ("help", Some(id)) => Self::HelpAfter(plain(id)?),
            ("sources", None) => Self::Sources,
            _ => return None,
        })
    }
}
