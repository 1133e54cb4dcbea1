//! First screen: what a class is about, how many items it has and how hard they are.

use topup_guard_core::class::{ClassError, LEAST_ITEMS, Level, MOST_ITEMS};
use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::chosen::Chosen;
use super::field::Field;
use super::{Action, Room, level_name};
use crate::base;
use crate::parts::{Ui, tick};

/// Levels with their test attributes (`data-option`).
const LEVELS: [(Level, &str); 3] =
    [(Level::Any, "any"), (Level::Easier, "easier"), (Level::Harder, "harder")];

impl Room<'_> {
    /// Adds the form. `error` is what the address says that cannot be; `known` is whether its topic is known.
    pub(super) fn form(&self, ui: &mut Ui, error: Option<ClassError>, known: bool) {
        let ctx = self.ctx;
        let bounds = [("least", LEAST_ITEMS.to_string()), ("most", MOST_ITEMS.to_string())];
        let bounds = bounds.each_ref().map(|(name, value)| (*name, value.as_str()));
        let said = match error {
            Some(ClassError::TooFew) => Some(Msg::ClassTooFew),
            Some(ClassError::TooMany) => Some(Msg::ClassTooMany),
            Some(ClassError::Number) => Some(Msg::ClassNumberLost),
            Some(ClassError::Code) => Some(Msg::ClassCodeLost),
            None => None,
        };
        let said = said.or((!known).then_some(Msg::ClassTopicLost));
        ui.element("p", if said.is_some() { "care" } else { "sr" }, |ui| {
            ui.attr_static("role", "status");
            ui.text(&said.map(|said| ctx.fill(said, &bounds)).unwrap_or_default());
        });
        let mut begun = self.class.clone();
        if !known {
            begun.topic.clear();
        }
        let chosen = self.state.chosen.clone().unwrap_or_else(|| {
            let number = ctx.host.length;
            let asked = super::path(ctx).contains('/') || !(LEAST_ITEMS..=MOST_ITEMS).contains(&number);
            begun.number = if asked { begun.number } else { number };
            Chosen::of(&begun)
        });
        ui.element("section", "card class", |ui| {
            ui.attr_static("part", "card");
            self.topics(ui, &chosen);
            self.number(ui, &chosen, &bounds);
            self.levels(ui, &chosen);
            self.pair(ui, &chosen);
            self.make(ui, &chosen);
        });
        self.poster_door(ui);
        ctx.link(ui, "quiz", ctx.t(Msg::ClassAlone), Route::Quiz);
    }

    fn topics(&self, ui: &mut Ui, chosen: &Chosen) {
        let ctx = self.ctx;
        let families =
            self.data.pack.families.iter().map(|family| (family.id.as_str(), family.short.as_str()));
        let mut all: Vec<(&str, &str)> = vec![("", ctx.t(Msg::ClassMixed))];
        all.extend(families);
        // A tactic that a warning or the host page named.
        if let Some(name) = self.data.topic(&chosen.topic)
            && all.iter().all(|(id, _)| *id != chosen.topic)
        {
            all.push((&chosen.topic, name));
        }
        self.group(ui, Msg::ClassTopic, |ui| {
            for (id, name) in all {
                let hook = if id.is_empty() { "mixed" } else { id };
                let to = Chosen { topic: id.to_owned(), ..chosen.clone() };
                self.chip(ui, hook, name, chosen.topic == id, to);
            }
        });
    }

    fn levels(&self, ui: &mut Ui, chosen: &Chosen) {
        self.group(ui, Msg::ClassLevel, |ui| {
            for (level, hook) in LEVELS {
                let to = Chosen { level, ..chosen.clone() };
                self.chip(ui, hook, self.ctx.t(level_name(level)), chosen.level == level, to);
            }
        });
    }

    fn number(&self, ui: &mut Ui, chosen: &Chosen, bounds: &[(&str, &str)]) {
        let ctx = self.ctx;
        let wrong = chosen.class().is_none();
        ui.element("div", "note-field", |ui| {
            let said = if wrong { ctx.fill(Msg::ClassNumberWrong, bounds) } else { String::new() };
            let (label, value) = (ctx.fill(Msg::ClassNumber, bounds), &chosen.number);
            let field = Field { id: "class-number", label: &label, value, wrong, said: &said };
            let (act, chosen) = (self.state.dispatcher(), chosen.clone());
            field.add(
                ui,
                Callback::from(move |number| {
                    act.dispatch(Action::Choose(Chosen { number, ..chosen.clone() }));
                }),
            );
        });
    }

    fn pair(&self, ui: &mut Ui, chosen: &Chosen) {
        let (act, now) = (self.state.dispatcher(), chosen.clone());
        let change = Callback::from(move |pair| act.dispatch(Action::Choose(Chosen { pair, ..now.clone() })));
        tick(ui, "pair", chosen.pair, self.ctx.t(Msg::ClassPair), change);
    }

    fn make(&self, ui: &mut Ui, chosen: &Chosen) {
        let (ctx, quiz) = (self.ctx.clone(), self.data.quiz.clone());
        let class = chosen.class();
        let make = Callback::from(move |_| {
            if let Some(class) = &class {
                let class = class.with_code(&quiz, (ctx.services.seed)());
                ctx.act(base::Action::Go(Route::Class(class.to_string())));
            }
        });
        self.ctx.button(ui, "make", "btn", self.ctx.t(Msg::ClassMake), make);
    }

    /// Adds a named group of choices.
    fn group(&self, ui: &mut Ui, name: Msg, inside: impl FnOnce(&mut Ui)) {
        ui.element("div", "filters", |ui| {
            ui.attr_static("role", "group");
            ui.attr("aria-label", self.ctx.t(name));
            ui.text_element("b", "", self.ctx.t(name));
            inside(ui);
        });
    }

    fn chip(&self, ui: &mut Ui, hook: &str, name: &str, on: bool, to: Chosen) {
        let choose = self.on(move || Action::Choose(to.clone()));
        ui.button(if on { "chip on" } else { "chip" }, ("data-option", hook), choose, |ui| {
            ui.pressed(on);
            ui.text(name);
        });
    }
}
