//! The screens that depend on the record, rendered natively on the real content.

mod forms;

use std::pin::pin;
use std::rc::Rc;
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};

use topup_guard_core::pack::{Msg, QuizPack, Truth};
use topup_guard_core::quiz::{
    Confidence, DAY, Log, Mode, Response, ResponseId, Session, SessionId, Verdict, judge,
};
use topup_guard_core::route::Route;
use topup_guard_core::time::Millis;
use topup_guard_pack::LanguagePacks;
use yew::prelude::*;
use yew::{LocalServerRenderer, Properties, component};

use super::super::data::QuizData;
use super::super::show;
use super::super::snapshot::Snapshot;
use super::super::state::{Offer, RecordNotice, Stage, State};
use super::tenths;
use crate::base::{self, Ctx, Words};
use crate::browser::{Services, headless};
use crate::parts::Ui;

/// 2026-11-30T00:53:20Z.
const NOW: Millis = Millis(1_796_000_000_000);

/// The content as it is, in both languages; reading it takes a while.
static PACKS: LazyLock<Vec<LanguagePacks>> =
    LazyLock::new(|| topup_guard_pack::packs(&topup_guard_pack::content_dir()).expect("sound content"));

/// A state to be shown.
#[derive(Clone, Properties)]
struct Props {
    words: Words,
    route: Route,
    state: Rc<State>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// The quiz's room in a given state.
#[component]
fn Shown(props: &Props) -> Html {
    let (route, words) = (props.route.clone(), props.words.clone());
    let outer = use_reducer(|| base::State { route, ..base::State::new(words) });
    let state = use_reducer(|| State::clone(&props.state));
    let services = Services { clock: Rc::new(|| NOW.0 as f64), ..headless::services("") };
    let ctx = Ctx { state: outer, services, host: Default::default() };
    let nodes = [NodeRef::default(), NodeRef::default()];
    Ui::build(|ui| show(&ctx, ui, &state, [&nodes[0], &nodes[1]]))
}

/// Renders a state.
fn shown(packs: &LanguagePacks, route: Route, state: State) -> String {
    let props = Props { words: Words(Rc::new(packs.first.clone())), route, state: Rc::new(state) };
    let html = pin!(LocalServerRenderer::<Shown>::with_props(props).hydratable(false).render());
    match html.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(html) => html,
        Poll::Pending => panic!("rendering waits for something"),
    }
}

/// Returns the state of a person with this record, who has just come.
fn with(packs: &LanguagePacks, log: Log) -> State {
    let data = QuizData::new(Rc::new(packs.quiz.clone()), log);
    let snapshot =
        Snapshot::of(&data, NOW, |at| format!("day {}", at.0 / DAY), |at| format!("{}", at.0 / DAY));
    State { data: Some(data), snapshot: Rc::new(snapshot), ..State::default() }
}

/// Makes so many measured answers to scams and as many to genuine items, `ago` days back.
fn measured(pack: &QuizPack, each: usize, ago: i64) -> Log {
    let of = |truth| pack.items.iter().filter(move |item| item.truth == truth).take(each);
    let mut log = Log::new();
    for (number, item) in (0_u32..).zip(of(Truth::Scam).chain(of(Truth::Genuine))) {
        let verdict = if number % 5 == 0 { Verdict::CannotTell } else { Verdict::Scam };
        log.push(Response {
            id: ResponseId { session: SessionId(9), number },
            at: NOW - ago * DAY,
            took_ms: 10,
            mode: Mode::Measuring,
            form: String::new(),
            item: item.id.clone(),
            family: item.family.clone(),
            group: item.group.clone(),
            pack: pack.version.clone(),
            answer: judge(item, verdict, Confidence::High, &item.actions[0].id).unwrap(),
        });
    }
    log
}

/// Checks what holds on every screen, whatever the record.
fn sound(packs: &LanguagePacks, html: &str) {
    assert_eq!(html.matches("<h1").count(), 1);
    assert!(!html.contains(['{', '}']), "an unfilled place in {html}");
    assert!(!html.contains("NaN") && !html.contains("style="));
    for msg in Msg::ALL.iter().filter(|msg| msg.name().contains('_')) {
        assert!(!html.contains(&format!(">{}<", msg.name())), "{} in {}", msg.name(), packs.lang);
    }
}

#[test]
fn every_screen_is_sound_with_no_few_and_many_answers() {
    for packs in PACKS.iter() {
        let t = |msg| packs.first.messages.get(msg);
        for each in [0, 5, 20] {
            let log = measured(&packs.quiz, each, 3);
            let html = shown(packs, Route::Progress, with(packs, log.clone()));
            sound(packs, &html);
            for title in
                [Msg::ProgressTitle, Msg::TopicsTitle, Msg::AheadTitle, Msg::GroupsTitle, Msg::KeepTitle]
            {
                assert!(html.contains(t(title)), "{title:?}");
            }
            assert_eq!(html.matches("data-topic=").count(), packs.quiz.families.len());
            assert_eq!(html.contains(t(Msg::ProgressNone)), each == 0);
            assert_eq!(html.contains(t(Msg::TellingTitle)), each == 20, "no grade before 20 and 20");
            assert_eq!(html.contains(t(Msg::CalibrationTitle)), each == 20);
            sound(packs, &shown(packs, Route::Quiz, with(packs, log.clone())));
            let session = Session {
                id: SessionId(9),
                mode: Mode::Measuring,
                started: NOW,
                length: 10,
                about: String::new(),
                writer: 0,
            };
            let over = State { session: Some(session), stage: Stage::Summary, ..with(packs, log) };
            let html = shown(packs, Route::Quiz, over);
            sound(packs, &html);
            assert!(html.contains(t(Msg::ProgressDoor)));
        }
    }
}

#[test]
fn the_start_shows_what_is_due_first() {
    for packs in PACKS.iter() {
        let order = |ago| {
            let html = shown(packs, Route::Quiz, with(packs, measured(&packs.quiz, 3, ago)));
            let at = |hook: &str| html.find(hook).unwrap();
            at("data-do=\"practice\"") < at("data-do=\"measure\"")
        };
        assert!(order(200), "everything is due");
        assert!(!order(0), "nothing is due");
    }
}

#[test]
fn notices_and_downloads_are_shown() {
    let packs = &PACKS[0];
    let merged = topup_guard_core::quiz::Merged {
        added: 41,
        duplicates: 42,
        unreadable: 43,
        missing: 44,
        refused: 45,
    };
    let said = RecordNotice::Imported(merged, Some(crate::browser::storage::StorageError::Unavailable));
    let state = State {
        notice: Some(said),
        offered: Some(Offer::Record("the whole <record>".into())),
        ..with(packs, measured(&packs.quiz, 5, 3))
    };
    let html = shown(packs, Route::Progress, state);
    for number in 41..=45 {
        assert!(html.contains(&number.to_string()));
    }
    assert!(html.contains(packs.first.messages.get(Msg::QuizUnkept)));
    assert!(html.contains("the whole &lt;record&gt;"));
    // Where there is no room, nothing was added, and no number says otherwise.
    let refused = RecordNotice::Imported(merged, Some(crate::browser::storage::StorageError::Full));
    let state = State { notice: Some(refused), ..with(packs, measured(&packs.quiz, 5, 3)) };
    let html = shown(packs, Route::Progress, state);
    assert!(html.contains(packs.first.messages.get(Msg::KeepFull)) && !html.contains("43"));
}

#[test]
fn records_with_unknown_ids_and_odd_times_leave_the_screens_usable() {
    let packs = &PACKS[1];
    let mut log = Log::new();
    let known = measured(&packs.quiz, 20, 3);
    for (number, response) in (0..100_000_u32).zip(known.responses().iter().cycle()) {
        let strange = number % 3 == 0;
        log.push(Response {
            id: ResponseId { session: SessionId(u64::from(number / 10)), number: number % 10 },
            at: NOW + i64::from(number % 900 - number % 450) * DAY,
            family: if strange { format!("family-{number}") } else { response.family.clone() },
            group: if strange { format!("group-{number}") } else { response.group.clone() },
            ..response.clone()
        });
    }
    let state = with(packs, log);
    let html = shown(packs, Route::Progress, state);
    sound(packs, &html);
    assert!(!html.contains("family-"));
    assert!(html.len() < 200_000, "{} bytes", html.len());
}

#[test]
fn numbers_have_one_decimal_and_a_minus_sign() {
    for (number, text) in [(0.0, "0.0"), (-0.04, "0.0"), (-0.05, "−0.1"), (1.26, "1.3"), (-12.34, "−12.3")]
    {
        assert_eq!(tenths(number), text);
    }
}
