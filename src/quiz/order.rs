//! Exercise with steps to put in order: a tap adds a step to the person's order, where it can be moved.

use topup_guard_core::pack::{Msg, Order};
use topup_guard_core::quiz::{Response, Rng, Seed, order};
use yew::Callback;

use super::action::Action;
use super::feedback::{PARTLY, RIGHT, WRONG};
use super::question::later;
use super::room::Room;
use crate::parts::{Footnotes, Ui, card};

impl Room<'_> {
    pub(super) fn order(&self, ui: &mut Ui, id: &str, seed: Seed) {
        let Some(exercise) = self.exercise(id) else { return };
        let placed = &self.state.tapped;
        ui.text_element("p", "context", &exercise.title);
        ui.element("h2", "", |ui| {
            ui.attr_static("id", "order");
            ui.text(self.ctx.t(Msg::OrderAsk));
        });
        let mut steps: Vec<_> = exercise.steps.iter().enumerate().collect();
        Rng::new(seed).shuffle(&mut steps);
        let mut lines = vec![exercise.title.clone(), self.ctx.t(Msg::OrderAsk).to_owned()];
        for (_, text) in &steps {
            lines.push((*text).clone());
        }
        self.read(ui, "read", Msg::ReadAloud, lines);
        later(ui, |ui| {
            if !placed.is_empty() {
                self.placed(ui, exercise);
            }
        });
        ui.element("ul", "options", |ui| {
            ui.attr_static("aria-labelledby", "order");
            ui.attr_static("data-keys", "");
            for (step, text) in steps {
                if !placed.contains(&step) {
                    ui.element("li", "", |ui| self.row(ui, step, text, None));
                }
            }
        });
        ui.element("p", "sr", |ui| {
            ui.attr_static("role", "status");
            ui.text(&self.moved(exercise));
        });
        later(ui, |ui| {
            if placed.len() == exercise.steps.len() {
                let (answer, record) = (order(exercise, placed), self.record_answer());
                let done = Callback::from(move |_| record.emit(answer.clone()));
                ui.element("div", "dock", |ui| {
                    self.ctx.button(ui, "ordered", "btn", self.ctx.t(Msg::OrderDone), done);
                });
            }
        });
    }

    /// Adds the steps that have a place, in the person's order.
    fn placed(&self, ui: &mut Ui, exercise: &Order) {
        ui.element("h3", "", |ui| {
            ui.attr_static("id", "placed");
            ui.text(self.ctx.t(Msg::OrderYours));
        });
        ui.element("ol", "options placed", |ui| {
            ui.attr_static("aria-labelledby", "placed");
            for (place, step) in self.state.tapped.iter().enumerate() {
                let Some(text) = exercise.steps.get(*step) else { continue };
                ui.element("li", "placing", |ui| {
                    ui.key(&step.to_string());
                    self.row(ui, *step, text, Some(place));
                    self.moving(ui, *step, text, place);
                });
            }
        });
    }

    /// Adds a step, which a tap puts in the next place or takes out of its place.
    fn row(&self, ui: &mut Ui, step: usize, text: &str, place: Option<usize>) {
        let class = if place.is_some() { "option on" } else { "option" };
        ui.button(class, ("data-option", &step.to_string()), self.on(Action::Tap(step)), |ui| {
            ui.pressed(place.is_some());
            if let Some(place) = place {
                ui.text_element("b", "number", &(place + 1).to_string());
            }
            ui.text_element("span", "", text);
        });
    }

    /// Adds the buttons that move a step.
    fn moving(&self, ui: &mut Ui, step: usize, text: &str, place: usize) {
        ui.element("span", "moving", |ui| {
            for (hook, arrow, label, to, there) in [
                ("earlier", "↑", Msg::OrderEarlier, place, place > 0),
                ("later", "↓", Msg::OrderLater, place + 1, place + 1 < self.state.tapped.len()),
            ] {
                ui.button(
                    "chip",
                    ("data-do", hook),
                    self.on(Action::MoveEarlier { place: to, step }),
                    |ui| {
                        ui.attr("data-step", &step.to_string());
                        // One that is disabled would lose the focus in the middle of moving a step.
                        ui.attr_static("aria-disabled", if there { "false" } else { "true" });
                        ui.attr(
                            "aria-label",
                            &format!("{}{}{text}", self.ctx.t(label), self.ctx.t(Msg::Colon)),
                        );
                        ui.text(arrow);
                    },
                );
            }
        });
    }

    /// Returns the place of the step that was moved last, in words.
    fn moved(&self, exercise: &Order) -> String {
        let Some(step) = self.state.moved else { return String::new() };
        let Some(text) = exercise.steps.get(step) else { return String::new() };
        let place = self.state.tapped.iter().position(|placed| *placed == step);
        let number = place.map_or(0, |place| place + 1).to_string();
        let said = if place.is_some() { Msg::OrderPlaced } else { Msg::OrderTaken };
        self.ctx.fill(said, &[("n", &number), ("step", text)])
    }

    fn exercise(&self, id: &str) -> Option<&Order> {
        self.data.order(id)
    }

    /// Adds the feedback on an order, of whose `steps` so many are in their right place.
    ///
    /// The person's own order is shown where it was not right and is still known, then the careful one, and
    /// why.
    pub(super) fn order_feedback<'a>(
        &'a self,
        ui: &mut Ui,
        notes: &mut Footnotes<'a>,
        response: &Response,
        [right, steps]: [u32; 2],
    ) {
        let outcome = match right {
            right if right == steps => RIGHT,
            0 => WRONG,
            _ => PARTLY,
        };
        let title = if right == steps { Msg::OrderAll } else { Msg::OrderResult };
        self.outcome(ui, outcome, &self.with(title, &[("n", right), ("total", steps)]), "");
        self.read_feedback(ui, response);
        let Some(order) = self.exercise(&response.item) else { return };
        ui.text_element("p", "context", &order.title);
        let (ctx, placed) = (self.ctx, &self.state.tapped);
        if placed.len() == order.steps.len() && !placed.is_sorted() {
            card(ui, "card", ctx.t(Msg::OrderYours), |ui| {
                ui.element("ol", "steps", |ui| {
                    for (place, step) in placed.iter().enumerate() {
                        let Some(text) = order.steps.get(*step) else { continue };
                        ui.element("li", "", |ui| {
                            ui.text(text);
                            ui.text(" ");
                            if place == *step {
                                ui.text_element("span", "tag", ctx.t(Msg::OrderStepRight));
                            } else {
                                let n = (step + 1).to_string();
                                ui.text_element(
                                    "span",
                                    "tag risk",
                                    &ctx.fill(Msg::OrderStepWrong, &[("n", &n)]),
                                );
                            }
                        });
                    }
                });
            });
        }
        card(ui, "card", ctx.t(Msg::OrderRight), |ui| {
            ui.element("ol", "steps", |ui| {
                for step in &order.steps {
                    ui.text_element("li", "", step);
                }
            });
            notes.paragraph(ui, "", &order.why);
        });
    }
}
