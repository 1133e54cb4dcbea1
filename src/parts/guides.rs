//! Links to the guides for when something went wrong.

use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;

use super::Ui;
use crate::base::Ctx;

/// Adds a section with a link to each guide.
pub fn guide_links(ctx: &Ctx, ui: &mut Ui) {
    ui.section(ctx.t(Msg::GuidesTitle), |ui| {
        ui.element("ul", "links", |ui| {
            for guide in &ctx.pack().guides {
                ui.element("li", "", |ui| {
                    ctx.link(ui, "guide", &guide.title, Route::Guide(guide.id.clone()))
                });
            }
        });
    });
}
