//! State of the screens, and the reducer that changes it.

use std::rc::Rc;

use topup_guard_core::pack::Pack;
use topup_guard_core::picker::{Answers, Choice, Question, is_decided};
use topup_guard_core::route::Route;
use yew::Reducible;

use super::{Note, TextSize, Theme, Words};
use crate::program::{PROGRAM, Program};

/// What the screens are drawn from, apart from the person's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The screen shown.
    pub route: Route,
    /// The picker's answers.
    pub answers: Answers,
    /// BCP 47 tag of the language wanted; that of `words` follows once its pack has arrived.
    pub lang: String,
    /// BCP 47 tag of the Chinese to return to from English.
    pub chinese: String,
    /// Colour theme.
    pub theme: Theme,
    /// Text size.
    pub text_size: TextSize,
    /// A line about what just happened.
    pub notice: Option<Notice>,
    /// What was typed or pasted into the field of Check. It stays in memory only.
    pub draft: String,
    /// Ids of the facts that were tapped in Check. They stay in memory only.
    pub facts: Vec<String>,
    /// The note for the police. It stays in memory only.
    pub note: Note,
    /// Content and messages of the language shown.
    pub words: Words,
    /// Content of the pages, once it has arrived; possibly still in another language.
    pub pages: Option<Words>,
    /// First digits of a number, as typed beside the result. They stay in memory only.
    pub digits: String,
    /// Ids of the channels ticked for comparison.
    pub compare: Vec<String>,
    /// Screens that led here and are gone back to, the last one first: those that led to a warning, to a
    /// round about it, to Help or to the sources.
    pub trail: Vec<Route>,
    /// Whether the person came to this screen by going back, and is shown the place where they were.
    pub returning: bool,
    /// Number of times the person asked to try a download again.
    pub tries: u32,
    /// Whether the person refused that the host page gets events.
    pub refused: bool,
    /// Whether the quiz program cannot serve this person: there is a record, or the first round is over.
    pub needs_full_program: bool,
}

/// A line about what just happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The link is damaged or of another version.
    LinkBroken,
    /// The link is on the clipboard.
    Copied,
    /// Neither sharing nor copying is allowed here.
    ShareFailed,
    /// The browser does not print here.
    PrintFailed,
    /// The other language did not arrive.
    LanguageFailed,
}

impl State {
    /// Returns the state of a widget that shows home in the language of these words.
    #[must_use]
    pub fn new(words: Words) -> Self {
        Self {
            route: Route::default(),
            answers: Answers::new(),
            lang: words.0.lang.clone(),
            chinese: String::new(),
            theme: Theme::default(),
            text_size: TextSize::default(),
            notice: None,
            draft: String::new(),
            facts: Vec::new(),
            note: Note::default(),
            pages: words.0.has_pages().then(|| words.clone()),
            words,
            digits: String::new(),
            compare: Vec::new(),
            trail: Vec::new(),
            returning: false,
            tries: 0,
            refused: false,
            needs_full_program: false,
        }
    }

    /// Returns the BCP 47 tag of the language shown.
    #[must_use]
    pub fn shown_lang(&self) -> &str {
        &self.words.0.lang
    }

    /// Returns the content of the pages, once it has arrived in the language shown.
    #[must_use]
    pub fn arrived_pages(&self) -> Option<&Pack> {
        self.pages.as_ref().map(|pages| &*pages.0).filter(|pages| pages.lang == self.shown_lang())
    }

    /// Returns whether this program can show the screen to this person; otherwise the full program is asked
    /// for.
    #[must_use]
    pub fn fits_program(&self) -> bool {
        let too_little = PROGRAM == Program::Quiz && self.needs_full_program && !self.route.is_help();
        PROGRAM.has(&self.route) && !too_little
    }

    /// Shows a screen from its top, without what was said on the last one.
    fn show(&mut self, route: Route) {
        self.route = route;
        self.notice = None;
        self.returning = false;
        if PROGRAM.is_full() && self.route == Route::Note {
            self.note.quote(&self.draft);
        }
    }
}

/// Returns whether going back from a screen leads to the one that it was opened from.
fn leads_back(route: &Route) -> bool {
    route.is_help() || matches!(route, Route::Warning(_) | Route::Practise(_) | Route::Note | Route::Sources)
}

/// Change of the screens' state.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Goes to a screen.
    Go(Route),
    /// Goes one screen back.
    Back,
    /// Gives or changes an answer of the picker.
    Answer(Question, Choice),
    /// Forgets the answers and goes to the first question.
    StartOver,
    /// Goes to where a link or the back button leads.
    Arrive(Route, Answers),
    /// Asks for another language.
    Lang(String),
    /// Shows the content of a language that has arrived.
    Words(Words),
    /// Takes in the content of the pages that has arrived.
    Pages(Words),
    /// Sets the colour theme.
    Theme(Theme),
    /// Sets the text size.
    Text(TextSize),
    /// Shows a line about what just happened, or none.
    Say(Option<Notice>),
    /// Changes what stands in the field of Check.
    Draft(String),
    /// Taps a fact of Check, by its id, or undoes that.
    Fact(String),
    /// Empties the field of Check, and undoes the facts.
    ClearCheck,
    /// Changes the text of a field of the note for the police, by its index.
    Note(usize, String),
    /// Empties the note for the police.
    ClearNote,
    /// Changes the first digits of a number beside the result.
    Digits(String),
    /// Tries a download again.
    Retry,
    /// Ticks or unticks a channel for comparison, by its id.
    Compare(String),
    /// Refuses that the host page gets events.
    Refuse,
    /// Asks for the full program in place of the quiz program.
    NeedFullProgram,
}

/// Largest number of channels compared side by side.
const COMPARED: usize = 3;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match action {
            Action::Go(route) => {
                let place = next.trail.iter().position(|known| *known == route);
                // A round that was begun from a warning goes on when that is left again.
                if let Some(place) = place.filter(|_| self.route.view() != "quiz") {
                    next.trail.truncate(place);
                } else if leads_back(&route) {
                    next.trail.retain(|known| *known != self.route);
                    next.trail.push(self.route.clone());
                } else {
                    next.trail.clear();
                }
                next.show(route);
            }
            Action::Back => {
                let route = next.trail.pop().unwrap_or_else(|| self.route.parent(&self.answers));
                next.show(route);
                next.returning = true;
            }
            Action::Answer(question, choice) => {
                next.answers = self.answers.with(question, choice);
                let stopped = next.answers.get(Question::Asked) == Some(Choice::Somebody);
                // What could change nothing is not asked.
                let decided = stopped || PROGRAM.has_picker() && is_decided(&next.answers, &self.words.0);
                next.show(if decided { Route::Result } else { Route::after(&next.answers) });
            }
            Action::StartOver => {
                next.show(Route::Picker(Question::Card));
                next.trail.clear();
                next.answers = Answers::new();
                next.compare.clear();
                next.digits.clear();
            }
            Action::Arrive(route, answers) => {
                next.trail.clear();
                next.show(route);
                next.returning = true;
                let begins = next.route == Route::Picker(Question::Card);
                if begins || answers != Answers::new() || self.route.view() == "home" {
                    next.answers = answers;
                }
            }
            Action::Lang(lang) => {
                if lang.starts_with("zh") {
                    next.chinese.clone_from(&lang);
                }
                next.lang = lang;
                next.notice = None;
            }
            Action::Words(words) => next.words = words,
            Action::Pages(pages) => next.pages = Some(pages),
            Action::Theme(theme) => next.theme = theme,
            Action::Text(size) => next.text_size = size,
            Action::Say(notice) => next.notice = notice,
            Action::Draft(text) => next.draft = text,
            Action::Fact(id) if PROGRAM.is_full() => toggle(&mut next.facts, id),
            Action::ClearCheck if PROGRAM.is_full() => {
                next.draft.clear();
                next.facts.clear();
            }
            Action::Fact(_) | Action::ClearCheck => {}
            Action::Note(place, text) => next.note.write(place, text),
            Action::ClearNote => next.note = Note::default(),
            Action::Digits(text) => next.digits = text,
            Action::Retry => next.tries += 1,
            Action::Refuse => next.refused = true,
            Action::NeedFullProgram => next.needs_full_program = true,
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

/// Takes an id out of a list, or adds it.
fn toggle(ids: &mut Vec<String>, id: String) {
    match ids.iter().position(|other| *other == id) {
        Some(place) => {
            ids.remove(place);
        }
        None => ids.push(id),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    /// Returns the home screen in Chinese.
    fn home() -> State {
        static PACK: LazyLock<Pack> = LazyLock::new(|| {
            let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir()).expect("sound content");
            packs.into_iter().next().expect("a language").first
        });
        State::new(Words(Rc::new(PACK.clone())))
    }

    fn after(state: State, action: Action) -> State {
        Rc::unwrap_or_clone(Rc::new(state).reduce(action))
    }

    #[test]
    fn answers_lead_to_the_next_open_question_and_then_to_the_result() {
        let mut state = home();
        for question in Question::ALL {
            if state.route == Route::Result {
                assert!(is_decided(&state.answers, &state.words.0), "{question:?} could change the result");
                continue;
            }
            assert!(matches!(state.route, Route::Home) || state.route == Route::Picker(question));
            state = after(state, Action::Answer(question, Choice::Unsure));
        }
        assert_eq!(state.route, Route::Result);
    }

    #[test]
    fn a_changed_answer_keeps_the_others_and_returns_to_the_result() {
        let full = Question::ALL
            .into_iter()
            .fold(Answers::new(), |answers, question| answers.with(question, Choice::Unsure));
        let state = State { answers: full, route: Route::Picker(Question::Pay), ..home() };
        let state = after(state, Action::Answer(Question::Pay, Choice::Cash));
        assert_eq!(state.route, Route::Result);
        assert_eq!(state.answers, full.with(Question::Pay, Choice::Cash));
    }

    #[test]
    fn a_top_up_that_somebody_asked_for_leads_to_the_stop_screen_at_once() {
        let state = after(home(), Action::Answer(Question::Asked, Choice::Somebody));
        assert_eq!(state.route, Route::Result);
    }

    #[test]
    fn leaving_english_returns_to_the_chinese_shown_before() {
        let state = after(home(), Action::Lang("zh-Hant".into()));
        let state = after(state, Action::Lang("en".into()));
        assert_eq!((state.lang.as_str(), state.chinese.as_str()), ("en", "zh-Hant"));
    }

    #[test]
    fn back_leads_to_the_screen_a_warning_was_opened_from() {
        let warning = || Route::Warning("points-expire".into());
        let mut state = after(State { route: Route::Quiz, ..home() }, Action::Go(warning()));
        state = after(state, Action::Back);
        assert_eq!(state.route, Route::Quiz);
        state = after(state, Action::Arrive(warning(), Answers::new()));
        state = after(state, Action::Back);
        assert_eq!(state.route, Route::Warnings);
        assert_eq!(after(state, Action::Back).route, Route::Home);
    }

    #[test]
    fn back_from_help_leads_step_by_step_to_the_screen_it_was_opened_from() {
        let code = || Route::HelpAfter("code".into());
        let mut state = State { route: Route::Channel("kiosk".into()), ..home() };
        for route in [Route::Help, code(), Route::Note, Route::Help, code()] {
            state = after(state, Action::Go(route));
            assert!(!state.returning);
        }
        for route in [Route::Help, Route::Channel("kiosk".into())] {
            state = after(state, Action::Back);
            assert_eq!((state.route.clone(), state.returning), (route, true));
        }
    }

    #[test]
    fn back_from_a_branch_of_help_leads_to_check_with_what_was_put_into_it() {
        let check = State { route: Route::Check, draft: "积分清零".into(), ..home() };
        for branch in [Route::HelpAfter("code".into()), Route::Help, Route::Note] {
            let state = after(check.clone(), Action::Fact("call".into()));
            let state = after(after(state, Action::Go(branch)), Action::Back);
            assert_eq!((state.route.clone(), state.returning), (Route::Check, true));
            assert_eq!((&*state.draft, &*state.facts), ("积分清零", &["call".to_owned()][..]));
            let state = after(state, Action::ClearCheck);
            assert!(state.draft.is_empty() && state.facts.is_empty());
        }
    }

    #[test]
    fn a_fact_tapped_twice_is_not_said() {
        let state =
            ["call", "link", "call"].map(str::to_owned).into_iter().map(Action::Fact).fold(home(), after);
        assert_eq!(state.facts, ["link"]);
    }

    #[test]
    fn the_note_stays_until_it_is_cleared() {
        let mut state = after(home(), Action::Go(Route::Note));
        state = after(state, Action::Note(0, "yesterday".into()));
        for action in
            [Action::Go(Route::Help), Action::StartOver, Action::Arrive(Route::Home, Answers::new())]
        {
            state = after(state, action);
            assert_eq!(state.note.fields()[0], "yesterday");
        }
        assert!(after(state, Action::ClearNote).note.is_empty());
    }

    #[test]
    fn at_most_three_channels_are_compared() {
        let mut state = home();
        for id in ["a", "b", "c", "d"] {
            state = after(state, Action::Compare(id.into()));
        }
        assert_eq!(state.compare, ["a", "b", "c"]);
        assert_eq!(after(state, Action::Compare("b".into())).compare, ["a", "c"]);
    }
}
