//! Projector's view: one item, hands counted, then what it is in steps.

use topup_guard_core::class::CountError;
use topup_guard_core::pack::{Item, Msg, Truth};
use yew::prelude::*;

use super::discuss::question;
use super::{Action, Room};
use crate::browser::screen;
use crate::parts::{Footnotes, Ui, artefact, artefact_question, polarity};

/// Fields of the hands with their test attributes (`data-hands`) and labels.
const FIELDS: [(&str, Msg); 3] =
    [("scam", Msg::VerdictScam), ("genuine", Msg::VerdictGenuine), ("unsure", Msg::ClassUnsure)];

/// Letters of an item up to which its text is shown in each size, the largest first.
const FITS: [usize; 3] = [90, 170, 260];

/// Returns the last step of an item: question, verdict, a step for each sign, what to do, what to discuss.
pub(super) fn last_step(item: &Item) -> usize {
    item.cues.len() + 3
}

impl Room<'_> {
    /// Adds the view, closed unless it is shown. `root` becomes its element.
    pub(super) fn stage(&self, ui: &mut Ui, root: &NodeRef, wall: &NodeRef) {
        let ctx = self.ctx;
        if !self.state.held.showing {
            return;
        }
        let names = self.names();
        ui.element("dialog", "stage", |ui| {
            ui.key("stage");
            ui.node_ref(root);
            ui.attr(
                "aria-label",
                &ctx.fill(Msg::ClassSetTitle, &[("topic", self.topic()), ("n", &names.len().to_string())]),
            );
            ui.onkeydown(self.keys());
            ui.element("div", "wall", |ui| {
                ui.node_ref(wall);
                // A click anywhere leaves the keys here.
                ui.attr_static("tabindex", "-1");
                match names.get(self.state.held.at) {
                    Some(name) => self.item(ui, name, names.len()),
                    None => self.end(ui),
                }
                self.controls(ui, wall);
            });
        });
    }

    fn item(&self, ui: &mut Ui, name: &str, total: usize) {
        let (ctx, held) = (self.ctx, &self.state.held);
        let number = (held.at + 1).to_string();
        let progress = ctx.fill(Msg::QuizProgress, &[("n", &number), ("total", &total.to_string())]);
        ui.element("h1", "", |ui| {
            ui.attr_static("tabindex", "-1");
            ui.text(&progress);
        });
        ui.text_element("p", "care narrow", ctx.t(Msg::ClassNarrow));
        if self.data.pack.missing_part(name).is_some() {
            return ui.text_element("p", "", ctx.t(Msg::Loading));
        }
        let Some(item) = self.data.pack.item(name) else { return };
        let step = held.step.min(last_step(&item));
        ui.element("div", "scene", |ui| {
            ui.key(name);
            ui.attr_static("data-fit", fit(&item));
            ui.element("div", "shown-item", |ui| {
                ui.text_element("p", "context", &item.context);
                // The signs that were named so far.
                let mut named = item.clone().into_owned();
                named.cues.truncate(step.saturating_sub(1));
                artefact(ctx, ui, &named, step > 1);
            });
            ui.element("div", "beside", |ui| {
                ui.element("div", "revealed", |ui| {
                    ui.attr_static("role", "status");
                    if step > 0 {
                        self.reveal(ui, &item, step);
                    }
                });
                if step == 0 {
                    ui.text_element("h2", "", &artefact_question(ctx, &item));
                    self.count(ui, name);
                }
            });
        });
    }

    /// Adds what is shown after the question, up to a step.
    fn reveal(&self, ui: &mut Ui, item: &Item, step: usize) {
        let ctx = self.ctx;
        let (class, truth) = match item.truth {
            Truth::Scam => ("verdict scam", Msg::ClassIsScam),
            Truth::Genuine => ("verdict", Msg::ClassIsGenuine),
            Truth::CannotTell => ("verdict", Msg::TruthCannotTell),
        };
        ui.element("p", class, |ui| {
            ui.attr_static("data-truth", "");
            ui.text(ctx.t(truth));
        });
        let signs = step - 1;
        let mut notes = Footnotes::from(ctx, &[]);
        if step == 1 {
            return self.hands_said(ui, item);
        }
        if signs <= item.cues.len() {
            return ui.element("ol", "cues", |ui| {
                for (number, cue) in (1_u32..).zip(item.cues.iter().take(signs)) {
                    let (class, sign) = polarity(cue.polarity);
                    ui.element("li", class, |ui| {
                        ui.attr_static("data-sign", "");
                        ui.text_element("b", "number", &number.to_string());
                        ui.element("span", "", |ui| {
                            ui.text_element("b", "", ctx.t(sign));
                            ui.text(ctx.t(Msg::Colon));
                            ui.text(&cue.text);
                        });
                    });
                }
            });
        }
        if signs == item.cues.len() + 1 {
            ui.text_element("h2", "", ctx.t(Msg::QuizActions));
            if let Some(best) = item.actions.iter().find(|action| action.best) {
                ui.element("p", "best-act", |ui| {
                    ui.attr_static("data-act", "");
                    ui.text(&best.text);
                });
                ui.text_element("p", "", &best.reason);
            }
            return notes.paragraph(ui, "", &item.why);
        }
        ui.text_element("h2", "", ctx.t(Msg::ClassDiscuss));
        ui.element("p", "best-act", |ui| {
            ui.attr_static("data-discuss", "");
            ui.text(ctx.t(question(item)));
        });
    }

    /// Adds how many were right, where hands were counted.
    fn hands_said(&self, ui: &mut Ui, item: &Item) {
        let vote = self.names().get(self.state.held.at).and_then(|name| self.state.held.vote(name, item));
        if let Some(vote) = vote {
            let right = vote.right();
            let values = [("n", right.part.to_string()), ("total", right.whole.to_string())];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            ui.text_element("p", "", &self.ctx.fill(Msg::ClassRight, &values));
        }
    }

    /// Adds the fields for the hands.
    fn count(&self, ui: &mut Ui, name: &str) {
        let (ctx, held) = (self.ctx, &self.state.held);
        let typed = held.typed(name);
        let wrong = held.hands(name).err();
        ui.element("div", "hands", |ui| {
            for (field, ((hook, label), text)) in FIELDS.into_iter().zip(&typed).enumerate() {
                ui.element("label", if self.state.field == field { "on" } else { "" }, |ui| {
                    ui.text_element("span", "", ctx.t(label));
                    ui.element("input", "", |ui| {
                        for (attribute, value) in [
                            ("data-hands", hook),
                            ("inputmode", "numeric"),
                            ("autocomplete", "off"),
                            ("maxlength", "4"),
                            ("aria-describedby", "hands-said"),
                        ] {
                            ui.attr_static(attribute, value);
                        }
                        ui.attr_static("aria-invalid", if wrong.is_some() { "true" } else { "false" });
                        ui.value(text);
                        let (act, name) = (self.state.dispatcher(), name.to_owned());
                        ui.oninput(Callback::from(move |event: InputEvent| {
                            let text = event.target_unchecked_into::<web_sys::HtmlInputElement>().value();
                            act.dispatch(Action::Hands(name.clone(), field, text));
                        }));
                    });
                });
            }
        });
        ui.element("p", if wrong.is_some() { "care" } else { "small" }, |ui| {
            ui.attr_static("id", "hands-said");
            ui.attr_static("role", "status");
            ui.text(&match wrong {
                Some(error) => self.wrong(error),
                None => ctx.t(Msg::ClassHandsHint).to_owned(),
            });
        });
    }

    /// Returns what is said of a number that cannot be.
    pub(super) fn wrong(&self, error: CountError) -> String {
        let msg = match error {
            CountError::Number => Msg::ClassCountNumber,
            CountError::Negative => Msg::ClassCountNegative,
            CountError::Nobody => Msg::ClassCountNobody,
            CountError::TooMany => Msg::ClassCountMany,
            CountError::TooManyHands => Msg::ClassCountHands,
        };
        let most = topup_guard_core::class::MOST_PEOPLE.to_string();
        let people = self.state.held.people().unwrap_or_default().to_string();
        self.ctx.fill(msg, &[("most", &most), ("people", &people)])
    }

    /// Adds the end of the class.
    fn end(&self, ui: &mut Ui) {
        let ctx = self.ctx;
        ui.element("h1", "", |ui| {
            ui.attr_static("tabindex", "-1");
            ui.text(ctx.t(Msg::ClassOver));
        });
        ui.element("div", "scene end", |ui| {
            ui.text_element("p", "", ctx.t(Msg::ClassOverHint));
            self.shares(ui);
        });
    }

    fn controls(&self, ui: &mut Ui, wall: &NodeRef) {
        let ctx = self.ctx;
        ui.element("div", "row no-print", |ui| {
            let steps = self.steps();
            let back = steps.clone();
            let back = self.on(move || Action::Step(false, back.clone()));
            ctx.button(ui, "back", "btn ghost", ctx.t(Msg::ClassBack), back);
            ctx.button(
                ui,
                "on",
                "btn",
                ctx.t(Msg::ClassOn),
                self.on(move || Action::Step(true, steps.clone())),
            );
            if screen::can_fill() {
                let wall = wall.clone();
                let fill = Callback::from(move |_| {
                    if let Some(wall) = wall.cast::<web_sys::Element>() {
                        screen::toggle_fill(&wall);
                    }
                });
                ctx.button(ui, "fill", "btn ghost", ctx.t(Msg::ClassFill), fill);
            }
            ctx.button(ui, "leave", "btn ghost", ctx.t(Msg::ClassLeave), self.on(|| Action::Hide));
        });
    }

    /// Returns the last step of each item.
    fn steps(&self) -> std::rc::Rc<[usize]> {
        self.data.items(self.names()).iter().map(|item| last_step(item)).collect()
    }

    /// Returns what keys do: those of a presenter's remote, arrows and digits. A key that is held down counts
    /// once.
    fn keys(&self) -> Callback<KeyboardEvent> {
        let (act, steps, held) = (self.state.dispatcher(), self.steps(), &self.state.held);
        let name = self.names().get(held.at).filter(|_| held.step == 0).cloned();
        let (field, typed) =
            (self.state.field, name.as_deref().map(|name| held.typed(name)).unwrap_or_default());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let key = event.key();
            let typing = event
                .target()
                .is_some_and(|target| wasm_bindgen::JsCast::has_type::<web_sys::HtmlInputElement>(&target));
            let action = match (key.as_str(), &name) {
                ("PageDown" | "ArrowRight", _) => Some(Action::Step(true, steps.clone())),
                ("PageUp" | "ArrowLeft", _) => Some(Action::Step(false, steps.clone())),
                ("ArrowDown", Some(_)) => Some(Action::Field((field + 1) % FIELDS.len())),
                ("ArrowUp", Some(_)) => Some(Action::Field((field + FIELDS.len() - 1) % FIELDS.len())),
                (digit, Some(name))
                    if !typing && digit.len() == 1 && digit.bytes().all(|key| key.is_ascii_digit()) =>
                {
                    let before = typed.get(field).map(String::as_str).unwrap_or_default();
                    Some(Action::Hands(name.clone(), field, format!("{before}{digit}")))
                }
                ("Backspace", Some(name)) if !typing => {
                    let mut text = typed.get(field).cloned().unwrap_or_default();
                    text.pop();
                    Some(Action::Hands(name.clone(), field, text))
                }
                // A button that has the focus would be pressed again and again.
                ("Enter", _) if event.repeat() => return event.prevent_default(),
                _ => None,
            };
            if let Some(action) = action {
                event.prevent_default();
                if !event.repeat() {
                    act.dispatch(action);
                }
            }
        })
    }
}

/// Returns the size in which an item's text is shown, by its length: 0 is the largest.
fn fit(item: &Item) -> &'static str {
    let runs = item.artefact.from.iter().chain(item.artefact.lines.iter().flat_map(|line| &line.runs));
    // A Chinese character is about as wide as two letters.
    let width =
        |text: &str| text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<usize>() / 2;
    let all = runs.map(|run| width(&run.text)).sum::<usize>()
        + 12 * item.artefact.lines.len()
        + width(&item.context);
    match FITS.iter().filter(|fit| all > **fit).count() {
        0 => "0",
        1 => "1",
        2 => "2",
        _ => "3",
    }
}
