//! Where in the widget a person is, as a short text for the URL fragment, and back.
//!
//! The form is `#/v1/result?card=phone&pay=cash`. Answers travel with it; a number never does.

use crate::picker::{Answers, Choice, Question, ShareError, decode, encode};

/// The version of the fragment's form.
const VERSION: &str = "v1";
/// Longest fragment that is looked at, in bytes.
const LONGEST: usize = 512;
/// Longest id inside a fragment, in bytes.
const LONGEST_ID: usize = 64;

/// A screen of the widget.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Route {
    /// The first view.
    #[default]
    Home,
    /// A question of the picker.
    Picker(Question),
    /// What the answers lead to.
    Result,
    /// All about one channel, by id.
    Channel(String),
    /// Two or three channels side by side, by id.
    Compare(Vec<String>),
    /// What looks like a channel and is none.
    NotChannels,
    /// What cards there are, and how to tell which one holds.
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
    /// What the quiz says about the person so far.
    Progress,
    /// A round of the quiz about one family, tactic or look-alike, by id.
    Practise(String),
    /// The warnings.
    Warnings,
    /// One warning: a tactic or look-alike, by id.
    Warning(String),
    /// A note for the police.
    Note,
    /// Who to call now.
    Help,
    /// Where the facts come from.
    Sources,
}

/// Why a fragment cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RouteError {
    /// It is longer than any of ours.
    TooLong,
    /// It is of another version.
    Version,
    /// It names a screen that there is not.
    Unknown,
    /// Its answers cannot be read.
    Answers(ShareError),
}

/// The answer to the picker's first question that a host's attributes give, by the option's id.
#[must_use]
pub fn given_card(view: &str, about: &str) -> Option<Choice> {
    if view == "picker" { Question::Card.option(about) } else { None }
}

impl Route {
    /// The `data-view` hook of this screen.
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
            Self::Warnings | Self::Warning(_) => "warnings",
            Self::Note => "note",
            Self::Help => "help",
            Self::Sources => "sources",
        }
    }

    /// The screen that a host's attributes name: `view`, and what it begins with, if the view knows it.
    ///
    /// That is a family, tactic or look-alike for the quiz, by id. For the picker see [`given_card`].
    #[must_use]
    pub fn from_view(view: &str, about: &str) -> Option<Self> {
        let topic = if view == "quiz" { Self::parse(view, Some(about)) } else { None };
        topic.or_else(|| Self::parse(view, None))
    }

    /// The screen that answers lead to: the first open question, or the result.
    #[must_use]
    pub fn after(answers: &Answers) -> Self {
        answers.next_question().map_or(Self::Result, Self::Picker)
    }

    /// The screen one step back.
    #[must_use]
    pub fn parent(&self, answers: &Answers) -> Self {
        match self {
            Self::Picker(question) => Question::ALL
                .into_iter()
                .take_while(|other| other != question)
                .last()
                .filter(|other| *other != Question::Card)
                .map_or(Self::Home, Self::Picker),
            Self::Result => answers.iter().last().map_or(Self::Home, |(question, _)| Self::Picker(question)),
            Self::Channel(_) | Self::Compare(_) | Self::NotChannels
                if answers.next_question() != Some(Question::Card) =>
            {
                Self::Result
            }
            Self::Progress => Self::Quiz,
            Self::Practise(_) => Self::Quiz,
            Self::Warning(_) => Self::Warnings,
            Self::Note => Self::Help,
            _ => Self::Home,
        }
    }

    /// Whether it shows content of the pages, beyond the first view's.
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

    /// Whether only the whole program has it.
    #[must_use]
    pub fn is_later(&self) -> bool {
        matches!(
            self,
            Self::Check
                | Self::Number
                | Self::Quiz
                | Self::Progress
                | Self::Practise(_)
                | Self::Warnings
                | Self::Warning(_)
                | Self::Note
        )
    }

    /// Whether answers belong in this screen's link.
    fn carries_answers(&self) -> bool {
        // On the way to a later room the program changes, and only the link comes along.
        self.is_later()
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

    /// Writes the fragment, with its `#`.
    #[must_use]
    pub fn fragment(&self, answers: &Answers) -> String {
        let mut text = format!("#/{VERSION}/{}", self.view());
        match self {
            Self::Channel(id) | Self::Guide(id) | Self::Practise(id) | Self::Warning(id) => {
                text.push('/');
                text.push_str(id);
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

    /// Reads a fragment. No fragment at all is home without answers.
    ///
    /// # Errors
    /// [`RouteError`]; the caller shows home and says that the link is damaged.
    pub fn read(fragment: &str) -> Result<(Self, Answers), RouteError> {
        if fragment.len() > LONGEST {
            return Err(RouteError::TooLong);
        }
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if fragment.is_empty() || fragment == "/" {
            return Ok((Self::Home, Answers::new()));
        }
        let (path, answers) = fragment.split_once('?').unwrap_or((fragment, ""));
        let mut parts = path.strip_prefix('/').ok_or(RouteError::Unknown)?.split('/');
        if parts.next() != Some(VERSION) {
            return Err(RouteError::Version);
        }
        let view = parts.next().ok_or(RouteError::Unknown)?;
        let id = parts.next();
        if parts.next().is_some() {
            return Err(RouteError::Unknown);
        }
        let route = Self::parse(view, id).ok_or(RouteError::Unknown)?;
        let answers = decode(answers).map_err(RouteError::Answers)?;
        Ok((route, answers))
    }

    /// The screen of this name and id.
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
            ("warnings", None) => Self::Warnings,
            ("warnings", Some(id)) => Self::Warning(plain(id)?),
            ("note", None) => Self::Note,
            ("help", None) => Self::Help,
            ("sources", None) => Self::Sources,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{LONGEST, Route, RouteError, given_card};
    use crate::picker::{Answers, Choice, Question};

    #[test]
    fn every_screen_comes_back_with_its_answers() {
        let answers = Answers::new().with(Question::Card, Choice::Iot).with(Question::Pay, Choice::Unsure);
        let routes = [
            Route::Home,
            Route::Picker(Question::Go),
            Route::Result,
            Route::Channel("carrier-app".into()),
            Route::Compare(vec!["kiosk".into(), "shop".into(), "wallet".into()]),
            Route::Compare(vec!["kiosk".into(), "shop".into()]),
            Route::NotChannels,
            Route::Check,
            Route::Number,
            Route::Quiz,
            Route::Progress,
            Route::Practise("points".into()),
            Route::Warnings,
            Route::Warning("points-expire".into()),
            Route::Note,
        ];
        for route in routes {
            assert_eq!(Route::read(&route.fragment(&answers)), Ok((route, answers)));
        }
        for route in
            [Route::Precautions, Route::Help, Route::Guide("suspended".into()), Route::Cards, Route::Sources]
        {
            assert_eq!(Route::read(&route.fragment(&answers)), Ok((route, Answers::new())));
        }
        assert_eq!(Route::read("#/v1/picker"), Ok((Route::Picker(Question::Card), Answers::new())));
    }

    #[test]
    fn each_screen_is_of_the_first_view_of_the_pages_or_of_a_later_room() {
        let read = |text: &str| Route::read(&format!("#/v1/{text}")).unwrap().0;
        let first = ["home", "picker/card", "result", "help"];
        let pages =
            ["channel/a", "compare/a+b", "not-channels", "cards", "precautions", "guide/a", "sources"];
        let later = ["check", "number", "quiz", "progress", "quiz/a", "warnings", "warnings/a", "note"];
        for (screens, of) in [(&first[..], (false, false)), (&pages, (true, false)), (&later, (false, true))]
        {
            for screen in screens.iter().map(|text| read(text)) {
                assert_eq!((screen.needs_pages(), screen.is_later()), of, "{screen:?}");
            }
        }
    }

    #[test]
    fn answers_lead_to_the_next_question_and_then_to_the_result() {
        let mut answers = Answers::new();
        for question in Question::ALL {
            assert_eq!(Route::after(&answers), Route::Picker(question));
            answers = answers.with(question, Choice::Unsure);
        }
        assert_eq!(Route::after(&answers), Route::Result);
    }

    #[test]
    fn ids_are_short_and_plain_and_two_or_three_are_compared() {
        let is = |text: String| Route::read(&format!("#/v1/{text}")).is_ok();
        assert!(is(format!("channel/{}", "a".repeat(64))) && !is(format!("channel/{}", "a".repeat(65))));
        assert!(is("channel/a-1".into()) && !is("channel/".into()) && !is("channel/A".into()));
        let compare = |number: usize| is(format!("compare/{}", vec!["a"; number].join("+")));
        assert_eq!([1, 2, 3, 4].map(compare), [false, true, true, false]);
        assert!(!is("home/x".into()) && !is("channel/a/b".into()) && !is("channel".into()));
    }

    #[test]
    fn damaged_and_hostile_fragments_are_refused() {
        assert_eq!(Route::read("#/v9/home"), Err(RouteError::Version));
        assert_eq!(Route::read("#/v1/nowhere"), Err(RouteError::Unknown));
        assert_eq!(Route::read("#/v1/channel/<img onerror=alert(1)>"), Err(RouteError::Unknown));
        assert_eq!(Route::read("#/v1/compare/one"), Err(RouteError::Unknown));
        assert!(matches!(Route::read("#/v1/result?card=pho"), Err(RouteError::Answers(_))));
        assert_eq!(Route::read(&"#".repeat(1_000_000)), Err(RouteError::TooLong));
        assert_eq!(Route::read(""), Ok((Route::Home, Answers::new())));
        let long = |bytes: usize| Route::read(&format!("#/v1/home{}", "x".repeat(bytes - 9)));
        assert_eq!(long(LONGEST), Err(RouteError::Unknown));
        assert_eq!(long(LONGEST + 1), Err(RouteError::TooLong));
    }

    #[test]
    fn going_back_always_ends_at_home() {
        for answers in [Answers::new(), Answers::new().with(Question::When, Choice::Now)] {
            let mut route = Route::Channel("wallet".into());
            for _ in 0..10 {
                route = route.parent(&answers);
            }
            assert_eq!(route, Route::Home);
        }
    }

    #[test]
    fn one_step_back_is_the_screen_one_came_from() {
        let paid = Answers::new().with(Question::Card, Choice::Iot).with(Question::Pay, Choice::Cash);
        let back = |route: Route| route.parent(&paid);
        assert_eq!(back(Route::Result), Route::Picker(Question::Pay), "the last question that was answered");
        assert_eq!(Route::Result.parent(&Answers::new()), Route::Home);
        assert_eq!(back(Route::Picker(Question::Asked)), Route::Home, "home has the first question");
        assert_eq!(back(Route::Picker(Question::Whom)), Route::Picker(Question::Asked));
        for route in [Route::Channel("kiosk".into()), Route::Compare(Vec::new()), Route::NotChannels] {
            assert_eq!(route.parent(&paid), Route::Result);
            assert_eq!(route.parent(&Answers::new()), Route::Home, "there is no result without answers");
        }
        assert_eq!(back(Route::Progress), Route::Quiz);
        assert_eq!(back(Route::Practise("points".into())), Route::Quiz);
        assert_eq!(back(Route::Warning("points".into())), Route::Warnings);
        assert_eq!(back(Route::Note), Route::Help);
        assert_eq!(back(Route::Sources), Route::Home);
    }

    #[test]
    fn a_host_names_a_view_and_what_it_begins_with() {
        assert_eq!(Route::from_view("quiz", "points"), Some(Route::Practise("points".into())));
        for odd in ["", "<img>", "points/x", "#", &"a".repeat(65)] {
            assert_eq!(Route::from_view("quiz", odd), Some(Route::Quiz), "{odd}");
        }
        for view in ["home", "picker", "warnings", "channel", "quiz/points", "nowhere", ""] {
            assert_eq!(Route::from_view(view, "points"), Route::from_view(view, ""), "{view}");
        }
        assert_eq!(given_card("picker", "data"), Some(Choice::DataCard));
        for (view, about) in
            [("picker", "points"), ("picker", ""), ("picker", "wallet"), ("quiz", "data"), ("", "data")]
        {
            assert_eq!(given_card(view, about), None, "{view} {about}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_read_is_written_the_same(text in "(#/v1/)?[a-z/?=&+-]{0,60}|.{0,60}") {
            if let Ok((route, answers)) = Route::read(&text) {
                let again = Route::read(&route.fragment(&answers));
                prop_assert_eq!(again.map(|(route, _)| route), Ok(route));
            }
        }
    }
}
