//! Progress: what is due, the way there and back, files handed out and taken in, everything cleared.

use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect};
use topup_guard::browser::log;
use topup_guard::browser::memory::Memory;
use topup_guard::browser::storage::{Record, Storage};
use topup_guard_core::pack::{Msg, QuizPack, Truth};
use topup_guard_core::quiz::{
    Confidence, Log, Mode, Quiz, Response, ResponseId, SessionId, Verdict, code, judge,
};
use topup_guard_core::time::Millis;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, HtmlInputElement, HtmlTextAreaElement};

use crate::LANGS;
use crate::services::Refusing;
use crate::stage::{NOON, Setup, Stage};

const QUIZ: &str = "#/v1/quiz";
const PROGRESS: &str = "#/v1/progress";
const DAY: i64 = 86_400_000;

/// Measured answers to the first scams and genuine items of the pack, all called scams, so many days before
/// noon.
fn answered(pack: &QuizPack, each: usize, ago: i64) -> Log {
    let of = |truth| pack.items.iter().filter(move |item| item.truth == truth).take(each);
    let mut log = Log::new();
    for (number, item) in (0_u32..).zip(of(Truth::Scam).chain(of(Truth::Genuine))) {
        let answer = judge(item, Verdict::Scam, Confidence::High, &item.actions[0].id).unwrap();
        log.push(Response {
            id: ResponseId { session: SessionId(9), number },
            at: Millis(NOON as i64) - ago * DAY,
            took_ms: 10,
            mode: Mode::Measuring,
            form: String::new(),
            item: item.id.clone(),
            family: item.family.clone(),
            group: item.group.clone(),
            pack: pack.version.clone(),
            answer,
        });
    }
    log
}

/// The same answers as those of another session.
fn as_session(session: u64, log: &Log) -> Log {
    let mut other = Log::new();
    for response in log.responses().iter() {
        other.push(Response {
            id: ResponseId { session: SessionId(session), ..response.id },
            ..response.clone()
        });
    }
    other
}

/// The real quiz pack of a language.
async fn pack(lang: &'static str) -> Rc<QuizPack> {
    Stage::open(lang, "").await.shelf.quiz_pack(lang)
}

fn device(log: &Log) -> Rc<Memory> {
    let storage = Rc::new(Memory::default());
    storage.set("log-0", &log.to_lines()).unwrap();
    storage
}

fn setup(lang: &'static str, fragment: &str, storage: &Rc<Memory>) -> Setup {
    Setup { lang, fragment: fragment.into(), storage: storage.clone(), ..Setup::default() }
}

fn stored(storage: &Memory) -> Vec<Response> {
    log::read(storage).responses().to_vec()
}

#[wasm_bindgen_test]
async fn large_numbers_are_written_in_groups() {
    for lang in LANGS {
        let pack = pack(lang).await;
        let one = answered(&pack, 25, 60);
        let mut log = Log::new();
        for session in 0..25 {
            log.merge(as_session(session, &one));
        }
        let stage = Stage::with(setup(lang, PROGRESS, &device(&log))).await;
        assert!(stage.text(".keep").contains(&stage.fill(Msg::KeepLead, &[("n", "1,250")])));
    }
}

#[wasm_bindgen_test]
async fn the_start_names_what_is_due_and_leads_to_progress_and_back() {
    for lang in LANGS {
        let pack = pack(lang).await;
        let log = answered(&pack, 5, 60);
        let quiz = Quiz::new(&pack, log.clone());
        let stage = Stage::with(setup(lang, QUIZ, &device(&log))).await;
        let due = quiz.due(Millis(NOON as i64));
        assert!(!due.is_empty());
        for (family, _) in due.into_iter().take(4) {
            let family = pack.families.iter().find(|known| known.id == family).unwrap();
            assert!(stage.text(".quiz").contains(&family.name), "{}", family.name);
        }
        assert_eq!(
            stage.attributes("[data-do]", "data-do"),
            ["practice", "measure", "marks", "shared"],
            "what is due comes first"
        );
        let values = [("scams", "5"), ("genuine", "5"), ("from", "20")];
        assert!(stage.text(".quiz").contains(&stage.fill(Msg::QuizSoFar, &values)));

        stage.click("[data-go=progress]").await;
        assert_eq!((stage.view(), stage.text("h1")), ("progress".into(), stage.t(Msg::ProgressTitle).into()));
        assert_eq!(stage.focused().unwrap().tag_name(), "H1");
        stage.click("[data-go=back]").await;
        assert_eq!(stage.view(), "quiz");
        assert_eq!(stage.focused().unwrap().tag_name(), "H1");
        assert!(stage.has("[data-do=practice]"));

        stage.find("h1").focus().unwrap();
        stage.enter("[data-go=progress]").await;
        assert_eq!(stage.view(), "progress");
        stage.bar.back();
        stage.settle().await;
        assert!(stage.has("[data-do=practice]"), "the browser's own back button");
    }
}

#[wasm_bindgen_test]
async fn nothing_due_means_measuring_first_and_a_date_to_come_back() {
    let pack = pack("en").await;
    let stage = Stage::with(setup("en", QUIZ, &device(&answered(&pack, 5, 0)))).await;
    assert_eq!(stage.attributes("[data-do]", "data-do"), ["measure", "practice", "marks", "shared"]);
    let visit = Quiz::new(&pack, answered(&pack, 5, 0)).visits(Millis(NOON as i64))[0].at;
    // The browser's own calendar, in its own time zone.
    let date = js_sys::Date::new(&(visit.0 as f64).into());
    let text = stage.text(".quiz");
    assert!(text.contains(&format!(" {}, {}", date.get_date(), date.get_full_year())), "{text}");
}

#[wasm_bindgen_test]
async fn the_progress_screen_works_without_answers() {
    for lang in LANGS {
        let stage = Stage::open(lang, PROGRESS).await;
        let pack = stage.shelf.quiz_pack(lang);
        assert!(stage.text(".quiz").contains(stage.t(Msg::ProgressNone)));
        assert_eq!(stage.all("[data-topic]").len(), pack.families.len());
        assert!(!stage.has("[data-do=save]") && !stage.has("[data-do=reminder]"));
        assert!(stage.has("[data-fold=take][open]"), "who comes with a record finds where it goes");
        stage.click("[data-do=begin]").await;
        assert_eq!(stage.view(), "quiz");
        assert!(stage.has(".artefact"), "a round begins");
    }
}

#[wasm_bindgen_test]
async fn a_topic_opens_by_pointer_and_by_keyboard_and_says_why() {
    let pack = pack("zh-Hans").await;
    let stage = Stage::with(setup("zh-Hans", PROGRESS, &device(&answered(&pack, 5, 60)))).await;
    let quiz = Quiz::new(&pack, answered(&pack, 5, 60));
    let (family, card) = quiz.due(Millis(NOON as i64))[0];
    let why = card.why(Millis(NOON as i64));
    let topic = format!("[data-topic={family}]");
    let is_open = || stage.find(&topic).has_attribute("open");
    stage.click("[data-fold=topics] > summary").await;
    stage.click(&format!("{topic} summary")).await;
    assert!(is_open());
    let text = stage.text(&topic);
    assert!(text.contains(&why.ago.to_string()) && text.contains(&format!("{}%", why.chance)), "{text}");
    assert!(text.contains(stage.t(Msg::TopicNow)));
    stage.click(&format!("{topic} summary")).await;
    assert!(!is_open());
    stage.find("h1").focus().unwrap();
    stage.enter(&format!("{topic} summary")).await;
    assert!(is_open());
}

#[wasm_bindgen_test]
async fn there_is_no_grade_before_twenty_of_each_and_one_from_then_on() {
    let pack = pack("en").await;
    let stage = Stage::with(setup("en", PROGRESS, &device(&answered(&pack, 19, 1)))).await;
    assert!(
        stage.text(".quiz").contains(&stage.fill(Msg::ProgressMissing, &[("scams", "1"), ("genuine", "1")]))
    );
    assert!(!stage.text(".quiz").contains(stage.t(Msg::TellingTitle)));
    assert!(!stage.html().contains("d′"));
    let stage = Stage::with(setup("en", PROGRESS, &device(&answered(&pack, 20, 1)))).await;
    // Who calls everything a scam tells nothing apart and leans as far as can be.
    assert!(stage.text(".quiz").contains(stage.t(Msg::TellingUnclear)));
    assert!(stage.text(".quiz").contains(stage.t(Msg::LeaningSuspicious)));
    assert!(stage.text(".levels").contains(stage.t(Msg::FitOver)));
    assert_eq!(stage.texts(".dial strong"), ["20 / 20", "20 / 20"]);
    // The figures are there for who opens the fold.
    assert!(!crate::user_input::is_seen(&stage.find("[data-fold=how] p")));
    stage.click("[data-fold=how] > summary").await;
    assert!(stage.text("[data-fold=how]").contains("d′"));
}

#[wasm_bindgen_test]
async fn three_things_to_do_next_come_first() {
    for lang in LANGS {
        let pack = pack(lang).await;
        let log = answered(&pack, 5, 60);
        let stage = Stage::with(setup(lang, PROGRESS, &device(&log))).await;
        assert_eq!(stage.attributes(".card .options > li > button", "data-do"), ["practice", "measure"]);
        assert_eq!(stage.attributes(".card .options > li > a", "data-go"), ["weakest"]);
        let values = [("scams", "5"), ("caught", "5"), ("genuine", "5"), ("refused", "5")];
        assert_eq!(stage.text(".head p"), stage.fill(Msg::SummarySoFar, &values));
        stage.click("[data-go=weakest]").await;
        assert_eq!(stage.view(), "quiz");
        assert!(stage.has("[data-do=begin]"), "a round about that topic");
        stage.click("[data-go=back]").await;
        stage.click("[data-do=measure]").await;
        assert!(stage.html().contains(stage.t(Msg::QuizInMeasuring)));
    }
}

/// Sees the files that are handed out.
struct Caught {
    blobs: Array,
    create: JsValue,
    _catch: Closure<dyn FnMut(JsValue) -> JsValue>,
}

impl Caught {
    fn new() -> Self {
        let url = Reflect::get(&js_sys::global(), &"URL".into()).unwrap_throw();
        let create = Reflect::get(&url, &"createObjectURL".into()).unwrap_throw();
        let blobs = Array::new();
        let (into, make): (_, Function) = (blobs.clone(), create.clone().unchecked_into());
        let catch = Closure::new(move |blob: JsValue| {
            into.push(&blob);
            make.call1(&JsValue::NULL, &blob).unwrap_throw()
        });
        Reflect::set(&url, &"createObjectURL".into(), catch.as_ref()).unwrap_throw();
        Self { blobs, create, _catch: catch }
    }

    async fn text(&self) -> String {
        let blob: Blob = self.blobs.pop().dyn_into().expect("a file");
        JsFuture::from(blob.text()).await.unwrap_throw().as_string().unwrap_throw()
    }
}

impl Drop for Caught {
    fn drop(&mut self) {
        let url = Reflect::get(&js_sys::global(), &"URL".into()).unwrap_throw();
        Reflect::set(&url, &"createObjectURL".into(), &self.create).unwrap_throw();
    }
}

#[wasm_bindgen_test]
async fn the_reminders_are_a_calendar_file_that_is_shown_as_text_too() {
    let pack = pack("zh-Hans").await;
    let log = answered(&pack, 10, 30);
    let visits = Quiz::new(&pack, log.clone()).visits(Millis(NOON as i64)).len();
    let caught = Caught::new();
    let fragment = format!("{PROGRESS}?card=phone&pay=cash");
    let stage = Stage::with(setup("zh-Hans", &fragment, &device(&log))).await;
    stage.click("[data-do=reminder]").await;
    let file = caught.text().await;
    assert!(visits > 0);
    assert_eq!(file.matches("BEGIN:VEVENT").count(), visits);
    assert!(file.contains(stage.t(Msg::ReminderEvent)));
    assert_eq!(file.matches("T193000\r\n").count(), visits, "in the evening, wherever the person is");
    let unfolded = file.replace("\r\n ", "");
    assert_eq!(unfolded.lines().filter(|line| line.starts_with("URL:")).count(), visits);
    assert!(
        unfolded.contains("#/v1/quiz") && !unfolded.contains("cash"),
        "the picker's answers stay here: {unfolded}"
    );
    let area: HtmlTextAreaElement = stage.find(".offer textarea").unchecked_into();
    assert_eq!(area.value(), file.replace("\r\n", "\n"));
}

#[wasm_bindgen_test]
async fn a_record_goes_to_another_device_as_a_file_and_as_pasted_text() {
    for lang in LANGS {
        let pack = pack(lang).await;
        let (here, there) = (answered(&pack, 10, 3), answered(&pack, 4, 30));
        let caught = Caught::new();
        let stage = Stage::with(setup(lang, PROGRESS, &device(&here))).await;
        stage.find("h1").focus().unwrap();
        stage.enter("[data-do=save]").await;
        let file = caught.text().await;
        drop((stage, caught));

        let storage = device(&as_session(4, &there));
        let stage = Stage::with(setup(lang, PROGRESS, &storage)).await;
        stage.click("[data-fold=take] summary").await;
        choose(&stage, &file).await;
        assert!(stage.status().contains(&stage.fill(Msg::KeepAdded, &[("n", "20")])), "{}", stage.status());
        assert_eq!(stored(&storage).len(), 28);
        paste(&stage, &file).await;
        assert!(stage.status().contains(&stage.fill(Msg::KeepKnown, &[("n", "20")])));
        assert_eq!(stored(&storage).len(), 28);
        assert!(stage.has("[data-fold=take][open]"), "what was open stays open");
    }
}

/// Chooses a file with this text, as the browser's dialogue does.
async fn choose(stage: &Stage, text: &str) {
    let make = Function::new_with_args(
        "input, text",
        "const chosen = new DataTransfer();
         chosen.items.add(new File([text], 'record.txt'));
         input.files = chosen.files;
         input.dispatchEvent(new Event('change', { bubbles: true, composed: true }));",
    );
    let input: HtmlInputElement = stage.find("[data-do=file]").unchecked_into();
    make.call2(&JsValue::NULL, &input, &text.into()).unwrap_throw();
    // Reading a file takes turns of its own, how many is the browser's affair; reading another one takes as
    // long.
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).unwrap_throw();
    let before = stage.status();
    for _ in 0..200 {
        let read: Promise = blob.text();
        JsFuture::from(read).await.unwrap_throw();
        stage.settle().await;
        if stage.status() != before {
            break;
        }
    }
}

/// Pastes a text where a record goes, and takes it in.
async fn paste(stage: &Stage, text: &str) {
    stage.find("[data-do=paste]").unchecked_into::<HtmlTextAreaElement>().set_value(text);
    stage.click("[data-do=take]").await;
}

#[wasm_bindgen_test]
async fn a_short_code_is_shown_while_it_fits_and_can_be_imported_elsewhere() {
    let pack = pack("en").await;
    let log = answered(&pack, 10, 3);
    let stage = Stage::with(setup("en", PROGRESS, &device(&log))).await;
    stage.click("[data-fold=code] summary").await;
    let code = stage.text(".spelled");
    assert_eq!(Some(code.clone()), code::encode(&log, &pack));
    drop(stage);

    let storage = Rc::new(Memory::default());
    let stage = Stage::with(setup("zh-Hans", PROGRESS, &storage)).await;
    paste(&stage, &code).await;
    assert_eq!(stored(&storage).len(), 20, "{}", stage.status());
    let later = stage.text(".spelled").len();
    assert!(later > 0, "and can be passed on from here");
    drop(stage);

    let mut long = answered(&pack, 40, 3);
    for session in 1..9 {
        long.merge(as_session(session, &answered(&pack, 40, 3)));
    }
    let stage = Stage::with(setup("en", PROGRESS, &device(&long))).await;
    assert!(!stage.has(".spelled"));
    assert!(stage.text("[data-fold=code]").contains(stage.t(Msg::KeepCodeLong)));
}

#[wasm_bindgen_test]
async fn a_refused_import_is_explained_and_changes_nothing() {
    for lang in LANGS {
        let pack = pack(lang).await;
        let storage = device(&answered(&pack, 5, 3));
        let stage = Stage::with(setup(lang, PROGRESS, &storage)).await;
        let code = code::encode(&answered(&pack, 5, 3), &pack).unwrap();
        let edit = |pack: &mut QuizPack| pack.version = "another".into();
        let elsewhere = Stage::with(Setup { edit_quiz: edit, ..setup(lang, PROGRESS, &Rc::default()) }).await;
        paste(&elsewhere, &code).await;
        assert_eq!(elsewhere.text(".kept"), elsewhere.t(Msg::KeepOtherPack));
        drop(elsewhere);
        stage.click("[data-fold=take] summary").await;
        for (text, msg) in [
            ("", Msg::KeepEmpty),
            ("hello", Msg::KeepDamaged),
            ("topup-guard-log 9 1\nx", Msg::KeepNewer),
            (&*"long ".repeat(500), Msg::KeepForeign),
        ] {
            paste(&stage, text).await;
            assert_eq!(stage.text(".kept"), stage.t(msg));
            assert_eq!(stored(&storage).len(), 10);
        }
        // Cut short, of a version to come in places: what can be read comes in, the rest is counted.
        let file = answered(&pack, 6, 3).export();
        let cut: String = file.split_inclusive('\n').take(11).chain(["9 of a later kind\n"]).collect();
        paste(&stage, &cut).await;
        let said = stage.text(".kept");
        assert!(said.contains(&stage.fill(Msg::KeepAside, &[("n", "1")])), "{said}");
        assert!(said.contains(&stage.fill(Msg::KeepGaps, &[("n", "1")])), "{said}");
        assert_eq!(log::read(&*storage).unreadable().collect::<Vec<_>>(), ["9 of a later kind"]);
    }
}

#[wasm_bindgen_test]
async fn without_storage_an_imported_record_lasts_as_long_as_the_page() {
    let pack = pack("en").await;
    let setup = Setup {
        lang: "en",
        fragment: PROGRESS.into(),
        storage: Rc::new(Refusing::default()),
        ..Setup::default()
    };
    let stage = Stage::with(setup).await;
    paste(&stage, &answered(&pack, 5, 3).export()).await;
    assert!(stage.text(".kept").contains(stage.t(Msg::QuizUnkept)));
    stage.click("[data-go=back]").await;
    assert!(stage.has("[data-do=practice]"), "the answers are there");
}

#[wasm_bindgen_test]
async fn clearing_needs_two_steps_and_leaves_nothing() {
    let pack = pack("en").await;
    let storage = device(&answered(&pack, 5, 3));
    for name in ["theme", "text-size", "of-another-widget"] {
        storage.set(name, "dark").unwrap();
    }
    let stage = Stage::with(setup("en", PROGRESS, &storage)).await;
    assert!(!crate::user_input::is_seen(&stage.find("[data-do=clear]")), "not by one tap");
    stage.find("h1").focus().unwrap();
    stage.enter("[data-fold=clear] summary").await;
    stage.enter("[data-do=clear]").await;
    assert_eq!(stage.text(".kept"), stage.t(Msg::KeepCleared));
    for name in ["log-0", "quiz", "theme", "text-size", "of-another-widget"] {
        assert_eq!(storage.get(name), None, "{name}");
    }
    stage.click("[data-go=back]").await;
    assert!(stage.has("[data-do=begin]"), "as for somebody new");
}

#[wasm_bindgen_test]
async fn the_browsers_storage_is_cleared_of_our_names_only() {
    use topup_guard::browser::local::Local;
    let local = gloo::utils::window().local_storage().unwrap_throw().unwrap_throw();
    let names = ["topup-guard:log-0", "topup-guard:log-1", "topup-guard:theme", "topup-guard:x"];
    local.set_item("a-host's", "own").unwrap_throw();
    names.iter().for_each(|name| local.set_item(name, "ours").unwrap_throw());
    Local::of("").clear();
    for name in names {
        assert_eq!(local.get_item(name).unwrap_throw(), None, "{name}");
    }
    assert_eq!(local.get_item("a-host's").unwrap_throw().as_deref(), Some("own"));
    local.remove_item("a-host's").unwrap_throw();
}

#[wasm_bindgen_test]
async fn a_round_goes_on_after_an_import() {
    let pack = pack("en").await;
    let storage = device(&answered(&pack, 5, 3));
    let stage = Stage::with(setup("en", QUIZ, &storage)).await;
    stage.click("[data-do=measure]").await;
    drop(stage);
    let stage = Stage::with(setup("en", PROGRESS, &storage)).await;
    stage.click("[data-fold=take] summary").await;
    // Answers to items that the round might have asked, too.
    paste(&stage, &as_session(4, &answered(&pack, 9, 2)).export()).await;
    assert_eq!(stored(&storage).len(), 28);
    stage.click("[data-go=back]").await;
    for css in ["[data-option=scam]", "[data-option=sure-2]", "[data-option]"] {
        stage.click(css).await;
    }
    assert!(stage.has("[data-feedback]"));
    assert_eq!(stored(&storage).len(), 29);
}
