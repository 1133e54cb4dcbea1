//! Steps to be put in order, by tapping them one after the other.

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::{Response, Rng, order};
use yew::Callback;

use super::Room;
use super::state::Action;
use crate::parts::{Footnotes, Ui, section};

impl Room<'_> {
    pub(super) fn order(&self, ui: &mut Ui, id: &str, seed: u64) {
        let Some(exercise) = self.desk.pack.orders.iter().find(|order| order.id == id) else { return };
        let placed = &self.state.placed;
        ui.put("p", "context", &exercise.title);
        ui.el("h2", "", |ui| {
            ui.set("id", "order");
            ui.text(self.ctx.t(Msg::OrderAsk));
        });
        let mut steps: Vec<_> = exercise.steps.iter().enumerate().collect();
        Rng::new(seed).shuffle(&mut steps);
        ui.el("ul", "options", |ui| {
            ui.set("aria-labelledby", "order");
            for (step, text) in steps {
                let place = placed.iter().position(|placed| *placed == step);
                ui.el("li", "", |ui| {
                    ui.el("button", if place.is_some() { "option on" } else { "option" }, |ui| {
                        ui.set("type", "button");
                        ui.attr("data-option", &step.to_string());
                        ui.set("aria-pressed", if place.is_some() { "true" } else { "false" });
                        ui.click(self.on(Action::Place(step)));
                        if let Some(place) = place {
                            ui.put("b", "number", &(place + 1).to_string());
                        }
                        ui.put("span", "", text);
                    });
                });
            }
        });
        if placed.len() == exercise.steps.len() {
            let (answer, noting) = (order(exercise, placed), self.noting());
            let done = Callback::from(move |_| noting.emit(answer.clone()));
            self.ctx.button(ui, "ordered", "btn", self.ctx.t(Msg::OrderDone), done);
        }
    }

    /// The right order, and why.
    pub(super) fn ordered<'a>(&'a self, ui: &mut Ui, notes: &mut Footnotes<'a>, response: &Response) {
        let Some(order) = self.desk.pack.orders.iter().find(|order| order.id == response.item) else {
            return;
        };
        section(ui, &order.title, |ui| {
            ui.el("ol", "steps", |ui| {
                for step in &order.steps {
                    ui.put("li", "", step);
                }
            });
            notes.paragraph(ui, "", &order.why);
        });
    }
}
