//! Page of a channel: what to do, who gets the money, and the sources of each statement.

use std::collections::BTreeSet;

use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::stage::Stage;

/// Asserts that the footnotes are exactly those of the list of sources.
fn marks_lead_to_sources(stage: &Stage) {
    let marks: BTreeSet<usize> =
        stage.texts(".mark").iter().map(|mark| mark.parse().expect("a number")).collect();
    let listed = stage.all(".sources li").len();
    assert_eq!(marks, (1..=listed).collect(), "{}", stage.text("h1"));
}

#[wasm_bindgen_test]
async fn every_channel_has_a_complete_page() {
    for lang in LANGS {
        let stage = Stage::open(lang, "").await;
        let pack = stage.pages.clone();
        assert!(pack.channels.len() >= 8);
        for channel in &pack.channels {
            stage.bar.enter(&format!("#/v1/channel/{}", channel.id));
            stage.settle().await;
            assert_eq!(stage.view(), "channel");
            assert_eq!(stage.texts("h1"), [&*channel.name]);
            let shown = stage.text(".room");
            let claims = [&channel.payee, &channel.hours, &channel.arrival, &channel.risk, &channel.best];
            let lists = [&channel.steps, &channel.needs, &channel.cost, &channel.official]
                .into_iter()
                .chain([&channel.strengths, &channel.weaknesses]);
            let fixes = channel.trouble.iter().map(|trouble| &trouble.fix);
            for claim in lists.flatten().chain(claims).chain(fixes) {
                assert!(shown.contains(&claim.text), "{}: {}", channel.id, claim.text);
            }
            let steps = stage.texts(".steps li");
            assert_eq!(steps.len(), channel.steps.len());
            for (step, shown) in channel.steps.iter().zip(steps) {
                assert!(shown.starts_with(&step.text), "{shown}");
            }
            marks_lead_to_sources(&stage);
        }
    }
}

#[wasm_bindgen_test]
async fn a_footnote_scrolls_to_its_source_and_leaves_the_address_alone() {
    let stage = Stage::open("en", "#/v1/channel/carrier-app").await;
    let steps = stage.bar.steps();
    stage.enter(".mark").await;
    let source = stage.focused().expect("a source has the focus");
    assert_eq!(source.id(), format!("source-{}", stage.pages.channels[1].steps[2].sources[0]));
    let name = &stage.pages.source("g06").expect("the source").publisher;
    assert!(source.text_content().unwrap().contains(name));
    assert_eq!(stage.bar.steps(), steps);
}

#[wasm_bindgen_test]
async fn a_link_to_an_unknown_channel_shows_the_result() {
    for fragment in ["#/v1/channel/gone", "#/v1/compare/gone+wallet"] {
        let stage = Stage::open("en", fragment).await;
        assert!(stage.has("[data-best]"), "{fragment}");
    }
}
