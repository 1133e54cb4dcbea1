//! What the person has already done, and the way to Help at that place.

use topup_guard_core::check::Level;
use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;

use crate::base::Ctx;
use crate::parts::Ui;

/// Branches of Help by their ids in its address, with what the person says.
const BRANCHES: [(&str, Msg); 4] = [
    ("link", Msg::CheckDidLink),
    ("code", Msg::CheckDidCode),
    ("money", Msg::CheckDidMoney),
    ("screen", Msg::CheckDidScreen),
];

/// Adds a link for each thing that the person may have done, and one to Help itself where the level is above
/// *nothing*.
pub(super) fn already(ctx: &Ctx, ui: &mut Ui, level: Level) {
    ui.element("div", "already", |ui| {
        ui.text_element("p", "small", ctx.t(Msg::CheckAlready));
        ui.element("div", "filters", |ui| {
            ui.attr_static("role", "group");
            ui.attr("aria-label", ctx.t(Msg::CheckAlready));
            for (branch, label) in BRANCHES {
                ctx.anchor(ui, "chip", branch, Route::HelpAfter(branch.to_owned()), |ui| {
                    ui.attr_static("data-help", branch);
                    ui.text(ctx.t(label));
                });
            }
        });
        if level < Level::Nothing {
            ctx.link_button(ui, "acted", "btn stop", ctx.t(Msg::CheckActed), Route::Help);
        }
    });
}
