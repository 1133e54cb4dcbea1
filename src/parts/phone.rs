//! Link that dials a number.

use topup_guard_core::pack::Msg;

use super::{Ui, icon};
use crate::base::Ctx;

/// Adds a large link that dials `number`, which is written `shown`; `name` is who answers, for screen readers.
pub fn phone(ctx: &Ctx, ui: &mut Ui, number: &str, shown: &str, name: &str) {
    ui.element("a", "tel", |ui| {
        ui.attr("href", &format!("tel:{number}"));
        ui.attr("aria-label", &ctx.fill(Msg::Call, &[("number", shown), ("name", name)]));
        icon(ui, "call");
        ui.text_element("bdi", "", shown);
    });
}
