//! A class as a community worker holds it, by pointer, by keyboard and by a presenter's keys.

use std::rc::Rc;

use topup_guard::browser::memory::Memory;
use topup_guard::browser::storage::Storage;
use topup_guard_core::class::{Class, Half};
use topup_guard_core::pack::{Msg, QuizPack, Truth};
use topup_guard_core::quiz::{Log, Quiz};
use topup_guard_core::route::Route;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, KeyboardEvent, KeyboardEventInit};

use crate::LANGS;
use crate::quiz::stored;
use crate::stage::{Setup, Stage};

const CLASS: &str = "#/v1/class";

/// Returns a class with a set of this pack.
fn drawn(pack: &QuizPack, path: &str) -> Class {
    Class::read(path).0.with_code(&Quiz::new(pack, Log::new()), 3 << 50)
}

/// Returns the items shown on the class's screen, by the name of their variant.
fn contents(stage: &Stage) -> Vec<String> {
    stage.attributes("[data-item]", "data-item")
}

/// Types into an input in place of what stands there.
async fn replace(stage: &Stage, css: &str, text: &str) {
    stage.find(css).unchecked_into::<HtmlInputElement>().set_value("");
    stage.type_in(css, text).await;
}

#[wasm_bindgen_test]
async fn a_worker_chooses_a_class_by_keyboard_and_its_link_gives_everybody_the_same() {
    for lang in LANGS {
        let stage = Stage::open(lang, "#/v1/quiz").await;
        stage.click("[data-go=class]").await;
        assert_eq!((stage.view(), stage.text("h1")), ("class".into(), stage.t(Msg::ClassTitle).into()));
        assert!(stage.focused().is_some_and(|focused| focused.tag_name() == "H1"));
        stage.tab_to("[data-option=points]").await;
        stage.press("Enter").await;
        replace(&stage, "#class-number", "8").await;
        stage.tab_to("[data-option=easier]").await;
        stage.press("Enter").await;
        stage.tab_to("[data-do=make]").await;
        stage.press("Enter").await;
        let fragment = stage.bar.steps().pop().unwrap();
        let (Route::Class(path), _) = Route::read(&fragment).unwrap() else { panic!("{fragment}") };
        let (class, error) = Class::read(&path);
        assert!(error.is_none() && path.starts_with("points/8/level-1/"), "{path}");
        let code = class.code.expect("a set was drawn").to_string();
        assert!(stage.text(".head").contains(&code), "{}", stage.text(".head"));
        assert!(stage.text(".note-text").ends_with(&path));
        let pack = stage.shelf.quiz_pack(lang);
        let names = class.names(&class.sets(&Quiz::new(&pack, Log::new()))).to_vec();
        assert_eq!(contents(&stage), names);
        // Somebody else opens the link.
        for lang in LANGS {
            let other =
                Stage::with(Setup { lang, fragment: fragment.clone(), seed: 99, ..Setup::default() }).await;
            assert_eq!(contents(&other), names);
            assert!(!other.html().contains(other.t(Msg::ClassChanged)));
        }
        stage.click("[data-do=same]").await;
        assert!(stage.text(".note-text").ends_with("class/points/8/level-1"), "draws another set each time");
    }
}

#[wasm_bindgen_test]
async fn what_a_link_says_that_cannot_be_is_said_and_the_rest_is_kept() {
    for (path, said, number, topic) in [
        ("points/10000", Msg::ClassTooMany, "20", "points"),
        ("points/1/K7QF3M", Msg::ClassTooFew, "5", "points"),
        ("points/eight", Msg::ClassNumberLost, "10", "points"),
        ("points/8/nonsense", Msg::ClassCodeLost, "8", "points"),
        ("nothing/8/K7QF3M", Msg::ClassTopicLost, "8", "mixed"),
    ] {
        for lang in LANGS {
            let stage = Stage::open(lang, &format!("{CLASS}/{path}")).await;
            assert_eq!(stage.view(), "class");
            let said = stage.fill(said, &[("least", "5"), ("most", "20")]);
            assert!(stage.status().contains(&said), "{path}: {}", stage.status());
            assert!(stage.has(&format!("[data-option={topic}][aria-pressed=true]")), "{path}");
            let field: web_sys::HtmlInputElement =
                wasm_bindgen::JsCast::unchecked_into(stage.find("#class-number"));
            assert_eq!(field.value(), number);
            stage.click("[data-do=make]").await;
            assert!(!contents(&stage).is_empty(), "{path}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_number_that_cannot_be_is_said_beside_its_field_and_nothing_is_drawn() {
    let stage = Stage::open("en", CLASS).await;
    for number in ["0", "4", "21", "-8", "eight", "8.5"] {
        replace(&stage, "#class-number", number).await;
        let wrong = stage.fill(Msg::ClassNumberWrong, &[("least", "5"), ("most", "20")]);
        assert!(stage.status().contains(&wrong), "{number}");
        stage.click("[data-do=make]").await;
        assert_eq!(stage.text("h1"), stage.t(Msg::ClassTitle));
    }
    replace(&stage, "#class-number", "20").await;
    stage.click("[data-do=make]").await;
    assert_eq!(contents(&stage).len(), 20);
}

#[wasm_bindgen_test]
async fn a_set_of_which_an_item_is_gone_says_so_and_is_held_all_the_same() {
    let pack = Stage::open("en", CLASS).await.shelf.quiz_pack("en");
    let class = drawn(&pack, "points/8");
    let fragment = format!("{CLASS}/{class}");
    let edit_quiz = |pack: &mut QuizPack| {
        pack.items.retain(|item| item.family != "points" || item.truth != Truth::Scam);
    };
    let stage = Stage::with(Setup { lang: "en", fragment, edit_quiz, ..Setup::default() }).await;
    assert!(stage.text(".room").contains(stage.t(Msg::ClassChanged)));
    assert_eq!(contents(&stage).len(), 8);
}

/// Opens the projector's view of a class of eight items, and returns it with its items' names.
async fn on_the_wall(setup: Setup) -> (Stage, Vec<String>, QuizPack) {
    let pack = Stage::open(setup.lang, CLASS).await.shelf.quiz_pack(setup.lang);
    let class = drawn(&pack, "mixed/8");
    let names = class.names(&class.sets(&Quiz::new(&pack, Log::new()))).to_vec();
    let stage = Stage::with(Setup { fragment: format!("{CLASS}/{class}"), ..setup }).await;
    (stage, names, QuizPack::clone(&pack))
}

/// Presses a key that is being held down: the browser reports it again and again.
async fn hold(stage: &Stage, key: &str) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    init.set_repeat(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    stage.focused().expect("the view has the focus").dispatch_event(&event).unwrap();
    stage.settle().await;
}

#[wasm_bindgen_test]
async fn a_presenter_leads_through_every_step_and_a_held_key_counts_once() {
    for lang in LANGS {
        let (stage, names, pack) = on_the_wall(Setup { lang, ..Setup::default() }).await;
        stage.tab_to("[data-do=show]").await;
        stage.press("Enter").await;
        for (number, name) in (1..).zip(&names) {
            let item = pack.item(name).unwrap().into_owned();
            let progress = stage.fill(Msg::QuizProgress, &[("n", &number.to_string()), ("total", "8")]);
            assert_eq!(stage.text(".stage h1"), progress);
            assert!(stage.focused().is_some_and(|focused| focused.matches(".stage h1").unwrap()));
            assert!(!stage.has("[data-truth]") && stage.all("[data-hands]").len() == 3);
            assert!(!stage.has(".stage mark"), "no sign is marked before it is named");
            stage.press("PageDown").await;
            for _ in 0..5 {
                hold(&stage, "PageDown").await;
            }
            let truth = if item.truth == Truth::Scam { Msg::ClassIsScam } else { Msg::ClassIsGenuine };
            assert_eq!(stage.text("[data-truth]"), stage.t(truth));
            for sign in 1..=item.cues.len() {
                assert_eq!(stage.all("[data-sign]").len(), sign - 1);
                stage.press("ArrowRight").await;
            }
            assert_eq!(stage.all("[data-sign]").len(), item.cues.len());
            stage.press("PageDown").await;
            let best = item.actions.iter().find(|action| action.best).unwrap();
            assert_eq!(stage.text("[data-act]"), best.text);
            stage.press("PageDown").await;
            assert!(!stage.text("[data-discuss]").is_empty());
            stage.press("PageUp").await;
            assert_eq!(stage.text("[data-act]"), best.text);
            stage.press("PageDown").await;
            stage.press("PageDown").await;
        }
        assert_eq!(stage.text(".stage h1"), stage.t(Msg::ClassOver));
        stage.press("PageDown").await;
        stage.press("PageUp").await;
        assert!(stage.has("[data-discuss]"), "back to the last item");
        stage.click("[data-do=leave]").await;
        assert!(
            !stage.has(".stage") && stage.focused().is_some_and(|at| at.matches("[data-do=show]").unwrap())
        );
    }
}

#[wasm_bindgen_test]
async fn hands_are_counted_by_keys_and_go_on_after_a_reload_without_any_answer_in_the_log() {
    let storage = Rc::new(Memory::default());
    let setup = Setup { lang: "en", storage: storage.clone(), ..Setup::default() };
    let (stage, names, pack) = on_the_wall(setup.clone()).await;
    stage.type_in("#class-people", "30").await;
    stage.click("[data-do=show]").await;
    let wrong = names.iter().position(|name| pack.item(name).unwrap().truth == Truth::Scam).unwrap();
    for (place, name) in names.iter().enumerate() {
        // Digits go to the first field; Down leads to the next.
        let scam = pack.item(name).unwrap().truth == Truth::Scam;
        for key in if scam && place != wrong { ["2", "4"] } else { ["0", "6"] } {
            stage.press(key).await;
        }
        stage.press("ArrowDown").await;
        assert!(stage.focused().is_some_and(|at| at.matches("[data-hands=genuine]").unwrap()));
        stage.type_in("[data-hands=genuine]", "6").await;
        if place == 2 {
            break;
        }
        let steps = pack.item(name).unwrap().cues.len() + 4;
        for _ in 0..steps {
            stage.press("PageDown").await;
        }
    }
    let progress = stage.text(".stage h1");
    let counted = |stage: &Stage| {
        let fields = stage.all("[data-hands]").into_iter();
        fields.map(|field| field.unchecked_into::<HtmlInputElement>().value()).collect::<Vec<_>>()
    };
    let hands = counted(&stage);
    assert_eq!(hands[1], "6");
    drop(stage);
    let (stage, ..) = on_the_wall(setup).await;
    assert_eq!((stage.text(".stage h1"), counted(&stage)), (progress, hands));
    assert!(stored(&storage).is_empty(), "a class is no person");
    stage.click("[data-do=leave]").await;
    assert!(stage.has("[data-result] [data-share]"), "{}", stage.html());
    let missed = stage.attributes("[data-missed]", "data-missed");
    assert!(wrong >= 3 || missed.contains(&names[wrong]), "{missed:?}");
    stage.click("[data-do=forget]").await;
    assert!(!stage.has("[data-result]"));
}

#[wasm_bindgen_test]
async fn numbers_that_cannot_be_are_said_and_stay_as_typed() {
    for lang in LANGS {
        let (stage, ..) = on_the_wall(Setup { lang, ..Setup::default() }).await;
        for (people, said) in [
            ("0", Msg::ClassCountNobody),
            ("501", Msg::ClassCountMany),
            ("-3", Msg::ClassCountNegative),
            ("thirty", Msg::ClassCountNumber),
        ] {
            replace(&stage, "#class-people", people).await;
            let said = stage.fill(said, &[("most", "500"), ("people", "0")]);
            assert!(stage.text("#class-people-said").contains(&said), "{people}");
        }
        replace(&stage, "#class-people", "500").await;
        assert_eq!(stage.text("#class-people-said"), stage.t(Msg::ClassPeopleHint));
        replace(&stage, "#class-people", "10").await;
        stage.click("[data-do=show]").await;
        for (hands, said) in [
            ("11", Msg::ClassCountHands),
            ("-1", Msg::ClassCountNegative),
            ("x", Msg::ClassCountNumber),
            ("9999", Msg::ClassCountMany),
        ] {
            replace(&stage, "[data-hands=scam]", hands).await;
            let said = stage.fill(said, &[("most", "500"), ("people", "10")]);
            assert_eq!(stage.text("#hands-said"), said, "{hands}");
            let field: HtmlInputElement = stage.find("[data-hands=scam]").unchecked_into();
            assert_eq!(field.value(), hands, "nothing is lost");
            stage.press("PageDown").await;
            assert!(stage.has("[data-truth]"), "the class goes on");
            stage.press("PageUp").await;
        }
        stage.click("[data-do=leave]").await;
        assert!(!stage.has("[data-result]"), "what cannot be does not count");
    }
}

#[wasm_bindgen_test]
async fn two_sets_are_compared_with_a_range_that_says_when_it_may_be_chance() {
    let storage: Rc<Memory> = Rc::new(Memory::default());
    let pack = Stage::open("en", CLASS).await.shelf.quiz_pack("en");
    let quiz = Quiz::new(&pack, Log::new());
    let half = Some(Half::Before);
    let class = Class { number: 8, half, ..Class::default() }.with_code(&quiz, 9 << 50);
    let mut text = "before 0 0 off\n20".to_owned();
    for (half, right) in [(Half::Before, "8"), (Half::After, "18")] {
        for name in (Class { half: Some(half), ..class.clone() }).names(&class.sets(&quiz)) {
            let scam = pack.item(name).unwrap().truth == Truth::Scam;
            let hands = if scam { format!("{right}\t\t") } else { "5\t12\t".to_owned() };
            text.push_str(&format!("\n{name}\t{hands}"));
        }
    }
    storage.set(&format!("class-{class}"), &text).unwrap();
    for half in [Half::Before, Half::After] {
        let class = Class { half: Some(half), ..class.clone() };
        let setup = Setup {
            lang: "en",
            fragment: format!("{CLASS}/{class}"),
            storage: storage.clone(),
            ..Setup::default()
        };
        let stage = Stage::with(setup).await;
        let changes = stage.texts("[data-change]");
        assert_eq!(changes.len(), 2);
        assert!(
            changes[0].contains("+50") && !changes[0].contains(stage.t(Msg::ClassChance).trim()),
            "{changes:?}"
        );
        assert!(changes[1].contains(stage.t(Msg::ClassChance).trim()), "{changes:?}");
        let caught = if half == Half::Before { "40%" } else { "90%" };
        assert!(stage.text("[data-share=caught]").contains(caught), "{}", stage.text("[data-share=caught]"));
    }
}
