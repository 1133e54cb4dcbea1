//! Screen of a class whose set is drawn: what it is, its link, and what can be done with it.

use topup_guard_core::class::{Class, Half, read_people};
use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::field::Field;
use super::{Action, Room, level_name};
use crate::browser::share::{Shared, copy};
use crate::parts::{Ui, artefact_name, card, head, tick};

impl Room<'_> {
    /// Adds the heading: what the class is.
    pub(super) fn set_head(&self, ui: &mut Ui) {
        let (ctx, class) = (self.ctx, self.class);
        let n = self.names().len().to_string();
        let code = class.code.map(|code| code.to_string()).unwrap_or_default();
        let level = ctx.t(level_name(class.level));
        let values = [("topic", self.topic()), ("n", n.as_str()), ("code", code.as_str()), ("level", level)];
        head(ui, &ctx.fill(Msg::ClassSetTitle, &values), &ctx.fill(Msg::ClassSetLead, &values));
    }

    /// Adds the screen below its heading.
    pub(super) fn set(&self, ui: &mut Ui, [root, wall, show]: [&NodeRef; 3]) {
        let ctx = self.ctx;
        self.notices(ui);
        self.halves(ui);
        self.begin(ui, show);
        self.result(ui);
        self.link(ui);
        self.contents(ui);
        self.handouts(ui);
        ctx.link(ui, "another", ctx.t(Msg::ClassAnother), Route::Class(self.undrawn().to_string()));
        self.stage(ui, root, wall);
    }

    /// Adds the number of people and the button that opens the projector's view.
    fn begin(&self, ui: &mut Ui, show: &NodeRef) {
        let (ctx, held) = (self.ctx, &self.state.held);
        let wrong = read_people(&held.people).err();
        ui.element("section", "card class no-print", |ui| {
            ui.attr_static("part", "card");
            let said = wrong.map(|error| self.wrong(error));
            let field = Field {
                id: "class-people",
                label: ctx.t(Msg::ClassPeople),
                value: &held.people,
                wrong: wrong.is_some(),
                said: said.as_deref().unwrap_or(ctx.t(Msg::ClassPeopleHint)),
            };
            let act = self.state.dispatcher();
            field.add(ui, Callback::from(move |text| act.dispatch(Action::People(text))));
            let (half, items) = (self.class.half, self.names().len());
            let open = self.on(move || Action::Show(half, items));
            ui.button("btn", ("data-do", "show"), open, |ui| {
                ui.attr_static("part", "button");
                ui.node_ref(show);
                ui.text(ctx.t(Msg::ClassShow));
            });
            ui.text_element("p", "small", ctx.t(Msg::ClassKeys));
            if self.state.unstored {
                ui.text_element("p", "care", ctx.t(Msg::ClassUnstored));
            }
        });
    }

    /// Adds what people should know of the set.
    fn notices(&self, ui: &mut Ui) {
        let (ctx, class, drawn) = (self.ctx, self.class, self.names().len());
        if class.has_changed(self.sets) {
            ui.text_element("p", "care", ctx.t(Msg::ClassChanged));
        }
        let texts = [class.number as usize, drawn, self.data.related(self.names(), &class.topic)]
            .map(|number| number.to_string());
        let [asked, n, related] = texts.each_ref().map(String::as_str);
        let values = [("asked", asked), ("n", n), ("related", related)];
        if drawn < class.number as usize {
            ui.text_element("p", "care", &ctx.fill(Msg::ClassFewer, &values));
        }
        if !class.topic.is_empty() && related != n {
            ui.text_element("p", "small", &ctx.fill(Msg::ClassRelated, &values));
        }
    }

    /// Adds the two sets of a class that is held before and after a lesson.
    fn halves(&self, ui: &mut Ui) {
        let (ctx, class) = (self.ctx, self.class);
        if class.half.is_none() {
            return;
        }
        ui.element("nav", "row", |ui| {
            ui.attr("aria-label", ctx.t(Msg::ClassHalves));
            for (half, hook, name) in
                [(Half::Before, "before", Msg::ClassBefore), (Half::After, "after", Msg::ClassAfter)]
            {
                let here = class.half == Some(half);
                let other = Class { half: Some(half), ..class.clone() };
                let look = if here { "btn" } else { "btn ghost" };
                ctx.anchor(ui, look, hook, Route::Class(other.to_string()), |ui| {
                    if here {
                        ui.attr_static("aria-current", "page");
                    }
                    ui.text(ctx.t(name));
                });
            }
        });
    }

    /// Adds the list of the items, without their truth: a hall may see this screen.
    fn contents(&self, ui: &mut Ui) {
        let ctx = self.ctx;
        ui.element("details", "card class", |ui| {
            ui.text_element("summary", "", ctx.t(Msg::ClassContents));
            ui.element("ol", "steps", |ui| {
                for item in self.data.items(self.names()) {
                    let families = &self.data.pack.families;
                    let family = families.iter().find(|family| family.id == item.family);
                    let family = family.map(|family| family.name.as_str()).unwrap_or_default();
                    let kind = ctx.t(artefact_name(item.artefact.kind));
                    ui.element("li", "", |ui| {
                        ui.attr("data-item", &item.id);
                        ui.text(&format!("{kind}{}{family}", ctx.t(Msg::Colon)));
                    });
                }
            });
        });
    }

    /// Adds the link to copy.
    fn link(&self, ui: &mut Ui) {
        let ctx = self.ctx;
        let class = if self.state.fresh { self.undrawn() } else { self.class.clone() };
        let route = Route::Class(class.to_string());
        let link = ctx.address(&route);
        // The page of a host with content of its own knows no classes.
        if !link.ends_with(&class.to_string()) {
            return;
        }
        card(ui, "card class no-print", ctx.t(Msg::ClassLink), |ui| {
            ui.text_element("p", "note-text", &link);
            let act = self.state.dispatcher();
            let change = Callback::from(move |same: bool| act.dispatch(Action::Fresh(!same)));
            tick(ui, "same", !self.state.fresh, ctx.t(Msg::ClassSame), change);
            let (act, text) = (self.state.dispatcher(), link.clone());
            let click = Callback::from(move |_: MouseEvent| {
                let (act, text) = (act.clone(), text.clone());
                wasm_bindgen_futures::spawn_local(async move {
                    let copied = copy(&text).await == Shared::Copied;
                    act.dispatch(Action::Say(if copied { Msg::CheckCopied } else { Msg::CheckByHand }));
                });
            });
            ctx.button(ui, "copy", "btn ghost", ctx.t(Msg::ClassCopy), click);
            ui.element("p", "small", |ui| {
                ui.attr_static("role", "status");
                ui.text(self.state.said.map_or("", |msg| ctx.t(msg)));
            });
        });
    }

    /// Returns the class without its set.
    fn undrawn(&self) -> Class {
        Class { code: None, half: None, ..self.class.clone() }
    }
}
