//! What of a class is printed: the sheet that the address names, and the way to each.

use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;

use super::Room;
use super::sheets::{Set, answers, questions};
use crate::parts::{Ui, card, head};

/// Sheet to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    /// Stop, check, call: the same for every class.
    Poster,
    /// The questions of a set.
    Questions,
    /// The answers to them.
    Answers,
}

impl Sheet {
    /// Splits what stands behind `#/v1/class/` into the sheet that it names, if any, and the class.
    ///
    /// No topic has such a name.
    pub(super) fn read(path: &str) -> (Option<Self>, &str) {
        let (name, class) = path.split_once('/').unwrap_or((path, ""));
        match name {
            "poster" => (Some(Self::Poster), class),
            "questions" => (Some(Self::Questions), class),
            "answers" => (Some(Self::Answers), class),
            _ => (None, path),
        }
    }
}

impl Room<'_> {
    /// Adds the way to each sheet.
    pub(super) fn handouts(&self, ui: &mut Ui) {
        let (ctx, class) = (self.ctx, self.class);
        card(ui, "card no-print", ctx.t(Msg::HandoutTitle), |ui| {
            ui.text_element("p", "small", ctx.t(Msg::HandoutLead));
            for (hook, text) in [("questions", Msg::HandoutToQuestions), ("answers", Msg::HandoutToAnswers)] {
                ctx.link(ui, hook, ctx.t(text), Route::Class(format!("{hook}/{class}")));
            }
            self.poster_door(ui);
        });
    }

    /// Adds the way to the poster.
    pub(super) fn poster_door(&self, ui: &mut Ui) {
        let ctx = self.ctx;
        ctx.link(ui, "poster", ctx.t(Msg::PosterDoor), Route::Class("poster".to_owned()));
    }

    /// Adds the sheets of the set, once all its texts are here.
    pub(super) fn sheet(&self, ui: &mut Ui, sheet: Sheet) {
        let (ctx, class, data) = (self.ctx, self.class, self.data);
        if data.missing(self.names()).is_some() {
            return head(ui, ctx.t(Msg::ClassTitle), ctx.t(Msg::Loading));
        }
        let items = data.items(self.names());
        let mut changes = Vec::new();
        if class.has_changed(self.sets) {
            changes.push(ctx.t(Msg::HandoutChanged).to_owned());
        }
        let [asked, n] = [class.number as usize, items.len()].map(|number| number.to_string());
        if asked != n {
            changes.push(ctx.fill(Msg::ClassFewer, &[("asked", &asked), ("n", &n)]));
        }
        let code = class.code.map(|code| code.to_string()).unwrap_or_default();
        let set = Set { code, items, sources: &data.pack.sources, changes };
        match sheet {
            Sheet::Answers => answers(ctx, ui, &set),
            Sheet::Questions | Sheet::Poster => questions(ctx, ui, &set),
        }
        ctx.link(ui, "set", ctx.t(Msg::HandoutBack), Route::Class(class.to_string()));
    }
}
