//! Exercise in which a scam's cues are tapped, and its feedback: found, missed, and tapped in vain.

use topup_guard_core::pack::{Item, Msg, Polarity};
use topup_guard_core::quiz::{Response, pieces, tapped};
use yew::Callback;

use super::action::Action;
use super::feedback::{PARTLY, RIGHT};
use super::room::Room;
use crate::parts::{Footnotes, PieceView, Ui, artefact_in_pieces};

/// Returns the number of cues of fraud in an item.
fn fraud_cues(item: &Item) -> usize {
    item.cues.iter().filter(|cue| cue.polarity == Polarity::Fraud).count()
}

impl Room<'_> {
    pub(super) fn tap(&self, ui: &mut Ui, item: &Item) {
        let (ctx, taken) = (self.ctx, &self.state.tapped);
        ui.text_element("p", "context", &item.context);
        let ask = ctx.fill(Msg::TapAsk, &[("n", &fraud_cues(item).to_string())]);
        ui.text_element("h2", "", &ask);
        ui.text_element("p", "small", ctx.t(Msg::TapHint));
        let act = self.state.dispatcher();
        let tap = Callback::from(move |number| act.dispatch(Action::Tap(number)));
        artefact_in_pieces(ctx, ui, item, &PieceView::Tappable(taken, &tap));
        self.read_item(ui, "read", item, &[&ask]);
        let (answer, record) = (tapped(item, taken), self.record_answer());
        let done = Callback::from(move |_| record.emit(answer.clone()));
        ui.element("div", "dock", |ui| {
            ui.element("p", "small", |ui| {
                ui.attr_static("role", "status");
                let counts = [("n", taken.len() as u32), ("total", fraud_cues(item) as u32)];
                ui.text(&self.with(Msg::TapCount, &counts));
            });
            ctx.button(ui, "tapped", "btn", ctx.t(Msg::TapDone), done);
        });
    }

    /// Adds the feedback on taps, which found so many of the warning cues, and touched so much innocent text.
    pub(super) fn tap_feedback<'a>(
        &'a self,
        ui: &mut Ui,
        notes: &mut Footnotes<'a>,
        response: &Response,
        [found, cues, innocent]: [u32; 3],
    ) {
        let outcome = if found == cues && innocent == 0 { RIGHT } else { PARTLY };
        let title = if found == cues { Msg::TapAll } else { Msg::TapResult };
        let line = match innocent {
            0 => String::new(),
            _ => self.with(Msg::TapInnocentCount, &[("n", innocent)]),
        };
        self.outcome(ui, outcome, &self.with(title, &[("n", found), ("total", cues)]), &line);
        if let Some(item) = self.data.item(&response.item) {
            self.read_feedback(ui, response);
            // After a change of the content it is not known any more what was tapped.
            let known = tapped(&item, &self.state.tapped) == response.answer;
            self.explain(ui, notes, &item, "", known);
        }
    }

    /// Adds whether a cue was found; nothing for a cue of genuineness that was not tapped.
    pub(super) fn cue_found(&self, ui: &mut Ui, item: &Item, cue: &str) {
        let lines = pieces(&item.artefact);
        let mut all = lines.iter().flatten().enumerate();
        let on = all.any(|(number, piece)| piece.cue() == cue && self.state.tapped.contains(&number));
        let fraud = item.cues.iter().any(|known| known.id == cue && known.polarity == Polarity::Fraud);
        let (class, said) = match (fraud, on) {
            (true, true) => ("tag", Msg::TapFound),
            (true, false) => ("tag risk", Msg::TapMissed),
            (false, true) => ("tag risk", Msg::TapInnocent),
            (false, false) => return,
        };
        ui.text_element("span", class, self.ctx.t(said));
        ui.text(" ");
    }

    /// Adds the tapped text that belongs to no cue.
    pub(super) fn innocent(&self, ui: &mut Ui, item: &Item) {
        let lines = pieces(&item.artefact);
        let of = |(number, piece): &(usize, &topup_guard_core::quiz::Piece)| {
            piece.taps && piece.cue().is_empty() && self.state.tapped.contains(number)
        };
        let tapped: Vec<_> = lines.iter().flatten().enumerate().filter(of).collect();
        if tapped.is_empty() {
            return;
        }
        ui.text_element("h3", "", self.ctx.t(Msg::TapInnocent));
        ui.element("ul", "claims", |ui| {
            for (_, piece) in tapped {
                let text: String = piece.runs.iter().map(|run| run.text.as_str()).collect();
                ui.text_element("li", "", text.trim());
            }
        });
        ui.text_element("p", "small", self.ctx.t(Msg::TapInnocentWhy));
    }
}
