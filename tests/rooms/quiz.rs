//! The quiz: whole rounds by pointer and keyboard, what is explained, what is kept, what may go wrong.

use std::rc::Rc;

use topup_guard::browser::log;
use topup_guard::browser::memory::Memory;
use topup_guard::browser::packs::PackFailure;
use topup_guard::browser::storage::Storage;
use topup_guard_core::pack::{ArtefactKind, Cost, Item, Msg, QuizPack, Truth};
use topup_guard_core::quiz::{Answer, Ask, Log, Mode, Quiz, Response, ResponseId, SessionId};
use topup_guard_core::time::Millis;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::services::Refusing;
use crate::stage::{NOON, Setup, Stage};
use crate::user_input::is_seen;

pub(crate) const QUIZ: &str = "#/v1/quiz";

/// Questions in a round.
const LENGTH: usize = 10;

fn setup(lang: &'static str, storage: &Rc<Memory>) -> Setup {
    Setup { lang, fragment: QUIZ.into(), storage: storage.clone(), ..Setup::default() }
}

async fn quiz(lang: &'static str) -> Stage {
    Stage::open(lang, QUIZ).await
}

/// The item that is asked, as it is shown, by what stands before its artefact and in it.
pub(crate) fn asked(stage: &Stage, pack: &QuizPack) -> &'static Item {
    let (context, shown) = (stage.text(".context"), stage.text(".artefact"));
    // Lines and marks stand in elements of their own.
    let words = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let shown = words(&shown);
    let variants = pack.items.iter().flat_map(|item| (0..item.variants()).map(|number| item.fill(number)));
    let fits = |item: &Item| {
        item.context == context
            && item.artefact.lines.iter().flat_map(|line| &line.runs).all(|run| shown.contains(&words(&run.text)))
    };
    Box::leak(Box::new(variants.into_iter().find(fits).expect("an item of the pack")))
}

fn verdict(truth: Truth) -> &'static str {
    match truth {
        Truth::Scam => "scam",
        Truth::Genuine => "genuine",
        Truth::CannotTell => "cannot-tell",
    }
}

/// Takes the item asked for this, by pointer, up to the actions.
async fn judge(stage: &Stage, verdict: &str) {
    stage.click(&format!("[data-option={verdict}]")).await;
    if verdict != "cannot-tell" {
        stage.click("[data-option=sure-2]").await;
    }
    stage.click("[data-do=act]").await;
}

async fn act(stage: &Stage, item: &Item, safe: bool) {
    let action =
        item.actions.iter().find(|action| action.best == safe && (action.risk == Cost::Grave) != safe);
    let action = action.expect("an action of each kind");
    stage.click(&format!("[data-option={}]", action.id)).await;
}

/// Answers the item asked rightly, by pointer; the feedback is then on the screen.
async fn answer(stage: &Stage, pack: &QuizPack) {
    let item = asked(stage, pack);
    judge(stage, verdict(item.truth)).await;
    act(stage, item, true).await;
}

/// The answers kept on a device.
pub(crate) fn stored(storage: &Memory) -> Vec<Response> {
    log::read(storage).responses().to_vec()
}

#[wasm_bindgen_test]
async fn a_round_by_pointer_explains_each_answer_and_ends_with_a_summary() {
    for lang in LANGS {
        let storage = Rc::new(Memory::default());
        let stage = Stage::with(setup(lang, &storage)).await;
        let pack = stage.shelf.quiz_pack(lang);
        stage.click("[data-do=begin]").await;
        let (mut scams, mut genuine) = (0, 0);
        for number in 1..=LENGTH {
            assert!(stage.text("h1").contains(&number.to_string()));
            assert!(stage.html().contains(stage.t(Msg::QuizInPractice)));
            assert!(!stage.has(".artefact mark"), "no sign is shown before the answer");
            let item = asked(&stage, &pack);
            scams += usize::from(item.truth == Truth::Scam);
            genuine += usize::from(item.truth == Truth::Genuine);
            answer(&stage, &pack).await;
            assert_eq!(stage.attributes("[data-feedback]", "data-feedback"), ["right"]);
            assert_eq!(stage.all(".cues li").len(), item.cues.len());
            for cue in &item.cues {
                assert!(stage.has(&format!(".artefact [data-cue={}]", cue.id)), "{} {}", item.id, cue.id);
                assert!(stage.text(".cues").contains(&cue.text));
            }
            let best = item.actions.iter().find(|action| action.best).unwrap();
            assert!(stage.text(".act").contains(&best.reason));
            assert!(stage.text(".told").contains(&item.why.text));
            assert!(!stage.texts(".sources li, .sources p").is_empty(), "{} rests on something", item.id);
            assert_eq!(stage.has(".twin"), !item.twin.is_empty());
            stage.click("[data-do=next]").await;
        }
        let dials = [format!("{scams} / {scams}"), format!("0 / {genuine}")];
        assert_eq!(stage.texts(".dial strong"), dials);
        assert!(stage.html().contains(stage.t(Msg::SummaryMeaning)));
        assert!(stage.html().contains(stage.t(Msg::SummaryAllWell)));
        assert!(scams <= LENGTH / 2);
        assert_eq!(stored(&storage).len(), LENGTH);
        assert!(stored(&storage).iter().all(|response| response.mode == Mode::Practice));
    }
}

#[wasm_bindgen_test]
async fn a_round_by_keyboard_moves_the_focus_from_heading_to_heading() {
    let stage = quiz("zh-Hans").await;
    let pack = stage.shelf.quiz_pack("zh-Hans");
    let on = |id: &str| stage.focused().is_some_and(|focused| focused.id() == id);
    stage.enter("[data-do=begin]").await;
    for _ in 0..LENGTH {
        assert_eq!(stage.focused().unwrap().tag_name(), "H1");
        let item = asked(&stage, &pack);
        stage.enter(&format!("[data-option={}]", verdict(item.truth))).await;
        if item.truth != Truth::CannotTell {
            assert!(on("sureness"));
            stage.enter("[data-option=sure-3]").await;
        }
        stage.enter("[data-do=act]").await;
        assert!(on("action"));
        stage.enter(&format!("[data-option={}]", item.actions[0].id)).await;
        assert!(stage.has("[data-feedback]"));
        assert_eq!(stage.focused().unwrap().tag_name(), "H1");
        if stage.has(".twin") {
            stage.tab_to(".twin summary").await;
        }
        stage.enter("[data-do=next]").await;
    }
    assert_eq!(stage.focused().unwrap().tag_name(), "H1");
    stage.enter("[data-do=again]").await;
    assert!(stage.has("[data-do=measure]"));
}

#[wasm_bindgen_test]
async fn verdict_and_action_are_scored_apart() {
    let cases = [
        ("scam", true, "wrong", Msg::FeedbackPrudent),
        ("genuine", false, "right", Msg::FeedbackRisky),
        ("cannot-tell", true, "withheld", Msg::FeedbackCareful),
        ("cannot-tell", false, "withheld", Msg::FeedbackRisky),
    ];
    for (said, safe, feedback, line) in cases {
        let edit = |pack: &mut QuizPack| pack.items.retain(|item| item.truth == Truth::Genuine);
        let stage = Stage::with(Setup { edit_quiz: edit, ..setup("en", &Rc::default()) }).await;
        let pack = stage.shelf.quiz_pack("en");
        stage.click("[data-do=begin]").await;
        // Not every item offers something risky; the round has one that does.
        while !asked(&stage, &pack).actions.iter().any(|action| action.risk == Cost::Grave) {
            answer(&stage, &pack).await;
            stage.click("[data-do=next]").await;
        }
        judge(&stage, said).await;
        act(&stage, asked(&stage, &pack), safe).await;
        assert_eq!(stage.attributes("[data-feedback]", "data-feedback"), [feedback]);
        assert!(stage.text("[data-feedback]").contains(stage.t(line)));
    }
}

#[wasm_bindgen_test]
async fn a_step_can_be_changed_until_the_next_one_is_given() {
    let stage = quiz("en").await;
    stage.click("[data-do=begin]").await;
    assert!(!stage.has("[data-do=act]"));
    stage.click("[data-option=scam]").await;
    assert!(!stage.has("[data-do=act]"), "how sure is asked first");
    stage.click("[data-option=sure-1]").await;
    stage.click("[data-option=genuine]").await;
    stage.click("[data-option=sure-3]").await;
    let on = stage.attributes("[aria-pressed=true][data-option]", "data-option");
    assert_eq!(on, ["genuine", "sure-3"]);
    stage.click("[data-do=act]").await;
    assert!(!stage.has("[data-option=scam]"), "the actions may tell what it is");
    assert!(stage.html().contains(stage.t(Msg::VerdictGenuine)));
}

#[wasm_bindgen_test]
async fn confidence_is_not_asked_of_somebody_who_cannot_tell() {
    let stage = quiz("en").await;
    stage.click("[data-do=begin]").await;
    stage.click("[data-option=cannot-tell]").await;
    assert!(!stage.has("[data-option=sure-1]"));
    stage.click("[data-do=act]").await;
    assert_eq!(stage.all("[data-option]").len(), 4);
}

/// What is changed in a pack.
type Edit = fn(&mut QuizPack);

fn only(pack: &mut QuizPack, kind: ArtefactKind) {
    pack.items.retain(|item| item.artefact.kind == kind);
}

#[wasm_bindgen_test]
async fn every_kind_of_artefact_is_marked_as_practice_and_has_no_links() {
    let kinds: [(&str, Edit); 7] = [
        ("sms", |pack| only(pack, ArtefactKind::Sms)),
        ("chat", |pack| only(pack, ArtefactKind::Chat)),
        ("call", |pack| only(pack, ArtefactKind::Call)),
        ("page", |pack| only(pack, ArtefactKind::Page)),
        ("poster", |pack| only(pack, ArtefactKind::Poster)),
        ("counter", |pack| only(pack, ArtefactKind::Counter)),
        ("listing", |pack| only(pack, ArtefactKind::Listing)),
    ];
    for lang in LANGS {
        for (kind, edit_quiz) in kinds {
            let stage = Stage::with(Setup { edit_quiz, ..setup(lang, &Rc::default()) }).await;
            let pack = stage.shelf.quiz_pack(lang);
            stage.click("[data-do=begin]").await;
            inert(&stage, kind);
            answer(&stage, &pack).await;
            inert(&stage, kind);
            assert!(stage.has(".artefact mark sup"));
        }
    }
}

/// Every artefact shown is of this kind, marked, kept out of search results, and holds no link and no
/// control.
fn inert(stage: &Stage, kind: &str) {
    assert_eq!(stage.attributes(".artefact", "data-artefact")[0], kind);
    let artefacts = stage.all(".artefact");
    for artefact in &artefacts {
        assert!(artefact.has_attribute("data-nosnippet"));
        let mark = artefact.query_selector(".practice").unwrap().expect("a practice mark");
        assert_eq!(mark.text_content().unwrap(), stage.t(Msg::PracticeMark));
        assert!(!is_seen(artefact) || is_seen(&mark));
    }
    assert!(!stage.has(".artefact :is(a, button, input, [href], [onclick], [tabindex])"));
}

#[wasm_bindgen_test]
async fn a_later_visit_goes_on_where_the_last_one_stopped() {
    let storage = Rc::new(Memory::default());
    let stage = Stage::with(setup("zh-Hans", &storage)).await;
    let pack = stage.shelf.quiz_pack("zh-Hans");
    stage.click("[data-do=begin]").await;
    answer(&stage, &pack).await;
    stage.click("[data-do=next]").await;
    stage.click("[data-option=genuine]").await;
    stage.click("[data-option=sure-1]").await;
    let (context, heading) = (stage.text(".context"), stage.text("h1"));
    drop(stage);

    let stage = Stage::with(setup("zh-Hans", &storage)).await;
    assert_eq!((stage.text(".context"), stage.text("h1")), (context.clone(), heading));
    let on = stage.attributes("[aria-pressed=true][data-option]", "data-option");
    assert_eq!(on, ["genuine", "sure-1"]);
    stage.click("[data-do=act]").await;
    drop(stage);

    let stage = Stage::with(setup("zh-Hans", &storage)).await;
    act(&stage, asked(&stage, &pack), true).await;
    let told = stage.text("[data-feedback]");
    drop(stage);

    let stage = Stage::with(setup("zh-Hans", &storage)).await;
    assert_eq!((stage.text(".context"), stage.text("[data-feedback]")), (context, told));
    stage.click("[data-do=stop]").await;
    drop(stage);

    let stage = Stage::with(setup("zh-Hans", &storage)).await;
    assert!(stage.has(".dial"));
    assert_eq!(stored(&storage).len(), 2);
}

#[wasm_bindgen_test]
async fn leaving_the_room_and_coming_back_leads_to_the_same_place() {
    let stage = quiz("en").await;
    stage.click("[data-do=begin]").await;
    stage.click("[data-option=scam]").await;
    let context = stage.text(".context");
    stage.click("[data-go=help]").await;
    stage.bar.back();
    stage.settle().await;
    assert_eq!(stage.text(".context"), context);
    assert_eq!(stage.attributes("[aria-pressed=true][data-option]", "data-option"), ["scam"]);
}

#[wasm_bindgen_test]
async fn a_change_of_language_leaves_the_place_as_it_is() {
    let stage = quiz("zh-Hans").await;
    stage.click("[data-do=begin]").await;
    judge(&stage, "genuine").await;
    let id = asked(&stage, &stage.shelf.quiz_pack("zh-Hans")).id.clone();
    stage.click("[data-set=lang]").await;
    let pack = stage.shelf.quiz_pack("en");
    let item = asked(&stage, &pack);
    assert_eq!(item.id, id);
    act(&stage, item, true).await;
    assert!(stage.has("[data-feedback]"));
}

#[wasm_bindgen_test]
async fn without_storage_the_round_goes_on_and_a_notice_says_so() {
    let setup = Setup { fragment: QUIZ.into(), storage: Rc::new(Refusing::default()), ..Setup::default() };
    let stage = Stage::with(setup).await;
    let pack = stage.shelf.quiz_pack("zh-Hans");
    stage.click("[data-do=begin]").await;
    assert!(stage.status().contains(stage.t(Msg::QuizUnkept)));
    for _ in 0..LENGTH {
        answer(&stage, &pack).await;
        stage.click("[data-do=next]").await;
    }
    assert!(stage.has(".dial"));
    stage.click("[data-do=again]").await;
    assert!(stage.has("[data-do=measure]"), "the answers are there as long as the page");
}

#[wasm_bindgen_test]
async fn a_round_of_an_older_pack_ends_with_a_notice_and_loses_no_answer() {
    let storage = Rc::new(Memory::default());
    let stage = Stage::with(setup("en", &storage)).await;
    let pack = stage.shelf.quiz_pack("en");
    stage.click("[data-do=begin]").await;
    answer(&stage, &pack).await;
    drop(stage);

    let edit: Edit = |pack| pack.version = "another".into();
    let stage = Stage::with(Setup { edit_quiz: edit, ..setup("en", &storage) }).await;
    assert!(stage.status().contains(stage.t(Msg::QuizRenewed)));
    stage.click("[data-do=practice]").await;
    answer(&stage, &pack).await;
    let packs: Vec<_> = stored(&storage).into_iter().map(|response| response.pack).collect();
    assert_eq!(packs, [pack.version.as_str(), "another"]);
}

#[wasm_bindgen_test]
async fn questions_that_do_not_arrive_can_be_asked_for_again() {
    for lang in LANGS {
        for (failure, words) in
            [(PackFailure::Network, Msg::QuizFailed), (PackFailure::Version, Msg::QuizOutdated)]
        {
            let stage = Stage::open(lang, "").await;
            stage.shelf.failure.set(Some(failure));
            stage.click("[data-go=quiz]").await;
            assert!(stage.status().contains(stage.t(words)));
            assert_eq!(stage.all("h1").len(), 1);
            stage.shelf.failure.set(None);
            stage.click("[data-do=retry]").await;
            assert!(stage.has("[data-do=begin]"));
            assert!(!stage.has("[data-do=retry]"));
        }
    }
}

#[wasm_bindgen_test]
async fn an_incomplete_item_is_not_asked() {
    // All but the first twenty lack their actions.
    let edit: Edit = |pack| pack.items.iter_mut().skip(20).for_each(|item| item.actions.clear());
    let stage = Stage::with(Setup { edit_quiz: edit, ..setup("en", &Rc::default()) }).await;
    let pack = stage.shelf.quiz_pack("en");
    stage.click("[data-do=begin]").await;
    while !stage.has(".dial") {
        assert_eq!(asked(&stage, &pack).actions.len(), 4);
        answer(&stage, &pack).await;
        stage.click("[data-do=next]").await;
    }
}

#[wasm_bindgen_test]
async fn two_quick_taps_give_one_answer() {
    let storage = Rc::new(Memory::default());
    let stage = Stage::with(setup("en", &storage)).await;
    stage.click("[data-do=begin]").await;
    judge(&stage, "scam").await;
    let option = stage.find("[data-option]");
    option.click();
    option.click();
    stage.settle().await;
    assert!(stage.has("[data-feedback]"));
    assert_eq!(stored(&storage).len(), 1);
}

#[wasm_bindgen_test]
async fn two_widgets_on_one_device_lose_no_answer_of_each_other() {
    let storage = Rc::new(Memory::default());
    let first = Stage::with(setup("en", &storage)).await;
    let second = Stage::with(Setup { seed: 77, ..setup("zh-Hans", &storage) }).await;
    for (stage, lang, begin) in
        [(&first, "en", "begin"), (&second, "zh-Hans", "practice"), (&first, "en", "")]
    {
        if !begin.is_empty() {
            stage.click(&format!("[data-do={begin}]")).await;
        }
        answer(stage, &stage.shelf.quiz_pack(lang)).await;
        stage.click("[data-do=next]").await;
    }
    assert_eq!(stored(&storage).len(), 3);
}

#[wasm_bindgen_test]
async fn a_measuring_round_is_named_and_recorded_as_such() {
    let storage = Rc::new(Memory::default());
    storage.set("log-0", &format!("{}\n", ordered().to_line())).unwrap();
    let stage = Stage::with(setup("en", &storage)).await;
    let pack = stage.shelf.quiz_pack("en");
    stage.click("[data-do=measure]").await;
    assert!(stage.html().contains(stage.t(Msg::QuizInMeasuring)));
    answer(&stage, &pack).await;
    assert!(stage.html().contains(stage.t(Msg::QuizInMeasuring)));
    assert_eq!(stored(&storage).last().unwrap().mode, Mode::Measuring);
    stage.click("[data-do=stop]").await;
    assert!(stage.html().contains(stage.t(Msg::SummaryMeasured)));
}

/// An answer of an earlier round.
pub(crate) fn ordered() -> Response {
    Response {
        id: ResponseId { session: SessionId(1), number: 0 },
        at: Millis(NOON as i64),
        took_ms: 1,
        mode: Mode::Practice,
        item: "scammed-now".into(),
        family: "money".into(),
        group: String::new(),
        pack: "old".into(),
        answer: Answer::Ordered { placed: 1, steps: 6 },
    }
}

#[wasm_bindgen_test]
async fn steps_are_put_in_order_by_pointer_and_by_keyboard() {
    let storage = Rc::new(Memory::default());
    storage.set("log-0", &format!("{}\n", ordered().to_line())).unwrap();
    let stage = Stage::with(setup("en", &storage)).await;
    let pack = stage.shelf.quiz_pack("en");
    let log = Log::from_lines(&ordered().to_line()).0;
    let quiz = Quiz::new(&pack, log);
    // The first seed whose round begins with such an exercise.
    let first = |seed: &u64| {
        let session = quiz.start(Mode::Practice, 10, SessionId(*seed), Millis(NOON as i64)).unwrap();
        matches!(quiz.next(&session), Some(Ask::Order { .. }))
    };
    let seed = (0..).find(first).unwrap();
    drop(stage);

    for keyboard in [false, true] {
        let storage = Rc::new(Memory::default());
        storage.set("log-0", &format!("{}\n", ordered().to_line())).unwrap();
        let stage = Stage::with(Setup { seed, ..setup("en", &storage) }).await;
        stage.click("[data-do=practice]").await;
        let order = pack.orders.iter().find(|order| order.title == stage.text(".context")).unwrap();
        // The first two the wrong way round, and taken back.
        stage.click("[data-option='1']").await;
        stage.click("[data-option='1']").await;
        for step in 0..order.steps.len() {
            assert!(!stage.has("[data-do=ordered]"));
            let css = format!("[data-option='{step}']");
            if keyboard {
                stage.find("h1").focus().unwrap();
                stage.enter(&css).await;
            } else {
                stage.click(&css).await;
            }
        }
        stage.click("[data-do=ordered]").await;
        assert_eq!(stage.attributes("[data-feedback]", "data-feedback"), ["right"]);
        assert!(stage.text(".told").contains(&order.why.text));
        let steps = order.steps.len() as u32;
        assert_eq!(stored(&storage).last().unwrap().answer, Answer::Ordered { placed: steps, steps });
    }
}
