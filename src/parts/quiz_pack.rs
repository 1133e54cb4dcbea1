//! Fetching of the quiz's pack for a room, and what is shown when that fails.

use std::cell::Cell;
use std::rc::Rc;

use topup_guard_core::pack::{Msg, QuizPack};
use yew::prelude::*;

use super::{Ui, use_effect_with_cleanup};
use crate::base::Ctx;
use crate::browser::Services;
use crate::browser::packs::PackFailure;

/// Fetches the quiz's pack of a language, again for another language or `attempt`; a pack that arrives too
/// late is dropped.
#[hook]
pub fn use_quiz_pack(
    lang: &str,
    attempt: u32,
    services: &Services,
    arrived: Callback<Result<Rc<QuizPack>, PackFailure>>,
) {
    let packs = services.packs.clone();
    use_effect_with_cleanup((lang.to_owned(), attempt), move |(lang, _)| {
        let wanted = Rc::new(Cell::new(true));
        let (lang, still) = (lang.clone(), wanted.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let pack = packs.quiz(&lang).await;
            if still.get() {
                arrived.emit(pack);
            }
        });
        move || wanted.set(false)
    });
}

/// Adds a notice that the pack did not arrive or is of another version, with a button to try again.
pub fn pack_failed(
    ctx: &Ctx,
    ui: &mut Ui,
    failure: PackFailure,
    [lost, outdated]: [Msg; 2],
    retry: Callback<MouseEvent>,
) {
    ui.element("section", "care", |ui| {
        ui.attr_static("role", "status");
        ui.text_element("p", "", ctx.t(if failure == PackFailure::Version { outdated } else { lost }));
        ctx.button(ui, "retry", "btn ghost", ctx.t(Msg::Retry), retry);
    });
}
