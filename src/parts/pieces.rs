//! Artefact whose text is cut into pieces that can be tapped, or that shows which were tapped.

use topup_guard_core::pack::{Item, Msg, Polarity};
use topup_guard_core::quiz::{Piece, pieces};
use yew::Callback;

use super::Ui;
use super::artefact::{artefact_with, text};
use crate::base::Ctx;

/// How the pieces of an artefact are shown.
#[derive(Debug)]
pub enum PieceView<'a> {
    /// As buttons: the numbers of those that are pressed, and a callback with the number of a tapped one
    /// ([`pieces`]).
    Tappable(&'a [usize], &'a Callback<usize>),
    /// With the cues, and with the pieces of these numbers as tapped.
    Tapped(&'a [usize]),
}

/// Adds an item's artefact in pieces.
pub fn artefact_in_pieces(ctx: &Ctx, ui: &mut Ui, item: &Item, how: &PieceView<'_>) {
    // `write` is called for the lines in their order.
    let mut number = 0;
    let cut = pieces(&item.artefact);
    let mut lines = cut.iter();
    artefact_with(ctx, ui, item, &mut |ui, _| {
        for piece in lines.next().into_iter().flatten() {
            self::piece(ctx, ui, item, piece, number, how);
            number += 1;
        }
    });
}

/// Adds a piece: one that can be tapped, or one that shows whether it was tapped and whether it is a cue of
/// fraud.
fn piece(ctx: &Ctx, ui: &mut Ui, item: &Item, piece: &Piece, number: usize, how: &PieceView<'_>) {
    let all = |ui: &mut Ui| piece.runs.iter().for_each(|run| text(ui, run));
    match how {
        _ if !piece.taps => all(ui),
        PieceView::Tappable(taken, tap) => {
            let on = taken.contains(&number);
            let tap = (*tap).clone();
            ui.button(
                if on { "piece on" } else { "piece" },
                ("data-option", &number.to_string()),
                Callback::from(move |_| tap.emit(number)),
                |ui| {
                    ui.pressed(on);
                    all(ui);
                },
            );
        }
        PieceView::Tapped(taken) => {
            let on = taken.contains(&number);
            let cue = item.cues.iter().position(|cue| cue.id == piece.cue());
            let sign = cue.and_then(|at| item.cues.get(at)).map(|cue| cue.polarity);
            let (class, sign) = match (on, sign) {
                (true, Some(Polarity::Fraud)) => ("cue found", "✓"),
                (true, _) => ("cue innocent", "✗"),
                (false, Some(_)) => ("cue missed", ""),
                (false, None) => return all(ui),
            };
            ui.element("mark", class, |ui| {
                ui.attr("data-cue", piece.cue());
                all(ui);
                let cue = cue.map(|cue| (cue + 1).to_string()).unwrap_or_default();
                ui.text_element("sup", "", &format!("{cue}{sign}"));
                if class == "cue innocent" {
                    ui.text_element("span", "sr", ctx.t(Msg::TapInnocent));
                }
            });
        }
    }
}
