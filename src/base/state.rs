//! The state of the screens, and how each action changes it.

use std::rc::Rc;

use topup_guard_core::picker::{Answers, Choice, Question};
use topup_guard_core::route::Route;
use yew::Reducible;

use super::{TextSize, Theme, Words};
use crate::program::{PROGRAM, Program};

/// What the screens show, apart from content and the person's log.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// The screen.
    pub route: Route,
    /// The picker's answers.
    pub answers: Answers,
    /// BCP 47 tag of the language wanted.
    pub lang: String,
    /// BCP 47 tag of the Chinese to come back to from English.
    pub chinese: String,
    /// Light or dark.
    pub theme: Theme,
    /// Size of text.
    pub text_size: TextSize,
    /// A line about what just happened.
    pub notice: Option<Notice>,
    /// Content and messages of the language shown.
    pub words: Option<Words>,
    /// Content of the pages, once it has arrived; it may still be that of another language.
    pub pages: Option<Words>,
    /// Channels ticked for comparing, by id.
    pub compare: Vec<String>,
    /// The screen from which a warning or a round about it was opened: back leads there.
    pub from: Option<Route>,
    /// How often the person asked to try a download again.
    pub tries: u32,
    /// The person does not want the host page to be told anything.
    pub refused: bool,
    /// The quiz's own program has no more for this person.
    pub outgrown: bool,
}

/// A line about what just happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The link that led here is damaged or of another version.
    LinkBroken,
    /// The link is on the clipboard.
    Copied,
    /// Sharing and copying are not allowed here.
    ShareFailed,
    /// The other language did not arrive.
    LanguageFailed,
}

impl State {
    /// BCP 47 tag of the language shown; empty before there is any.
    pub(crate) fn shown(&self) -> &str {
        self.words.as_ref().map_or("", |words| &words.0.lang)
    }

    /// Whether this program can show the screen to this person; else the whole one takes over.
    pub(crate) fn fits(&self) -> bool {
        let outgrown = PROGRAM == Program::Quiz && self.outgrown && self.route != Route::Help;
        PROGRAM.has(&self.route) && !outgrown
    }
}

/// What a person or the host does.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// To a screen.
    Go(Route),
    /// One screen back.
    Back,
    /// An answer given or changed.
    Answer(Question, Choice),
    /// No answers, first screen.
    StartOver,
    /// To where a link or the back button leads.
    Arrive(Route, Answers),
    /// Another language.
    Lang(String),
    /// The content of a language has arrived.
    Words(Words),
    /// The content of its pages has arrived.
    Pages(Words),
    /// Light or dark.
    Theme(Theme),
    /// Size of text.
    Text(TextSize),
    /// Say what happened, or stop saying it.
    Say(Option<Notice>),
    /// Try a download again.
    Retry,
    /// Tick or untick a channel for comparing.
    Compare(String),
    /// Let the host page be told nothing.
    Refuse,
    /// The quiz needs the whole program.
    Outgrow,
}

/// Most channels that stand side by side.
const COMPARED: usize = 3;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match action {
            Action::Go(route) => {
                let aside = matches!(route, Route::Warning(_) | Route::Practise(_));
                next.from = aside.then(|| self.route.clone());
                next.route = route;
                next.notice = None;
            }
            Action::Back => {
                next.route = next.from.take().unwrap_or_else(|| self.route.parent(&self.answers));
                next.notice = None;
            }
            Action::Answer(question, choice) => {
                let changing = self.answers.get(question).is_some();
                next.answers = self.answers.with(question, choice);
                next.notice = None;
                let stopped = next.answers.get(Question::Asked) == Some(Choice::Somebody);
                let complete = changing && self.answers.next_question().is_none();
                next.route = if stopped || complete { Route::Result } else { Route::after(&next.answers) };
            }
            Action::StartOver => {
                next.route = Route::Home;
                next.from = None;
                next.answers = Answers::new();
                next.compare.clear();
                next.notice = None;
            }
            Action::Arrive(route, answers) => {
                next.from = None;
                next.route = route;
                if answers != Answers::new() || self.route.view() == "home" {
                    next.answers = answers;
                }
                next.notice = None;
            }
            Action::Lang(lang) => {
                if lang.starts_with("zh") {
                    next.chinese.clone_from(&lang);
                }
                next.lang = lang;
                next.notice = None;
            }
            Action::Words(words) => next.words = Some(words),
            Action::Pages(pages) => next.pages = Some(pages),
            Action::Theme(theme) => next.theme = theme,
            Action::Text(size) => next.text_size = size,
            Action::Say(notice) => next.notice = notice,
            Action::Retry => next.tries += 1,
            Action::Refuse => next.refused = true,
            Action::Outgrow => next.outgrown = true,
            Action::Compare(id) => match next.compare.iter().position(|other| *other == id) {
                Some(place) => {
                    next.compare.remove(place);
                }
                None if next.compare.len() < COMPARED => next.compare.push(id),
                None => {}
            },
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(state: State, action: Action) -> State {
        Rc::unwrap_or_clone(Rc::new(state).reduce(action))
    }

    #[test]
    fn answers_lead_to_the_next_open_question_and_then_to_the_result() {
        let mut state = State::default();
        for question in Question::ALL {
            assert_ne!(state.route, Route::Result);
            state = after(state, Action::Answer(question, Choice::Unsure));
        }
        assert_eq!(state.route, Route::Result);
    }

    #[test]
    fn a_changed_answer_keeps_the_others_and_returns_to_the_result() {
        let full = Question::ALL
            .into_iter()
            .fold(Answers::new(), |answers, question| answers.with(question, Choice::Unsure));
        let state = State { answers: full, route: Route::Picker(Question::Pay), ..State::default() };
        let state = after(state, Action::Answer(Question::Pay, Choice::Cash));
        assert_eq!(state.route, Route::Result);
        assert_eq!(state.answers, full.with(Question::Pay, Choice::Cash));
    }

    #[test]
    fn somebody_asking_stops_at_once() {
        let state = after(State::default(), Action::Answer(Question::Asked, Choice::Somebody));
        assert_eq!(state.route, Route::Result);
    }

    #[test]
    fn english_leads_back_to_the_chinese_one_came_from() {
        let state = after(State::default(), Action::Lang("zh-Hant".into()));
        let state = after(state, Action::Lang("en".into()));
        assert_eq!((state.lang.as_str(), state.chinese.as_str()), ("en", "zh-Hant"));
    }

    #[test]
    fn back_leads_to_where_a_warning_was_opened() {
        let warning = || Route::Warning("points-expire".into());
        let mut state = after(State { route: Route::Quiz, ..State::default() }, Action::Go(warning()));
        state = after(state, Action::Back);
        assert_eq!(state.route, Route::Quiz);
        state = after(state, Action::Arrive(warning(), Answers::new()));
        state = after(state, Action::Back);
        assert_eq!(state.route, Route::Warnings);
        assert_eq!(after(state, Action::Back).route, Route::Home);
    }

    #[test]
    fn a_fourth_channel_is_not_compared() {
        let mut state = State::default();
        for id in ["a", "b", "c", "d"] {
            state = after(state, Action::Compare(id.into()));
        }
        assert_eq!(state.compare, ["a", "b", "c"]);
        assert_eq!(after(state, Action::Compare("b".into())).compare, ["a", "c"]);
    }
}
