//! Links to the guides for when something went wrong.

use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;

use super::{Ui, section};
use crate::base::Ctx;

/// Adds a section with a link to each guide.
pub fn guide_links(ctx: &Ctx, ui: &mut Ui) {
    section(ui, ctx.t(Msg::GuidesTitle), |ui| {
        ui.el("ul", "links", |ui| {
            for guide in &ctx.pack().guides {
                ui.el("li", "", |ui| ctx.link(ui, "guide", &guide.title, Route::Guide(guide.id.clone())));
            }
        });
    });
}
