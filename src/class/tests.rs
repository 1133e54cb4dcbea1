//! Tests of what is printed, rendered natively with the real content.

use std::pin::pin;
use std::rc::Rc;
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};

use topup_guard_core::pack::{Item, Msg, Pack, QuizPack, Truth};
use yew::{LocalServerRenderer, prelude::*};

use super::poster::poster;
use super::sheets::{Set, answers, questions};
use crate::base::{Ctx, Host, State, Words};
use crate::browser::headless;
use crate::parts::Ui;

/// Address that a host gives.
const ADDRESS: &str = "https://community.example/topup";
/// Every number that may be called.
const CALLABLE: [&str; 10] =
    ["110", "96110", "12381", "12321", "12315", "10086", "10010", "10000", "10099", "95017"];

/// What is rendered.
#[derive(Clone, Copy, PartialEq)]
enum Sheet {
    Poster,
    Questions,
    Answers,
}

#[derive(Clone, PartialEq, Properties)]
struct Props {
    pack: Words,
    quiz: Rc<QuizPack>,
    sheet: Sheet,
    handout: &'static str,
    changes: Vec<String>,
}

/// Returns items of every kind: some of each truth.
fn items(quiz: &QuizPack) -> Vec<Item> {
    let all = || quiz.items.iter().step_by(17).take(12);
    all().filter_map(|item| quiz.item(&item.id)).map(|item| item.into_owned()).collect()
}

#[component]
fn Screen(props: &Props) -> Html {
    let begin = props.pack.clone();
    let host = Host { handout: props.handout.into(), ..Host::default() };
    let ctx = Ctx { state: use_reducer(move || State::new(begin)), services: headless::services(""), host };
    let items = items(&props.quiz);
    let set = Set {
        code: "K7QF3M".to_owned(),
        items: items.iter().map(std::borrow::Cow::Borrowed).collect(),
        sources: &props.quiz.sources,
        changes: props.changes.clone(),
    };
    ctx.build(|ui: &mut Ui| match props.sheet {
        Sheet::Poster => poster(&ctx, ui),
        Sheet::Questions => questions(&ctx, ui, &set),
        Sheet::Answers => answers(&ctx, ui, &set),
    })
}

/// Returns the HTML of a sheet.
fn rendered((pack, quiz): &(Rc<Pack>, Rc<QuizPack>), sheet: Sheet, handout: &'static str) -> String {
    let changes = vec!["one is gone".to_owned()];
    let props = Props { pack: Words(pack.clone()), quiz: quiz.clone(), sheet, handout, changes };
    let html = pin!(LocalServerRenderer::<Screen>::with_props(props).hydratable(false).render());
    match html.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(html) => html,
        Poll::Pending => panic!("it waits for something while it is rendered"),
    }
}

/// Returns the words of some HTML, without blanks and tags.
fn words(html: &str) -> String {
    let text = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    let text: String = text.collect();
    let text = [("&quot;", "\""), ("&#x27;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        .into_iter()
        .fold(text, |text, (from, to)| text.replace(from, to));
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn has(html: &str, text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    words(html).contains(&text)
}

fn packs() -> Vec<(Rc<Pack>, Rc<QuizPack>)> {
    static ALL: LazyLock<Vec<(Pack, QuizPack)>> = LazyLock::new(|| {
        let all = topup_guard_pack::packs(&topup_guard_pack::content_dir()).expect("sound content");
        all.into_iter().map(|packs| (packs.first, packs.quiz)).collect()
    });
    ALL.iter().map(|(first, quiz)| (Rc::new(first.clone()), Rc::new(quiz.clone()))).collect()
}

#[test]
fn the_poster_says_stop_check_call_and_names_only_numbers_that_may_be_called() {
    for packs in packs() {
        let html = rendered(&packs, Sheet::Poster, ADDRESS);
        let t = |msg| packs.0.messages.get(msg);
        for msg in [Msg::PosterTitle, Msg::PosterStop, Msg::PosterCheck, Msg::PosterCall, Msg::AppFoot] {
            assert!(has(&html, t(msg)), "{}", t(msg));
        }
        for id in ["nobody-pushing", "personal-data", "official-channels"] {
            let advice = packs.0.precautions.iter().find(|advice| advice.id == id).expect(id);
            assert!(has(&html, &advice.title) && has(&html, &advice.body.text), "{id}");
        }
        let numbers: Vec<_> =
            html.split("class-number\">").skip(1).map(|rest| words(&format!(">{rest}"))).collect();
        assert!(numbers.len() > 5);
        for number in numbers {
            let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
            assert!(CALLABLE.contains(&digits.as_str()), "{digits}");
        }
    }
}

#[test]
fn the_address_stands_as_text_and_as_a_code_where_there_is_one() {
    for packs in packs() {
        for sheet in [Sheet::Poster, Sheet::Questions, Sheet::Answers] {
            let html = rendered(&packs, sheet, ADDRESS);
            assert_eq!(html.matches("class=\"class-qr\"").count(), 1);
            assert!(html.contains(&format!("translate=\"no\">{ADDRESS}</span>")), "{html}");
            assert!(has(&html, "community.example"), "whoever prints it is told where it leads");
            let html = rendered(&packs, sheet, "");
            assert!(!html.contains("class-qr") && !html.contains("https://"), "{html}");
        }
    }
}

#[test]
fn question_sheets_have_boxes_to_tick_and_give_no_answer_away() {
    for packs in packs() {
        let html = rendered(&packs, Sheet::Questions, "");
        let t = |msg| packs.0.messages.get(msg);
        let items = items(&packs.1);
        assert!(has(&html, "one is gone"));
        assert_eq!(html.matches("class=\"practice\"").count(), items.len(), "each artefact has its mark");
        let boxes: usize = items.iter().map(|item| 3 + item.actions.len()).sum();
        assert_eq!(html.matches("class-box\"").count(), boxes);
        assert!(!html.contains("<mark"));
        for msg in [Msg::SignFraud, Msg::SignGenuine, Msg::SignUnknown] {
            assert!(!has(&html, t(msg)), "{}", t(msg));
        }
        let mut first = 0;
        for item in &items {
            assert!(has(&html, &item.context) && !has(&html, &item.why.text), "{}", item.id);
            for action in &item.actions {
                assert!(has(&html, &action.text) && !has(&html, &action.reason), "{}", action.text);
            }
            // The best action stands in no certain place.
            let place = |text: &str| html.find(text.split('&').next().unwrap_or(text));
            let best = item.actions.iter().find(|action| action.best).expect("a best one");
            first += usize::from(item.actions.iter().all(|one| place(&best.text) <= place(&one.text)));
        }
        assert!(first < items.len() * 2 / 3, "{first} of {}", items.len());
    }
}

#[test]
fn answer_sheets_have_verdict_signs_reasons_what_to_do_and_numbers() {
    for packs in packs() {
        let html = rendered(&packs, Sheet::Answers, "");
        let t = |msg| packs.0.messages.get(msg);
        for (at, item) in items(&packs.1).iter().enumerate() {
            let section = html.split("class=\"class-item\"").nth(at + 1).expect("an item");
            let verdict = match item.truth {
                Truth::Scam => Msg::VerdictScam,
                Truth::Genuine => Msg::VerdictGenuine,
                Truth::CannotTell => Msg::VerdictCannotTell,
            };
            let heading = section.split("</h2>").next().expect("a heading");
            assert!(has(heading, t(verdict)), "{}: {heading}", item.id);
            let best = item.actions.iter().find(|action| action.best).expect("a best one");
            let said =
                item.cues.iter().map(|cue| &cue.text).chain([&item.why.text, &best.text, &best.reason]);
            for text in said {
                assert!(has(section, text), "{}: {text}", item.id);
            }
            let quotes =
                section.split("<q>").skip(1).map(|rest| words(rest.split("</q>").next().unwrap_or("")));
            let quotes: Vec<_> = quotes.collect();
            assert!(
                quotes.len() == item.cues.len() && quotes.iter().all(|words| !words.is_empty()),
                "{quotes:?}"
            );
        }
        for contact in &packs.0.help.contacts {
            assert!(has(&html, &contact.number) && has(&html, &contact.purpose.text), "{}", contact.number);
        }
    }
}
