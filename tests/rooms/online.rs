//! Notice without a network.

use topup_guard::base::Host;
use topup_guard_core::pack::Msg;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::stage::{Setup, Stage};

/// The one line that screen readers follow.
const LINE: &str = "main > [role=status]";

/// Tells the widget, as the loader does, whether there is a network.
async fn network(stage: &mut Stage, there: bool) {
    stage.update(|props| props.host.offline = !there).await;
}

#[wasm_bindgen_test]
async fn the_offline_notice_appears_on_every_screen_and_goes_when_the_network_returns() {
    for lang in LANGS {
        let mut stage = Stage::open(lang, "").await;
        assert_eq!(stage.text(LINE), "");
        network(&mut stage, false).await;
        assert_eq!(stage.text(LINE), stage.t(Msg::Offline));
        stage.click("[data-go=picker]").await;
        assert_eq!(stage.text(LINE), stage.t(Msg::Offline), "and the tap counted");
        assert_eq!(stage.bar.steps(), ["", "#/v1/picker/card"]);
        network(&mut stage, true).await;
        assert_eq!(stage.text(LINE), "");
    }
}

#[wasm_bindgen_test]
async fn without_a_network_the_notice_is_there_from_the_start() {
    let host = Host { offline: true, ..Host::default() };
    let stage = Stage::with(Setup { lang: "en", host, ..Setup::default() }).await;
    assert_eq!(stage.text(LINE), stage.t(Msg::Offline));
}

#[wasm_bindgen_test]
async fn another_notice_replaces_the_offline_notice_and_gives_way_to_it() {
    let mut stage = Stage::open("en", "#/v1/nowhere").await;
    network(&mut stage, false).await;
    assert_eq!(stage.text(LINE), stage.t(Msg::LinkBroken));
    stage.click("[data-go=help]").await;
    assert_eq!(stage.text(LINE), stage.t(Msg::Offline));
}
