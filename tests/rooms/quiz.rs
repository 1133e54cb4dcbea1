//! The quiz: whole rounds by pointer and keyboard, what is explained, what is kept, what may go wrong.

use std::rc::Rc;

use topup_guard::browser::log;
use topup_guard::browser::memory::Memory;
use topup_guard::browser::packs::PackFailure;
use topup_guard::browser::storage::Storage;
use topup_guard_core::pack::{ArtefactKind, Cost, Item, Msg, QuizPack, Run, SlotValue, Truth, model_of};
use topup_guard_core::quiz::{Answer, Ask, Log, Mode, Quiz, Response, ResponseId, SessionId, Verdict};
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
    let (context, shown) = (words(&stage.text(".context")), words(&stage.text(".artefact")));
    let line = |runs: &[Run]| runs.iter().map(|run| words(&run.text)).collect::<String>();
    let fits = |item: &Item| {
        words(&item.context) == context
            && shown.contains(&line(&item.artefact.from))
            && item.artefact.lines.iter().all(|one| shown.contains(&line(&one.runs)))
    };
    let page = format!("{context} {shown}");
    let stands = |text: &str| fixed(text).all(|part| page.contains(&words(part)));
    let may_be = |item: &&Item| {
        let lines = item.artefact.lines.iter().flat_map(|line| &line.runs);
        stands(&item.context) && lines.chain(&item.artefact.from).all(|run| stands(&run.text))
    };
    let variants = pack.items.iter().filter(may_be).flat_map(|item| {
        // Of each slot the values whose text is on the page, so that not thousands of variants are filled.
        let numbers = item.slots.iter().fold((vec![0], 1), |(numbers, weight), slot| {
            let is_there = |value: &SlotValue| {
                value.texts.get("text").is_none_or(|runs| runs.iter().all(|run| stands(&run.text)))
            };
            let places = (0_u32..).zip(&slot.values).filter(|(_, value)| is_there(value));
            let places: Vec<u32> = places.map(|(place, _)| place).collect();
            let with = |number: u32| places.iter().map(move |place| number + place * weight);
            (numbers.into_iter().flat_map(with).collect::<Vec<_>>(), weight * slot.values.len() as u32)
        });
        numbers.0.into_iter().map(|number| item.fill(number))
    });
    Box::leak(Box::new(variants.into_iter().find(fits).expect("an item of the pack")))
}

/// Returns a text without white space: lines and marks stand in elements of their own.
fn words(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Returns what stands between the slots of a text.
fn fixed(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest))
}

fn verdict(truth: Truth) -> &'static str {
    match truth {
        Truth::Scam => "scam",
        Truth::Genuine => "genuine",
        Truth::CannotTell => "cannot-tell",
    }
}

/// Takes the item asked for this, by pointer, up to the actions. A first round asks for no confidence.
async fn judge(stage: &Stage, verdict: &str) {
    stage.click(&format!("[data-option={verdict}]")).await;
    if stage.has("[data-option=sure-2]") {
        stage.click("[data-option=sure-2]").await;
    }
}

/// Picks the genuine one of the twins shown, by pointer.
async fn pick(stage: &Stage, pack: &QuizPack) {
    let genuine = asked(stage, pack).truth == Truth::Genuine;
    stage.click(if genuine { "[data-option=first]" } else { "[data-option=second]" }).await;
    if stage.has("[data-option=sure-2]") {
        stage.click("[data-option=sure-2]").await;
    }
}

async fn act(stage: &Stage, item: &Item, safe: bool) {
    let action =
        item.actions.iter().find(|action| action.best == safe && (action.risk == Cost::Grave) != safe);
    let action = action.expect("an action of each kind");
    stage.click(&format!("[data-option={}]", action.id)).await;
}

/// Answers the item asked rightly, by pointer; the feedback is then on the screen.
pub(crate) async fn answer(stage: &Stage, pack: &QuizPack) {
    if stage.has("[data-option=first]") {
        return pick(stage, pack).await;
    }
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
        let (mut scams, mut genuine, mut twins) = (0, 0, 0);
        for number in 1..=LENGTH {
            assert!(stage.text("h1").contains(&number.to_string()));
            assert!(stage.html().contains(stage.t(Msg::QuizInPractice)));
            assert!(!stage.has(".artefact mark"), "no sign is shown before the answer");
            if stage.has("[data-option=first]") {
                twins += 1;
                answer(&stage, &pack).await;
                assert_eq!(stage.attributes("[data-feedback]", "data-feedback"), ["right"]);
                stage.click("[data-do=next]").await;
                continue;
            }
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
        assert!(
            !is_seen(&stage.find("[data-fold=how] p")),
            "numbers first, how they are counted behind a fold"
        );
        let round = stage.fill(Msg::SummaryRound, &[("total", "10"), ("n", "10")]);
        assert_eq!(stage.text(".head p"), [&round, stage.t(Msg::SummaryAllWell)].concat());
        // Every question can be looked at again, one after the other too.
        assert_eq!(stage.all("[data-review]").len(), LENGTH);
        stage.click("[data-review='8']").await;
        assert!(stage.has("[data-feedback]") && stage.has(".artefact mark") && !stage.has("[data-do=stop]"));
        stage.click("[data-do=next]").await;
        assert!(stage.has("[data-feedback]") && !stage.has("[data-do=next]"), "the last one");
        stage.click("[data-do=result]").await;
        assert_eq!(stage.all("[data-review]").len(), LENGTH);
        assert_eq!(stored(&storage).len(), LENGTH, "nothing is answered twice");
        assert!(scams <= LENGTH / 2);
        assert_eq!(twins, 1);
        let unasked = |response: &Response| match &response.answer {
            Answer::Judged { verdict, confidence, .. } => {
                confidence.is_none() || *verdict == Verdict::CannotTell
            }
            Answer::Twin { confidence, .. } => confidence.is_none(),
            _ => false,
        };
        assert!(stored(&storage).iter().all(unasked), "a first round asks for no confidence");
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
        if stage.has("[data-option=first]") {
            stage.enter("[data-option=second]").await;
        } else {
            let item = asked(&stage, &pack);
            stage.enter(&format!("[data-option={}]", verdict(item.truth))).await;
            assert!(on("action"));
            stage.enter(&format!("[data-option={}]", item.actions[0].id)).await;
        }
        assert!(stage.has("[data-feedback]"));
        assert_eq!(stage.focused().unwrap().tag_name(), "H1");
        if stage.has(".twin") {
            stage.tab_to(".twin summary").await;
        }
        stage.enter("[data-do=next]").await;
    }
    assert_eq!(stage.focused().unwrap().tag_name(), "H1");
    stage.enter("[data-do=again]").await;
    assert!(stage.has(".asked"), "another round begins at once");
    assert_eq!(stage.focused().unwrap().tag_name(), "H1");
}

#[wasm_bindgen_test]
async fn a_round_that_ends_before_its_first_answer_is_not_praised() {
    for lang in LANGS {
        let stage = quiz(lang).await;
        stage.click("[data-do=begin]").await;
        stage.click("[data-do=stop]").await;
        assert_eq!(stage.text(".head p"), stage.t(Msg::SummaryNone));
        assert!(!stage.has(".dial") && !stage.has("[data-review]"));
        stage.click("[data-do=again]").await;
        assert!(stage.has(".asked"));
    }
}

#[wasm_bindgen_test]
async fn the_summary_names_what_slipped_past_and_leads_to_it() {
    let edit = |pack: &mut QuizPack| pack.items.retain(|item| item.truth == Truth::Scam);
    let stage = Stage::with(Setup { edit_quiz: edit, ..setup("en", &Rc::default()) }).await;
    let pack = stage.shelf.quiz_pack("en");
    stage.click("[data-do=begin]").await;
    let item = asked(&stage, &pack).clone();
    judge(&stage, "genuine").await;
    act(&stage, &item, true).await;
    stage.click("[data-do=stop]").await;
    let family = &pack.families.iter().find(|family| family.id == item.family).unwrap().name;
    let round = stage.fill(Msg::SummaryRound, &[("total", "1"), ("n", "0")]);
    let missed = stage.fill(Msg::SummaryMissed, &[("names", family)]);
    assert_eq!(stage.text(".head p"), [round, missed].concat());
    assert_eq!(stage.texts("[data-go=practise]"), [family.clone()]);
    stage.click("[data-go=practise]").await;
    assert_eq!(stage.text("h1"), stage.fill(Msg::PractiseTitle, &[("name", family)]));
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
    assert!(!stage.has("#action"));
    stage.click("[data-option=scam]").await;
    assert!(stage.has("#action") && !stage.has("[data-option=genuine]"), "one tap leads on");
    stage.click("[data-do=change]").await;
    assert!(!stage.has("#action"));
    stage.click("[data-option=genuine]").await;
    assert!(stage.text(".chosen").contains(stage.t(Msg::VerdictGenuine)));
}

#[wasm_bindgen_test]
async fn a_later_round_asks_for_confidence_and_goes_on_by_itself() {
    let storage = Rc::new(Memory::default());
    storage.set("log-0", &format!("{}\n", ordered().to_line())).unwrap();
    let stage = Stage::with(setup("en", &storage)).await;
    stage.click("[data-do=measure]").await;
    stage.click("[data-option=scam]").await;
    assert!(!stage.has("#action"), "how sure is asked first");
    stage.click("[data-option=genuine]").await;
    let on = stage.attributes("[aria-pressed=true][data-option]", "data-option");
    assert_eq!(on, ["genuine"]);
    stage.click("[data-option=sure-3]").await;
    assert!(!stage.has("[data-option=scam]"), "the actions may tell what it is");
    let chosen = [("verdict", stage.t(Msg::VerdictGenuine)), ("sure", stage.t(Msg::SureHigh))];
    assert!(stage.text(".chosen").contains(&stage.fill(Msg::QuizChosenSure, &chosen)));
    assert!(!stage.has("[data-do=change]"), "a verdict that is measured stands");
}

/// Taps of a round of ten whose exercises are all answered, from its beginning to its result.
async fn taps_of_a_round(stage: &Stage, pack: &QuizPack, begin: &str) -> usize {
    stage.click(begin).await;
    let mut taps = 1;
    while !stage.has(".dial") {
        let css = match () {
            () if stage.has("[data-do=next]") => "[data-do=next]",
            () if stage.has("[data-option=sure-2]") => "[data-option=sure-2]",
            () if stage.has("[data-do=ordered]") => "[data-do=ordered]",
            // Somebody who finds nothing.
            () if stage.has("[data-do=tapped]") => "[data-do=tapped]",
            () if stage.has("[data-option=first]") => "[data-option=first]",
            () => "[data-keys] [data-option]",
        };
        stage.click(css).await;
        taps += 1;
        assert!(taps < 100, "the round ends");
    }
    assert!(!pack.items.is_empty());
    taps
}

#[wasm_bindgen_test]
async fn a_round_takes_few_taps() {
    for lang in LANGS {
        let storage = Rc::new(Memory::default());
        let stage = Stage::with(setup(lang, &storage)).await;
        let pack = stage.shelf.quiz_pack(lang);
        let first = taps_of_a_round(&stage, &pack, "[data-do=begin]").await;
        assert!(first <= 32, "{first} taps in a first round");
        drop(stage);
        storage.remove("quiz");
        let stage = Stage::with(Setup { seed: 5, ..setup(lang, &storage) }).await;
        let later = taps_of_a_round(&stage, &pack, "[data-do=measure]").await;
        assert!(later <= 42, "{later} taps in a later round");
    }
}

#[wasm_bindgen_test]
async fn digits_choose_the_options_of_the_step_that_is_open() {
    let storage = Rc::new(Memory::default());
    storage.set("log-0", &format!("{}\n", ordered().to_line())).unwrap();
    let stage = Stage::with(setup("en", &storage)).await;
    let pack = stage.shelf.quiz_pack("en");
    stage.enter("[data-do=measure]").await;
    stage.press("9").await;
    assert!(!stage.has("[data-option][aria-pressed=true]"), "there is no such option");
    stage.press("1").await;
    assert_eq!(stage.attributes("[data-option][aria-pressed=true]", "data-option"), ["scam"]);
    stage.press("3").await;
    assert!(stage.text(".chosen").contains(stage.t(Msg::SureHigh)));
    let second = stage.attributes(".step [data-option]", "data-option")[1].clone();
    let item = asked(&stage, &pack).id.clone();
    stage.press("2").await;
    assert!(stage.has("[data-feedback]"));
    let told = stored(&storage).pop().unwrap();
    assert_eq!(model_of(&told.item), model_of(&item), "variants may look the same before the feedback");
    assert!(matches!(told.answer, Answer::Judged { action, .. } if action.id == second));
}

#[wasm_bindgen_test]
async fn confidence_is_not_asked_of_somebody_who_cannot_tell() {
    let storage = Rc::new(Memory::default());
    storage.set("log-0", &format!("{}\n", ordered().to_line())).unwrap();
    let stage = Stage::with(setup("en", &storage)).await;
    stage.click("[data-do=measure]").await;
    stage.click("[data-option=cannot-tell]").await;
    assert!(!stage.has("[data-option=sure-1]"));
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
    let (context, heading) = (stage.text(".context"), stage.text("h1"));
    drop(stage);

    let stage = Stage::with(setup("zh-Hans", &storage)).await;
    assert_eq!((stage.text(".context"), stage.text("h1")), (context.clone(), heading));
    assert!(stage.text(".chosen").contains(stage.t(Msg::VerdictGenuine)));
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
    assert!(stage.text(".chosen").contains(stage.t(Msg::VerdictScam)));
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
    stage.click("[data-do=start]").await;
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
    let scam = asked(&stage, &pack).truth == Truth::Scam;
    answer(&stage, &pack).await;
    assert!(stage.html().contains(stage.t(Msg::QuizInMeasuring)));
    assert_eq!(stored(&storage).last().unwrap().mode, Mode::Measuring);
    stage.click("[data-do=stop]").await;
    let count = |one: bool| if one { "1" } else { "0" };
    let (scams, genuine) = (count(scam), count(!scam));
    let values = [("scams", scams), ("caught", scams), ("genuine", genuine), ("refused", "0")];
    assert!(stage.html().contains(&stage.fill(Msg::SummarySoFar, &values)), "so far, beside this round");
    stage.click("[data-do=again]").await;
    assert!(stage.html().contains(stage.t(Msg::QuizInMeasuring)), "another one of the same kind");
}

/// An answer of an earlier round.
pub(crate) fn ordered() -> Response {
    Response {
        id: ResponseId { session: SessionId(1), number: 0 },
        at: Millis(NOON as i64),
        took_ms: 1,
        mode: Mode::Practice,
        form: String::new(),
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
