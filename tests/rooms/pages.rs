//! The pages of text: precautions, what is no channel, cards, guides, sources.

use topup_guard::browser::packs::PackFailure;
use topup_guard_core::pack::{Claim, Msg};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::stage::{Setup, Stage};

fn shows(stage: &Stage, claims: &[&Claim]) {
    let shown = stage.text(".room");
    for claim in claims {
        assert!(shown.contains(&claim.text), "{}: {}", stage.text("h1"), claim.text);
    }
}

#[wasm_bindgen_test]
async fn all_precautions_are_shown_with_links_to_the_guides() {
    for lang in LANGS {
        let stage = Stage::open(lang, "#/v1/precautions").await;
        let pack = stage.pages.clone();
        assert_eq!(stage.texts("h1"), [stage.t(Msg::PrecautionsTitle)]);
        shows(&stage, &pack.precautions.iter().map(|advice| &advice.body).collect::<Vec<_>>());
        let titles: Vec<_> = pack.precautions.iter().map(|advice| &*advice.title).collect();
        assert_eq!(stage.texts("h2")[..titles.len()], titles);
        for (number, guide) in pack.guides.iter().enumerate() {
            let door = stage.all("[data-go=guide]")[number].clone();
            stage.click_on(&door).await;
            assert_eq!(stage.texts("h1"), [&*guide.title]);
            shows(&stage, &guide.steps.iter().chain(&guide.limits).collect::<Vec<_>>());
            stage.bar.back();
            stage.settle().await;
        }
    }
}

#[wasm_bindgen_test]
async fn what_is_no_channel_is_listed_with_what_to_do_instead_and_cannot_be_chosen() {
    for lang in LANGS {
        let stage = Stage::open(lang, "#/v1/not-channels").await;
        let pack = stage.pages.clone();
        assert!(pack.not_channels.len() >= 6);
        shows(
            &stage,
            &pack.not_channels.iter().flat_map(|entry| [&entry.reason, &entry.instead]).collect::<Vec<_>>(),
        );
        assert!(!stage.has(".room [data-option], .room [data-rank], .room [data-channel]"));
    }
}

#[wasm_bindgen_test]
async fn every_kind_of_card_is_explained() {
    for lang in LANGS {
        let stage = Stage::open(lang, "#/v1/cards").await;
        let pack = stage.pages.clone();
        let kinds: Vec<_> = pack.cards.iter().map(|card| &*card.id).collect();
        assert_eq!(kinds, ["phone", "visitor", "data", "mvno", "iot"]);
        for card in &pack.cards {
            shows(&stage, &card.signs.iter().chain([&card.what, &card.topup]).collect::<Vec<_>>());
        }
    }
}

#[wasm_bindgen_test]
async fn every_source_is_listed_once() {
    let stage = Stage::open("zh-Hans", "").await;
    stage.click("[data-go=sources]").await;
    let listed = stage.texts(".sources li");
    assert_eq!(listed.len(), stage.pages.sources.len());
    for (source, line) in stage.pages.sources.iter().zip(listed) {
        assert!(line.contains(&source.publisher) && line.contains(&source.title), "{line}");
    }
    assert!(stage.text(".room").contains(&stage.pages.version));
}

#[wasm_bindgen_test]
async fn an_unknown_guide_shows_the_precautions() {
    let stage = Stage::open("en", "#/v1/guide/gone").await;
    assert_eq!(stage.texts("h1"), [stage.t(Msg::PrecautionsTitle)]);
}

#[wasm_bindgen_test]
async fn a_page_whose_content_is_late_says_so_and_appears_by_itself() {
    let stage = Stage::with(Setup { failure: Some(PackFailure::Network), ..Setup::default() }).await;
    stage.shelf.failure.set(None);
    let content = stage.shelf.hold();
    stage.click("[data-go=precautions]").await;
    assert_eq!(stage.texts("h1"), [stage.t(Msg::Loading)]);
    assert!(stage.text(".room").contains(stage.t(Msg::PagesLate)));
    stage.click("[data-do=retry]").await;
    assert_eq!(stage.texts("h1"), [stage.t(Msg::Loading)]);
    content();
    stage.settle().await;
    assert_eq!(stage.texts("h1"), [stage.t(Msg::PrecautionsTitle)]);
    assert!(!stage.has("[data-do=retry]"));
}

#[wasm_bindgen_test]
async fn without_the_pages_content_the_picker_and_help_work_and_every_page_offers_a_retry() {
    let failure = Some(PackFailure::Content);
    let stage = Stage::with(Setup { lang: "en", failure, ..Setup::default() }).await;
    let pages = ["channel/wallet", "compare/wallet+kiosk", "not-channels", "cards", "precautions", "sources"];
    for page in pages {
        stage.bar.enter(&format!("#/v1/{page}"));
        stage.settle().await;
        stage.click("[data-do=retry]").await;
        assert_eq!(stage.texts("h1"), [stage.t(Msg::Loading)], "{page}");
    }
    stage.bar.enter("#/v1/result?card=phone&pay=cash");
    stage.settle().await;
    assert!(stage.has("[data-best]") && stage.has(".flips li") && stage.has("[data-why-not]"));
    assert!(!stage.has(".mark"), "a number that leads to no source");
    stage.click("[data-go=help]").await;
    let mut numbers = stage.attributes("[href^=tel]", "href");
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), 10);
    assert!(!stage.has(".mark"), "a number that leads to no source");
    stage.bar.enter("#/v1/cards");
    stage.settle().await;
    stage.shelf.failure.set(None);
    stage.click("[data-do=retry]").await;
    assert_eq!(stage.texts("h1"), [stage.t(Msg::CardsTitle)]);
}

#[wasm_bindgen_test]
async fn a_page_changes_its_language_with_the_widget() {
    let stage = Stage::open("zh-Hans", "#/v1/precautions").await;
    stage.click("[data-set=lang]").await;
    let english = stage.shelf.pages_pack("en");
    shows(&stage, &english.precautions.iter().map(|advice| &advice.body).collect::<Vec<_>>());
}
