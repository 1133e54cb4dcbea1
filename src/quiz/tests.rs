//! Every kind of exercise and its feedback, rendered natively in both languages.

use std::pin::pin;
use std::rc::Rc;
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};

use topup_guard_core::pack::{ArtefactKind, Msg, Pack, QuizPack, variant_name};
use topup_guard_core::quiz::{
    Ask, Confidence, Log, Mode, Seed, Session, SessionId, Verdict, order, pieces, tapped, twin, two_step,
};
use topup_guard_core::time::Millis;
use topup_guard_pack::{content_dir, packs};
use yew::prelude::*;
use yew::{LocalServerRenderer, Reducible};

use super::action::Action;
use super::data::QuizData;
use super::state::{Stage, State, Voice};
use super::{Ctx, show};
use crate::base::Words;
use crate::browser::headless::services;
use crate::parts::Ui;

#[derive(Clone, PartialEq, Properties)]
struct Props {
    words: Words,
    state: Begun,
}

/// The state to begin with.
#[derive(Clone)]
struct Begun(State);

impl PartialEq for Begun {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[component]
fn Screen(props: &Props) -> Html {
    let begun = props.state.0.clone();
    let state = use_reducer(move || begun);
    let words = props.words.clone();
    let app = use_reducer(|| crate::base::State::new(words));
    let ctx = Ctx { state: app, services: services(""), host: Default::default() };
    let (step, pasted) = (use_node_ref(), use_node_ref());
    Ui::build(|ui| show(&ctx, ui, &state, [&step, &pasted]))
}

/// The content as it is; reading it takes a while.
static PACKS: LazyLock<Vec<(Pack, QuizPack)>> = LazyLock::new(|| {
    packs(&content_dir()).expect("sound content").into_iter().map(|packs| (packs.first, packs.quiz)).collect()
});

fn html(pack: &Pack, state: State) -> String {
    let props = Props { words: Words(Rc::new(pack.clone())), state: Begun(state) };
    let html = pin!(LocalServerRenderer::<Screen>::with_props(props).hydratable(false).render());
    match html.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(html) => html,
        Poll::Pending => panic!("rendering waits for nothing"),
    }
}

/// Returns the state in which an exercise is asked.
fn asking(pack: &QuizPack, ask: Ask) -> State {
    State {
        data: Some(QuizData::new(Rc::new(pack.clone()), Log::new())),
        session: Some(Session {
            id: SessionId(3),
            mode: Mode::Practice,
            started: Millis(0),
            length: 10,
            about: String::new(),
            writer: 0,
        }),
        stage: Stage::Question,
        ask: Some(ask),
        marks: true,
        voice: Voice::Ready,
        ..State::default()
    }
}

/// Answers the exercise, with what was tapped.
fn answered(state: State, answer: topup_guard_core::quiz::Answer) -> State {
    let action = Action::Answer { number: state.number, answer, now: Millis(5) };
    let state = Rc::unwrap_or_clone(Rc::new(state).reduce(action));
    assert_eq!(state.stage, Stage::Feedback);
    state
}

/// Checks what holds on every screen: nothing unfilled, no name for a text, one leading heading.
fn sound(html: &str) {
    assert!(!html.contains(['{', '}']), "{html}");
    assert_eq!(html.matches("<h1").count(), 1, "{html}");
    for name in ["steps_", "tap_", "twins_", "order_", "marks_", "read_"] {
        assert!(!html.contains(&format!(">{name}")), "{name}");
    }
}

#[test]
fn every_cue_of_every_item_can_be_tapped_and_is_explained() {
    for (words, pack) in PACKS.iter() {
        let tappable = pack.items.iter().filter(|item| item.tap);
        let variants =
            tappable.flat_map(|item| (0..item.variants().min(3)).map(|number| item.fill(number * 29)));
        for item in &variants.collect::<Vec<_>>() {
            let asked = asking(pack, Ask::Tap { item: item.id.clone() });
            let html = html_of(words, asked.clone());
            let all = pieces(&item.artefact);
            let taps = all.iter().flatten().filter(|piece| piece.taps).count();
            assert_eq!(html.matches("aria-pressed=\"false\"").count(), taps, "{}", item.id);
            assert!(!html.contains("data-cue"), "{}: the question tells the signs", item.id);
            let taken: Vec<usize> = (0..all.iter().flatten().count()).step_by(2).collect();
            let answer = tapped(item, &taken);
            let feedback = html_of(words, answered(State { tapped: taken, ..asked }, answer));
            for cue in &item.cues {
                assert!(feedback.contains(&format!("data-cue=\"{}\"", cue.id)), "{} {}", item.id, cue.id);
            }
        }
    }
}

#[test]
fn what_a_first_step_shows_stands_after_it_and_not_before() {
    for (words, pack) in PACKS.iter() {
        let items: Vec<_> = pack.items.iter().filter(|item| item.two_step).collect();
        assert!(!items.is_empty());
        for item in items {
            let open = |number: &u32| item.values(*number).iter().all(|(slot, value)| slot.is_open(value));
            let number = (0..item.variants()).find(open).expect("an open variant");
            let item = &*pack.item(&variant_name(&item.id, number)).expect("the item");
            let asked = asking(pack, Ask::TwoStep { item: item.id.clone() });
            let before = html_of(words, asked.clone());
            for (place, first) in item.actions.iter().enumerate() {
                let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
                assert!(before.contains(&format!("data-option=\"{}\"", first.id)), "{}", item.id);
                assert!(!before.contains(&escaped(&first.shows)), "{} tells before", item.id);
                let shown = html_of(words, State { tapped: vec![place], ..asked.clone() });
                assert!(
                    shown.contains(&escaped(&first.shows)) && shown.contains("id=\"verdict\""),
                    "{}",
                    item.id
                );
                let others = item.actions.iter().filter(|other| other.id != first.id);
                for other in others {
                    assert!(!shown.contains(&escaped(&other.shows)), "{}: it tells more", item.id);
                }
                for verdict in [Verdict::Scam, Verdict::Genuine, Verdict::CannotTell] {
                    let answer = two_step(item, &first.id, verdict, Confidence::High).expect("an action");
                    let outcome = match verdict {
                        _ if verdict.is_right(item.truth) => "right",
                        Verdict::CannotTell => "withheld",
                        _ => "wrong",
                    };
                    let html = html_of(words, answered(asked.clone(), answer));
                    assert!(html.contains(&format!("data-feedback=\"{outcome}\"")), "{}", item.id);
                    let shown = words.messages.get(Msg::StepsShown).replace("{text}", &first.shows);
                    assert!(html.contains(&escaped(&shown)), "{}: {html}", item.id);
                    let checked = html.contains(words.messages.get(Msg::StepsChecked));
                    assert_eq!(checked, first.check, "{} {}", item.id, first.id);
                }
            }
        }
    }
}

fn html_of(words: &Pack, state: State) -> String {
    let html = html(words, state);
    sound(&html);
    html
}

#[test]
fn every_pair_of_twins_is_shown_and_explained_in_either_order() {
    for (words, pack) in PACKS.iter() {
        let scams = pack.items.iter().filter(|item| item.truth == topup_guard_core::pack::Truth::Scam);
        for scam in scams.filter(|scam| !scam.twin.is_empty()) {
            for (scam_first, picked) in [(true, 0), (true, 1), (false, 0), (false, 1)] {
                let (id, genuine) = (scam.id.clone(), scam.twin.clone());
                let ask = Ask::Twins { scam: id.clone(), genuine: genuine.clone(), scam_first };
                let asked = State { tapped: vec![picked], ..asking(pack, ask) };
                let asked_html = html_of(words, asked.clone());
                assert_eq!(asked_html.matches("<figure").count(), 2, "{id}");
                let right = scam_first == (picked == 1);
                let answer = twin(scam, if right { &genuine } else { &id }, Confidence::High);
                let html = html_of(words, answered(asked, answer));
                let outcome = if right { "right" } else { "wrong" };
                assert!(html.contains(&format!("data-feedback=\"{outcome}\"")), "{id}");
                // The genuine one is called what it was called in the question.
                let name = if scam_first { "B" } else { "A" };
                let said = words.messages.get(topup_guard_core::pack::Msg::TwinsIsGenuine);
                assert!(html.contains(&said.replace("{name}", name)), "{id} {scam_first} {picked}");
            }
        }
    }
}

#[test]
fn every_order_is_shown_and_explained() {
    for (words, pack) in PACKS.iter() {
        for exercise in &pack.orders {
            let asked = asking(pack, Ask::Order { order: exercise.id.clone(), seed: Seed(9) });
            assert!(!html_of(words, asked.clone()).contains("data-do=\"ordered\""));
            let taken: Vec<usize> = (0..exercise.steps.len()).rev().collect();
            let asked = State { tapped: taken.clone(), moved: Some(0), ..asked };
            assert!(html_of(words, asked.clone()).contains("data-do=\"ordered\""));
            let feedback = html_of(words, answered(asked, order(exercise, &taken)));
            assert_eq!(feedback.matches("<ol class=\"steps\"").count(), 2, "{}", exercise.id);
        }
    }
}

#[test]
fn a_call_is_read_with_the_speaker_of_each_line() {
    for (words, pack) in PACKS.iter() {
        let colon = words.messages.get(topup_guard_core::pack::Msg::Colon);
        let them = words.messages.get(topup_guard_core::pack::Msg::WhoThem);
        for item in pack.items.iter().filter(|item| item.artefact.kind == ArtefactKind::Call) {
            let item = &item.fill(1);
            let lines = crate::parts::spoken_lines(&|msg| words.messages.get(msg), item);
            let turns = lines.iter().filter(|line| line.starts_with(&format!("{them}{colon}"))).count();
            assert!(turns > 0, "{}: {lines:?}", item.id);
            assert!(lines.iter().all(|line| !line.contains("[.]")), "{}", item.id);
        }
    }
}
