//! Steps of a channel, those that the answers call for first.

use topup_guard_core::pack::Channel;
use topup_guard_core::picker::{self, Outcome};

use crate::base::Ctx;
use crate::parts::{Footnotes, Ui};

/// Adds numbered steps. Before those of the channel stands what has to be set up or found out with these
/// answers, such as to link a foreign card.
pub(super) fn steps<'a>(ctx: &'a Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, channel: &'a Channel) {
    let outcome = picker::rank(&ctx.state.answers, ctx.pack());
    let first = match &outcome {
        Outcome::Ranking { ranked, .. } => ranked
            .iter()
            .find(|entry| entry.channel.id == channel.id)
            .and_then(|entry| picker::first_step(&ctx.state.answers, entry)?.fit),
        Outcome::Stop => None,
    };
    ui.element("ol", "steps", |ui| {
        if let Some(fit) = first {
            ui.element("li", "", |ui| {
                ui.attr_static("data-first-step", "");
                ui.text(&fit.text);
                notes.marks(ui, &fit.sources, fit.own);
            });
        }
        for step in &channel.steps {
            ui.element("li", "", |ui| notes.claim(ui, step));
        }
    });
}
