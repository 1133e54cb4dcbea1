//! Footnotes: numbers behind the claims of a page, and the list of sources they lead to.

use topup_guard_core::pack::{Claim, Msg, Seen, Source, fill};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent, ShadowRoot};
use yew::Callback;

use super::Ui;
use crate::base::Ctx;

/// Sources of one page, numbered in the order in which they are first cited.
#[derive(Debug)]
pub struct Footnotes<'a> {
    ctx: &'a Ctx,
    /// Lists in which sources are looked up.
    sources: [&'a [Source]; 2],
    ids: Vec<String>,
    own: bool,
}

impl<'a> Footnotes<'a> {
    /// Returns footnotes without any source yet.
    #[must_use]
    pub fn new(ctx: &'a Ctx) -> Self {
        Self::from(ctx, &ctx.pages().sources)
    }

    /// Returns footnotes without any source yet; they are looked up in `sources`.
    #[must_use]
    pub fn from(ctx: &'a Ctx, sources: &'a [Source]) -> Self {
        Self { ctx, sources: [sources, &[]], ids: Vec::new(), own: false }
    }

    /// Returns footnotes without any source yet; they are looked up among those of the pages, then in `more`.
    #[must_use]
    pub fn with(ctx: &'a Ctx, more: &'a [Source]) -> Self {
        Self { ctx, sources: [&ctx.pages().sources, more], ids: Vec::new(), own: false }
    }

    /// Returns the number of a source, a new one at its first citation.
    pub fn note(&mut self, source: &str) -> usize {
        let known = self.ids.iter().position(|id| id == source);
        known.unwrap_or_else(|| {
            self.ids.push(source.to_owned());
            self.ids.len() - 1
        }) + 1
    }

    /// Adds a claim with the numbers of its sources.
    pub fn claim(&mut self, ui: &mut Ui, claim: &Claim) {
        ui.text(&claim.text);
        self.marks(ui, &claim.sources, claim.own);
    }

    /// Adds a paragraph with a claim and the numbers of its sources.
    pub fn paragraph(&mut self, ui: &mut Ui, class: &'static str, claim: &Claim) {
        ui.element("p", class, |ui| self.claim(ui, claim));
    }

    /// Adds a list of claims with the numbers of their sources.
    pub fn list(&mut self, ui: &mut Ui, claims: &[Claim]) {
        self.items(ui, "ul", "claims", claims);
    }

    /// Adds numbered steps.
    pub fn steps(&mut self, ui: &mut Ui, claims: &[Claim]) {
        self.items(ui, "ol", "steps", claims);
    }

    fn items(&mut self, ui: &mut Ui, tag: &'static str, class: &'static str, claims: &[Claim]) {
        ui.element(tag, class, |ui| {
            for claim in claims {
                ui.element("li", "", |ui| self.claim(ui, claim));
            }
        });
    }

    /// Adds the number of a source; nothing until the sources have arrived.
    pub fn mark(&mut self, ui: &mut Ui, id: &str) {
        if self.sources.iter().all(|list| list.is_empty()) {
            // The number would lead nowhere.
            return;
        }
        let number = self.note(id).to_string();
        let target = format!("source-{id}");
        ui.element("button", "mark", |ui| {
            ui.attr_static("type", "button");
            ui.attr("aria-label", &self.ctx.fill(Msg::SourceMark, &[("n", &number)]));
            ui.onclick(Callback::from(move |event: MouseEvent| show(&event, &target)));
            ui.text(&number);
        });
    }

    /// Adds the numbers of sources, and notes whether something is our own judgement.
    pub fn marks(&mut self, ui: &mut Ui, sources: &[String], own: bool) {
        for id in sources {
            self.mark(ui, id);
        }
        self.own |= own;
    }

    /// Adds the list of sources that the numbers lead to, and a line on what has none.
    pub fn sources(&self, ui: &mut Ui) {
        if self.ids.is_empty() && !self.own {
            return;
        }
        ui.element("section", "sources", |ui| {
            ui.text_element("h2", "", self.ctx.t(Msg::Sources));
            if !self.ids.is_empty() {
                ui.element("ol", "", |ui| {
                    for id in &self.ids {
                        let Some(source) =
                            self.sources.iter().copied().flatten().find(|source| source.id == *id)
                        else {
                            continue;
                        };
                        ui.element("li", "", |ui| {
                            ui.attr("id", &format!("source-{id}"));
                            ui.attr_static("tabindex", "-1");
                            ui.text(&self.cite(source));
                        });
                    }
                });
            }
            if self.own {
                ui.text_element("p", "", self.ctx.t(Msg::OwnJudgement));
            }
        });
    }

    /// Formats a source in one line.
    fn cite(&self, source: &Source) -> String {
        let form = self.ctx.t(if source.date.is_empty() { Msg::CiteUndated } else { Msg::Cite });
        let values =
            [("publisher", source.publisher.as_str()), ("title", &source.title), ("date", &source.date)];
        let mut text = fill(form, &values);
        if source.seen == Seen::Repost {
            text.push_str(self.ctx.t(Msg::SourceRepost));
        }
        text
    }
}

/// Scrolls to the element with this id and focuses it, without changing the page's address.
pub fn show(event: &MouseEvent, id: &str) {
    let node = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    let found = node
        .and_then(|node| node.get_root_node().dyn_into::<ShadowRoot>().ok())
        .and_then(|root| root.get_element_by_id(id))
        .and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(found) = found {
        found.scroll_into_view();
        let _ = found.focus();
    }
}
