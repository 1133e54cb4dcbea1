//! Result of the picker: ranking, reasons against others, flips, comparison, sharing.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Object, Promise, Reflect};
use topup_guard::browser::memory::Memory;
use topup_guard_core::pack::{Msg, Pack};
use topup_guard_core::picker::{self, Answers, Choice, Outcome, Question, decode};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::LANGS;
use crate::instead::{Instead, refused};
use crate::stage::{Setup, Stage};

/// Answers of very different people; for the last, two channels are equally good.
const PEOPLE: [&str; 7] = [
    "card=phone&asked=nobody&whom=together&phone=basic&pay=cash&go=can-go&when=later",
    "card=phone&asked=nobody&whom=me&phone=at-ease&pay=wallet&go=stay&when=now",
    "card=phone&asked=nobody&whom=me&phone=at-ease&pay=foreign&go=can-go&when=later",
    "card=mvno&asked=unsure&whom=remote&phone=uneasy&pay=unsure&go=unsure&when=unsure",
    "card=iot&phone=at-ease",
    "card=iot&asked=nobody&whom=me&phone=basic&pay=cash&go=stay&when=now",
    TIED,
];
const TIED: &str = "card=phone&asked=nobody&whom=together&phone=at-ease&pay=card&when=later";

fn condition(pack: &Pack, question: Question, choice: Choice) -> &str {
    let questions = &pack.picker.questions;
    let options = questions.iter().find(|text| text.id == question.id()).map(|text| &text.options);
    let option = options.and_then(|options| options.iter().find(|text| text.id == choice.id()));
    &option.expect("every option has words").condition
}

async fn result(lang: &'static str, person: &str) -> (Stage, Answers) {
    let stage = Stage::open(lang, &format!("#/v1/result?{person}")).await;
    assert_eq!(stage.view(), "result");
    (stage, decode(person).unwrap())
}

#[wasm_bindgen_test]
async fn the_result_shows_the_ranking_of_the_core() {
    for (lang, person) in LANGS.into_iter().flat_map(|lang| PEOPLE.map(|person| (lang, person))) {
        let (stage, answers) = result(lang, person).await;
        let outcome = picker::rank(&answers, &stage.pack);
        let Outcome::Ranking { ranked, .. } = &outcome else { panic!("{person} is no stop") };
        let first: Vec<_> = ranked.iter().take_while(|entry| entry.place == 1).collect();
        let heading = stage.text("h1");
        assert_eq!(first.len(), if person == TIED { 2 } else { 1 }, "{person}");
        for (entry, sentence) in first.iter().zip(stage.texts("[data-first-sentence]")) {
            assert!(heading.contains(&entry.channel.name), "{person}: {heading}");
            let step = picker::first_step(&answers, entry).map(|reason| reason.fit);
            let text = match step {
                Some(Some(fit)) => fit.text.as_str(),
                Some(None) => stage.t(Msg::CaveatHours),
                None => &entry.channel.best.text,
            };
            assert!(sentence.starts_with(text), "{person}: {sentence}");
        }
        assert!(stage.all(".best .reasons li").len() <= 2, "{person}");
        let next: Vec<_> = ranked
            .iter()
            .filter(|entry| entry.place > 1)
            .take(2)
            .map(|entry| entry.channel.id.clone())
            .collect();
        assert_eq!(stage.attributes("[data-next]", "data-next"), next, "{person}");
        // What they lack stands with them, in one line.
        assert_eq!(stage.all("[data-next] small").len(), next.len(), "{person}");
        let caveats: usize = first.iter().map(|entry| entry.caveats.len()).sum();
        let said = first.iter().filter(|entry| picker::first_step(&answers, entry).is_some()).count();
        let unasked = usize::from(answers.known(Question::Asked).is_none());
        assert_eq!(stage.all(".first li").len(), caveats - said + unasked, "{person}");
        let ids: Vec<_> = ranked.iter().take(5).map(|entry| entry.channel.id.clone()).collect();
        let places: Vec<_> = ranked.iter().take(5).map(|entry| entry.place.to_string()).collect();
        assert_eq!(stage.attributes("[data-rank]", "data-channel"), ids, "{person}");
        assert_eq!(stage.attributes("[data-rank]", "data-rank"), places, "{person}");
    }
}

#[wasm_bindgen_test]
async fn when_no_channel_is_left_the_result_says_why_and_what_would_help() {
    // Our own content always leaves one; a host's own may not.
    let setup = Setup {
        lang: "en",
        fragment: "#/v1/picker/go?card=phone".into(),
        edit: |pack| pack.channels.retain(|channel| channel.trip),
        ..Setup::default()
    };
    let stage = Stage::with(setup).await;
    stage.enter("[data-option=stay]").await;
    stage.click("[data-go=result]").await;
    assert_eq!(stage.text("h1"), stage.t(Msg::BestNone));
    let heading = stage.focused().expect("the heading has the focus");
    assert_eq!(heading.tag_name(), "H1");
    assert_eq!(stage.all("[data-ruled-out]").len(), stage.pack.channels.len());
    assert!(stage.text(".flips").contains(condition(&stage.pack, Question::Go, Choice::CanGo)));
}

#[wasm_bindgen_test]
async fn every_other_channel_has_its_reasons_against() {
    for (lang, person) in LANGS.into_iter().flat_map(|lang| PEOPLE.map(|person| (lang, person))) {
        let (stage, answers) = result(lang, person).await;
        let outcome = picker::rank(&answers, &stage.pack);
        let Outcome::Ranking { ranked, ruled_out } = &outcome else { panic!("{person} is no stop") };
        let weaker: Vec<_> =
            ranked.iter().filter(|entry| entry.place > 1).map(|entry| entry.channel.id.clone()).collect();
        assert_eq!(stage.attributes("[data-why-not]", "data-why-not"), weaker, "{person}");
        // The reason stands in the row itself.
        for (entry, row) in
            ranked.iter().filter(|entry| entry.place > 1).zip(stage.texts("[data-why-not] > span"))
        {
            let (_, lost) = picker::contrast(&ranked[0], entry)[0];
            let reason = entry.channel.ratings.get(&lost.criterion.id).map_or("", |rating| &rating.text);
            assert!(!row.is_empty() && row.contains(reason), "{person}: {row}");
        }
        assert!(!stage.has("[data-fold=why-not] details"), "no fold in the fold");
        let removed: Vec<_> = ruled_out.iter().map(|entry| entry.channel.id.clone()).collect();
        assert_eq!(stage.attributes("[data-ruled-out]", "data-ruled-out"), removed, "{person}");
        for entry in ruled_out {
            let css = format!("[data-ruled-out={}] [data-gate]", entry.channel.id);
            let gates: Vec<_> = entry.gates.iter().map(|reason| reason.gate.question().id()).collect();
            assert_eq!(stage.attributes(&css, "data-gate"), gates, "{person}");
            assert!(stage.texts(&css).iter().all(|reason| !reason.is_empty()), "{person}");
        }
    }
}

#[wasm_bindgen_test]
async fn the_first_digits_name_app_and_hotline_and_are_kept_nowhere() {
    for lang in LANGS {
        let storage = Rc::new(Memory::default());
        let fragment = format!("#/v1/result?{}", PEOPLE[1]);
        let setup = Setup { lang, fragment, storage: storage.clone(), ..Setup::default() };
        let stage = Stage::with(setup).await;
        assert!(!stage.has(".digits ~ div .tel"));
        stage.type_in("#first-digits", "13").await;
        assert!(stage.status().contains(stage.t(Msg::NumberFirstMore)), "{}", stage.status());
        stage.type_in("#first-digits", "9").await;
        assert!(stage.status().contains(stage.t(Msg::NumberAppMobile)), "{}", stage.status());
        assert!(stage.status().contains(stage.t(Msg::NumberNoteMayBePorted)), "{}", stage.status());
        assert_eq!(stage.attributes(".digits ~ div .tel", "href"), ["tel:10086"]);
        // The digits are in the field alone.
        assert_eq!(stage.bar.steps(), [format!("#/v1/result?{}", PEOPLE[1])]);
        assert!(!format!("{storage:?}").contains("139"));
        stage.click("[data-do=start-over]").await;
        stage.bar.enter(&format!("#/v1/result?{}", PEOPLE[1]));
        stage.settle().await;
        assert_eq!(stage.find("#first-digits").unchecked_ref::<HtmlInputElement>().value(), "");
    }
}

#[wasm_bindgen_test]
async fn first_digits_that_are_no_mobile_number_get_a_kind_word() {
    for (typed, says) in [
        ("l39", Msg::NumberFirstOdd),
        ("400", Msg::NumberFirstOdd),
        ("<b>", Msg::NumberFirstOdd),
        ("1700", Msg::NumberNoteVirtualOperator),
        ("148", Msg::NumberNoteIssuerOnly),
        ("1349", Msg::NumberFirstOther),
    ] {
        let (stage, _) = result("zh-Hans", PEOPLE[0]).await;
        stage.type_in("#first-digits", typed).await;
        assert!(stage.status().contains(stage.t(says)), "{typed}: {}", stage.status());
        assert!(!stage.has(".digits ~ div .tel"), "{typed}");
    }
}

#[wasm_bindgen_test]
async fn exactly_the_flips_of_the_core_are_shown() {
    for (lang, person) in LANGS.into_iter().flat_map(|lang| PEOPLE.map(|person| (lang, person))) {
        let (stage, answers) = result(lang, person).await;
        let flips = picker::flips(&answers, &stage.pack);
        let mut shown = stage.texts(".flips li");
        assert_eq!(shown.len(), flips.len(), "{person}");
        for flip in &flips {
            let lead = picker::lead(&flip.outcome);
            let names = lead.iter().map(|id| &*stage.pack.channel(id).expect("a channel").name);
            let conditions =
                flip.changes.iter().map(|(question, choice)| condition(&stage.pack, *question, *choice));
            let words: Vec<_> = names.chain(conditions).collect();
            let at = shown.iter().position(|line| words.iter().all(|word| line.contains(word)));
            shown.remove(at.unwrap_or_else(|| panic!("{person}: {words:?} is not in {shown:?}")));
        }
    }
}

#[wasm_bindgen_test]
async fn two_or_three_channels_are_compared_and_never_a_fourth() {
    let (stage, _) = result("en", PEOPLE[1]).await;
    stage.click("[data-fold=ranking] summary").await;
    let ids = stage.attributes("[data-rank]", "data-channel");
    assert!(!stage.has("[data-go=compare]"));
    for (number, id) in ids.iter().enumerate().take(4) {
        stage.click(&format!("[data-channel={id}] input")).await;
        assert_eq!(stage.has("[data-go=compare]"), number > 0);
    }
    let ticked: Vec<_> = stage
        .all("[data-rank] input")
        .iter()
        .map(|tick| tick.unchecked_ref::<HtmlInputElement>().checked())
        .collect();
    assert_eq!(ticked, [true, true, true, false, false]);
    stage.click("[data-go=compare]").await;
    assert_eq!(stage.view(), "compare");
    let names: Vec<_> =
        ids[..3].iter().map(|id| stage.pack.channel(id).expect("a channel").name.clone()).collect();
    assert_eq!(stage.texts("th[scope=col]"), names);
    for row in stage.all("tbody tr") {
        let cells = row.query_selector_all("td").unwrap();
        assert_eq!(cells.length(), 3);
        let texts: String = (0..3).filter_map(|at| cells.get(at)?.text_content()).collect();
        assert!(!texts.is_empty(), "{}", row.outer_html());
    }
    // Back at the result the ticks stand, and one can be taken off again.
    stage.click("[data-go=back]").await;
    stage.click("[data-fold=ranking] summary").await;
    stage.tab_to(&format!("[data-channel={}] input", ids[0])).await;
    stage.press(" ").await;
    stage.click("[data-go=compare]").await;
    assert_eq!(stage.texts("th[scope=col]"), names[1..]);
}

#[wasm_bindgen_test]
async fn a_folded_part_stays_open_until_the_screen_changes() {
    let (stage, _) = result("zh-Hans", PEOPLE[1]).await;
    stage.click("[data-fold=why-not] summary").await;
    assert_eq!(stage.all("[data-fold][open]").len(), 1);
    stage.click("[data-why-not] [data-go=channel]").await;
    assert_eq!(stage.view(), "channel");
    stage.click("[data-go=back]").await;
    assert_eq!(stage.view(), "result");
    assert!(!stage.has("[data-fold][open]"));
}

/// Replaces the phone's share sheet: records what it gets, and settles with `answer`.
async fn shared(stage: &Stage, answer: fn() -> Promise) -> String {
    let given = Rc::new(RefCell::new(String::new()));
    let sheet = {
        let given = given.clone();
        Closure::<dyn FnMut(JsValue) -> Promise>::new(move |data: JsValue| {
            *given.borrow_mut() = Reflect::get(&data, &"url".into()).unwrap().as_string().unwrap();
            answer()
        })
    };
    let navigator = gloo::utils::window().navigator();
    let _sheet = Instead::of(navigator.clone(), "share", sheet.as_ref());
    let _clipboard = Instead::of(navigator, "clipboard", &JsValue::UNDEFINED);
    stage.click("[data-do=share]").await;
    given.take()
}

#[wasm_bindgen_test]
async fn a_link_to_a_screen_that_shows_no_answers_is_shared_without_them() {
    let stage = Stage::open("en", &format!("#/v1/warnings/points-expire?{}", PEOPLE[0])).await;
    let link = shared(&stage, || Promise::resolve(&JsValue::UNDEFINED)).await;
    assert_eq!(link, "page?lang=en#/v1/warnings/points-expire");
}

#[wasm_bindgen_test]
async fn a_shared_link_holds_the_answers_and_nothing_else() {
    let (stage, _) = result("en", PEOPLE[0]).await;
    let link = shared(&stage, || Promise::resolve(&JsValue::UNDEFINED)).await;
    assert_eq!(link, format!("page?lang=en#/v1/result?{}", PEOPLE[0]));
    assert_eq!(stage.status(), "");
    // Closed by the person: no notice. Neither share sheet nor clipboard: a notice says what to do.
    shared(&stage, || refused("AbortError")).await;
    assert_eq!(stage.status(), "");
    shared(&stage, || refused("NotAllowedError")).await;
    assert_eq!(stage.status(), stage.t(Msg::ShareFailed));
}

/// Replaces the clipboard's `writeText`, and removes the share sheet, until both are dropped.
pub(crate) fn clipboard_alone(write: &JsValue) -> [Instead; 2] {
    let clipboard = Object::new();
    Reflect::set(&clipboard, &"writeText".into(), write).unwrap();
    let navigator = gloo::utils::window().navigator();
    [
        Instead::of(navigator.clone(), "share", &JsValue::UNDEFINED),
        Instead::of(navigator, "clipboard", &clipboard),
    ]
}

#[wasm_bindgen_test]
async fn without_a_share_sheet_the_link_is_copied() {
    let (stage, _) = result("zh-Hans", PEOPLE[0]).await;
    let copied = Rc::new(RefCell::new(String::new()));
    let write = {
        let copied = copied.clone();
        Closure::<dyn FnMut(String) -> Promise>::new(move |text: String| {
            *copied.borrow_mut() = text;
            Promise::resolve(&JsValue::UNDEFINED)
        })
    };
    let _without_sheet = clipboard_alone(write.as_ref());
    stage.click("[data-do=share]").await;
    assert_eq!(copied.take(), format!("page?lang=zh-Hans#/v1/result?{}", PEOPLE[0]));
    assert_eq!(stage.status(), stage.t(Msg::ShareDone));
}

#[wasm_bindgen_test]
async fn a_failed_copy_is_reported() {
    let (stage, _) = result("en", PEOPLE[0]).await;
    let write = Closure::<dyn FnMut(String) -> Promise>::new(|_| refused("NotAllowedError"));
    let _without_sheet = clipboard_alone(write.as_ref());
    stage.click("[data-do=share]").await;
    assert_eq!(stage.status(), stage.t(Msg::ShareFailed));
    assert_eq!(stage.view(), "result", "the person stays where they are");
}

#[wasm_bindgen_test]
async fn the_result_can_be_printed() {
    let (stage, _) = result("zh-Hans", PEOPLE[0]).await;
    let printed = Rc::new(RefCell::new(0));
    let print = {
        let printed = printed.clone();
        Closure::<dyn FnMut()>::new(move || *printed.borrow_mut() += 1)
    };
    let _print = Instead::of(gloo::utils::window(), "print", print.as_ref());
    stage.click("[data-do=print]").await;
    assert_eq!(printed.take(), 1);
}
